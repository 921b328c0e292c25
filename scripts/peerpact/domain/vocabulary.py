"""The skills of a community and the folding of spellings to their ids.

For: the built-in list of skills with a community's own `skills.yml` laid over it. Must not: read files.
"""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass, field, replace

from peerpact.domain.skill_list import SkillEntry, SkillList

_SEPARATORS = re.compile(r"[\s._,/\\:;'’()\-–]+")


@dataclass(frozen=True, slots=True)
class Skill:
    """One skill; `broader` names the wholes that it is a part of."""

    id: str
    name: str
    aliases: tuple[str, ...] = ()
    broader: tuple[str, ...] = ()


def fold(text: str) -> str:
    """The form in which spellings are compared: no case, no separators, accents composed (NFKC).

    >>> fold("Node.JS") == fold("node js") == "nodejs"
    True
    """
    return _SEPARATORS.sub("", unicodedata.normalize("NFKC", text).casefold())


def slug(text: str) -> str:
    """An id for a skill that the vocabulary does not know: folded words joined by hyphens."""
    return _SEPARATORS.sub("-", unicodedata.normalize("NFKC", text).casefold()).strip("-")


@dataclass(frozen=True, slots=True)
class Vocabulary:
    """All known skills, found by id, name or alias in any case and with any separators.

    `own` is what the community's file says and `built_in` what it was laid over; `complete` is False where that file
    can't be read, so that a skill may well be in it.
    """

    skills: dict[str, Skill] = field(default_factory=dict)
    spellings: dict[str, str] = field(default_factory=dict)
    entries: tuple[Skill, ...] = ()
    related: dict[str, frozenset[str]] = field(default_factory=dict)
    narrower: dict[str, frozenset[str]] = field(default_factory=dict)
    own: SkillList = field(default_factory=SkillList)
    built_in: tuple[Skill, ...] = ()
    complete: bool = True

    @classmethod
    def of(cls, skills: tuple[Skill, ...]) -> Vocabulary:
        """Index the skills. An id wins over a name, a name over an alias; among equals the first one."""
        spellings: dict[str, str] = {}
        for texts in (
            [(s.id, s.id) for s in skills],
            [(s.name, s.id) for s in skills],
            [(alias, s.id) for s in skills for alias in s.aliases],
        ):
            for text, skill_id in texts:
                spellings.setdefault(fold(text), skill_id)
        made = cls({s.id: s for s in skills}, spellings, skills)
        related: dict[str, frozenset[str]] = {}
        for skill in made.skills:
            for whole in made.broader(skill):
                related[skill] = related.get(skill, frozenset()) | {whole}
                related[whole] = related.get(whole, frozenset()) | {skill}
                made.narrower[whole] = made.parts(whole) | {skill}
        made.related.update(related)
        return made

    @classmethod
    def overlaid(cls, built_in: tuple[Skill, ...], own: SkillList) -> Vocabulary:
        """The built-in skills with a community's own list laid over them.

        The community's entries come first, so that its spellings win over the built-in aliases.
        """
        below = built_in if own.built_in else ()
        gone = frozenset(own.without)
        left = {skill.id: _cut(skill, gone) for skill in below if skill.id not in gone}
        mine = {entry.id: _laid_over(entry, left.get(entry.id)) for entry in reversed(own.skills)}
        first = tuple(reversed(mine.values()))
        rest = tuple(skill for skill in left.values() if skill.id not in mine)
        return replace(cls.of(first + rest), own=own, built_in=below)

    def __contains__(self, skill_id: str) -> bool:
        return skill_id in self.skills

    def find(self, text: str) -> str | None:
        """The id of a skill written in any known spelling, or None."""
        return text if text in self.skills else self.spellings.get(fold(text))

    def resolve(self, text: str) -> str:
        """The id of a skill; an unknown one keeps its own slug, so that equal unknowns still meet."""
        return self.find(text) or slug(text) or text

    def relatives(self, skill_id: str) -> frozenset[str]:
        """The ids of the skills that are related to one, one step away: its wholes and its parts."""
        return self.related.get(skill_id, frozenset())

    def broader(self, skill_id: str) -> frozenset[str]:
        """The ids of the wholes that a skill is a part of, one step away."""
        skill = self.skills.get(skill_id)
        return frozenset(map(self.resolve, skill.broader)) - {skill_id} if skill else frozenset()

    def parts(self, skill_id: str) -> frozenset[str]:
        """The ids of the skills that are a part of one: those that name it as `broader`, one step away."""
        return self.narrower.get(skill_id, frozenset())

    def name(self, skill_id: str) -> str:
        """The name to show for an id; an unknown id is shown as it is."""
        skill = self.skills.get(skill_id)
        return skill.name if skill else skill_id


def _cut(skill: Skill, gone: frozenset[str]) -> Skill:
    """A built-in skill that is a part of nothing that was left out."""
    if gone.isdisjoint(skill.broader):
        return skill
    return replace(skill, broader=tuple(whole for whole in skill.broader if whole not in gone))


def _laid_over(entry: SkillEntry, below: Skill | None) -> Skill:
    """An entry with what it leaves to the built-in skill of its id, if there is one."""
    below = below or Skill(entry.id, entry.id)
    more = tuple(alias for alias in entry.aliases if alias not in below.aliases)
    broader = below.broader if entry.broader is None else entry.broader
    return Skill(entry.id, entry.name or below.name, below.aliases + more, broader)
