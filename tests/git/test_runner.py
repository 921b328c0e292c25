"""Git answers alike on every machine: no settings but the repository's own, and no other repository."""

from __future__ import annotations

import os
import subprocess
from pathlib import Path

import pytest

from peerpact.domain.errors import OperatorError
from peerpact.git import runner
from peerpact.git.history import last_changes, uncommitted
from peerpact.git.objects import GitObjects
from peerpact.git.plumbing import Plumbing
from peerpact.git.runner import Git
from testing.site_server import ROOT

HOSTILE = """
[log]
  showSignature = true
  showRoot = false
  date = relative
[diff]
  external = /bin/false
  noprefix = true
  renames = copies
[core]
  quotePath = true
  hooksPath = {hooks}
  attributesFile = {hooks}/attributes
[alias]
  log = !false
[user]
  name = Somebody Else
"""


def git(folder: Path, *words: str) -> str:
    who = ("-c", "user.name=demo", "-c", "user.email=demo@example.org")
    done = subprocess.run(["git", "-C", str(folder), *who, *words], capture_output=True, check=True, text=True)
    return done.stdout.strip()


def repository(folder: Path, text: str = "starts: 2026-12-01\n") -> str:
    """A repository with one agreement; gives its commit."""
    (folder / "agreements").mkdir(parents=True)
    (folder / "agreements" / "ü.yml").write_text(text)
    git(folder, "init", "--quiet", "--initial-branch=main")
    git(folder, "add", "--all")
    git(folder, "commit", "--quiet", "--message=One")
    return git(folder, "rev-parse", "HEAD")


def answers(folder: Path, commit: str) -> list[object]:
    """What the project asks Git for, in one list."""
    objects, plumbing = GitObjects(folder), Plumbing(folder)
    tree = objects.tree(commit)
    shas = [leaf.sha for leaf in tree.values()]
    return [
        tree, objects.blobs(shas), objects.commit("HEAD"), objects.merge_bases("HEAD", commit),
        objects.versions("HEAD", commit, "agreements/ü.yml"), last_changes(folder, "agreements"), uncommitted(folder),
        plumbing.changes(commit), plumbing.text("var", "GIT_AUTHOR_IDENT").split(" <")[0],
    ]  # fmt: skip


@pytest.mark.parametrize("level", ["GIT_CONFIG_GLOBAL", "GIT_CONFIG_SYSTEM"])
def test_settings_of_the_user_and_of_the_system_change_no_answer(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, level: str
) -> None:
    commit = repository(tmp_path / "r")
    before = answers(tmp_path / "r", commit)
    settings = tmp_path / "settings"
    settings.write_text(HOSTILE.format(hooks=tmp_path))
    monkeypatch.setenv(level, str(settings))
    assert answers(tmp_path / "r", commit) == before
    assert Git(tmp_path / "r").try_run("config", "--get", "log.date") is None


def test_the_settings_for_origin_are_the_users(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    commit = repository(tmp_path / "source")
    git(tmp_path, "init", "--quiet", "clone")
    git(tmp_path / "clone", "remote", "add", "origin", "https://mentors.example.org/r")
    settings = tmp_path / "settings"
    settings.write_text(f'[url "{tmp_path}/source"]\n  insteadOf = https://mentors.example.org/r\n')
    monkeypatch.setenv("GIT_CONFIG_GLOBAL", str(settings))
    objects = GitObjects(tmp_path / "clone")
    assert objects.tips("refs/heads/main") == {"refs/heads/main": commit}
    objects.fetch("refs/heads/main")
    assert objects.has(commit)


def test_a_hook_that_starts_us_leads_to_no_other_repository(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    commit = repository(tmp_path / "r")
    other = repository(tmp_path / "other", "starts: 2027-01-01\n")
    before = answers(tmp_path / "r", commit)
    monkeypatch.setenv("GIT_DIR", str(tmp_path / "other" / ".git"))
    monkeypatch.setenv("GIT_WORK_TREE", str(tmp_path / "other"))
    monkeypatch.setenv("GIT_INDEX_FILE", str(tmp_path / "none"))
    monkeypatch.setenv("GIT_OBJECT_DIRECTORY", str(tmp_path / "other" / ".git" / "objects"))
    assert answers(tmp_path / "r", commit) == before
    assert not GitObjects(tmp_path / "r").has(other)


def test_no_program_that_a_repository_names_is_started(tmp_path: Path) -> None:
    commit = repository(tmp_path / "r")
    trap = tmp_path / "trap"
    trap.write_text(f"#!/bin/sh\ntouch {tmp_path}/sprung\n")
    trap.chmod(0o755)
    for hook in ("post-index-change", "reference-transaction", "post-checkout"):
        (tmp_path / "r" / ".git" / "hooks" / hook).symlink_to(trap)
    git(tmp_path / "r", "config", "core.fsmonitor", str(trap))
    answers(tmp_path / "r", commit)
    Plumbing(tmp_path / "r").run("update-ref", "refs/heads/other", commit)
    assert not (tmp_path / "sprung").exists()


def test_a_folder_that_the_user_trusts_is_read_though_somebody_else_owns_it(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    commit = repository(tmp_path / "r")
    settings = tmp_path / "settings"
    settings.write_text(f"[safe]\n  directory = {tmp_path}/r\n")
    monkeypatch.setenv("GIT_TEST_ASSUME_DIFFERENT_OWNER", "1")
    runner._trusted.cache_clear()
    assert not GitObjects(tmp_path / "r").is_clone()
    monkeypatch.setenv("GIT_CONFIG_GLOBAL", str(settings))
    runner._trusted.cache_clear()
    assert GitObjects(tmp_path / "r").has(commit)
    runner._trusted.cache_clear()


def test_a_failure_is_a_sentence_with_advice(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    with pytest.raises(OperatorError, match="git rev-parse failed: ") as failure:
        Git(tmp_path).run("rev-parse", "--verify", "HEAD")
    assert "Fetch" in failure.value.advice
    monkeypatch.setenv("PATH", os.devnull)
    with pytest.raises(OperatorError, match="git doesn't answer"):
        Git(tmp_path).run("version")
    assert Git(tmp_path).try_run("version") is None


def test_nothing_else_starts_git() -> None:
    modules = [file for file in (ROOT / "scripts" / "peerpact").rglob("*.py") if file.name != "runner.py"]
    assert [file.name for file in modules if '["git"' in file.read_text("utf-8")] == []
