"""The script's rooms: small, joined without a loss, made from the schema, and keeping a week as it was."""

from __future__ import annotations

import gzip
import json
import re
import sys
from importlib.util import find_spec
from typing import Any

import pytest
from playwright.sync_api import Page

from peerpact.domain.model import Community
from peerpact.domain.weekly_hours import DAY_MINUTES, Window, parse_window
from peerpact.formats.schema import faults, schema
from peerpact.site import assets, build
from peerpact.site.forms import PAGES
from peerpact.site.forms.agreement_messages import agreement_words
from peerpact.site.forms.data import files
from peerpact.site.forms.profile_values import profile_values
from peerpact.site.forms.rule_messages import profile_words, proposal_words, shape_words
from peerpact.site.index import survey
from peerpact.site.minify import minified
from peerpact.site.script_modules import imported
from peerpact.text.languages import is_known_language
from testing.form_crowd import WINDOWS
from testing.form_inputs import NOW
from testing.site_server import ROOT

sends_few_bytes = pytest.mark.skipif(find_spec("minify") is None, reason="no minifier has a wheel for this machine")
FOLDER = "scripts/peerpact/site/assets"
LIMIT = 24 * 1024


def sizes(entry: str) -> int:
    """What the modules that a page loads at once weigh, each compressed by itself, as the site sends them."""
    scripts = assets()
    return sum(len(gzip.compress(scripts[name].encode(), 9)) for name in imported(f"assets/forms/{entry}.js"))


@sends_few_bytes
@pytest.mark.parametrize("page", PAGES)
def test_the_scripts_of_a_form_stay_within_their_limit(page: str) -> None:
    assert 10_000 < sizes(page) <= LIMIT


def test_a_page_asks_for_all_modules_of_its_form_at_once(people: Community) -> None:
    pages, scripts = build(people, NOW), assets()
    for page in PAGES:
        asked = set(re.findall(r'<link rel="modulepreload" href="../([^"]+)"', pages[f"{page}.md"]))
        entry = re.findall(r'<script type="module" src="../([^"]+)"', pages[f"{page}.md"])
        assert entry == [f"assets/forms/{page}.js"]
        assert asked == set(imported(entry[0]))
        assert asked <= set(scripts)


@sends_few_bytes
def test_every_script_of_the_site_is_minified_and_a_licence_stays() -> None:
    folder = ROOT / FOLDER
    written = {f"assets/{file.relative_to(folder)}": file.read_text("utf-8") for file in folder.rglob("*.js")}
    scripts = {name: text for name, text in assets().items() if name.endswith(".js")}
    assert scripts == {name: minified(text) for name, text in written.items()}
    assert all(len(scripts[name]) < 0.85 * len(text) for name, text in written.items())
    assert minified("/*! Licence */\n// Why.\nconst a = 1;\n") == "/*! Licence */const a=1"


def test_without_a_minifier_a_script_stays_as_it_was_written(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "minify", None)
    text = (ROOT / FOLDER / "forms" / "dom.js").read_text("utf-8")
    assert minified(text) == text
    assert assets()["assets/forms/dom.js"] == text


def test_rooms_stay_small_and_say_what_they_are_for() -> None:
    for room in sorted((ROOT / FOLDER / "forms").glob("*.js")):
        lines = room.read_text("utf-8").splitlines()
        assert len(lines) <= 250, room.name
        assert lines[0].startswith("// "), room.name


def test_no_room_reads_markup_or_evaluates_text() -> None:
    text = "".join(file.read_text("utf-8") for file in (ROOT / FOLDER).rglob("*.js"))
    for word in ("innerHTML", "outerHTML", "insertAdjacentHTML", "document.write", "eval(", "new Function"):
        assert word not in text


def test_everybody_costs_few_bytes(people: Community) -> None:
    data = files(survey(people, NOW))
    size = len(gzip.compress(data["assets/forms/people.json"].encode(), 9))
    assert size / len(people.profiles) < 90  # of a few people; thousands share their words


