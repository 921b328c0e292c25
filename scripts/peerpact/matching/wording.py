"""Every word that the suggestions say.

For: reasons, notes and headings as plain text. Must not: decide anything or escape anything; whoever
shows these sentences escapes them whole (peerpact.text.escape), because they carry what people wrote.
"""

from __future__ import annotations

from collections.abc import Iterable

from peerpact.domain.model import Profile
from peerpact.domain.vocabulary import Vocabulary
from peerpact.matching.common_hours import QUARTER
from peerpact.matching.score import MOST_QUARTERS, SHARES, Lesson
from peerpact.matching.suggestion import ADVICE, ASYNC_PAIR, CIRCLE, LEARNS, ONE_WAY, PAIR, RELATED_PAIR, Suggestion
from peerpact.text.languages import display_name
from peerpact.text.wording import amount, join_words, plural

HEADINGS = {
    PAIR: ("Pairs", "You teach each other. Every session has two equal halves."),
    RELATED_PAIR: (
        "Pairs through a related skill",
        "You teach each other, but one of you only a part of what is sought.",
    ),
    CIRCLE: ("Circles of three", "You teach the first, the first teaches the second, the second teaches you."),
    ASYNC_PAIR: ("Pairs without meeting", "You teach each other in writing and recordings: your hours never meet."),
    ONE_WAY: ("One-way matches", "One of you teaches, the other learns. A start, not yet a partnership."),
    ADVICE: ("What would help", "Counted for you: how many more partners each step would open today."),
}
TERMS = {
    "learns": "you learn",
    "teaches": "you teach",
    "first_teaches_second": "the first teaches the second",
    "harmonic_mean": "harmonic mean",
    "hours": "common hours",
    "formats": "formats in common",
}
NEXT_STEP = (
    "Next: say hello to one of them. When you agree, write your agreement with `peerpact new agreement`. "
    "Scores are between 0 and 1; guides/matching.md shows how to work them out by hand."
)
NOBODY_YET = (
    "Nobody fits yet. That can change with every newcomer and with every line of your profile; "
    "guides/matching.md shows what counts."
)
NOT_LEFT_OUT = "Suggested so that nobody is left out: no other list has a sure place for them."
_LEVELS = {1: "one level", 2: "two levels", 3: "three levels"}
_NUMBERS = {1: "one", 2: "two", 3: "three", 4: "four", 5: "five", 6: "six", 7: "seven", 8: "eight", 9: "nine"}
_NAMED = 5


def title(participant: str) -> str:
    """The headline of a list."""
    return f"Partners for {participant}"


def paused(profile: Profile) -> str:
    """Why somebody who is paused, or whose old profile rests, gets no suggestions."""
    return (
        f"{profile.github} is paused or rests, so nobody is suggested. `status: open` in the profile ends a pause; any "
        "change of it, such as the line `# still true`, ends the rest of a profile that was not changed for long."
    )


def full(profile: Profile, taken: int) -> str:
    """Why somebody without free capacity gets no suggestions."""
    return (
        f"{profile.github} has {amount(taken, 'live partnership')} and a capacity of {profile.capacity}, so nobody is "
        "suggested. When one ends, or with a higher `capacity` in the profile, there will be new suggestions."
    )


def nobody_for(profile: Profile, taken: int) -> str:
    """Why somebody who is paused, inactive or without free capacity gets nothing; `taken` counts live partnerships."""
    return full(profile, taken) if profile.status == "open" else paused(profile)


def gate(name: str, one: Profile, other: Profile, quarters: int | None, minimum_minutes: int) -> str:
    """Why a gate is closed between two participants; the common quarter hours of the worst week where they count."""
    paused_ones = [p.github for p in (one, other) if p.status != "open"]
    common = (quarters or 0) * QUARTER
    return {
        "status-open": f"{join_words(paused_ones) if paused_ones else 'Somebody'} is paused or rests.",
        "free-capacity": "Not both have room for one more partnership (see `capacity` and the live agreements).",
        "different-people": "That is one person.",
        "not-yet-partners": "They share a live agreement already.",
        "not-parted": "A partnership between them ended early; they may still start a new one on their own.",
        "shared-language": f"No language in common: {_spoken(one)}; {_spoken(other)}.",
        "common-hours": f"In the worst week of the next six months they have {common} minutes in common and "
        f"{minimum_minutes} are asked for, and not both work without meeting.",
    }[name]


