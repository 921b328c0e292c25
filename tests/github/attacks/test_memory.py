"""No consent comes back to life: whatever is deleted, edited, dismissed or moved, by whomever."""

from __future__ import annotations

import pytest

from peerpact.signing import digest
from testing.fake_github import PullRequest
from testing.github_scene import Scene, agreement, profile

PATH = "agreements/2026-demo-ana--demo-bo.yml"
SIGN = f"/sign {digest(PATH, agreement().encode())}"
OWN = {"profiles/demo-ana.yml": profile("demo-ana", 1001)}


@pytest.fixture
def pull(scene: Scene) -> PullRequest:
    """Ana's pull request with an agreement, signed by her; a minute has passed."""
    scene.repository.push(dict(OWN))
    made = scene.open("demo-ana", 1001, {PATH: agreement()}, branch="agreement")
    made.comment(scene.ana, SIGN)
    scene.hub.wait(minutes=1)
    return made


def signatures(scene: Scene, pull: PullRequest) -> str:
    done = scene.plan(str(pull.number), "--post")
    assert done.code == 0, done.err
    return scene.statuses(pull.head_sha)["peerpact/signatures"][0]


def said(scene: Scene, pull: PullRequest) -> str:
    (text,) = scene.comments(pull)
    return text


def test_consent_taken_back_stays_so_when_the_comment_that_did_it_is_deleted(scene: Scene, pull: PullRequest) -> None:
    pull.approve(scene.bo)
    assert signatures(scene, pull) == "success"
    scene.hub.wait(minutes=1)
    unsign = pull.comment(scene.bo, "/unsign")
    assert signatures(scene, pull) == "failure"
    unsign.delete()
    assert signatures(scene, pull) == "failure"
    flood = {f"agreements/2026/{number}.yml": agreement() for number in range(25)}
    pull.push(flood)
    assert signatures(scene, pull) == "failure"
    pull.push(dict.fromkeys(flood))
    assert signatures(scene, pull) == "failure"
    scene.hub.wait(minutes=1)
    pull.comment(scene.bo, SIGN)
    assert signatures(scene, pull) == "success"


def test_consent_taken_back_while_the_branch_cannot_be_judged_stays_so(scene: Scene, pull: PullRequest) -> None:
    pull.approve(scene.bo)
    assert signatures(scene, pull) == "success"
    scene.repository.push({PATH: agreement() + "# of the main branch\n"})
    scene.hub.wait(minutes=1)
    unsign = pull.comment(scene.bo, "/unsign")
    assert signatures(scene, pull) == "pending"
    assert "update your branch" in str(scene.statuses(pull.head_sha)["peerpact/checks"])
    unsign.delete()
    scene.repository.push({PATH: None})
    assert signatures(scene, pull) == "failure"
    scene.hub.wait(minutes=1)
    pull.approve(scene.bo)
    assert signatures(scene, pull) == "success"


@pytest.mark.parametrize("how", ["deleted by a maintainer", "deleted by another run", "edited"])
def test_spoiling_the_bots_memory_voids_everything_and_revives_nothing(
    scene: Scene, pull: PullRequest, how: str
) -> None:
    owner = scene.repository.owner
    pull.approve(scene.bo)
    scene.hub.wait(minutes=1)
    pull.comment(scene.bo, "/unsign")
    assert signatures(scene, pull) == "failure"
    pull.comments[1].delete()
    assert signatures(scene, pull) == "failure"
    (ours,) = [one for one in pull.comments if one.author is scene.hub.bot]
    scene.hub.wait(minutes=1)
    if how == "edited":
        ours.edit(ours.body.split("<!-- peerpact:counted")[0] + "\n\nHello.", by=owner)
    else:
        ours.delete(by=owner if "maintainer" in how else None)
        if "maintainer" in how:
            pull.push({"README.md": "# Another commit, so that no status of ours is there\n"})
    assert signatures(scene, pull) == "pending"
    assert "no longer counts" in said(scene, pull)
    assert signatures(scene, pull) == "pending"
    scene.hub.wait(minutes=1)
    pull.comment(scene.bo, SIGN)
    pull.comment(scene.ana, SIGN)
    assert signatures(scene, pull) == "success"
    assert signatures(scene, pull) == "success"


def test_a_time_that_moves_without_an_edit_takes_nothing_back(scene: Scene, pull: PullRequest) -> None:
    scene.hub.wait(seconds=1)
    pull.comments[0].stir()
    pull.approve(scene.bo)
    assert signatures(scene, pull) == "success"


def test_an_edit_in_the_second_of_writing_is_seen(scene: Scene, pull: PullRequest) -> None:
    pull.comment(scene.bo, "Not yet.").edit(SIGN)
    assert signatures(scene, pull) == "pending"


def test_a_comment_that_an_app_wrote_in_somebodys_name_signs_nothing(scene: Scene, pull: PullRequest) -> None:
    pull.comment(scene.bo, SIGN).app = "helper"
    assert signatures(scene, pull) == "pending"


@pytest.mark.parametrize("how", ["dismissed", "deleted", "edited"])
def test_what_a_maintainer_took_away_is_told_and_is_no_withdrawal(scene: Scene, pull: PullRequest, how: str) -> None:
    owner = scene.repository.owner
    review = pull.approve(scene.bo) if how == "dismissed" else None
    comment = None if review else pull.comment(scene.bo, SIGN)
    assert signatures(scene, pull) == "success"
    scene.hub.wait(minutes=1)
    if review:
        pull.dismiss(review, owner)
    elif comment and how == "deleted":
        comment.delete(by=owner)
    elif comment:
        comment.edit("Something else", by=owner)
    assert signatures(scene, pull) == "pending"
    assert "someone else dismissed, edited or deleted" in said(scene, pull)
    assert signatures(scene, pull) == "pending"
    scene.hub.wait(minutes=1)
    pull.approve(scene.bo)
    assert signatures(scene, pull) == "success"


