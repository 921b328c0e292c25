"""The newest act of a person counts; consent that was taken back or voided never comes back by itself."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from peerpact.bot.comments.comment import MARKER
from peerpact.bot.comments.diff import since
from peerpact.domain.pull_request import Account, Comment, PullRequest, Review
from peerpact.signing import (
    AGAIN,
    REMOVED,
    SIGNED,
    VOIDED,
    WAITING,
    WITHDRAWN,
    Consent,
    Requirement,
    consent,
    digest,
    standing,
    state,
)
from peerpact.signing.bot_note import MOST_ROWS, read_note
from peerpact.signing.consent import signed_last

PATH = "agreements/2026-demo-ana--demo-bo.yml"
CONTENT = b"the exact bytes\n"
ANA, BO, EVE = Account("demo-ana", 1), Account("demo-bo", 2), Account("demo-eve", 3)
NEED = Requirement(PATH, "new", "blob-now", digest(PATH, CONTENT), frozenset({1, 2}))
START = datetime(2026, 12, 1, tzinfo=UTC)
REVIEWED: Mapping[str, Mapping[str, str]] = {
    "head": {PATH: "blob-now"},
    "rebased": {PATH: "blob-now"},
    "old": {PATH: "blob-before"},
    "gone": {PATH: ""},
    "elsewhere": {},
}
SIGN = f"/sign {NEED.digest}"


def review(who: Account, verb: str, commit: str = "head", minute: int = 0) -> Review:
    return Review(100 + minute, who, verb, commit, START + timedelta(minutes=minute))


def comment(who: Account, body: str, minute: int = 0, edited: bool = False) -> Comment:
    return Comment(200 + minute, who, body, START + timedelta(minutes=minute), edited)


def pull(*done: Review | Comment, said: str = "", **more: object) -> PullRequest:
    reviews = tuple(act for act in done if isinstance(act, Review))
    comments = tuple(act for act in done if isinstance(act, Comment))
    made = PullRequest(1, ANA, "base", "head", "main", (), comments=comments, reviews=reviews, own_comment=said)
    return replace(made, **{"reviewed": REVIEWED, **more})  # type: ignore[arg-type]


def given_by(
    *done: Review | Comment,
    said: str = "",
    needs: Sequence[Requirement] = (NEED,),
    unclear: bool = False,
    **more: object,
) -> Consent:
    return consent(pull(*done, said=said, **more), needs, unclear)


def states(*done: Review | Comment, said: str = "", unclear: bool = False, **more: object) -> dict[int, str]:
    given = given_by(*done, said=said, unclear=unclear, **more)
    return {one.person: one.state for one in standing(NEED, given)}


def whole(*done: Review | Comment) -> str:
    return state(NEED, standing(NEED, given_by(*done)))


def noted(*done: Review | Comment, said: str = "") -> str:
    return given_by(*done, said=said).note


def test_both_sign_one_by_review_and_one_by_comment() -> None:
    assert whole(review(BO, "APPROVED"), comment(ANA, SIGN)) == "success"


def test_one_signature_is_not_enough() -> None:
    assert whole(review(BO, "APPROVED")) == "pending"
    assert states(review(BO, "APPROVED")) == {1: WAITING, 2: SIGNED}


def test_a_rebase_keeps_a_signature_because_the_bytes_are_the_same() -> None:
    assert states(review(BO, "APPROVED", "rebased"))[2] == SIGNED


@pytest.mark.parametrize("commit", ["old", "gone", "unknown"])
def test_other_bytes_or_an_unknown_commit_are_no_signature(commit: str) -> None:
    assert states(review(BO, "APPROVED", commit))[2] == VOIDED
    assert states(review(BO, "APPROVED", minute=1), review(BO, "APPROVED", commit, 2))[2] == VOIDED


def test_approving_something_else_signs_nothing_and_voids_nothing() -> None:
    assert states(review(BO, "APPROVED", "elsewhere"))[2] == WAITING
    assert states(review(BO, "APPROVED", minute=1), review(BO, "APPROVED", "elsewhere", 2))[2] == SIGNED


def test_a_third_party_signs_for_nobody() -> None:
    assert states(review(EVE, "APPROVED"), comment(EVE, SIGN)) == {1: WAITING, 2: WAITING}


def test_the_login_does_not_matter_and_the_number_does() -> None:
    renamed, impostor = Account("demo-new-name", 2), Account("demo-bo", 3)
    assert states(review(renamed, "APPROVED"))[2] == SIGNED
    assert states(review(impostor, "APPROVED"))[2] == WAITING


@pytest.mark.parametrize("verb", ["DISMISSED", "CHANGES_REQUESTED"])
def test_an_older_approval_does_not_come_back(verb: str) -> None:
    assert states(review(BO, "APPROVED", minute=1), review(BO, verb, minute=2))[2] == WITHDRAWN


def test_a_plain_comment_review_changes_nothing() -> None:
    assert states(review(BO, "APPROVED", minute=1), review(BO, "COMMENTED", minute=2))[2] == SIGNED


def test_unsign_takes_a_review_back_and_a_new_sign_gives_it_again() -> None:
    done = [review(BO, "APPROVED", minute=1), comment(BO, "/unsign", 2)]
    assert states(*done)[2] == WITHDRAWN
    assert states(*done, comment(BO, SIGN, 3))[2] == SIGNED


def test_approving_an_old_commit_after_signing_voids_the_signature() -> None:
    assert states(comment(BO, SIGN, 1), review(BO, "APPROVED", "old", 2))[2] == VOIDED


def test_an_edited_comment_never_signs_and_neither_does_one_by_an_app() -> None:
    assert states(comment(BO, SIGN, edited=True))[2] == WAITING
    assert states(replace(comment(BO, SIGN), by_app=True))[2] == WAITING


def test_a_digest_of_another_path_or_text_does_not_sign() -> None:
    for other in (digest("agreements/other.yml", CONTENT), digest(PATH, CONTENT + b"\n"), NEED.digest[:-1]):
        assert states(comment(BO, f"/sign {other}"))[2] == WAITING


def test_of_two_acts_in_one_second_taking_back_wins() -> None:
    for done in ([comment(BO, SIGN), comment(BO, "/unsign")], [review(BO, "APPROVED"), comment(BO, "/unsign")]):
        assert states(*done)[2] == states(*reversed(done))[2] == WITHDRAWN


def test_a_deleted_account_is_nobody() -> None:
    ghost = Account("ghost", 0)
    need = replace(NEED, everybody=frozenset({0, 2}))
    found = standing(need, given_by(review(ghost, "APPROVED"), comment(ghost, SIGN), needs=[need]))
    assert {one.person: one.state for one in found} == {0: WAITING, 2: WAITING}


@pytest.mark.parametrize(
    ("who", "expected"), [((), "pending"), ((1,), "success"), ((2,), "success"), ((3,), "pending")]
)
def test_an_ending_needs_one_partner(who: tuple[int, ...], expected: str) -> None:
    need = replace(NEED, kind="ending", everybody=frozenset(), anybody=frozenset({1, 2}))
    acts = [comment(Account("demo", number), SIGN) for number in who]
    assert state(need, standing(need, given_by(*acts, needs=[need]))) == expected


def test_lost_consent_is_a_failure_and_not_a_wait() -> None:
    assert whole(comment(BO, "/unsign")) == "failure"
    assert whole(review(BO, "APPROVED", "old")) == "failure"


@given(
    st.lists(
        st.tuples(
            st.sampled_from([ANA, BO, EVE]),
            st.sampled_from("approve approve-old approve-else request dismissed plain sign sign-wrong unsign".split()),
        ),
        max_size=12,
    )
)
def test_states_agree_with_a_model_that_only_remembers_the_last_word(events: list[tuple[Account, str]]) -> None:
    model: dict[int, str] = {1: WAITING, 2: WAITING}
    done: list[Review | Comment] = []
    meaning = {"approve": SIGNED, "approve-old": VOIDED, "request": WITHDRAWN, "dismissed": WITHDRAWN}
    meaning |= {"sign": SIGNED, "unsign": WITHDRAWN}
    reviews = {"approve": "APPROVED", "approve-old": "APPROVED", "approve-else": "APPROVED"}
    reviews |= {"request": "CHANGES_REQUESTED", "dismissed": "DISMISSED", "plain": "COMMENTED"}
    commits = {"approve-old": "old", "approve-else": "elsewhere"}
    bodies = {"sign": SIGN, "sign-wrong": f"/sign {'0' * 64}", "unsign": "/unsign"}
    for minute, (who, what) in enumerate(events):
        if what in reviews:
            done.append(review(who, reviews[what], commits.get(what, "head"), minute))
        else:
            done.append(comment(who, bodies[what], minute))
        if who.id in model and what in meaning:
            model[who.id] = meaning[what]
    assert states(*done) == model


def test_a_deleted_or_edited_signature_never_revives_an_older_approval() -> None:
    approved, signed = review(BO, "APPROVED", minute=1), comment(BO, SIGN, 2)
    said = noted(approved, signed)
    assert states(approved, said=said)[2] == WITHDRAWN
    edited = comment(BO, "never mind", 2, edited=True)
    assert states(approved, edited, said=said)[2] == WITHDRAWN
    later = noted(approved, edited, said=said)
    assert states(approved, edited, said=later)[2] == WITHDRAWN  # and the memory stays
    assert states(approved, edited, comment(BO, SIGN, 5), said=later)[2] == SIGNED


def test_consent_taken_back_stays_so_when_what_took_it_back_is_deleted() -> None:
    approved = review(BO, "APPROVED", minute=1)
    said = noted(approved, comment(BO, "/unsign", 2))
    for _ in range(3):
        assert states(approved, said=said)[2] == WITHDRAWN
        said = noted(approved, said=said)
    assert states(approved, comment(BO, SIGN, 9), said=said)[2] == SIGNED


def test_a_loss_voids_up_to_the_lost_acts_own_time_and_nothing_later() -> None:
    signed, approved = comment(BO, SIGN, 1), review(BO, "APPROVED", minute=5)
    said = noted(signed)
    assert states(approved, said=said)[2] == SIGNED
    assert states(review(BO, "APPROVED", minute=1), said=said)[2] == WITHDRAWN


def test_a_loss_voids_what_the_same_person_signed_in_other_files_before() -> None:
    other = replace(NEED, path="agreements/other.yml", sha="x", digest=digest("agreements/other.yml", CONTENT))
    needs, first, second = [NEED, other], comment(BO, SIGN, 1), comment(BO, f"/sign {other.digest}", 2)
    before = given_by(first, second, needs=needs)
    assert [one.state for need in needs for one in standing(need, before) if one.person == 2] == [SIGNED, SIGNED]
    after = given_by(first, said=before.note, needs=needs)
    assert [one.state for need in needs for one in standing(need, after) if one.person == 2] == [WITHDRAWN, WITHDRAWN]


def test_a_flood_of_other_files_makes_nothing_forgotten() -> None:
    """The memory once held 200 rows; filling it with other files could bring withdrawn consent back to life."""
    approved, taken_back = review(BO, "APPROVED", minute=1), comment(BO, "/unsign", 2)
    said = noted(approved, taken_back)
    paths = [f"agreements/flood-{number}.yml" for number in range(210)]
    flood = [Requirement(path, "new", "x", digest(path, b"x"), frozenset({1})) for path in paths]
    signed = [comment(ANA, f"/sign {need.digest}", 10 + place) for place, need in enumerate(flood)]
    flooded = given_by(approved, *signed, said=said, needs=[NEED, *flood])
    assert len(flooded.note) < 60_000
    assert states(approved, *signed, said=flooded.note)[2] in (WITHDRAWN, AGAIN)


def test_more_acts_than_can_be_remembered_void_all_so_far() -> None:
    people = frozenset(range(1, MOST_ROWS + 2))
    need = replace(NEED, everybody=people)
    acts = [Comment(number, Account("demo", number), SIGN, START) for number in people]
    full = given_by(*acts[1:], needs=[need])
    assert {one.state for one in standing(need, full)} == {SIGNED, WAITING}
    over = given_by(*acts, needs=[need])
    assert {one.state for one in standing(need, over)} == {AGAIN}
    assert {one.state for one in standing(need, given_by(acts[0], said=over.note, needs=[need]))} == {AGAIN}
    later = replace(acts[0], id=999, at=START + timedelta(minutes=1))
    assert standing(need, given_by(later, said=over.note, needs=[need]))[0].state == SIGNED


def test_a_file_is_remembered_by_the_whole_digest_of_its_path() -> None:
    """These two paths share the first 48 bits of their SHA-256, which was once all that the memory knew of a file."""
    first, second = "agreements/2027/13664412.yml", "agreements/2027/47530814.yml"
    one = Requirement(first, "new", "blob-now", digest(first, CONTENT), frozenset({1, 2}))
    other = Requirement(second, "new", "x", digest(second, CONTENT), frozenset({1, 3}))
    approved = review(BO, "APPROVED", minute=1)
    reviewed = {"head": {first: "blob-now", second: "x"}}
    before = given_by(approved, comment(BO, f"/sign {one.digest}", 2), needs=[one], reviewed=reviewed)
    between = given_by(approved, said=before.note, needs=[other], reviewed=reviewed)
    after = given_by(approved, said=between.note, needs=[one], reviewed=reviewed)
    assert {one.person: one.state for one in standing(one, after)}[2] == WITHDRAWN


def test_a_lost_note_voids_everything_so_far_and_nothing_later() -> None:
    acts = (review(BO, "APPROVED", minute=1), comment(ANA, SIGN, 2))
    assert states(*acts, note_lost=True) == {1: AGAIN, 2: AGAIN}
    said = given_by(*acts, note_lost=True).note
    assert states(*acts, said=said) == {1: AGAIN, 2: AGAIN}
    assert states(*acts, comment(BO, SIGN, 3), said=said) == {1: AGAIN, 2: SIGNED}


@pytest.mark.parametrize("said", ["<!-- peerpact:counted 1:2:3:0123456789ab:s -->", "<!-- peerpact:counted 2 x -->"])
def test_a_note_that_cannot_be_read_voids_everything_so_far(said: str) -> None:
    assert states(comment(BO, SIGN), said=MARKER + said) == {1: AGAIN, 2: AGAIN}


def test_acts_before_the_base_branch_was_changed_do_not_count() -> None:
    at = START + timedelta(minutes=5)
    assert states(comment(BO, SIGN, 5), retargeted=at)[2] == AGAIN
    assert states(comment(BO, SIGN, 6), retargeted=at)[2] == SIGNED


def test_what_somebody_else_dismissed_deleted_or_edited_is_no_withdrawal() -> None:
    signed = comment(BO, SIGN, 1)
    said = noted(signed)
    assert states(said=said, deleted_by={2: 9})[2] == REMOVED
    assert states(replace(signed, edited=True, edited_by=9), said=said)[2] == REMOVED
    assert states(replace(signed, edited=True, edited_by=2), said=said)[2] == WITHDRAWN
    dismissed = replace(review(BO, "DISMISSED"), dismissed_by=9, was_approval=True)
    assert states(dismissed)[2] == REMOVED
    assert whole(dismissed) == "pending"
    assert states(replace(dismissed, dismissed_by=2))[2] == WITHDRAWN
    assert states(replace(dismissed, was_approval=False))[2] == WITHDRAWN


def test_a_note_can_only_take_consent_back() -> None:
    real = noted(comment(ANA, SIGN, 1), comment(BO, SIGN, 1))
    assert states(said=real.replace("a=201:", "a=999:")) == {1: WITHDRAWN, 2: WITHDRAWN}


def test_a_comment_that_signed_an_earlier_text_shows_as_voided() -> None:
    earlier = replace(NEED, sha="blob-before", digest=digest(PATH, b"before"))
    signed = comment(BO, f"/sign {earlier.digest}", 1)
    said = given_by(signed, needs=[earlier]).note
    assert states(signed, said=said)[2] == VOIDED
    assert states(signed, comment(BO, SIGN, 2), said=said)[2] == SIGNED


def test_what_counts_today_is_not_voided_by_its_own_note() -> None:
    signed = comment(BO, SIGN, 1)
    assert states(signed, said=noted(signed))[2] == SIGNED


def test_what_was_counted_is_not_forgotten_while_a_file_is_broken() -> None:
    approved, signed = review(BO, "APPROVED", minute=1), comment(BO, SIGN, 2)
    said = noted(approved, signed)
    while_broken = given_by(approved, signed, said=said, needs=()).note
    assert while_broken == said
    assert states(approved, said=while_broken)[2] == WITHDRAWN


def test_only_those_whose_signature_counts_are_remembered_and_of_each_the_newest() -> None:
    said = noted(comment(BO, SIGN, 1), comment(EVE, SIGN, 2), comment(BO, SIGN, 3), comment(EVE, "/unsign", 4))
    note = read_note(said)
    assert [(act.id, act.person) for act in note.acts] == [(203, 2)]
    assert note.cutoffs == ()


def test_of_acts_in_one_second_each_is_remembered() -> None:
    one, other = comment(BO, SIGN, 1), replace(comment(BO, SIGN, 1), id=999)
    said = noted(one, other)
    assert states(one, said=said)[2] == WITHDRAWN
    assert states(other, said=said)[2] == WITHDRAWN


def test_the_last_verdict_knows_what_signed_exactly_these_bytes() -> None:
    said = noted(review(BO, "APPROVED", minute=1), comment(ANA, SIGN, 2))
    found = signed_last(read_note(said), NEED)
    assert {(act.source, act.id, act.person) for act in found} == {("review", 101, 2), ("comment", 202, 1)}
    assert signed_last(read_note(said), replace(NEED, digest=digest(PATH, b"others"))) == ()
    assert signed_last(read_note(said), replace(NEED, path="agreements/other.yml")) == ()
    withdrawn = noted(review(BO, "APPROVED", minute=1), said=said)
    assert {act.person for act in signed_last(read_note(withdrawn), NEED)} == {2}


@pytest.mark.parametrize("before", ["", MARKER, f"{MARKER}\n\nWelcome.\n\n"])
def test_a_note_that_somebody_wrote_into_the_file_makes_nobody_a_signer(before: str) -> None:
    """The bot shows what changed since a signature, word for word: a planted note must stay a text."""
    forged = noted(review(BO, "APPROVED", minute=1), comment(ANA, SIGN))
    assert signed_last(read_note(MARKER + forged), NEED)
    said = before + since(f"a\n# {forged}\nb\n".encode(), CONTENT, "demo-bo")
    assert forged[:150] in said
    assert read_note(said).acts == ()
    assert given_by(said=said, needs=()).note == ""


@pytest.mark.parametrize("done", [(review(BO, "APPROVED", "old"),), (comment(BO, "/unsign"),), (comment(EVE, SIGN),)])
def test_what_is_no_signature_is_never_remembered_as_one(done: tuple[Review | Comment, ...]) -> None:
    assert signed_last(read_note(noted(*done)), NEED) == ()


def test_comments_of_people_who_need_not_sign_are_never_parsed(monkeypatch: pytest.MonkeyPatch) -> None:
    """Anybody may write a comment that takes seconds to parse."""
    parsed: list[str] = []
    monkeypatch.setattr("peerpact.signing.acts.commands", lambda body: parsed.append(body))
    given_by(comment(EVE, SIGN), comment(BO, "/sign " + "0" * 64), comment(BO, SIGN + "\n>" * 9000), comment(BO, "Hi"))
    assert parsed == []


@pytest.mark.parametrize("back", [comment(BO, "/unsign", 2), review(BO, "CHANGES_REQUESTED", minute=2)])
@pytest.mark.parametrize("seen", [True, False])
def test_consent_taken_back_while_nobody_can_tell_what_must_be_signed_stays_so(
    back: Review | Comment, seen: bool
) -> None:
    """A file that is broken for a while, or a branch that can't be judged, once made the bot forget a withdrawal."""
    for done in (review(BO, "APPROVED", minute=1), comment(BO, SIGN, 1)):
        before = noted(done) if seen else ""
        meanwhile = given_by(done, back, said=before, needs=(), unclear=True).note
        assert states(done, said=meanwhile)[2] == WITHDRAWN


