"""Plain scalars: text, unless a number or a boolean is asked for and looks like one.

For: the one rule of typing that both readers share. Must not: import a YAML library.
"""

from __future__ import annotations

import re
from typing import Any

Typing = Any  # "integer" | "number" | "boolean" | {key: Typing} | [Typing] | None (text, or anything)
_INTEGER = re.compile(r"-?(0|[1-9][0-9]{0,17})\Z")
_NUMBER = re.compile(r"-?(0|[1-9][0-9]{0,17})(\.[0-9]{1,18})?\Z")
_BOOLEANS = {"true": True, "false": False}


def typed(text: str, typing: Typing) -> Any:
    """A plain scalar as the type that is asked for, or as the text it is when it does not look like one."""
    if typing == "boolean":
        return _BOOLEANS.get(text, text)
    if typing == "integer" and _INTEGER.match(text):
        return int(text)
    if typing == "number" and _NUMBER.match(text):
        return float(text) if "." in text else int(text)
    return text
