"""Prices of people that are close to the best ones, in a moment and without a solver.

For: `soft_prices`, which shows relaxation.py which groups matter. Must not: prove anything.

How: a group is taken to the share `exp((weight - its members' prices) / heat)`. Where a person's shares come to more
than 1, their price rises by the logarithm of that, and where they come to less it falls. While this goes on the heat
falls, and what is left are nearly the prices of the linear program.

Source: iterative scaling of an entropic linear program; Peyré and Cuturi 2019 (Computational Optimal Transport, chapter
4), and Galichon and Salanié 2022 for matching, where each price answers the demand for one person.
"""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from peerpact.matching.cohort.graph import Ints
from peerpact.matching.cohort.groups import Groups

Floats = NDArray[np.float64]

_HEATS = (0.1, 0.03, 0.01, 0.004, 0.002)
"""From coarse to fine, as shares of the highest weight."""

_STEPS, _FRESH = 30, 10
"""How often the prices move at each heat, and after how many moves it is seen again which groups could matter."""

_COLD = 10
"""A group whose members' prices are above its weight by so many heats is left out: its share is next to nothing."""

_HALF = 0.5
"""How far a price moves at a time: all members of a group move at once."""


def soft_prices(groups: Groups, weight: Ints) -> Floats:
    """float[people + 1], in the unit of `weight` (int64[groups], above 0); the last one is NOBODY's and 0."""
    most = float(weight.max(initial=1))
    worth = weight / most
    price = np.zeros(groups.people + 1)
    np.maximum.at(price, groups.members, (worth / groups.size)[:, None])
    price[-1] = 0.0
    for heat in _HEATS:
        for step in range(_STEPS):
            if step % _FRESH == 0:
                near = np.flatnonzero(price[groups.members].sum(axis=1) - worth < _COLD * heat)
                members, value = groups.members[near], worth[near]
                places = np.where(members < 0, groups.people, members).ravel()
            share = np.exp(np.minimum((value - price[members].sum(axis=1)) / heat, 3.0))
            taken = np.bincount(places, np.repeat(share, 3), groups.people + 1)
            price = np.maximum(price + _HALF * heat * np.log(np.maximum(taken, 1e-3)), 0.0)
            price[-1] = 0.0
    return price * most
