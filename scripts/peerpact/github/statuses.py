"""Commit statuses: the newest of ours, what has to be written, and one result for pull requests that share a head.

For: reading and writing statuses by difference. Must not: judge.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from peerpact.bot.plan import Plan, Status
from peerpact.github.client import Connection, asking
from peerpact.github.verdict_cache_key import GIVEN_UP, Key, read_key

# The last status to be written has the key: once it's there, so is everything before it.
CONTEXTS = ("peerpact/checks", "peerpact/signatures")
BEARER = CONTEXTS[-1]
LONGEST = 140
_WORST = ("success", "pending", "failure")


@dataclass(frozen=True, slots=True)
class Posted:
    """A status that a commit has, or that it should have; `target` is its address."""

    status: Status
    target: str


Newest = Mapping[str, Posted]


def newest(connection: Connection, head: str) -> Newest:
    """By context, the newest status of a commit where it is ours; what someone else wrote over it is no verdict."""
    from github.CommitStatus import CommitStatus
    from github.PaginatedList import PaginatedList

    repository = connection.repository
    by_context: dict[str, Posted | None] = {}
    with asking(f"read the statuses of {head[:12]}", "statuses: read"):
        pages = PaginatedList(CommitStatus, repository.requester, f"{repository.url}/commits/{head}/statuses", None)
        for row in pages:
            if row.context in CONTEXTS and row.context not in by_context:
                writer = row.creator
                ours = writer is not None and connection.is_bot(writer.login, writer.type)
                status = Status(row.context, row.state, row.description or "")
                by_context[row.context] = Posted(status, row.target_url or "") if ours else None
            if len(by_context) == len(CONTEXTS):
                break
    return {context: posted for context, posted in by_context.items() if posted}


def known_key(newest_statuses: Newest) -> Key | None:
    """The key of the last verdict; None where it is not complete."""
    return read_key(newest_statuses[BEARER].target) if len(newest_statuses) == len(CONTEXTS) else None


def is_given_up(newest_statuses: Newest) -> bool:
    """Whether a head took more than there is to spend on one: then it isn't looked at again."""
    return len(newest_statuses) == len(CONTEXTS) and newest_statuses[BEARER].target.endswith(GIVEN_UP)


def together(plans: Sequence[Plan]) -> tuple[Status, ...]:
    """One result for all open pull requests with the same head: the worst, saying whose it is."""
    if len(plans) == 1:
        return plans[0].statuses
    return tuple(_worst(context, plans) for context in CONTEXTS)


def _worst(context: str, plans: Sequence[Plan]) -> Status:
    each = [(plan.number, status) for plan in plans for status in plan.statuses if status.context == context]
    number, worst = max(each, key=lambda pair: (_WORST.index(pair[1].state), -pair[0]))
    others = ", ".join(f"#{plan.number}" for plan in plans if plan.number != number)
    description = f"#{number} ({others} has the same commit): {worst.description}"
    return replace(worst, description=description if len(description) <= LONGEST else f"{description[: LONGEST - 1]}…")


def wanted(statuses: Sequence[Status], page: str, target: str) -> tuple[Posted, ...]:
    """The statuses that the head should have, in the order of writing; `target` is the address of the last one."""
    by_context = {status.context: status for status in statuses}
    targets = {context: target if context == BEARER else page for context in CONTEXTS}
    return tuple(Posted(by_context[context], targets[context]) for context in CONTEXTS)


def differing(shall: Sequence[Posted], newest_statuses: Newest) -> tuple[Posted, ...]:
    """What has to be written."""
    return tuple(posted for posted in shall if newest_statuses.get(posted.status.context) != posted)
