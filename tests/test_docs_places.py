"""The docs name no module, test or file that doesn't exist."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from testing import ROOT

SCRIPTS = ROOT / "scripts" / "README.md"
PAGES = [
    *sorted((ROOT / "docs").glob("*.md")),
    ROOT / "README.md",
    ROOT / "CONTRIBUTING.md",
    ROOT / "scripts" / "README.md",
]
FILE = re.compile(r"`((?:[\w.-]+/)*[\w.-]+\.(?:py|js|json|css))(?:::\w+)?`")
FOLDERS = ("scripts/", "tests/", "guides/", "docs/", ".github/")
ELSEWHERE = {
    ".peerpact/origin.json",
    "directory/people.json",
    "package.json",
    "index.json",
    "sitemap.json",
}  # made elsewhere


def exists(name: str) -> bool:
    """Whether a file of this name, or with this end of a path, is in the repository."""
    if name in ELSEWHERE or (ROOT / name).exists():
        return True
    if name.startswith(FOLDERS):
        return False
    return any(name == path.name or path.as_posix().endswith(f"/{name}") for path in files())


def files() -> list[Path]:
    return [path for top in ("scripts", "tests", ".github", "docs", "guides") for path in (ROOT / top).rglob("*.*")]


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_every_file_that_a_page_names_is_there(page: Path) -> None:
    text = page.read_text("utf-8")
    named = {*FILE.findall(text), *(n for n in re.findall(r"`([^`\s]+/)`", text) if n.startswith(FOLDERS))}
    assert [name for name in sorted(named) if not exists(name)] == []


def test_a_missing_file_is_seen() -> None:
    assert not exists("scripts/peerpact/suggest/crowd.py")
    assert not exists("surroundings.py")
    assert exists("bot/verdict.py")
