"""Faults of whole lines that no YAML could hold, told from the text alone before any parser sees it.

For: what beginners bring along from chats, mails and word processors: code fences, quote marks, no-break spaces, other
bullets than `-`, and text that isn't where its key wants it. A fault comes with the corrected line, so that reading
goes on and nothing behind it stays hidden. Must not: touch the lines of a text block, or guess.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Set
from typing import NamedTuple

from peerpact.formats.yaml.lines import quoted, shown


class LineFault(NamedTuple):
    """Lines with the same fault: the first one and its column (from 1), what is wrong, what to write, the new lines.

    `lines` maps line numbers (from 0) to corrected lines; None deletes one.
    """

    line: int
    column: int
    message: str
    fix: str
    lines: dict[int, str | None]


ODD_SPACES = "\xa0\u1680\u2000-\u200a\u202f\u205f\u3000"
_WIDE = "\u3000"  # takes the room of two
_FENCE = re.compile(r" {0,3}(```+|~~~+) *[\w.+-]* *")
_QUOTED = re.compile(r"(?!>{7}(?: |$))(?:> ?)+")  # seven of them end a conflict of Git
_COMMENT = re.compile(r"(?://+|/\*+|<!--) *(?P<rest>.*?) *(?:\*/|-->)?")
_DIFF_HEAD = re.compile(r"diff --git .*|index .*|--- .*|\+\+\+ .*|@@ .*|new file mode .*")
_WITH_COMMA = re.compile(r"(?P<pair>\"?[\w-]+\"?: +[^#]*[^\s,]), *")
_NO_GAP = re.compile(r"(?P<indent> *)-(?P<rest>(?P<key>[\w-]+): .*)")
_FEW = 3  # lines with a comma at their end; fewer are texts that end in one
_ODD_GAP = re.compile(rf"(?P<indent>[ {ODD_SPACES}]*)(?P<dash>-[ {ODD_SPACES}]+)?(?P<key>[\w-]+:[ {ODD_SPACES}]+)?")
_BULLET = re.compile(r"(?P<indent> *)(?P<sign>[*•‣▪●◦·–—−+]|\d{1,2}[.)])(?P<gap> +)(?P<rest>\S.*)")
_BLOCK = re.compile(r"(?P<indent> *)(?:- +)?(?P<key>[\w-]+): *[|>][+-]?[1-9]?[+-]? *(?:#.*)?")
_KEY = re.compile(r" *(?:- +)?(?P<key>[\w-]+):(?:\s|$)")
_PLAIN = re.compile(r"(?P<head>(?P<indent> *)(?:- +)?(?P<key>[\w-]+):) +(?P<value>[^\s\"'\[{|>#&*!%@`-].*)")
_OPEN = re.compile(r"(?P<indent> *)[\w-]+: *")


def line_faults(text: str, keys: Set[str]) -> tuple[str, list[LineFault]]:
    """The text with its lines corrected as far as they are certain, and the faults; `keys` are the format's words."""
    lines: list[str | None] = list(text.split("\n"))
    faults = []
    for search in _SEARCHES:
        fault = search([line or "" for line in lines], keys)
        if fault:
            faults.append(fault)
            for number, line in fault.lines.items():
                lines[number] = line
    return "\n".join(line or "" for line in lines), sorted(faults)


def without_faults(text: str, keys: Set[str]) -> tuple[str, list[LineFault]]:
    """As `line_faults`, with the lines that only a fault made taken out."""
    reading, faults = line_faults(text, keys)
    gone = {number for fault in faults for number, line in fault.lines.items() if line is None}
    return "\n".join(line for number, line in enumerate(reading.split("\n")) if number not in gone), faults


def _fault(
    lines: list[str], new: dict[int, str | None], message: str, fix: str = "", every: bool = False
) -> LineFault | None:
    """One fault for all lines of a kind; nothing where there is none."""
    if not new:
        return None
    first = min(new)
    more = 0 if every else len(new) - 1
    others = (
        f" The same goes for {more} more lines." if more > 1 else " The same goes for one more line." if more else ""
    )
    write = fix or f"Write {shown(new[first] or '')}."
    column = _first_difference(lines[first], new[first] or "")
    return LineFault(first + 1, column, message, write + others, new)


def _first_difference(old: str, new: str) -> int:
    """The column (from 1) from which on two lines differ."""
    same = (place for place, (before, other) in enumerate(zip(old, new, strict=False)) if before != other)
    return next(same, min(len(old), len(new))) + 1


def _outside(lines: list[str]) -> Iterator[tuple[int, str]]:
    """The lines outside of text blocks (`key: |`), with their numbers."""
    inside = -1
    for number, line in enumerate(lines):
        start = len(line) - len(line.lstrip(" "))
        if inside >= 0 and (not line.strip() or start > inside):
            continue
        block = _BLOCK.fullmatch(line)
        inside = len(block["indent"]) if block else -1
        yield number, line


def _fences(lines: list[str], _: Set[str]) -> LineFault | None:
    new: dict[int, str | None] = {number: None for number, line in _outside(lines) if _FENCE.fullmatch(line)}
    return _fault(
        lines, new, "This line is a code fence. It belongs to Markdown, and YAML has none.", "Delete this line."
    )


def _quotes(lines: list[str], _: Set[str]) -> LineFault | None:
    new: dict[int, str | None] = {}
    for number, line in enumerate(lines):
        mark = _QUOTED.match(line)
        if mark:
            new[number] = line[mark.end() :]
    return _fault(lines, new, "This line begins with `>`, as a quotation in a mail does.")


