"""Every word that an advice says.

For: what would help, as plain text with its number. Must not: count anything, or escape anything (see wording.py).
"""

from __future__ import annotations

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
    named = join_words([f"{name} (sought by {count})" for name, count in wanted])
    return f"Invite someone you'd like to learn with. Most wanted here: {named}."


def _more(gain: int) -> str:
    return "one more partner" if gain == 1 else amount(gain, "more partner")
