"""A community's whole list of skills as one file that works without Peerpact's built-in list.

For: `eject`. Must not: write the file.
"""

from __future__ import annotations

from peerpact.domain.skill_list import SkillEntry, SkillList
from peerpact.domain.vocabulary import Vocabulary
from peerpact.formats.codec import Detail
from peerpact.formats.tables import SKILL_LIST
from peerpact.formats.yaml.write import bare_document

_HEAD = "# All skills of this community, sorted by id; those of Peerpact's list are among them.\n"


def whole_list(vocabulary: Vocabulary) -> str:
    """The text of a `skills.yml` that means the same with any built-in list, or with none."""
    skills = sorted(vocabulary.entries, key=lambda skill: skill.id)
    entries = tuple(SkillEntry(skill.id, skill.name, skill.aliases, skill.broader or None) for skill in skills)
    return _HEAD + bare_document(SKILL_LIST.write(SkillList(built_in=False, skills=entries), Detail.FILE))
