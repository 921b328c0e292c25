"""What a partnership's page says about signatures: only what the ledger proves for the very bytes that are shown."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime

import pytest

from peerpact.community.loader import load
from peerpact.domain.model import Agreement
from peerpact.domain.settings import Settings
from peerpact.signing.ledger.record import Record, Signer
from peerpact.signing.ledger.report import (
    BROKEN,
    NOT_VERIFIABLE,
    REDACTED,
    SIGNED,
    UNSIGNED,
    VERIFIED,
    WRONG,
    Fault,
    Report,
    Standing,
    Version,
)
from peerpact.site import build
from peerpact.site.context import CHANGED, NOTHING, Consent, Known, proofs
from testing.site_profiles import NOW, agreement, consent, knowing, person, together
from testing.site_reading import Seen, rendered

A, B, C = person(1), person(2), person(3)
TERMS = agreement(A, B)
REAL = Settings(name="Real", repository="owner/name")
NEW = consent("new", date(2026, 9, 28), A, B, pull_request=12)


def shown(known: Known, terms: Agreement = TERMS, settings: Settings = REAL) -> Seen:
    community = together(A, B, C, agreements=(terms,), settings=settings)
    return rendered(build(community, NOW, known)[f"partnerships/{terms.slug}.md"])


def test_signed_by_both_names_the_day_and_links_the_pull_request() -> None:
    seen = shown(knowing(TERMS, steps=(NEW,)))
    assert "Signed by both on 28 Sep 2026, in pull request #12." in seen.text
    assert ("a", "href", "https://github.com/owner/name/pull/12") in seen.attributes


def test_a_circle_is_signed_by_all_three() -> None:
    three = replace(TERMS, partners=(*TERMS.partners, agreement(C, A).partners[0]))
    seen = shown(knowing(three, steps=(replace(NEW, people=tuple((p.github_id, p.github) for p in (A, B, C))),)), three)
    assert "Signed by all three on 28 Sep 2026" in seen.text


def test_an_ending_that_one_has_signed_stands_behind_the_terms_that_both_have() -> None:
    steps = (NEW, consent("ending", date(2026, 11, 1), B, pull_request=20))
    text = shown(knowing(TERMS, steps=steps)).text
    assert "Signed by both on 28 Sep 2026, in pull request #12." in text
    assert "Ended by Person 2 on 1 Nov 2026, in pull request #20." in text


def test_an_amendment_is_the_newest_that_both_have_signed() -> None:
    steps = (NEW, consent("amendment", date(2026, 10, 20), A, B, pull_request=15))
    text = shown(knowing(TERMS, steps=steps)).text
    assert "Signed by both on 20 Oct 2026, in pull request #15." in text
    assert "28 Sep" not in text


@pytest.mark.parametrize(
    ("state", "words"),
    [
        (UNSIGNED, "No signatures are recorded for this agreement."),
        (CHANGED, "This text isn't the one that the partners signed."),
        (REDACTED, "Private data was removed from this agreement after it was signed."),
        (BROKEN, "The record of signatures doesn't fit this agreement."),
    ],
)
def test_what_is_not_proven_is_warned_of_and_never_called_signed(state: str, words: str) -> None:
    text = shown(knowing(TERMS, state=state, steps=(NEW,))).text
    assert words in text
    assert "Signed by both" not in text
    assert ("An earlier text was signed by both on 28 Sep 2026" in text) == (state == CHANGED)


def test_without_a_ledger_nothing_is_said() -> None:
    assert proofs(Report(NOT_VERIFIABLE), {TERMS.path: b"x"}) == {}
    assert "igned by" not in shown(NOTHING).text
    assert "ignature" not in shown(NOTHING).text


def test_a_demonstration_claims_no_signature() -> None:
    demo = replace(REAL, demo=True)
    for state in (SIGNED, UNSIGNED, BROKEN):
        assert "igned by" not in shown(knowing(TERMS, state=state, steps=(NEW,)), settings=demo).text


def test_the_data_say_signed_only_when_it_is_proven() -> None:
    community = together(A, B, agreements=(TERMS,), settings=REAL)
    for state in (SIGNED, CHANGED, UNSIGNED, BROKEN):
        rows = build(community, NOW, knowing(TERMS, state=state, steps=(NEW,)))["api/partnerships.json"]
        assert ('"signed":{"on":"2026-09-28","pull_request":12}' in rows) == (state == SIGNED)
        assert ('"signed":null' in rows) == (state != SIGNED)


def standing(state: str, content: bytes = b"text") -> Standing:
    version = Version(TERMS.path, "c" * 40, "", "b" * 40, content, False, load({}), {})
    return Standing(TERMS.path, state, (version, RECORD), (), ())


SIGNERS = (
    Signer(1, "demo-1", "comment", 5, datetime(2026, 9, 27, 23, 0, tzinfo=UTC)),
    Signer(2, "demo-2", "review", 6, datetime(2026, 9, 28, 1, 0, tzinfo=UTC)),
)
RECORD = Record("new", TERMS.path, "b" * 40, "d" * 64, "", "c" * 40, "c" * 40, None, SIGNERS, 12, NOW)


def state_of(report: Report, text: bytes = b"text") -> str:
    return proofs(report, {TERMS.path: text})[TERMS.path].state


def test_the_very_bytes_that_are_shown_must_be_those_that_were_signed() -> None:
    report = Report(VERIFIED, "t" * 40, (RECORD,), (standing(SIGNED),))
    assert state_of(report) == SIGNED
    assert state_of(report, b"text ") == CHANGED
    assert proofs(report, {"agreements/other.yml": b"text"})["agreements/other.yml"].state == UNSIGNED


def test_what_was_taken_out_of_the_history_is_called_neither_signed_nor_changed() -> None:
    report = Report(VERIFIED, "t" * 40, (RECORD,), (standing(REDACTED),))
    assert state_of(report) == REDACTED
    assert state_of(report, b"text ") == CHANGED


def test_a_change_that_nobody_has_signed_is_no_proof_even_if_the_report_is_older() -> None:
    assert state_of(Report(WRONG, "t" * 40, (RECORD,), (standing(UNSIGNED),))) == CHANGED
    assert state_of(Report(WRONG, "t" * 40, (RECORD,), (standing(BROKEN),))) == BROKEN
    nobody = replace(standing(UNSIGNED), signed=None)
    assert state_of(Report(WRONG, "t" * 40, (), (nobody,))) == UNSIGNED


def test_a_ledger_that_is_broken_itself_proves_nothing() -> None:
    report = Report(WRONG, "t" * 40, (RECORD,), (standing(SIGNED),), (Fault("torn", "", "The chain is torn."),))
    assert state_of(report) == BROKEN


def test_the_day_is_that_of_the_last_signature() -> None:
    [step] = proofs(Report(VERIFIED, "t", (RECORD,), (standing(SIGNED),)), {TERMS.path: b"text"})[TERMS.path].steps
    assert step == Consent("new", date(2026, 9, 28), ((1, "demo-1"), (2, "demo-2")), 12)
