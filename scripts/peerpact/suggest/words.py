"""Every word that the suggestions say.

For: reasons, notes and headings as plain text. Must not: decide anything or escape anything; whoever
shows these sentences escapes them whole (peerpact.escape), because they carry what people wrote.
"""

from __future__ import annotations

from collections.abc import Iterable

from peerpact.model import Profile
from peerpact.suggest.score import SHARES, Lesson
from peerpact.suggest.values import CIRCLE, LEARNS, ONE_WAY, PAIR, Suggestion
from peerpact.vocabulary import Vocabulary

HEADINGS = {
    PAIR: ("Pairs", "You teach each other. Every session has two equal halves."),
    CIRCLE: ("Circles of three", "You teach the first, the first teaches the second, the second teaches you."),
    ONE_WAY: ("One-way matches", "One of you teaches and nothing comes back. A start, not yet a partnership."),
}
TERMS = {
    "learns": "you learn",
    "teaches": "you teach",
    "first_teaches_second": "the first teaches the second",
    "harmonic_mean": "harmonic mean",
}
NEXT_STEP = (
    "Next: say hello to one of them. When you agree, write your agreement with `peerpact new agreement`. "
    "Scores are between 0 and 1; docs/matching.md shows how to work them out by hand."
)
NOTHING = (
    "Nobody matches yet. What helps: list every skill that you can teach a beginner, add a second skill "
    "that you want to learn, and name every language that you can hold a session in."
)
_LEVELS = {1: "one level", 2: "two levels", 3: "three levels"}
_NAMED = 5


def title(participant: str) -> str:
    """The headline of a list."""
    return f"Partners for {participant}"


def paused(profile: Profile) -> str:
    """Why somebody who is paused gets no suggestions."""
    return f"{profile.github} is paused, so nobody is suggested. Set `status: open` in the profile to be found again."


def full(profile: Profile, taken: int) -> str:
    """Why somebody without free capacity gets no suggestions."""
    have = "partnership" if taken == 1 else "partnerships"
    return (
        f"{profile.github} has {taken} live {have} and a capacity of {profile.capacity}, so nobody is "
        "suggested. When one ends, or with a higher `capacity` in the profile, there will be new suggestions."
    )


def you_learn(taught: tuple[Lesson, ...], teacher: str, skills: Vocabulary) -> list[str]:
    """What the participant learns, one sentence for each skill that counts."""
    found = [
        f"You learn {skills.name(lesson.skill)} from {teacher}: {_distance(lesson, 'your')}."
        for lesson in taught[: len(SHARES)]
    ]
    return found + _also(taught, f"{teacher} is also ahead of you in", skills)


def you_teach(taught: tuple[Lesson, ...], learner: str, skills: Vocabulary) -> list[str]:
    """What the participant teaches, one sentence for each skill that counts."""
    found = [
        f"You teach {learner} {skills.name(lesson.skill)}: {_distance(lesson, 'their')}."
        for lesson in taught[: len(SHARES)]
    ]
    return found + _also(taught, f"You are also ahead of {learner} in", skills)


def they_teach(taught: tuple[Lesson, ...], teacher: str, learner: str, skills: Vocabulary) -> list[str]:
    """What the second and third of a circle share, one sentence for each skill that counts."""
    found = [
        f"{teacher} teaches {learner} {skills.name(lesson.skill)}: {_distance(lesson, 'their')}."
        for lesson in taught[: len(SHARES)]
    ]
    return found + _also(taught, f"{teacher} is also ahead of {learner} in", skills)


def in_common(languages: Iterable[str]) -> str:
    """The languages that everybody speaks."""
    tags = sorted(languages)
    return f"{'Language' if len(tags) == 1 else 'Languages'} in common: {_list(tags)}."


def term(name: str, value: float) -> str:
    """One term of a score."""
    return f"{TERMS[name]} {value:.4f}"


def who(suggestion: Suggestion) -> str:
    """A suggestion's headline: with whom, and who teaches whom."""
    if suggestion.kind == CIRCLE:
        return " > ".join(("you", *suggestion.partners, "you"))
    if suggestion.kind == ONE_WAY:
        return f"{suggestion.partners[0]} ({'teaches you' if suggestion.direction == LEARNS else 'learns from you'})"
    return suggestion.partners[0]


def unknown(login: str) -> str:
    """Somebody asked for a participant who is not there."""
    return f"No participant is called {login}."


def nearest(logins: list[str]) -> str:
    """What to do about it."""
    if logins:
        return f"Did you mean {_list(logins, 'or')}?"
    return "A profile that has errors is left out: run `peerpact check` to see them."


def _distance(lesson: Lesson, whose: str) -> str:
    return f"{lesson.teacher_level}, {_LEVELS[lesson.gap]} above {whose} {lesson.learner_level}"


def _also(taught: tuple[Lesson, ...], beginning: str, skills: Vocabulary) -> list[str]:
    more = [skills.name(lesson.skill) for lesson in taught[len(SHARES) :]]
    if not more:
        return []
    named = more if len(more) <= _NAMED else [*more[:_NAMED], f"{len(more) - _NAMED} more"]
    return [f"{beginning} {_list(named)} (more than the score counts)."]


def _list(items: list[str], word: str = "and") -> str:
    return items[0] if len(items) == 1 else f"{', '.join(items[:-1])} {word} {items[-1]}"
