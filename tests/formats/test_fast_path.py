"""The fast lane reads what it reads exactly as the strict parser does, and leaves the rest to it."""

from __future__ import annotations

from typing import Any

import pytest
import yaml
from hypothesis import example, given, settings
from hypothesis import strategies as st

from peerpact.community.skill_lists import BUILT_IN
from peerpact.formats.schema import typing
from peerpact.formats.yaml.fast_path import quick
from peerpact.formats.yaml.strict import Refused, parse
from testing import ROOT
from testing.thoroughness import examples

KINDS: tuple[Any, ...] = (None, typing("profile"), {"a": ["integer"], "b": [{"c": "integer"}], "d": "boolean"})
PIECES = [
    "a",
    "b: ",
    "c:",
    "d: true",
    "- ",
    "  - ",
    "  ",
    "    ",
    "\n",
    "#",
    " #",
    ": ",
    ":",
    '"',
    "'",
    "[",
    "]",
    ", ",
    ",",
    "{",
    "}",
    "\\",
    "yes",
    "12",
    "0123",
    "18:00",
    "x y",
    "é",
    "日本",
    "~",
    "|",
    ">",
    "&x",
    "*x",
    "!t",
    "<<: ",
    "---",
    "...",
    "\t",
    "\r",
    "\x85",
    "\u2028",
    "\xa0",
    "\ufeff",
    "?",
    "? ",
    "@",
    "`",
    "%",
    "list:",
    "github_id: 1",
    "capacity: 1",
    "{b: c",
    "[b, c]",
    "{b: c, d: e}",
    "(x)",
    "&",
    "/",
]


def same(text: str, kinds: Any) -> None:
    """Whatever the fast lane answers, the strict parser answers too, to the type."""
    fast = quick(text, kinds)
    if fast is None:
        return
    try:
        strict = parse(text, kinds)
    except (Refused, yaml.YAMLError) as error:
        pytest.fail(f"the fast lane read what the parser refuses: {text!r} -> {fast!r} ({error})")
    assert repr(fast) == repr(strict), text


@settings(max_examples=examples(1500))
@given(st.lists(st.sampled_from(PIECES), max_size=24).map("".join), st.sampled_from(KINDS))
@example("a:\n  - b: [1, 2]\n    c: 3\n", {"a": [{"b": ["integer"]}]})
@example("a: [3d animation, b (c)]\n", None)
@example("a:\n  - {b: x y, c: 12}\n  - {c: 3, c: 4}\n", {"a": [{"c": "integer"}]})
@example('a: {b: x, c: "d"}\nb:\n  c: {d: e}\n', None)
@example(f"{'a' * 1100}: x\n{{{'b' * 1100}: y}}\n", None)
@example(f"a: {{{'b' * 1100}: y}}\n", None)
@example("- a: 1\n  b: x\n- a: 2\n", [{"a": "integer"}])
def test_fast_lane_never_disagrees_on_anything_that_can_be_typed(text: str, kinds: Any) -> None:
    same(text, kinds)


@settings(max_examples=examples(600))
@given(st.data())
def test_fast_lane_never_disagrees_on_damaged_profiles(data: st.DataObject) -> None:
    files = sorted((ROOT / "profiles").rglob("*.yml"))
    text = data.draw(st.sampled_from(files)).read_text("utf-8")
    for _ in range(data.draw(st.integers(1, 3))):
        place = data.draw(st.integers(0, len(text)))
        length = data.draw(st.integers(0, 3))
        text = text[:place] + data.draw(st.sampled_from(PIECES)) + text[place + length :]
    same(text, typing("profile"))


def test_fast_lane_reads_most_of_the_files_of_the_community() -> None:
    texts = [path.read_text("utf-8") for path in (ROOT / "profiles").rglob("*.yml")]
    read = [quick(text, typing("profile")) is not None for text in texts]
    assert sum(read) > len(read) / 2
    assert quick(BUILT_IN.read_text("utf-8")) is not None
