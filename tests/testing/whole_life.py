"""The life of a community that `peerpact init` began, stage by stage, against the stand-in.

For: the long test, whose workflows `act` runs and whose site a generator builds, and the short one in this process.
Must not: know which of the two it is in; what differs is in `Life`.
"""

from __future__ import annotations

import json
from collections.abc import Iterable
from datetime import timedelta
from pathlib import Path
from typing import Any

from peerpact.adoption.origin import Mark, Origin
from peerpact.cli.next_steps import CLICKS
from peerpact.signing import digest
from peerpact.site.translations import blob_id
from testing.fake_github import PullRequest, User
from testing.healthy_repository import shipped_rules
from testing.join_forms import body
from testing.ledger_world import FIRST
from testing.life import BO, Life
from testing.new_community import commit
from testing.workflow_community import profile
from testing.workflow_runner import Ran


def outcomes(runs: Iterable[Ran]) -> list[tuple[str, str]]:
    """What ran, and how it ended."""
    return [(run.workflow, run.result) for run in runs if run.result != "skipped"]


def live(life: Life) -> None:
    """Everything, in order."""
    begins(life)
    is_set_up_on_github(life)
    somebody_joins_by_form(life)
    somebody_joins_by_pull_request(life)
    two_agree_and_sign(life)
    they_are_reminded(life)
    they_amend(life)
    the_maintainer_upgrades(life)
    they_end(life)
    the_community_leaves(life)


def begins(life: Life) -> None:
    """Nobody is there, and the files and the site are sound."""
    assert "nothing to fix" in life.good("check")
    assert "index" in life.pages()


def is_set_up_on_github(life: Life) -> None:
    """The doctor names the clicks that `init` named; after them, it finds nothing that has to be done."""
    assert {*CLICKS} <= diagnosis(life, healthy=False)
    for name, branch in (("default-branch", "main"), ("ledger", "ledger")):
        assert json.loads(life.good("doctor", "--ruleset", name))["rules"] == shipped_rules(name)
        life.repository.rules.ruleset(name, branch, *shipped_rules(name))
    clicked = life.repository.settings
    clicked.can_approve_pull_request_reviews = clicked.private_vulnerability_reporting = True
    clicked.sha_pinning_required, clicked.allow_rebase_merge = True, False
    clicked.pages = {"build_type": "workflow"}
    for label in ("join", "profile", "agreement", "needs-maintainer", "needs-fix"):
        life.repository.label(label)
    for name in ("bot", "signatures", "reminders", "site"):
        life.repository.workflow_run(f".github/workflows/{name}.yml", event="schedule")
    assert diagnosis(life, healthy=True) == set()


def diagnosis(life: Life, *, healthy: bool) -> set[str]:
    """The ids of the checks that fail when the doctor asks the stand-in, with an administrator's token."""
    access = {
        "GITHUB_TOKEN": life.hub.token(actor=life.repository.owner).value, "GITHUB_API_URL": life.hub.api_url,
    }  # fmt: skip
    done = life.peerpact("doctor", "--format", "json", env=access)
    assert (done.returncode, done.stderr) == (0 if healthy else 1, "")
    checks: list[dict[str, Any]] = json.loads(done.stdout)["checks"]
    return {check["id"] for check in checks if check["state"] == "fail"}


def somebody_joins_by_form(life: Life) -> None:
    """Ana fills in the form on GitHub, and the bot makes her pull request."""
    answers = {"offers": "Python, advanced", "seeks": "Public speaking, beginner"}
    issue = life.repository.issue(life.ana, "Join", body(**answers), ["join"])
    runs = list(life.actions.issue(issue))
    assert outcomes(runs) == [("join.yml", "success"), ("bot.yml", "success")], runs[0].log
    [pull] = life.repository.pull_requests()
    life.merge(pull)
    assert "Ana Lind" in life.pages()["people/demo-ana"]


def somebody_joins_by_pull_request(life: Life) -> None:
    """Bo writes the file by hand, with a mistake at first, and is told whom to ask."""
    [(path, text)] = profile("demo-bo", BO, "public-speaking", "python").items()
    pull = life.hub.pull_request(life.repository, life.bo, {path: text.replace("Europe/Berlin", "Berlin time")})
    assert ("check.yml", "failure") in outcomes(life.actions.pull_request(pull))
    assert life.statuses(pull)["checks"] == "failure"
    life.hub.wait(minutes=1)
    pull.push({path: text})
    runs = outcomes(life.actions.pull_request(pull, "synchronize"))
    assert runs == [("check.yml", "success"), ("bot.yml", "success")]
    [comment] = [comment for comment in pull.comments if comment.author is life.hub.bot]
    assert "demo-ana" in comment.body
    life.merge(pull)
    assert "people/demo-bo" in life.pages()