def skills(one: str, other: str, learns: bool, teaches: bool) -> str:
    """What two participants could teach each other."""
    if learns and teaches:
        return f"{one} and {other} could teach each other."
    if learns or teaches:
        teacher, learner = (other, one) if learns else (one, other)
        return f"Only {teacher} could teach {learner}; nothing goes the other way."
    return f"Neither of {one} and {other} is ahead in anything that the other one seeks."


def why_not(one: str, other: str) -> str:
    """The headline of the answer."""
    return f"Why {one} and {other} are not suggested to each other"


ALL_OPEN = "Nothing rules it out: no limit of room, language or time."


def you_learn(taught: tuple[Lesson, ...], teacher: str, skills: Vocabulary) -> list[str]:
    """What the participant learns, one sentence for each skill that counts."""
    found = [
        f"You learn {_taught(lesson, skills)}{'' if lesson.exact else ','} from {teacher}: {_distance(lesson, 'your')}."
        for lesson in taught[: len(SHARES)]
    ]
    return found + _also(taught, f"{teacher} is also ahead of you in", skills)


def you_teach(taught: tuple[Lesson, ...], learner: str, skills: Vocabulary) -> list[str]:
    """What the participant teaches, one sentence for each skill that counts."""
    found = [
        f"You teach {learner} {_taught(lesson, skills)}: {_distance(lesson, 'their')}."
        for lesson in taught[: len(SHARES)]
    ]
    return found + _also(taught, f"You are also ahead of {learner} in", skills)


def they_teach(taught: tuple[Lesson, ...], teacher: str, learner: str, skills: Vocabulary) -> list[str]:
    """What the second and third of a circle share, one sentence for each skill that counts."""
    found = [
        f"{teacher} teaches {learner} {_taught(lesson, skills)}: {_distance(lesson, 'their')}."
        for lesson in taught[: len(SHARES)]
    ]
    return found + _also(taught, f"{teacher} is also ahead of {learner} in", skills)


def in_common(languages: Iterable[str]) -> str:
    """The languages that everybody speaks."""
    names = sorted(display_name(tag) for tag in languages)
    return f"{plural(len(names), 'Language')} in common: {join_words(names)}."


def hours(quarters: int | None, live: bool) -> str:
    """What is known about the common hours, in quarter hours of the worst week; None when somebody named none."""
    if quarters is None:
        return "Not everybody has named weekly hours: ask when you could meet."
    if not live:
        return "Your weekly hours never meet, and all of you also work without meeting."
    minutes = quarters * QUARTER
    amount = f"{minutes // 60} h {minutes % 60} min" if minutes % 60 else f"{minutes // 60} h"
    return f"At least {amount} in common in every week of the next six months."


def formats(shared: Iterable[str], named: bool) -> str:
    """The formats that everybody likes; `named` says whether anybody has named any."""
    names = list(shared)
    if not named:
        return "Open to every format: talk about how you like to learn."
    if not names:
        return "No format in common: talk about how you like to learn."
    return f"{plural(len(names), 'Format')} in common: {join_words(names)}."


def stand_in(leaver: str, other: str | None) -> str:
    """What happens to a circle when somebody leaves."""
    return (
        f"If {leaver} leaves, {other} could step in." if other else f"If {leaver} leaves, nobody could step in today."
    )


def moved(places: int) -> str:
    """By how many places sharing attention moved a suggestion; nothing to say for none."""
    if not places:
        return ""
    distance = f"{_NUMBERS.get(abs(places), abs(places))} {plural(abs(places), 'place')}"
    return f"Moved {'up' if places > 0 else 'down'} {distance} to share attention."


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
    """Somebody asked for a participant who is not there."""
    return f"No participant is called {login}."


def nearest(logins: list[str]) -> str:
    """What to do about it."""
    if logins:
        return f"Did you mean {join_words(logins, 'or')}?"
    return "A profile that has errors is left out: run `peerpact check` to see them."


def _spoken(person: Profile) -> str:
    return f"{person.github} speaks {join_words([display_name(tag) for tag in person.languages])}"


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
    return [f"{beginning} {join_words(named)} (more than the score counts)."]
