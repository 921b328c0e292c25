"""`--all`: what a sweep asks for, what it leaves alone, and that nothing which happened is missed."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from testing.fake_github import Fail, PullRequest, payloads
from testing.github_scene import SKILLS, Scene, agreement, profile, writes


def served(scene: Scene, now: str = "2026-12-01") -> tuple[int, list[str], list[str]]:
    """A sweep: how many requests, what was written, and for which pull requests comments were read."""
    with scene.requests() as requests:
        done = scene.plan("--all", "--post", now=now)
    assert done.code == 0, done.err
    read = [one.path.split("/")[-2] for one in requests if one.path.endswith("/comments") and one.method == "GET"]
    return len(requests), writes(requests), read


def told(scene: Scene, name: str, event: object, folder: Path) -> None:
    """Put an event where Actions puts it."""
    path = folder / "event.json"
    path.write_text(json.dumps(event), "utf-8")
    scene.event(name, path)


@pytest.fixture
def three(scene: Scene) -> list[PullRequest]:
    """Three open pull requests that have their verdicts."""
    pulls = [scene.pull, scene.open("demo-cy", 1003, {"profiles/demo-cy.yml": profile("demo-cy", 1003)})]
    pulls.append(scene.open("demo-di", 1004, {"guides/own.md": "# Mine\n"}))
    assert served(scene)[2] == ["1", "2", "3"]
    return pulls


def test_a_sweep_after_which_nothing_happened_asks_twice_for_all(scene: Scene, three: list[PullRequest]) -> None:
    scene.hub.wait(minutes=10)
    assert served(scene) == (2, [], [])


def test_two_requests_are_enough_for_one_that_is_unchanged(scene: Scene) -> None:
    scene.plan("1", "--post")
    scene.hub.wait(hours=1)
    assert served(scene) == (2, [], [])


@pytest.mark.parametrize("act", ["comment", "review", "push", "label", "edit", "delete", "draft"])
def test_whatever_somebody_does_after_the_verdict_is_seen(scene: Scene, three: list[PullRequest], act: str) -> None:
    pull, said = three[1], three[1].comment(scene.bo, "Hello")
    served(scene)
    scene.hub.wait(seconds=1)
    acts = {
        "comment": lambda: pull.comment(scene.ana, "/recheck"),
        "review": lambda: pull.approve(scene.ana),
        "push": lambda: pull.push({"profiles/demo-cy.yml": profile("demo-cy", 1003, seeks="kubernetes")}),
        "label": lambda: pull.unlabel("profile"),
        "edit": lambda: said.edit("Good bye"),
        "delete": lambda: said.delete(),
        "draft": pull.draft,
    }
    acts[act]()
    assert served(scene)[2] == ["2"]
    scene.hub.wait(minutes=10)
    assert served(scene) == (2, [], []), "and then there is peace again"


def test_once_a_day_everything_is_computed_again(scene: Scene, three: list[PullRequest]) -> None:
    before = [scene.statuses(pull.head_sha) for pull in three]
    scene.hub.wait(days=1)
    assert served(scene, "2026-12-02")[2] == ["1", "2", "3"]
    assert served(scene, "2026-12-02") == (2, [], [])
    assert [scene.statuses(pull.head_sha) for pull in three] == before


def test_a_verdict_that_stays_the_same_costs_one_write_a_day(scene: Scene) -> None:
    scene.pull.push({"profiles/demo-ana.yml": "github: demo-ana\n"})
    scene.plan("1", "--post")
    assert served(scene, "2026-12-02") == (5, ["POST statuses"], ["1"])


@pytest.mark.parametrize("at", [1, 2])
def test_a_sweep_that_is_cut_off_between_its_statuses_leaves_none_behind(scene: Scene, at: int) -> None:
    scene.repository.push({"profiles/demo-ana.yml": profile("demo-ana", 1001)})
    pull = scene.open("demo-bo", 1002, {"agreements/2026-demo-ana--demo-bo.yml": agreement()})
    scene.plan("2", "--post")
    scene.hub.wait(minutes=1)
    pull.approve(scene.ana)
    scene.hub.fault(Fail(403), method="POST", path="*/statuses/*", at=at)
    scene.plan("2", "--post")
    scene.hub.faults.clear()
    scene.plan("--all", "--post")
    assert scene.statuses(pull.head_sha)["peerpact/signatures"] == ("pending", "Waiting for 1 signature")


def test_a_merge_makes_every_verdict_anew(scene: Scene, three: list[PullRequest]) -> None:
    three[1].merge()
    scene.hub.wait(minutes=1)
    assert served(scene)[2] == ["1", "3"]
    assert "demo-cy" in scene.pull.comments[0].body or len(scene.comments()) == 1


def test_a_status_that_somebody_wrote_over_is_put_right(scene: Scene) -> None:
    scene.pull.push({"profiles/demo-ana.yml": "github: demo-ana\n"})
    scene.plan("1", "--post")
    scene.repository.status(scene.pull.head_sha, "peerpact/checks", "success", scene.bo, "Fine")
    assert served(scene)[1] == ["POST statuses"]
    assert scene.statuses()["peerpact/checks"][0] == "failure"


def test_a_key_that_somebody_forged_is_not_believed(scene: Scene) -> None:
    scene.plan("1", "--post")
    newest = scene.repository.latest_statuses(scene.pull.head_sha)
    target = next(one.target_url for one in newest if one.context == "peerpact/signatures")
    scene.pull.push({"profiles/demo-ana.yml": "github: demo-ana\n"})
    for context in ("peerpact/checks", "peerpact/signatures"):
        scene.repository.status(scene.pull.head_sha, context, "success", scene.bo, "Fine", target)
    assert "failure" in scene.plan("--all", "--post").out


def test_with_many_statuses_of_others_ours_are_still_found(scene: Scene) -> None:
    scene.plan("1", "--post")
    for number in range(120):
        scene.repository.status(scene.pull.head_sha, f"other/{number}", "success", scene.hub.bot)
    assert served(scene) == (2, [], [])


def test_the_end_of_a_check_puts_its_pull_request_first(scene: Scene, three: list[PullRequest], tmp_path: Path) -> None:
    run = scene.repository.workflow_run(".github/workflows/check.yml", event="pull_request", pull=three[2])
    told(scene, "workflow_run", payloads.workflow_run(run, scene.repository, "Check"), tmp_path)
    scene.hub.wait(seconds=1)
    three[0].comment(scene.bo, "Hello")
    assert served(scene)[2] == ["3", "1"]


def test_a_comment_puts_its_pull_request_first(scene: Scene, three: list[PullRequest], tmp_path: Path) -> None:
    said = three[1].comment(scene.bo, "/recheck")
    served(scene)
    told(scene, "issue_comment", payloads.issue_comment(said), tmp_path)
    assert served(scene)[2] == ["2"]


def test_a_comment_on_an_issue_starts_nothing(scene: Scene, three: list[PullRequest], tmp_path: Path) -> None:
    issue = scene.repository.issue(scene.bo, "A question")
    event = payloads.issue_comment(issue.comment(scene.bo, "/recheck"))
    event["issue"]["number"] = 2  # even when it has the number of a pull request
    told(scene, "issue_comment", event, tmp_path)
    assert served(scene) == (2, [], [])


def test_a_dispatch_by_hand_names_a_number(scene: Scene, three: list[PullRequest], tmp_path: Path) -> None:
    told(scene, "workflow_dispatch", payloads.workflow_dispatch(scene.repository, {"number": "3"}), tmp_path)
    assert served(scene)[2] == ["3"]


@pytest.mark.parametrize("text", ["", "[]", "{", '{"issue": 7}', '{"issue": {"number": {}, "pull_request": {}}}', "9"])
def test_an_event_that_cannot_be_read_forces_nothing(
    scene: Scene, three: list[PullRequest], tmp_path: Path, text: str
) -> None:
    path = tmp_path / "event.json"
    path.write_text(text, "utf-8")
    scene.event("issue_comment", path)
    assert served(scene) == (2, [], [])


def test_a_failure_in_one_stops_no_other(scene: Scene, three: list[PullRequest]) -> None:
    for pull in three:
        pull.push({"profiles/demo-zoe.yml": "github: demo-zoe\n"})
    scene.hub.fault(Fail(404, "Not Found"), path="*/pulls/2/reviews", times=9)
    done = scene.plan("--all", "--post")
    assert done.code == 2
    assert "reviews of pull request 2" in done.err
    assert scene.statuses(three[0].head_sha)["peerpact/checks"][0] == "failure"
    assert scene.statuses(three[2].head_sha)["peerpact/checks"][0] == "failure"
    assert scene.statuses(three[1].head_sha) == {}


def test_a_bug_that_one_brings_to_light_stops_no_other(scene: Scene, three: list[PullRequest]) -> None:
    from peerpact.github import judge

    real = judge.judge

    def fails(pull: object, *rest: object) -> object:
        if getattr(pull, "number", 0) == 2:
            raise ZeroDivisionError("a bug")
        return real(pull, *rest)  # type: ignore[arg-type]

    for pull in three:
        pull.push({"profiles/demo-zoe.yml": "github: demo-zoe\n"})
    scene.patch.setattr(judge, "judge", fails)
    done = scene.plan("--all", "--post")
    assert done.code == 3
    assert "#2: this is a bug in Peerpact" in done.err
    assert [bool(scene.statuses(pull.head_sha)) for pull in three] == [True, True, True]
    assert scene.statuses(three[1].head_sha)["peerpact/checks"][0] == "failure"
    assert "bug in Peerpact" in scene.comments(three[1])[0]
    (issue,) = [
        one for one in scene.repository.issues.values() if one.title == "Peerpact couldn't check a pull request"
    ]
    assert "#2: `ZeroDivisionError`" in (issue.body or "")
    assert "a bug" not in (issue.body or "").replace("A bug in Peerpact", "")
    three[1].push({"profiles/demo-zoe.yml": "github: demo-zo\n"})
    scene.plan("--all", "--post")
    assert (len(issue.comments), issue.state) == (0, "open"), "each is told once"


def test_a_head_that_cannot_be_fetched_stops_no_other(scene: Scene, three: list[PullRequest]) -> None:
    for pull in three:
        pull.push({"profiles/demo-zoe.yml": "github: demo-zoe\n"})
    scene.repository.git.point("refs/pull/2/head", None)
    done = scene.plan("--all", "--post")
    assert done.code == 2
    assert [bool(scene.statuses(pull.head_sha)) for pull in three] == [True, False, True]


def test_a_hundred_and_ten_open_pull_requests_are_all_seen(scene: Scene) -> None:
    for _ in range(109):
        scene.hub.open_pull(
            scene.repository, scene.hub.fork(scene.repository, scene.ana), scene.pull.head_ref, scene.ana, "Same", "",
            "main",
        )  # fmt: skip
    done = scene.plan("--all")
    assert done.out.count("peerpact/checks: ") == 110


def test_without_post_all_open_ones_are_printed(scene: Scene, three: list[PullRequest]) -> None:
    with scene.requests() as requests:
        done = scene.plan("--all", "--format", "json")
    assert done.out.count('"number": ') == 3
    assert writes(requests) == []


def same_head(scene: Scene) -> tuple[PullRequest, PullRequest]:
    """Two open pull requests with one head: one for `main`, one for a branch on which someone else has the file."""
    scene.repository.push({"skills.yml": SKILLS, "profiles/demo-zoe.yml": profile("demo-zoe", 1001)}, branch="next")
    assert scene.pull.head_repository is not None
    other = scene.hub.open_pull(
        scene.repository, scene.pull.head_repository, scene.pull.head_ref, scene.ana, "Again", "", "next"
    )
    return scene.pull, other


def test_of_two_with_one_head_the_worst_is_posted_and_says_whose_it_is(scene: Scene) -> None:
    one, other = same_head(scene)
    assert one.head_sha == other.head_sha
    done = scene.plan("--all", "--post")
    assert done.code == 0
    state, description = scene.statuses()["peerpact/checks"]
    assert state == "failure"
    assert description is not None
    assert description.startswith("#2 (#1 has the same commit): To fix")
    assert scene.labels(one) == {"profile"}
    assert scene.labels(other) == {"profile", "needs-fix"}
    scene.hub.wait(minutes=10)
    assert served(scene) == (2, [], [])
    other.close()
    scene.plan("--all", "--post")
    assert scene.statuses()["peerpact/checks"] == ("success", "Nothing to fix")


def test_one_of_two_with_one_head_is_enough_to_ask_for(scene: Scene) -> None:
    same_head(scene)
    assert scene.plan("1").out.startswith("peerpact/checks: failure (#2 ")
    scene.plan("2", "--post")
    assert scene.statuses()["peerpact/checks"][0] == "failure"


def test_an_update_of_either_of_two_with_one_head_is_seen(scene: Scene) -> None:
    _, other = same_head(scene)
    scene.plan("--all", "--post")
    scene.hub.wait(minutes=1)
    other.comment(scene.bo, "Hello")
    assert served(scene)[2] == ["1", "2"]


def test_a_verdict_that_waits_is_looked_at_again_when_somebody_signs(scene: Scene) -> None:
    scene.repository.push({"profiles/demo-ana.yml": profile("demo-ana", 1001)})
    pull = scene.open("demo-bo", 1002, {"agreements/2026-demo-ana--demo-bo.yml": agreement()})
    scene.plan("--all", "--post")
    scene.hub.wait(seconds=1)
    pull.approve(scene.ana)
    scene.plan("--all", "--post")
    assert scene.statuses(pull.head_sha)["peerpact/signatures"] == ("pending", "Waiting for 1 signature")
