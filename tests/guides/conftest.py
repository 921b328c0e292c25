"""The names by which the tests of this folder know the two sites that all tests share.

For: fixtures. Must not: build anything.
"""

from __future__ import annotations

import pytest


@pytest.fixture(scope="session")
def live(real: str) -> str:
    """The address of the site of a community that is no demonstration: it has links to GitHub."""
    return real


@pytest.fixture(scope="session")
def shown(example: str) -> str:
    """The same as a demonstration, which links to no editor."""
    return example
