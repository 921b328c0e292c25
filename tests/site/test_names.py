"""What file names promise: safe everywhere, and never one for two."""

from __future__ import annotations

import re
from zoneinfo import available_timezones

from hypothesis import given
from hypothesis import strategies as st

from peerpact.site.urls import address, distinct, login_name, safe_name, to_root, zone_name
from peerpact.text.time_zones import known_zones
from testing.site_reading import address as expected_address

TEXTS = st.one_of(st.text(max_size=120), st.text(alphabet="c+#._-CP plusharpdot2b", max_size=12))

ZONES = available_timezones() | known_zones()


def test_plain_ids_keep_their_name() -> None:
    for plain in ("public-speaking", "css", "c", "3d", "go"):
        assert safe_name(plain) == plain


def test_ids_with_signs_get_readable_names() -> None:
    assert [safe_name(t) for t in ("c++", "c#", "node.js")] == ["c_plus_plus", "c_sharp", "node_dotjs"]


@given(st.lists(TEXTS, min_size=2, max_size=8, unique=True))
def test_different_texts_never_share_a_file_even_without_letter_case(texts: list[str]) -> None:
    assert len({safe_name(text).casefold() for text in texts}) == len(texts)


@given(TEXTS)
def test_every_name_is_safe_on_every_file_system(text: str) -> None:
    name = safe_name(text)
    assert re.fullmatch(r"[a-z0-9_-]{1,110}", name)
    assert name not in {"index", "readme", "con", "prn", "aux", "nul"}


def test_each_zone_of_the_world_has_a_readable_address_of_its_own() -> None:
    names = {zone_name(zone).casefold() for zone in ZONES}
    assert len(names) == len(ZONES) > 400
    readable = {zone_name(zone) for zone in known_zones()}
    assert not [name for name in readable if not re.fullmatch(r"[a-z0-9]+(-[a-z0-9]+)*", name)]
    assert not names & {"index", "readme", "con", "prn", "aux", "nul"}
    assert zone_name("America/Sao_Paulo") == "america-sao-paulo"


@given(TEXTS | st.sampled_from(["utc", "america-sao-paulo", "", "index", "etc/gmt+5"]))
def test_a_text_that_is_no_zone_never_takes_the_address_of_one(text: str) -> None:
    assert text in ZONES or zone_name(text) not in {zone_name(zone) for zone in ZONES}


def test_a_login_that_means_the_folder_itself_gets_another_name() -> None:
    assert login_name("index") == "index_"
    assert login_name("README") == "README_"
    assert login_name("octocat") == "octocat"


def test_equal_names_are_told_apart_in_order() -> None:
    assert distinct(["a", "b", "a", "a_2", "a"]) == ["a", "b", "a_2", "a_2_2", "a_3"]


def test_addresses_are_those_of_directories() -> None:
    for uri in ("index.md", "skills/index.md", "people/a.md", "skills/a/2.md", "people/index-x.md"):
        assert address(uri) == expected_address(uri)
    assert to_root("skills/a/2.md") == "../../../"
    assert to_root("index.md") == "./"
