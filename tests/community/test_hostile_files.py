"""Whatever a folder holds: a finding, without a traceback, and nothing else is hidden."""

from __future__ import annotations

import json
import os
import re
from collections.abc import Callable
from pathlib import Path

import pytest

from peerpact.cli import render_findings
from peerpact.community.folder import read_file, read_folder
from peerpact.community.loader import load
from peerpact.domain.entry import Oddity
from testing.check_command import Answer, check, check_here, write
from testing.hostile_files import FILES, HARMLESS
from testing.sample_files import ANN, BO, OTHER, PACT, PROFILE, found
from testing.thoroughness import sample

_MOST = 60_000  # characters of output for one file: a page, not a book
_CONTROL = re.compile("[\x00-\x09\x0b-\x1f\x7f-\x9f\u200b-\u200f\u2028-\u202e\u2060-\u206f\ufeff\U000e0000-\U000e0fff]")


def calm(answer: Answer) -> None:
    """No crash and no traceback."""
    assert answer.code in (0, 1), answer.err
    assert answer.err == ""


@pytest.mark.parametrize("name", FILES)
def test_hostile_profile_is_a_finding(tmp_path: Path, name: str) -> None:
    raw, rule = FILES[name]
    root = write(tmp_path / "c", {ANN: raw, PACT: None, BO: OTHER.replace("[en]", "[English]")})
    answer = check_here(root)
    calm(answer)
    mine = [f for f in answer.findings if f["path"] == ANN]
    assert rule in {f["rule"] for f in mine}
    assert [f["rule"] for f in answer.findings if f["path"] == BO] == ["known-language"]
    assert answer.findings == sorted(answer.findings, key=lambda f: (f["path"], f["line"], f["column"]))
    lines = raw.decode("utf-8", "replace").replace("\r\n", "\n").split("\n")
    for finding in mine:
        assert 1 <= finding["line"] <= len(lines)
        assert finding["message"].strip()
        assert finding["fix"].strip()
        assert len(finding["message"]) + len(finding["fix"]) < 1200


