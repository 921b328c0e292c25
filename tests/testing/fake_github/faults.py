"""Failures on demand.

For: saying which request goes wrong, and how. Must not: know what the request is about.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from fnmatch import fnmatchcase
from typing import Any


@dataclass(frozen=True, slots=True)
class Fail:
    """Answer with this status. `took_effect`: the request is carried out first, its own answer is lost."""

    status: int
    message: str = "Something went wrong"
    took_effect: bool = False
    headers: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True)
class Limit:
    """A rate limit: 429 (or 403), with `Retry-After` (seconds) or without; a primary one ends in `reset_in` seconds."""

    status: int = 429
    retry_after: int | None = None
    secondary: bool = False
    reset_in: int = 1


@dataclass(frozen=True, slots=True)
class Drop:
    """Cut the connection: before the request is carried out, or after (`took_effect`)."""

    took_effect: bool = False


@dataclass(frozen=True, slots=True)
class Stale:
    """Give the answer that the same request got last time, as a slow replica does."""


@dataclass(frozen=True, slots=True)
class Meanwhile:
    """Let something happen just before the request is answered, such as a push."""

    act: Callable[[], Any]


@dataclass(frozen=True, slots=True)
class Mutate:
    """Change the answer's body after the stand-in made it and before it is judged."""

    change: Callable[[Any], Any]


Fault = Fail | Limit | Drop | Stale | Meanwhile | Mutate


@dataclass
class Planned:
    """A fault and when it strikes: after `skip` matching requests, `times` times."""

    fault: Fault
    method: str
    path: str
    skip: int
    times: int

    def due(self, method: str, path: str) -> bool:
        """Count one request; True when the fault should strike it."""
        if self.times <= 0 or self.method not in ("*", method) or not fnmatchcase(path, self.path):
            return False
        self.skip -= 1
        return self.skip < 0


class Faults:
    """All planned faults; the first that is due wins, the others wait for their turn."""

    def __init__(self) -> None:
        self.planned: list[Planned] = []

    def plan(self, fault: Fault, *, at: int = 1, method: str = "*", path: str = "*", times: int = 1) -> None:
        """Strike at the `at`-th request from now that matches (`path` is a shell pattern), `times` times."""
        self.planned.append(Planned(fault, method, path, at - 1, times))

    def clear(self) -> None:
        """Let nothing fail any more."""
        self.planned.clear()

    def due(self, method: str, path: str) -> Fault | None:
        """The fault for this request, or None."""
        waiting = [planned for planned in self.planned if planned.due(method, path)]
        if not waiting:
            return None
        waiting[0].times -= 1
        return waiting[0].fault
