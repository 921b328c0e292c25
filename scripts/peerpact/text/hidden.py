"""Characters that nobody can see, and the places where a script or an emoji needs one.

For: the one list that checking, the join form, the site's forms and escaping share. Must not: know files or sentences.

Sources: Unicode 17, the property Default_Ignorable_Code_Point and the categories Cc, Co, Zl and Zp; UTS 51 for emoji,
UTS 37 for variants of Chinese characters, chapters 9 to 16 of the standard for joiners, breaks and marks of single
scripts. The tests compare the list with the Unicode data of a browser.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from functools import cache

_NEVER_SEEN = (
    "\x00-\x08\x0b-\x1f\x7f-\x9f\xad\u034f\u061c\u115f\u1160\u17b4\u17b5\u180b-\u180f\u200b-\u200f\u2028-\u202e"
    "\u2060-\u206f\u2800\u3164\ue000-\uf8ff\ufdd0-\ufdef\ufe00-\ufe0f\ufeff\uffa0\ufff0-\ufffc\ufffe\uffff"
    "\U00013430-\U0001343f\U0001bca0-\U0001bca3\U0001d173-\U0001d17a\U000e0000-\U000e0fff\U000f0000-\U0010ffff"
    + "".join(f"{chr(plane + 0xFFFE)}{chr(plane + 0xFFFF)}" for plane in range(0x10000, 0xF0000, 0x10000))
)
_EMOJI = (
    "\u00a9\u00ae\u203c\u2049\u2122\u2139\u2194-\u21aa\u231a-\u23ff\u24c2\u25aa-\u27bf\u2934\u2935\u2b05-\u2b55\u3030"
    "\u303d\u3297\u3299\U0001f000-\U0001faff"
)
_SKIN = "[\U0001f3fb-\U0001f3ff]"
_HAN = "\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\U00020000-\U0003ffff"
_RIGHT_TO_LEFT = "\u0590-\u08ff\ufb1d-\ufdcf\ufdf0-\ufdff\ufe70-\ufefc\U00010800-\U00010fff\U0001e800-\U0001efff"
_JOINING = (
    "\u0600-\u085f\u0870-\u0dff\u0f00-\u109f\u1780-\u17b3\u17b6-\u180a\u1820-\u18af\u1a00-\u1c4f\ua800-\ua8ff\ua980-\ua9ff"
    "\uaa60-\uaa7f\uabc0-\uabff\ufb50-\ufdcf\ufdf0-\ufdff\ufe70-\ufefc\U00010a00-\U00010a5f\U00011000-\U00011fff"
    "\U0001e900-\U0001e95f"
)
_NO_SPACES = "\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u1950-\u19df\u1a20-\u1aaf\u1b00-\u1b7f\ua980-\ua9ff\uaa60-\uaadf"
_WITH_VARIANTS = (
    "\u2200-\u22ff\u2a00-\u2aff\u1000-\u109f\uaa60-\uaa7f\ua840-\ua877\u2018-\u201d\u3001\u3002\uff01-\uff60"
)
_MARKS = "\u061c\u200e\u200f"

# Each alternative is a place where something unseen is welcome; it is passed over together with what stands before it.
_WELCOME = (
    "\U0001f3f4[\U000e0030-\U000e0039\U000e0061-\U000e007a]{3,6}\U000e007f",
    f"[{_EMOJI}][\ufe0e\ufe0f]?{_SKIN}?(?:\u200d[{_EMOJI}]\ufe0f?{_SKIN}?)*",
    "[0-9#*]\ufe0f\u20e3",
    f"[{_HAN}][\ufe00-\ufe02\U000e0100-\U000e01ef]",
    f"[{_WITH_VARIANTS}][\ufe00\ufe01]",
    f"[{_JOINING}][\u200c\u200d]",
    f"(?<![\u200c\u200d])[\u200c\u200d](?=[{_JOINING}])",
    f"[{_NO_SPACES}]\u200b",
    f"(?<!\u200b)\u200b(?=[{_NO_SPACES}])",
    "[^\\W\\d_]\u00ad(?=[^\\W\\d_])",
    f"[{_RIGHT_TO_LEFT}][^\n{_NEVER_SEEN}]{{0,80}}[{_MARKS}]",
    f"[{_MARKS}](?=[^\n{_NEVER_SEEN}]{{0,80}}[{_RIGHT_TO_LEFT}])",
    "[\u1820-\u18aa][\u180b-\u180f]",
    "[\u1100-\u115e]\u1160(?=[\u11a8-\u11ff])|\u115f(?=[\u1161-\u11a7])",
    "[\u2801-\u28ff]\u2800|\u2800(?=[\u2801-\u28ff])",
    "[\U00013000-\U0001342f][\U00013430-\U0001343f]",
)
_SUSPECT = re.compile(f"[{_NEVER_SEEN}]")


@cache
def passing() -> re.Pattern[str]:
    """Every place worth a look; a match that has a group is a character that nobody can see.

    Compiling it takes longer than reading a hundred profiles, and most communities have nothing of the kind.
    """
    return re.compile(f"{'|'.join(_WELCOME)}|([{_NEVER_SEEN}])")


def hidden(text: str) -> Iterator[re.Match[str]]:
    """Each character that nobody can see, from the start of a text; its place is `match.start(1)`."""
    if _SUSPECT.search(text):  # most texts have nothing of the kind, and this looks at each character once
        yield from (match for match in passing().finditer(text) if match[1])


def first_hidden(text: str) -> tuple[int, str] | None:
    """Where the first character is that nobody can see, and the character."""
    return next(((match.start(1), match[1]) for match in hidden(text)), None)


def spelled_out(text: str) -> str:
    """A text with each of its hidden characters as `<U+202E>`."""
    if not _SUSPECT.search(text):
        return text
    return passing().sub(lambda match: f"<U+{ord(match[1]):04X}>" if match[1] else match[0], text)


def without_hidden(text: str) -> str:
    """A text without its hidden characters; those that a script or an emoji needs stay."""
    return passing().sub(lambda match: "" if match[1] else match[0], text)


def can_be_seen(text: str) -> bool:
    """Whether there is anything in a text beside space and marks that need a letter to stand on."""
    return any(unicodedata.category(character)[0] not in "MZ" for character in _SUSPECT.sub("", "".join(text.split())))


def describe(character: str) -> str:
    """A code point by number and name, such as `U+202E RIGHT-TO-LEFT OVERRIDE`."""
    name = "CARRIAGE RETURN" if character == "\r" else unicodedata.name(character, "control character")
    return f"U+{ord(character):04X} {name}"
