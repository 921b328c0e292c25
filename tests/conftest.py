"""What all tests share: a quiet browser, and the sites that more than one folder looks at.

For: fixtures that more than one folder of tests needs. Must not: hold test data.
"""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, settings
from playwright.sync_api import BrowserContext, WebError, expect

from testing import TESTS
from testing.browser_setup import launch_args
from testing.shared_sites import built_once
from testing.site_server import served
from testing.thoroughness import THOROUGH

NewContext = Callable[..., BrowserContext]

# No test measures time: a busy machine must not fail one. `make test` tries the same examples every time, so that it
# never fails for a change that has nothing to do with it; `make thorough` looks for new ones.
settings.register_profile(
    "steady", deadline=None, derandomize=not THOROUGH, suppress_health_check=[HealthCheck.too_slow]
)
settings.load_profile("steady")
expect.set_options(timeout=30_000)


LONG = (
    "site/browser/", "site/forms/", "workflows/test_act", "github/", "guides/test_record", "guides/test_how_to",
    "adoption/test_whole_life", "adoption/test_declared",
)  # fmt: skip
"""Where tests take long. They begin first, so that no worker is left alone with them at the end."""


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Keep the tests of a long file together, for they share what they open, and let those files begin.

    A test in a browser that fails is run once more, and the summary counts it as a rerun.
    """
    for item in items:
        if "browser" in getattr(item, "fixturenames", ()):
            item.add_marker(pytest.mark.flaky(reruns=1))
        path = item.path.relative_to(TESTS).as_posix()
        if path.startswith(LONG) and not any(item.iter_markers("xdist_group")):
            item.add_marker(pytest.mark.xdist_group(path))
    items.sort(key=lambda item: not item.path.relative_to(TESTS).as_posix().startswith(LONG))


@pytest.fixture(scope="session")
def browser_type_launch_args() -> dict[str, object]:
    """How pytest-playwright starts the browser; overrides its own fixture."""
    return launch_args()


@pytest.fixture
def new_context(new_context: NewContext) -> Iterator[NewContext]:
    """Opens a browser's context, and fails the test in which a page has thrown an error; overrides the plugin's own.

    A failure inside of the page's event would end the connection to the browser, and all later tests with it. What a
    test itself runs in a page has no address.
    """
    errors: list[str] = []

    def keep(thrown: WebError) -> None:
        if "http" in (thrown.error.stack or "http"):
            errors.append(str(thrown.error))

    def made(**options: Any) -> BrowserContext:
        context = new_context(**options)
        context.on("weberror", keep)
        return context

    yield made
    assert errors == []


@pytest.fixture(scope="session")
def base_url() -> None:
    """No address is given from outside; overrides a fixture whose style pytest is about to drop."""


@pytest.fixture(scope="session")
def shared(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder that all workers of this run have in common."""
    own = tmp_path_factory.getbasetemp()
    return own.parent if "PYTEST_XDIST_WORKER" in os.environ else own


@pytest.fixture(scope="session")
def example_site(shared: Path) -> Path:
    """The site of the example community, to be read only."""
    return built_once(shared, demo=True)


@pytest.fixture(scope="session")
def real_site(shared: Path) -> Path:
    """The site of the same community as if it were real, to be read only."""
    return built_once(shared, demo=False)


@pytest.fixture(scope="session")
def example(example_site: Path) -> Iterator[str]:
    """The address of the example on the loopback; it links to no editor."""
    with served(example_site) as address:
        yield address


@pytest.fixture(scope="session")
def real(real_site: Path) -> Iterator[str]:
    """The address of the real community; it has links to GitHub."""
    with served(real_site) as address:
        yield address
