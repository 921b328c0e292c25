"""Every word on why someone has few partners, and on what would help.

For: gates that are closed, and advice with its number, as plain text. Must not: count anything, or escape anything
(see wording.py).
"""

from __future__ import annotations

from peerpact.domain.model import Profile
from peerpact.matching.common_hours import QUARTER
from peerpact.matching.suggestion import ONLY_THE_WHOLE
from peerpact.text.languages import display_name
from peerpact.text.wording import amount, join_words

_TEACH, _LEARN = "If you can teach ", "If you also want to learn "


def window(spelled: str, zone: str, gain: int) -> str:
    """An hour more that would open partners."""
    return f"If you were also available on {spelled} ({zone}), {_more(gain)} could meet you."


def asynchronous(gain: int) -> str:
    """Work without meeting would open partners."""
    return f"If you also worked asynchronously (`asynchronous: true`), {_more(gain)} would match you."


def language(name: str, gain: int) -> str:
    """A language more that would open partners."""
    return f"If you could hold a session in {name}, {_more(gain)} would match you."


def offer(skill: str, level: str, gain: int) -> str:
    """A skill more to teach that would open partners."""
    return f"{_TEACH}{skill} ({level}), {_more(gain)} would have a reason to learn with you."


def seek(skill: str, gain: int) -> str:
    """A skill more to learn that would open partners."""
    return f"{_LEARN}{skill}, {_more(gain)} could teach it and learn from you."


def is_about_skill(sentence: str) -> bool:
    """Whether an advice names a skill to add: where questions are asked, they say it better."""
    return sentence.startswith((_TEACH, _LEARN))


def invite(wanted: list[tuple[str, int]], anybody_seeks: bool) -> str:
    """What to do where nothing that one person changes helps: bring someone."""
    if not anybody_seeks:
        return "You're among the first here. Invite one person you'd like to learn with."
    if not wanted:
        return "Invite someone you'd like to learn with."
    seekers = [amount(count, "person wants", "people want") for _, count in wanted]
    named = join_words([f"{name} ({people} to learn it)" for (name, _), people in zip(wanted, seekers, strict=True)])
    return f"Invite someone you'd like to learn with. Most wanted here: {named}."


def _more(gain: int) -> str:
    return "one more partner" if gain == 1 else amount(gain, "more partner")


def paused(profile: Profile) -> str:
    """Why people who are paused or inactive get no suggestions."""
    return (
        f"{profile.github} is paused or inactive, so there are no suggestions. Set `status: open` to get them again. "
        "If the profile just hasn't changed for a long time, any change makes it active again."
    )


def full(profile: Profile, taken: int) -> str:
    """Why someone without free capacity gets no suggestions."""
    return (
        f"{profile.github} has {amount(taken, 'partnership')} and a capacity of {profile.capacity}, so there are no "
        "suggestions until one ends, or until `capacity` in the profile is higher."
    )


def nobody_for(profile: Profile, taken: int) -> str:
    """Why someone who is paused, inactive or without free capacity gets nothing; `taken` counts live partnerships."""
    return full(profile, taken) if profile.status == "open" else paused(profile)


def gate(name: str, first: Profile, second: Profile, quarters: int | None, minimum_minutes: int) -> str:
    """Why a gate is closed between two participants; the common quarter hours of the worst week where they count."""
    paused_ones = [p.github for p in (first, second) if p.status != "open"]
    common = (quarters or 0) * QUARTER
    return {
        "status-open": f"{join_words(paused_ones) if paused_ones else 'One of them'} is paused or inactive.",
        "free-capacity": "They don't both have capacity for another partnership (see `capacity` and their agreements).",
        "different-people": "That's the same person.",
        "not-yet-partners": "They already have an agreement.",
        "not-parted": "A partnership between them ended early; they can still start a new one on their own.",
        "shared-language": f"No shared language: {_spoken(first)}; {_spoken(second)}.",
        "common-hours": f"In the worst week of the next six months they share {common} minutes, but "
        f"{minimum_minutes} are needed, and they don't both work asynchronously.",
    }[name]


def closed(reason: str, people: int, person: str = "you") -> str:
    """How many people only one thing keeps from being partners; what opens the way is said by the advice."""
    if reason == ONLY_THE_WHOLE:
        teachers, lists = ("1 person", "lists") if people == 1 else (f"{people} people", "list")
        wants = f"{person} {'want' if person == 'you' else 'wants'}"
        return (
            f"{teachers} could learn from {person}, but {lists} only a wider skill than the one {wants} to learn. "
            "Ask whether they could teach it."
        )
    fit, share = ("1 person fits", "shares") if people == 1 else (f"{people} people fit", "share")
    lacking = {"common-hours": "too few hours", "shared-language": "no language"}[reason]
    return f"{fit} {person} in skills but {share} {lacking} with {person if person == 'you' else 'them'}."


def skills(first: str, second: str, learns: bool, teaches: bool) -> str:
    """What two participants could teach each other."""
    if learns and teaches:
        return f"{first} and {second} could teach each other."
    if learns or teaches:
        teacher, learner = (second, first) if learns else (first, second)
        return f"Only {teacher} could teach {learner}, and not the other way round."
    return f"Neither {first} nor {second} is ahead in anything that the other wants to learn."


def only_the_whole(teacher: str, learner: str, part: str, whole: str) -> str:
    """What could become a lesson if the teacher knows a part of what they list."""
    return (
        f"{learner} wants to learn {part}, and {teacher} lists only {whole}, of which it's a part: ask whether "
        f"{teacher} could teach it."
    )


def why_not(first: str, second: str) -> str:
    """The headline of the answer."""
    return f"Why {first} and {second} aren't suggested to each other"


ALL_OPEN = "Nothing rules it out: capacity, language and time all fit."


def _spoken(person: Profile) -> str:
    return f"{person.github} speaks {join_words([display_name(tag) for tag in person.languages])}"
