"""What changed since someone signed: a few lines of difference between the bytes of then and those of now.

For: `since`, for a file whose signatures were voided. Must not: show more than a person reads, or let a line act: each
is in a fence that none of them can close, with everything invisible spelt out.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from difflib import SequenceMatcher

from peerpact.text.escape import terminal

MOST_LINES, MOST_COLUMNS = 20, 200
_MOST_COMPARED = 300  # lines of each text: beyond them the comparison could take longer than all the rest
_NO_BREAK = "<no line break at the end>"


def since(before: bytes, after: bytes, names: str) -> str:
    """A paragraph and a fenced difference; `names` says, already escaped, who signed the bytes of before."""
    if not before:
        return f"There was nothing in this file when {names} signed. Please read all of it."
    rows, more = _rows(_lines(before), _lines(after))
    shown = [_cut(terminal(row)) for row in rows[:MOST_LINES]]
    longest = max((len(run) for row in shown for run in re.findall("`+", row)), default=0)
    fence = "`" * max(3, longest + 1)
    parts = [f"What changed since {names} signed:", "\n".join([f"{fence}diff", *shown, fence])]
    if more or len(rows) > MOST_LINES:
        parts.append("… and more: all of it is under *Files changed*.")
    return "\n\n".join(parts)


def lost(names: str) -> str:
    """What to say where the bytes of before are nowhere to be found."""
    return (
        f"The text that {names} signed can't be found any more, so what changed can't be shown. Please read it again."
    )


def _lines(content: bytes) -> list[str]:
    lines = content.decode("utf-8", "replace").split("\n")
    ending = lines.pop()  # what follows the last line break, usually nothing
    return [*lines, ending + _NO_BREAK] if ending else lines


def _rows(old: list[str], new: list[str]) -> tuple[list[str], bool]:
    """The lines that differ, each group with one line around it, and whether there are more than were compared."""
    both = list(zip(old, new, strict=False))
    start = next((n for n, (a, b) in enumerate(both) if a != b), len(both))
    tails = zip(reversed(old[start:]), reversed(new[start:]), strict=False)
    same = next((n for n, (a, b) in enumerate(tails) if a != b), min(len(old), len(new)) - start)
    first, last = max(start - 1, 0), max(same - 1, 0)
    old, new = old[first : len(old) - last], new[first : len(new) - last]
    more = max(len(old), len(new)) > _MOST_COMPARED
    return list(_compared(old[:_MOST_COMPARED], new[:_MOST_COMPARED])), more


def _compared(old: list[str], new: list[str]) -> Iterator[str]:
    for number, group in enumerate(SequenceMatcher(None, old, new, autojunk=False).get_grouped_opcodes(1)):
        if number:
            yield "@@"
        for kind, i, i_end, j, j_end in group:
            if kind == "equal":
                yield from (f" {line}".rstrip() for line in old[i:i_end])
                continue
            yield from (f"-{line}" for line in old[i:i_end])
            yield from (f"+{line}" for line in new[j:j_end])


def _cut(row: str) -> str:
    return row if len(row) <= MOST_COLUMNS else row[: MOST_COLUMNS - 1] + "…"
