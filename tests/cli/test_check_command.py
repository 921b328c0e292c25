"""`peerpact check` as a person and a workflow meet it: exit codes, what is looked at, and who has left."""

from __future__ import annotations

import json
import os
import re
import subprocess
from pathlib import Path

import pytest

from testing.check_command import NOW, check, peerpact, write
from testing.sample_files import AGREEMENT, ANN, BO, PACT, PROFILE

BROKEN = PROFILE.replace("[en]", "[English]")
_BUG = (
    "from peerpact.rules.registry import RULES, Rule\n"
    "import peerpact.rules\n"
    "def sabotage(checkup):\n    raise RuntimeError('a rule that fails')\n    yield\n"
    "RULES['known-zone'] = Rule('known-zone', 'error', 'community', sabotage)\n"
    "from peerpact.cli.main import main\nraise SystemExit(main())\n"
)


def test_clean_community_ends_with_zero_and_says_so(tmp_path: Path) -> None:
    answer = check(write(tmp_path / "c"), "--format", "text")
    assert (answer.code, answer.out, answer.err) == (0, "5 files checked: nothing to fix.\n", "")


def test_hints_alone_end_with_zero(tmp_path: Path) -> None:
    root = write(tmp_path / "c", {ANN: PROFILE.replace("public-speaking", "juggling"), PACT: None})
    answer = check(root)
    assert (answer.code, [f["severity"] for f in answer.findings]) == (0, ["warning"])


def test_error_ends_with_one_and_shows_place_line_and_fix(tmp_path: Path) -> None:
    answer = check(write(tmp_path / "c", {ANN: BROKEN}), "--format", "text")
    assert answer.code == 1
    assert answer.out == (
        f"{ANN}:5:13: error: `English` isn't a language code. [known-language]\n"
        "    5 | languages: [English]\n"
        "                    ^\n"
        "        → Use `en`.\n"
        "\n"
        "5 files checked: 1 error, 0 warnings.\n"
    )


def test_errors_come_first_and_many_warnings_are_folded(tmp_path: Path) -> None:
    skills = "".join(f"  - {{skill: juggling-{number}, level: beginner}}\n" for number in range(15))
    profile = BROKEN.partition("offers:")[0] + f"offers:\n{skills}"
    answer = check(write(tmp_path / "c", {ANN: profile, PACT: None}), "--format", "text")
    places = [line.split(": ")[1] for line in answer.out.splitlines() if line.startswith("profiles/")]
    assert places == ["error"] * places.count("error") + ["warning"] * 10
    assert places.count("error") >= 1
    assert re.search(r"… and \d+ more warnings\. To see those of one file, run `peerpact check PATH`\.", answer.out)


def test_json_has_the_promised_shape(tmp_path: Path) -> None:
    answer = check(write(tmp_path / "c", {ANN: BROKEN}))
    assert json.loads(answer.out) == {
        "files": 5,
        "findings": [
            {
                "rule": "known-language",
                "severity": "error",
                "path": ANN,
                "line": 5,
                "column": 13,
                "message": "`English` isn't a language code.",
                "fix": "Use `en`.",
            }
        ],
    }


def test_annotation_names_file_line_column_and_rule(tmp_path: Path) -> None:
    answer = check(write(tmp_path / "c", {ANN: BROKEN}), "--format", "github")
    first = answer.out.splitlines()[0]
    wanted = "`English` isn't a language code. Use `en`."
    assert first == f"::error file={ANN},line=5,col=13,title=known-language::{wanted}"


@pytest.mark.parametrize(
    "words",
    [("--format", "xml"), ("nowhere.yml",), ("--root", "nowhere"), ("--now", "tomorrow"), ("--nonsense",), ("..",)],
)
def test_wrong_use_ends_with_two_and_advice(tmp_path: Path, words: tuple[str, ...]) -> None:
    root = write(tmp_path / "c")
    answer = peerpact("check", *words, cwd=root)
    assert answer.code == 2
    assert answer.out == ""
    assert "Traceback" not in answer.err
    assert len(answer.err.strip().splitlines()) >= 2


def test_folder_without_a_community_ends_with_two(tmp_path: Path) -> None:
    answer = peerpact("check", cwd=tmp_path)
    assert answer.code == 2
    assert "community.yml" in answer.err


def test_bug_ends_with_three_and_asks_for_a_report(tmp_path: Path) -> None:
    answer = peerpact("check", "--fresh", cwd=write(tmp_path / "c"), program=_BUG)
    assert answer.code == 3
    assert "RuntimeError: a rule that fails" in answer.err
    assert "report" in answer.err.splitlines()[-1]


def test_community_is_found_from_a_folder_below(tmp_path: Path) -> None:
    root = write(tmp_path / "c", {ANN: BROKEN})
    answer = peerpact("check", *NOW, "--format", "json", cwd=root / "profiles")
    assert [f["path"] for f in answer.findings] == [ANN]