def test_no_gap_is_left_open_in_the_sentences() -> None:
    """Every sentence has the gaps that the page fills, and no mark of the samples is left in it."""
    words = {**shape_words(), **profile_words(), **agreement_words()}
    told = json.dumps([words, proposal_words()])
    for mark in ("\\ue0", "7654321", "8765432", "4711", "demo-", "2031", "2032", "2026-02"):
        assert mark not in told, mark


def test_the_data_hold_the_schema_itself(people: Community) -> None:
    data = json.loads(files(survey(people, NOW))["assets/forms/form.json"])
    assert data["schemas"] == {kind: schema(kind) for kind in ("profile", "agreement")}


def test_a_profile_s_values_are_a_profile(people: Community) -> None:
    for person in people.profiles:
        values = profile_values(person)
        assert values.pop("path") == person.path
        assert faults("profile", person.path, values) == []


def test_three_letter_languages_are_those_of_the_checks() -> None:
    text = (ROOT / "scripts/peerpact/site/forms/three_letters.txt").read_text("utf-8")
    listed = {row[:2] + letter for row in text.split() for letter in row[2:]}
    letters = "abcdefghijklmnopqrstuvwxyz"
    assert listed == {t for a in letters for b in letters for c in letters if is_known_language(t := a + b + c)}


def minutes(windows: list[str]) -> set[int]:
    """The minutes of a week that some windows cover."""
    found: set[int] = set()
    for window in map(parse_window, windows):
        assert window
        for day in window.days:
            first = day * DAY_MINUTES + window.start
            found.update(minute % (7 * DAY_MINUTES) for minute in range(first, first + window.minutes))
    return found


def test_a_week_written_anew_is_the_same_week(room: Page) -> None:
    cases = [[one, other] for one in WINDOWS for other in (*WINDOWS, "Mo,We,Fr-Su 00:00-24:00", "Sa-Mo 20:00-20:00")]
    given = [[str(Window((6,), 1380, 60))], [], *cases]
    written = room.evaluate(
        """(cases) => import('/assets/weekly_hours.js')
          .then(({minutes, notation}) => cases.map((one) => notation(minutes(one))))""",
        given,
    )
    for before, after in zip(given, written, strict=True):
        assert minutes(after) == minutes(before), (before, after)
        assert len(after) <= 2 * len(before)
    assert written[0] == ["Su 23:00-01:00"]


def test_a_change_of_the_schema_changes_the_form(room: Page) -> None:
    shown = room.evaluate(
        """async () => {
          const {fields} = await import('/assets/forms/fields.js');
          const schema = (await (await fetch('/assets/forms/form.json')).json()).schemas.profile;
          const form = {model: {}, places: new Map(), extra: {}, searches: {}, get: () => undefined, set() {}, put() {},
            touch() {}, drop() {}, forget() {}};
          const added = {title: "Favourite tea", description: "Any.", type: "string", enum: ["green", "black"]};
          const properties = {...schema.properties, tea: added};
          const box = document.createElement('div');
          const changed = {...schema, properties, required: [...schema.required, "tea"]};
          box.append(...fields(form, changed, [], ["name", "tea"]));
          return box.innerText || box.textContent;
        }"""
    )
    assert "Favourite tea" in shown
    assert "green" in shown
    assert "(optional)" not in shown


WORDS = {"$schema", "$id", "title", "description", "examples", "errorMessage"}
"""Keywords that demand nothing."""


def keywords(part: Any) -> set[str]:
    """Every keyword of a schema; what's below `properties` are names, and below `enum` and the like, values."""
    if isinstance(part, list):
        return set().union(*map(keywords, part))
    if not isinstance(part, dict):
        return set()
    found = set(part)
    for key, value in part.items():
        if key == "properties":
            found |= set().union(*map(keywords, value.values()))
        elif key not in {"enum", "const", "examples", "default", "required"}:
            found |= keywords(value)
    return found


def test_the_form_knows_every_keyword_of_the_schemas(room: Page) -> None:
    known = set(room.evaluate("import('/assets/forms/validate.js').then(({KEYWORDS}) => KEYWORDS)"))
    for kind in ("profile", "agreement"):
        assert keywords(schema(kind)) - WORDS <= known, kind
    assert keywords({"properties": {"a": {"maxContains": 2}}}) - WORDS - known == {"maxContains"}
