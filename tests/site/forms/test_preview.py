"""The preview in the page gives the partners, circles, kinds and scores of the suggestions themselves."""

from __future__ import annotations

import json
from itertools import permutations

import pytest
from playwright.sync_api import Page

from peerpact.domain.model import Community
from peerpact.matching import gates
from peerpact.matching.index import market
from peerpact.matching.pair_graph import edges
from peerpact.matching.score import direction, formats_in_common, harmonic_mean, lessons, score
from peerpact.matching.suggestion import KINDS, ONE_WAY
from peerpact.site.forms.data import files
from peerpact.site.index import survey
from testing.form_crowd import crowd
from testing.form_inputs import NOW

pytestmark = pytest.mark.xdist_group("forms")
Scores = dict[tuple[str, str], tuple[str, int]]
EVERYBODY = """
async ([people, rows, least]) => {
  const [{apart, partners, person}, {circles}, {Skills}] =
    await Promise.all(["preview", "circles", "skills"].map((name) => import(`/${name}.js`)));
  people = JSON.parse(people);
  const skills = new Skills(JSON.parse(rows));
  const around = (place) => partners(people, person(people, place), skills,
    {least, day: "2026-11-22", strangers: apart(people, place)});
  return people.login.map((login, place) =>
    around(place).map(({kind, score, other}) => [login, other.login, kind, score]));
}
"""


@pytest.fixture(scope="module")
def community() -> Community:
    """Some hundred people."""
    return crowd(160, 7)


@pytest.fixture(scope="module")
def shown(room: Page, community: Community) -> Scores:
    """By login and login of the other: kind and score, as the page works them out for everybody in turn."""
    data = files(survey(community, NOW))
    given = [data["assets/forms/people.json"], data["assets/forms/skills.json"], 90]
    found = room.evaluate(EVERYBODY, given)
    return {(me, other): (kind, score) for rows in found for me, other, kind, score in rows}


def test_all_two_way_partners_have_the_kind_and_score_of_the_engine(shown: Scores, community: Community) -> None:
    found = edges(community, NOW)
    wanted: Scores = {}
    for first, second, worth, kind in zip(found.first, found.second, found.score, found.kind, strict=True):
        one, other = found.people[first].github, found.people[second].github
        wanted[one, other] = wanted[other, one] = (KINDS[kind], int(worth))
    assert {pair: value for pair, value in shown.items() if value[0] != ONE_WAY} == wanted
    assert {kind for kind, _ in wanted.values()} == {"pair", "related-pair", "async-pair"}


def test_one_way_matches_have_the_score_of_the_guide(shown: Scores, community: Community) -> None:
    people = [person for person in market(community, NOW).crowd.people if gates.available(person)]
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


def test_whoever_is_new_gets_the_same_as_with_a_profile(room: Page, community: Community) -> None:
    """The page's own reader, made from the values of a form, is worth what the columns say of the same person."""
    data = files(survey(community, NOW))
    values = json.loads(data["assets/forms/profiles-0.json"])
    said = room.evaluate(
        """async ([people, rows, values]) => {
          const [{person}, {reader}, {Skills}] =
            await Promise.all(["preview", "matches", "skills"].map((name) => import(`/${name}.js`)));
          const data = await (await fetch("form.json")).json(), skills = new Skills(JSON.parse(rows));
          const keys = ["id", "zone", "languages", "offers", "seeks", "windows", "formats", "asynchronous"];
          const only = (one) => JSON.stringify(keys.map((key) => one[key]));
          people = JSON.parse(people);
          return values.filter((one, n) => only(person(people, n)) !== only(reader(one, skills, data))).length;
        }""",
        [data["assets/forms/people.json"], data["assets/forms/skills.json"], values],
    )
    assert said == 0
    assert len(values) > 100


CIRCLES = """
async ([people, rows, least]) => {
  const [{apart, partners, person}, {circles}, {Skills}] =
    await Promise.all(["preview", "circles", "skills"].map((name) => import(`/${name}.js`)));
  people = JSON.parse(people);
  const skills = new Skills(JSON.parse(rows));
  return people.login.map((login, place) => {
    const me = person(people, place), limits = {least, day: "2026-11-22", strangers: apart(people, place)};
    const around = partners(people, me, skills, limits);
    return circles(people, me, skills, {...limits, around, wide: 999})
      .map(({first, second, score}) => [login, first.login, second.login, score]);
  });
}
"""


def test_all_circles_have_the_people_and_score_of_the_engine(room: Page) -> None:
    small = crowd(60, 7)
    data = files(survey(small, NOW))
    found = room.evaluate(CIRCLES, [data["assets/forms/people.json"], data["assets/forms/skills.json"], 90])
    shown = {tuple(names): score for rows in found for *names, score in rows}
    assert all(scores == sorted(scores, reverse=True) for rows in found if (scores := [row[3] for row in rows]))
    people = {p.profile.github: p for p in market(small, NOW).crowd.people if gates.available(p)}
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
    assert len(wanted) > 100
