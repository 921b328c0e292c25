"""Time zones out of places, old names, Windows' names and offsets: the right one first, and no guess taken unasked."""

from __future__ import annotations

import pytest

from peerpact.formats.field import meant_zone
from peerpact.text.gazetteer import zone_names
from peerpact.text.tables import table
from peerpact.text.time_zones import candidate_zones, certain_zone, known_zones, present_zone
from testing.place_cases import CERTAIN, FIRST, NOTHING, SEVERAL

_LARGE = "F"  # the letter for about 100,000 people


@pytest.mark.parametrize("written", FIRST)
def test_the_first_guess_is_the_zone_that_people_mean(written: str) -> None:
    assert candidate_zones(written)[0] == FIRST[written]


@pytest.mark.parametrize("written", SEVERAL)
def test_where_several_zones_are_possible_they_are_offered_and_none_is_taken(written: str) -> None:
    assert len(candidate_zones(written)) >= SEVERAL[written]
    assert certain_zone(written) is None
    assert meant_zone(written) == "", "Enter must not take the first of several"


@pytest.mark.parametrize("written", CERTAIN)
def test_a_text_with_one_meaning_needs_no_question(written: str) -> None:
    assert certain_zone(written) == CERTAIN[written]


@pytest.mark.parametrize("written", NOTHING)
def test_what_names_no_place_gives_no_zone(written: str) -> None:
    assert candidate_zones(written) == []


@pytest.mark.parametrize(
    "written", ["Lima, Ohio", "Berlin, NH", "Vienna, Ohio", "America/London", "La Réunion, France"]
)
def test_a_city_of_the_same_name_elsewhere_isnt_even_offered(written: str) -> None:
    assert candidate_zones(written) == [FIRST.get(written, "America/New_York")]


def test_naming_a_country_never_offers_its_disputed_part() -> None:
    assert candidate_zones("Ukraine") == ["Europe/Kyiv"]
    assert candidate_zones("Simferopol") == ["Europe/Simferopol"]


def test_every_large_city_with_its_country_is_among_the_guesses() -> None:
    names = {code: row.split("|")[1] for code, row in table("places")["countries"].items()}
    lost, count = [], 0
    for group in table("places")["cities"]:
        where, *cities = group.split(";")
        country, _, zone = where.split(" ")
        for city in cities:
            if city[0] < _LARGE:
                continue
            text = f"{city[1:].split('|')[0]}, {names[country]}"
            count += 1
            if zone_names()[int(zone)] not in candidate_zones(text):
                lost.append(text)
    assert count > 5000
    assert lost == []


def test_every_guess_is_a_zone_by_the_name_that_it_has_today() -> None:
    for written in (*FIRST, *SEVERAL, *CERTAIN):
        for zone in candidate_zones(written):
            assert zone in known_zones()
            assert present_zone(zone) == zone


def test_old_names_are_resolved_and_other_texts_stay() -> None:
    assert present_zone("Europe/Kiev") == present_zone("Europe/Kyiv") == "Europe/Kyiv"
    assert present_zone("Europe/Stockholm") == "Europe/Stockholm", "a country's own zone is no old name"
    assert present_zone("nowhere") == "nowhere"
    assert present_zone("UTC") == "UTC"
