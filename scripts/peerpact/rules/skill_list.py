"""Rules about `skills.yml`: every spelling means one skill, and the file fits the built-in list below it.

For: what a community adds, changes and leaves out. Must not: look at anybody's skills.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from peerpact.domain.findings import ERROR, WARNING, Pointer, Problem, clip
from peerpact.domain.skill_list import SkillEntry
from peerpact.domain.vocabulary import Skill, Vocabulary, fold
from peerpact.rules.context import Checkup
from peerpact.rules.registry import rule
from peerpact.text.spelling import nearest

_PATH = "skills.yml"


@rule("skill-list", ERROR)
def skill_list(checkup: Checkup) -> Iterator[Problem]:
    """`skills.yml` has a duplicate ID, a spelling that belongs to two skills, a new skill without a name, or a
    `broader` that doesn't exist or makes a loop.

    Why: Every spelling has to mean one skill, and every chain of `broader` has to end.

    Fix: Delete the second entry or spelling, or use an ID that exists.

    Wrong:
        skills:
          - {id: beekeeping, name: Beekeeping, broader: [gardening]}

    Right:
        skills:
          - {id: gardening, name: Gardening}
          - {id: beekeeping, name: Beekeeping, broader: [gardening]}
    """
    vocabulary = checkup.community.vocabulary
    yield from _twice(vocabulary.own.skills)
    yield from _nameless(vocabulary.own.skills, _left_in(checkup))
    for number, entry in enumerate(vocabulary.own.skills):
        for place, broader in enumerate(entry.broader or ()):
            at = ("skills", number, "broader", place)
            if broader not in vocabulary.skills:
                yield Problem(_PATH, at, f"There's no skill `{clip(broader)}`.", _other_id(broader, vocabulary))
            elif entry.id in _above(broader, vocabulary.skills):
                below = f"`{entry.id}` is below `{broader}`, and `{broader}` below `{entry.id}`"
                yield Problem(_PATH, at, f"`broader` makes a loop: {below}.", "Delete one of the two.")


def _twice(entries: tuple[SkillEntry, ...]) -> Iterator[Problem]:
    """IDs and spellings that two of the community's entries have."""
    owner: dict[str, int] = {}
    for number, entry in enumerate(entries):
        for pointer, text in _spellings(entry):
            first = owner.setdefault(fold(text), number)
            if first != number:
                message = f"`{clip(text)}` already means `{entries[first].id}`."
                yield Problem(_PATH, ("skills", number, *pointer), message, "Delete one of the two.")


def _spellings(entry: SkillEntry) -> list[tuple[Pointer, str]]:
    """Everything that an entry is found by, with the way to it."""
    names = [(("name",), entry.name)] if entry.name else []
    return [(("id",), entry.id), *names, *((("aliases", n), alias) for n, alias in enumerate(entry.aliases))]


def _nameless(entries: tuple[SkillEntry, ...], built_in: Mapping[str, Skill]) -> Iterator[Problem]:
    """New skills without a name; only a built-in skill has one already."""
    for number, entry in enumerate(entries):
        if not entry.name and entry.id not in built_in:
            message = f"`{entry.id}` isn't in the built-in list, so it needs a name."
            near = nearest(entry.id, list(built_in), alike=0.8)
            fix = f"Add `name: …` below the ID.{f' If you meant `{near[0]}`, use that ID.' if near else ''}"
            yield Problem(_PATH, ("skills", number, "id"), message, fix)


def _left_in(checkup: Checkup) -> dict[str, Skill]:
    """The built-in skills that the community doesn't leave out, by ID."""
    vocabulary = checkup.community.vocabulary
    return {skill.id: skill for skill in vocabulary.built_in if skill.id not in vocabulary.own.without}


def _other_id(text: str, vocabulary: Vocabulary) -> str:
    near = [vocabulary.find(text), *nearest(text, list(vocabulary.skills), alike=0.8)]
    return next((f"Did you mean `{skill_id}`?" for skill_id in near if skill_id), "Use the ID of a skill.")


def _above(skill_id: str, skills: Mapping[str, Skill]) -> set[str]:
    broader: set[str] = set()
    ahead = [skill_id]
    while ahead:
        current = ahead.pop()
        if current not in broader and current in skills:
            broader.add(current)
            ahead.extend(skills[current].broader)
    return broader


@rule("built-in-skill", WARNING)
def built_in_skill(checkup: Checkup) -> Iterator[Problem]:
    """An entry of `skills.yml` doesn't fit Peerpact's built-in list: its spelling means another skill there, or
    `without` names a skill that isn't there.

    Why: If a spelling means two skills, people who mean the same thing don't find each other.

    Fix: Use the ID of the built-in skill to change it, or name it under `without` to replace it.

    Wrong:
        skills:
          - {id: py-lang, name: Python}

    Right:
        skills:
          - {id: python, aliases: [py-lang]}
    """
    vocabulary = checkup.community.vocabulary
    own, left = vocabulary.own, _left_in(checkup)
    changed = {entry.id for entry in own.skills}
    taken = {
        fold(text): skill.id for skill in left.values() if skill.id not in changed for text in (skill.name, skill.id)
    }
    for number, entry in enumerate(own.skills):
        for pointer, text in _spellings(entry):
            if meant := taken.get(fold(text)):
                message = f"`{clip(text)}` already means `{meant}` in the built-in list."
                fix = f"To change that skill, use `id: {meant}`; to replace it, add `{meant}` to `without`."
                yield Problem(_PATH, ("skills", number, *pointer), message, fix)
    built_in = {skill.id for skill in vocabulary.built_in}
    for number, skill_id in enumerate(own.without if own.built_in else ()):
        if skill_id not in built_in:
            message = f"The built-in list has no skill `{clip(skill_id)}`."
            near = nearest(skill_id, sorted(built_in), alike=0.8)
            fix = f"Did you mean `{near[0]}`? If not, delete it." if near else "Delete it."
            yield Problem(_PATH, ("without", number), message, fix)
