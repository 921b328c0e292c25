"""All two-way pairs of a community as plain arrays.

For: pairing everyone at once, and figures about a community. Must not: order or leave out anything.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

import numpy as np
from numpy.typing import NDArray

from peerpact.domain.model import Community, Profile
from peerpact.matching.index import MatchingIndex


@dataclass(frozen=True, slots=True)
class Edges:
    """`first` and `second` are positions in `people` (`first` < `second`), `score` is in ten-thousandths, `kind` a
    position in KINDS, `free` everyone's free capacity.
    """

    people: tuple[Profile, ...]
    first: NDArray[np.int32]
    second: NDArray[np.int32]
    score: NDArray[np.int32]
    kind: NDArray[np.uint8]
    free: NDArray[np.int32]


def edges(community: Community, now: date) -> Edges:
    """Everyone who can be suggested on the day `now`, and who of them could teach each other."""
    index = MatchingIndex.of(community, now)
    return Edges(
        tuple(person.profile for person in index.population.people),
        index.pairs.ones,
        index.pairs.others,
        index.pairs.scores.astype(np.int32),
        index.pairs.kinds,
        index.population.free.astype(np.int32),
    )
