"""The schemas are complete, bounded, explain themselves, and two validators read them alike."""

from __future__ import annotations

import copy
import json
import re
from collections.abc import Callable, Iterator
from typing import Any

import jsonschema_rs
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from jsonschema import Draft202012Validator, FormatChecker, ValidationError, validators

from peerpact.domain import model
from peerpact.domain import settings as defaults
from peerpact.domain.weekly_hours import PATTERN
from testing import ROOT
from testing.thoroughness import examples

FOLDER = ROOT / "scripts" / "peerpact" / "formats" / "schemas"
KINDS = ("profile", "agreement", "community", "skills")
SCHEMAS: dict[str, Any] = {kind: json.loads((FOLDER / f"{kind}.json").read_bytes()) for kind in KINDS}


def _parts(kind: str) -> Iterator[tuple[str, dict[str, Any]]]:
    """Every subschema that describes a value, with the way to it."""
    ahead: list[tuple[str, dict[str, Any]]] = [(kind, SCHEMAS[kind])]
    while ahead:
        where, part = ahead.pop()
        yield where, part
        ahead += [(f"{where}.{key}", inner) for key, inner in part.get("properties", {}).items()]
        if "items" in part:
            ahead.append((f"{where}[]", part["items"]))


PARTS = [(where, part) for kind in KINDS for where, part in _parts(kind)]
each_part = pytest.mark.parametrize(("where", "part"), PARTS, ids=[where for where, _ in PARTS])


def _matches(_: object, pattern: str, value: object, __: object) -> Iterator[ValidationError]:
    """Patterns as JSON Schema means them: `$` is the very end, where Python's would allow a line break after it."""
    if isinstance(value, str) and not re.search(re.sub(r"\$$", r"\\Z", pattern), value):
        yield ValidationError("no match")


_extend: Any = validators.extend
_Strict = _extend(Draft202012Validator, {"pattern": _matches})


def _oracle(schema: dict[str, Any]) -> Callable[[object], bool]:
    checker: Any = _Strict(schema, format_checker=FormatChecker(["date"]))
    return lambda value: bool(checker.is_valid(value))


def _ours(schema: dict[str, Any]) -> Callable[[object], bool]:
    checker = jsonschema_rs.Draft202012Validator(schema, validate_formats=True)
    return lambda value: bool(checker.is_valid(value))


ORACLES = {kind: _oracle(SCHEMAS[kind]) for kind in KINDS}
OURS = {kind: _ours(SCHEMAS[kind]) for kind in KINDS}


@pytest.mark.parametrize("kind", KINDS)
def test_schema_is_valid_2020_12_under_its_own_name(kind: str) -> None:
    Draft202012Validator.check_schema(SCHEMAS[kind])
    assert SCHEMAS[kind]["$schema"] == "https://json-schema.org/draft/2020-12/schema"
    assert SCHEMAS[kind]["$id"] == f"{kind}.json"


@pytest.mark.parametrize("kind", KINDS)
def test_schema_points_nowhere_outside_itself(kind: str) -> None:
    text = (FOLDER / f"{kind}.json").read_text("utf-8")
    assert all(target.startswith("#") for target in re.findall(r'"\$(?:dynamicR|r)ef"\s*:\s*"([^"]*)"', text))


@each_part
def test_every_value_explains_itself_and_shows_what_to_write(where: str, part: dict[str, Any]) -> None:
    assert part["title"], where
    assert part["description"], where
    assert {"examples", "enum", "const", "default"} & set(part), where
    assert part["errorMessage"].startswith(("Use ", "Write ", "List ", "Add ")), where
    assert part["errorMessage"].endswith((".", '"', "?")) or "for example: " in part["errorMessage"], where


@each_part
def test_every_example_and_default_is_valid(where: str, part: dict[str, Any]) -> None:
    shown = [*part.get("examples", []), *([part["default"]] if "default" in part else []), *part.get("enum", [])]
    for value in shown:
        assert _oracle(part)(value), (where, value)
        assert _ours(part)(value), (where, value)


@each_part
def test_every_value_is_bounded(where: str, part: dict[str, Any]) -> None:
    kind = part["type"]
    bounds = {
        "string": {"minLength", "maxLength"},
        "array": {"minItems", "maxItems"},
        "integer": {"minimum", "maximum"},
        "number": {"exclusiveMinimum", "maximum"},
        "object": {"additionalProperties", "properties"},
        "boolean": set(),
    }[kind]
    assert bounds <= set(part) or "enum" in part, where
    assert part.get("minLength", 1) >= 1, where
    assert kind != "object" or part["additionalProperties"] is False, where


def _at(kind: str, *keys: str) -> dict[str, Any]:
    return dict(PARTS)[".".join((kind, *keys))]


def test_schemas_and_model_know_the_same_words() -> None:
    assert tuple(_at("profile", "offers[]", "level")["enum"]) == model.LEVELS
    assert tuple(_at("profile", "seeks[]", "level")["enum"]) == model.LEVELS
    assert tuple(_at("profile", "formats[]")["enum"]) == model.FORMATS
    assert tuple(_at("agreement", "outcome[]", "reached")["enum"]) == model.REACHED
    assert tuple(_at("profile", "training[]", "guide")["enum"]) == defaults.MODULES
    assert tuple(_at("community", "training", "modules[]")["enum"]) == defaults.MODULES
    assert _at("profile", "availability", "windows[]")["pattern"] == PATTERN


def test_one_kind_of_value_has_one_shape_everywhere() -> None:
    for name in ("github", "github_id", "skill", "guide"):
        found = [{k: v for k, v in part.items() if k in ("pattern", "maxLength", "minimum", "maximum", "enum")}
                 for where, part in PARTS if where.rsplit(".", 1)[-1] == name]  # fmt: skip
        assert found, name
        assert all(shape == found[0] for shape in found), name
    dates = {part["pattern"] for _, part in PARTS if part.get("format") == "date"}
    assert len(dates) == 1


