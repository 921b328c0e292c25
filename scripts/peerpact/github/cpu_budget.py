"""A bound for the time that one pull request may take of the processor.

For: `at_most`. It counts the processor's time and not the clock's, so that a slow network is nobody's fault; git has
limits of its own. Must not: be used around anything that writes.
"""

from __future__ import annotations

import signal
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from types import FrameType

from peerpact.domain.errors import TooSlowError


@contextmanager
def at_most(seconds: float) -> Iterator[None]:
    """Raise TooSlowError within the block after so many seconds of this process's time.

    Only the main thread can be stopped, and only where the system has such a timer; elsewhere there is no bound.
    """
    if not hasattr(signal, "setitimer") or threading.current_thread() is not threading.main_thread():
        yield
        return
    before = signal.signal(signal.SIGPROF, _stop)
    signal.setitimer(signal.ITIMER_PROF, seconds)
    try:
        yield
    finally:
        signal.setitimer(signal.ITIMER_PROF, 0)
        signal.signal(signal.SIGPROF, before)


def _stop(_: int, __: FrameType | None) -> None:
    raise TooSlowError
