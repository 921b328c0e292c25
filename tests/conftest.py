"""What all tests share: a quiet browser.

For: fixtures that more than one folder of tests needs. Must not: hold test data.
"""

from __future__ import annotations

import pytest
from browser_setup import launch_args


@pytest.fixture(scope="session")
def browser_type_launch_args() -> dict[str, object]:
    """How pytest-playwright starts the browser; overrides its own fixture."""
    return launch_args()


@pytest.fixture(scope="session")
def base_url() -> None:
    """No address is given from outside; overrides a fixture whose style pytest is about to drop."""
