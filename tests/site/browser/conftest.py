"""The site as it is published, built once for all tests of this folder.

For: a real strict build of this repository's community with two hostile people added.
Must not: replace any part of the build.
"""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from testing.site_people import HOSTILE, LONG, Published
from testing.site_server import copy_community, run_mkdocs, served


@pytest.fixture(scope="session")
def published(tmp_path_factory: pytest.TempPathFactory) -> Published:
    """The community of this repository with two hostile people, built strictly."""
    folder = tmp_path_factory.mktemp("published")
    root = copy_community(folder / "community")
    (root / "profiles" / "demo-mallory.yml").write_text(HOSTILE, encoding="utf-8")
    (root / "profiles" / "demo-long.yml").write_text(LONG, encoding="utf-8")
    result = run_mkdocs(root, folder / "site")
    return Published(root, folder / "site", result.returncode, result.stdout + result.stderr)


@pytest.fixture(scope="session")
def base(published: Published) -> Iterator[str]:
    """The address of the published site on the loopback."""
    with served(published.site) as address:
        yield address
