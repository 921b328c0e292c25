"""One pull request from the list to its statuses: what is written, and when nothing is."""

from __future__ import annotations

import json
import os
import shutil
from pathlib import Path

import pytest

from testing.fake_github import Drop, Fail
from testing.github_scene import LOOKS, MARKER, Scene, agreement, git, profile, writes

BROKEN = {"profiles/demo-ana.yml": "github: demo-ana\n"}


def test_a_newcomer_gets_one_comment_labels_and_two_statuses(scene: Scene) -> None:
    done = scene.start("1", "--post")
    assert (done.code, done.err) == (0, "")
    (comment,) = scene.comments()
    assert comment.startswith(MARKER)
    assert "Welcome" in comment
    assert "@demo-ana" in comment
    assert scene.labels() == {"profile"}
    assert scene.statuses() == {
        "peerpact/checks": ("success", "Nothing to fix"),
        "peerpact/signatures": ("success", "Nothing to sign"),
    }
    assert {label.name: label.color for label in scene.repository.labels} == {"profile": LOOKS["profile"]}
    assert "created" in done.out


def test_a_second_run_writes_nothing(scene: Scene) -> None:
    scene.start("1", "--post")
    before = scene.state()
    scene.hub.wait(minutes=10)
    with scene.requests() as requests:
        done = scene.start("1", "--post")
    assert (done.code, done.out) == (0, "#1: nothing to do\n")
    assert writes(requests) == []
    assert scene.state() == before


def test_the_one_comment_is_edited_when_the_words_change(scene: Scene) -> None:
    scene.plan("1", "--post")
    first = scene.pull.comments[-1]
    scene.pull.push(BROKEN)
    with scene.requests() as requests:
        done = scene.start("1", "--post")
    assert done.code == 0
    assert [(c.id, c.body != first.body or "edited") for c in scene.pull.comments] == [(first.id, "edited")]
    assert writes(requests).count("PATCH comments") == 1
    assert "POST comments" not in " ".join(writes(requests))
    assert scene.labels() == {"profile", "needs-fix"}
    assert scene.statuses()["peerpact/checks"][0] == "failure"
    scene.pull.push({"profiles/demo-ana.yml": profile("demo-ana", 1001)})
    scene.plan("1", "--post")
    assert scene.labels() == {"profile"}


def test_without_post_the_plan_is_printed_and_nothing_written(scene: Scene) -> None:
    with scene.requests() as requests:
        text, data = scene.plan("1"), scene.plan("1", "--format", "json")
    assert text.out.startswith("peerpact/checks: success")
    assert json.loads(data.out)["labels"] == ["profile"]
    assert writes(requests) == []


def test_what_is_printed_is_what_is_posted(scene: Scene) -> None:
    printed = scene.plan("1", "--format", "markdown").out
    scene.plan("1", "--post")
    assert scene.comments() == [printed]


def test_labels_of_others_are_left_alone(scene: Scene) -> None:
    scene.pull.label("good first issue")
    scene.pull.label("needs-fix")
    scene.plan("1", "--post")
    assert scene.labels() == {"good first issue", "profile"}


def test_a_label_that_a_community_has_coloured_keeps_its_colour(scene: Scene) -> None:
    scene.repository.label("profile", "123456", "People")
    scene.plan("1", "--post")
    (label,) = scene.repository.labels
    assert (label.color, label.description) == ("123456", "People")


def test_an_agreement_waits_for_its_partners_and_then_has_their_signatures(scene: Scene) -> None:
    scene.repository.push({"profiles/demo-ana.yml": profile("demo-ana", 1001)})
    pull = scene.open("demo-bo", 1002, {"agreements/2026-demo-ana--demo-bo.yml": agreement()})
    scene.plan("2", "--post")
    assert scene.statuses(pull.head_sha)["peerpact/signatures"][0] == "pending"
    pull.approve(scene.ana)
    (comment,) = scene.comments(pull)
    sign = next(line for line in comment.splitlines() if line.strip().startswith("/sign "))
    pull.comment(scene.bo, sign.strip())
    scene.plan("2", "--post")
    assert scene.statuses(pull.head_sha)["peerpact/signatures"][0] == "success"


