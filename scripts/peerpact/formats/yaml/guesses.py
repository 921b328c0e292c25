"""The mistakes that people make in YAML, each as a function from a line to what's wrong with it.

For: `explain.py`. A guess looks at a line that stopped the parser, at the line above it and at the keys that the format
knows. Must not: be sure; whether a guess fits is tried out.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Set
from typing import NamedTuple

from peerpact.formats.yaml.lines import below, margin, quoted, split


class Guess(NamedTuple):
    """What may be wrong with a line, the line as it should be (None: no single line can fix it), and what to do."""

    message: str
    fixed: str | None = None
    fix: str = ""


Guesser = Callable[[str, str, Set[str]], Guess | None]  # the line, the line above, the known keys

_NO_GAP = re.compile(r"(?P<head> *(?:- )?[A-Za-z_]+):(?P<value>[^\s:/].*)")
_NO_COLON = re.compile(r"(?P<head> *(?:- )?(?P<key>[a-z_]+)) +(?P<value>[^:]+)")
_NO_QUOTED_COLON = re.compile(r"(?P<head> *[{,]? *\"[\w-]+\") +(?P<value>[\"\[{\d].*)")
_LONE_KEY = re.compile(r"(?P<head> *(?:- )?(?P<key>[a-z_]+))")
_OTHER_COLON = re.compile(r"(?P<head> *(?:- )?(?P<key>[a-z_]+)) *[=：;] *(?P<value>[^\s=].*)")
_OWN_NUMBER = re.compile(r"(?:id|user[ _]?id|github[ _]?id) *: *(\d{1,15})", re.IGNORECASE)
_SIGNS = {"`": "a backtick", "@": "`@`", "%": "`%`", "*": "`*`", "&": "`&`", "!": "`!`", "|": "`|`", ">": "`>`"}
_SIGNS |= {"?": "`?`", ",": "a comma", "]": "`]`", "}": "`}`", "-": "`-`"}
_ODD_SPACES = re.compile("[\xa0\u1680\u2000-\u200a\u202f\u205f\u3000]")


def _conflict(line: str, _: str, __: Set[str]) -> Guess | None:
    if line.startswith(("<<<<<<<", "=======", ">>>>>>>")):
        fix = "Keep one of the two versions, and delete the lines that start with <<<<<<<, ======= and >>>>>>>."
        return Guess("This line is a Git conflict marker.", None, fix)
    return None


def _instruction(line: str, _: str, __: Set[str]) -> Guess | None:
    if line.startswith("%"):
        return Guess("A line that starts with `%` is a YAML directive, which isn't needed here.", "")
    return None


def _tab(line: str, above: str, _: Set[str]) -> Guess | None:
    if "\t" not in line:
        return None
    start = line[: len(line) - len(line.lstrip())]
    spaces = " " * below(above) if "\t" in start else start
    return Guess("There's a tab in this line, but YAML needs spaces.", spaces + line.lstrip().replace("\t", " "))


def _odd_space(line: str, _: str, __: Set[str]) -> Guess | None:
    if _ODD_SPACES.search(line):
        return Guess(
            "There's a character in this line that looks like a space but isn't one.", _ODD_SPACES.sub(" ", line)
        )
    return None


def _list_on_key_line(line: str, _: str, __: Set[str]) -> Guess | None:
    parts = split(line)
    if not parts or not parts[1].startswith("- "):
        return None
    value = parts[1][2:].strip()
    message = "A list can't start with `-` on the same line as the key."
    if re.match(r"[\w-]+: ", value):
        spaces = " " * (margin(line) + 2)
        return Guess(
            message,
            None,
            f"Write `{parts[0].strip()}` alone, and start the list on the next line: `{spaces}- {value[:60]}`.",
        )
    return Guess(message, f"{parts[0]} [{', '.join(quoted(part.strip()) for part in value.split(' - '))}]")


def _comma_at_the_end(line: str, _: str, __: Set[str]) -> Guess | None:
    bare = line.rstrip()
    if split(line) and bare.endswith(('",', "',", "],", "},")):
        return Guess("There's a comma at the end of this line, which YAML doesn't use.", bare[:-1])
    return None


def _no_comma(line: str, _: str, __: Set[str]) -> Guess | None:
    bare = line.strip()
    if bare.startswith(('"', "{", "}", "]")) and not bare.endswith((",", "{", "[")):
        return Guess("The comma at the end of this line is missing.", line.rstrip() + ",")
    return None


def _bracket_too_many(line: str, _: str, __: Set[str]) -> Guess | None:
    bare = line.rstrip()
    for opener, closer in ("[]", "{}"):
        if bare.endswith(closer) and bare.count(closer) > bare.count(opener):
            return Guess(f"There's one `{closer}` too many at the end of this line.", bare[:-1])
    return None


def _open_list(line: str, _: str, __: Set[str]) -> Guess | None:
    parts = split(line)
    if not parts or parts[1][0] not in "[{":
        return None
    head, value, _start = parts
    closer = {"[": "]", "{": "}"}[value[0]]
    if " #" in value and closer in value:
        return Guess("`#` starts a comment here, so the list never ends.", f"{head} {_all_quoted(value)}")
    extra = re.fullmatch(rf"(?P<list>[^\{closer}]*\{closer})\s*(?P<more>[^\s#,\]}}].*)", value)
    if extra and "," in extra["list"] and extra["more"][0] != "(":
        return Guess(f"There's extra text after `{closer}`.", f"{head} {extra['list']}")
    if extra:
        return Guess(f"Text can't start with `{value[0]}` unless it's in quotes.", f"{head} {quoted(value)}")
    if closer not in value:
        message = f"This line has `{value[0]}` without `{closer}`."
        return Guess(message, f"{head} {value.rstrip(', ')}{closer}")
    if re.search(r"[\"'] +[\"']", value):
        return Guess(
            "A comma between two entries is missing.", f"{head} " + re.sub(r"([\"']) +(?=[\"'])", r"\1, ", value)
        )
    if value[0] == "[" and any(sign in value for sign in "@`%*&!?"):
        message = "A word in this list starts with a character that's special in YAML."
        return Guess(message, f"{head} {_all_quoted(value)}")
    return None


def _all_quoted(value: str) -> str:
    """A one-line list with each of its entries in quotes."""
    items = [part.strip(" \"'") for part in value.strip("[]{} ").split(",")]
    return f"[{', '.join(quoted(item) for item in items if item)}]"


def _quotes(line: str, _: str, __: Set[str]) -> Guess | None:
    parts = split(line)
    if not parts or parts[1][0] not in "\"'":
        return None
    head, value, _start = parts
    mark = value[0]
    if value.count(mark) == 1:
        comma = "," if value.endswith(",") and '"' in head else ""
        message = f"The text starts with {mark}, but the closing {mark} is missing."
        return Guess(message, f"{head} {quoted(value[1:].removesuffix(comma))}{comma}")
    if mark == '"' and "\\" in value and value.endswith(mark):
        return Guess(
            "In double quotes, `\\` starts a special character, so write it twice.", f"{head} {quoted(value[1:-1])}"
        )
    if value.endswith(mark):
        return Guess(f"There's a {mark} within the text, which ends it too early.", f"{head} {quoted(value[1:-1])}")
    return Guess(f"There's extra text after the closing {mark}.", f"{head} {quoted(value)}")


def _special_sign(line: str, _: str, __: Set[str]) -> Guess | None:
    parts = split(line)
    if not parts:
        return None
    head, value, _start = parts
    if value[0] in _SIGNS and (value[0] != "-" or value.startswith("- ")):
        return Guess(f"Text can't start with {_SIGNS[value[0]]} unless it's in quotes.", f"{head} {quoted(value)}")
    number = _OWN_NUMBER.fullmatch(value)
    if head.strip(" -") == "github_id:" and number:
        return Guess("There's a second colon in this line.", f"{head} {number[1]}")
    if head.endswith(":") and value[0] not in "[{\"'" and (": " in value or value.endswith(":")):
        return Guess("There's a second colon in this line. Text with a colon needs quotes.", f"{head} {quoted(value)}")
    return None


def _no_dash(line: str, above: str, _: Set[str]) -> Guess | None:
    start, bare = margin(line), line.lstrip()
    if start < margin(above) and re.match(r"(?:skill|guide|github|learn|id): ", bare):
        return Guess("The `- ` at the start of a list entry is missing.", f"{' ' * start}- {bare}")
    return None


def _too_far_in(line: str, above: str, _: Set[str]) -> Guess | None:
    if margin(line) > below(above) and split(line):
        return Guess("This line is indented too far.", " " * below(above) + line.lstrip())
    return None


def _not_far_enough(line: str, above: str, _: Set[str]) -> Guess | None:
    if 0 < margin(line) < below(above) and split(line) and not line.lstrip().startswith("- "):
        return Guess("This line isn't indented far enough.", " " * below(above) + line.lstrip())
    return None


def _no_gap(line: str, _: str, __: Set[str]) -> Guess | None:
    match = _NO_GAP.fullmatch(line.rstrip())
    return Guess("The space after the colon is missing.", f"{match['head']}: {match['value']}") if match else None


def _no_colon(line: str, _: str, keys: Set[str]) -> Guess | None:
    for pattern in (_OTHER_COLON, _NO_COLON, _LONE_KEY):
        match = pattern.fullmatch(line.rstrip())
        if match and match["key"] in keys:
            value = match.groupdict().get("value", "")
            return Guess(f"The colon after `{match['key']}` is missing.", f"{match['head']}: {value}".rstrip())
    match = _NO_QUOTED_COLON.fullmatch(line.rstrip())
    return Guess("The colon after the first word is missing.", f"{match['head']}: {match['value']}") if match else None


def _next_line_of_a_text(line: str, above: str, keys: Set[str]) -> Guess | None:
    word = re.match(r"[\w-]*", line)
    if line.strip() and margin(line) == 0 and split(above) and ": " not in line and word and word[0] not in keys:
        message = "This line doesn't start with a key. If it belongs to the text above, indent it."
        return Guess(message, f"  {line}")
    return None


GUESSERS: tuple[Guesser, ...] = (
    _conflict,
    _instruction,
    _tab,
    _odd_space,
    _list_on_key_line,
    _bracket_too_many,
    _comma_at_the_end,
    _open_list,
    _quotes,
    _special_sign,
    _no_dash,
    _too_far_in,
    _not_far_enough,
    _no_gap,
    _no_colon,
    _next_line_of_a_text,
    _no_comma,
)
