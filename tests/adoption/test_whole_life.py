"""The whole life of a community that `peerpact init` began, through its own workflow files.

From the first commit over a form, a pull request with a mistake, an agreement with both signatures and its record, to
an upgrade with an edited file in the middle, an ending, the site, and leaving. GitHub is the stand-in, and `act` runs
the workflows, which install Peerpact from the wheel that the repository keeps.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

import pytest

from peerpact.signing import digest
from testing.fake_github import PullRequest, Repository, StandIn, User
from testing.fake_github.fixtures import hub
from testing.join_forms import body
from testing.ledger_world import FIRST, agreement
from testing.new_community import begin, commit, git, peerpact
from testing.workflow_community import profile
from testing.workflow_runner import Ran, Runner
from testing.workflow_tools import find

__all__ = ["hub"]
pytestmark = pytest.mark.skipif(not find("act"), reason="there is no act for this machine")
TEXT = agreement().replace("kubernetes", "python")
ENDED = "2026-11-29"


@dataclass
class Life:
    """The community on the stand-in, the folder of its maintainer, and two people."""

    hub: StandIn
    repository: Repository
    actions: Runner
    folder: Path
    ana: User
    bo: User

    def statuses(self, pull: PullRequest) -> dict[str, str]:
        """The newest state of each status at the head of a pull request."""
        found: dict[str, str] = {}
        for status in self.repository.latest_statuses(pull.head_sha):
            found.setdefault(status.context, status.state)
        return found

    def pull(self) -> None:
        """The maintainer's folder as the default branch and the ledger are now."""
        source = str(self.repository.git.folder)
        git(self.folder, "fetch", "--quiet", source, "+refs/heads/*:refs/remotes/origin/*")
        git(self.folder, "reset", "--quiet", "--hard", "origin/main")

    def push(self) -> None:
        """The default branch as the maintainer's folder is now."""
        git(self.folder, "push", "--quiet", str(self.repository.git.folder), "HEAD:main")


def done(runs: Iterable[Ran]) -> list[tuple[str, str]]:
    """What ran, and how it ended."""
    return [(run.workflow, run.result) for run in runs if run.result != "skipped"]


@pytest.fixture
def life(hub: StandIn, tmp_path: Path) -> Life:
    folder = begin(tmp_path)
    files = {name: (folder / name).read_bytes() for name in git(folder, "ls-files").splitlines()}
    ana, bo = hub.user("demo-ana", id=1001), hub.user("demo-bo", id=1002)
    repository = hub.repository("demo-orbit/orbit", files)
    repository.settings.can_approve_pull_request_reviews = True
    found = Life(hub, repository, Runner(hub, repository, tmp_path / "actions"), folder, ana, bo)
    found.pull()
    return found


def test_the_whole_life_of_a_community(life: Life) -> None:
    joins_by_form(life)
    joins_by_pull_request(life)
    agrees_and_signs(life)
    upgrades_in_the_middle(life)
    ends(life)
    leaves(life)


def joins_by_form(life: Life) -> None:
    answers = {"offers": "Python, advanced", "seeks": "Public speaking, beginner"}
    issue = life.repository.issue(life.ana, "Join", body(**answers), ["join"])
    runs = list(life.actions.issue(issue))
    assert done(runs) == [("join.yml", "success"), ("bot.yml", "success")], runs[0].log
    [pull] = life.repository.pull_requests()
    assert life.statuses(pull) == {"peerpact/checks": "success", "peerpact/signatures": "success"}
    life.hub.wait(minutes=1)
    pull.merge()


def joins_by_pull_request(life: Life) -> None:
    [(path, text)] = profile("demo-bo", 1002, "public-speaking", "python").items()
    pull = life.hub.pull_request(life.repository, life.bo, {path: text.replace("Europe/Berlin", "Berlin time")})
    assert ("check.yml", "failure") in done(life.actions.pull_request(pull))
    assert life.statuses(pull)["peerpact/checks"] == "failure"
    life.hub.wait(minutes=1)
    pull.push({path: text})
    runs = done(life.actions.pull_request(pull, "synchronize"))
    assert runs == [("check.yml", "success"), ("bot.yml", "success")]
    assert life.statuses(pull)["peerpact/checks"] == "success"
    life.hub.wait(minutes=1)
    pull.merge()


def agrees_and_signs(life: Life) -> None:
    pull = life.hub.pull_request(life.repository, life.ana, {FIRST: TEXT})
    life.hub.wait(minutes=1)
    pull.comment(life.ana, f"/sign {digest(FIRST, TEXT.encode())}")
    life.hub.wait(minutes=1)
    list(life.actions.review(pull.approve(life.bo)))
    assert life.statuses(pull)["peerpact/signatures"] == "success"
    life.hub.wait(minutes=1)
    pull.merge()
    [recorded] = [run for run in life.actions.schedule("signatures.yml") if run.workflow == "signatures.yml"]
    assert recorded.result == "success", recorded.log
    life.pull()
    verified = peerpact(life.folder, "verify")
    assert verified.returncode == 0, verified.stdout
    assert "1 agreement" in verified.stdout
    reminded = peerpact(life.folder, "--now", "2027-01-12", "remind", "--dry-run")
    assert "check-in" in reminded.stdout.casefold()


def upgrades_in_the_middle(life: Life) -> None:
    workflow, readme = life.folder / ".github/workflows/join.yml", life.folder / "README.md"
    workflow.write_text(workflow.read_text("utf-8") + "# ours\n", "utf-8")
    readme.write_text("# Orbit\n", "utf-8")
    with (life.folder / "community.yml").open("a", encoding="utf-8") as settings:
        settings.write("workflows: {sweep_minutes: 30}\n")
    commit(life.folder)
    upgraded = peerpact(life.folder, "upgrade", "--yes")
    assert upgraded.returncode == 0, upgraded.stdout + upgraded.stderr
    assert workflow.read_text("utf-8").endswith("# ours\n")
    assert readme.read_text("utf-8") == "# Orbit\n"
    assert 'cron: "3,33 * * * *"' in (life.folder / ".github/workflows/bot.yml").read_text("utf-8")
    commit(life.folder)
    life.push()


def ends(life: Life) -> None:
    pull = life.hub.pull_request(life.repository, life.ana, {FIRST: TEXT + f"ended: {ENDED}\n"})
    life.hub.wait(minutes=1)
    comment = pull.comment(life.ana, f"/sign {digest(FIRST, (TEXT + f'ended: {ENDED}' + chr(10)).encode())}")
    assert ("bot.yml", "success") in done(life.actions.comment(comment))
    assert life.statuses(pull)["peerpact/signatures"] == "success"
    life.hub.wait(minutes=1)
    pull.merge()
    [recorded] = [run for run in life.actions.schedule("signatures.yml") if run.workflow == "signatures.yml"]
    assert recorded.result == "success", recorded.log
    [site] = life.actions.schedule("site.yml")
    assert site.steps["Build the pages"] == "success", site.log
    life.pull()
    assert peerpact(life.folder, "verify").returncode == 0


def leaves(life: Life) -> None:
    exported = peerpact(life.folder, "export", "--out", str(life.folder.parent / "tables"))
    assert "2 people" in exported.stdout
    assert "2 records" in exported.stdout
    ejected = peerpact(life.folder, "eject", "--yes")
    assert ejected.returncode == 0, ejected.stderr
    assert not (life.folder / ".peerpact").exists()
    assert (life.folder / "docs" / "people" / "demo-ana.md").is_file()
