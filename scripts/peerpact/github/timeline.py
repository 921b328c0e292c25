"""What GitHub's REST API doesn't tell about a conversation: who edited, dismissed or deleted what.

For: `witnessed`, one GraphQL query for a pull request in which people have signed something. Must not: decide, or be
asked where nobody has signed.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Any

from peerpact.domain.errors import OperatorError
from peerpact.domain.pull_request import Comment, PullRequest, Review
from peerpact.github.client import Connection, asking
from peerpact.github.pull_requests import PULLS, Conversation
from peerpact.github.statuses import newest
from peerpact.signing.acts import LONGEST_COMMENT
from peerpact.signing.bot_note import read_note

MOST_NODES, MOST_OF_OURS = 80, 20  # comments in one query, the newest ones: of people, and of ours
MOST_MISSED = 20  # comments that are looked for one by one
GONE = ("GitHub answers 404 ", "GitHub answers 410 ")
ANYBODY = -1  # someone else, whose account was deleted
_ACTOR = "{__typename login ... on User {databaseId} ... on Bot {databaseId}}"
_EVENTS = f"""
retargeted: timelineItems(last: 1, itemTypes: [BASE_REF_CHANGED_EVENT, AUTOMATIC_BASE_CHANGE_SUCCEEDED_EVENT]) {{
  nodes {{... on BaseRefChangedEvent {{createdAt}} ... on AutomaticBaseChangeSucceededEvent {{createdAt}}}}
}}
dismissed: timelineItems(last: 100, itemTypes: [REVIEW_DISMISSED_EVENT]) {{
  nodes {{... on ReviewDismissedEvent {{actor {_ACTOR} previousReviewState review {{databaseId}}}}}}
}}
deleted: timelineItems(last: 100, itemTypes: [COMMENT_DELETED_EVENT]) {{
  nodes {{... on CommentDeletedEvent {{createdAt actor {_ACTOR} deletedCommentAuthor {_ACTOR}}}}}
}}
"""
_QUERY = f"""
query($owner: String!, $name: String!, $number: Int!, $comments: [ID!]!) {{
  repository(owner: $owner, name: $name) {{ pullRequest(number: $number) {{ {_EVENTS} }} }}
  nodes(ids: $comments) {{ ... on IssueComment {{databaseId lastEditedAt editor {_ACTOR}}} }}
}}
"""


@dataclass(frozen=True, slots=True)
class Edit:
    """When a comment was last edited (None: never), by whom (0: not known), and whether that was us."""

    at: datetime | None
    by: int
    by_us: bool


@dataclass(frozen=True, slots=True)
class History:
    """What GraphQL says: when the base branch last changed, who dismissed which review (and whether it approved), whose
    comments someone else deleted, and for each comment that was asked for whether, and by whom, it was edited.
    """

    retargeted: datetime | None
    dismissed: dict[int, tuple[int, bool]]
    deleted_by: dict[int, int]
    ours_deleted: datetime | None
    edits: dict[int, Edit]


def witnessed(
    connection: Connection, conversation: Conversation, pull: PullRequest, people: Collection[int] | None
) -> PullRequest:
    """The pull request with all that bears on the acts of some people, and on our own memory.

    `conversation` is what REST says of the same pull request. Nothing is asked if none of them has done anything.
    `people` is None for a merged pull request: then everyone's acts are looked at, and a missing note proves nothing.
    Before the merge it does, if our status is there: someone has deleted it.
    """
    acts = read_note(pull.own_comment).acts
    noted = {act.id for act in acts if act.source == "comment"}
    people = None if people is None else {*people, *(act.person for act in acts)}
    acting = [comment for comment in pull.comments if comment.id in noted or _may_act(comment, people)]
    reviewed = any(_is_by(review.author.id, people) and review.state != "COMMENTED" for review in pull.reviews)
    if not (acting or reviewed or noted or "peerpact:counted" in pull.own_comment[:200]):
        return pull
    _insist(connection, pull, noted - {comment.id for comment in pull.comments})
    ours = conversation.ours[0].id if conversation.ours else 0
    # Also those without our marker: someone who can edit our comment can remove the marker.
    bots = [comment.id for comment in pull.comments if connection.is_bot(comment.author.login, "Bot")][-MOST_OF_OURS:]
    wanted = dict.fromkeys(number for number in (ours, *bots, *_newest(acting)) if number)
    history = _ask(connection, pull.number, [conversation.nodes[number] for number in wanted])
    lost = _is_edited(history, ours) if ours else people is not None and bool(newest(connection, pull.head))
    return replace(
        pull,
        comments=tuple(_exact(comment, history, acting) for comment in pull.comments),
        reviews=tuple(_dismissed(review, history) for review in pull.reviews),
        retargeted=max(
            (at for at in (history.retargeted, history.ours_deleted, _spoilt(history, bots)) if at), default=None
        ),
        note_lost=lost,
        deleted_by=history.deleted_by,
    )


def _newest(comments: Iterable[Comment]) -> list[int]:
    newest = sorted(comments, key=lambda comment: (comment.at, comment.id), reverse=True)
    return [comment.id for comment in newest[:MOST_NODES]]


def _is_by(person: int, people: Collection[int] | None) -> bool:
    return person != 0 and (people is None or person in people)


def _may_act(comment: Comment, people: Collection[int] | None) -> bool:
    short = len(comment.body) <= LONGEST_COMMENT
    return short and _is_by(comment.author.id, people) and ("/sign " in comment.body or "/unsign" in comment.body)


def _insist(connection: Connection, pull: PullRequest, missing: Collection[int]) -> None:
    """Comments that counted and that the list no longer shows must really be gone: a page may be missing."""
    for number in sorted(missing)[:MOST_MISSED]:
        try:
            with asking(f"look at comment {number}", PULLS):
                connection.repository.requester.requestJsonAndCheck(
                    "GET", f"{connection.repository.url}/issues/comments/{number}"
                )
        except OperatorError as error:
            if error.problem.startswith(GONE):
                continue
            raise
        problem = f"GitHub's list of comments of #{pull.number} lacks comment {number}, which is still there."
        raise OperatorError(problem, "Nothing is lost: run it again, or wait for the next run.")


def _ask(connection: Connection, number: int, nodes: list[str]) -> History:
    owner, _, name = connection.name.partition("/")
    variables = {"owner": owner, "name": name, "number": number, "comments": nodes}
    with asking(f"read what happened in pull request {number}", PULLS):
        _, answer = connection.repository.requester.graphql_query(_QUERY, variables)
        data = answer["data"]
        pull = data["repository"]["pullRequest"]
        return History(
            retargeted=max((_time(node["createdAt"]) for node in pull["retargeted"]["nodes"] if node), default=None),
            dismissed=dict(_dismissals(pull["dismissed"]["nodes"])),
            deleted_by=dict(_deletions(pull["deleted"]["nodes"])),
            ours_deleted=_ours_deleted(connection, pull["deleted"]["nodes"]),
            edits=dict(_edits(connection, data["nodes"])),
        )


def _dismissals(nodes: Iterable[Any]) -> Iterator[tuple[int, tuple[int, bool]]]:
    for node in nodes:
        if node and node["review"]:
            yield node["review"]["databaseId"], (_number(node["actor"]), node["previousReviewState"] == "APPROVED")


def _deletions(nodes: Iterable[Any]) -> Iterator[tuple[int, int]]:
    for node in nodes:
        author, actor = _number(node["deletedCommentAuthor"]), _number(node["actor"])
        if author and author != actor:
            yield author, actor or ANYBODY


def _ours_deleted(connection: Connection, nodes: Iterable[Any]) -> datetime | None:
    """When someone else last deleted a comment of ours."""
    times = (
        _time(node["createdAt"])
        for node in nodes
        if _is_ours(connection, node["deletedCommentAuthor"]) and not _is_ours(connection, node["actor"])
    )
    return max(times, default=None)


def _edits(connection: Connection, nodes: Iterable[Any]) -> Iterator[tuple[int, Edit]]:
    for node in nodes:
        if node:
            at = _time(node["lastEditedAt"]) if node["lastEditedAt"] else None
            yield node["databaseId"], Edit(at, _number(node["editor"]), _is_ours(connection, node["editor"]))


def _spoilt(history: History, bots: Iterable[int]) -> datetime | None:
    """When someone else last edited a comment of ours: what it says, or has left out since, can't be relied on."""
    edits = (history.edits[number] for number in bots if number in history.edits)
    return max((edit.at for edit in edits if edit.at and not edit.by_us), default=None)


def _is_ours(connection: Connection, actor: Any) -> bool:
    if not actor:
        return False
    kind = actor["__typename"]
    login = f"{actor['login']}[bot]" if kind == "Bot" else actor["login"]
    return connection.is_bot(login, kind)


def _number(actor: Any) -> int:
    return int(actor.get("databaseId") or 0) if actor else 0


def _time(text: str) -> datetime:
    return datetime.fromisoformat(text.replace("Z", "+00:00"))


def _exact(comment: Comment, history: History, acting: Collection[Comment]) -> Comment:
    if comment not in acting:
        return comment
    edit = history.edits.get(comment.id)
    if edit is None:  # what can't be told counts as edited
        return replace(comment, edited=True)
    return replace(comment, edited=edit.at is not None, edited_by=edit.by)


def _dismissed(review: Review, history: History) -> Review:
    by, approved = history.dismissed.get(review.id, (0, False))
    return replace(review, dismissed_by=by, was_approval=approved)


def _is_edited(history: History, ours: int) -> bool:
    """Whether someone else edited our comment last."""
    edit = history.edits.get(ours)
    return edit is None or (edit.at is not None and not edit.by_us)
