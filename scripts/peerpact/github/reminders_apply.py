"""Carrying reminders out: issues, comments, labels, each by one request.

For: `carry_out` and `ready_labels`. Must not: decide, or repeat a request that may have taken effect: the next run sees
what is there.
"""

from __future__ import annotations

from collections.abc import Sequence

from peerpact.bot.join_form import LABEL as JOIN
from peerpact.bot.reminders.actions import CLOSE, COMMENT, LABEL, LABELS, OPEN, Action
from peerpact.domain.errors import OperatorError
from peerpact.github.client import LimitError
from peerpact.github.forge import Forge
from peerpact.github.own_texts import OtherWriterError, Say

JOINING = {JOIN: ("0e8a16", "Someone joins by the form, or changes their profile by it")}
MOST_AT_ONCE = 60  # GitHub frowns on more than some 80 new texts a minute; the next run goes on


def ready_labels(verbs: Forge, say: Say) -> None:
    """Make the labels that are missing: a form drops a label that its repository does not have."""
    there = verbs.labels()
    for name, (colour, description) in {**LABELS, **JOINING}.items():
        if name not in there:
            verbs.make_label(name, colour, description)
            say(f"label {name} made")


def carry_out(verbs: Forge, actions: Sequence[Action], say: Say) -> None:
    """Do it, in order. Where something fails nothing more is done in that issue. The first failure is raised at the
    end.
    """
    failed: list[OperatorError] = []
    left: set[int] = set()
    for action in actions[:MOST_AT_ONCE]:
        if action.number and action.number in left:
            continue
        try:
            say(_do(verbs, action))
        except (LimitError, OtherWriterError):
            raise
        except OperatorError as error:
            failed.append(error)
            left.add(action.number)
    if len(actions) > MOST_AT_ONCE:
        say(f"{len(actions) - MOST_AT_ONCE} more things wait for the next run")
    if failed:
        raise failed[0]


def _do(verbs: Forge, action: Action) -> str:
    number = action.number
    if action.verb == OPEN:
        number = verbs.open_issue(action.title, action.body, action.labels)
    elif action.verb == COMMENT:
        verbs.comment(number, action.body)
    elif action.verb == CLOSE:
        verbs.close_issue(number, action.reason)
    elif action.verb == LABEL:
        verbs.add_labels(number, action.labels)
    else:
        for label in action.labels:
            verbs.remove_label(number, label)
    return f"#{number}: {action.verb} ({action.key})"
