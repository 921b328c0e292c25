"""What a community writes into `skills.yml`: its own skills, changes of built-in ones, and those it leaves out.

For: the file as a value. Must not: read files, or know the built-in list (`vocabulary` puts both together).
"""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class SkillEntry:
    """One entry under `skills`. Where its id is built in, `name` and `broader` replace those of the built-in skill
    (None leaves them as they are) and `aliases` are added to it."""

    id: str
    name: str | None = None
    aliases: tuple[str, ...] = ()
    broader: tuple[str, ...] | None = None


@dataclass(frozen=True, slots=True)
class SkillList:
    """The whole file. `without` names built-in skills to leave out; without `built_in`, all of them are left out."""

    built_in: bool = True
    without: tuple[str, ...] = ()
    skills: tuple[SkillEntry, ...] = ()
