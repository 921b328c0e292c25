"""Suggestions as values: terms that can be followed by hand, and reasons in words; and why two people aren't suggested.

For: turning what was found (places and codes) into what is shown. Must not: choose or order.
"""

from __future__ import annotations

from collections.abc import Iterator

from peerpact.domain.model import FORMATS, Profile
from peerpact.matching import advice_wording, gates, score, wording
from peerpact.matching.circles import Circle
from peerpact.matching.gates import Group
from peerpact.matching.index import MatchingIndex
from peerpact.matching.neighbourhood import Match
from peerpact.matching.pairs import Row
from peerpact.matching.score_tables import DIRECTIONS, MEANS
from peerpact.matching.suggestion import CIRCLE, KINDS, LEARNS, ONE_WAY, TEACHES, Suggestion, WhyNot

_QUARTERS_OF_AN_HOUR = 4
_ASKED = 3
"""How many skills each of two people is to be asked about."""


def pair(index: MatchingIndex, place: int, row: Row) -> Suggestion:
    """A pair in a person's list."""
    people, pairs = index.population.people, index.pairs
    me, other = people[place], people[row.other]
    terms = {
        "learns": _part(DIRECTIONS[row.learned]),
        "teaches": _part(DIRECTIONS[row.taught]),
        "harmonic_mean": _part(MEANS[row.learned, row.taught]),
    } | _meeting(int(pairs.quarters[row.pair]), int(pairs.formats[row.pair]))
    reasons = (
        *_you_learn(index, other.profile, me.profile),
        *_you_teach(index, me.profile, other.profile),
        *_together(index, (me, other)),
        *([wording.NOT_LEFT_OUT] if row.guaranteed else []),
    )
    value = _part(pairs.scores[row.pair])
    return Suggestion(KINDS[row.kind], (other.profile.github,), value, terms, reasons, moved=row.moved)


def circle(index: MatchingIndex, place: int, ranked: Circle) -> Suggestion:
    """A circle in a person's list."""
    people, skills = index.population.people, index.vocabulary
    me, first, second = people[place], people[ranked.first], people[ranked.second]
    lessons = score.lessons(first.profile, second.profile, skills)
    reasons = (
        *_you_teach(index, me.profile, first.profile),
        *wording.they_teach(lessons, first.profile.github, second.profile.github, skills),
        *_you_learn(index, second.profile, me.profile),
        *_together(index, (me, first, second)),
        *(
            wording.stand_in(leaver.profile.github, None if other is None else people[other].profile.github)
            for leaver, other in zip((first, second), ranked.stand_ins, strict=True)
        ),
    )
    ways = [int(DIRECTIONS[code]) for code in (ranked.taught, ranked.between, ranked.learned)]
    terms = {
        "teaches": _part(ways[0]),
        "first_teaches_second": _part(ways[1]),
        "learns": _part(ways[2]),
        "harmonic_mean": _part(score.harmonic_mean(*ways)),
    } | _meeting(ranked.quarters, ranked.formats)
    return Suggestion(CIRCLE, (first.profile.github, second.profile.github), _part(ranked.score), terms, reasons)


def match(index: MatchingIndex, place: int, ranked: Match) -> Suggestion:
    """A one-way match in a person's list."""
    me, other = index.population.people[place], index.population.people[ranked.other]
    if ranked.teaches:
        lessons, direction = _you_teach(index, me.profile, other.profile), TEACHES
    else:
        lessons, direction = _you_learn(index, other.profile, me.profile), LEARNS
    terms = {direction: _part(DIRECTIONS[ranked.code])} | _meeting(ranked.quarters, ranked.formats)
    reasons = (*lessons, *_together(index, (me, other)))
    return Suggestion(ONE_WAY, (other.profile.github,), _part(ranked.score), terms, reasons, direction)


def _part(number: float) -> float:
    """Ten-thousandths as a number between 0 and 1."""
    return int(number) / score.ONE


def _meeting(quarters: int, formats: int) -> dict[str, float]:
    return {"hours": quarters / _QUARTERS_OF_AN_HOUR, "formats": float(formats)}


def _you_learn(index: MatchingIndex, teacher: Profile, me: Profile) -> list[str]:
    return wording.you_learn(score.lessons(teacher, me, index.vocabulary), teacher.github, index.vocabulary)


def _you_teach(index: MatchingIndex, me: Profile, learner: Profile) -> list[str]:
    return wording.you_teach(score.lessons(me, learner, index.vocabulary), learner.github, index.vocabulary)


def _together(index: MatchingIndex, people: Group) -> tuple[str, str, str]:
    quarters = gates.common_quarters(people)
    liked = [name for name in FORMATS if all(name in (p.profile.formats or FORMATS) for p in people)]
    return (
        wording.in_common(gates.common_languages(people)),
        wording.hours(quarters, gates.live(people, index.minimum_minutes)),
        wording.formats(liked, any(p.profile.formats for p in people)),
    )


def explain(index: MatchingIndex, first: Profile, second: Profile) -> WhyNot:
    """Every gate that keeps two participants apart, and what their skills say."""
    group = (index.person(first), index.person(second))
    names = gates.closed(group, index.minimum_minutes)
    quarters = gates.common_quarters(group)
    closed = {name: advice_wording.gate(name, first, second, quarters, index.minimum_minutes) for name in names}
    learns = bool(score.lessons(second, first, index.vocabulary))
    teaches = bool(score.lessons(first, second, index.vocabulary))
    skills_sentence = advice_wording.skills(first.github, second.github, learns, teaches)
    return WhyNot(first.github, second.github, closed, " ".join((skills_sentence, *_to_ask(index, first, second))))


def _to_ask(index: MatchingIndex, first: Profile, second: Profile) -> Iterator[str]:
    """Where one lists only the whole of what the other wants to learn."""
    names = index.vocabulary
    for teacher, learner in ((second, first), (first, second)):
        for part, whole in score.only_the_whole(teacher, learner, names)[:_ASKED]:
            yield advice_wording.only_the_whole(teacher.github, learner.github, names.name(part), names.name(whole))
