"""What people really write is read as they wrote it, or a finding tells them what to write instead."""

from __future__ import annotations

import re

import pytest

from peerpact.domain.findings import Finding
from testing.messy import BROKEN, DATES, HEAD, LANGUAGES, MISSPELT, NAMED, SKILLS, SURVIVES, TAIL, ZONES
from testing.sample_files import AGREEMENT, ANN, PACT, found, loaded, profile


def only(findings: list[Finding], rule: str) -> Finding:
    """The one finding of a rule."""
    (one,) = [finding for finding in findings if finding.rule == rule]
    return one


@pytest.mark.parametrize("text", SURVIVES)
@pytest.mark.parametrize("key", ["name", "about", "pronouns"])
def test_text_that_looks_like_something_else_stays_the_text_that_was_written(key: str, text: str) -> None:
    changed = {ANN: profile(**{key: text})}
    assert found(changed) == []
    (ann,) = [p for p in loaded(changed).community.profiles if p.path == ANN]
    assert getattr(ann, key) == text


@pytest.mark.parametrize("text", SURVIVES)
def test_skill_that_looks_like_something_else_never_fails_a_profile(text: str) -> None:
    changed = {ANN: profile().replace("skill: kubernetes", f"skill: {text}"), PACT: None}
    assert {f.rule for f in found(changed)} <= {"known-skill"}
    assert len(loaded(changed).community.profiles) == 2


@pytest.mark.parametrize("text", NAMED)
def test_sign_with_a_meaning_is_explained_with_the_line_to_write(text: str) -> None:
    rule, fix = NAMED[text]
    findings = found({ANN: HEAD + f"about: {text}\n" + TAIL})
    if not rule:
        assert findings == []
        return
    finding = next(f for f in findings if f.rule == rule)
    assert fix in finding.fix
    assert finding.line == 5
    assert finding.column == {"empty-value": 1, "lost-comment": 8 + text.find("#")}.get(rule, 8)


@pytest.mark.parametrize("name", BROKEN)
def test_broken_profile_is_explained_at_its_place_with_the_fix(name: str) -> None:
    text, line, column, rule, fix = BROKEN[name]
    findings = found({ANN: text, PACT: None})
    if not rule:
        assert findings == []
        return
    assert (line, column, rule) in [(f.line, f.column, f.rule) for f in findings], findings
    assert any(fix in f.fix and f.line == line for f in findings), findings


@pytest.mark.parametrize("name", [name for name, case in BROKEN.items() if case[3] == "yaml-syntax"])
def test_sentences_about_broken_yaml_speak_no_jargon(name: str) -> None:
    for finding in found({ANN: BROKEN[name][0], PACT: None}):
        for word in ("mapping", "scalar", "token", "sequence", "block", "parser", "None"):
            assert word not in finding.message + finding.fix


def test_mistakes_behind_a_broken_line_are_found_in_the_same_run() -> None:
    text = HEAD.replace("Ann", "@ann") + TAIL.replace("beginner", "novice").replace("[en]", "[English]")
    rules = [(f.line, f.rule) for f in found({ANN: text, PACT: None})]
    assert rules == [(3, "yaml-syntax"), (5, "known-language"), (8, "not-a-choice")]


def test_list_of_words_instead_of_skills_is_explained_and_hides_nothing() -> None:
    text = HEAD + TAIL.replace("seeks:\n", "offers: [python, rust]\nseeks:\n").replace("[en]", "[English]")
    findings = found({ANN: text, PACT: None})
    assert [(f.line, f.column, f.rule) for f in findings] == [
        (5, 13, "known-language"),
        (6, 10, "wrong-type"),
        (6, 18, "wrong-type"),
    ]


def test_comment_without_a_space_is_no_lost_text_in_a_block_or_behind_a_bare_key() -> None:
    assert (
        found({ANN: HEAD + "about: |\n  I like #python\n" + TAIL.replace("seeks:", "seeks: #mine"), PACT: None}) == []
    )