@pytest.mark.parametrize("name", sample(list(FILES), every=max(1, len(FILES) // 5)))
def test_hostile_profile_says_the_same_in_a_process_of_its_own(tmp_path: Path, name: str) -> None:
    root = write(tmp_path / "c", {ANN: FILES[name][0], PACT: None})
    answer = check(root)
    calm(answer)
    assert answer.findings == check_here(root).findings


def harmless_output(shape: str, out: str) -> None:
    """Nothing in the output moves a cursor, turns text round, or is a command that nobody meant."""
    assert not _CONTROL.search(out)
    for line in out.splitlines():
        if shape == "text":
            assert not line.startswith("::")
        else:
            assert re.match(r"::(error|warning) file=[^,]*,line=\d+,col=\d+,title=[a-z-]+::|\d", line), line


@pytest.mark.parametrize("name", FILES)
def test_nothing_hostile_reaches_a_terminal_or_a_log(tmp_path: Path, name: str) -> None:
    raw, _ = FILES[name]
    (tmp_path / "profiles").mkdir()
    (tmp_path / ANN).write_bytes(raw)
    findings = found({ANN: raw, PACT: None})
    for shape in ("text", "github"):
        out = render_findings.FORMATS[shape](1, findings, render_findings.lines_below(tmp_path))
        assert len(out) < _MOST
        harmless_output(shape, out)
    json.loads(render_findings.as_json(1, findings, render_findings.lines_below(tmp_path)))


@pytest.mark.parametrize("shape", ["text", "github", "json"])
def test_all_hostile_files_at_once_are_answered_one_by_one(tmp_path: Path, shape: str) -> None:
    files = {f"profiles/demo-h{n}.yml": raw for n, (raw, _) in enumerate(FILES.values())}
    answer = check(write(tmp_path / "c", files), "--format", shape)
    assert (answer.code, answer.err) == (1, "")
    if shape != "json":
        harmless_output(shape, answer.out)
        return
    for number, (_, rule) in enumerate(FILES.values()):
        rules = {f["rule"] for f in answer.findings if f["path"] == f"profiles/demo-h{number}.yml"}
        assert rule in rules
    assert not [f for f in answer.findings if f["path"] in (ANN, BO, PACT)]


@pytest.mark.parametrize("name", HARMLESS)
def test_unusual_but_honest_file_has_no_finding(name: str) -> None:
    assert found({ANN: HARMLESS[name]}) == []


def _link_to_secret(path: Path) -> None:
    secret = path.parents[2] / "secret"
    secret.write_text("password: hunter2 @\n")
    path.symlink_to(secret)


def _link_to_folder(path: Path) -> None:
    (path.parents[2] / "elsewhere").mkdir(exist_ok=True)
    path.symlink_to(path.parents[2] / "elsewhere")


def _loop(path: Path) -> None:
    path.symlink_to(path.name)


def _dangling(path: Path) -> None:
    path.symlink_to("nowhere")


def _folder(path: Path) -> None:
    path.mkdir()


def _pipe(path: Path) -> None:
    os.mkfifo(path)


ODDITIES: dict[str, tuple[Callable[[Path], None], str]] = {
    "a link to a file": (_link_to_secret, "a symbolic link"),
    "a link to a folder": (_link_to_folder, "a symbolic link"),
    "a link to itself": (_loop, "a symbolic link"),
    "a link to nowhere": (_dangling, "a symbolic link"),
    "a folder": (_folder, "a folder"),
    "a pipe": (_pipe, "a special file"),
}


@pytest.mark.parametrize("path", ["skills.yml", "community.yml", "agreements/{}.yml", "profiles/{}", "profiles/{}.yml"])
def test_what_is_no_file_is_a_finding_and_is_never_opened(tmp_path: Path, path: str) -> None:
    root = write(tmp_path / "c")
    wanted = {}
    for number, (name, (make, what)) in enumerate(ODDITIES.items()):
        here = path.format(number)
        if (path == "profiles/{}" and name == "a folder") or here in wanted:
            continue  # an ordinary folder is welcome, and a single file can be one thing only
        (root / here).unlink(missing_ok=True)
        make(root / here)
        wanted[here] = what
    answer = check(root)
    calm(answer)
    told = {f["path"]: f["message"] for f in answer.findings if f["rule"] == "plain-file"}
    assert told.keys() == wanted.keys()
    assert all(what in told[here] for here, what in wanted.items())
    assert "hunter2" not in check(root, "--format", "text").out


@pytest.mark.parametrize("name", ODDITIES)
def test_settings_that_are_no_file_are_a_finding(tmp_path: Path, name: str) -> None:
    make, what = ODDITIES[name]
    make(write(tmp_path / "c", {"community.yml": None}) / "community.yml")
    oddity = read_folder(tmp_path / "c")["community.yml"]
    assert isinstance(oddity, Oddity)
    assert what in oddity


@pytest.mark.parametrize("folder", ["profiles", "agreements"])
def test_data_folder_that_is_a_link_is_a_finding(tmp_path: Path, folder: str) -> None:
    root = write(tmp_path / "c", {ANN: None, BO: None, PACT: None})
    (tmp_path / "else").mkdir()
    (tmp_path / "else" / "demo-ann.yml").write_text(PROFILE)
    if (root / folder).exists():
        (root / folder).rmdir()
    (root / folder).symlink_to(tmp_path / "else")
    answer = check(root)
    calm(answer)
    assert [(f["path"], f["rule"]) for f in answer.findings if f["rule"] == "plain-file"] == [(folder, "plain-file")]


def test_file_that_cannot_be_opened_is_an_oddity_and_no_crash(tmp_path: Path) -> None:
    gone = read_file(str(tmp_path / "gone.yml"))
    assert isinstance(gone, Oddity)
    loaded = load({ANN: gone})
    assert [(f.rule, f.line, f.column) for f in loaded.findings] == [("plain-file", 1, 1)]
    assert "can't be read" in loaded.findings[0].message


NAMES = (
    b"demo\nnew: line.yml",
    b"with space.yml",
    b"`id`.yml",
    b"$(id).yml",
    "\u202egnp.yml".encode(),
    b"\xff\xfe.yml",
    b"::error::x.yml",
    b"\x1b[31m.yml",
    b"x,line=1.yml",
    b"100%.yml",
    b"-rf.yml",
    b"CON.yml",
    b"a'b\"c.yml",
)


@pytest.mark.parametrize("shape", ["text", "json", "github"])
def test_file_names_of_any_bytes_can_be_printed(tmp_path: Path, shape: str) -> None:
    root = write(tmp_path / "c")
    for name in NAMES:
        Path(os.fsdecode(os.fsencode(root / "profiles") + b"/" + name)).write_text("name: @broken\n")
    answer = check(root, "--format", shape)
    calm(answer)
    assert answer.code == 1
    if shape == "json":
        assert len({f["path"] for f in answer.findings}) == len(NAMES)
    else:
        harmless_output(shape, answer.out)


@pytest.mark.parametrize("name", ["demo-ann.yaml", "demo-cy.YML", "demo-cy.yml.txt", "demo-cy.json", "demo-cy"])
def test_data_file_with_another_ending_is_a_finding(name: str) -> None:
    findings = found({f"profiles/{name}": PROFILE})
    assert "file-ending" in {f.rule for f in findings if f.path == f"profiles/{name}"}
    fix = next(f.fix for f in findings if f.rule == "file-ending")
    assert fix == f"Rename it to `profiles/{name.split('.')[0]}.yml`."


def test_same_login_in_other_letters_or_another_folder_is_a_finding() -> None:
    for path in ("profiles/Demo-Ann.yml", "profiles/d/demo-ann.yml"):
        rules = {(f.path, f.rule) for f in found({path: PROFILE})}
        assert (max(path, ANN), "login-once") in rules
        assert (max(path, ANN), "id-once") in rules


def test_composed_and_decomposed_file_names_are_two_findings_and_no_crash() -> None:
    findings = found({"profiles/ren\u00e9.yml": PROFILE, "profiles/rene\u0301.yml": PROFILE})
    assert {f.path for f in findings if f.rule == "odd-path"} == {"profiles/ren\u00e9.yml", "profiles/rene\u0301.yml"}


def test_hidden_files_and_readmes_are_left_alone(tmp_path: Path) -> None:
    root = write(tmp_path / "c", {"profiles/.x.yml": "@", "profiles/README.md": "# @", "agreements/.git/x.yml": "@"})
    assert check(root).findings == []
