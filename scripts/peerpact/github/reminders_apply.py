"""Carrying reminders out: issues, comments, labels, each by one request.

For: `carry_out` and `ready_labels`. Must not: decide, or repeat a request that may have taken effect: the next run sees
what is there.
"""

from __future__ import annotations

from collections.abc import Sequence
from urllib.parse import quote

from peerpact.bot.join_form import LABEL as JOIN
from peerpact.bot.reminders.actions import CLOSE, COMMENT, LABEL, LABELS, OPEN, Action
from peerpact.domain.errors import OperatorError
from peerpact.github.client import Connection, LimitError, asking
from peerpact.github.own_texts import OtherWriterError, Say, passing_if_gone, refuse_other_writer

JOINING = {JOIN: ("0e8a16", "Somebody joins by the form, or changes their profile by it")}
MOST_AT_ONCE = 60  # GitHub frowns on more than some 80 new texts a minute; the next run goes on
_WRITE = "issues: write"


def ready_labels(connection: Connection, say: Say) -> None:
    """Make the labels that are missing: a form drops a label that its repository does not have."""
    with asking("list the labels", "issues: read"):
        there = {label.name.casefold() for label in connection.repository.get_labels()}
    for name, (colour, description) in {**LABELS, **JOINING}.items():
        if name not in there:
            with asking(f"make the label {name}", _WRITE):
                connection.repository.create_label(name, colour, description)
            say(f"label {name} made")


def carry_out(connection: Connection, actions: Sequence[Action], say: Say) -> None:
    """Do it, in order. Where something fails nothing more is done in that issue. The first failure is raised at the
    end.
    """
    failed: list[OperatorError] = []
    left: set[int] = set()
    for action in actions[:MOST_AT_ONCE]:
        if action.number and action.number in left:
            continue
        try:
            say(_do(connection, action))
        except (LimitError, OtherWriterError):
            raise
        except OperatorError as error:
            failed.append(error)
            left.add(action.number)
    if len(actions) > MOST_AT_ONCE:
        say(f"{len(actions) - MOST_AT_ONCE} more things wait for the next run")
    if failed:
        raise failed[0]


def _do(connection: Connection, action: Action) -> str:
    if action.verb == OPEN:
        return _open(connection, action)
    ask, issue = (
        connection.repository.requester.requestJsonAndCheck,
        f"{connection.repository.url}/issues/{action.number}",
    )
    if action.verb == COMMENT:
        with asking(f"comment on #{action.number}", _WRITE):
            ask("POST", f"{issue}/comments", input={"body": action.body})
    elif action.verb == CLOSE:
        with asking(f"close #{action.number}", _WRITE):
            ask("PATCH", issue, input={"state": "closed", "state_reason": action.reason})
    elif action.verb == LABEL:
        with asking(f"label #{action.number}", _WRITE):
            ask("POST", f"{issue}/labels", input={"labels": list(action.labels)})
    else:
        _unlabel(connection, action, issue)
    return f"#{action.number}: {action.verb} ({action.key})"


def _unlabel(connection: Connection, action: Action, issue: str) -> None:
    for label in action.labels:
        with passing_if_gone(), asking(f"take a label off #{action.number}", _WRITE):
            connection.repository.requester.requestJsonAndCheck("DELETE", f"{issue}/labels/{quote(label)}")


def _open(connection: Connection, action: Action) -> str:
    with asking("open an issue", _WRITE):
        made = connection.repository.create_issue(action.title, action.body, labels=list(action.labels))

    def undo() -> None:
        with asking(f"close issue {made.number}", _WRITE):
            made.edit(state="closed")

    refuse_other_writer(connection, made, undo, f"issue {made.number} was closed")
    return f"#{made.number}: {action.verb} ({action.key})"
