"""Someone who believes that they have signed is told why it doesn't count, and what to do."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest

from peerpact.bot.comments.signatures import WHY_NOT
from peerpact.domain.pull_request import Account, Comment, Review
from peerpact.signing.near_signature import Near, near_signature

DIGEST = "8b3ebad3b4ac880be385d9c529a8847d5763664a5a957b30dcfe5c1370296c57"
ANA, EVE = Account("demo-ana", 1), Account("demo-eve", 3)
START = datetime(2026, 12, 1, tzinfo=UTC)
NEAR = {
    f"> /sign {DIGEST}": "quoted",
    f"> ```text\n> /sign {DIGEST}\n> ```": "quoted",
    f"> On Mon somebody wrote:\n> /sign {DIGEST}\n\nYes!": "quoted",
    "> /sign": "quoted",
    f"```\n/sign {DIGEST}\n```": "code",
    f"`/sign {DIGEST}`": "code",
    f"    /sign {DIGEST}": "code",
    f"/sign {DIGEST}.": "more-on-the-line",
    f"/sign {DIGEST} thanks!": "more-on-the-line",
    f"I agree: /sign {DIGEST}": "more-on-the-line",
    f"- /sign {DIGEST}": "more-on-the-line",
    f"1. /sign {DIGEST}": "more-on-the-line",
    f"# /sign {DIGEST}": "more-on-the-line",
    f"**/sign {DIGEST}**": "more-on-the-line",
    f"~~/sign {DIGEST}~~": "more-on-the-line",
    f"| /sign {DIGEST} |": "more-on-the-line",
    f"<!-- /sign {DIGEST} -->": "more-on-the-line",
    f"/sign: {DIGEST}": "more-on-the-line",
    f"/sign <{DIGEST}>": "more-on-the-line",
    f"/sign sha256:{DIGEST}": "more-on-the-line",
    f"✅ /sign {DIGEST}": "more-on-the-line",
    f"@peerpact /sign {DIGEST}": "more-on-the-line",
    f"Hello,\r\n\r\nlooks good.\r\n\r\n/sign {DIGEST}. Thanks!\r\n\r\nAna": "more-on-the-line",
    f"```\ncode\n```\n/sign {DIGEST}!": "more-on-the-line",
    f"/Sign {DIGEST}": "case",
    f"/SIGN {DIGEST.upper()}": "case",
    f"/sign {DIGEST.upper()}": "case",
    "/sign": "no-digest",
    "/sign please": "no-digest",
    "/SIGN!": "no-digest",
    "/sign DIGEST": "no-digest",
    "- [x] /sign": "no-digest",
    f"/sign {DIGEST[:12]}": "short",
    f"/sign {DIGEST[:-1]}": "short",
    f"/sign {DIGEST[:8]}…": "short",
    f"/sign {DIGEST}a": "short",
    f"/sign {'0' * 64}": "other-text",
    f"/sign {'0' * 64}!": "other-text",
    f"sign {DIGEST}": "no-command",
    f"{DIGEST}": "no-command",
    f"\\sign {DIGEST}": "no-command",
    f"／sign {DIGEST}": "no-command",
    f"/signed {DIGEST}": "no-command",
    f"/approve {DIGEST}": "no-command",
    f"/firmar {DIGEST}": "no-command",
    f"Signed: {DIGEST}": "no-command",
    f"I agree {DIGEST}": "no-command",
    f"/sign  {DIGEST}": "gap",
    f"/sign\t{DIGEST}": "gap",
    f"/sign\u00a0{DIGEST}": "gap",
    f"/ sign {DIGEST}": "gap",
    f"/sign{DIGEST}": "gap",
    f"/sign\n{DIGEST}": "two-lines",
    f"I pay $5\n/sign {DIGEST}": "not-alone",
    f"/sign {DIGEST}\n---": "not-alone",
    f"/sign {DIGEST}\n--\nSent from my phone": "not-alone",
    f"<details>\n\n/sign {DIGEST}\n\n</details>": "not-alone",
    f"/sign {DIGEST}\n\n{'long ' * 2000}": "not-alone",
}
FAR = (
    "Looks good to me!",
    "Where do I sign?",
    "I will sign tomorrow",
    "design/signature",
    f"/sign {DIGEST}",
    f"/sign {DIGEST}\n\nOn Mon, 1 Dec 2026, the bot wrote:\n> /sign {DIGEST}",
    f"Great!\n\n/sign {DIGEST}\n\nThanks",
    "/unsign",
    "",
    "How does /sign work?",
    "I'll /sign it tomorrow",
    "I can't find the /sign line.",
    "What does the code after `/sign` mean?",
    f"Is {DIGEST} the right one?",
    f"The build of {DIGEST} failed.",
    "see https://example.org/sign/up",
    "/sign/up is a route",
    "the and/sign variant",
    "src/sign.py",
    "/signup",
    "/signature",
    "/design review",
    "/assign @demo-bo",
    "the plus / sign of the number",
    "I'm not ready to sign.",
    "signed, sealed, delivered",
)


def comment(body: str, who: Account = ANA, minute: int = 0, *, edited: bool = False) -> Comment:
    return Comment(100 + minute, who, body, START + timedelta(minutes=minute), edited=edited)


def near(said: Comment, reason: str) -> Near:
    return Near("comment", said.id, said.at, reason)


@pytest.mark.parametrize("body", NEAR)
def test_a_line_that_nearly_signs_has_its_reason(body: str) -> None:
    assert near_signature([comment(body)], (), 1, DIGEST) == near(comment(body), NEAR[body])


@pytest.mark.parametrize("body", FAR)
def test_what_signs_or_means_something_else_has_none(body: str) -> None:
    assert near_signature([comment(body)], (), 1, DIGEST) is None


def test_an_edited_signature_is_told() -> None:
    edited = comment(f"/sign {DIGEST}", edited=True)
    assert near_signature([edited], (), 1, DIGEST) == near(edited, "edited")


def test_somebody_elses_line_is_nobodys() -> None:
    assert near_signature([comment(f"> /sign {DIGEST}", EVE)], (), 1, DIGEST) is None


def test_the_newest_one_is_answered_and_a_withdrawal_ends_it() -> None:
    first, second = comment("/sign", minute=1), comment(f"/sign {DIGEST}.", minute=2)
    assert near_signature([first, second], (), 1, DIGEST) == near(second, "more-on-the-line")
    assert near_signature([first, second, comment("/unsign", minute=3)], (), 1, DIGEST) is None


@pytest.mark.parametrize(
    ("state", "body", "told"),
    [
        ("COMMENTED", f"/sign {DIGEST}", True),
        ("COMMENTED", "/sign", True),
        ("COMMENTED", "Please sign soon", False),
        ("COMMENTED", "", False),
        ("APPROVED", f"/sign {DIGEST}", False),
        ("CHANGES_REQUESTED", f"/sign {DIGEST}", False),
    ],
)
def test_the_command_in_a_plain_review_is_told(state: str, body: str, told: bool) -> None:
    review = Review(7, ANA, state, "c" * 40, START, body=body)
    expected = Near("review", 7, START, "in-review") if told else None
    assert near_signature((), [review], 1, DIGEST) == expected


def test_the_newer_of_a_review_and_a_comment_is_answered() -> None:
    review = Review(7, ANA, "COMMENTED", "c" * 40, START + timedelta(minutes=5), body="/sign")
    early, late = comment("/sign", minute=1), comment("/sign", minute=9)
    assert near_signature([early], [review], 1, DIGEST) == Near("review", 7, review.at, "in-review")
    assert near_signature([early, late], [review], 1, DIGEST) == near(late, "no-digest")


def test_every_reason_has_a_sentence() -> None:
    assert {*NEAR.values(), "edited", "in-review"} == WHY_NOT.keys()