@pytest.mark.parametrize(
    ("words", "files", "paths"),
    [
        ((ANN,), 1, [ANN]),
        ((BO,), 1, []),
        (("profiles",), 2, [ANN]),
        (("agreements",), 1, []),
        ((BO, PACT), 2, []),
        (("skills.yml",), 1, []),
        ((".",), 5, [ANN]),
        (("profiles/../profiles/demo-ann.yml",), 1, [ANN]),
    ],
)
def test_named_files_and_folders_are_looked_at_alone(
    tmp_path: Path, words: tuple[str, ...], files: int, paths: list[str]
) -> None:
    answer = check(write(tmp_path / "c", {ANN: BROKEN}), *words)
    assert (json.loads(answer.out)["files"], [f["path"] for f in answer.findings]) == (files, paths)


def test_paths_are_seen_from_where_one_stands(tmp_path: Path) -> None:
    root = write(tmp_path / "c", {ANN: BROKEN})
    answer = peerpact("check", *NOW, "--format", "json", "demo-ann.yml", cwd=root / "profiles")
    assert [f["path"] for f in answer.findings] == [ANN]


@pytest.mark.parametrize("path", ["outside.yml", "c/README.md", "c/profiles/../../outside.yml"])
def test_path_that_is_no_data_of_the_community_is_wrong_use(tmp_path: Path, path: str) -> None:
    root = write(tmp_path / "c", {"README.md": "hello"})
    (tmp_path / "outside.yml").write_text("x")
    assert check(root, tmp_path / path).code == 2


def test_link_that_is_named_is_a_finding_and_not_followed(tmp_path: Path) -> None:
    root = write(tmp_path / "c")
    (tmp_path / "secret.yml").write_text(BROKEN)
    (root / "profiles" / "link.yml").symlink_to(tmp_path / "secret.yml")
    assert [f["rule"] for f in check(root, "profiles/link.yml").findings] == ["plain-file"]


def test_one_profile_is_compared_with_its_namesake(tmp_path: Path) -> None:
    root = write(tmp_path / "c", {"profiles/x/demo-ann.yml": PROFILE.replace("101", "103")})
    assert [f["rule"] for f in check(root, "profiles/x/demo-ann.yml").findings] == ["login-once"]


def git(root: Path, *words: str) -> None:
    """Run git in a folder, without anybody's own settings."""
    env = {**os.environ, "GIT_CONFIG_GLOBAL": os.devnull, "GIT_CONFIG_SYSTEM": os.devnull}
    who = ("-c", "user.name=Demo", "-c", "user.email=demo@example.org", "-c", "commit.gpgsign=false")
    subprocess.run(["git", *who, *words], cwd=root, env=env, check=True, capture_output=True)


def left(root: Path) -> list[tuple[str, str]]:
    """Path and severity of what is said about partners who are not there."""
    return [(f["path"], f["severity"]) for f in check(root).findings if f["rule"] == "partner-exists"]


def test_partner_who_left_is_a_hint_in_an_agreement_that_was_there(tmp_path: Path) -> None:
    root = write(tmp_path / "c", {BO: None})
    git(root, "init", "-q")
    git(root, "add", ".")
    git(root, "commit", "-qm", "start")
    assert left(root) == [(PACT, "warning")]
    assert check(root).code == 0


def test_partner_without_a_profile_is_an_error_in_a_new_or_changed_agreement(tmp_path: Path) -> None:
    root = write(tmp_path / "c", {BO: None})
    git(root, "init", "-q")
    git(root, "add", ".", f":!{PACT}")
    git(root, "commit", "-qm", "start")
    assert left(root) == [(PACT, "error")]
    git(root, "add", PACT)
    assert left(root) == [(PACT, "error")]
    git(root, "commit", "-qm", "agreement")
    assert left(root) == [(PACT, "warning")]
    (root / PACT).write_text(AGREEMENT.replace("2027-05-31", "2027-06-30"))
    assert left(root) == [(PACT, "error")]


def test_community_in_a_folder_of_a_larger_repository_is_compared_with_its_commits_too(tmp_path: Path) -> None:
    root = write(tmp_path / "big" / "c", {BO: None})
    git(tmp_path / "big", "init", "-q")
    git(tmp_path / "big", "add", ".")
    git(tmp_path / "big", "commit", "-qm", "start")
    assert left(root) == [(PACT, "warning")]
    (root / PACT).write_text(AGREEMENT + "channel: video call\n")
    assert left(root) == [(PACT, "error")]


def test_partner_without_a_profile_is_an_error_without_git(tmp_path: Path) -> None:
    assert left(write(tmp_path / "c", {BO: None})) == [(PACT, "error")]
