"""The whole life of a community that `peerpact init` began, against the stand-in.

The short one runs Peerpact's own lines of the workflow files in this process. The long one runs the workflow files in
`act`, which install Peerpact from the wheel that the repository keeps, and builds the site strictly at each stage.
"""

from __future__ import annotations

import html
import re
from datetime import date
from pathlib import Path

import pytest

from testing.direct_runner import DirectRunner, Done, in_process
from testing.fake_github import Repository, StandIn
from testing.fake_github.fixtures import hub
from testing.life import Ended, Life
from testing.new_community import ANSWERS, WHO, git, peerpact
from testing.thoroughness import THOROUGH
from testing.whole_life import live
from testing.workflow_runner import Runner
from testing.workflow_tools import find

__all__ = ["hub"]
BEGIN = ("init", "orbit", *(answer.replace("demo-ana", "demo-mira") for answer in ANSWERS))
_TAG = re.compile(r"<[^>]+>")


def on_the_stand_in(hub: StandIn, folder: Path) -> Repository:
    """The first commit of a community, pushed."""
    files = {name: (folder / name).read_bytes() for name in git(folder, "ls-files").splitlines()}
    repository = hub.repository("demo-orbit/orbit", files)
    repository.collaborator(hub.user("demo-mira", id=990000000901), "write")
    return repository


def test_the_life_of_a_community_in_short(hub: StandIn, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    now = DirectRunner.now
    for name, value in WHO.items():
        monkeypatch.setenv(name, value)
    assert in_process(tmp_path, *BEGIN).returncode == 0
    folder = tmp_path / "orbit"

    def run(*words: str, env: dict[str, str] | None = None) -> Done:
        return in_process(folder, *(() if words[0] == "--now" else ("--now", now)), *words, env=env)

    def pages() -> dict[str, str]:
        out = tmp_path / "pages"
        assert run("pages", "--out", str(out)).returncode == 0
        return {file.relative_to(out).with_suffix("").as_posix(): file.read_text("utf-8") for file in out.rglob("*.md")}

    repository = on_the_stand_in(hub, folder)
    actions = DirectRunner(hub, repository, tmp_path / "actions")
    live(Life(hub, repository, actions, folder, date.fromisoformat(now), run, pages))


@pytest.mark.skipif(not THOROUGH, reason="takes minutes: part of `make thorough`")
@pytest.mark.skipif(not find("act"), reason="there is no act for this machine")
def test_the_life_of_a_community_through_its_workflow_files(hub: StandIn, tmp_path: Path) -> None:
    assert peerpact(tmp_path, *BEGIN).returncode == 0
    folder = tmp_path / "orbit"

    def run(*words: str, env: dict[str, str] | None = None) -> Ended:
        return peerpact(folder, *words, env=env)

    def pages() -> dict[str, str]:
        built = run("site", "--out", str(tmp_path / "site"))
        assert built.returncode == 0, built.stdout + built.stderr
        return read_site(tmp_path / "site")

    repository = on_the_stand_in(hub, folder)
    live(Life(hub, repository, Runner(hub, repository, tmp_path / "actions"), folder, date.today(), run, pages))


def read_site(root: Path) -> dict[str, str]:
    """A built site: the address of each page, without slash or `index.html` -> what can be read on it."""
    addresses = {file: file.parent.relative_to(root).as_posix() for file in root.rglob("index.html")}
    texts = {file: html.unescape(_TAG.sub("", file.read_text("utf-8"))) for file in addresses}
    return {"index" if address == "." else address: texts[file] for file, address in addresses.items()}
