"""A site generator as a program of its own, which never outlives the command that started it.

For: `call`, which waits for it, and `running`, which leaves time for something else. Must not: know what is built.
"""

from __future__ import annotations

import signal
import subprocess
import sys
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path
from types import FrameType

_ENDED_BY = 128
"""What shells add to the number of the signal that ended a program."""
_SECONDS = 5
_SIGNALS = tuple(getattr(signal, name) for name in ("SIGTERM", "SIGHUP") if hasattr(signal, name))


def call(generator: str, words: Sequence[str], environment: Mapping[str, str], folder: Path | None = None) -> int:
    """Run a generator to its end; its exit code."""
    with running(generator, words, environment, folder) as process:
        return process.wait()


@contextmanager
def running(
    generator: str, words: Sequence[str], environment: Mapping[str, str], folder: Path | None = None
) -> Iterator[subprocess.Popen[bytes]]:
    """A generator that runs until the block ends, however it ends: also when Peerpact itself is told to end."""
    command = [sys.executable, "-m", generator, *words]
    with _ending_in_order(), subprocess.Popen(command, cwd=folder, env=environment) as process:  # noqa: S603
        try:
            yield process
        finally:
            _stop(process)


@contextmanager
def _ending_in_order() -> Iterator[None]:
    """A signal to end becomes an exception, so that everything that was begun is put in order."""
    before = {number: signal.signal(number, _end) for number in _SIGNALS}
    try:
        yield
    finally:
        for number, handler in before.items():
            signal.signal(number, handler)


def _end(number: int, _: FrameType | None) -> None:
    raise SystemExit(_ENDED_BY + number)


def _stop(process: subprocess.Popen[bytes]) -> None:
    """Ask the program to end, and end it when it doesn't."""
    process.terminate()
    try:
        process.wait(_SECONDS)
    except subprocess.TimeoutExpired:
        process.kill()
