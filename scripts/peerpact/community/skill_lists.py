"""The list of skills that Peerpact brings along, and a community's `skills.yml` laid over it.

For: the vocabulary that a community's files are read by. Must not: judge `skills.yml`; its schema has done that.
"""

from __future__ import annotations

from dataclasses import replace
from functools import cache
from pathlib import Path
from typing import Any

from peerpact.domain.skill_list import SkillList
from peerpact.domain.vocabulary import Skill, Vocabulary
from peerpact.formats.tables import SKILL_LIST
from peerpact.formats.yaml.fast_path import quick

BUILT_IN = Path(__file__).with_name("built_in_skills.yml")
_READ = SKILL_LIST.reader(str)


@cache
def built_in_skills() -> tuple[Skill, ...]:
    """Peerpact's own list, sorted by id. A test holds the file against the schema and the rules."""
    entries = _READ(quick(BUILT_IN.read_text(encoding="utf-8"))).skills
    return tuple(Skill(entry.id, entry.name or entry.id, entry.aliases, entry.broader or ()) for entry in entries)


@cache
def built_in_vocabulary() -> Vocabulary:
    """The skills of a community that has no `skills.yml`."""
    return Vocabulary.overlaid(built_in_skills(), SkillList())


def vocabulary_of(data: Any) -> Vocabulary:
    """The skills of a community by the data of its `skills.yml`; None stands for a file that can't be read."""
    if data is None:
        return replace(built_in_vocabulary(), complete=False)
    return Vocabulary.overlaid(built_in_skills(), _READ(data))
