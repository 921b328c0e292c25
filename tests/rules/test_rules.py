"""Every rule speaks when it is broken, at the very value, and is silent when it is not."""

from __future__ import annotations

import pytest

from peerpact.community.examine import examine
from peerpact.community.loader import load
from peerpact.domain.entry import Oddity
from peerpact.domain.findings import ERROR, WARNING, Finding
from peerpact.formats.schema import Fault, schema
from peerpact.rules import RULES, Rule
from peerpact.rules.schema_keys import rule_of
from testing.rule_cases import CASES, Case
from testing.sample_files import AGREEMENT, ANN, BO, NOW, PACT, PROFILE, SOUND, as_bytes, found

_BYTES = {"encoding": b"name: Ren\xe9\n"}  # what isn't text can't be in the table
_ELSEWHERE = {
    "guide-behind",
    "own-file-edited",
    "plain-file",
    "capacity",
    "misplaced-file",
    "long-past",
    "report-address",
}  # tested by themselves


def _name(case: Case) -> str:
    return f"{case.rule}-{case.line}"


def _broken(case: Case) -> list[Finding]:
    if case.rule in _BYTES:
        return found({ANN: _BYTES[case.rule], PACT: None})
    return found(case.wrong)


@pytest.mark.parametrize("case", CASES, ids=_name)
def test_broken_rule_is_the_only_finding_and_points_at_the_value(case: Case) -> None:
    (finding,) = _broken(case)
    column = 10 if case.rule == "encoding" else case.column
    assert (finding.rule, finding.path, finding.line, finding.column) == (case.rule, case.path, case.line, column)
    assert finding.severity == (case.severity or RULES[case.rule].severity)


@pytest.mark.parametrize("case", CASES, ids=_name)
def test_sound_community_is_silent(case: Case) -> None:
    assert found(case.right) == []


@pytest.mark.parametrize("case", CASES, ids=_name)
def test_sentences_are_short_whole_and_say_what_to_do(case: Case) -> None:
    (finding,) = _broken(case)
    for sentence in (finding.message, finding.fix):
        assert 8 < len(sentence) < 400
        assert sentence[0].isupper() or sentence[0] in "`0123456789" or sentence.startswith("demo-")
        assert "Error" not in sentence
        assert "invalid" not in sentence.casefold()
    assert finding.message.endswith(".")


def test_every_rule_has_a_case() -> None:
    assert {case.rule for case in CASES} | _ELSEWHERE == {rule.id for rule in RULES.values() if rule.stage != "change"}


@pytest.mark.parametrize("rule", RULES.values(), ids=lambda rule: rule.id)
def test_every_rule_says_what_is_wrong_why_it_matters_and_how_to_fix_it(rule: Rule) -> None:
    docs = rule.docs()
    for part in ("what", "why", "fix"):
        assert len(docs.get(part, "")) > 15, part
        assert docs[part].endswith(".")
    assert set(docs) <= {"what", "why", "fix", "wrong", "right"}
    assert ("wrong" not in docs) or ("right" in docs)
    assert rule.severity in (ERROR, WARNING)


def test_link_is_told_apart_from_a_file() -> None:
    texts = as_bytes(SOUND) | {ANN: Oddity("a symbolic link")}
    findings = [f for f in examine(load(texts), NOW, frozenset()) if f.path == ANN]
    assert [(f.rule, f.line, f.column) for f in findings] == [("plain-file", 1, 1)]


# What a docstring shows as wrong and right, completed to a whole profile.
_ABOUT_PROFILES = (
    "file-name",
    "known-zone",
    "known-language",
    "known-skill",
    "skill-once",
    "teach-and-learn",
    *("level-without-partner", "known-training", "no-contact-data"),
)
_ABOUT_AGREEMENTS = ("commitment", "wrong-form", "dates-in-order", "check-in-in-term")
_SHOWN = [
    rule
    for rule in RULES.values()
    if "wrong" in rule.docs()
    and rule.id not in _ABOUT_AGREEMENTS
    and (rule.stage in ("text", "shape") or rule.id in _ABOUT_PROFILES)
]


