"""Carrying out the plans of all pull requests with one head: words first, statuses last.

For: `post`, by difference: where nothing has changed nothing is written. Must not: decide.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime

from peerpact.bot.plan import Status
from peerpact.domain.errors import OperatorError
from peerpact.github.apply_plan import Task, carry_out, overtaken
from peerpact.github.client import Connection, LimitError
from peerpact.github.forge import forge_of
from peerpact.github.own_texts import Say
from peerpact.github.statuses import Newest, differing, known_key, wanted
from peerpact.github.verdict_cache_key import GIVEN_UP, Key, address


def post(
    connection: Connection, tasks: Sequence[Task], key: Key | None, known_statuses: Newest | None, say: Say
) -> None:
    """Carry out one group. `known_statuses` are the statuses of its head where they were read already.

    Without a `key` the verdict isn't made again until the head moves: it took more than there is to spend on one.

    A verdict whose words could not be written gets its statuses all the same, but without a key: the next run makes it
    again. The first failure is raised at the end.
    """
    first = known_statuses is None and _is_first(tasks)
    now = known_statuses if known_statuses is not None or first else forge_of(connection).statuses(tasks[0].pull.head)
    numbers = ", ".join(f"#{task.pull.number}" for task in tasks)
    if _changes(tasks, now or {}) and any(overtaken(connection, task) for task in tasks):
        say(f"{numbers}: our comment was changed meanwhile; left to the run that comes of it")
        return
    failed: list[OperatorError] = []
    own = [_carry(connection, task, say, failed) for task in tasks]
    if first and failed:  # then it may not have been the first verdict after all
        now = forge_of(connection).statuses(tasks[0].pull.head)
    written = _statuses(connection, tasks, _target(connection, tasks, key, own, now, failed), now or {}, say)
    if not written and not any(task.differs for task in tasks):
        say(f"{numbers}: nothing to do")
    if failed:
        raise failed[0]


def _target(
    connection: Connection,
    tasks: Sequence[Task],
    key: Key | None,
    own: Sequence[datetime | None],
    now: Newest | None,
    failed: Sequence[OperatorError],
) -> str:
    """The address of the last status, which says what the verdict was made from."""
    page = page_of(connection, tasks)
    if failed:
        return page
    if key is None:
        return page + GIVEN_UP
    signed = any(task.plan.signs for task in tasks)
    made = key.after(own, [task.counts for task in tasks], known_key(now or {}))
    return address(page, made if signed else replace(made, hour=None))


def page_of(connection: Connection, tasks: Sequence[Task]) -> str:
    """The page of the first pull request of a group."""
    return f"{connection.server}/{connection.name}/pull/{tasks[0].pull.number}"


def _is_first(tasks: Sequence[Task]) -> bool:
    """Whether this is the first verdict, as far as can be told without asking: our comment comes before our statuses.

    Should someone have deleted our comment, both statuses are written once more.
    """
    return len(tasks) == 1 and not tasks[0].conversation.ours and not tasks[0].pull.locked


def _changes(tasks: Sequence[Task], now: Newest) -> bool:
    """Whether anything is changed that another run may have written: the key alone says nothing to anybody."""
    shall = tasks[0].plan.statuses
    return any(task.differs for task in tasks) or any(_standing(now, status.context) != status for status in shall)


def _carry(connection: Connection, task: Task, say: Say, failed: list[OperatorError]) -> datetime | None:
    try:
        return carry_out(connection, task, say)
    except LimitError:
        raise
    except OperatorError as error:
        failed.append(error)
        return None


def _statuses(connection: Connection, tasks: Sequence[Task], target: str, now: Newest, say: Say) -> int:
    pull = tasks[0].pull
    due = differing(wanted(tasks[0].plan.statuses, page_of(connection, tasks), target), now)
    for posted in due:
        forge_of(connection).set_status(pull.head, posted)
        same_result = _standing(now, posted.status.context) == posted.status
        done = "kept, for what it was made from has changed" if same_result else posted.status.state
        say(f"#{pull.number}: {posted.status.context} {done}")
    return len(due)


def _standing(now: Newest, context: str) -> Status | None:
    """The status of a context, without its address."""
    posted = now.get(context)
    return posted.status if posted else None
