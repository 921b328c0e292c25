"""Whatever bytes a file holds: no exception, findings in order and within bounds, and no file hides another."""

from __future__ import annotations

import json
from typing import Any

import yaml
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from peerpact.cli.render_findings import FORMATS
from peerpact.community.examine import examine
from peerpact.community.loader import load
from peerpact.domain.findings import Finding
from peerpact.formats.schema import schema
from peerpact.rules import RULES
from testing.hostile_files import FILES
from testing.sample_files import AGREEMENT, ANN, BO, NOW, OTHER, PACT, PROFILE, SETTINGS, SKILLS, SOUND, as_bytes
from testing.thoroughness import examples

_QUIET = settings(
    max_examples=examples(250), deadline=None, suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large]
)
PIECES = (
    *("a", " ", "  ", "    ", "\n", "\t", "\r", "\x00", "\x1b", "\x85", "\u2028", "\u202e", "\u200b", "\ufeff", "\xa0"),
    *(
        "- ",
        ": ",
        ":",
        "#",
        " #",
        "'",
        '"',
        "[",
        "]",
        "{",
        "}",
        ", ",
        "&a",
        "*a",
        "!t",
        "<<: ",
        "---",
        "...",
        "%YAML 1.2",
    ),
    *("|", ">", "?", "? ", "@", "`", "\\", '"\\e"', '"\\ud800"', "~", "true", "no", "1e9", "0x1", ".nan", "2026-13-45"),
    *(
        "github",
        "github: ",
        "name: ",
        "skill: ",
        "offers:",
        "languages: ",
        "timezone: IST",
        "level",
        "partners:",
        "👩‍💻",
    ),
    *("-skill: x", "=======", "<<<<<<< HEAD", "“en”", "：", "[[[[[[[[[[[[[[", "x" * 700, "9" * 40, "::error::x", "％"),
)
KINDS = {ANN: PROFILE, PACT: AGREEMENT, "skills.yml": SKILLS, "community.yml": SETTINGS}


@st.composite
def damaged(draw: st.DrawFn, text: str) -> bytes:
    """A sound file with up to five places cut, doubled or overwritten."""
    for _ in range(draw(st.integers(1, 5))):
        place = draw(st.integers(0, len(text)))
        cut = draw(st.integers(0, 12))
        text = text[:place] + draw(st.sampled_from(PIECES)) + text[place + cut :]
    return text.encode("utf-8", "surrogatepass")


def contents(path: str) -> st.SearchStrategy[bytes]:
    """Bytes for a path: anything, pieces of YAML in any order, or a damaged file."""
    pieces = st.lists(st.sampled_from(PIECES), max_size=25).map(lambda found: "".join(found).encode())
    return st.one_of(damaged(KINDS[path]), pieces, st.binary(max_size=80))


def look(files: dict[str, bytes]) -> list[Finding]:
    """The findings of a community on the tests' day."""
    return examine(load(files), NOW)


def well_formed(findings: list[Finding], files: dict[str, bytes]) -> None:
    """In order, in the file, of known rules, in JSON, and not too many."""
    assert findings == sorted(set(findings))
    for finding in findings:
        lines = files.get(finding.path, b"").decode("utf-8", "replace").replace("\r\n", "\n").split("\n")
        assert 1 <= finding.line <= len(lines), finding
        assert 1 <= finding.column <= len(lines[finding.line - 1]) + 1, finding
        assert finding.rule in RULES
        assert finding.message
        assert finding.fix
        assert len(finding.message) + len(finding.fix) < 1500, finding
    assert len(findings) < 400
    for shape in FORMATS.values():
        out = shape(len(files), findings, lambda _: [])
        assert out.encode()
    assert json.loads(FORMATS["json"](1, findings, lambda _: []))["findings"] == [f.as_json() for f in findings]


@_QUIET
@given(st.data())
def test_any_bytes_become_findings_and_never_an_exception(data: st.DataObject) -> None:
    path = data.draw(st.sampled_from(sorted(KINDS)))
    files = as_bytes(SOUND) | {path: data.draw(contents(path))}
    well_formed(look(files), files)


@settings(_QUIET, max_examples=examples(80))
@given(contents(ANN), st.permutations(sorted(SOUND)))
@example(FILES["alias bomb"][0], sorted(SOUND))
def test_order_of_the_files_changes_nothing(raw: bytes, order: list[str]) -> None:
    files = as_bytes(SOUND) | {ANN: raw}
    assert look({path: files[path] for path in order}) == look(files)


@settings(_QUIET, max_examples=examples(80))
@given(contents(ANN))
def test_broken_profile_hides_no_finding_of_another_file(raw: bytes) -> None:
    other = OTHER.replace("[en]", "[English]").replace("expert", "guru").replace("UTC", "IST").encode()
    alone = {
        (f.path, f.rule) for f in look({"skills.yml": SKILLS.encode(), "community.yml": SETTINGS.encode(), BO: other})
    }
    together = {(f.path, f.rule) for f in look(as_bytes(SOUND) | {ANN: raw, BO: other}) if f.path == BO}
    assert {rule for _, rule in alone} == {"known-language", "not-a-choice", "known-zone"}
    assert alone <= together


SCALARS = st.one_of(st.none(), st.booleans(), st.integers(), st.floats(), st.text(max_size=12))
KEYS = st.sampled_from(["skill", "level", "github", "goals", "windows", "x"])
VALUES = st.recursive(
    SCALARS, lambda inner: st.lists(inner, max_size=4) | st.dictionaries(KEYS, inner, max_size=4), max_leaves=8
)


@settings(_QUIET, max_examples=examples(150))
@given(VALUES, st.sampled_from(sorted(schema("profile")["properties"])))
def test_any_value_behind_any_key_becomes_findings_and_never_an_exception(value: Any, key: str) -> None:
    kept = [line for line in PROFILE.splitlines() if not line.startswith(key)]
    files = as_bytes(SOUND) | {ANN: "\n".join([f"{key}: {json.dumps(value)}", *kept]).encode()}
    well_formed(look(files), files)


@settings(_QUIET, max_examples=examples(150))
@given(VALUES, st.sampled_from(sorted(schema("agreement")["properties"])))
def test_any_value_in_an_agreement_becomes_findings_and_never_an_exception(value: Any, key: str) -> None:
    data = yaml.safe_load(AGREEMENT) | {key: value}
    files = as_bytes(SOUND) | {PACT: json.dumps(data, default=str).encode()}
    well_formed(look(files), files)


def test_broken_settings_or_skills_are_the_only_finding() -> None:
    for path in ("community.yml", "skills.yml"):
        findings = look(
            as_bytes(SOUND) | {path: b"name: @x: y\n" if path == "community.yml" else b"skills: [{id: @x}]\n"}
        )
        assert {f.path for f in findings if f.severity == "error"} == {path}
        assert {f.rule for f in findings if f.path != path} <= {"training-done"}
