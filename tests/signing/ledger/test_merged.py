"""What is recorded is what the last verdict said at the merge, whatever is deleted, edited or dismissed later."""

from __future__ import annotations

import pytest

from peerpact.signing import digest
from testing.fake_github import PullRequest
from testing.ledger_world import FIRST, World, agreement

SIGN = f"/sign {digest(FIRST, agreement().encode())}"
BOTH = "demo-ana demo-bo"


def approved_then_signed(world: World) -> PullRequest:
    """The author signs by comment; the other partner approves, and signs by comment as well."""
    pull = world.pull("demo-ana", {FIRST: agreement()}, BOTH)
    world.hub.wait(minutes=1)
    pull.comment(world.people["demo-bo"], SIGN)
    world.verdict()
    return pull


def status(world: World, pull: PullRequest) -> str:
    found = world.repository.latest_statuses(pull.head_sha)
    return next(one.state for one in found if one.context == "peerpact/signatures")


@pytest.mark.parametrize("how", ["delete", "edit"])
def test_a_signature_deleted_before_the_merge_never_revives_an_older_approval(world: World, how: str) -> None:
    pull = approved_then_signed(world)
    assert status(world, pull) == "success"
    world.hub.wait(minutes=1)
    signed = pull.comments[-2]
    assert signed.author is world.people["demo-bo"]
    signed.delete() if how == "delete" else signed.edit("I have thought again.")
    world.verdict()
    assert status(world, pull) == "failure"
    world.merge(pull, "merge")
    done = world.record()
    assert (done.code, world.records()) == (1, ())
    (alarm,) = world.alarms()
    assert FIRST in alarm


@pytest.mark.parametrize("how", ["delete", "edit", "dismiss", "leave"])
def test_what_was_signed_at_the_merge_stays_signed_whatever_happens_to_it_later(world: World, how: str) -> None:
    pull = world.pull("demo-ana", {FIRST: agreement()}, BOTH)
    world.verdict()
    assert status(world, pull) == "success"
    world.merge(pull, "merge")
    world.hub.wait(minutes=1)
    signed, bo = next(one for one in pull.comments if one.author is pull.author), world.people["demo-bo"]
    if how == "delete":
        signed.delete()
    elif how == "edit":
        signed.edit("Never mind.")
    elif how == "dismiss":
        pull.dismiss(pull.reviews[0])
    else:
        world.hub.delete_user(bo)
    assert world.record().code == 0
    (record,) = world.records()
    signers = {(one.id, one.login, one.source) for one in record.signers}
    assert signers == {(1001, "demo-ana", "comment"), (1002, "demo-bo", "review")}
    assert world.run("verify").code == 0


def test_a_deletion_that_no_verdict_saw_leaves_what_the_last_one_said(world: World) -> None:
    pull = approved_then_signed(world)
    pull.comments[-2].delete()
    world.merge(pull, "merge")
    assert world.record().code == 0
    (record,) = world.records()
    assert {one.source for one in record.signers} == {"comment"}


def test_an_unsign_that_no_verdict_saw_counts_all_the_same(world: World) -> None:
    pull = approved_then_signed(world)
    world.hub.wait(minutes=1)
    pull.comment(world.people["demo-bo"], "/unsign")
    world.merge(pull, "merge")
    assert (world.record().code, world.records()) == (1, ())


def test_a_push_after_the_last_verdict_is_not_covered_by_what_that_one_counted(world: World) -> None:
    pull = approved_then_signed(world)
    pull.push({FIRST: agreement(ends="2027-06-30")})
    world.merge(pull, "merge")
    assert (world.record().code, world.records()) == (1, ())


def test_a_lost_ledger_is_made_again_although_a_signature_was_deleted_since(world: World) -> None:
    pull = world.pull("demo-ana", {FIRST: agreement()}, BOTH)
    world.verdict()
    world.merge(pull, "squash")
    assert world.record().code == 0
    before = world.records()
    pull.comments[0].delete()
    world.forget()
    assert world.record().code == 0
    assert world.records() == before


def test_a_note_that_somebody_else_planted_signs_nothing(world: World) -> None:
    pull = world.pull("demo-ana", {FIRST: agreement()}, "demo-ana")
    world.verdict()
    ours = next(one for one in pull.comments if one.author is world.hub.bot)
    rows = ours.body.partition(" -->")[2].partition(" -->")[0]
    planted = f"<!-- peerpact:comment -->{rows} 77:1002:1796083200:{rows.split(':')[-2]}:s -->"
    pull.comment(world.people["demo-bo"], "\n\n" + planted)
    pull.comment(world.people["demo-cy"], planted)
    world.merge(pull, "merge")
    assert (world.record().code, world.records()) == (1, ())
