"""Reminders over the network: a GitHub that can fail, a clone, and the command itself."""

from __future__ import annotations

from pathlib import Path

import pytest

from testing.fake_github import Drop, Fail, Limit, StandIn
from testing.reminders_scene import PATH, Scene, agreement, profile, scene_in

FORM = "### Who would you like to meet?\n\n{}\n\n### A first line\n\n_No response_"
Patch = pytest.MonkeyPatch


def asks(scene: Scene, to: str) -> int:
    """Ana opens an introduction as GitHub's form would."""
    issue = scene.repository.issue(scene.ana, f"Hello {to}", FORM.format(to))
    issue.label("introduction")
    return issue.number


def test_check_in_is_opened_once_and_closed_when_it_is_quiet(hub: StandIn, tmp_path: Path, monkeypatch: Patch) -> None:
    scene = scene_in(hub, tmp_path, {PATH: agreement()}, "2027-02-10")
    for _ in range(3):
        assert scene.remind(monkeypatch, "--post") == 0
    [issue] = scene.issues()
    assert issue.title == "Check-in on 10 February 2027: demo-ana and demo-bo"
    assert "@demo-ana and @demo-bo" in (issue.body or "")
    assert [label.name for label in issue.labels] == ["reminder"]
    hub.wait(days=14)
    scene.remind(monkeypatch, "--post")
    assert issue.state == "closed"
    assert issue.comments == []


def test_dry_run_writes_nothing(
    hub: StandIn, tmp_path: Path, monkeypatch: Patch, capsys: pytest.CaptureFixture[str]
) -> None:
    scene = scene_in(hub, tmp_path, {PATH: agreement()}, "2027-02-10")
    for words in ((), ("--dry-run",), ("--format", "json")):
        assert scene.remind(monkeypatch, *words) == 0
        assert f"check-in:{PATH}:2027-02-10" in capsys.readouterr().out
    assert not any(request.is_write for request in hub.requests if not request.is_git)


def test_a_demo_asks_nobody(hub: StandIn, tmp_path: Path, monkeypatch: Patch) -> None:
    demo = {PATH: agreement(), "community.yml": "demo: true\n"}
    scene = scene_in(hub, tmp_path, demo, "2027-02-10")
    assert scene.remind(monkeypatch, "--post") == 0
    assert not [request for request in hub.requests if not request.is_git]


def test_partner_mutes_and_stranger_does_not(hub: StandIn, tmp_path: Path, monkeypatch: Patch) -> None:
    scene = scene_in(hub, tmp_path, {PATH: agreement()}, "2027-02-10")
    scene.remind(monkeypatch, "--post")
    [issue] = scene.issues()
    issue.comment(hub.user("demo-stranger", id=66), "/mute")
    scene.remind(monkeypatch, "--post")
    assert issue.state == "open"
    issue.comment(scene.bo, "/mute")
    for _ in range(2):
        scene.remind(monkeypatch, "--post")
    assert issue.state == "closed"
    assert {label.name for label in issue.labels} == {"reminder", "muted"}
    assert [one.author.login for one in issue.comments if "no more reminders" in one.body] == [hub.bot.login]
    hub.wait(days=133)  # the ending reminder would be due
    scene.remind(monkeypatch, "--post")
    assert len(scene.issues()) == 1


def test_introduction_is_welcomed_and_declined(hub: StandIn, tmp_path: Path, monkeypatch: Patch) -> None:
    scene = scene_in(hub, tmp_path, {}, "2027-01-05")
    number = asks(scene, "Demo-Bo")
    issue = scene.repository.issues[number]
    for _ in range(2):
        scene.remind(monkeypatch, "--post")
    [welcome] = issue.comments
    assert welcome.body.startswith(f"<!-- peerpact:reminder introduction:{number} 1001,1002 -->")
    assert "Hello @demo-bo! @demo-ana would like" in welcome.body
    issue.comment(scene.bo, "Thank you for asking.\n\n/decline")
    for _ in range(2):
        scene.remind(monkeypatch, "--post")
    assert (issue.state, issue.state_reason, len(issue.comments)) == ("closed", "not_planned", 3)
    assert {label.name for label in issue.labels} == {"introduction", "declined"}
    again = scene.repository.issues[asks(scene, "demo-bo")]
    scene.remind(monkeypatch, "--post")
    assert again.state == "closed"
    assert "@" not in again.comments[0].body.replace("github-actions", "")


