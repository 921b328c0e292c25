"""What would help someone who has little to choose from, counted and not guessed.

For: changes of one profile, each with the number of partners that it would open today. Must not: rank people.

How: people who could teach and learn with a person but for one gate, or who match one way only, are counted for each
change that would open the gate or turn the match into a pair.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import replace
from heapq import nlargest
from itertools import chain

import numpy as np
from numpy.typing import NDArray

from peerpact.domain.model import LEVELS
from peerpact.domain.weekly_hours import Window
from peerpact.matching import advice_wording
from peerpact.matching.common_hours import free_quarters
from peerpact.matching.hours_index import as_bits
from peerpact.matching.index import MatchingIndex
from peerpact.matching.neighbourhood import Neighbourhood, meeting
from peerpact.matching.population import Places
from peerpact.matching.questions.columns import TEACHES
from peerpact.matching.questions.index import QuestionIndex, open_to_learn
from peerpact.matching.score import only_the_whole
from peerpact.matching.suggestion import ADVICE, ONLY_THE_WHOLE, Suggestion
from peerpact.text.languages import display_name

MOST = 3
_FIRST_HOUR, _LAST_HOUR, _HOURS = 7, 23, 2  # when people are awake, and how long a window is proposed
Advice = tuple[int, str]
"""How many more partners, and what to do."""


def advice(index: MatchingIndex, here: Neighbourhood) -> list[Suggestion]:
    """The changes that open most partners, at most three; where none does, whom to invite."""
    invite = Suggestion(ADVICE, (), 0.0, {}, (advice_wording.invite(*_wanted(index, here)),))
    return changes(index, here) or [invite]


def closed(index: MatchingIndex, here: Neighbourhood) -> tuple[tuple[str, int], ...]:
    """How many people the person could teach and learn from, but for one thing: its name (of REASONS), and how many."""
    both = (here.learned > 0) & (here.taught > 0)
    both[[here.place, *here.population.apart.get(here.place, ())]] = False
    counted = (
        ("shared-language", int((both & ~here.speaks).sum())),
        ("common-hours", int((both & here.speaks & ~here.works).sum())),
        (ONLY_THE_WHOLE, _only_the_whole(index, here)),
    )
    return tuple((reason, people) for reason, people in counted if people)


def _only_the_whole(index: MatchingIndex, here: Neighbourhood) -> int:
    """How many learners of the person's could be teachers too, if they know the part that the person seeks."""
    people, skills = here.population.people, index.vocabulary
    me = people[here.place].profile
    wholes = frozenset().union(*(skills.broader(seek.skill) for seek in me.seeks))
    learners = np.flatnonzero(here.works & (here.taught > 0) & (here.learned == 0)).tolist() if wholes else []
    others = (people[place].profile for place in learners)
    listing = (other for other in others if any(offer.skill in wholes for offer in other.offers))
    return sum(bool(only_the_whole(other, me, skills)) for other in listing)


def changes(
    index: MatchingIndex, here: Neighbourhood, among: NDArray[np.bool_] | None = None, skills: bool = True
) -> list[Suggestion]:
    """The changes that open most partners, at most three; without `skills`, only hours and languages.

    `among` is bool[people of the population] and leaves everyone else out of account.
    """
    both = (here.learned > 0) & (here.taught > 0)
    if among is not None:
        both, here = both & among, replace(here, works=here.works & among)
    counted = [
        *(_skills(index, here) if skills else ()),
        *_hours(here, np.flatnonzero(both & here.speaks & ~here.works)),
        *_languages(here, np.flatnonzero(both & ~here.speaks)),
    ]
    best = sorted((each for each in counted if each[0]), key=lambda each: -each[0])[:MOST]
    return [Suggestion(ADVICE, (), 0.0, {}, (sentence,), gain=gain) for gain, sentence in best]


