"""`peerpact translations`: which translated guides are behind their source, and how to see what has changed.

For: translators. Must not: fail because of a page that is behind; someone has to find the time first.
"""

from __future__ import annotations

import argparse
from collections.abc import Iterable, Iterator

from peerpact.adoption.state import adapted_pages
from peerpact.community.bundle import bundled_guides
from peerpact.domain.errors import CLEAN, OperatorError
from peerpact.site.translations import BEHIND, WITHOUT_SOURCE, Translation, read_guides, translations
from peerpact.text.wording import amount


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Which languages to look at."""
    parser.add_argument("--language", metavar="CODE", help="only this language, for example es")
    original = "print Peerpact's own version of a page, for example safety.md, to compare it with yours"
    parser.add_argument("--original", metavar="PAGE", help=original)


def run(args: argparse.Namespace) -> int:
    """Print a line for each page, and what to do about those that are behind; always clean."""
    if args.original:
        return _original(args.original)
    own = read_guides(args.root / "guides")
    every = {uri: path.read_bytes() for uri, path in bundled_guides().items() if uri.endswith(".md")} | own
    translated = [translation for translation in translations(every) if translation.page in own]
    wanted = [translation for translation in translated if args.language in (None, translation.language)]
    print("\n".join(_report(wanted)))
    adapted = adapted_pages(args.root) if args.language is None else ()
    if adapted:
        print("\n".join(_adapted(adapted)))
    return CLEAN


def _original(page: str) -> int:
    path = bundled_guides().get(page.removeprefix("guides/"))
    if path is None:
        raise OperatorError(f"Peerpact has no page {page[:100]!r}.", "Name it as below guides/, such as safety.md.")
    print(path.read_text(encoding="utf-8"), end="")
    return CLEAN


def _adapted(pages: Iterable[Translation]) -> Iterator[str]:
    """The community's own pages that were made from Peerpact's."""
    yield ""
    for page in pages:
        yield f"{page.state:<15} guides/{page.page} (made from Peerpact's)"
        if page.state == WITHOUT_SOURCE:
            yield "                Peerpact has no such page any more. Yours stays; take `adapted_from` out."
        elif page.source != page.page:
            yield f"                Peerpact's page is called {page.source} now: rename yours."
        if page.state == BEHIND:
            yield f"                Peerpact's text of today: peerpact translations --original {page.source}"
            yield f"                When you have taken over what you like, write: adapted_from: {page.today}"


def _report(pages: Iterable[Translation]) -> Iterator[str]:
    shown, behind = 0, 0
    for translation in pages:
        shown, behind = shown + 1, behind + (translation.state != "current")
        yield f"{translation.state:<15} guides/{translation.page}"
        yield from _advice(translation)
    yield f"{amount(shown, 'translated page')}, {behind} of them behind."


def _advice(translation: Translation) -> Iterator[str]:
    if translation.state == WITHOUT_SOURCE:
        yield f"                There's no guides/{translation.source}: was it moved? Correct `source`."
    if translation.state == BEHIND:
        if translation.made_from:
            yield f"                What has changed: git diff {translation.made_from} guides/{translation.source}"
        yield f"                When the page says the same again, write: blob: {translation.today}"
