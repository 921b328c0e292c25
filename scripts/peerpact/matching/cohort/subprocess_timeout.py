"""Work that can be stopped: a function in a process of its own.

For: `run_with_timeout`, because nothing interrupts compiled code from inside. Must not: know what is computed.
"""

from __future__ import annotations

from collections.abc import Callable
from multiprocessing import get_context
from multiprocessing.connection import Connection
from typing import Any


class OutOfTimeError(Exception):
    """The work was stopped before it came to its end."""


def run_with_timeout(seconds: float, work: Callable[..., Any], *given: Any) -> Any:
    """What `work(*given)` gives; OutOfTimeError when it takes longer, RuntimeError when its process dies."""
    context = get_context("spawn")
    ours, theirs = context.Pipe(duplex=False)
    process = context.Process(target=_work, args=(theirs, work, given), daemon=True)
    process.start()
    theirs.close()
    try:
        if not ours.poll(seconds):
            raise OutOfTimeError
        return ours.recv()
    except EOFError:
        raise RuntimeError("The process that did the work has died; there may be too little memory.") from None
    finally:
        process.kill()
        process.join()
        ours.close()


def _work(answer: Connection, work: Callable[..., Any], given: tuple[Any, ...]) -> None:
    answer.send(work(*given))