def _whole(example: str, path: str) -> dict[str, str | bytes | None]:
    """A sound profile in which the lines of an example stand in place of its own."""
    lines = [line for line in example.splitlines() if not line.startswith("#")]
    where = next((line[2:] for line in example.splitlines() if line.startswith("# profiles/")), path)
    if example.startswith("profiles/"):
        where, lines = example, []
    if lines and lines[0].startswith(("skill:", "level:")):
        rest = "    level: beginner" if lines[0].startswith("skill:") else "    note: text"
        first = lines[0] if lines[0].startswith("skill:") else f"skill: python\n    {lines[0]}"
        lines = ["offers:", f"  - {first}", rest.replace("beginner", "expert")]
    keys = {line.split(":")[0] for line in lines if line[:1] not in (" ", "-")}
    keys |= {"name"} if "nmae" in keys else set()
    keys |= {"github_id"} if lines == ["github: octocat"] else set()
    blocks = [block for block in _blocks(PROFILE) if block.split(":")[0] not in keys]
    return {ANN: None, PACT: None, where: "\n".join(lines) + "\n" + "".join(blocks)}


def _blocks(text: str) -> list[str]:
    found: list[str] = []
    for line in text.splitlines(keepends=True):
        if line[0] == " ":
            found[-1] += line
        else:
            found.append(line)
    return found


@pytest.mark.parametrize("rule", _SHOWN, ids=lambda rule: rule.id)
def test_example_in_the_documentation_breaks_the_rule_and_its_correction_does_not(rule: Rule) -> None:
    rule_id, docs = rule.id, rule.docs()
    path = "profiles/octocat.yml" if "octocat" in docs["wrong"] + docs["right"] else ANN
    assert rule_id in {f.rule for f in found(_whole(docs["wrong"], path))}, _whole(docs["wrong"], path)
    assert rule_id not in {f.rule for f in found(_whole(docs["right"], path))}


@pytest.mark.parametrize("rule_id", _ABOUT_AGREEMENTS)
def test_example_from_an_agreement_breaks_the_rule_and_its_correction_does_not(rule_id: str) -> None:
    docs = RULES[rule_id].docs()
    for part, expected in (("wrong", True), ("right", False)):
        text = SOUND[PACT]
        for line in docs[part].splitlines():
            key = line.split(":")[0]
            text = "".join(
                f"{old[: len(old) - len(old.lstrip())]}{line}\n" if old.lstrip().startswith(f"{key}:") else old
                for old in text.splitlines(keepends=True)
            )
        assert (rule_id in {f.rule for f in found({PACT: text})}) is expected


THIRD = "profiles/demo-cy.yml"


def _triangle() -> dict[str, str | bytes | None]:
    """Ann with Bo, and Ann with Cy, in the same months."""
    cy = SOUND[BO].replace("demo-bo", "demo-cy").replace("102", "103")
    other = SOUND[PACT].replace("demo-bo", "demo-cy").replace("102", "103")
    return {THIRD: cy, "agreements/2026-demo-ann--demo-cy.yml": other}


def test_second_partnership_needs_a_capacity_of_two() -> None:
    (finding,) = found(_triangle())
    assert (finding.rule, finding.path, finding.line, finding.column) == (
        "capacity",
        "agreements/2026-demo-ann--demo-cy.yml",
        2,
        13,
    )
    assert found({**_triangle(), ANN: PROFILE + "capacity: 2\n"}) == []


def test_partnerships_one_after_the_other_need_no_more_capacity() -> None:
    files = _triangle()
    late = str(files["agreements/2026-demo-ann--demo-cy.yml"])
    late = late.replace("2027-", "2028-").replace("2026-12-01", "2027-12-01").replace("2028-01-12", "2028-02-12")
    path = "agreements/2027-demo-ann--demo-cy.yml"
    assert found({THIRD: files[THIRD], path: late}) == []


