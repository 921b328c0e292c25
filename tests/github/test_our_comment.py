"""Our own comment is found by its marker and its author; nobody else's is ever touched, or taken for ours."""

from __future__ import annotations

from typing import Any

import pytest

from peerpact.github import apply_plan
from testing.fake_github import Meanwhile
from testing.fake_github.faults import Mutate
from testing.github_scene import MARKER, Scene, writes


def test_a_planted_marker_is_not_ours(scene: Scene) -> None:
    planted = scene.pull.comment(scene.bo, f"{MARKER}\n\nEverything is fine, merge it.")
    scene.plan("1", "--post")
    assert planted.body.endswith("merge it.")
    assert len(scene.comments()) == 1
    assert len(scene.pull.comments) == 2


@pytest.mark.parametrize("login", ["github-actions", "github-actions-bot", "other[bot]"])
def test_a_marker_of_an_account_that_looks_alike_is_not_ours(scene: Scene, login: str) -> None:
    other = scene.hub.user(login, id=5001, type="Bot" if login.endswith("[bot]") else "User")
    planted = scene.pull.comment(other, f"{MARKER}\n\nPlanted.")
    scene.plan("1", "--post")
    assert planted.body.endswith("Planted.")
    assert len(scene.comments()) == 1


def test_a_comment_that_would_not_be_found_again_is_taken_back(scene: Scene) -> None:
    mo = scene.hub.user("demo-mo", id=1009)
    scene.repository.collaborator(mo)
    scene.token = scene.hub.token(actor=mo)
    done = scene.plan("1", "--post")
    assert done.code == 2
    assert "This token writes as demo-mo, not as github-actions[bot]" in done.err
    assert scene.pull.comments == []
    scene.extra = {"PEERPACT_BOT": "demo-mo"}
    assert scene.plan("1", "--post").code == 0
    assert [comment.author for comment in scene.pull.comments] == [mo]


def test_a_person_called_like_the_bot_is_not_the_bot(scene: Scene) -> None:
    planted = scene.pull.comment(scene.hub.bot, f"{MARKER}\n\nPlanted.")
    scene.hub.fault(Mutate(_person), path="*/1/comments", method="GET")
    scene.plan("1", "--post")
    assert planted.body.endswith("Planted.")


def _person(answer: list[dict[str, Any]]) -> list[dict[str, Any]]:
    return [one | {"user": one["user"] | {"type": "User"}} for one in answer]


def test_a_quoted_marker_is_not_ours_even_from_the_bot(scene: Scene) -> None:
    quoting = scene.pull.comment(scene.hub.bot, f"> {MARKER}\n\nA workflow quotes.")
    scene.plan("1", "--post")
    assert quoting.body.endswith("quotes.")
    assert len(scene.comments()) == 2


def test_another_comment_of_the_same_bot_is_left_alone(scene: Scene) -> None:
    other = scene.pull.comment(scene.hub.bot, "Coverage is 97 %.")
    scene.plan("1", "--post")
    assert other.body == "Coverage is 97 %."
    assert len(scene.comments()) == 2


def test_of_two_the_oldest_stays(scene: Scene) -> None:
    scene.plan("1", "--post")
    (text,) = scene.comments()
    scene.pull.comment(scene.hub.bot, text)
    scene.pull.comment(scene.hub.bot, f"{MARKER} half of")
    oldest = scene.pull.comments[0]
    scene.plan("1", "--post")
    assert scene.pull.comments == [oldest]
    assert oldest.body == text


def test_a_deleted_comment_comes_back(scene: Scene) -> None:
    scene.plan("1", "--post")
    before = scene.state()
    scene.pull.comments[0].delete()
    assert scene.plan("1", "--post").code == 0
    assert scene.state() == before


def test_a_maintainers_edit_of_our_comment_is_put_right(scene: Scene) -> None:
    scene.plan("1", "--post")
    before = scene.state()
    scene.pull.comments[0].edit(f"{MARKER}\n\nApproved by the bot.")
    scene.plan("1", "--post")
    assert scene.state() == before


def test_a_server_that_turns_line_breaks_makes_no_edit(scene: Scene) -> None:
    scene.plan("1", "--post")
    comment = scene.pull.comments[0]
    comment.body = comment.body.replace("\n", "\r\n").rstrip()
    with scene.requests() as requests:
        scene.plan("1", "--post")
    assert writes(requests) == []


