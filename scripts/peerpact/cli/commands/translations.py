"""`peerpact translations`: which translated guides are behind their source, and how to see what has changed.

For: translators. Must not: fail because of a page that is behind; somebody has to find the time first.
"""

from __future__ import annotations

import argparse
from collections.abc import Iterable, Iterator

from peerpact.domain.errors import CLEAN
from peerpact.site.translations import BEHIND, WITHOUT_SOURCE, Translation, read_guides, translations
from peerpact.text.wording import amount


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Which languages to look at."""
    parser.add_argument("--language", metavar="CODE", help="only this language, such as es")


def run(args: argparse.Namespace) -> int:
    """Print a line for each page, and what to do about those that are behind; always clean."""
    found = translations(read_guides(args.root / "guides"))
    asked = [one for one in found if args.language in (None, one.language)]
    print("\n".join(_report(asked)))
    return CLEAN


def _report(found: Iterable[Translation]) -> Iterator[str]:
    shown, behind = 0, 0
    for one in found:
        shown, behind = shown + 1, behind + (one.state != "current")
        yield f"{one.state:<15} guides/{one.page}"
        yield from _advice(one)
    yield f"{amount(shown, 'translated page')}, {behind} of them behind."


def _advice(one: Translation) -> Iterator[str]:
    if one.state == WITHOUT_SOURCE:
        yield f"                There is no guides/{one.source}: was it moved? Correct `source`."
    if one.state == BEHIND:
        if one.made_from:
            yield f"                What has changed: git diff {one.made_from} guides/{one.source}"
        yield f"                When the page says the same again, write: blob: {one.today}"
