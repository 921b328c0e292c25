"""Shared attention on a market that others have published figures for: `python tests/benchmarks/two_sided.py`.

For: expected matches and envies of several orders on the two-sided markets of Tomita and Yokoyama (Fair Reciprocal
Recommendation in Matching Markets, RecSys 2024), drawn here from their description: likings are half chance and half
common popularity, everyone sees a whole list, and looks at place k with chance 1/k. Two match with the product of both
chances to look and like. Someone envies another of their own side who would, in their place in all lists of the other
side, bring them more matches. Must not: hold code of others, or be how people are matched here.
"""

from __future__ import annotations

import sys
from collections.abc import Callable
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from statistics import mean

import numpy as np
from numpy.typing import NDArray

sys.path[:0] = [str(Path(__file__).parent)]

from peerpact.matching.fair_exposure import fair_ranks  # noqa: E402
from peerpact.matching.score_tables import tie_breaks  # noqa: E402

Floats = NDArray[np.float64]
Order = Callable[[Floats, Floats], tuple[Floats, Floats]]
"""From both sides' likings [left, right] and [right, left]: what each person ranks the others by, in these shapes."""

SHAPES, SEEDS, _COUNT = ((30, 20), (50, 50)), range(5), 5
PUBLISHED = {"naive": (6.10, 555), "product": (13.21, 292), "TU": (15.45, 73)}
"""Matches and envies at 30 x 20 and seed 0, as the paper and its code have them."""

_TU_BETA, _TU_STEPS = 1.0, 10_000


def likings(left: int, right: int, seed: int) -> tuple[Floats, Floats]:
    """How likely each person likes each of the other side: half chance, half how popular they are with everyone."""
    chance = np.random.RandomState(seed)
    mine, theirs = chance.random_sample((left, right)), chance.random_sample((right, left))
    return (mine + np.linspace(1, 0, right)) / 2, (theirs + np.linspace(1, 0, left)) / 2


def looks(ranks: Floats) -> Floats:
    """How likely each person looks at each other one in a list ordered by `ranks`: 1/k for place k."""
    places = np.argsort(np.argsort(-ranks, axis=1, kind="stable"), axis=1)
    return 1 / (1 + places)


def outcome(order: Order, mine: Floats, theirs: Floats) -> tuple[float, int]:
    """Expected matches, and how many times someone envies another of their own side."""
    ranks, back = order(mine, theirs)
    seen, seen_back = looks(ranks), looks(back)
    matches = mine * seen * (theirs * seen_back).T
    return float(matches.sum()), _envies(mine * seen, theirs.T, seen_back) + _envies(theirs * seen_back, mine.T, seen)


def _envies(likes: Floats, liked: Floats, seen: Floats) -> int:
    """`likes` [person, other]: chance to look and like; `liked` [person, other]: chance to be liked by one who looks;
    `seen` [other, person]: how likely each other one looks at each person.
    """
    own = (likes * liked * seen.T).sum(1)
    found = 0
    for place in range(len(likes)):
        instead = (likes[place] * liked[place]) @ seen  # by whose places are taken
        instead[place] = own[place]
        found += int((instead > own[place] + 1e-9).sum())
    return found


def naive(mine: Floats, theirs: Floats) -> tuple[Floats, Floats]:
    """Everyone's own likings."""
    return mine, theirs


def product(mine: Floats, theirs: Floats) -> tuple[Floats, Floats]:
    """What both like."""
    return mine * theirs.T, theirs * mine.T


def transferable(mine: Floats, theirs: Floats) -> tuple[Floats, Floats]:
    """Matching with transferable utility (Choo and Siow 2006) by iterative proportional fitting."""
    worth = np.exp((mine + theirs.T) / (2 * _TU_BETA))
    right = np.ones(worth.shape[1])
    for _ in range(_TU_STEPS):
        pull = worth @ right / 2
        left = np.sqrt(1 + pull * pull) - pull
        pull = worth.T @ left / 2
        before, right = right, np.sqrt(1 + pull * pull) - pull
        if np.abs(right - before).max() < 1e-12:
            break
    found = worth * left[:, None] * right
    return found, found.T


@dataclass(frozen=True)
class AllPairs:
    """Everyone of the one side with everyone of the other, as `attention` wants pairs; scores in ten-thousandths."""

    people: int
    ones: NDArray[np.int32]
    others: NDArray[np.int32]
    scores: NDArray[np.int64]

    @cached_property
    def both_ways(self) -> tuple[NDArray[np.intp], NDArray[np.intp]]:
        """Where each person's pairs begin, and the pairs by person."""
        ends = np.concatenate((self.ones, self.others))
        begins = np.concatenate(([0], np.cumsum(np.bincount(ends, minlength=self.people))))
        return begins, np.argsort(ends, kind="stable")


def shared(score: Callable[[Floats, Floats], Floats]) -> Order:
    """Our own order from a score of two likings."""

    def order(mine: Floats, theirs: Floats) -> tuple[Floats, Floats]:
        left, right = mine.shape
        ones, others = (grid.ravel().astype(np.int32) for grid in np.indices((left, right)))
        scores = np.rint(10_000 * score(mine, theirs.T)).astype(np.int64).ravel()
        pairs = AllPairs(left + right, ones, others + np.int32(left), scores)
        shaken = tie_breaks((pairs.ones + 1).astype(np.uint64), (pairs.others + 1).astype(np.uint64))
        ranks = fair_ranks(pairs, shaken, _COUNT).astype(float)  # type: ignore[arg-type]
        return ranks[: len(ones)].reshape(left, right), ranks[len(ones) :].reshape(left, right).T

    return order


ORDERS: dict[str, Order] = {
    "naive": naive,
    "product": product,
    "TU": transferable,
    "ours, from the harmonic mean": shared(lambda a, b: 2 * a * b / (a + b)),
    "ours, from the product": shared(lambda a, b: a * b),
}


def main() -> int:
    """One line for each order: seed 0, then the mean over all seeds."""
    print("| market | order | seed 0: matches | envies | five seeds: matches | envies | published |")
    print("| --- " * 7 + "|")
    for left, right in SHAPES:
        for name, order in ORDERS.items():
            found = [outcome(order, *likings(left, right, seed)) for seed in SEEDS]
            means = [mean(column) for column in zip(*found, strict=True)]
            known = PUBLISHED.get(name) if (left, right) == SHAPES[0] else None
            said = f"{known[0]:.2f} ({known[1]})" if known else ""
            start = f"| {left} x {right} | {name} | {found[0][0]:.2f} | {found[0][1]}"
            print(f"{start} | {means[0]:.2f} | {means[1]:.0f} | {said} |")
    return 0


if __name__ == "__main__":
    sys.exit(main())
