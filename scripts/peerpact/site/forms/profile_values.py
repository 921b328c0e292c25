"""A participant or an agreement as the plain values of the file, for the forms that change it.

For: editing what is there; the keys follow from the tables of the formats, so that none is left out. Must not: write
YAML.
"""

from __future__ import annotations

import re
from typing import Any

from peerpact.domain.model import Agreement, Profile
from peerpact.formats.codec import Detail
from peerpact.formats.tables import AGREEMENT, PROFILE

_KEY = re.compile(r"^([a-z_]+):(?=\s)", re.MULTILINE)


def profile_values(person: Profile) -> dict[str, Any]:
    """What the file says, in the order of the schema, with skills by id; `path` is where it lies."""
    return {"path": person.path, **PROFILE.write(person, Detail.FORM)}


def agreement_values(agreement: Agreement) -> dict[str, Any]:
    """What an agreement's file says, in the order of the schema, with skills by id and days as text."""
    return AGREEMENT.write(agreement, Detail.FORM)


def top_level(text: str) -> list[str]:
    """The keys of a file, where each begins a line of its own; nothing where the file is written in another way.

    >>> top_level("# Hello\\nname: Octo\\noffers:\\n- skill: go\\n"), top_level("{name: Octo}")
    (['name', 'offers'], [])
    """
    keys = _KEY.findall(text)
    others = [line for line in text.splitlines() if not re.match(r"[a-z_]+:(\s|$)|[\s#]|-( |$)|$", line)]
    return [] if others or len(set(keys)) != len(keys) else keys
