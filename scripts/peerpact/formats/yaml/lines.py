"""One line of YAML as people see it: what stands before the value, the value, and where both begin.

For: explaining broken files. Must not: read YAML; a line that only looks like a pair is one here.
"""

from __future__ import annotations

import json
import re

_PAIR = re.compile(r"(?P<head> *(?:- +)*[\w-]+|(?: *- +)*[ {]*\"[\w-]+\") *:(?P<gap>\s+)(?P<value>\S.*)")
_ITEM = re.compile(r"(?P<head> *-)(?P<gap>\s+)(?P<value>\S.*)")


def quoted(text: str) -> str:
    """A text in YAML's double quotes (JSON's are the same), readable in any script."""
    return json.dumps(text, ensure_ascii=False)


_MOST_SHOWN = 200


def shown(line: str) -> str:
    """A line with the spaces before it, in a code span."""
    text = line.rstrip()[:_MOST_SHOWN]
    return f"`{text}`" if "`" not in text else quoted(text)


def first_column(line: str) -> int:
    """The column (from 1) where the value of a line begins, or the line itself when it has no key."""
    match = split(line)
    return (match[2] if match else len(line) - len(line.lstrip())) + 1


def in_quotes(line: str) -> str:
    """A line with its value in quotes."""
    parts = split(line)
    return f"{parts[0]} {quoted(parts[1])}".strip() if parts else quoted(line.strip())


def split(line: str) -> tuple[str, str, int] | None:
    """What stands before the value (with its colon or dash), the value, and where it begins."""
    line = line.rstrip()
    pair = _PAIR.fullmatch(line)
    if pair:
        return f"{pair['head']}:", pair["value"], pair.start("value")
    item = _ITEM.fullmatch(line)
    return (item["head"], item["value"], item.start("value")) if item else None


def margin(line: str) -> int:
    """How many spaces begin a line."""
    return len(line) - len(line.lstrip(" "))


def below(above: str) -> int:
    """Where a line begins that belongs to the line above."""
    bare = above.strip()
    return margin(above) + (2 if bare.startswith("- ") else 0) + (2 if bare.endswith(":") else 0)
