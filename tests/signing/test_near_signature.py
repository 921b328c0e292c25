"""Someone who believes that they have signed is told why it doesn't count, and what to do."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest

from peerpact.domain.pull_request import Account, Comment
from peerpact.signing.near_signature import near_signature

DIGEST = "8b3ebad3b4ac880be385d9c529a8847d5763664a5a957b30dcfe5c1370296c57"
ANA, EVE = Account("demo-ana", 1), Account("demo-eve", 3)
START = datetime(2026, 12, 1, tzinfo=UTC)
NEAR = {
    f"> /sign {DIGEST}": "quoted",
    f"> ```text\n> /sign {DIGEST}\n> ```": "quoted",
    f"```\n/sign {DIGEST}\n```": "code",
    f"`/sign {DIGEST}`": "code",
    f"/sign {DIGEST}.": "more-on-the-line",
    f"/sign {DIGEST} thanks!": "more-on-the-line",
    f"I agree: /sign {DIGEST}": "more-on-the-line",
    f"/Sign {DIGEST}": "case",
    f"/SIGN {DIGEST.upper()}": "case",
    "/sign": "no-digest",
    "/sign please": "no-digest",
    f"/sign {DIGEST[:12]}": "short",
    f"/sign {DIGEST[:-1]}": "short",
    f"/sign {'0' * 64}": "other-text",
}
FAR = (
    "Looks good to me!",
    "Where do I sign?",
    "I will sign tomorrow",
    "design/signature",
    f"/sign {DIGEST}",
    "/unsign",
    "",
)


def comment(body: str, who: Account = ANA, minute: int = 0, *, edited: bool = False) -> Comment:
    return Comment(100 + minute, who, body, START + timedelta(minutes=minute), edited=edited)


@pytest.mark.parametrize("body", NEAR)
def test_a_line_that_nearly_signs_has_its_reason(body: str) -> None:
    assert near_signature([comment(body)], 1, DIGEST) == (comment(body), NEAR[body])


@pytest.mark.parametrize("body", FAR)
def test_what_signs_or_means_something_else_has_none(body: str) -> None:
    assert near_signature([comment(body)], 1, DIGEST) is None


def test_an_edited_signature_is_told() -> None:
    assert near_signature([comment(f"/sign {DIGEST}", edited=True)], 1, DIGEST) == (
        comment(f"/sign {DIGEST}", edited=True),
        "edited",
    )


def test_somebody_elses_line_is_nobodys() -> None:
    assert near_signature([comment(f"> /sign {DIGEST}", EVE)], 1, DIGEST) is None


def test_the_newest_one_is_answered_and_a_withdrawal_ends_it() -> None:
    first, second = comment("/sign", minute=1), comment(f"/sign {DIGEST}.", minute=2)
    assert near_signature([first, second], 1, DIGEST) == (second, "more-on-the-line")
    assert near_signature([first, second, comment("/unsign", minute=3)], 1, DIGEST) is None