def test_a_signature_that_was_edited_is_none(scene: Scene) -> None:
    scene.repository.push({"profiles/demo-ana.yml": profile("demo-ana", 1001)})
    pull = scene.open("demo-bo", 1002, {"agreements/2026-demo-ana--demo-bo.yml": agreement()})
    scene.plan("2", "--post")
    (comment,) = scene.comments(pull)
    sign = next(line for line in comment.splitlines() if line.strip().startswith("/sign "))
    for person in (scene.ana, scene.bo):
        said = pull.comment(person, "Looks good")
        scene.hub.wait(minutes=1)
        said.edit(sign.strip())
    scene.plan("2", "--post")
    assert scene.statuses(pull.head_sha)["peerpact/signatures"][0] == "pending"


def test_an_approval_of_a_commit_that_was_forced_away_still_counts(scene: Scene) -> None:
    scene.repository.push({"profiles/demo-ana.yml": profile("demo-ana", 1001)})
    files = {"agreements/2026-demo-ana--demo-bo.yml": agreement()}
    pull = scene.open("demo-bo", 1002, files)
    pull.approve(scene.ana)
    old = pull.head_sha
    scene.hub.wait(minutes=1)
    pull.force_push(files)
    assert pull.head_sha != old
    scene.plan("2", "--post")
    assert scene.statuses(pull.head_sha)["peerpact/signatures"][1] == "Waiting for 1 signature"
    assert git("cat-file", "-t", old, folder=scene.clone).strip() == "commit"


@pytest.mark.parametrize(("state", "told"), [("closed", "closed"), ("merged", "closed")])
def test_a_closed_pull_request_is_said_to_be_closed(scene: Scene, state: str, told: str) -> None:
    scene.pull.merge() if state == "merged" else scene.pull.close()
    with scene.requests() as requests:
        done = scene.plan("1", "--post")
    assert (done.code, done.out) == (0, f"#1 is {told}: nothing to plan.\n")
    assert writes(requests) == []
    if state == "closed":
        scene.pull.reopen()
        assert scene.plan("1", "--post").code == 0
        assert len(scene.comments()) == 1


def test_a_number_that_no_pull_request_has_is_a_sentence(scene: Scene) -> None:
    done = scene.plan("77", "--post")
    assert done.code == 2
    assert "There's no pull request 77 in example/mentoring." in done.err


def test_a_draft_is_judged_like_any_other(scene: Scene) -> None:
    scene.pull.draft()
    scene.plan("1", "--post")
    assert len(scene.comments()) == 1
    assert len(scene.statuses()) == 2


def test_a_pull_request_for_another_branch_is_judged_against_that_branch(scene: Scene) -> None:
    assert "demo-bo" in scene.plan("1").out, "a partner to choose from"
    scene.repository.push({"profiles/demo-bo.yml": None}, branch="next")
    scene.pull.retarget("next")
    scene.plan("1", "--post")
    assert "demo-bo" not in scene.comments()[0]


def test_the_base_is_the_tip_as_it_is_now_and_not_what_is_checked_out(scene: Scene) -> None:
    assert "demo-bo" in scene.plan("1").out
    scene.repository.push({"profiles/demo-bo.yml": None})
    assert "demo-bo" not in scene.plan("1").out


def test_a_base_branch_that_is_gone_is_a_sentence(scene: Scene) -> None:
    scene.repository.push({}, branch="next")
    scene.pull.retarget("next")
    scene.repository.git.point("refs/heads/next", None)
    done = scene.plan("1", "--post")
    assert done.code == 2
    assert "for the branch 'next', which is gone" in done.err


def test_a_deleted_fork_is_still_judged(scene: Scene) -> None:
    assert scene.pull.head_repository is not None
    scene.hub.delete_fork(scene.pull.head_repository)
    assert scene.plan("1", "--post").code == 0
    assert scene.statuses()["peerpact/checks"][0] == "success"


def test_a_deleted_account_owns_nothing(scene: Scene) -> None:
    scene.pull.comment(scene.ana, "Hello")
    scene.hub.delete_user(scene.ana)
    assert scene.plan("1", "--post").code == 0
    assert scene.statuses()["peerpact/checks"][0] == "failure"
    assert "@ghost" not in scene.comments()[0]


def test_a_renamed_account_stays_the_same_person(scene: Scene) -> None:
    scene.repository.push({"profiles/demo-ana.yml": profile("demo-ana", 1001)})
    scene.hub.rename_user(scene.ana, "demo-anna")
    pull = scene.hub.pull_request(
        scene.repository, scene.ana, {"profiles/demo-ana.yml": profile("demo-ana", 1001, seeks="kubernetes")}
    )
    shown = scene.plan(str(pull.number), "--format", "json").out
    assert "not-yours" not in shown
    assert "@demo-anna" in json.loads(shown)["comment"]


