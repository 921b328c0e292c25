"""What changed since a signature is told in a few lines that nobody can make act."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime

from hypothesis import given
from hypothesis import strategies as st
from markdown_it import MarkdownIt

from peerpact.bot.comments.diff import MOST_COLUMNS, MOST_LINES, since
from peerpact.domain.pull_request import Account, Comment, PullRequest, Review
from peerpact.signing import VOIDED, WITHDRAWN, Act, Signature, digest
from peerpact.signing.acts import OTHER_BYTES
from peerpact.signing.voided import approved_id, earlier

PATH = "agreements/2026-demo-ana--demo-bo.yml"
WHEN = datetime(2026, 12, 1, tzinfo=UTC)
BO = Account("demo-bo", 2)
PULL = PullRequest(1, BO, "base", "head", "main", ())
LINES = st.lists(st.text(st.characters(codec="utf-8") | st.sampled_from("`~<>@#\t\r\u202e"), max_size=30), max_size=40)


def rows(before: str, after: str) -> list[str]:
    text = since(before.encode(), after.encode(), "demo-bo")
    (fence,) = [token for token in MarkdownIt("commonmark").parse(text) if token.type == "fence"]
    return fence.content.splitlines()


def signature(source: str, number: int) -> Signature:
    return Signature(2, PATH, VOIDED, Act(2, PATH, OTHER_BYTES, WHEN, source, number))


def test_a_changed_line_is_shown_between_its_neighbours() -> None:
    found = rows("a\nb\nminutes: 60\nc\nd\n", "a\nb\nminutes: 90\nc\nd\n")
    assert found == [" b", "-minutes: 60", "+minutes: 90", " c"]


def test_places_far_from_each_other_are_parted() -> None:
    middle = "".join(f"{n}\n" for n in range(9))
    assert rows(f"a\n{middle}b\n", f"A\n{middle}B\n") == ["-a", "+A", " 0", "@@", " 8", "-b", "+B"]


def test_a_missing_line_break_at_the_end_is_a_change_that_shows() -> None:
    assert rows("a\n", "a") == ["-a", "+a<no line break at the end>"]


def test_spaces_at_the_end_and_invisible_letters_are_changes_that_show() -> None:
    assert rows("a: b\n", "a: b \n") == ["-a: b", "+a: b "]
    assert rows("a: b\n", "a: b\u200b\r\n") == ["-a: b", "+a: b<U+200B><U+000D>"]


def test_a_long_change_is_cut_and_says_so() -> None:
    before, after = "a\n" * 2, "".join(f"{n}{'x' * 400}\n" for n in range(50))
    text = since(before.encode(), after.encode(), "demo-bo")
    assert "… and more" in text
    assert len(rows(before, after)) == MOST_LINES
    assert max(map(len, rows(before, after))) == MOST_COLUMNS


def test_a_change_beyond_what_is_compared_is_not_passed_over() -> None:
    middle = "same\n" * 5_000
    text = since(f"a\n{middle}b\n".encode(), f"A\n{middle}B\n".encode(), "demo-bo")
    assert "… and more" in text


def test_two_texts_made_to_be_hard_to_compare_take_no_time() -> None:
    one, other = ("a\nb\n" * 200_000).encode(), ("b\na\nc\n" * 150_000).encode()
    assert "… and more" in since(one, other, "demo-bo")  # a full comparison would not end today


@given(LINES, LINES)
def test_no_text_gets_out_of_its_fence(before: list[str], after: list[str]) -> None:
    one, other = "\n".join(before).encode(), "\n".join(after).encode()
    text = since(one or b"-", other, "demo-bo")
    tokens = MarkdownIt("commonmark").parse(text)
    paragraphs = [token.content for token in tokens if token.type == "inline"]
    assert [token.type for token in tokens if token.type == "fence"] == ["fence"]
    assert {token.type for token in tokens} <= {"paragraph_open", "inline", "paragraph_close", "fence"}
    assert all(text.startswith(("What changed since demo-bo signed:", "… and more")) for text in paragraphs)


def test_the_bytes_of_a_review_are_those_of_its_commit() -> None:
    review = Review(7, BO, "APPROVED", "then", WHEN)
    pull = replace(PULL, reviews=(review,), reviewed={"then": {PATH: "sha-1"}})
    assert approved_id(signature("review", 7), pull) == "sha-1"
    assert earlier(signature("review", 7), pull, {"sha-1": b"one", "sha-2": b"two"}) == b"one"
    assert earlier(signature("review", 7), replace(pull, reviewed={"then": {"x": "sha-1"}}), {}) == b""
    assert earlier(signature("review", 7), replace(pull, reviewed={}), {"sha-1": b"one"}) is None


def test_the_bytes_of_a_comment_are_those_of_its_digest_and_no_others() -> None:
    comment = Comment(9, BO, f"Yes.\n\n/sign {digest(PATH, b'one')}", WHEN)
    pull = replace(PULL, comments=(comment,))
    assert earlier(signature("comment", 9), pull, {"sha-2": b"two", "sha-1": b"one"}) == b"one"
    assert earlier(signature("comment", 9), pull, {"sha-2": b"two"}) is None
    assert earlier(signature("comment", 8), pull, {"sha-1": b"one"}) is None
    assert earlier(Signature(2, PATH, WITHDRAWN), pull, {"sha-1": b"one"}) is None