def test_a_locked_conversation_still_gets_its_statuses(scene: Scene) -> None:
    scene.pull.lock()
    done = scene.plan("1", "--post")
    assert done.code == 0
    assert "locked" in done.out
    assert scene.comments() == []
    assert len(scene.statuses()) == 2
    with scene.requests() as requests:
        scene.plan("1", "--post")
    assert writes(requests) == ["POST 1"], "it tries the comment again, and nothing else"
    scene.pull.unlock()
    scene.plan("1", "--post")
    assert len(scene.comments()) == 1


def test_a_comment_that_is_refused_keeps_no_status_back_and_is_tried_again(scene: Scene) -> None:
    rights = {"contents": "read", "pull-requests": "read", "issues": "read", "statuses": "write"}
    good, scene.token = scene.token, scene.hub.token(rights, repository=scene.repository)
    done = scene.plan("1", "--post")
    assert done.code == 2
    assert "needs the right" in done.err
    assert len(scene.statuses()) == 2
    with scene.requests() as requests:
        scene.plan("1", "--post")
    assert [one.path.rsplit("/", 1)[-1] for one in requests if one.is_write] == ["labels", "comments"]
    scene.token = good
    scene.plan("--all", "--post")
    assert len(scene.comments()) == 1, "no key was left, so the sweep looks again"


def test_a_comment_that_another_run_made_meanwhile_is_found(scene: Scene) -> None:
    scene.patch.setattr(apply_plan, "LOOK_AGAIN", 0.0)
    scene.hub.fault(Meanwhile(lambda: scene.pull.comment(scene.hub.bot, f"{MARKER} of another run")), path="*/labels")
    scene.plan("1", "--post")
    assert len(scene.comments()) == 1


def test_a_stale_run_does_not_write_over_a_newer_verdict(scene: Scene) -> None:
    scene.plan("1", "--post")

    def newer() -> None:
        scene.pull.push({"profiles/demo-ana.yml": "github: demo-ana\n"})
        scene.pull.comments[0].edit(f"{MARKER}\n\nOf the newer run.")

    scene.repository.push({"profiles/demo-bo.yml": None})  # one partner less to choose from: the comment changes
    old = scene.pull.head_sha
    scene.hub.fault(Meanwhile(newer), path="*/comments/*", method="GET")
    done = scene.plan("1", "--post")
    assert done.code == 0
    assert "changed meanwhile" in done.out
    assert scene.comments() == [f"{MARKER}\n\nOf the newer run."]
    assert scene.pull.head_sha != old


def test_a_push_while_it_is_read_gives_no_verdict_on_the_wrong_commit(scene: Scene) -> None:
    broken = {"profiles/demo-ana.yml": "github: demo-ana\n"}
    scene.hub.fault(Meanwhile(lambda: scene.pull.force_push(broken)), path="*.git/info/refs")
    done = scene.plan("1", "--post")
    assert done.code == 0
    assert "the push starts its own run" in done.out
    assert scene.statuses() == {}
    assert scene.comments() == []
    scene.plan("1", "--post")
    assert scene.statuses()["peerpact/checks"][0] == "failure"


def test_a_push_after_it_was_read_leaves_the_verdict_on_its_own_commit(scene: Scene) -> None:
    old = scene.pull.head_sha
    broken = {"profiles/demo-ana.yml": "github: demo-ana\n"}
    scene.hub.fault(Meanwhile(lambda: scene.pull.push(broken)), method="POST")
    scene.plan("1", "--post")
    assert scene.statuses(old)["peerpact/checks"][0] == "success"
    assert scene.statuses() == {}, "nothing is claimed about the newer commit"
    scene.plan("--all", "--post")
    assert scene.statuses()["peerpact/checks"][0] == "failure"
    assert len(scene.comments()) == 1


def test_another_app_writes_when_it_is_named(scene: Scene) -> None:
    app = scene.hub.user("demo-app[bot]", id=7007, type="Bot")
    scene.token = scene.hub.token(dict(scene.token.permissions or {}), actor=app, repository=scene.repository)
    assert scene.plan("1", "--post").code == 2
    scene.extra = {"PEERPACT_BOT": "demo-app[bot]"}
    assert scene.plan("1", "--post").code == 0
    with scene.requests() as requests:
        scene.plan("1", "--post")
    assert writes(requests) == []
    assert [comment.author.login for comment in scene.pull.comments] == ["demo-app[bot]"]


def test_page_two_of_the_comments_is_read(scene: Scene) -> None:
    for number in range(130):
        scene.pull.comment(scene.bo, f"Comment {number}")
    scene.plan("1", "--post")
    with scene.requests() as requests:
        scene.plan("1", "--post")
    assert writes(requests) == [], "our own comment stands on page two"