def test_defaults_of_the_schema_are_those_of_the_settings() -> None:
    for where, part in PARTS:
        if where.startswith("community.") and "default" in part:
            value: Any = defaults.Settings()
            for key in where.split(".")[1:]:
                value = getattr(value, key)
            assert (list(value) if isinstance(value, tuple) else value) == part["default"], where


def test_profile_needs_something_to_teach_or_to_learn() -> None:
    whole = SCHEMAS["profile"]["examples"][0]
    for left in ("offers", "seeks"):
        assert OURS["profile"]({k: v for k, v in whole.items() if k != left})
    bare = {k: v for k, v in whole.items() if k not in ("offers", "seeks")}
    assert not OURS["profile"](bare)
    assert "seeks" in SCHEMAS["profile"]["allOf"][0]["errorMessage"]


@pytest.mark.parametrize("broken", ["equal_contribution", "confidentiality", "accountability", "code_of_conduct"])
def test_all_four_commitments_must_be_true(broken: str) -> None:
    agreement = copy.deepcopy(SCHEMAS["agreement"]["examples"][0])
    assert OURS["agreement"](agreement)
    agreement["commitments"][broken] = False
    assert not OURS["agreement"](agreement)
    del agreement["commitments"][broken]
    assert not OURS["agreement"](agreement)


@pytest.mark.parametrize(
    "link",
    [
        "http://example.org/",
        "https://example",
        "https://example.org/a b",
        "https://example.org/\"onclick='x'",
        "https://example.org/<b>",
        "https://github.com@example.org/",
        "javascript:alert(1)",
        "https://example.org/\n",
        "https://ex\u0430mple.org/",
    ],
)
def test_contact_that_could_mislead_or_break_out_is_refused(link: str) -> None:
    assert not _ours(_at("profile", "contact"))(link)


@pytest.mark.parametrize("login", ["-a", "_a", "a_", "@a", "renovate[bot]", "a" * 40, "a\n", "", "ä", "a b", "a.b"])
def test_login_that_github_could_not_have_given_is_refused(login: str) -> None:
    assert not _ours(_at("profile", "github"))(login)


@pytest.mark.parametrize("day", ["2026-02-30", "0000-01-01", "9999-12-31", "2026-1-1", "2026-11-21\n", "21.11.2026"])
def test_day_that_no_calendar_has_or_nobody_means_is_refused(day: str) -> None:
    assert not _ours(_at("agreement", "starts"))(day)


def _full(kind: str) -> dict[str, Any]:
    """An instance with every property, each by its first example, default, word or constant."""
    return {key: _sample(part) for key, part in SCHEMAS[kind]["properties"].items()}


def _sample(part: dict[str, Any]) -> object:
    if part["type"] == "object":
        return {key: _sample(inner) for key, inner in part["properties"].items()}
    if part["type"] == "array" and "properties" in part["items"] and part["minItems"] < 2:
        return [_sample(part["items"])]
    shown = part.get("examples") or part.get("enum") or [part.get("const", part.get("default"))]
    return copy.deepcopy(shown[0])


FULL: dict[str, Any] = {kind: _full(kind) for kind in ("profile", "agreement", "community")}

_odd = st.one_of(
    st.text(max_size=12),
    st.sampled_from(["", " ", "\n", "octocat\n", "x" * 700, "\u202eabc", "\U0001f600", "e\u0301", "no", "2026-02-30"]),
    st.integers(-2, 10**13),
    st.sampled_from([1.0, 0.5, 1e300, -0.0]),
    st.booleans(),
    st.none(),
    st.just([]),
    st.just({}),
    st.lists(st.text(max_size=3), max_size=4),
)


def _places(value: dict[str, Any]) -> list[tuple[Any, Any]]:
    found: list[tuple[Any, Any]] = []
    ahead: list[Any] = [value]
    while ahead:
        holder = ahead.pop()
        keys = list(holder) if isinstance(holder, dict) else list(range(len(holder)))
        found += [(holder, key) for key in keys]
        ahead += [holder[key] for key in keys if isinstance(holder[key], dict | list)]
    return found


@st.composite
def _mutated(draw: st.DrawFn, kind: str) -> dict[str, Any]:
    instance: dict[str, Any] = copy.deepcopy(FULL[kind])
    for _ in range(draw(st.integers(0, 3))):
        places = _places(instance)
        if not places:
            break
        holder, key = draw(st.sampled_from(places))
        deed = draw(st.sampled_from(["drop", "replace", "repeat", "extra"]))
        if deed == "drop":
            del holder[key]
        elif deed == "replace":
            holder[key] = draw(_odd)
        elif isinstance(holder, list):
            holder.append(copy.deepcopy(holder[key]))
        else:
            holder[draw(st.text(max_size=5))] = copy.deepcopy(holder[key])
    return instance


@pytest.mark.parametrize("kind", ["profile", "agreement", "community"])
def test_full_instance_is_valid_for_both_validators(kind: str) -> None:
    assert ORACLES[kind](FULL[kind])
    assert OURS[kind](FULL[kind])


@pytest.mark.parametrize("kind", ["profile", "agreement", "community"])
def test_two_validators_agree_on_whatever_people_write(kind: str) -> None:
    seen: list[bool] = []

    @settings(max_examples=examples(250), deadline=None, database=None, suppress_health_check=list(HealthCheck))
    @given(_mutated(kind))
    def agree(instance: dict[str, Any]) -> None:
        assert ORACLES[kind](instance) == OURS[kind](instance)
        seen.append(OURS[kind](instance))

    agree()
    assert {True, False} <= set(seen)
