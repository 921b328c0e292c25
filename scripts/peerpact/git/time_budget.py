"""A bound for the time that all git commands of one task may take together.

For: `git_at_most`, and `spending`, which each command runs in. A command has a limit of its own, but a hostile history
can make dozens of them slow. It's the clock's time, for that of another process can't be seen while it runs. Must not:
count where nobody has set a bound.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass
from time import monotonic

from peerpact.domain.errors import TooSlowError


@dataclass(slots=True)
class _Budget:
    left: float


_BUDGET: ContextVar[_Budget | None] = ContextVar("budget", default=None)


@contextmanager
def git_at_most(seconds: float) -> Iterator[None]:
    """Raise TooSlowError within the block once its git commands have taken so many seconds."""
    token = _BUDGET.set(_Budget(seconds))
    try:
        yield
    finally:
        _BUDGET.reset(token)


@contextmanager
def spending(longest: float) -> Iterator[float]:
    """Take the time of a block from what is left; gives how long the block may take, `longest` or less."""
    budget = _BUDGET.get()
    if budget is None:
        yield longest
        return
    started = monotonic()
    try:
        yield max(0.001, min(longest, budget.left))
    finally:
        budget.left -= monotonic() - started
        if budget.left <= 0:
            raise TooSlowError
