"""The checks' regular expressions in the dialect of browsers.

For: the same answer about hidden characters and contact data in Python and in JavaScript (flag `u`). Must not: hold an
expression of its own about what people may write.
"""

from __future__ import annotations

import re
from typing import Any

from peerpact.rules.agreement_values import LINK
from peerpact.text import broken_letters, contact_data, placeholders, places
from peerpact.text.hidden import passing
from peerpact.text.time_zones import BESIDE
from peerpact.text.zone_abbreviations import AREAS

_WORD = r"\p{L}\p{N}_"
# Inside of a class a shorthand is written without brackets of its own; a negated one that holds others is spelt out.
_NEGATED = {"[^\\W_]": r"[\p{L}\p{N}]", "[^\\W\\d_]": r"\p{L}"}
_EDGE = rf"(?:(?<=[{_WORD}])(?![{_WORD}])|(?<![{_WORD}])(?=[{_WORD}]))"
_SIGN = re.compile(r"\\.|\[\^\\W(?:\\d)?_\]|[\[\]]", re.DOTALL)


def javascript(pattern: re.Pattern[str]) -> list[str]:
    """Source and flags of the same expression for JavaScript: there `\\w`, `\\d` and `\\b` know ASCII only."""
    inside = False

    def turned(match: re.Match[str]) -> str:
        nonlocal inside
        sign = match[0]
        if sign in _NEGATED:
            return _NEGATED[sign]
        if sign == "[" and not inside:
            inside = True
        elif sign == "[":
            return r"\["
        elif sign == "]":
            inside = False
        return _shorthand(sign, inside)

    return [_SIGN.sub(turned, pattern.pattern), "giu" if pattern.flags & re.IGNORECASE else "gu"]


def _shorthand(sign: str, inside: bool) -> str:
    classes = {
        r"\w": _WORD if inside else f"[{_WORD}]",
        r"\d": r"\p{Nd}",
        r"\D": r"\P{Nd}",
        r"\b": sign if inside else _EDGE,
    }
    return classes.get(sign, sign)


_CONTACT = {
    "suspect": contact_data.SUSPECT,
    "harmless": contact_data.HARMLESS,
    "mail": contact_data.E_MAIL,
    "phone": contact_data.PHONE_NUMBER,
    "called": contact_data.CALLED,
    "room": contact_data.MEETING_ROOM,
    "no_name": re.compile(f"^(?:{placeholders.PLACEHOLDER.pattern}|{placeholders.NO_NAME.pattern})$"),
}


def place_words() -> dict[str, Any]:
    """What the checks take the name of a place apart with."""
    expressions = {"between": places.BETWEEN, "joined": places.JOINED, "around": places.AROUND, "beside": BESIDE}
    lists = {"short": places.SHORT, "owners": places.OWNERS, "areas": AREAS}
    return {name: javascript(pattern) for name, pattern in expressions.items()} | lists


def patterns() -> dict[str, list[str]]:
    """Hidden characters, letters of a wrong encoding, and what looks like a way to reach someone, by name."""
    named = {"hidden": passing(), "link": LINK, "broken": broken_letters.RUN, **_CONTACT}
    return {name: javascript(pattern) for name, pattern in named.items()}