def two_agree_and_sign(life: Life) -> None:
    """One signs by a comment, the other by a review; after the merge both are on the ledger."""
    pull = life.hub.pull_request(life.repository, life.ana, {FIRST: life.agreement})
    sign(life, pull, life.ana, life.agreement)
    assert life.statuses(pull)["signatures"] == "pending"
    life.hub.wait(minutes=1)
    list(life.actions.review(pull.approve(life.bo)))
    life.merge(pull)
    life.record()
    assert "1 agreement" in life.good("verify")
    assert "signed" in partnership(life).casefold()


def sign(life: Life, pull: PullRequest, who: User, text: str) -> None:
    """An author's signature, and the bot that looks at it."""
    life.hub.wait(minutes=1)
    comment = pull.comment(who, f"/sign {digest(FIRST, text.encode())}")
    assert ("bot.yml", "success") in outcomes(life.actions.comment(comment))


def partnership(life: Life) -> str:
    """The page of the two on the site."""
    return life.pages()[f"partnerships/{Path(FIRST).stem}"]


def they_are_reminded(life: Life) -> None:
    """On the day of the check-in, from dates alone."""
    said = life.good("--now", str(life.now + timedelta(days=45)), "remind", "--dry-run")
    assert "check-in" in said.casefold()


def they_amend(life: Life) -> None:
    """Bo changes a goal, which needs both signatures again and a line that says what changed."""
    text = amended(life)
    pull = life.hub.pull_request(life.repository, life.bo, {FIRST: text})
    life.hub.wait(minutes=1)
    list(life.actions.review(pull.approve(life.ana)))
    assert life.statuses(pull)["signatures"] == "pending"
    sign(life, pull, life.bo, text)
    life.merge(pull)
    life.record()
    life.good("verify")
    assert "Give two talks" in partnership(life)


def amended(life: Life) -> str:
    """The agreement with another goal."""
    entry = f"amendments: [{{on: {life.now}, what: Two talks instead of one}}]\n"
    return life.agreement.replace("Give a talk", "Give two talks") + entry


def the_maintainer_upgrades(life: Life) -> None:
    """An earlier version's file is renewed, edits stay, what was deleted stays away, and a setting has its effect."""
    edited, renewed = ".github/workflows/join.yml", ".github/workflows/review.yml"
    gone, own = ".github/ISSUE_TEMPLATE/introduction.yml", "guides/welcome.md"
    today = (life.folder / renewed).read_bytes()
    write_as_an_earlier_version(life.folder, renewed, b"# an earlier text\n")
    (life.folder / edited).write_text((life.folder / edited).read_text("utf-8") + "# ours\n", "utf-8")
    (life.folder / gone).unlink()
    (life.folder / own).write_text("# Welcome to Orbit\n", "utf-8")
    with (life.folder / "community.yml").open("a", encoding="utf-8") as settings:
        settings.write("workflows: {sweep_minutes: 30}\n")
    commit(life.folder)
    assert f"{edited}: you changed it" in life.good("upgrade", "--yes")
    commit(life.folder)
    assert (life.folder / edited).read_text("utf-8").endswith("# ours\n")
    assert (life.folder / renewed).read_bytes() == today
    assert not (life.folder / gone).exists()
    assert 'cron: "3,33 * * * *"' in (life.folder / ".github/workflows/bot.yml").read_text("utf-8")
    assert edited in life.good("check")
    life.good("upgrade", "--yes", "--keep", edited)
    commit(life.folder)
    assert edited not in life.good("check")
    assert "Nothing to do" in life.good("upgrade", "--yes")
    life.push()
    assert "Welcome to Orbit" in life.pages()["welcome"]


def write_as_an_earlier_version(root: Path, path: str, text: bytes) -> None:
    """One of Peerpact's files as if an earlier version had written it."""
    place = root / ".peerpact/origin.json"
    origin = Origin.read(place.read_text("utf-8"))
    files = {**origin.files, path: Mark(blob_id(text))}
    place.write_text(Origin("0.0.1", origin.source, files).write(), "utf-8")
    (root / path).write_bytes(text)


def they_end(life: Life) -> None:
    """Ana ends it alone, and the record of all three versions holds."""
    text = amended(life) + f"ended: {life.now}\n"
    pull = life.hub.pull_request(life.repository, life.ana, {FIRST: text})
    sign(life, pull, life.ana, text)
    life.merge(pull)
    life.record()
    life.good("verify")
    assert "ended" in partnership(life).casefold()
    [site] = life.actions.schedule("site.yml")
    assert site.result == "success", site.log


def the_community_leaves(life: Life) -> None:
    """All of it is taken along as tables and as pages, and nothing of Peerpact's stays."""
    exported = life.good("export", "--out", str(life.folder.parent / "tables"))
    assert "2 people" in exported
    assert "3 records" in exported
    life.good("eject", "--yes")
    assert not (life.folder / ".peerpact").exists()
    assert not (life.folder / ".github" / "workflows").exists()
    assert (life.folder / "docs" / "people" / "demo-ana.md").is_file()
    assert "Welcome to Orbit" in (life.folder / "docs" / "welcome.md").read_text("utf-8")
    assert "id: python" in (life.folder / "skills.yml").read_text("utf-8")
    assert "nothing to fix" in life.good("check")
