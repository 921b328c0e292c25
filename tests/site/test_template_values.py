"""Whatever a page hands to a template stays text: every hostile text through every value of every template."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from peerpact.domain.model import Availability, Community, Offer, Seek, Training
from peerpact.domain.settings import Settings
from peerpact.domain.weekly_hours import parse_window
from peerpact.site import build
from peerpact.site.context import Known
from peerpact.site.front_matter import front
from peerpact.site.guide_pages import with_notes, with_pencil
from peerpact.site.index import survey
from peerpact.site.pager import pager
from peerpact.site.templating import Templates, template_names, templates_with
from peerpact.site.translations import Translation
from testing.hostile_community import PAYLOADS, full, signed
from testing.site_profiles import NOW, agreement, person, together
from testing.site_reading import Seen, rendered
from testing.template_values import Values, few, keys, recorded, replaced, variables, with_included

FRONT = front("Title", "Description")
GUIDES = frozenset({"ending.md", "safety.md", "for-machines.md", "maintainers/health.md", "training/foundation.md"})


def communities() -> None:
    """Sites that fill every value of every template at least once, and leave it empty at least once."""
    for demo in (True, False):
        community = full("Plain text", demo)
        known = replace(signed(community, "Plain text"), left_out=("profiles/x.yml",), guides=GUIDES)
        build(community, NOW, known)
        build(community, date(2027, 5, 1), known)
    build(together(), NOW)
    build(together(person(1, status="paused"), person(2, name="Second")), NOW)
    build(crowd(), NOW)
    build(long_and_in_writing(), NOW)
    apart = person(3, offers=(Offer("public-speaking", "expert"),), seeks=(Seek("css", "beginner"),), languages=("es",))
    hours = Availability(windows=tuple(window for text in ("Mo 10:00-12:00",) if (window := parse_window(text))))
    trained = person(1, training=(Training("foundation", NOW),), availability=hours)
    build(together(trained, apart, settings=Settings(repository="owner/name")), NOW, Known(guides=GUIDES))
    old, new = person(1), person(2, offers=(Offer("public-speaking", "expert"),), seeks=(Seek("c#", "beginner"),))
    build(together(old, new), NOW, Known(born={old.path: date(2025, 1, 1), new.path: NOW}))
    guides()
    pager(survey(together(), NOW), "Pages", [f"{number}/" for number in range(12)], 6)


def guides() -> None:
    """The few parts of a page that stand in guides."""
    templates, behind = templates_with({}), Translation("es/safety.md", "es", "safety.md", "1", "2", "Not up to date.")
    with_pencil("# Title\n", "https://example.org/", templates)
    for demo in (True, False):
        settings = Settings(report_to="https://example.org/report", demo=demo)
        with_notes("safety.md", "# How to report\n", behind, settings, templates)


def long_and_in_writing() -> Community:
    """A partnership of three years without calls, which comes back to a topic and has many check-ins."""
    writing = [person(number, availability=Availability(asynchronous=True)) for number in (1, 2)]
    days = {"starts": date(2025, 1, 1), "ends": date(2027, 12, 31)}
    checks = tuple(date(2026, month, 1) for month in range(1, 11))
    return together(*writing, agreements=(agreement(*writing, check_ins=checks, **days),))


def crowd() -> Community:
    """So many people and partnerships that a list of them takes several pages."""
    people = [person(number, offers=(Offer("html", "expert"),) if number % 7 else ()) for number in range(1, 180)]
    levels = ("beginner", "intermediate", "advanced", "expert")
    people += [
        person(number, capacity=3, offers=(Offer("c#", levels[number % 4]),), seeks=(Seek("c++", "beginner"),))
        for number in range(200, 220)
    ]
    people += [
        person(number, offers=(Offer("c++", "expert"),), seeks=(Seek("c#", "beginner"),)) for number in (300, 301)
    ]
    agreements = tuple(agreement(*people[2 * pair : 2 * pair + 2]) for pair in range(62))
    return together(*people, agreements=agreements, settings=Settings(name="Crowd", repository="owner/name"))


@pytest.fixture(scope="module")
def calls() -> dict[str, list[Values]]:
    """Values of each template that a page uses by itself."""
    with recorded() as every:
        communities()
    return {name: few(values) for name, values in every.items()}


@pytest.fixture(scope="module")
def sound(calls: dict[str, list[Values]]) -> dict[tuple[str, int, bool], Seen]:
    """What each template shows with nothing but sound texts: by its name, the number of the call and `words`."""
    return {
        (name, number, words): shown(name, replaced(values, "Plain", words=words))
        for name, every in calls.items()
        for number, values in enumerate(every)
        for words in (True, False)
    }


def shown(name: str, values: Values) -> Seen:
    """What a browser sees of a template with these values."""
    templates = templates_with({})
    if name.endswith(".md"):
        return rendered(templates.page(name, FRONT, values))
    seen = Seen()
    seen.feed(templates.part(name, values))
    seen.close()
    return seen


def test_every_template_and_each_of_its_values_is_tried(calls: dict[str, list[Values]]) -> None:
    given: dict[str, set[str]] = {name: set() for name in template_names()}
    for top, every in calls.items():
        for name in with_included(top):
            given[name] |= keys(every)
    empty = {name: left for name, filled in given.items() if (left := variables(name) - filled)}
    assert not empty, "no page here fills these values"
    unused = {*template_names()} - {name for top in calls for name in with_included(top)}
    assert not unused, f"no page here uses {unused}"


@pytest.mark.parametrize("payload", PAYLOADS.values(), ids=PAYLOADS.keys())
def test_hostile_text_stays_text_in_every_value_of_every_template(
    payload: str, calls: dict[str, list[Values]], sound: dict[tuple[str, int, bool], Seen]
) -> None:
    for (name, number, words), plain in sound.items():
        hostile = shown(name, replaced(calls[name][number], payload, words=words))
        assert hostile.tags == plain.tags, name
        assert [each[:2] for each in hostile.attributes] == [each[:2] for each in plain.attributes], name
        assert not hostile.comments, name


def test_reading_a_template_would_notice_a_live_tag() -> None:
    part = Templates({"x.html": "<p>{{ text }}</p>"}).part("x.html", {"text": "<b>"})
    seen = Seen()
    seen.feed(str(part).replace("&lt;", "<").replace("&gt;", ">"))
    assert seen.tags == ["p", "b"]
