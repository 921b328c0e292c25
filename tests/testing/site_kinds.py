"""One address of each kind of page, for tests that look at all of them.

For: the tests of accessibility and the screenshots. Must not: look at a page.
"""

from __future__ import annotations

from pathlib import Path

ONE_OF_A_KIND = {
    "home": "",
    "directory": "directory/",
    "nobody-found": "directory/?find=qqqq",
    "best-for-me": "directory/?sort=best",
    "languages": "languages/",
    "zones": "zones/",
    "skills": "skills/",
    "partnerships": "partnerships/",
    "status": "status/",
    "join": "join/",
    "agree": "agree/",
    "guide": "how-it-works/",
    "guide-with-tables": "add-your-profile/",
    "rules": "rules/",
    "terms": "terms/1/",
}
FOLDERS = ("people", "skills", "partnerships", "languages", "zones", "training", "maintainers")


def kinds(site: Path, each: int = 1) -> dict[str, str]:
    """The addresses by a short name, `each` of the kinds that have many pages; a page that is not there is left out."""
    found = {
        name: uri for name, uri in ONE_OF_A_KIND.items() if (site / uri.partition("?")[0] / "index.html").is_file()
    }
    for folder in FOLDERS:
        pages = sorted(path.parent.name for path in (site / folder).glob("*/index.html"))
        for number, page in enumerate(pages[:: max(1, len(pages) // each)][:each], 1):
            found[f"{folder}-{number}"] = f"{folder}/{page}/"
    return found
