"""Every circle of three in a population: A teaches B, B teaches C, C teaches A.

For: `search_circles`. Must not: choose circles, or order them for one person (matching/circles.py does).

How: all matches in one direction that pass the gates are listed first (`Matches`). Each two of them that follow one
another are joined, and the third is looked up. If that would be too many, each person keeps only the matches that
teach most, and the answer says that it isn't complete.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise

import numpy as np
from numpy.typing import NDArray

from peerpact.matching.cohort.graph import Ints
from peerpact.matching.population import Population
from peerpact.matching.score import MOST_FORMATS, MOST_QUARTERS
from peerpact.matching.score_tables import DIRECTIONS, Codes, scores, three

_CELLS, _AT_ONCE = 1 << 21, 200_000
"""How many cells of a table, and how many paths of two matches, are looked at together: this bounds the memory."""

_ALL_PATHS, _MOST_PATHS = 120_000_000, 30_000_000
"""Up to `_ALL_PATHS` paths of two matches are followed. If there are more, matches are left out until there are no more
than `_MOST_PATHS`."""

Flags = NDArray[np.bool_]


@dataclass(frozen=True, slots=True, eq=False)
class Matches:
    """One-way matches by teacher, then learner: places in the population (int64), and codes of directions."""

    teacher: Ints
    learner: Ints
    code: Codes

    def only(self, kept: Flags | Ints) -> Matches:
        """Some of the matches."""
        return Matches(self.teacher[kept], self.learner[kept], self.code[kept])

    def paths(self, people: int) -> int:
        """How many paths of two matches there are."""
        return int(np.bincount(self.learner, minlength=people) @ np.bincount(self.teacher, minlength=people))


@dataclass(frozen=True, slots=True, eq=False)
class Circles:
    """`members` int64[circles, 3]: places in the population, each teaching the next; of the two ways round, the better.

    `score` is int64[circles] in ten-thousandths. `in_and_out` is bool[people]: who both teaches and learns in some
    match.
    """

    members: Ints
    score: Ints
    in_and_out: Flags
    complete: bool


def search_circles(population: Population) -> Circles:
    """All circles that pass the gates, or those of each person's best matches if there are too many."""
    people = len(population.people)
    every = _matches(population)
    in_and_out = (np.bincount(every.teacher, minlength=people) > 0) & (np.bincount(every.learner, minlength=people) > 0)
    kept = _thinned(every, people)
    blocks = [_open(population, kept, *block) for block in closed_paths(kept, people)]
    members = np.concatenate([np.zeros((0, 3), np.int64), *(block[0] for block in blocks)])
    score = np.concatenate([np.zeros(0, np.int64), *(block[1] for block in blocks)])
    best = _better_way_round(members, score, people)
    return Circles(members[best], score[best], in_and_out, kept is every)


