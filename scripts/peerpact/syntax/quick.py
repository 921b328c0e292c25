"""A fast lane for plainly written files: the values of `parse`, several times sooner.

For: the usual profile, without libyaml's event objects, which cost more than all the rest of a check (see
docs/decisions.md). Must not: be more lenient than `parse` or ever disagree with it. Whatever is not plainly in
the subset below is given back as None and read by `parse`, which alone says what is wrong; a property test
holds the two together.

The subset: `key: value` at the margin; below a bare `key:` either `  key: value` lines or a list of `  - value` or
`  - key: value` items that go on with `    key: value`. A value is a plain phrase, text in double quotes without a
backslash, or a one-line list of these. Comments and empty lines may stand between.
"""

from __future__ import annotations

import re
from typing import Any

from peerpact.syntax.parse import Typing, typed

# What no scalar of the subset holds: white space other than " ", control characters, and code points libyaml refuses.
_ODD = r"\s\x00-\x1f\x7f-\x9f\u2028\u2029\ufeff\ufffe\uffff\ud800-\udfff"
_REST = rf"(?:[^:{_ODD}]|:(?=[^{_ODD}]))*"
_PLAIN = rf"[^\W_]{_REST}(?: +[^:#{_ODD}]{_REST})*"
_QUOTED = rf"\"(?:[^\"\\{_ODD}]| )*\""
_ITEM = rf"(?:[^\W_][\w./+-]*|{_QUOTED})"
_LINE = re.compile(
    rf"(?P<lead>|  |  - |    )(?:(?P<key>[a-z_]+):(?: +|$))?"
    rf"(?:(?P<plain>{_PLAIN})|(?P<quoted>{_QUOTED})|\[(?P<list>{_ITEM}(?:, *{_ITEM})*)\])? *(?: #(?:[^{_ODD}]| )*)?"
)
_COMMENT = re.compile(rf" *(?:#(?:[^{_ODD}]| )*)?")
_EACH = re.compile(_ITEM)
_Token = tuple[str, str | None, Any, bool]  # lead, key, value, whether the value is a plain scalar
_SKIP: _Token = ("#", None, None, False)
_seen: dict[str, _Token | None] = {}  # most lines of a community stand in many files
_SEEN_LIMIT = 100_000


def quick(text: str, typing: Typing = None) -> dict[str, Any] | None:
    """The value of a plainly written document, exactly as `parse` gives it; None when `parse` must read it."""
    root: dict[str, Any] = {}
    block: Any = root  # where indented lines go; None after a bare key, until its first line says what it is
    parent, kinds = "", typing or {}
    for line in text.split("\n"):
        token = _seen[line] if line in _seen else _remember(line)
        if token is None:
            return None
        lead, key, value, plain = token
        if lead == "":
            if key is None or key in root:
                return None
            root[key] = typed(value, kinds[key]) if plain and kinds.get(key) else _fresh(value)
            parent, block = (key, None) if value == "" and plain else (key, root)
        elif lead != "#":
            if block is root:
                return None
            if block is None:
                block = root[parent] = {} if lead == "  " else []
            if not _indented(block, token, kinds.get(parent)):
                return None
    return root or None


def _indented(block: Any, token: _Token, kinds: Typing) -> bool:
    """Put one indented line where it belongs; False when it does not belong there."""
    lead, key, value, plain = token
    if lead == "  - ":
        if block.__class__ is not list:
            return False
        block.append(target := {} if key else _fresh(value))
        if not key:
            return kinds is None and value != ""
    else:
        target = block if lead == "  " else block[-1] if block.__class__ is list and block else None
    if target.__class__ is not dict or key is None or key in target or value == "":
        return False
    if kinds.__class__ is list:
        kinds = kinds[0]
    kind = kinds.get(key) if kinds.__class__ is dict else None
    target[key] = typed(value, kind) if plain and kind else _fresh(value)
    return True


def _fresh(value: Any) -> Any:
    return list(value) if value.__class__ is tuple else value


def _remember(line: str) -> _Token | None:
    if len(_seen) >= _SEEN_LIMIT:
        _seen.clear()
    token = _seen[line] = _read(line)
    return token


def _read(line: str) -> _Token | None:
    if _COMMENT.fullmatch(line):
        return _SKIP
    match = _LINE.fullmatch(line)
    if not match or (match["lead"] == "    " and not match["key"]):
        return None
    if match["quoted"] is not None:
        return (match["lead"], match["key"], match["quoted"][1:-1], False)
    if match["list"]:
        items = tuple(item[1:-1] if item[0] == '"' else item for item in _EACH.findall(match["list"]))
        return (match["lead"], match["key"], items, False)
    return (match["lead"], match["key"], match["plain"] or "", True)
