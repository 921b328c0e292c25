"""Who leaves an argument out, or writes one that is not there, hears what there is."""

from __future__ import annotations

import subprocess
from pathlib import Path

import pytest

from peerpact.cli.main import main


@pytest.fixture
def clone(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A community in a repository with some branches."""
    monkeypatch.chdir(tmp_path)
    (tmp_path / "community.yml").write_text("name: Example\n")
    who = ("-c", "user.name=demo-ana", "-c", "user.email=demo-ana@users.noreply.github.com")
    for words in (("init", "-q", "-b", "main"), ("add", "."), (*who, "commit", "-q", "-m", "Begin")):
        subprocess.run(["git", *words], cwd=tmp_path, check=True, timeout=30)
    return tmp_path


def _said(capsys: pytest.CaptureFixture[str], *words: str) -> str:
    assert main(list(words)) == 2
    return capsys.readouterr().err


def test_plan_without_a_number_names_the_branches(clone: Path, capsys: pytest.CaptureFixture[str]) -> None:
    subprocess.run(["git", "branch", "my-profile"], cwd=clone, check=True, timeout=30)
    said = _said(capsys, "plan")
    assert {"    main", "    my-profile"} <= set(said.splitlines())
    assert "--base REF --head REF --author LOGIN:ID" in said


def test_branch_that_is_not_there_is_named_with_those_that_are(clone: Path, capsys: pytest.CaptureFixture[str]) -> None:
    for number in range(13):
        subprocess.run(["git", "branch", f"demo-{number}"], cwd=clone, check=True, timeout=30)
    said = _said(capsys, "plan", "--base", "main", "--head", "my-profil\x1b", "--author", "demo-ana:1001")
    assert "no branch or commit 'my-profil\\x1b' here" in said or "<U+001B>" in said
    assert said.splitlines()[-1].strip() == "… and 4 more"
    assert len(said.splitlines()) == 13


def test_folder_that_git_does_not_know_has_no_branches(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("GIT_CEILING_DIRECTORIES", str(tmp_path.parent))
    (tmp_path / "community.yml").write_text("name: Example\n")
    assert _said(capsys, "--root", str(tmp_path), "plan").endswith("Git knows none in this folder.\n")


@pytest.mark.parametrize(("verb", "what"), [("plan", "a pull request"), ("join", "the issue with the form")])
@pytest.mark.parametrize("number", ["abc", "0", "-1", "1.5", "9" * 30, "٣"])
def test_what_is_no_number_says_what_to_write(
    clone: Path, capsys: pytest.CaptureFixture[str], verb: str, what: str, number: str
) -> None:
    with pytest.raises(SystemExit) as leaving:
        main([verb, "--", number])
    assert leaving.value.code == 2
    assert f"write the number of {what}, such as 12" in capsys.readouterr().err
