"""What stops a file from being read, as a value.

For: the readers of bytes and YAML, and the rules that explain it. Must not: hold sentences.
"""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Trouble:
    """What stops a file: a rule's id, line and column from 1, and the thing concerned."""

    rule: str
    line: int
    column: int
    thing: str = ""
    message: str = ""
    fix: str = ""