@pytest.mark.parametrize("text", DATES)
def test_date_in_another_form_is_answered_with_the_form_that_is_needed(text: str) -> None:
    findings = found({PACT: AGREEMENT.replace("starts: 2026-12-01", f"starts: {text}")})
    finding = only(findings, "wrong-form")
    assert DATES[text] in finding.fix
    assert (finding.line, finding.column) == (16, 9)


@pytest.mark.parametrize("text", ZONES)
def test_zone_in_other_words_is_answered_with_zones_to_choose_from(text: str) -> None:
    finding = only(found({ANN: profile(timezone=text)}), "known-zone")
    assert ZONES[text] in finding.fix.split(" or `")[0]
    assert (finding.line, finding.column) == (1, 11)


@pytest.mark.parametrize("text", LANGUAGES)
def test_languages_in_words_are_answered_with_the_list_to_write(text: str) -> None:
    finding = only(found({ANN: profile(languages=text)}), "wrong-type")
    assert f"`{LANGUAGES[text]}`" in finding.fix
    assert found({ANN: profile(languages=LANGUAGES[text])}) == []


@pytest.mark.parametrize("text", LANGUAGES)
def test_languages_in_a_list_of_words_are_answered_one_by_one(text: str) -> None:
    findings = found({ANN: profile(languages=f"[{text}]")})
    wanted = LANGUAGES[text].strip("[]").replace('"', "")
    named = [tag for f in findings for tag in re.findall("`([^`]+)`", f.fix)]
    assert ", ".join(named) == ("" if text == "en, de" else wanted)
    assert {f.rule for f in findings} <= {"known-language"}


@pytest.mark.parametrize(("skill", "spelling"), [(skill, text) for skill, texts in SKILLS.items() for text in texts])
def test_every_spelling_of_a_skill_leads_to_it(skill: str, spelling: str) -> None:
    changed = {ANN: profile().replace("skill: public-speaking", f"skill: {spelling}"), PACT: None}
    assert [f.rule for f in found(changed)] in ([], ["teach-and-learn"])
    assert loaded(changed).community.by_login["demo-ann"].seeks[0].skill == skill


@pytest.mark.parametrize("text", MISSPELT)
def test_misspelt_skill_is_answered_with_the_right_one(text: str) -> None:
    finding = only(found({ANN: profile().replace("skill: kubernetes", f"skill: {text}"), PACT: None}), "known-skill")
    assert f"`{MISSPELT[text]}`" in finding.fix
    assert (finding.severity, finding.line, finding.column) == ("warning", 7, 12)


MEANT = {
    "github: '@demo-ann'": "`demo-ann`",
    "github: https://github.com/demo-ann": "`demo-ann`",
    'github_id: "583231"': "`583231`",
    "capacity: '2'": "`2`",
    "capacity: 2 people": "`2`",
    "status: Open": "`open`",
    "status: busy": "`paused`",
    "contact: example.org/@ann": "`https://example.org/@ann`",
    "contact: http://example.org/@ann": "`https://example.org/@ann`",
    "contact: ann@example.org": "https://example.org/@octo",
    "formats: Pair programming, code review": "`[pairing, code-review]`",
    "availability: {asynchronous: yes}": "`true`",
    "availability: {asynchronous: 'false'}": "`false`",
    "availability: {hours_per_month: 4h}": "`4`",
    "availability: {windows: Mo-Fr 18:00-21:00}": '`["Mo-Fr 18:00-21:00"]`',
    "availability: {windows: [Mon-Fri 6pm-9pm]}": '`"Mo-Fr 18:00-21:00"`',
    "availability: {windows: [weekends 10-13]}": '`"Sa-Su 10:00-13:00"`',
}


@pytest.mark.parametrize("line", MEANT)
def test_value_that_can_only_mean_one_thing_is_proposed(line: str) -> None:
    key = line.partition(":")[0]
    (finding,) = [
        f for f in found({ANN: profile(**{key: line.partition(": ")[2]}), PACT: None}) if f.severity == "error"
    ]
    assert MEANT[line] in finding.fix