def test_consent_taken_back_while_only_other_files_must_be_signed_stays_so() -> None:
    done, other = comment(BO, SIGN, 1), replace(NEED, path="agreements/other.yml", everybody=frozenset({1, 3}))
    meanwhile = given_by(done, comment(BO, "/unsign", 2), said=noted(done), needs=[other]).note
    assert states(done, said=meanwhile)[2] == WITHDRAWN


def test_a_comment_too_long_to_be_parsed_takes_consent_back_by_a_line_and_gives_none() -> None:
    long = "Why I no longer want this.\n" * 500
    assert states(comment(BO, SIGN, 1), comment(BO, f"{long}\n/unsign\n", 2))[2] == WITHDRAWN
    assert states(comment(BO, SIGN, 1), comment(BO, f"{long}\nSee `/unsign`, or\n> /unsign\n", 2))[2] == SIGNED
    assert states(comment(BO, f"{long}\n{SIGN}\n", 2))[2] == WAITING


def test_withdrawals_that_a_later_time_covers_take_no_room_in_the_note() -> None:
    """Else many strangers who take back what they never gave would void each new signature."""
    strangers = [Account("demo", number) for number in range(1000, 1000 + MOST_ROWS + 1)]
    acts = [Comment(who.id, who, body, START) for who in strangers for body in ("/sign x", "/unsign")]
    over = given_by(*acts, needs=(), unclear=True)
    assert read_note(over.note).cutoffs == ()
    assert states(*acts, comment(BO, SIGN, 1), said=over.note)[2] == SIGNED
    assert states(*acts, comment(BO, SIGN, 1), said=over.note, unclear=True)[2] == SIGNED