def test_signatures_end_with_the_base_branch_that_they_were_given_for(scene: Scene, pull: PullRequest) -> None:
    pull.approve(scene.bo)
    assert signatures(scene, pull) == "success"
    scene.repository.push({}, branch="next")
    scene.hub.wait(minutes=1)
    pull.retarget("next")
    assert signatures(scene, pull) == "pending"
    scene.hub.wait(minutes=1)
    pull.approve(scene.bo)
    pull.comment(scene.ana, SIGN)
    assert signatures(scene, pull) == "success"


def test_approving_a_typo_signs_nothing_that_comes_later(scene: Scene, pull: PullRequest) -> None:
    text = profile("demo-bo", 1002, "public-speaking", "kubernetes")
    typo = scene.open("demo-mo", 1009, {"README.md": "# Fixed\n"}, branch="typo")
    typo.approve(scene.bo)
    scene.hub.wait(minutes=1)
    typo.push({"profiles/demo-bo.yml": text.replace("Somebody", "Nobody")})
    assert signatures(scene, typo) == "pending"
    scene.hub.wait(minutes=1)
    typo.approve(scene.bo)
    assert signatures(scene, typo) == "success"


def test_approving_a_typo_brings_no_deleted_profile_back(scene: Scene) -> None:
    text = profile("demo-bo", 1002, "public-speaking", "kubernetes")
    typo = scene.open("demo-mo", 1009, {"README.md": "# Fixed\n"}, branch="typo")
    typo.approve(scene.bo)  # the reviewed commit holds the profile, and it wasn't part of the change
    scene.repository.push({"profiles/demo-bo.yml": None})
    typo.merge_base_into_head()
    typo.push({"profiles/demo-bo.yml": text})
    assert signatures(scene, typo) == "pending"


def test_a_page_that_lacks_a_comment_is_no_verdict(scene: Scene, pull: PullRequest) -> None:
    pull.approve(scene.bo)
    assert signatures(scene, pull) == "success"
    hidden = pull.comments.pop(0)
    scene.patch.setattr(scene.hub, "find_comment", lambda *_: hidden)
    done = scene.plan(str(pull.number), "--post")
    assert done.code == 2
    assert "which is still there" in done.err
    assert scene.statuses(pull.head_sha)["peerpact/signatures"][0] == "success"


@pytest.mark.parametrize("signs", [True, False])
def test_githubs_ghost_is_nobody(scene: Scene, signs: bool) -> None:
    ghost = scene.hub.user("ghost", id=10137)
    if signs:
        scene.repository.push({"profiles/ghost.yml": profile("ghost", 10137), **OWN})
        text = agreement().replace("demo-bo", "ghost").replace("1002", "10137")
        path = "agreements/2026-demo-ana--ghost.yml"
        pull = scene.open("demo-ana", 1001, {path: text}, branch="agreement")
        for person in (scene.ana, ghost):
            pull.comment(person, f"/sign {digest(path, text.encode())}")
        assert signatures(scene, pull) == "pending"
        return
    pull = scene.open("ghost", 10137, {"profiles/ghost.yml": profile("ghost", 10137)})
    signatures(scene, pull)
    assert scene.statuses(pull.head_sha)["peerpact/checks"][0] == "failure"
    assert "@ghost" not in said(scene, pull)


def test_the_ghost_of_another_server_is_named_by_the_environment(scene: Scene) -> None:
    other = scene.hub.user("demo-gone", id=77)
    pull = scene.open("demo-gone", other.id, {"profiles/demo-gone.yml": profile("demo-gone", 77)})
    assert signatures(scene, pull) == "success"
    scene.patch.setenv("PEERPACT_GHOST_ID", "77")
    signatures(scene, pull)
    assert scene.statuses(pull.head_sha)["peerpact/checks"][0] == "failure"


def test_more_than_twenty_files_to_sign_get_a_friendly_answer(scene: Scene) -> None:
    scene.repository.push(dict(OWN))
    files = {f"agreements/{2030 + n}-demo-ana--demo-bo.yml": later(n) for n in range(21)}
    pull = scene.open("demo-ana", 1001, dict(files), branch="many")
    assert signatures(scene, pull) == "failure"
    assert "at most 20 files" in said(scene, pull)
    pull.push({next(iter(files)): None})
    assert signatures(scene, pull) == "pending"


def later(years: int) -> str:
    """The agreement of another year, so that none is at the same time as another."""
    return agreement().replace("2027", str(2031 + years)).replace("2026", str(2030 + years))


def test_taking_the_marker_out_of_the_bots_comment_revives_nothing_after_a_push(
    scene: Scene, pull: PullRequest
) -> None:
    """Without its marker the comment isn't found any more, and a new head has no status that would tell."""
    pull.approve(scene.bo)
    scene.hub.wait(minutes=1)
    unsign = pull.comment(scene.bo, "/unsign")
    assert signatures(scene, pull) == "failure"
    unsign.delete()
    assert signatures(scene, pull) == "failure"
    (ours,) = [one for one in pull.comments if one.author is scene.hub.bot]
    scene.hub.wait(minutes=1)
    ours.edit("Hello.", by=scene.repository.owner)
    pull.push({"README.md": "# Another commit\n"})
    assert signatures(scene, pull) == "pending"
    scene.hub.wait(minutes=1)
    pull.comment(scene.bo, SIGN)
    pull.comment(scene.ana, SIGN)
    assert signatures(scene, pull) == "success"
