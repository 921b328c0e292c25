"""A fast lane for plainly written files: the values of `parse`, several times sooner.

For: the usual profile, without libyaml's event objects, which cost more than all the rest of a check (see
docs/decisions.md). Must not: be more lenient than `parse` or ever disagree with it. Whatever is not plainly in
the subset below is given back as None and read by `parse`, which alone says what is wrong; a property test
holds the two together.

The subset: `key: value` at the margin, or a list of such mappings; below a bare `key:` either `  key: value` lines
or a list of `  - value` or `  - key: value` items that go on with `    key: value`. A value is a plain phrase, text in
quotes without a backslash, or a one-line list or mapping of these. Comments and empty lines may stand between.
"""

from __future__ import annotations

import re
from typing import Any

from peerpact.formats.yaml.scalars import Typing, typed

# What no scalar of the subset holds: white space other than " ", control characters, and code points libyaml refuses.
_ODD = r"\s\x00-\x1f\x7f-\x9f\u2028\u2029\ufeff\ufffe\uffff\ud800-\udfff"
_REST = rf"(?:[^:{_ODD}]|:(?=[^{_ODD}]))*"
_PLAIN = rf"\.?[^\W_]{_REST}(?: +[^:#{_ODD}]{_REST})*"
_QUOTED = rf"(?:\"(?:[^\"\\{_ODD}]| )*\"|'(?:[^'{_ODD}]| )*')"
_ITEM = rf"(?:\.?[^\W_](?:[\w./+()'&-]| (?=[\w./+(&]))*|{_QUOTED})"
_ENTRY = rf"[a-z_]{{1,60}}: +{_ITEM}"
_LINE = re.compile(
    rf"(?P<lead>|  |  - |    )(?:(?P<key>[a-z_]{{1,60}}):(?: +|$))?"
    rf"(?:(?P<plain>{_PLAIN})|(?P<quoted>{_QUOTED})|\[(?P<list>{_ITEM}(?:, *{_ITEM})*)\]"
    rf"|\{{(?P<map>{_ENTRY}(?:, *{_ENTRY})*)\}})? *(?: #(?:[^{_ODD}]| )*)?"
)
_USUAL = re.compile(r"(|  |  - |    )([a-z_]{1,60}): ([^\W_][\w./-]*(?: [^\W_][\w./-]*)*)")  # most lines, at once
_COMMENT = re.compile(rf" *(?:#(?:[^{_ODD}]| )*)?")
_EACH = re.compile(_ITEM)
_EACH_ENTRY = re.compile(rf"([a-z_]{{1,60}}): +({_ITEM})")
_TOP_LIST = re.compile(r"(?:(?:#.*)?\n)*- ")
_MARGIN = re.compile(r"^(?=[^\n])", re.MULTILINE)
_Token = tuple[str, str | None, Any, bool]  # lead, key, value, whether the value is a plain scalar
_SKIP: _Token = ("#", None, None, False)
_SEEN_LIMIT = 100_000


class _NotPlain(Exception):  # noqa: N818 (no error: `parse` reads the file instead)
    pass


def quick(text: str, typing: Typing = None) -> Any:
    """The value of a plainly written document, exactly as `parse` gives it; None when `parse` must read it."""
    try:
        if _TOP_LIST.match(text):  # a list at the margin is read as the list below a key
            wrapped = _mapping("list:\n" + _MARGIN.sub("  ", text), {"list": typing})
            return wrapped["list"] if len(wrapped) == 1 else None
        return _mapping(text, typing or {}) or None
    except _NotPlain:
        return None


def _mapping(text: str, kinds: Typing) -> dict[str, Any]:
    root: dict[str, Any] = {}
    block: Any = root  # where indented lines go; None after a bare key, until its first line says what it is
    entry: Any = None  # the mapping that lines of a list's item go on with
    parent, below = "", None  # the key that `block` belongs to, and the typing of its value
    for line in text.split("\n"):
        token = _seen[line]
        if token is None:
            raise _NotPlain
        lead, key, value, plain = token
        if lead == "    ":
            if entry is None or key in entry or value == "":
                raise _NotPlain
            kind = below.get(key) if below else None
            entry[key] = value if kind is None and value.__class__ is str else _value(value, plain, kind)
        elif lead == "":
            if key is None or key in root:
                raise _NotPlain
            kind = kinds.get(key)
            root[key] = value if kind is None and value.__class__ is str else _value(value, plain, kind)
            parent, block, entry = (key, None, None) if value == "" and plain else ("", root, None)
        elif lead != "#":
            if block is None:
                block, below = ({}, kinds.get(parent)) if lead == "  " else ([], _of_items(kinds.get(parent)))
                root[parent] = block
            elif block is root:
                raise _NotPlain
            entry = _indented(block, token, below)
    return root


def _of_items(kinds: Typing) -> Typing:
    return kinds[0] if kinds.__class__ is list else None


def _indented(block: Any, token: _Token, kinds: Typing) -> dict[str, Any] | None:
    """Put a line where it belongs; gives the mapping that the next line may go on with."""
    lead, key, value, plain = token
    if value == "" or (block.__class__ is list) is (lead == "  "):
        raise _NotPlain
    kind = kinds.get(key) if key and kinds.__class__ is dict else None if key else kinds
    if lead == "  ":
        if key is None or key in block:
            raise _NotPlain
        block[key] = _value(value, plain, kind)
        return None
    item = {key: _value(value, plain, kind)} if key else _value(value, plain, kind)
    block.append(item)
    return item if key else None


def _value(value: Any, plain: bool, kind: Typing) -> Any:
    if value.__class__ is not str:
        if kind:  # numbers within brackets: rare enough to leave them to `parse`
            raise _NotPlain
        return value.copy()
    return typed(value, kind) if plain and kind else value


class _Seen(dict[str, "_Token | None"]):
    """Lines by their text: most lines of a community occur in many files."""

    def __missing__(self, line: str) -> _Token | None:
        if len(self) >= _SEEN_LIMIT:
            self.clear()
        token = self[line] = _read(line)
        return token


_seen = _Seen()


def _read(line: str) -> _Token | None:
    usual = _USUAL.fullmatch(line)
    if usual:
        return usual[1], usual[2], usual[3], True
    if _COMMENT.fullmatch(line):
        return _SKIP
    match = _LINE.fullmatch(line)
    if not match or (match["lead"] == "    " and not match["key"]):
        return None
    if match["quoted"] is not None:
        return (match["lead"], match["key"], match["quoted"][1:-1], False)
    if match["list"]:
        return (match["lead"], match["key"], [_bare(item) for item in _EACH.findall(match["list"])], False)
    if match["map"]:
        pairs = _EACH_ENTRY.findall(match["map"])
        entries = {key: _bare(item) for key, item in pairs}
        return (match["lead"], match["key"], entries, False) if len(entries) == len(pairs) else None
    return (match["lead"], match["key"], match["plain"] or "", True)


def _bare(item: str) -> str:
    return item[1:-1] if item[0] in "\"'" else item
