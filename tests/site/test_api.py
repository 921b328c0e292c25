"""What the data for programs promise: a shape that is published, the same facts as the pages, no more and no less."""

from __future__ import annotations

import copy
import json
from typing import Any
from xml.etree import ElementTree

import jsonschema
import pytest
from test_build import lively, many

from peerpact.domain.model import Availability, Community
from peerpact.domain.settings import Settings
from peerpact.domain.weekly_hours import Window
from peerpact.formats.schema import compiled
from peerpact.site import build
from peerpact.site.context import NOTHING, Known
from testing.site_profiles import NOW, agreement, consent, knowing, person, together

KINDS = ("people", "skills", "partnerships")
REAL = Settings(name="Real", repository="owner/name")
ATOM = "{http://www.w3.org/2005/Atom}"


def full() -> tuple[Community, Known]:
    """Everyone with everything, and everything known."""
    hours = Availability(4.5, (Window((0, 1), 1080, 1260),), True)
    a, b = person(1, availability=hours, contact="https://example.org/", formats=("pairing",)), person(2)
    terms = agreement(a, b)
    known = knowing(terms, steps=(consent("new", NOW, a, b),))
    return together(a, b, person(3, status="paused"), agreements=(terms, agreement(b, person(9))), settings=REAL), known


def closed(schema: Any) -> Any:
    """A schema under which every key must be described."""
    if isinstance(schema, dict):
        found = {key: closed(value) for key, value in schema.items()}
        return found | {"additionalProperties": False} if found.get("type") == "object" else found
    return [closed(each) for each in schema] if isinstance(schema, list) else schema


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize(
    ("community", "known"),
    [(together(), NOTHING), (lively(), NOTHING), (many(30), NOTHING), full()],
    ids=["empty", "lively", "many", "full"],
)
def test_data_have_the_shape_that_is_published_beside_them(kind: str, community: Community, known: Known) -> None:
    pages = build(community, NOW, known)
    schema, data = json.loads(pages[f"api/{kind}.schema.json"]), json.loads(pages[f"api/{kind}.json"])
    strict = closed(schema)
    for found in (schema, strict):
        assert [error.message for error in compiled(found).iter_errors(data)] == []
        checker = jsonschema.Draft202012Validator.FORMAT_CHECKER
        assert list(jsonschema.Draft202012Validator(found, format_checker=checker).iter_errors(data)) == []


@pytest.mark.parametrize("kind", KINDS)
def test_a_schema_refuses_a_row_without_one_of_its_keys(kind: str) -> None:
    pages = build(*full()[:1], NOW, full()[1])
    validator = compiled(json.loads(pages[f"api/{kind}.schema.json"]))
    data = json.loads(pages[f"api/{kind}.json"])
    assert data["version"] == 1
    for key in data[kind][0]:
        damaged = copy.deepcopy(data)
        del damaged[kind][0][key]
        assert not validator.is_valid(damaged), key


@pytest.mark.parametrize("kind", KINDS)
def test_data_are_plain_ascii_with_one_row_on_each_line(kind: str) -> None:
    text = build(lively(), NOW)[f"api/{kind}.json"]
    assert text.isascii()
    rows = text.split("\n")[1:-2]
    assert [json.loads(row.rstrip(",")) for row in rows] == json.loads(text)[kind]


def test_every_page_that_the_data_name_is_there() -> None:
    pages = build(lively(), NOW)
    for kind in KINDS:
        for row in json.loads(pages[f"api/{kind}.json"])[kind]:
            assert f"{row['page'].removesuffix('/')}.md" in pages
            assert row.get("calendar") is None or row["calendar"] in pages


def test_somebody_who_left_is_a_number_and_a_login_without_a_page() -> None:
    rows = json.loads(build(*full()[:1], NOW, full()[1])["api/partnerships.json"])["partnerships"]
    left = rows[1]["partners"][1]
    assert (left["github"], left["page"], rows[1]["calendar"], rows[1]["stage"]) == ("demo-9", None, None, "ended")


def test_free_places_and_the_day_are_those_of_the_pages() -> None:
    data = json.loads(build(*full()[:1], NOW, full()[1])["api/people.json"])
    assert data["day"] == "2026-11-21"
    assert [(row["github"], row["free"], row["since"]) for row in data["people"]] == [
        ("demo-1", 0, "2026-09-01"),
        ("demo-2", 0, None),
        ("demo-3", 0, None),
    ]
    assert data["people"][0]["availability"] == {
        "hours_per_month": 4.5,
        "windows": ["Mo-Tu 18:00-21:00"],
        "asynchronous": True,
    }


def feed(community: Community, known: Known) -> ElementTree.Element:
    return ElementTree.fromstring(build(community, NOW, known)["feed.xml"])  # noqa: S314 - our own feed


def test_the_feed_holds_what_git_dates_the_newest_first_with_real_addresses() -> None:
    community, known = full()
    entries = feed(community, known).findall(f"{ATOM}entry")
    assert [entry.findtext(f"{ATOM}title") for entry in entries] == [
        "A partnership: Person 1 and Person 2",
        "Person 1 is here",
    ]
    assert [entry.findtext(f"{ATOM}updated") for entry in entries] == ["2026-10-01T00:00:00Z", "2026-09-01T00:00:00Z"]
    assert [link.get("href") for entry in entries for link in entry.findall(f"{ATOM}link")] == [
        "https://owner.github.io/name/partnerships/2026-demo-1--demo-2/",
        "https://owner.github.io/name/people/demo-1/",
    ]
    assert entries[1].findtext(f"{ATOM}summary") == "Offers CSS. Seeks Public speaking."


def test_an_entry_keeps_its_name_when_the_site_moves() -> None:
    community, known = full()
    moved = knowing(*community.agreements[:1], address="https://example.org/")
    ids = [[one.text for one in feed(community, each).iter(f"{ATOM}id")] for each in (known, moved)]
    assert ids[0] == ids[1]
    assert len(set(ids[0])) == 3


@pytest.mark.parametrize("name", ["علی نیک\u200cنام", "ශ්\u200dරී", "Ada 👩\u200d👩\u200d👧"])
def test_the_feed_writes_a_name_as_its_owner_does(name: str) -> None:
    titles = [title.text or "" for title in feed(together(person(1, name=name)), knowing()).iter(f"{ATOM}title")]
    assert any(name in title for title in titles)


def test_without_days_from_git_the_feed_is_whole_and_empty() -> None:
    found = feed(lively(), NOTHING)
    assert found.findall(f"{ATOM}entry") == []
    assert found.findtext(f"{ATOM}updated") == "2026-11-21T00:00:00Z"
    assert {f"{ATOM}id", f"{ATOM}title", f"{ATOM}updated", f"{ATOM}author"} <= {element.tag for element in found}


def test_the_feed_ends_after_fifty_entries() -> None:
    community = many(80)
    known = knowing(born={p.path: NOW for p in community.profiles})
    assert len(feed(community, known).findall(f"{ATOM}entry")) == 50