def _keywords(part: object) -> set[str]:
    if isinstance(part, list):
        return set().union(*map(_keywords, part))
    if not isinstance(part, dict):
        return set()
    inner = [value for key, value in part.items() if key not in ("examples", "default", "enum", "properties")]
    return {*part, *_keywords(inner), *_keywords(list(part.get("properties", {}).values()))}


@pytest.mark.parametrize("kind", ["profile", "agreement", "skills", "community"])
def test_every_demand_of_a_schema_has_a_rule_that_speaks_about_it(kind: str) -> None:
    silent = {
        "$schema",
        "$id",
        "title",
        "description",
        "properties",
        "items",
        "examples",
        "errorMessage",
        "default",
        "allOf",
    }
    for keyword in _keywords(schema(kind)) - silent:
        fault = Fault("x.yml", ("x",), keyword, None, 0, {})
        assert rule_of(fault) in RULES


def test_group_without_a_key_is_empty() -> None:
    (finding,) = found({ANN: PROFILE + "availability: {}\n", PACT: None})
    assert (finding.rule, finding.line, finding.column) == ("empty-value", 12, 15)


@pytest.mark.parametrize("login", ["@demo-ann", '"@demo-ann"', "https://github.com/demo-ann"])
def test_login_with_more_around_it_is_one_finding_that_says_what_to_write(login: str) -> None:
    (finding,) = found({ANN: PROFILE.replace("github: demo-ann", f"github: {login}"), PACT: None})
    assert (finding.rule, finding.line) == ("wrong-form", 1)
    assert finding.fix == "Use `demo-ann`, without @ or a link."


def test_value_that_may_begin_with_a_sign_is_still_told_about_quotes() -> None:
    (finding,) = found({ANN: PROFILE.replace("name: Ann Example", "name: @ann"), PACT: None})
    assert (finding.rule, finding.fix) == ("yaml-syntax", 'Write: name: "@ann"')


def _told(text: str, path: str = PACT) -> list[tuple[int, str]]:
    return [(finding.line, finding.rule) for finding in found({path: text}) if finding.path == path]


@pytest.mark.parametrize(
    ("right", "wrong", "line"),
    [
        ("every: 2 weeks", "every: fortnight", 19),
        ("confidentiality: true", "confidentiality: false", 25),
        ("        evidence: The slides\n", "", 6),
        ("evidence: A write-up of what broke", f"evidence: {'very ' * 80}", 15),
    ],
)
def test_a_mistake_in_one_value_of_an_agreement_hides_none_in_another(right: str, wrong: str, line: int) -> None:
    assert right in AGREEMENT
    text = AGREEMENT.replace("minutes: 60", "minutes: 15").replace(right, wrong)
    (first, _), (second, rule) = sorted(_told(text), key=lambda told: told[1] == "session-length")
    assert (first, rule) == (line, "session-length")
    assert second in (19, 20)


def test_a_skill_that_could_not_be_read_is_compared_with_nothing() -> None:
    text = PROFILE.replace("skill: kubernetes\n    level", "level").replace("public-speaking", "x" * 61)
    assert {rule for _, rule in _told(text, ANN)} == {"missing-key", "too-long"}


@pytest.mark.parametrize("written", ["٤٢", '"٤٢"', '"42"'])
def test_digits_of_another_script_are_proposed_in_those_that_programs_read(written: str) -> None:
    findings = found({ANN: PROFILE.replace("990000000101", written), PACT: None})
    assert [finding.fix.split(",")[0] for finding in findings if finding.rule == "wrong-type"] == ["Use `42`"]


@pytest.mark.parametrize("written", ["2 Weeks", "every 2 weeks", "fortnight", "14 days", "every other week"])
def test_a_rhythm_in_words_is_answered_with_the_one_that_is_meant(written: str) -> None:
    (finding,) = found({PACT: AGREEMENT.replace("2 weeks", written)})
    assert finding.fix == "Use `2 weeks`."
