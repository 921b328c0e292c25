"""The skills of a community and the folding of spellings to their ids.

For: `skills.yml` as a value. Must not: read files.
"""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass, field

_SEPARATORS = re.compile(r"[\s._,/\\:;'’()\-–]+")


@dataclass(frozen=True, slots=True)
class Skill:
    """One entry of `skills.yml`; `broader` names the wholes that it is a part of."""

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
    """All known skills, found by id, name or alias in any case and with any separators."""

    skills: dict[str, Skill] = field(default_factory=dict)
    spellings: dict[str, str] = field(default_factory=dict)
    entries: tuple[Skill, ...] = ()
    families: dict[str, frozenset[str]] = field(default_factory=dict)
    narrower: dict[str, frozenset[str]] = field(default_factory=dict)

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
        families: dict[str, frozenset[str]] = {}
        for skill in made.skills:
            for family in made.broader(skill):
                families[skill] = families.get(skill, frozenset()) | {family}
                families[family] = families.get(family, frozenset()) | {skill}
                made.narrower[family] = made.parts(family) | {skill}
        made.families.update(families)
        return made

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
        return self.families.get(skill_id, frozenset())

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
