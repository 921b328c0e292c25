"""Circles of three: the participant teaches the first, the first the second, the second the participant.

For: the best circles of a person. Must not: know words or pairs.

How: the learners and the teachers of the person who count most are looked at with each other, all at once. A list of
circles has one order: by score evened out, then by the tie of the person with the first, then with the second.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from peerpact.matching.neighbourhood import Neighbourhood, Popularity
from peerpact.matching.population import Places
from peerpact.matching.score import MOST_FORMATS, MOST_QUARTERS
from peerpact.matching.score_tables import DIRECTIONS, Codes, Numbers, scores, three

WIDE = 64
"""How many learners and how many teachers are looked at: those from whom most can be learned, then by tie."""


@dataclass(frozen=True, slots=True)
class Circle:
    """Who is in it, by place, and what its score is made of: codes of directions, quarters, formats.

    `stand_ins` are those who could take the place of the first and of the second in this very circle.
    """

    first: int
    second: int
    taught: int
    between: int
    learned: int
    quarters: int
    formats: int
    score: int
    stand_ins: tuple[int | None, int | None]


@dataclass(frozen=True, slots=True)
class _Groups:
    """Every circle that passes the gates, in the order of the list, as columns."""

    firsts: Places
    seconds: Places
    between: Codes
    quarters: NDArray[np.int16]
    formats: NDArray[np.int64]
    scores: Numbers


def circles(here: Neighbourhood, popularity: Popularity, wanted: int) -> list[Circle]:
    """The best circles, best first; each other person once as long as there are enough.

    When the list is not full, everyone may come up twice, then three times, and so on; never the same two again.
    """
    groups = _groups(here, popularity)
    chosen: list[int] = []
    times: Counter[int] = Counter()
    shown: set[frozenset[int]] = set()
    for limit in range(1, wanted + 1):
        before = len(chosen)
        for number in range(len(groups.firsts)):
            duo = frozenset((int(groups.firsts[number]), int(groups.seconds[number])))
            if len(chosen) < wanted and duo not in shown and all(times[other] < limit for other in duo):
                chosen.append(number)
                shown.add(duo)
                times.update(duo)
        if len(chosen) in (before, wanted):
            break
    return [_circle(here, groups, number) for number in sorted(chosen)]


def _groups(here: Neighbourhood, popularity: Popularity) -> _Groups:
    firsts, seconds = _widest(here, here.taught), np.sort(_widest(here, here.learned))
    between = here.population.learns(seconds, firsts)
    between[seconds[:, None] == firsts] = 0
    for column, first in enumerate(firsts.tolist()):
        if first in here.population.apart:
            between[np.isin(seconds, here.population.apart[first]), column] = 0
    rows, columns = np.nonzero(between)
    groups = _open(here, firsts[columns], seconds[rows], between[rows, columns])
    even = popularity.damp_circles(groups.scores, groups.firsts, groups.seconds)
    order = np.lexsort((here.tie_breaks(groups.seconds), here.tie_breaks(groups.firsts), -even))
    return _Groups(*(getattr(groups, name)[order] for name in _Groups.__slots__))


def _widest(here: Neighbourhood, codes: Codes) -> Places:
    """Those with whom the person can work, from the most that is learned on."""
    others = np.flatnonzero(here.works & (codes > 0))
    return others[np.lexsort((here.tie_breaks(others), -DIRECTIONS[codes[others]]))[:WIDE]]


def _open(here: Neighbourhood, firsts: Places, seconds: Places, between: Codes) -> _Groups:
    """Those circles in which all three share a language, and hours or a willingness to work without meeting."""
    population, me, alone = here.population, here.place, here.population.asynchronous
    spoken, language_set = population.set_speaks, population.language_set
    speaks = (spoken[language_set[me]] & spoken[language_set[firsts]] & spoken[language_set[seconds]]).any(1)
    firsts, seconds, between = firsts[speaks], seconds[speaks], between[speaks]
    quarters, live = population.hours.of_three(me, firsts, seconds)
    kept = live | (alone[me] & alone[firsts] & alone[seconds])
    firsts, seconds, between, quarters = firsts[kept], seconds[kept], between[kept], quarters[kept]
    common = population.formats[me] & population.formats[firsts] & population.formats[seconds]
    formats = np.minimum(np.bitwise_count(common), MOST_FORMATS).astype(np.int64)
    quarters = np.minimum(quarters, MOST_QUARTERS)
    means = three(DIRECTIONS[here.taught[firsts]], DIRECTIONS[between], DIRECTIONS[here.learned[seconds]])
    return _Groups(firsts, seconds, between, quarters, formats, scores(means, quarters, formats))


def _circle(here: Neighbourhood, groups: _Groups, number: int) -> Circle:
    first, second = int(groups.firsts[number]), int(groups.seconds[number])
    return Circle(
        first,
        second,
        int(here.taught[first]),
        int(groups.between[number]),
        int(here.learned[second]),
        int(groups.quarters[number]),
        int(groups.formats[number]),
        int(groups.scores[number]),
        (
            _next(groups.firsts, groups.seconds == second, (first, second)),
            _next(groups.seconds, groups.firsts == first, (first, second)),
        ),
    )


def _next(people: Places, same: NDArray[np.bool_], taken: tuple[int, int]) -> int | None:
    """The best other person in this place of an otherwise equal circle."""
    others = people[same & (people != taken[0]) & (people != taken[1])]
    return int(others[0]) if len(others) else None
