"""What Peerpact brings along for every community: guides, workflows, issue forms, locks, rulesets.

For: finding these files, wherever Peerpact is installed. In a wheel they're in `peerpact/bundled`; in a checkout of
Peerpact they are the repository's own files, so there's one copy of each. Must not: know what they mean.
"""

from __future__ import annotations

from functools import cache
from pathlib import Path

_PACKAGE = Path(__file__).parent.parent

PLACES = {
    "guides": "guides",
    "mkdocs.yml": "mkdocs.yml",
    "workflows": ".github/workflows",
    "issue_forms": ".github/ISSUE_TEMPLATE",
    "pull_request_template.md": ".github/pull_request_template.md",
    "rulesets": "docs/rulesets",
    "locks": "requirements",
    "terms_of_use.txt": "LICENSE",
}
"""What is bundled: its name in the package -> its path in a checkout. `pyproject.toml` says the same to the builder."""


@cache
def bundled(name: str) -> Path:
    """The file or folder of a name in PLACES. KeyError for any other name; the path may be missing in a damaged copy.

    >>> bundled("guides").name
    'guides'
    """
    place = PLACES[name]
    inside = _PACKAGE / "bundled" / name
    return inside if inside.exists() else _PACKAGE.parent.parent / place


def bundled_text(name: str, file: str = "") -> str:
    """The text of a bundled file, with Unix line ends."""
    path = bundled(name) / file if file else bundled(name)
    return path.read_bytes().decode("utf-8").replace("\r\n", "\n")


def bundled_guides() -> dict[str, Path]:
    """Every file of the guides and their pictures by its path below `guides/`, in path order."""
    folder = bundled("guides")
    files = sorted(path for path in folder.rglob("*") if path.is_file() and not path.is_symlink())
    return {path.relative_to(folder).as_posix(): path for path in files}
