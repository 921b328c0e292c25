"""Languages are shown as CLDR and IANA call them, without the library that knows all their names in all languages."""

from __future__ import annotations

import langcodes
import pytest

from peerpact.text.languages import display_name
from peerpact.text.tables import table

TAGS = (
    "pt-BR zh-Hant zh-Hans-TW sr-Latn en-GB es-419 de-CH-1996 nb i-klingon x-klingon en-x-foo art-lojban xyz-ZY zz"
).split()


@pytest.mark.parametrize("tag", [*TAGS, *sorted(table("english")["languages"])[::40]])
def test_a_language_is_called_as_the_library_calls_it(tag: str) -> None:
    assert display_name(tag) == langcodes.Language.get(tag).display_name()


@pytest.mark.parametrize("region", sorted(table("english")["territories"])[::9])
def test_a_region_is_called_as_the_library_calls_it(region: str) -> None:
    assert display_name(f"en-{region}") == langcodes.Language.get(f"en-{region}").display_name()


def test_what_is_no_tag_is_shown_as_it_is() -> None:
    assert display_name("not a tag") == "not a tag"
