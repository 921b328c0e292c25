"""The exception for operators' mistakes, with advice and an exit code, and the one for what takes too long.

For: wrong use, a missing folder, an answer that did not come. Must not: be used for what
contributors write (those are findings) or for bugs (those are tracebacks and exit 3).
"""

from __future__ import annotations

CLEAN, FOUND_ERRORS, WRONG_USE, BUG = 0, 1, 2, 3


class TooSlowError(Exception):
    """One task took longer than it may. No OperatorError, so that nothing on the way takes it for an answer."""


class OperatorError(Exception):
    """A sentence for the terminal: what went wrong, and what to do about it."""

    def __init__(self, problem: str, advice: str, code: int = WRONG_USE) -> None:
        super().__init__(f"{problem}\n  {advice}")
        self.problem, self.advice, self.code = problem, advice, code
