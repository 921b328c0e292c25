"""What tests share: invented people and files, a stand-in for GitHub, sites that are built once, and oracles.

For: helpers; `tests/` itself holds tests alone, in folders that mirror the package. Must not: hold a test.
"""

from __future__ import annotations

from pathlib import Path

TESTS = Path(__file__).parents[1]
"""The folder of all tests."""
ROOT = TESTS.parent
"""The folder of the repository."""
