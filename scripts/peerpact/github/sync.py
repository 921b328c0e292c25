"""`peerpact plan PR` and `peerpact plan --all`: which pull requests, in which order, and what went wrong.

For: `sync`. Pull requests don't depend on each other: a failure in one is reported at the end and stops no other. Must
not: decide about a pull request, or trust an event with more than which one to look at first.
"""

from __future__ import annotations

import argparse
import sys
from collections import Counter
from collections.abc import Callable, Iterable
from datetime import UTC, datetime

from peerpact.bot.plan import Plan
from peerpact.domain.errors import CLEAN, OperatorError
from peerpact.domain.settings import Settings
from peerpact.git.objects import GitObjects
from peerpact.github.client import Connection, LimitError, RefusedError, connect
from peerpact.github.event import Trigger, read_trigger
from peerpact.github.fetch import store
from peerpact.github.forge import forge_of
from peerpact.github.join_forms import with_forms
from peerpact.github.judge import Evaluator, Group
from peerpact.github.open_statuses import look_over
from peerpact.github.preload import Ahead
from peerpact.github.pull_requests import Open, state_of
from peerpact.github.serve import Run, tell, work
from peerpact.github.statuses import is_given_up, known_key, newest
from peerpact.text.forge_links import Places


def sync(args: argparse.Namespace, places: Callable[[Settings], Places], show: Callable[[Plan], None]) -> int:
    """Plan for one pull request, or for all open ones; carry it out with `--post`. Returns the exit code."""
    trigger = read_trigger()
    objects = GitObjects(args.root)
    # A scheduled run usually finds that nothing has happened.
    needed = not args.all or not args.post or trigger != Trigger()
    ahead = Ahead(objects) if needed and objects.is_clone() else None
    connection = connect()
    groups = _groups(with_forms(connection, forge_of(connection).open_pulls()))
    if args.all:
        first = _triggered(groups, trigger) if args.post else groups
    else:
        first = [group for group in groups if args.number in {pull.number for pull in group}]
        groups = first
        if not first:
            return _not_open(connection, args.number)
    run = Run(
        args, Evaluator(connection, store(connection, args.root), places, args.now, ahead, hour=this_hour()), show
    )
    try:
        run.evaluator.find_tips([pull for group in groups for pull in group])
        if args.all and args.post:
            _look_over(run)
            first = [group for group in first if not is_given_up(run.known.get(group[0].head, {}))]
        work(run, first)
        work(run, [group for group in groups if group not in first and _changed(run, group)])
        tell(run)
    except LimitError as error:  # the rest would fail alike
        run.failed(error)
    return run.code


def this_hour() -> int:
    """The hour of the day, in UTC."""
    return datetime.now(UTC).hour


def _look_over(run: Run) -> None:
    """Read the statuses of all heads at once. Where that fails, each is asked for by itself."""
    try:
        overview = look_over(run.evaluator.connection)
    except LimitError:
        raise
    except OperatorError as error:
        print(f"peerpact: {error}", file=sys.stderr)
        return
    run.known |= overview.statuses
    run.evaluator.counts |= overview.counts


def _groups(pulls: Iterable[Open]) -> list[Group]:
    """Pull requests with the same head belong together: a status belongs to a commit."""
    by_head: dict[str, list[Open]] = {}
    for pull in pulls:
        by_head.setdefault(pull.head, []).append(pull)
    return _in_turn([tuple(group) for group in by_head.values()])


def _in_turn(groups: Iterable[Group]) -> list[Group]:
    """Everyone's first pull request before anyone's second: many hostile ones hold up their own author."""
    served: Counter[int] = Counter()
    turns: list[tuple[int, Group]] = []
    for group in groups:
        authors = {(pull.form.author if pull.form else pull.author).id for pull in group}
        turns.append((min(served[author] for author in authors), group))
        served.update(authors)
    return [group for _, group in sorted(turns, key=lambda turn: turn[0])]


def _triggered(groups: Iterable[Group], trigger: Trigger) -> list[Group]:
    return [
        group
        for group in groups
        if group[0].head in trigger.heads or any(pull.number in trigger.numbers for pull in group)
    ]


def _not_open(connection: Connection, number: int) -> int:
    try:
        state = state_of(connection, number)
    except RefusedError as error:
        if "404" not in error.problem:
            raise
        raise OperatorError(f"There's no pull request {number} in {connection.name}.", "Look at its number.") from None
    print(f"#{number} is {state}: nothing to plan.")
    return CLEAN


def _changed(run: Run, group: Group) -> bool:
    """Whether anything has happened since the last verdict. This costs one request; what follows costs more."""
    head = group[0].head
    try:
        if head not in run.known:
            run.known[head] = newest(run.evaluator.connection, head)
        key = known_key(run.known[head])
        if is_given_up(run.known[head]):
            return False
        return key is None or not key.covers(run.evaluator.key(group))
    except LimitError:
        raise
    except OperatorError as error:
        run.failed(error)
        return False
