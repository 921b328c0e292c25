"""What is ours on GitHub is told by its writer and its marker, and nothing stays that we would not find again."""

from __future__ import annotations

from types import SimpleNamespace
from typing import Any, cast

import pytest

from peerpact.github.client import Connection
from peerpact.github.own_texts import OtherWriterError, OwnComment, is_ours, ours, same

BOT = SimpleNamespace(login="github-actions[bot]", type="Bot")
LOOK_ALIKE = SimpleNamespace(login="github-actions[bot]", type="User")
MO = SimpleNamespace(login="demo-mo", type="User")
CONNECTION = Connection(cast(Any, None), "example/mentoring", "https://github.com", BOT.login, "origin", "secret")


class Comment(SimpleNamespace):
    """A comment that remembers what was done with it."""

    def __init__(self, number: int, user: Any, body: str | None) -> None:
        super().__init__(id=number, user=user, body=body, deleted=False)

    def edit(self, body: str) -> None:
        self.body = body

    def delete(self) -> None:
        self.deleted = True


def put(text: str, mine: list[Comment], user: Any = BOT) -> tuple[list[Comment], list[str]]:
    """Say a text in our comment; the comments that were made, and what was told."""
    made, told = list[Comment](), list[str]()

    def create(body: str) -> Any:
        made.append(Comment(9, user, body))
        return made[-1]

    own = OwnComment(CONNECTION, 5, "issue 5", "issues: write")
    try:
        own.put(text, cast(Any, mine), create, told.append)
    except OtherWriterError as error:
        told.append(error.problem)
    return made, told


@pytest.mark.parametrize(
    ("user", "body", "is_own"),
    [(BOT, "<!-- m --> a", True), (LOOK_ALIKE, "<!-- m --> a", False), (MO, "<!-- m --> a", False),
     (None, "<!-- m --> a", False), (BOT, "> <!-- m --> a", False), (BOT, None, False)],
)  # fmt: skip
def test_a_text_is_ours_by_its_writer_and_by_a_marker_at_its_very_start(user: Any, body: str, is_own: bool) -> None:
    assert is_ours(CONNECTION, Comment(1, user, body), "<!-- m -->") is is_own


def test_the_oldest_of_our_comments_comes_first() -> None:
    texts = [Comment(3, BOT, "m"), Comment(1, MO, "m"), Comment(2, BOT, "m"), Comment(4, BOT, "x")]
    assert [text.id for text in ours(CONNECTION, texts, "m")] == [2, 3]


def test_the_same_words_are_not_written_again_whatever_the_server_did_to_their_line_breaks() -> None:
    mine = Comment(1, BOT, "one\r\ntwo\r\n")
    assert put("one\ntwo\n", [mine]) == ([], [])
    assert mine.body == "one\r\ntwo\r\n"
    assert same(None, "")
    assert not same("one two", "one\ntwo")


def test_our_comment_is_edited_where_it_is_there_and_made_where_it_is_not() -> None:
    mine = Comment(1, BOT, "old")
    assert put("new", [mine]) == ([], ["#5: comment edited"])
    assert mine.body == "new"
    [made], told = put("new", [])
    assert (made.body, made.deleted, told) == ("new", False, ["#5: comment created"])


def test_a_comment_by_another_name_than_we_look_for_is_taken_back() -> None:
    [made], told = put("new", [], MO)
    assert made.deleted
    assert told == ["This token writes as demo-mo, not as github-actions[bot]; the comment on #5 was taken back."]
