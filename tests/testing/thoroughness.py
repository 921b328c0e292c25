"""How much a run of the tests looks at: `make test` takes a sample where `make thorough` takes everything.

For: numbers of examples, steps, looks and cases. Must not: leave a promise without a test in `make test`.
"""

from __future__ import annotations

import os
from collections.abc import Sequence
from typing import TypeVar

THOROUGH = bool(os.environ.get("THOROUGH"))
"""Whether this run is `make thorough`."""

_T = TypeVar("_T")


def often(usual: int, thorough: int) -> int:
    """How many examples or steps to take."""
    return thorough if THOROUGH else usual


def examples(thorough: int) -> int:
    """How many examples to try a property on: a quarter of them in `make test`."""
    return often(max(5, thorough // 4), thorough)


def sample(cases: Sequence[_T], every: int, start: int = 0) -> list[_T]:
    """All cases in a thorough run, else every so-manyth of them, from `start`."""
    return list(cases) if THOROUGH else list(cases[start % every :: every])