def _hours(here: Neighbourhood, others: Places) -> Iterator[Advice]:
    """One more window a week, and work without meeting."""
    me = here.population.people[here.place]
    if not len(others):
        return
    if not me.profile.availability.asynchronous:
        gain = int(here.population.asynchronous[others].sum())
        yield gain, advice_wording.asynchronous(gain)
    if me.free is not None:
        gains = [(_opened(here, others, window), window) for window in _windows()]
        gain, window = max(gains, key=lambda each: each[0])
        yield gain, advice_wording.window(str(window), me.profile.timezone, gain)


def _windows() -> list[Window]:
    starts = range(_FIRST_HOUR, _LAST_HOUR - _HOURS + 1, _HOURS)
    return [Window((day,), hour * 60, (hour + _HOURS) * 60) for day in range(7) for hour in starts]


def _opened(here: Neighbourhood, others: Places, window: Window) -> int:
    """How many of those with too few common hours would have enough with one more window."""
    hours, offsets = here.population.hours, here.population.people[here.place].offsets
    more = as_bits([free_quarters((window,), offsets)])[0] | hours.free[:, here.place]
    common = np.bitwise_count(hours.free[:, others] & more[:, None]).sum(2, dtype=np.int16).min(0)
    return int((common >= hours.need).sum())


def _languages(here: Neighbourhood, others: Places) -> Iterator[Advice]:
    """One more language."""
    population = here.population
    others = others[~np.isin(others, [here.place, *population.apart.get(here.place, ())])]
    others = others[meeting(population, here.place, others)[1]]
    spoken = population.set_speaks[population.language_set[others]].sum(0)
    if len(others):
        number = int(np.argmax(spoken))
        gain = int(spoken[number])
        yield gain, advice_wording.language(display_name(population.languages[number]), gain)


def _skills(index: MatchingIndex, here: Neighbourhood) -> Iterator[Advice]:
    """One more skill to teach to those who could teach, and one more to learn from those who could learn."""
    me, names, questions = index.population.people[here.place].profile, index.vocabulary, index.questions
    own, places = index.in_columns[here.place], index.in_columns
    teachers = np.flatnonzero(here.works & (here.learned > 0) & (here.taught == 0)).tolist()
    if counts := _counted(questions, own, (questions.to_teach(places[place]) for place in teachers)):
        skill = _likeliest(counts, {r for o in me.offers for r in names.relatives(o.skill)})
        yield counts[skill], advice_wording.offer(names.name(skill), LEVELS[TEACHES], counts[skill])
    learners = np.flatnonzero(here.works & (here.taught > 0) & (here.learned == 0)).tolist()
    if counts := _counted(questions, own, (open_to_learn(questions, own, places[place]) for place in learners)):
        skill = _likeliest(counts, {r for s in me.seeks for r in names.relatives(s.skill)})
        yield counts[skill], advice_wording.seek(names.name(skill), counts[skill])


def _counted(index: QuestionIndex, me: int, skills: Iterable[Iterable[int]]) -> Counter[str]:
    """By id, how many people each skill would open; without those that the participant lists."""
    columns = index.columns
    counts = Counter(chain.from_iterable(skills))
    for code in (*columns.offers[me], *columns.seeks[me]):
        counts.pop(code >> 2, None)
    return Counter({columns.skills[skill]: times for skill, times in counts.items()})


def _likeliest(counts: Counter[str], relatives: set[str]) -> str:
    """The skill that opens most partners; one that is related to what is listed already goes first."""
    return min(counts, key=lambda skill: (skill not in relatives, -counts[skill], skill))


def _wanted(index: MatchingIndex, here: Neighbourhood) -> tuple[list[tuple[str, int]], bool]:
    """What most others seek but what this person teaches already, and whether anybody else seeks anything."""
    me = index.population.people[here.place].profile
    taught, own = {offer.skill for offer in me.offers}, {seek.skill for seek in me.seeks}
    others = {skill: count - (skill in own) for skill, count in index.seekers.items() if count > (skill in own)}
    most = nlargest(MOST, (skill for skill in others if skill not in taught), key=lambda skill: others[skill])
    return [(index.vocabulary.name(skill), others[skill]) for skill in most], bool(others)
