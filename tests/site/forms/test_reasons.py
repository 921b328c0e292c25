"""Nobody is left without a reason: the form counts whom hours, languages or full places keep away, and what helps."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest
from playwright.sync_api import Page

from peerpact.domain.model import Availability, Community, Offer, Profile, Seek
from peerpact.domain.settings import Settings
from peerpact.domain.vocabulary import Skill, Vocabulary
from peerpact.domain.weekly_hours import parse_window
from peerpact.matching import advice_wording
from peerpact.matching.advice import closed
from peerpact.matching.index import MatchingIndex
from peerpact.matching.neighbourhood import Neighbourhood
from peerpact.matching.suggestion import ONLY_THE_WHOLE
from peerpact.site.directory.data import columns
from peerpact.site.forms.data import files
from peerpact.site.index import survey
from testing.form_crowd import crowd
from testing.form_inputs import NOW

MORNING, NIGHT = (tuple(filter(None, [parse_window(text)])) for text in ("Mo 08:00-10:00", "Th 22:00-23:00"))
ME = {
    "timezone": "UTC",
    "languages": ["en"],
    "offers": [{"skill": "one", "level": "advanced"}],
    "seeks": [{"skill": "two", "level": "beginner"}],
    "availability": {"windows": ["Mo 08:00-10:00"]},
}
FITTING = Profile(
    "profiles/demo-0.yml", "demo-0", 1000, "Person", "UTC", ("en",), (Offer("two", "expert"),),
    (Seek("one", "beginner"),), availability=Availability(None, MORNING, False),
)  # fmt: skip
LATE = replace(FITTING, availability=Availability(None, NIGHT, False))
ELSEWHERE = replace(FITTING, languages=("de",))
TOLD = """
async (given) => {
  const [{partners, summary, drawPartners}, {Skills}, {unpack}] = await Promise.all(
    ["forms/matches", "forms/skills", "people"].map((name) => import(`/assets/${name}.js`)));
  const form = {...JSON.parse(given.form), live: [], site: (address) => address};
  const people = unpack(JSON.parse(given.people)), skills = new Skills(JSON.parse(given.skills));
  const view = partners({people, skills, form, values: given.me, self: -1});
  const shown = document.createElement("div"), line = document.createElement("p");
  shown.append(...drawPartners(view, form).flat(9).filter(Boolean));
  line.append(...[summary(view)].flat(9));
  return {line: line.textContent, ways: [...shown.querySelectorAll(".ppf-openings a")].map((way) => way.textContent)};
}
"""

WHOLES = """
async (text) => {
  const [{matches, person}, {onlyTheWhole}, {unpack}] = await Promise.all(
    ["matching", "forms/openings", "people"].map((name) => import(`/assets/${name}.js`)));
  const data = unpack(JSON.parse(text));
  const count = (self) => onlyTheWhole(data, person(data, self), matches(data, person(data, self)));
  return Object.fromEntries(data.login.map((login, self) => [login, count(self)]));
}
"""


def told(room: Page, *others: Profile, **me: Any) -> dict[str, Any]:
    """What the form says to someone who could meet these people: its line, and what would open the way."""
    people = [
        replace(each, path=f"profiles/demo-{n}.yml", github=f"demo-{n}", github_id=1000 + n, name=f"Person {n}")
        for n, each in enumerate(others)
    ]
    named = tuple(Skill(name, name.title()) for name in ("one", "two", "three"))
    skills = Vocabulary.of((*named, Skill("part", "Part", broader=("three",))))
    site = survey(Community.of(Settings(demo=False), skills, tuple(people), ()), NOW)
    texts = {name: text for name, text in files(site).items() if name.count("/") == 2}
    given = {name: texts[f"assets/forms/{name}.json"] for name in ("form", "skills")}
    said: dict[str, Any] = room.evaluate(TOLD, {"people": columns(site), "me": ME | me, **given})
    return said


@pytest.mark.parametrize(
    ("others", "line"),
    [
        ((LATE, LATE), "2 people match what you teach or want to learn, but share no hour with you."),
        ((ELSEWHERE,), "1 person matches what you teach or want to learn, but speaks none of your languages."),
        (
            (replace(LATE, languages=("de",)),) * 3,
            "3 people match what you teach or want to learn, but share neither a language nor an hour with you.",
        ),
        (
            (replace(FITTING, status="paused"),),
            "1 person matches what you teach or want to learn, but is at capacity at the moment.",
        ),
    ],
)
def test_what_closes_the_way_is_named_with_its_count(room: Page, others: tuple[Profile, ...], line: str) -> None:
    assert told(room, *others)["line"] == line


def test_nobody_fits_by_skill_only_where_that_is_so(room: Page) -> None:
    other = replace(FITTING, offers=(Offer("three", "expert"),), seeks=())
    assert told(room, other)["line"].startswith(
        "Nobody here teaches what you want to learn, or wants to learn what you teach, yet."
    )


def test_each_opening_says_how_many_people_it_brings(room: Page) -> None:
    awake = replace(LATE, availability=Availability(None, NIGHT, True))
    evening = tuple(filter(None, [parse_window("Mo-Fr 19:00-21:00")]))
    others = (awake, awake, ELSEWHERE, replace(FITTING, availability=Availability(None, evening, True)))
    ways = told(room, *others)["ways"]
    assert ways == [
        "3 people if you also work asynchronously",
        "1 person if you add weekday evenings",
        "1 person if you can hold a session in German",
    ]


def test_someone_with_one_partner_hears_what_would_bring_more(room: Page) -> None:
    found = told(room, FITTING, ELSEWHERE)
    assert found["line"] == "1 partner to choose from: Person 0."
    assert found["ways"] == ["1 person if you can hold a session in German"]
    assert told(room, FITTING, FITTING, ELSEWHERE)["ways"] == []


def test_one_way_matches_are_no_partners(room: Page) -> None:
    found = told(room, replace(FITTING, seeks=()))
    assert found["line"] == "Nobody yet who would teach you and learn from you; 1 person one way only."


@pytest.mark.parametrize("count", [1, 2])
def test_who_lists_only_the_whole_of_what_is_sought_is_counted_and_is_to_be_asked(room: Page, count: int) -> None:
    wide = replace(FITTING, offers=(Offer("three", "expert"),))
    seeks = [{"skill": "part", "level": "beginner"}]
    line = told(room, *[wide] * count, replace(wide, offers=(Offer("three", "beginner"),)), seeks=seeks)["line"]
    assert line.endswith(f" one way only. {advice_wording.closed(ONLY_THE_WHOLE, count)}")
    assert "Ask whether" not in told(room, wide)["line"]
    assert (
        "Ask whether"
        not in told(room, replace(wide, offers=(*wide.offers, Offer("part", "beginner"))), seeks=seeks)["line"]
    )


def test_everybody_hears_of_as_many_who_list_only_the_whole_as_by_the_engine(room: Page) -> None:
    community = crowd(300, 3)
    index = MatchingIndex.of(community, NOW)
    wanted = {
        person.profile.github: dict(closed(index, Neighbourhood.of(index.population, place))).get(ONLY_THE_WHOLE, 0)
        for place, person in enumerate(index.population.people)
    }
    shown = room.evaluate(WHOLES, columns(survey(community, NOW)))
    assert {login: count for login, count in shown.items() if count} == {k: v for k, v in wanted.items() if v}
    assert sum(wanted.values()) > 20
