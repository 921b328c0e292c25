"""The preview in the page gives the partners, circles, kinds and scores of the suggestions themselves."""

from __future__ import annotations

from itertools import permutations
from typing import Any

import pytest
from playwright.sync_api import Page

from peerpact.domain.model import Community
from peerpact.matching import gates
from peerpact.matching.index import MatchingIndex
from peerpact.matching.score import direction, formats_in_common, harmonic_mean, lessons, score
from peerpact.matching.suggestion import KINDS, ONE_WAY
from peerpact.site.directory.data import columns
from peerpact.site.forms.data import files
from peerpact.site.index import survey
from testing.form_crowd import crowd
from testing.form_inputs import NOW
from testing.pair_graph import edges

Scores = dict[tuple[str, str], tuple[str, int]]
LOAD = """
  const [{circles}, {matches, person}, {newcomer}, {Skills}, {unpack}, {KINDS}] = await Promise.all(
    ["circles", "matching", "forms/newcomer", "forms/skills", "people", "score"]
      .map((name) => import(`/assets/${name}.js`)));
  const form = {...await (await fetch("/assets/forms/form.json")).json(), live: []};
  const data = unpack(JSON.parse(given.people)), skills = new Skills(JSON.parse(given.skills));
  const profiles = given.profiles.flatMap((text) => JSON.parse(text)).map(({values}) => values);
"""
EVERYBODY = f"""
async (given) => {{{LOAD}
  return profiles.flatMap((values, self) => {{
    const {{me, columns}} = newcomer({{data, skills, form, values, self}});
    const found = matches(columns, {{...me, available: data.free[self] > 0}});
    return data.login.flatMap((login, n) =>
      found.kind[n] === 255 ? [] : [[data.login[self], login, KINDS[found.kind[n]], found.scores[n]]]);
  }});
}}
"""


def given(community: Community) -> dict[str, Any]:
    """The files from which the page works it out."""
    site = survey(community, NOW)
    texts = files(site)
    return {
        "people": columns(site),
        "skills": texts["assets/forms/skills.json"],
        "profiles": [text for name, text in texts.items() if "/profiles-" in name],
    }


@pytest.fixture(scope="module")
def community() -> Community:
    """Some hundred people."""
    return crowd(160, 7)


@pytest.fixture(scope="module")
def shown(room: Page, community: Community) -> Scores:
    """By login and login of the other: kind and score, as the page works them out for everyone in turn."""
    found = room.evaluate(EVERYBODY, given(community))
    return {(me, other): (kind, score) for me, other, kind, score in found}


def test_all_two_way_partners_have_the_kind_and_score_of_the_engine(shown: Scores, community: Community) -> None:
    found = edges(community, NOW)
    wanted: Scores = {}
    for first, second, worth, kind in zip(found.first, found.second, found.score, found.kind, strict=True):
        one, other = found.people[first].github, found.people[second].github
        wanted[one, other] = wanted[other, one] = (KINDS[kind], int(worth))
    assert {pair: value for pair, value in shown.items() if value[0] != ONE_WAY} == wanted
    assert {kind for kind, _ in wanted.values()} == {"pair", "related-pair", "async-pair"}


def test_one_way_matches_have_the_score_of_the_guide(shown: Scores, community: Community) -> None:
    people = [person for person in MatchingIndex.of(community, NOW).population.people if gates.available(person)]
    skills, wanted = community.vocabulary, {}
    for one in people:
        for other in people:
            learned, taught = (
                direction(lesson.weight for lesson in lessons(a.profile, b.profile, skills))
                for a, b in ((other, one), (one, other))
            )
            if bool(learned) == bool(taught) or gates.closed((one, other), 90):
                continue
            quarters = gates.common_quarters((one, other)) or 0
            quarters = quarters if gates.live((one, other), 90) else 0
            worth = score(learned or taught, quarters, formats_in_common(one.profile, other.profile))
            wanted[one.profile.github, other.profile.github] = (ONE_WAY, worth)
    assert {pair: value for pair, value in shown.items() if value[0] == ONE_WAY} == wanted
    assert len(wanted) > 100


def test_a_newcomer_is_the_person_of_the_columns(room: Page, community: Community) -> None:
    """The values of a form are worth what the columns say of the same person."""
    said = room.evaluate(
        f"""async (given) => {{{LOAD}
          const only = (one) => JSON.stringify([[...one.offers].sort(), [...one.seeks].sort(),
            [...one.languages].sort(), one.formats, one.asynchronous, one.hours, one.turns]);
          return profiles.filter((values, self) =>
            only(newcomer({{data, skills, form, values, self}}).me) !== only(person(data, self))).length;
        }}""",
        given(community),
    )
    assert said == 0
    assert len(community.profiles) > 100


CIRCLES = f"""
async (given) => {{{LOAD}
  return data.login.map((login, self) => {{
    const me = person(data, self);
    return circles(data, me, matches(data, me), 999)
      .map(({{first, second, score}}) => [login, data.login[first], data.login[second], score]);
  }});
}}
"""


def test_all_circles_have_the_people_and_score_of_the_engine(room: Page) -> None:
    small = crowd(60, 7)
    found = room.evaluate(CIRCLES, given(small))
    shown = {tuple(names): score for rows in found for *names, score in rows}
    assert all(scores == sorted(scores, reverse=True) for rows in found if (scores := [row[3] for row in rows]))
    people = {p.profile.github: p for p in MatchingIndex.of(small, NOW).population.people if gates.available(p)}
    worth = {
        (a, b): direction(lesson.weight for lesson in lessons(people[a].profile, people[b].profile, small.vocabulary))
        for a, b in permutations(people, 2)
    }
    wanted = {}
    for names in permutations(people, 3):
        one, two, three = names
        ways = (worth[one, two], worth[two, three], worth[three, one])
        group = tuple(people[name] for name in names)
        if all(ways) and not gates.closed(group, 90):
            quarters = (gates.common_quarters(group) or 0) if gates.live(group, 90) else 0
            formats = formats_in_common(*(person.profile for person in group))
            wanted[names] = score(harmonic_mean(*ways), quarters, formats)
    assert shown == wanted
    assert len(wanted) > 20
