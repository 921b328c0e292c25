"""CPU seconds of whole child processes, pair by pair.

For: `run` one command and read what it has cost, `pairs` of two commands in turn (A B A B …), so that whatever else
the machine does hits both alike. Must not: know what is measured.
"""

from __future__ import annotations

import os
import subprocess
import sys
import tempfile
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from statistics import median

_UNUSUAL = ("PYTHONDONTWRITEBYTECODE", "PYTHONUNBUFFERED")


@dataclass(frozen=True)
class Command:
    """A command line, where it runs, the exit codes that count as done, and what it may find in its environment."""

    words: Sequence[str]
    folder: Path
    codes: frozenset[int] = frozenset({0})
    environment: Mapping[str, str] | None = None


@dataclass(frozen=True)
class Compared:
    """Two series of costs, measured in turn; `ratio` is the median of first / second, pair by pair."""

    first: tuple[float, ...]
    second: tuple[float, ...]

    @property
    def ratios(self) -> list[float]:
        """One ratio for each pair."""
        return [one / other for one, other in zip(self.first, self.second, strict=True)]

    @property
    def ratio(self) -> float:
        """The median of the pairs' ratios."""
        return median(self.ratios)


def run(command: Command) -> tuple[float, str]:
    """CPU seconds (user and system, grandchildren included) of one process, and what it printed.

    RuntimeError when it ends otherwise than expected: the cost of a failure is no measurement.
    """
    with tempfile.TemporaryFile() as out, tempfile.TemporaryFile() as err:
        started = subprocess.Popen(
            list(command.words),
            cwd=command.folder,
            stdin=subprocess.DEVNULL,
            stdout=out,
            stderr=err,
            env={**_ordinary(), **(command.environment or {})},
        )
        _, status, used = os.wait4(started.pid, 0)
        started.returncode = code = os.waitstatus_to_exitcode(status)
        out.seek(0), err.seek(0)
        if code not in command.codes:
            told = (err.read() + out.read()).decode("utf-8", "replace")[-2000:]
            raise RuntimeError(f"{' '.join(command.words[:6])} ended with {code}:\n{told}")
        return used.ru_utime + used.ru_stime, out.read().decode("utf-8", "replace")


def _ordinary() -> dict[str, str]:
    """The environment without what slows Python down: an installed package keeps its compiled modules."""
    return {name: value for name, value in os.environ.items() if name not in _UNUSUAL}


def cost(command: Command) -> Callable[[], float]:
    """A measurement of one command, for `pairs`."""
    return lambda: run(command)[0]


def pairs(first: Callable[[], float], second: Callable[[], float], count: int, warm_up: bool = True) -> Compared:
    """Measure both in turn `count` times; a pair to warm up is not counted."""
    if warm_up:
        first(), second()
    taken = []
    for number in range(count):
        taken.append((first(), second()))
        say(f"  pair {number + 1} of {count}: {taken[-1][0]:.3f} s, {taken[-1][1]:.3f} s")
    return Compared(tuple(one for one, _ in taken), tuple(other for _, other in taken))


def middle(command: Command, count: int) -> float:
    """The median cost of one command."""
    return median(run(command)[0] for _ in range(count))


def say(text: str) -> None:
    """Progress, for people who wait."""
    print(text, file=sys.stderr, flush=True)
