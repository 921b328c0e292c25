"""What the form for a profile writes is what was typed, and what it says about it is what `peerpact check` says."""

from __future__ import annotations

import json
import random
import re
from functools import partial
from typing import Any

import pytest
import yaml
from playwright.sync_api import Page

from peerpact.community.document import read
from peerpact.community.examine import examine
from peerpact.community.loader import load
from peerpact.domain.findings import ERROR, Finding
from peerpact.formats.schema import keys_of, typing
from peerpact.text.hidden import without_hidden
from testing.form_inputs import NOW, profile
from testing.site_server import ROOT
from testing.thoroughness import often

HOW_MANY, SEED = often(800, 5000), 20261122
IN_BULK = """
async (inputs) => {
  const [{clean}, {emit}, {faults, together}, {profileRules}, {Skills}, {hiddenIn}] =
    await Promise.all(["normalise", "yaml", "validate", "rules", "skills", "contact"]
      .map((name) => import(`/assets/forms/${name}.js`)));
  const [data, rows] = await Promise.all(["form.json", "skills.json"]
    .map(async (name) => (await fetch(`/assets/forms/${name}`)).json()));
  const skills = new Skills(rows), schema = data.schemas.profile, hidden = hiddenIn(data);
  const better = (format, typed) => (format === "skill" ? skills.find(typed) || typed : typed);
  return JSON.parse(inputs, (key, value) => typeof value === "string" ? value.replaceAll("¤lone¤", "\\ud83d") : value)
    .map((model) => {
      const values = clean(schema, model, {hidden, better}) || {};
      const rules = profileRules(data, skills, values, "2026-11-22", () => ({}));
      const found = together(faults(data, schema, values), rules);
      return {values, text: emit(values), found};
    });
}
"""


@pytest.fixture(scope="module")
def written(room: Page) -> list[dict[str, Any]]:
    """Thousands of inputs, cleaned, written and judged in one page of the browser."""
    rng = random.Random(SEED)  # noqa: S311
    inputs = [profile(rng, number) for number in range(HOW_MANY)]
    answers: list[dict[str, Any]] = room.evaluate(IN_BULK, json.dumps(inputs))
    return [{"model": model, **answer} for model, answer in zip(inputs, answers, strict=True)]


@pytest.fixture(scope="module")
def checked(written: list[dict[str, Any]]) -> list[list[Finding]]:
    """What `peerpact check` finds in each of the files, all checked as one community."""
    texts = {name: (ROOT / name).read_bytes() for name in ("community.yml", "skills.yml")}
    paths = [f"profiles/{one['values'].get('github', 'x')}.yml" for one in written]
    paths = [
        p if re.fullmatch(r"profiles/demo-\d+\.yml", p) else f"profiles/other-{n}.yml" for n, p in enumerate(paths)
    ]
    texts |= {path: one["text"].encode() for path, one in zip(paths, written, strict=True)}
    found = examine(load(texts), NOW)
    by_path: dict[str, list[Finding]] = {path: [] for path in paths}
    for finding in found:
        if finding.path in by_path and finding.rule not in ("file-name", "login-once", "id-once"):
            by_path[finding.path].append(finding)
    return [by_path[path] for path in paths]


def cleaned(value: Any) -> Any:
    """What should arrive in the file: nothing invisible, no edges, nothing empty, numbers as numbers."""
    if isinstance(value, dict):
        return {key: inner for key, each in value.items() if (inner := cleaned(each)) not in (None, "", {}, [], False)}
    if isinstance(value, list):
        return [inner for each in value if (inner := cleaned(each)) not in (None, "", {}, [])]
    if not isinstance(value, str):
        return value
    text = value.replace("\r\n", "\n").replace("\r", "\n").replace("¤lone¤", "").replace("\t", " ")
    while (shorter := without_hidden(text)) != text:
        text = shorter
    return text.strip()


def without_numbers(value: Any) -> Any:
    """Numbers as the text that was typed, and skills left out, for these are folded to their ids."""
    if isinstance(value, dict):
        return {key: without_numbers(each) for key, each in value.items() if key != "skill"}
    if isinstance(value, list):
        return [without_numbers(each) for each in value]
    return value if isinstance(value, bool) or not isinstance(value, int | float) else f"{value:g}"


def test_every_file_reads_back_as_exactly_the_values_for_any_reader(written: list[dict[str, Any]]) -> None:
    for one in written:
        document = read(one["text"].encode(), typing("profile"), keys=partial(keys_of, "profile"))
        assert [trouble for trouble in document.troubles if trouble.rule != "broken-letters"] == [], one
        assert document.data == one["values"], one["text"]
        assert yaml.load(one["text"], yaml.CSafeLoader) == one["values"], one["text"]


def test_what_was_typed_arrives_in_the_file(written: list[dict[str, Any]]) -> None:
    for one in written:
        wanted, got = without_numbers(cleaned(one["model"])), without_numbers(one["values"])
        for key in ("github_id", "capacity"):
            assert str(wanted.pop(key, "")) == str(one["values"].get(key, ""))
            got.pop(key, None)
        assert got == wanted, one


def test_a_form_without_a_complaint_gives_a_file_that_passes_the_check(
    written: list[dict[str, Any]], checked: list[list[Finding]]
) -> None:
    valid = 0
    for one, findings in zip(written, checked, strict=True):
        if not any(not found["hint"] for found in one["found"]):
            valid += 1
            assert [f for f in findings if f.severity == ERROR and f.rule != "broken-letters"] == [], one["text"]
    assert valid > HOW_MANY / 2


def kept(message: str) -> str:
    """A message without the skill: the check shows it with the quotes and escapes of the file."""
    _, told, _ = message.partition("isn't in the list of skills")
    return told if told else message


def test_the_form_says_what_the_check_says(written: list[dict[str, Any]], checked: list[list[Finding]]) -> None:
    guessed = ("known-zone", "known-language")  # the command's guesses need more than the page knows
    differ = []
    for one, findings in zip(written, checked, strict=True):
        shown = {(f["rule"], kept(f["message"]), "" if f["rule"] in guessed else f["fix"]) for f in one["found"]}
        only_checked = (
            "broken-letters",
            "many-digits",
            "placeholder",
        )  # rare in a browser, and not worth their weight on the page
        some = [f for f in findings if f.rule not in only_checked]
        told = {(f.rule, kept(f.message), "" if f.rule in guessed else f.fix) for f in some}
        if shown != told:
            differ.append((one["text"], shown - told, told - shown))
    assert not differ, [each[1:] for each in differ[:6]]
