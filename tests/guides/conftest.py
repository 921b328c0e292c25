"""The site of a real community, built once for the tests of this folder that need a browser.

For: this repository's community without the mark of a demonstration. Must not: replace any part of the build.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from site_server import copy_community, run_mkdocs, served


@pytest.fixture(scope="session")
def live(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The address of the site on the loopback; it has links to GitHub, for it is no demonstration."""
    with published(tmp_path_factory.mktemp("live"), demo=False) as base:
        yield base


@pytest.fixture(scope="session")
def shown(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The same as a demonstration, which links to no editor."""
    with published(tmp_path_factory.mktemp("shown"), demo=True) as base:
        yield base


@contextmanager
def published(folder: Path, *, demo: bool) -> Iterator[str]:
    """A strict build of the community, served until the block ends."""
    root = copy_community(folder / "community")
    settings = root / "community.yml"
    mark = f"demo: {str(demo).lower()}"
    settings.write_text(settings.read_text("utf-8").replace("demo: true", mark), encoding="utf-8")
    built = run_mkdocs(root, folder / "site")
    assert built.returncode == 0, built.stderr
    with served(folder / "site") as base:
        yield base
