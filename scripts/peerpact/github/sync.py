"""`peerpact plan PR` and `peerpact plan --all`: which pull requests, in which order, and what went wrong.

For: `sweep`. Every pull request stands for itself: a failure in one is told at the end and stops no other. Must not:
decide about a pull request, or trust an event with more than which one to look at first.
"""

from __future__ import annotations

import argparse
import sys
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field

from peerpact.bot.plan import Plan
from peerpact.domain.errors import BUG, CLEAN, WRONG_USE, OperatorError
from peerpact.domain.settings import Settings
from peerpact.git.objects import GitObjects
from peerpact.github.apply_group import post
from peerpact.github.client import Connection, LimitError, RefusedError, connect
from peerpact.github.event import Hint, hint
from peerpact.github.fetch import store
from peerpact.github.join_forms import with_forms
from peerpact.github.judge import Desk, Group
from peerpact.github.preload import Ahead
from peerpact.github.pull_requests import Open, open_pulls, state_of
from peerpact.github.statuses import Newest, known_key, newest
from peerpact.text.forge_links import Places


@dataclass(slots=True)
class Run:
    """One sweep: what is asked for, where plans are shown, and the worst exit code so far."""

    args: argparse.Namespace
    desk: Desk
    show: Callable[[Plan], None]
    known: dict[str, Newest] = field(default_factory=dict)
    code: int = CLEAN

    def failed(self, error: OperatorError) -> None:
        """Say what went wrong, and remember it for the end."""
        print(f"peerpact: {error}", file=sys.stderr)
        self.code = max(self.code, WRONG_USE)


def sweep(args: argparse.Namespace, places: Callable[[Settings], Places], show: Callable[[Plan], None]) -> int:
    """Plan for one pull request, or for all open ones; carry it out with `--post`. Returns the exit code."""
    told = hint()
    objects = GitObjects(args.root)
    # A sweep that nobody asked for finds most often that nothing has happened.
    needed = not args.all or not args.post or told != Hint()
    ahead = Ahead(objects) if needed and objects.is_clone() else None
    connection = connect()
    groups = _groups(with_forms(connection, open_pulls(connection)))
    if args.all:
        first = _hinted(groups, told) if args.post else groups
    else:
        first = [group for group in groups if args.number in {pull.number for pull in group}]
        groups = first
        if not first:
            return _not_open(connection, args.number)
    run = Run(args, Desk(connection, store(connection, args.root), places, args.now, ahead), show)
    try:
        run.desk.find_tips([pull for group in groups for pull in group])
        _work(run, first)
        _work(run, [group for group in groups if group not in first and _changed(run, group)])
    except LimitError as error:  # the rest would fail alike
        run.failed(error)
    return run.code


def _groups(pulls: Iterable[Open]) -> list[Group]:
    """Pull requests with the same head belong together: a status belongs to a commit."""
    found: dict[str, list[Open]] = {}
    for pull in pulls:
        found.setdefault(pull.head, []).append(pull)
    return [tuple(group) for group in found.values()]


def _hinted(groups: Iterable[Group], told: Hint) -> list[Group]:
    return [
        group for group in groups if group[0].head in told.heads or any(pull.number in told.numbers for pull in group)
    ]


def _not_open(connection: Connection, number: int) -> int:
    try:
        state = state_of(connection, number)
    except RefusedError as error:
        if "404" not in error.problem:
            raise
        raise OperatorError(f"There is no pull request {number} in {connection.name}.", "Look at its number.") from None
    print(f"#{number} is {state}: nothing to plan.")
    return CLEAN


def _changed(run: Run, group: Group) -> bool:
    """Whether anything has happened since the last verdict. This costs one request; what follows costs more."""
    head = group[0].head
    try:
        run.known[head] = newest(run.desk.connection, head)
        key = known_key(run.known[head])
        return key is None or not key.covers(run.desk.key(group))
    except LimitError:
        raise
    except OperatorError as error:
        run.failed(error)
        return False


def _work(run: Run, groups: Sequence[Group]) -> None:
    """Bring all heads in one go, then judge group by group."""
    groups = [group for group in groups if _based(run, group)]
    if not groups:
        return
    try:
        run.desk.store.bring([pull for group in groups for pull in group])
    except LimitError:
        raise
    except OperatorError:
        groups = [group for group in groups if _brought(run, group)]  # one that cannot be had stops no other
    for group in groups:
        try:
            _serve(run, group)
        except LimitError:
            raise
        except OperatorError as error:
            run.failed(error)
        except Exception:
            _bug(run, group)


def _based(run: Run, group: Group) -> bool:
    try:
        run.desk.key(group)
    except OperatorError as error:
        run.failed(error)
        return False
    return True


def _brought(run: Run, group: Group) -> bool:
    try:
        run.desk.store.bring(group)
    except OperatorError as error:
        run.failed(error)
        return False
    return True


def _serve(run: Run, group: Group) -> None:
    numbers = ", ".join(f"#{pull.number}" for pull in group)
    if not run.desk.store.has(group[0].head):
        print(f"{numbers}: a push came while it was read; the push starts its own run")
        return
    tasks = run.desk.judge(group)
    if run.args.post:
        post(run.desk.connection, tasks, run.desk.key(group), run.known.get(group[0].head), print)
        return
    for task in tasks:
        if run.args.number in (None, task.pull.number):
            run.show(task.plan)


def _bug(run: Run, group: Group) -> None:
    """A mistake of ours that one pull request brings to light must not keep all others waiting."""
    import traceback

    traceback.print_exc()
    numbers = ", ".join(f"#{pull.number}" for pull in group)
    print(f"peerpact: {numbers}: this is a bug in Peerpact. Please report it with the lines above.", file=sys.stderr)
    run.code = BUG
