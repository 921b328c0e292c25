"""Skills as simple lines: `Kubernetes, advanced: operators and what they cost`.

For: reading what someone teaches or wants to learn. Must not: look a skill up; it is kept as it was written, and the
profile's own checks say whether it is known.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from peerpact.bot.join_form.questions import Complaint
from peerpact.domain.findings import clip
from peerpact.domain.model import LEVELS
from peerpact.formats.field import judge, part
from peerpact.rules.proposals import nearest_choice

Entry = dict[str, str]
EXTRA = {"offers": "note", "seeks": "goal"}
_LONGEST_LINE = 4_000  # far beyond what an entry may hold
_LONGEST_OTHER = 700
_BULLET = re.compile(r"^(?:[-*+•‣·–—]|\d{1,2}[.)])\s+")
_LINE = re.compile(rf"(.*?\S)\s*,\s*({'|'.join(LEVELS)})\s*(?::\s*(.*))?", re.IGNORECASE)
_OTHER_FORM = re.compile(
    rf"([^,:()]*[^,:()\s])\s*(?:\(\s*({'|'.join(LEVELS)})\s*\)|(?::|\s-|\s–|\s—|=)\s*({'|'.join(LEVELS)})(?=\s*(?:$|:|-\s|–|—|,)))"
    rf"\s*(?:[:,–—-]\s*)?(.*)",
    re.IGNORECASE,
)  # `X (advanced)`, `X: advanced`, `X - advanced`
_BETWEEN = re.compile(r"\s*[;,]\s*(?=\S)")
_WITH_LEVEL = re.compile(
    r"[^,;:()]{1,60}(?:\(\s*(?:LEVEL)\s*\)|(?::|\s-|\s–|\s—|=)\s*(?:LEVEL))\s*".replace("LEVEL", "|".join(LEVELS)),
    re.IGNORECASE,
)
_MARKUP = re.compile(r"(?:> +)*(\*\*|__|)(.+?)\1")  # a quotation, and what Markdown makes bold
_LONGEST_LEVEL = 40
_EXAMPLE = {
    "offers": "`Kubernetes, advanced: operators and what they cost`",
    "seeks": "`Public speaking, beginner: give a ten-minute talk at a meetup`",
}


def read_skills(key: str, answer: str) -> tuple[list[Entry], list[Complaint]]:
    """The entries of `offers` or `seeks`, one from each line that is not empty."""
    entries: list[Entry] = []
    complaints: list[Complaint] = []
    for line in (one for row in answer.split("\n") if row.strip() for one in _side_by_side(row)):
        entry = _entry(key, line)
        wrong = [_unclear(key, line)] if entry is None else list(_faults(key, entry))
        complaints += [Complaint(key, message) for message in wrong]
        if entry is not None and not wrong:
            entries.append(entry)
    most = int(part("profile", key)["maxItems"])
    if len(entries) > most:
        complaints.append(Complaint(key, f"These are {len(entries)} skills; at most {most} are possible."))
    if len({tuple(entry.items()) for entry in entries}) < len(entries):
        complaints.append(Complaint(key, "One line is there twice. Please delete one of the two."))
    return entries, complaints[: 2 * most]


def _side_by_side(line: str) -> list[str]:
    """The skills of one line, where each has a level of its own: `Python: advanced, Rust: beginner`."""
    if len(line) > _LONGEST_OTHER:
        return [line]
    skills = [skill for skill in _BETWEEN.split(_BULLET.sub("", line.strip())) if skill]
    return skills if len(skills) > 1 and all(map(_WITH_LEVEL.fullmatch, skills)) else [line]


def _entry(key: str, line: str) -> Entry | None:
    written = _BULLET.sub("", line.strip())
    plain = _LINE.fullmatch(written) if len(line) <= _LONGEST_LINE else None
    other = _OTHER_FORM.fullmatch(written) if not plain and len(line) <= _LONGEST_OTHER else None
    if plain:
        skill, level, extra = plain[1], plain[2].casefold(), (plain[3] or "").strip()
    elif other:
        skill, level, extra = other[1], (other[2] or other[3]).casefold(), (other[4] or "").strip()
    else:
        return None
    return {"skill": _plain(skill), "level": level} | ({EXTRA[key]: extra} if extra else {})


def _plain(skill: str) -> str:
    match = _MARKUP.fullmatch(skill)
    return match[2] if match else skill


def _unclear(key: str, line: str) -> str:
    """Where a level is missing or is another word, with the nearest of the four."""
    written = _BULLET.sub("", line[:_LONGEST_LINE].strip())
    other = _other_level(written)
    near = nearest_choice(other, list(LEVELS)) if other else None
    guess = f" Did you mean `{near}`?" if near else ""
    wanted = f"a comma, and one of {', '.join(LEVELS)}"
    return f"I can't read the line `{clip(written)}`.{guess} Write the skill, {wanted}, such as {_EXAMPLE[key]}."


def _other_level(line: str) -> str:
    """What stands between the only comma and the colon; found without a pattern, for one could be made to take long."""
    skill, _, level = line.partition(":")[0].partition(",")
    word = level.strip()
    return word if skill and "," not in word and len(word) <= _LONGEST_LEVEL else ""


def _faults(key: str, entry: Entry) -> Iterator[str]:
    for name, value in entry.items():
        reason = judge("profile", key, name)(value)
        if reason:
            yield f"`{clip(value)}`: {reason}"