def _diff(lines: list[str], _: Set[str]) -> LineFault | None:
    """A file that was copied from a diff, where each line that is new begins with `+`."""
    written = {number: line for number, line in enumerate(lines) if line.strip()}
    added = [line for line in written.values() if line.startswith("+") and not _DIFF_HEAD.fullmatch(line)]
    if len(added) < _FEW or any(line[0] != "+" and not _DIFF_HEAD.fullmatch(line) for line in written.values()):
        return None
    new = {number: None if _DIFF_HEAD.fullmatch(line) else line[1:] for number, line in written.items()}
    fix = "Delete the `+` at the start of each line."
    return _fault(lines, new, "This line begins with `+`, as in the view of a change.", fix, every=True)


def _comments(lines: list[str], _: Set[str]) -> LineFault | None:
    """Comments as other languages write them; at the margin, where no text goes on."""
    new: dict[int, str | None] = {}
    for number, line in _outside(lines):
        match = _COMMENT.fullmatch(line.rstrip())
        if match:
            new[number] = f"# {match['rest']}".rstrip()
    return _fault(lines, new, "A comment begins with `#` in YAML, and this one begins with another sign.")


def _commas(lines: list[str], keys: Set[str]) -> LineFault | None:
    """Commas behind the lines, as JSON has them; a single one may belong to a text."""
    if next((line for line in lines if line.strip()), "").lstrip().startswith(("{", "[")):
        return None
    ends = {number: match for number, line in _outside(lines) if (match := _WITH_COMMA.fullmatch(line))}
    new: dict[int, str | None] = {
        number: match["pair"] for number, match in ends.items() if _names_key(match["pair"].replace('"', ""), keys)
    }
    return _fault(lines, new, "YAML has no comma at the end of a line.") if len(new) >= _FEW else None


def _dashes(lines: list[str], keys: Set[str]) -> LineFault | None:
    new: dict[int, str | None] = {}
    for number, line in _outside(lines):
        match = _NO_GAP.fullmatch(line)
        if match and match["key"] in keys:
            new[number] = f"{match['indent']}- {match['rest']}"
    return _fault(lines, new, "The space after `-` is missing.")


def _odd_spaces(lines: list[str], _: Set[str]) -> LineFault | None:
    new: dict[int, str | None] = {}
    for number, line in _outside(lines):
        start = _ODD_GAP.match(line)
        head = start[0] if start else ""
        plain = re.sub(f"[{ODD_SPACES}]", lambda sign: "  " if sign[0] == _WIDE else " ", head)
        if plain != head:
            new[number] = plain + line[len(head) :]
    return _fault(
        lines, new, "There are spaces in this line that only look like spaces, as word processors write them."
    )


def _margin_text(lines: list[str], keys: Set[str]) -> LineFault | None:
    new: dict[int, str | None] = {}
    key, inside = "", -1
    for number, line in enumerate(lines):
        word = _KEY.match(line)
        if (word and word["key"] in keys) or not line.strip():
            block = _BLOCK.fullmatch(line)
            if line.strip():
                inside = len(block["indent"]) if block else -1
                key = key if new or not block else block["key"]
        elif inside >= 0 and len(line) - len(line.lstrip(" ")) <= inside:
            new[number] = " " * (inside + 2) + line.lstrip()
    message = f"The text of `{key}` begins at the margin, so it isn't part of it."
    first = (new[min(new)] or "") if new else ""
    return _fault(lines, new, message, f"Put spaces in front of it: {shown(first)}.")


def _bullets(lines: list[str], keys: Set[str]) -> LineFault | None:
    new: dict[int, str | None] = {}
    above = ""
    for number, line in _outside(lines):
        match = _BULLET.fullmatch(line)
        if match and (_names_key(match["rest"], keys) or _OPEN.fullmatch(above) or number - 1 in new):
            gap = " " * (len(match["sign"]) + len(match["gap"]) - 1)
            new[number] = f"{match['indent']}-{gap}{match['rest']}"
        above = line if line.strip() else above
    return _fault(lines, new, "A list entry begins with `-`, and this one begins with another sign.")


def _names_key(text: str, keys: Set[str]) -> bool:
    word = _KEY.match(text)
    return bool(word) and word["key"] in keys if word else False


def _colons(lines: list[str], keys: Set[str]) -> LineFault | None:
    """A plain text over several lines, one of which holds a colon: it has to be in quotes."""
    for number, line in _outside(lines):
        match = _PLAIN.fullmatch(line)
        if not match:
            continue
        more = list(_continued(lines, number, match.start("key")))
        rest = [lines[other].strip() for other in more]
        if any(_is_pair(text) for text in rest) and not any(_names_key(text, keys) for text in rest):
            quoted_line = f"{match['head']} {quoted(' '.join([match['value'].strip(), *rest]))}"
            new: dict[int, str | None] = {number: quoted_line} | dict.fromkeys(more)
            message = "A colon in the second line of this text makes it a key. Text with a colon goes in quotes."
            return LineFault(number + 1, match.start("value") + 1, message, f"Write {shown(quoted_line)}.", new)
    return None


def _is_pair(text: str) -> bool:
    return not text.startswith("#") and (": " in text or text.endswith(":"))


def _continued(lines: list[str], number: int, indent: int) -> Iterator[int]:
    """The numbers of the lines that go on with a plain text: those that are further in, up to a comment or a list."""
    for other in range(number + 1, len(lines)):
        line = lines[other]
        bare = line.lstrip(" ")
        if not bare or len(line) - len(bare) <= indent or bare.startswith(("- ", "#")):
            return
        yield other


_SEARCHES = (
    _diff,
    _fences,
    _quotes,
    _odd_spaces,
    _comments,
    _commas,
    _margin_text,
    _bullets,
    _dashes,
    _colons,
)
