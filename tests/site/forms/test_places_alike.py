"""The form and the checks read a place alike: the same inputs, the same zones, and nothing taken that is a question.

The form knows neither offsets (`UTC-3`) nor misspellings: it finds nothing then, and says how to write it.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import Any

from playwright.sync_api import Page

from testing.place_cases import CERTAIN, FIRST, NOTHING, SEVERAL

READ = """
async (texts) => {
  const fetched = async (name) => (await fetch(`/assets/forms/${name}.json`)).json();
  const [{zones}, {placesOf}] = await Promise.all(
    ["zones", "places"].map((name) => import(`/assets/forms/${name}.js`)));
  const data = await fetched("form"), clocks = zones(data);
  clocks.know(placesOf(await fetched("places"), data));
  return Object.fromEntries(texts.map((text) =>
    [text, {all: clocks.search(text).map(({value}) => value), taken: clocks.exact(text)}]));
}
"""


MISSPELT = ("Africa/CapeTown", "Albuquerqe", "Rekjavik", "Amsterdm")


def known(texts: Iterable[str]) -> list[str]:
    return [text for text in texts if text not in MISSPELT and not re.search(r"\d", text)]


def read(room: Page, texts: Iterable[str]) -> dict[str, dict[str, Any]]:
    found: dict[str, dict[str, Any]] = room.evaluate(READ, list(texts))
    return found


def test_the_zone_that_people_mean_is_offered(room: Page) -> None:
    found = read(room, FIRST)
    assert [(text, found[text]) for text in known(FIRST) if FIRST[text] not in found[text]["all"]] == []


def test_no_text_is_taken_for_another_zone(room: Page) -> None:
    found = read(room, FIRST)
    assert [(text, found[text]) for text in FIRST if found[text]["taken"] not in ("", FIRST[text])] == []


def test_a_text_with_one_meaning_is_taken(room: Page) -> None:
    found = read(room, CERTAIN)
    assert {text: found[text]["taken"] for text in CERTAIN} == CERTAIN


def test_of_several_zones_none_is_taken(room: Page) -> None:
    found = read(room, SEVERAL)
    assert [text for text in SEVERAL if found[text]["taken"]] == []
    assert [text for text in known(SEVERAL) if len(found[text]["all"]) < SEVERAL[text]] == []


def test_what_names_no_place_is_taken_for_none(room: Page) -> None:
    found = read(room, NOTHING)
    assert [(text, found[text]) for text in NOTHING if found[text]["taken"]] == []
