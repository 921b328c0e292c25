"""Who must sign: all partners for new words, one for an ending, each for their own outcome, the owner for a profile."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

from peerpact.domain.model import Agreement, Amendment, Goal, Outcome, Partner, Profile, Sessions
from peerpact.signing.requirements import Part, Requirement, Subject, requirements

PATH = "agreements/2026-demo-ana--demo-bo.yml"
ANA = Partner("demo-ana", 1, ("git",), (Goal("sql", "Query", "A query"),))
BO = Partner("demo-bo", 2, ("sql",), (Goal("git", "Commit", "A commit"),))
BEFORE = Agreement(
    PATH,
    (ANA, BO),
    date(2026, 12, 1),
    date(2027, 5, 31),
    Sessions(2, "week", 60, "demo-ana"),
    (date(2027, 1, 12),),
    1,
)
ENDED = replace(BEFORE, ended=date(2027, 3, 1))


TODAY = date(2027, 3, 1)


def added(before: Part, after: Part) -> bytes:
    """The lines that someone who only ends, or only tells an outcome, would add."""
    if not isinstance(before, Agreement) or not isinstance(after, Agreement):
        return b""
    ended = f"ended: {after.ended}\n" if after.ended and not before.ended else ""
    told = "".join(f"outcome {one.github}\n" for one in after.outcome[len(before.outcome) :])
    return (ended + told).encode()


def need(before: Part, after: Part, author: int = 1, more: bytes = b"", today: date = TODAY) -> Requirement | None:
    content = b"what was signed\n"
    subject = Subject(PATH, before, after, content + added(before, after) + more, "sha", content)
    return next(requirements([subject], author, today), None)


def signers(before: Part, after: Part, more: bytes = b"", today: date = TODAY) -> tuple[str, set[int], set[int]]:
    found = need(before, after, more=more, today=today)
    assert found
    return found.kind, set(found.everybody), set(found.anybody)


def said(*logins: str) -> tuple[Outcome, ...]:
    return tuple(Outcome(login, "mostly") for login in logins)


def test_a_new_agreement_needs_all_partners_of_a_circle_too() -> None:
    assert signers(None, BEFORE) == ("new", {1, 2}, set())
    cy = Partner("demo-cy", 3, ("css",), (Goal("git", "Commit", "A commit"),))
    assert signers(None, replace(BEFORE, partners=(ANA, BO, cy))) == ("new", {1, 2, 3}, set())


def test_an_ending_needs_one_of_them() -> None:
    assert signers(BEFORE, ENDED) == ("ending", set(), {1, 2})


def test_an_ending_of_today_or_the_last_thirty_days_needs_one_partner_and_any_other_both() -> None:
    for days, kind in ((-1, "amendment"), (0, "ending"), (30, "ending"), (31, "amendment")):
        assert signers(BEFORE, ENDED, today=TODAY + timedelta(days=days))[0] == kind


def test_what_comes_along_with_an_ending_or_an_outcome_makes_it_an_amendment() -> None:
    told = replace(BEFORE, outcome=said("demo-bo"))
    for after in (ENDED, told, replace(ENDED, outcome=said("demo-bo"))):
        assert signers(BEFORE, after, more=b"# bob owes ana 500 and agrees to it\n")[0] == "amendment"


def test_an_outcome_needs_whoever_speaks() -> None:
    assert signers(BEFORE, replace(BEFORE, outcome=said("demo-bo"))) == ("outcome", {2}, set())
    assert signers(BEFORE, replace(ENDED, outcome=said("Demo-Bo"))) == ("ending", {2}, set())
    both = replace(BEFORE, outcome=said("demo-ana", "demo-bo"))
    assert signers(BEFORE, both) == ("outcome", {1, 2}, set())


def test_everything_else_is_an_amendment_and_needs_all() -> None:
    changed = replace(BEFORE, ends=date(2027, 6, 30))
    named = replace(changed, amendments=(Amendment(date(2027, 2, 1), "Longer"),))
    moved_end = replace(BEFORE, ended=date(2027, 4, 1))
    rewritten = replace(BEFORE, outcome=said("demo-ana"))
    everybody = ("amendment", {1, 2}, set())
    assert signers(BEFORE, changed) == everybody
    assert signers(BEFORE, named) == everybody
    assert signers(ENDED, moved_end) == everybody  # another day than the one that was signed
    assert signers(ENDED, BEFORE) == everybody  # taking an ending back
    assert signers(rewritten, BEFORE) == everybody  # taking an outcome away
    assert signers(ENDED, replace(moved_end, outcome=said("demo-bo"))) == everybody
    reworded = replace(BEFORE, outcome=(Outcome("demo-ana", "fully"), *said("demo-bo")))
    assert signers(rewritten, reworded) == everybody
    assert signers(BEFORE, replace(ENDED, ends=date(2027, 6, 30))) == everybody
    assert signers(BEFORE, BEFORE) == everybody  # only bytes differ, and a signature is bound to bytes


def test_swapped_partners_need_those_of_before_as_well() -> None:
    eve = replace(BO, github="demo-eve", github_id=9)
    assert signers(BEFORE, replace(BEFORE, partners=(ANA, eve))) == ("amendment", {1, 2, 9}, set())


def test_a_profile_needs_its_owner_unless_the_owner_opened_the_pull_request() -> None:
    profile = Profile("profiles/demo-ana.yml", "demo-ana", 1, "Ana", "UTC", ("en",))
    assert need(None, profile, author=1) is None
    found = need(None, profile, author=7)
    assert found
    assert (found.kind, found.everybody) == ("profile", {1})


def test_an_unreadable_file_needs_nobody_for_it_cannot_be_merged() -> None:
    assert need(BEFORE, None) is None
