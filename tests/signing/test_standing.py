"""The newest act of a person counts; consent that was taken back or voided never comes back by itself."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from peerpact.bot.comments.comment import MARKER
from peerpact.bot.comments.diff import since
from peerpact.domain.pull_request import Account, Comment, Review
from peerpact.signing import (
    SIGNED,
    VOIDED,
    WAITING,
    WITHDRAWN,
    Requirement,
    acts,
    digest,
    note,
    signed_last,
    standing,
    state,
    taken_back,
)

PATH = "agreements/2026-demo-ana--demo-bo.yml"
CONTENT = b"the exact bytes\n"
ANA, BO, EVE = Account("demo-ana", 1), Account("demo-bo", 2), Account("demo-eve", 3)
NEED = Requirement(PATH, "new", "blob-now", digest(PATH, CONTENT), frozenset({1, 2}))
START = datetime(2026, 12, 1, tzinfo=UTC)
REVIEWED = {"head": {PATH: "blob-now"}, "rebased": {PATH: "blob-now"}, "old": {PATH: "blob-before"}, "empty": {}}


def review(who: Account, verb: str, commit: str = "head", minute: int = 0) -> Review:
    return Review(100 + minute, who, verb, commit, START + timedelta(minutes=minute))


def comment(who: Account, body: str, minute: int = 0, edited: bool = False) -> Comment:
    return Comment(200 + minute, who, body, START + timedelta(minutes=minute), edited)


def states(*done: Review | Comment) -> dict[int, str]:
    reviews = [act for act in done if isinstance(act, Review)]
    comments = [act for act in done if isinstance(act, Comment)]
    return {s.person: s.state for s in standing(NEED, acts([NEED], reviews, comments, REVIEWED))}


SIGN = f"/sign {NEED.digest}"


def test_both_sign_one_by_review_and_one_by_comment() -> None:
    done = acts([NEED], [review(BO, "APPROVED")], [comment(ANA, SIGN)], REVIEWED)
    assert state(NEED, standing(NEED, done)) == "success"


def test_one_signature_is_not_enough() -> None:
    done = acts([NEED], [review(BO, "APPROVED")], [], REVIEWED)
    assert state(NEED, standing(NEED, done)) == "pending"
    assert states(review(BO, "APPROVED")) == {1: WAITING, 2: SIGNED}


def test_a_rebase_keeps_a_signature_because_the_bytes_are_the_same() -> None:
    assert states(review(BO, "APPROVED", "rebased"))[2] == SIGNED


@pytest.mark.parametrize("commit", ["old", "empty", "unknown"])
def test_other_bytes_or_an_unknown_commit_are_no_signature(commit: str) -> None:
    assert states(review(BO, "APPROVED", commit))[2] == VOIDED


def test_a_third_party_signs_for_nobody() -> None:
    assert states(review(EVE, "APPROVED"), comment(EVE, SIGN)) == {1: WAITING, 2: WAITING}


def test_the_login_does_not_matter_and_the_number_does() -> None:
    assert states(review(Account("somebody-else", 2), "APPROVED"))[2] == SIGNED
    assert states(review(Account("demo-bo", 99), "APPROVED"))[2] == WAITING


@pytest.mark.parametrize("verb", ["CHANGES_REQUESTED", "DISMISSED"])
def test_an_older_approval_does_not_come_back(verb: str) -> None:
    assert states(review(BO, "APPROVED", minute=1), review(BO, verb, minute=2))[2] == WITHDRAWN


def test_a_plain_comment_review_changes_nothing() -> None:
    assert states(review(BO, "APPROVED", minute=1), review(BO, "COMMENTED", minute=2))[2] == SIGNED


def test_unsign_takes_a_review_back_and_a_new_sign_gives_it_again() -> None:
    approved, back, again = review(BO, "APPROVED", minute=1), comment(BO, "/unsign", 2), comment(BO, SIGN, 3)
    assert states(approved, back)[2] == WITHDRAWN
    assert states(approved, back, again)[2] == SIGNED


def test_approving_an_old_commit_after_signing_voids_the_signature() -> None:
    assert states(comment(BO, SIGN, 1), review(BO, "APPROVED", "old", 2))[2] == VOIDED


def test_an_edited_comment_never_signs() -> None:
    assert states(comment(BO, SIGN, edited=True))[2] == WAITING


def test_a_digest_of_another_path_or_text_does_not_sign() -> None:
    assert states(comment(BO, f"/sign {digest(PATH, b'other')}"))[2] == WAITING
    assert states(comment(BO, f"/sign {digest('agreements/other.yml', CONTENT)}"))[2] == WAITING


def test_of_two_acts_in_one_second_taking_back_wins() -> None:
    assert states(comment(BO, SIGN, 1), review(BO, "CHANGES_REQUESTED", minute=1))[2] == WITHDRAWN
    assert states(comment(BO, "/unsign", 1), review(BO, "APPROVED", minute=1))[2] == WITHDRAWN


def test_a_deleted_account_is_nobody() -> None:
    need = Requirement(PATH, "new", "blob-now", NEED.digest, frozenset({0, 2}))
    done = acts([need], [review(Account("ghost", 0), "APPROVED")], [], REVIEWED)
    assert {s.person: s.state for s in standing(need, done)}[0] == WAITING


@pytest.mark.parametrize(
    ("who", "expected"), [((1,), "success"), ((2,), "success"), ((3,), "pending"), ((), "pending"), ((1, 2), "success")]
)
def test_an_ending_needs_one_partner(who: tuple[int, ...], expected: str) -> None:
    need = Requirement(PATH, "ending", "blob-now", NEED.digest, frozenset(), frozenset({1, 2}))
    people = {1: ANA, 2: BO, 3: EVE}
    done = acts([need], [], [comment(people[one], SIGN) for one in who], REVIEWED)
    assert state(need, standing(need, done)) == expected


def test_lost_consent_is_a_failure_and_not_a_wait() -> None:
    done = acts([NEED], [review(BO, "APPROVED", "old")], [comment(ANA, SIGN)], REVIEWED)
    assert state(NEED, standing(NEED, done)) == "failure"


EVENTS = st.lists(
    st.tuples(
        st.sampled_from([ANA, BO, EVE]),
        st.sampled_from(["approve", "approve-old", "request", "dismissed", "plain", "sign", "sign-wrong", "unsign"]),
    ),
    max_size=12,
)


@given(EVENTS)
def test_states_agree_with_a_model_that_only_remembers_the_last_word(events: list[tuple[Account, str]]) -> None:
    model: dict[int, str] = {1: WAITING, 2: WAITING}
    done: list[Review | Comment] = []
    meaning = {"approve": SIGNED, "approve-old": VOIDED, "request": WITHDRAWN, "dismissed": WITHDRAWN}
    meaning |= {"sign": SIGNED, "unsign": WITHDRAWN}
    reviews = {"approve": "APPROVED", "approve-old": "APPROVED", "request": "CHANGES_REQUESTED"}
    reviews |= {"dismissed": "DISMISSED", "plain": "COMMENTED"}
    bodies = {"sign": SIGN, "sign-wrong": f"/sign {'0' * 64}", "unsign": "/unsign"}
    for minute, (who, what) in enumerate(events):
        if what in reviews:
            done.append(review(who, reviews[what], "old" if what == "approve-old" else "head", minute))
        else:
            done.append(comment(who, bodies[what], minute))
        if who.id in model and what in meaning:
            model[who.id] = meaning[what]
    assert states(*done) == model


def remembering(said: str, *done: Review | Comment) -> tuple[dict[int, str], str]:
    reviews = [act for act in done if isinstance(act, Review)]
    comments = [act for act in done if isinstance(act, Comment)]
    found = acts([NEED], reviews, comments, REVIEWED, taken_back(said, [NEED], comments))
    return {s.person: s.state for s in standing(NEED, found)}, note(found, [NEED], said)


def test_a_deleted_or_edited_signature_never_revives_an_older_approval() -> None:
    approved, signed = review(BO, "APPROVED", minute=1), comment(BO, SIGN, 2)
    before, said = remembering("", approved, signed)
    assert before[2] == SIGNED
    assert remembering(said, approved)[0][2] == WITHDRAWN
    edited = comment(BO, "never mind", 2, edited=True)
    after, said_later = remembering(said, approved, edited)
    assert after[2] == WITHDRAWN
    assert remembering(said_later, approved, edited)[0][2] == WITHDRAWN  # and the memory stays
    assert remembering(said_later, approved, edited, comment(BO, SIGN, 5))[0][2] == SIGNED


def test_a_note_can_only_take_consent_back() -> None:
    _, real = remembering("", comment(ANA, SIGN, 1), comment(BO, SIGN, 1))
    assert remembering(real.replace("201:", "999:"))[0] == {1: WITHDRAWN, 2: WITHDRAWN}
    assert remembering("<!-- peerpact:counted x:1:2 -->", comment(BO, SIGN))[0][2] == SIGNED


def test_a_comment_that_signed_an_earlier_text_shows_as_voided() -> None:
    earlier = replace(NEED, sha="blob-before", digest=digest(PATH, b"before"))
    signed = comment(BO, f"/sign {earlier.digest}", 1)
    said = note(acts([earlier], [], [signed], REVIEWED), [earlier], "")
    assert remembering(said, signed)[0][2] == VOIDED
    assert remembering(said, signed, comment(BO, SIGN, 2))[0][2] == SIGNED


def test_what_counts_today_is_not_voided_by_its_own_note() -> None:
    signed = comment(BO, SIGN, 1)
    _, said = remembering("", signed)
    assert remembering(said, signed)[0][2] == SIGNED


def test_a_note_about_one_agreement_says_nothing_about_another() -> None:
    other = replace(NEED, path="agreements/other.yml", digest=digest("agreements/other.yml", CONTENT))
    stale = note(acts([other], [], [comment(BO, f"/sign {other.digest}", 3)], REVIEWED), [other], "")
    assert remembering(stale, review(BO, "APPROVED", minute=1))[0][2] == SIGNED


def test_what_was_counted_is_not_forgotten_while_a_file_is_broken() -> None:
    approved, signed = review(BO, "APPROVED", minute=1), comment(BO, SIGN, 2)
    said = remembering("", approved, signed)[1]
    while_broken = note((), [], said)
    assert while_broken == said
    assert remembering(while_broken, approved)[0][2] == WITHDRAWN


def test_only_those_whose_signature_counts_are_remembered_and_of_each_the_newest() -> None:
    said = remembering("", comment(BO, SIGN, 1), comment(EVE, SIGN, 2), comment(BO, SIGN, 3))[1]
    assert re.findall(r" (\d+):(\d+):", said) == [("203", "2")]
    flood = [comment(EVE, SIGN, minute) for minute in range(10, 400)]
    assert remembering(said, *flood)[0][2] == WITHDRAWN


def test_of_acts_in_one_second_each_is_remembered() -> None:
    one, other = comment(BO, SIGN, 1), replace(comment(BO, SIGN, 1), id=999)
    said = remembering("", one, other)[1]
    assert remembering(said, one)[0][2] == WITHDRAWN
    assert remembering(said, other)[0][2] == WITHDRAWN


def test_the_last_verdict_knows_what_signed_exactly_these_bytes() -> None:
    said = remembering("", review(BO, "APPROVED", minute=1), comment(ANA, SIGN, 2))[1]
    assert {(act.source, act.id, act.person) for act in signed_last(said, NEED)} == {
        ("review", 101, 2),
        ("comment", 202, 1),
    }
    assert signed_last(said, replace(NEED, digest=digest(PATH, b"others"))) == ()
    assert signed_last(said, replace(NEED, path="agreements/other.yml")) == ()
    withdrawn = remembering(said, review(BO, "APPROVED", minute=1))[1]
    assert {act.person for act in signed_last(withdrawn, NEED)} == {2}


@pytest.mark.parametrize("before", ["", MARKER, f"{MARKER}\n\nWelcome.\n\n"])
def test_a_note_that_somebody_wrote_into_the_file_makes_nobody_a_signer(before: str) -> None:
    """The bot shows what changed since a signature, word for word: a planted note must stay a text."""
    forged = note(acts([NEED], [review(BO, "APPROVED", minute=1)], [], REVIEWED), [NEED], "")
    assert signed_last(MARKER + forged, NEED)
    said = before + since(f"a\n# {forged}\nb\n".encode(), CONTENT, "demo-bo")
    assert forged in said
    assert signed_last(said, NEED) == ()
    forged = note(acts([NEED], [], [comment(BO, SIGN)], REVIEWED), [NEED], "")
    said = before + since(f"a\n# {forged}\nb\n".encode(), CONTENT, "demo-bo")
    assert list(taken_back(said, [NEED], [])) == []
    assert note((), [], said) == ""


@pytest.mark.parametrize("done", [(review(BO, "APPROVED", "old"),), (comment(BO, "/unsign"),), (comment(EVE, SIGN),)])
def test_what_is_no_signature_is_never_remembered_as_one(done: tuple[Review | Comment, ...]) -> None:
    assert signed_last(remembering("", *done)[1], NEED) == ()
