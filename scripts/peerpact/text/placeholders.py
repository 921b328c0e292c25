"""Texts that fill a place and say nothing: `N/A`, `TBD`, `<your name>`, `xxx`.

For: `is_placeholder`, and `is_no_name` for words that are no name but may say something elsewhere. Must not: hold a
word that someone may be called or call themselves: Null, Nan and Foo are names, and anonymous is a choice.
"""

from __future__ import annotations

import re

from peerpact.text.letters import fold

_WHOSE = "your|dein|deine|ihr|ihre|tu|su|votre|ton|seu|jouw|uw"
_WHAT = (
    r"name|nombre|nome|nom|naam|pronouns?|pronomen|bio|story|goals?|notes?|skills?|text|city|location|timezone|profile"
    r"|website|link|url|user ?name|handle|login"
)
PLACEHOLDER = re.compile(
    r"""[-–—_.…?!*/\\ ]+"""
    r"|x{3,}|(?:x ){2,}x|[<\[{]+[^<>\[\]{}\n]{0,80}[>\]}]+"
    r"|n ?[/.\\] ?a\.?|not (?:applicable|available|sure yet|yet known)|t\.?b\.?[dac]\.?"
    r"|to be (?:determined|decided|announced|added|confirmed|filled in)|to ?do|fix ?me|(?:change|replace|edit) ?me"
    r"|place ?holder|coming soon|lorem ipsum.*|asdf\w*|qwert[yz]|undefined"
    rf"|(?:(?:insert|enter|type|write|put|add|fill in) )?(?:{_WHOSE}) (?:own )?(?:full |first |last |github )?"
    rf"(?:{_WHAT})(?: here)?|(?:insert|enter|type|write|put|add|fill in) (?:a |the )?(?:{_WHAT})(?: here)?"
    rf"|(?:{_WHAT}) (?:goes )?here",
    re.DOTALL,
)
"""What says nothing anywhere; to be held against a whole text that is folded."""
NO_NAME = re.compile(
    r"none|no ?name|my name|unknown|nothing|test(?: ?(?:user|name|profile|test))?"
    r"|name|(?:first|last|full|user|display|sur) ?name|first ?name,? (?:and )?last ?name|name,? (?:and )?surname"
    r"|first,? last|example(?: name)?|sample(?: name)?"
)
"""What is no name."""
_LONGEST = 700  # letters; a longer text is no placeholder


def is_placeholder(text: str) -> bool:
    """Whether a text only fills its place."""
    return len(text) <= _LONGEST and bool(PLACEHOLDER.fullmatch(fold(text)))


def is_no_name(text: str) -> bool:
    """Whether a text stands where a name belongs and is none."""
    return is_placeholder(text) or (len(text) <= _LONGEST and bool(NO_NAME.fullmatch(fold(text))))
