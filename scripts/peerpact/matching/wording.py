"""Every word that the suggestions say.

For: reasons, notes and headings as plain text. Must not: decide or escape anything: code that
shows these sentences escapes them whole (peerpact.text.escape), because they carry what people wrote.
"""

from __future__ import annotations

from collections.abc import Iterable

from peerpact.domain.vocabulary import Vocabulary
from peerpact.matching.common_hours import QUARTER
from peerpact.matching.score import MOST_QUARTERS, SHARES, Lesson
from peerpact.matching.suggestion import (
    ADVICE,
    ASYNC_PAIR,
    CIRCLE,
    LEARNS,
    ONE_WAY,
    PAIR,
    RELATED_PAIR,
    Suggestion,
)
from peerpact.text.languages import display_name
from peerpact.text.wording import join_words, plural

HEADINGS = {
    PAIR: ("Pairs", "You can teach each other. Every session has two equal halves."),
    RELATED_PAIR: (
        "Pairs through a related skill",
        "You can teach each other, but one of you only a related skill.",
    ),
    CIRCLE: ("Circles of three", "You teach the first, the first teaches the second, the second teaches you."),
    ASYNC_PAIR: (
        "Asynchronous pairs",
        "You can teach each other in writing and recordings; you share no hours.",
    ),
    ONE_WAY: ("One-way matches", "One of you teaches and the other learns: a start, but not yet a partnership."),
    ADVICE: ("How to get more matches", "How many more partners each step would give you today."),
}
TERMS = {
    "learns": "you learn",
    "teaches": "you teach",
    "first_teaches_second": "the first teaches the second",
    "harmonic_mean": "harmonic mean",
    "hours": "shared hours",
    "formats": "shared formats",
}
NEXT_STEP = (
    "Next: say hello to one of them. Once you both want to, write an agreement with `peerpact new agreement`. "
    "Match scores are between 0 and 1; the guide “How matching works” shows how to work them out by hand."
)
NOBODY_YET = (
    "Nobody matches yet. That can change with every person who joins and every line of your profile; "
    "the guide “How matching works” shows what counts."
)
NOT_LEFT_OUT = "Suggested so that nobody is left out: they appear in no other list."
_LEVELS = {1: "one level", 2: "two levels", 3: "three levels"}
_NUMBERS = {1: "one", 2: "two", 3: "three", 4: "four", 5: "five", 6: "six", 7: "seven", 8: "eight", 9: "nine"}
_NAMED = 5


def title(participant: str) -> str:
    """The headline of a list."""
    return f"Partners for {participant}"


def you_learn(taught: tuple[Lesson, ...], teacher: str, skills: Vocabulary) -> list[str]:
    """What the participant learns, one sentence for each skill that counts."""
    sentences = [
        f"You learn {_taught(lesson, skills)}{'' if lesson.exact else ','} from {teacher}: {_distance(lesson, 'your')}."
        for lesson in taught[: len(SHARES)]
    ]
    return sentences + _also(taught, f"{teacher} is also ahead of you in", skills)


def you_teach(taught: tuple[Lesson, ...], learner: str, skills: Vocabulary) -> list[str]:
    """What the participant teaches, one sentence for each skill that counts."""
    sentences = [
        f"You teach {learner} {_taught(lesson, skills)}: {_distance(lesson, 'their')}."
        for lesson in taught[: len(SHARES)]
    ]
    return sentences + _also(taught, f"You are also ahead of {learner} in", skills)


def they_teach(taught: tuple[Lesson, ...], teacher: str, learner: str, skills: Vocabulary) -> list[str]:
    """What the second and third of a circle share, one sentence for each skill that counts."""
    sentences = [
        f"{teacher} teaches {learner} {_taught(lesson, skills)}: {_distance(lesson, 'their')}."
        for lesson in taught[: len(SHARES)]
    ]
    return sentences + _also(taught, f"{teacher} is also ahead of {learner} in", skills)


def in_common(languages: Iterable[str]) -> str:
    """The languages that everyone speaks."""
    names = sorted(display_name(tag) for tag in languages)
    return f"Shared {plural(len(names), 'language')}: {join_words(names)}."


def hours(quarters: int | None, live: bool) -> str:
    """What is known about the common hours, in quarter hours of the worst week; None when someone named none."""
    if quarters is None:
        return "Not everyone has listed their hours, so ask when you could meet."
    if not live:
        return "You share no hours, but all of you also work asynchronously."
    minutes = quarters * QUARTER
    amount = f"{minutes // 60} h {minutes % 60} min" if minutes % 60 else f"{minutes // 60} h"
    return f"You share at least {amount} in every week of the next six months."


def formats(shared: Iterable[str], named: bool) -> str:
    """The formats that everyone likes; `named` says whether anyone has named any."""
    names = list(shared)
    if not named:
        return "You're open to every format, so talk about how you like to learn."
    if not names:
        return "You share no format, so talk about how you like to learn."
    return f"Shared {plural(len(names), 'format')}: {join_words(names)}."


def stand_in(leaver: str, other: str | None) -> str:
    """What happens to a circle when someone leaves."""
    return (
        f"If {leaver} leaves, {other} could step in." if other else f"If {leaver} leaves, nobody could step in today."
    )


def is_stand_in(reason: str) -> bool:
    """Whether a reason is about a circle after someone left: too much for a comment."""
    return reason.startswith("If ") and "could step in" in reason


def moved(places: int) -> str:
    """By how many places sharing attention moved a suggestion; nothing to say for none."""
    if not places:
        return ""
    distance = f"{_NUMBERS.get(abs(places), abs(places))} {plural(abs(places), 'place')}"
    return f"Moved {'up' if places > 0 else 'down'} {distance} so that everyone gets seen."


def term(name: str, value: float) -> str:
    """One term of a score."""
    if name == "hours":
        most = MOST_QUARTERS * QUARTER // 60
        return f"{TERMS[name]} {value:g}{' or more' if value >= most else ''}"
    return f"{TERMS[name]} {value:g}" if name == "formats" else f"{TERMS[name]} {value:.4f}"


def who(suggestion: Suggestion) -> str:
    """A suggestion's headline: with whom, and who teaches whom."""
    if suggestion.kind == CIRCLE:
        return " > ".join(("you", *suggestion.partners, "you"))
    if suggestion.kind == ONE_WAY:
        return f"{suggestion.partners[0]} ({'teaches you' if suggestion.direction == LEARNS else 'learns from you'})"
    return suggestion.partners[0] if suggestion.partners else ""


def unknown(login: str) -> str:
    """Someone asked for a participant who isn't there."""
    return f"No participant is called {login}."


def nearest(logins: list[str]) -> str:
    """What to do about it."""
    if logins:
        return f"Did you mean {join_words(logins, 'or')}?"
    return "A profile that has errors is left out: run `peerpact check` to see them."


def _taught(lesson: Lesson, skills: Vocabulary) -> str:
    if lesson.exact:
        return skills.name(lesson.skill)
    return f"{skills.name(lesson.offered)}, a part of {skills.name(lesson.skill)}"


def _distance(lesson: Lesson, whose: str) -> str:
    return f"{lesson.teacher_level}, {_LEVELS[lesson.gap]} above {whose} {lesson.learner_level}"


def _also(taught: tuple[Lesson, ...], beginning: str, skills: Vocabulary) -> list[str]:
    more = [skills.name(lesson.skill) for lesson in taught[len(SHARES) :]]
    if not more:
        return []
    named = more if len(more) <= _NAMED else [*more[:_NAMED], f"{len(more) - _NAMED} more"]
    return [f"{beginning} {join_words(named)} (more than the match score counts)."]
