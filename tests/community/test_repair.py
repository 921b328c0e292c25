"""`peerpact check --fix` fixes what has one meaning and leaves everything else as it was."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from peerpact.community.repair import repair
from peerpact.domain.vocabulary import Skill, Vocabulary
from peerpact.formats.yaml.strict import parse
from peerpact.text.hidden import without_hidden
from testing.thoroughness import examples

KNOWN = Vocabulary.of((Skill("nodejs", "Node.js", ("node",)), Skill("csharp", "C#")))
MESSY = """\
# who I am
github: demo-ana    # my login
github_id: "12"
name: Ana
timezone: sgt
languages: [English, "no", pt-BR]
offers:
  - skill: Node.JS   # for years
    level: Advanced
  - {skill: "node", level: expert}
availability:
  windows: ["Mon 18:00-20:00", weekends 9-12]
  asynchronous: Yes
about: "Node.JS and Yes and Mon"
"""
NEAT = """\
# who I am
github: demo-ana    # my login
github_id: 12
name: Ana
timezone: Asia/Singapore
languages: [en, "no", pt-BR]
offers:
  - skill: nodejs   # for years
    level: advanced
  - {skill: nodejs, level: expert}
availability:
  windows: ["Mo 18:00-20:00", "Sa-Su 09:00-12:00"]
  asynchronous: true
about: "Node.JS and Yes and Mon"
"""


def repaired(text: str) -> str:
    return repair(text.encode(), KNOWN)[0].decode()


def test_spellings_with_one_meaning_are_mended_and_comments_and_order_stay() -> None:
    assert repaired(MESSY) == NEAT


def test_a_repaired_file_needs_no_second_repair() -> None:
    assert repair(NEAT.encode(), KNOWN) == (NEAT.encode(), [])


def test_line_ends_byte_order_mark_and_trailing_spaces_are_tidied() -> None:
    assert repaired("\ufeffname: Ana  \r\n\r\nabout: x\t\r\n\r\n\r\n") == "name: Ana\n\nabout: x\n"


@pytest.mark.parametrize(
    "line",
    [
        "timezone: CST",  # Chicago, Shanghai or Mexico
        "timezone: IST",
        "languages: [English and Norwegian]",
        "languages: [Englisch und Deutsch]",
        "languages: [français et anglais]",
        "offers: [{skill: kubernets, level: expert}]",
        "availability: {windows: [evenings]}",
        "formats: [meeting]",
        "availability: {asynchronous: sometimes}",
    ],
)
def test_what_has_two_meanings_or_none_is_left_to_its_writer(line: str) -> None:
    assert repaired(line + "\n") == line + "\n"


@pytest.mark.parametrize("text", ["name: [a", "a: 1\na: 2\n", "a: &x 1\n", "\x00", "name: a\n---\nname: b\n"])
def test_a_file_that_cannot_be_read_is_not_touched(text: str) -> None:
    assert repaired(text) == text


def test_spaces_that_belong_to_a_text_block_stay() -> None:
    text = "about: |\n  one  \n  two\ntimezone: sgt\n"
    assert repaired(text) == text.replace("sgt", "Asia/Singapore")


@settings(max_examples=examples(300))
@given(st.text(max_size=30), st.sampled_from(["Node.JS", "C#", "node", "yes", "no"]))
def test_repair_never_changes_a_text_that_it_does_not_mean_to(about: str, skill: str) -> None:
    from peerpact.formats.yaml.write import scalar

    text = f"about: {scalar(about)}\noffers:\n  - skill: {scalar(skill)}\n"
    before, after = parse(text), parse(repaired(text))
    assert without_hidden(after["about"]) == without_hidden(before["about"])
    assert after["offers"][0]["skill"] in (KNOWN.resolve(skill), skill)


def check_fix(root: Path, *paths: str) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-m", "peerpact", "check", "--fix", "--root", str(root), *paths]
    return subprocess.run(command, capture_output=True, text=True, check=False, timeout=60, env={**os.environ})


def test_the_command_mends_profiles_and_never_an_agreement(tmp_path: Path) -> None:
    (tmp_path / "profiles").mkdir()
    (tmp_path / "agreements").mkdir()
    (tmp_path / "skills.yml").write_text("skills: [{id: nodejs, name: Node.js, aliases: [node]}]\n")
    profile, agreement = tmp_path / "profiles/demo-ana.yml", tmp_path / "agreements/2026-a--b.yml"
    profile.write_text(MESSY)
    profile.chmod(0o640)
    agreement.write_text("starts: 2026-12-01  \r\nchannel: Yes\n")
    signed = agreement.read_bytes()
    done = check_fix(tmp_path)
    assert profile.read_text() == NEAT
    assert profile.stat().st_mode & 0o777 == 0o640
    assert agreement.read_bytes() == signed
    assert "profiles/demo-ana.yml:5: sgt → Asia/Singapore" in done.stdout
    assert "Traceback" not in done.stderr
    assert sorted(path.name for path in profile.parent.iterdir()) == ["demo-ana.yml"]


def test_the_command_mends_only_the_files_that_are_named(tmp_path: Path) -> None:
    (tmp_path / "profiles").mkdir()
    for login in ("demo-ana", "demo-bo"):
        (tmp_path / f"profiles/{login}.yml").write_text(f"github: {login}\ntimezone: sgt\n")
    check_fix(tmp_path, str(tmp_path / "profiles/demo-bo.yml"))
    assert "sgt" in (tmp_path / "profiles/demo-ana.yml").read_text()
    assert "Asia/Singapore" in (tmp_path / "profiles/demo-bo.yml").read_text()
