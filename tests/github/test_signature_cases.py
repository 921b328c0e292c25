"""What gives a signature and what does not, through the whole way: GitHub's records, Git, the posted status."""

from __future__ import annotations

import pytest

from peerpact.signing import digest
from testing.fake_github import PullRequest
from testing.github_scene import Scene, agreement, profile

PATH, OTHER = "agreements/2026-demo-ana--demo-bo.yml", "agreements/2027-demo-ana--demo-bo.yml"
SIGN = f"/sign {digest(PATH, agreement().encode())}"
LATER = agreement().replace("2026-12-10", "2027-06-10").replace("2027-05-31", "2027-11-30").replace("-01-12", "-08-12")


@pytest.fixture
def pull(scene: Scene) -> PullRequest:
    """Bo's pull request with an agreement between Ana and Bo, whom Bo has signed for already."""
    scene.repository.push({"profiles/demo-ana.yml": profile("demo-ana", 1001)})
    made = scene.open("demo-bo", 1002, {PATH: agreement()})
    made.comment(scene.bo, SIGN)
    scene.hub.wait(minutes=1)
    return made


def signatures(scene: Scene, pull: PullRequest) -> str:
    assert scene.plan(str(pull.number), "--post").code == 0
    return scene.statuses(pull.head_sha)["peerpact/signatures"][0]


def test_a_review_without_a_verdict_leaves_an_approval_as_it_is(scene: Scene, pull: PullRequest) -> None:
    pull.review_comment(scene.ana)
    assert signatures(scene, pull) == "pending"
    pull.approve(scene.ana)
    scene.hub.wait(minutes=1)
    pull.review_comment(scene.ana, "By the way: I look forward to it.")
    assert signatures(scene, pull) == "success"


def test_an_approval_in_another_pull_request_signs_nothing_here(scene: Scene, pull: PullRequest) -> None:
    other = scene.open("demo-eve", 1003, {PATH: agreement()})
    other.approve(scene.ana)
    other.comment(scene.ana, SIGN)
    assert signatures(scene, pull) == "pending"


@pytest.mark.parametrize(
    "body",
    [f"<!--\n{SIGN}\n-->", f"<!-- {SIGN} -->", f"I will not {SIGN}", f"{SIGN} not", SIGN[:9], SIGN[:-1]],
    ids=["hidden", "hidden in a line", "negated before", "negated after", "3 digits", "63 digits"],
)
def test_what_only_looks_like_a_signature_is_none(scene: Scene, pull: PullRequest, body: str) -> None:
    pull.comment(scene.ana, body)
    assert signatures(scene, pull) == "pending"
    pull.comment(scene.ana, SIGN)
    assert signatures(scene, pull) == "success"


def test_a_comment_signs_the_one_of_two_agreements_that_it_names(scene: Scene) -> None:
    scene.repository.push({"profiles/demo-ana.yml": profile("demo-ana", 1001)})
    pull = scene.open("demo-bo", 1002, {PATH: agreement(), OTHER: LATER})
    second = f"/sign {digest(OTHER, LATER.encode())}"
    for person in (scene.ana, scene.bo):
        pull.comment(person, SIGN)
    assert signatures(scene, pull) == "pending"
    (said,) = scene.comments(pull)
    assert (said.count(" signed on "), SIGN in said, second in said) == (2, False, True)
    pull.comment(scene.bo, second)
    pull.approve(scene.ana)  # an approval is about every file at that commit
    assert signatures(scene, pull) == "success"


def test_a_pull_request_that_is_opened_again_keeps_its_signatures(scene: Scene, pull: PullRequest) -> None:
    pull.approve(scene.ana)
    assert signatures(scene, pull) == "success"
    pull.close()
    scene.hub.wait(days=2)
    taken_back = pull.comment(scene.ana, "/unsign")
    assert scene.plan("--all", "--post").code == 0  # nothing is said while it is closed
    assert scene.statuses(pull.head_sha)["peerpact/signatures"][0] == "success"
    pull.reopen()
    assert signatures(scene, pull) == "failure"
    scene.hub.wait(minutes=1)
    pull.comment(scene.ana, SIGN)
    assert signatures(scene, pull) == "success"
    assert taken_back in pull.comments


def test_a_merge_from_the_base_keeps_both_signatures(scene: Scene, pull: PullRequest) -> None:
    pull.approve(scene.ana)
    before = pull.head_sha
    scene.repository.push({"README.md": "# Somebody else's work\n"})
    pull.merge_base_into_head()
    assert pull.head_sha != before
    assert signatures(scene, pull) == "success"