def _matches(population: Population) -> Matches:
    """Every match in one direction between two people who share a language and can work together."""
    people = len(population.people)
    step = max(8, _CELLS // max(1, people))
    none = Matches(np.zeros(0, np.int64), np.zeros(0, np.int64), np.zeros(0, np.uint8))
    blocks = [none, *(_matches_of(population, start, min(start + step, people)) for start in range(0, people, step))]
    columns = (np.concatenate([getattr(part, name) for part in blocks]) for name in Matches.__slots__)
    matches = Matches(*columns)
    return matches.only(np.lexsort((matches.learner, matches.teacher)))


def _matches_of(population: Population, start: int, end: int) -> Matches:
    """What the people from `start` to `end` can learn from all others."""
    codes = population.learns(slice(start, end), slice(None))
    fits = (codes > 0) & population.understands(slice(start, end), slice(None))
    for row in range(end - start):
        fits[row, [start + row, *population.apart.get(start + row, ())]] = False
    rows, teacher = np.nonzero(fits)
    learner = rows + start
    _, live = population.hours.common(teacher, learner)
    works = np.flatnonzero(live | (population.asynchronous[teacher] & population.asynchronous[learner]))
    return Matches(teacher[works], learner[works], codes[rows[works], teacher[works]])


def _thinned(every: Matches, people: int) -> Matches:
    """The same matches if they can all be followed; otherwise the best of each teacher and of each learner."""
    if every.paths(people) <= _ALL_PATHS:
        return every
    rank = np.minimum(_rank(every.teacher, every), _rank(every.learner, every))
    most = 512
    kept = every.only(rank < most)
    while kept.paths(people) > _MOST_PATHS and most:
        most = most * 3 // 4
        kept = every.only(rank < most)
    return kept


def _rank(person: Ints, every: Matches) -> Ints:
    """int64[matches]: how many matches of the same person have a higher code, or are before it among equals."""
    order = np.lexsort((every.learner, every.teacher, -every.code.astype(np.int64), person))
    ranked = person[order]
    rank = np.empty(len(person), np.int64)
    rank[order] = np.arange(len(ranked)) - np.searchsorted(ranked, ranked)
    return rank


def closed_paths(matches: Matches, people: int) -> Iterator[tuple[Ints, Ints, Ints]]:
    """Three matches that make a circle, as numbers of matches (int64 each), in blocks.

    The first match is that of the member with the lowest place as a teacher. `matches` are in order of teacher and
    learner.
    """
    begins = np.searchsorted(matches.teacher, np.arange(people + 1))
    keys = matches.teacher * people + matches.learner
    first = np.flatnonzero(matches.teacher < matches.learner)
    after = np.diff(begins)[matches.learner[first]]
    ends = np.cumsum(after)
    cuts = np.searchsorted(ends, np.arange(0, (ends[-1] if len(ends) else 0) + _AT_ONCE, _AT_ONCE))
    for start, end in pairwise([*np.unique(cuts).tolist(), len(first)]):
        outgoing, many = first[start:end], after[start:end]
        first_match = np.repeat(outgoing, many)
        offset = np.arange(many.sum()) - np.repeat(np.cumsum(many) - many, many)
        second_match = np.repeat(begins[matches.learner[outgoing]], many) + offset
        higher = matches.learner[second_match] > matches.teacher[first_match]
        first_match, second_match = first_match[higher], second_match[higher]
        back = matches.learner[second_match] * people + matches.teacher[first_match]
        third_match = np.minimum(np.searchsorted(keys, back), len(keys) - 1)
        closed = keys[third_match] == back
        yield first_match[closed], second_match[closed], third_match[closed]


def _open(
    population: Population, matches: Matches, first_match: Ints, second: Ints, third_match: Ints
) -> tuple[Ints, Ints]:
    """Members and scores of the circles in which all three share a language, and hours or asynchronous work."""
    a, b, c = matches.teacher[first_match], matches.learner[first_match], matches.learner[second]
    spoken = population.set_speaks[population.language_set]
    speaks = np.flatnonzero((spoken[a] & spoken[b] & spoken[c]).any(1))
    quarters, live = population.hours.of_three(a[speaks], b[speaks], c[speaks])
    alone = population.asynchronous
    works = live | (alone[a[speaks]] & alone[b[speaks]] & alone[c[speaks]])
    kept, hours = speaks[works], np.minimum(quarters[works], MOST_QUARTERS).astype(np.uint8)
    a, b, c = a[kept], b[kept], c[kept]
    common = population.formats[a] & population.formats[b] & population.formats[c]
    formats = np.minimum(np.bitwise_count(common), MOST_FORMATS)
    means = three(*(DIRECTIONS[matches.code[match[kept]]] for match in (first_match, second, third_match)))
    return np.stack([a, b, c], axis=1), scores(means, hours, formats)


def _better_way_round(members: Ints, score: Ints, people: int) -> Ints:
    """The numbers of the circles, without those that the same three make with a lower score the other way round."""
    low, high = np.minimum(members[:, 1], members[:, 2]), np.maximum(members[:, 1], members[:, 2])
    keys = (members[:, 0] * people + low) * people + high
    order = np.lexsort((members[:, 1], -score, keys))
    return order[np.append(True, np.diff(keys[order]) != 0)] if len(order) else order
