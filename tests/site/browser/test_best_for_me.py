"""The page and Peerpact come to the same scores, kinds and hours, person by person."""

from __future__ import annotations

import json
import random
from datetime import date, timedelta

import pytest
from playwright.sync_api import Page, expect

from peerpact.domain.model import FORMATS, LEVELS, Availability, Community, Offer, Profile, Seek
from peerpact.domain.weekly_hours import parse_window
from peerpact.matching import gates, score
from peerpact.matching.gates import people
from peerpact.site.directory import data
from peerpact.site.index import survey
from testing.site_profiles import agreement, person, together

NOW = date(2026, 11, 22)
SKILLS = ("css", "html", "frontend", "c++", "c#", "public-speaking", "日本語")
ZONES = ("Europe/Berlin", "America/New_York", "Asia/Kathmandu", "Pacific/Auckland", "America/Sao_Paulo", "UTC")
WINDOWS = ("Mo-Fr 18:00-21:00", "Sa,Su 10:10-13:05", "Su 22:00-02:00", "Mo-Su 00:00-24:00", "We 07:30-09:00")
COMPARE = """async ([data, self, root]) => {
  const { matches, person } = await import(new URL("assets/matching.js", root));
  const { KINDS } = await import(new URL("assets/score.js", root));
  const found = matches(data, person(data, self));
  return [...found.kind].map((kind, n) => [KINDS[kind] ?? null, found.scores[n], found.quarters[n]]);
}"""


def crowd(seed: int, count: int = 60) -> Community:
    """People of every sort: without hours, without a common language, taken, paused, parted."""
    chance = random.Random(seed)  # noqa: S311 (people to compare with, no secrets)
    found = [_somebody(chance, number) for number in range(count)]
    early = agreement(found[2], found[3], ended=NOW - timedelta(days=3))
    return together(*found, agreements=(agreement(found[0], found[1]), early))


def _somebody(chance: random.Random, number: int) -> Profile:
    windows = tuple(filter(None, map(parse_window, chance.sample(WINDOWS, chance.choice((0, 1, 1, 1, 2))))))
    return person(
        number,
        timezone=chance.choice(ZONES),
        languages=tuple(chance.sample(("en", "pt-BR", "pt", "de"), chance.randint(1, 2))),
        offers=tuple(Offer(chance.choice(SKILLS), chance.choice(LEVELS)) for _ in range(chance.randint(0, 5))),
        seeks=tuple(Seek(chance.choice(SKILLS), chance.choice(LEVELS)) for _ in range(chance.randint(0, 5))),
        availability=Availability(None, windows, chance.random() < 0.7),
        formats=tuple(chance.sample(FORMATS, chance.randint(0, 3))),
        capacity=chance.randint(1, 2),
        status=chance.choice(("open", "open", "open", "paused")),
    )


def kit(community: Community, me: gates.Person, other: gates.Person) -> tuple[str | None, int]:
    """The kind and the score by Peerpact's own small functions."""
    least = community.settings.suggestions.minimum_minutes
    learned = score.lessons(other.profile, me.profile, community.vocabulary)
    taught = score.lessons(me.profile, other.profile, community.vocabulary)
    u, v = (score.direction(lesson.weight for lesson in some) for some in (learned, taught))
    if gates.closed((me, other), least) or not (u or v):
        return None, 0
    live = gates.live((me, other), least)
    exact = any(lesson.exact for lesson in learned) and any(lesson.exact for lesson in taught)
    kind = "one-way" if not (u and v) else "async-pair" if not live else "pair" if exact else "related-pair"
    quarters = (gates.common_quarters((me, other)) or 0) if live else 0
    formats = score.formats_in_common(me.profile, other.profile)
    return kind, score.score(score.harmonic_mean(u, v) if u and v else u or v, quarters, formats)


@pytest.mark.parametrize("seed", [1, 2, 3])
def test_the_page_scores_everybody_as_the_kit_does(page: Page, base: str, seed: int) -> None:
    community = crowd(seed)
    known = {each.profile.github_id: each for each in people(community, NOW)}
    site = survey(community, NOW)
    columns = json.loads(data.columns(site))
    page.goto(f"{base}404.html")
    seen = set()
    for place, somebody in enumerate(site.people):
        me = known[somebody.github_id]
        for other, (kind, points, quarters) in zip(
            site.people, page.evaluate(COMPARE, [columns, place, base]), strict=True
        ):
            them = known[other.github_id]
            if other is not somebody:
                assert (kind, points) == kit(community, me, them), (somebody.github, other.github)
                assert quarters == (-1 if (common := gates.common_quarters((me, them))) is None else common)
            seen.add(kind)
    assert seen == {None, "pair", "related-pair", "async-pair", "one-way"}


def test_the_best_come_first_and_the_others_by_name(page: Page, base: str) -> None:
    site = survey(crowd(4), NOW)
    columns = json.loads(data.columns(site))
    page.goto(f"{base}404.html")
    order, kinds, points = page.evaluate(
        """async ([data, root]) => {
          const { matches, person, ranking } = await import(new URL("assets/matching.js", root));
          const found = matches(data, person(data, 5));
          return [ranking(found), [...found.kind], [...found.scores]];
        }""",
        [columns, base],
    )
    assert sorted(order) == list(range(len(site.people)))
    assert order == sorted(order, key=lambda place: (kinds[place], -points[place], place))


def best_for(page: Page, base: str, who: str, query: str = "") -> None:
    """The directory as someone sees it who said who they are."""
    page.goto(f"{base}directory/")
    page.evaluate("(login) => localStorage.setItem('peerpact.me', login)", who)
    page.goto(f"{base}directory/?sort=best{query}")
    page.wait_for_selector(".pp-directory--live")
    page.wait_for_selector("ul.pp-people:not([aria-busy])", state="attached")


def test_the_reader_is_not_among_the_best_for_them(page: Page, base: str) -> None:
    best_for(page, base, "demo-nia")
    names = page.locator(".pp-person .pp-name")
    everybody = names.count() + 1
    assert "Nia Castellane" not in names.all_text_contents()
    expect(page.locator(".pp-count")).to_have_text(f"{everybody - 1} other participants, the best for you first")
    page.locator("#pp-sort").select_option("name")
    expect(names).to_have_count(everybody)
    expect(names.filter(has_text="Nia Castellane")).to_have_count(1)
    expect(page.locator(".pp-count")).to_have_text(f"{everybody} participants")


def test_a_heading_parts_those_who_fit_from_the_others(page: Page, base: str) -> None:
    best_for(page, base, "demo-nia")
    order = page.evaluate(
        "() => [...document.querySelector('.pp-people').children].map((each) => each.querySelector('.pp-fit')"
        " ? 'fits' : each.querySelector('h2')?.textContent ?? 'other')"
    )
    fits = order.count("fits")
    assert 0 < fits < len(order) - 2
    assert order == ["fits"] * fits + ["Others, by name"] + ["other"] * (len(order) - fits - 1)
    expect(page.get_by_role("heading", name="Others, by name")).to_be_visible()
    page.locator("#pp-sort").select_option("name")
    expect(page.get_by_role("heading", name="Others, by name")).to_have_count(0)


def test_where_nobody_fits_no_best_are_promised(page: Page, base: str) -> None:
    best_for(page, base, "demo-nia", "&find=amara")
    expect(page.locator(".pp-count")).to_contain_text("none of whom matches you yet")
    expect(page.get_by_role("heading", name="Others, by name")).to_have_count(0)