def test_the_token_is_never_printed(scene: Scene) -> None:
    outputs = []
    for fault in (Drop(), Fail(500), Fail(403), Fail(401, "Bad credentials")):
        for at in range(1, 8):
            scene.hub.faults.clear()
            scene.hub.fault(fault, at=at, times=20)
            outputs.append(scene.plan("1", "--post"))
    scene.hub.faults.clear()
    outputs.append(scene.start("1", "--post"))
    assert not any(scene.token.value in done.out + done.err for done in outputs)
    files = [file for file in (scene.clone / ".git").rglob("*") if file.is_file()]
    assert not any(scene.token.value.encode() in file.read_bytes() for file in files)


def test_the_token_stands_on_no_command_line(scene: Scene, tmp_path: Path) -> None:
    log, folder = tmp_path / "log", tmp_path / "bin"
    folder.mkdir()
    real = shutil.which("git") or ""
    (folder / "git").write_text(f'#!/bin/sh\nprintf "%s\\n" "$*" >> {log}\nexec {real} "$@"\n', "utf-8")
    (folder / "git").chmod(0o755)
    scene.extra = {"PATH": f"{folder}:{os.environ['PATH']}"}
    scene.repository.private = True
    assert scene.start("1", "--post").code == 0
    words = log.read_text("utf-8")
    assert "fetch" in words
    assert scene.token.value not in words
    assert "Authorization" not in words


def test_settings_that_git_has_in_its_environment_stay(scene: Scene) -> None:
    scene.repository.private = True
    scene.extra = {
        "GIT_CONFIG_COUNT": "1",
        "GIT_CONFIG_KEY_0": f"url.{scene.hub.server_url}/.insteadOf",
        "GIT_CONFIG_VALUE_0": "http://127.0.0.1:9/",
        "GITHUB_SERVER_URL": "http://127.0.0.1:9",
    }
    done = scene.plan("1")
    assert done.code == 2, "the token is for the server that was named, and for no other"
    assert "git ls-remote failed" in done.err
    scene.repository.private = False
    assert scene.plan("1").code == 0, "the address was replaced as before"


def test_links_lead_to_the_server_of_the_repository(scene: Scene) -> None:
    scene.plan("1", "--post")
    assert f"{scene.hub.server_url}/example/mentoring/new/main?" in scene.comments()[0]
    elsewhere = scene.comments()[0].replace("https://github.com/peerpact/peerpact/blob/", "")  # Peerpact's own guides
    assert "github.com" not in elsewhere
    targets = {one.target_url for one in scene.repository.latest_statuses(scene.pull.head_sha)}
    assert all(target and target.startswith(f"{scene.hub.server_url}/example/mentoring/pull/1") for target in targets)


def test_a_private_repository_is_fetched_with_the_token(scene: Scene) -> None:
    scene.repository.private = True
    assert scene.plan("1", "--post").code == 0
    assert len(scene.statuses()) == 2


def test_a_clone_of_ones_own_fetches_from_its_origin(scene: Scene) -> None:
    scene.patch.delenv("GITHUB_SERVER_URL", raising=False)
    scene.extra = {"GITHUB_SERVER_URL": ""}
    assert scene.plan("1").code == 0


def test_no_file_branch_or_ref_of_the_clone_changes(scene: Scene) -> None:
    before = git("for-each-ref", folder=scene.clone), git("status", "--porcelain", folder=scene.clone)
    scene.plan("1", "--post")
    assert (git("for-each-ref", folder=scene.clone), git("status", "--porcelain", folder=scene.clone)) == before


def test_without_a_token_it_says_what_to_set(scene: Scene) -> None:
    scene.extra = {"GITHUB_TOKEN": ""}
    done = scene.plan("1")
    assert done.code == 2
    assert "GITHUB_TOKEN" in done.err


def test_the_summary_goes_to_its_file(scene: Scene, tmp_path: Path) -> None:
    scene.extra = {"GITHUB_STEP_SUMMARY": str(tmp_path / "summary.md")}
    assert scene.plan("1", "--format", "markdown", "--summary").out == ""
    assert (tmp_path / "summary.md").read_text("utf-8").startswith(MARKER)