def test_unsigned_agreement_is_reminded_of_by_a_new_comment(hub: StandIn, tmp_path: Path, monkeypatch: Patch) -> None:
    scene = scene_in(hub, tmp_path, {}, "2027-01-05")
    pull = hub.pull_request(scene.repository, scene.ana, {PATH: agreement("2027-02-01", "2027-06-30", "2027-03-01")})
    pull.label("agreement")
    pull.approve(scene.bo)
    said: list[int] = []
    for _ in range(18):
        hub.wait(days=1)
        scene.remind(monkeypatch, "--post")
        said.append(len(pull.comments))
    assert (said.index(1) + 1, said.index(2) + 1, said[-1]) == (7, 14, 2)
    assert "@demo-ana" in pull.comments[0].body
    assert "@demo-bo" not in pull.comments[0].body  # has signed
    assert pull.state == "open"


def test_profile_is_asked_about_from_its_date_in_git(hub: StandIn, tmp_path: Path, monkeypatch: Patch) -> None:
    scene = scene_in(hub, tmp_path, {}, "2027-01-05")
    hub.wait(days=100)
    scene.repository.push({"profiles/demo-bo.yml": profile("demo-bo", 1002, "rust", "css") + "about: New\n"})
    hub.wait(days=80)  # 4 July; Ana's turn is 5 July
    scene.remind(monkeypatch, "--post")
    assert scene.ours() == []
    hub.wait(days=1)
    for _ in range(2):
        scene.remind(monkeypatch, "--post")
    assert scene.ours() == ["Is your profile still up to date? demo-ana"]


def _all_at_once(folder: Path) -> tuple[StandIn, Scene]:
    """A day on which every kind of request is made: an issue, a welcome, a decline, a mute."""
    hub = StandIn(folder / "hub")
    files = {
        PATH: agreement(ends="2027-02-17"),  # the check-in and the ending reminder fall on one day
        "profiles/demo-cy.yml": profile("demo-cy", 1003, "css", "rust"),
        "profiles/demo-di.yml": profile("demo-di", 1004, "rust", "css"),
    }
    scene = scene_in(hub, folder, files, "2027-02-10")
    cy, di = hub.user("demo-cy", id=1003), hub.user("demo-di", id=1004)
    for asker, to in ((cy, "demo-di"), (di, "demo-cy"), (cy, "nobody-here")):
        scene.repository.issue(asker, "Hello", FORM.format(to)).label("introduction")
    first = scene.repository.issues[1]
    first.comment(hub.bot, "<!-- peerpact:reminder introduction:1 1003,1004 -->\n\nHello")
    first.comment(di, "/decline")
    return hub, scene


def _state(scene: Scene) -> list[tuple[str, str, list[str], list[str]]]:
    return sorted(
        (issue.title, issue.state, sorted(label.name for label in issue.labels),
         [one.body.split("\n")[0] for one in issue.comments])
        for issue in scene.issues()
    )  # fmt: skip


def _undisturbed(folder: Path, patch: Patch) -> tuple[int, list[tuple[str, str, list[str], list[str]]]]:
    hub, scene = _all_at_once(folder)
    with hub:
        assert scene.remind(patch, "--post") == 0
        count = sum(not request.is_git for request in hub.requests)
        wanted = _state(scene)
        scene.remind(patch, "--post")
        assert _state(scene) == wanted
    return count, wanted


@pytest.mark.parametrize(
    ("fault", "every"),
    [(Drop(), 2), (Drop(took_effect=True), 1), (Fail(502), 3), (Limit(429, retry_after=9), 3)],
    ids=["lost", "took effect", "502", "429"],
)
def test_killed_at_any_request_and_run_again_says_nothing_twice(
    fault: Drop | Fail | Limit, every: int, tmp_path: Path, monkeypatch: Patch
) -> None:
    count, wanted = _undisturbed(tmp_path / "whole", monkeypatch)
    assert count > 15
    assert len(wanted) == 5
    for at in range(1, count + 1, every):
        hub, scene = _all_at_once(tmp_path / f"at-{at}")
        with hub:
            hub.fault(fault, at=at, path="/api/*")
            scene.remind(monkeypatch, "--post")
            scene.remind(monkeypatch, "--post")
            assert _state(scene) == wanted, at
