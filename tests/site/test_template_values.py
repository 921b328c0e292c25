"""Whatever a page hands to a template stays text: every hostile text through every value of every template."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from peerpact.domain.model import Offer, Profile
from peerpact.domain.settings import Settings
from peerpact.site import build
from peerpact.site.context import Known
from peerpact.site.front_matter import front
from peerpact.site.templating import Templates, template_names
from testing.hostile_community import PAYLOADS, full, signed
from testing.site_profiles import NOW, agreement, person, together
from testing.site_reading import Seen, rendered
from testing.template_values import Values, few, recorded, replaced, variables, with_included

FRONT = front("Title", "Description")
GUIDES = frozenset({"ending.md", "safety.md", "for-machines.md", "maintainers/health.md", "training/foundation.md"})


def communities() -> None:
    """Sites that fill every value of every template at least once, and leave it empty at least once."""
    for demo in (True, False):
        community = full("plain", demo)
        known = replace(signed(community, "plain"), left_out=("profiles/x.yml",), guides=GUIDES)
        build(community, NOW, known)
        build(community, date(2027, 5, 1), known)
    build(together(), NOW)
    build(together(*crowd(), agreements=(agreement(*crowd()[:2]),), settings=Settings(repository="o/n")), NOW, Known())


def crowd() -> list[Profile]:
    """So many people that a list of them takes several pages."""
    return [person(number, offers=(Offer("html", "expert"),) if number % 7 else ()) for number in range(1, 90)]


@pytest.fixture(scope="module")
def calls() -> dict[str, list[Values]]:
    """Values of each template that a page uses by itself."""
    with recorded() as every:
        communities()
    return {name: few(values) for name, values in every.items()}


def shown(name: str, values: Values) -> Seen:
    """What a browser sees of a template with these values."""
    templates = Templates({})
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
            given[name] |= {key for values in every for key, value in values.items() if value}
    for name, keys in given.items():
        assert variables(name) <= keys, f"no page here fills {variables(name) - keys} of {name}"
    unused = {*template_names()} - {name for top in calls for name in with_included(top)}
    assert not unused, f"no page here uses {unused}"


@pytest.mark.parametrize("payload", PAYLOADS.values(), ids=PAYLOADS.keys())
def test_hostile_text_stays_text_in_every_value_of_every_template(payload: str, calls: dict[str, list[Values]]) -> None:
    for name, every in calls.items():
        for values in every:
            sound, hostile = shown(name, replaced(values, "plain")), shown(name, replaced(values, payload))
            assert hostile.tags == sound.tags, name
            assert [each[:2] for each in hostile.attributes] == [each[:2] for each in sound.attributes], name
            assert not hostile.comments, name


def test_reading_a_template_would_notice_a_live_tag() -> None:
    part = Templates({"x.html": "<p>{{ text }}</p>"}).part("x.html", {"text": "<b>"})
    seen = Seen()
    seen.feed(str(part).replace("&lt;", "<").replace("&gt;", ">"))
    assert seen.tags == ["p", "b"]
