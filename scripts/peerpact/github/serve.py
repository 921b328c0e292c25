"""Serving pull requests one after the other: fetch, judge, carry out, whatever happens to any of them.

For: `work`, and `tell` at the end of a run. Every pull request has a budget of its own; what exceeds it, and what
brings a mistake of ours to light, gets a failing status, and the next one is served. Must not: choose which ones (that
is `sync`), or decide about one.
"""

from __future__ import annotations

import argparse
import sys
import traceback
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from time import monotonic

from peerpact.bot.obstacle import CRASHED, NOT_FETCHED, TOO_SLOW
from peerpact.bot.plan import Plan
from peerpact.domain.errors import BUG, CLEAN, WRONG_USE, OperatorError, TooSlowError
from peerpact.git.time_budget import git_at_most
from peerpact.github.apply_group import post
from peerpact.github.apply_plan import Task
from peerpact.github.client import LimitError
from peerpact.github.cpu_budget import at_most
from peerpact.github.fetch import LONGEST_ALONE
from peerpact.github.judge import Evaluator, Group
from peerpact.github.our_issue import find_issue
from peerpact.github.statuses import Newest
from peerpact.github.verdict_cache_key import Key

MOST_SECONDS = 60  # of the processor's time, for judging one pull request
MOST_GIT_SECONDS = 60  # by the clock, for all git commands of that
MOST_TOGETHER = 3  # so often for those with one head: twenty forks of one commit would take the whole job's time
CRASHES, TITLE = "<!-- peerpact:crash -->", "Peerpact couldn't check a pull request"
CRASHED_HERE = (
    "A bug in Peerpact kept these pull requests from being checked. Each has a failing status, and all others were "
    "served. The log of the run that opened this issue, or commented here, says more; please report it."
)


@dataclass(slots=True)
class Run:
    """One run: what is asked for, where plans are shown, and the worst exit code so far."""

    args: argparse.Namespace
    evaluator: Evaluator
    show: Callable[[Plan], None]
    known: dict[str, Newest] = field(default_factory=dict)
    code: int = CLEAN
    crashes: dict[int, str] = field(default_factory=dict)

    def failed(self, error: OperatorError) -> None:
        """Say what went wrong, and remember it for the end."""
        print(f"peerpact: {error}", file=sys.stderr)
        self.code = max(self.code, WRONG_USE)


def work(run: Run, groups: Sequence[Group]) -> None:
    """Bring all heads in one go, then judge group by group.

    Where that fails, what is there already is served first, and then each of the others is tried by itself.
    """
    groups = [group for group in groups if _based(run, group)]
    if not groups:
        return
    try:
        run.evaluator.store.bring([pull for group in groups for pull in group])
    except LimitError:
        raise
    except OperatorError:
        there = [group for group in groups if run.evaluator.store.has(group[0].head)]
        for group in there:
            _serve(run, group)
        for group in groups:
            if group not in there and _brought(run, group):
                _serve(run, group)
        return
    for group in groups:
        _serve(run, group)


def _based(run: Run, group: Group) -> bool:
    try:
        run.evaluator.key(group)
    except OperatorError as error:
        run.failed(error)
        return False
    return True


def _brought(run: Run, group: Group) -> bool:
    """Whether one group's commits could be had. What takes too long alone, too, isn't tried again."""
    began = monotonic()
    try:
        run.evaluator.store.bring(group)
    except LimitError:
        raise
    except OperatorError as error:
        run.failed(error)
        if monotonic() - began >= LONGEST_ALONE:
            _give_up(run, group, NOT_FETCHED)
        return False
    return True


def _serve(run: Run, group: Group) -> None:
    """Judge one group and carry it out. Whatever happens, the next one is served, and this one gets a status."""
    try:
        _judge(run, group)
    except LimitError:
        raise
    except OperatorError as error:
        run.failed(error)
    except TooSlowError:
        _give_up(run, group, TOO_SLOW)
    except Exception as error:
        _bug(run, group, error)


def _judge(run: Run, group: Group) -> None:
    numbers = ", ".join(f"#{pull.number}" for pull in group)
    if not run.evaluator.store.has(group[0].head):
        print(f"{numbers}: a push came while it was read; the push starts its own run")
        return
    times = min(len(group), MOST_TOGETHER)
    with at_most(MOST_SECONDS * times), git_at_most(MOST_GIT_SECONDS * times):
        tasks = run.evaluator.evaluate(group)
    _carry_out(run, group, tasks, run.evaluator.key(group))


def _carry_out(run: Run, group: Group, tasks: Sequence[Task], key: Key | None) -> None:
    if run.args.post:
        post(run.evaluator.connection, tasks, key, run.known.get(group[0].head), print)
        return
    for task in tasks:
        if run.args.number in (None, task.pull.number):
            run.show(task.plan)


def _give_up(run: Run, group: Group, code: str) -> None:
    """It took more than there is to spend on one pull request: say so, and leave it until its head moves."""
    try:
        _carry_out(run, group, run.evaluator.give_up(group, code), None)
    except LimitError:
        raise
    except OperatorError as error:
        run.failed(error)
    except Exception as error:
        _bug(run, group, error, is_told=True)


def _bug(run: Run, group: Group, error: Exception, is_told: bool = False) -> None:
    """A mistake of ours that one pull request brings to light: it gets a failing status, and all others are served."""
    traceback.print_exc()
    numbers = ", ".join(f"#{pull.number}" for pull in group)
    print(f"peerpact: {numbers}: this is a bug in Peerpact. Please report it with the lines above.", file=sys.stderr)
    run.code = BUG
    run.crashes |= {pull.number: type(error).__name__ for pull in group}
    if is_told:
        return
    try:
        _carry_out(run, group, run.evaluator.give_up(group, CRASHED), run.evaluator.key(group))
    except LimitError:
        raise
    except OperatorError as failure:
        run.failed(failure)
    except Exception:
        traceback.print_exc()


def tell(run: Run) -> None:
    """Tell the maintainers of crashes, in one issue: numbers and kinds alone, no text from anybody's data."""
    if not run.crashes or not run.args.post:
        return
    rows = {f"<!-- crash {number} {kind} -->": f"#{number}: `{kind}`" for number, kind in sorted(run.crashes.items())}
    try:
        print(find_issue(run.evaluator.connection, CRASHES).tell(TITLE, CRASHED_HERE, rows) or "crash known already")
    except LimitError:
        raise
    except OperatorError as error:
        run.failed(error)
