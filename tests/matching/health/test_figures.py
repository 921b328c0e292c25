"""The figures of a community, against what was counted by hand."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

import pytest

from peerpact.domain.model import Agreement, Community, Partner, Profile, Sessions
from peerpact.domain.settings import Settings
from peerpact.domain.vocabulary import Skill, Vocabulary
from peerpact.matching import MatchingIndex, suggest_everybody, suggest_from
from peerpact.matching.health import Health, health
from peerpact.matching.health.health import Gap
from peerpact.matching.health.metrics import MOST_GAPS, gini
from peerpact.matching.ranking import questions_for_few
from testing.matching_people import person as somebody

NOW = date(2026, 11, 21)
SKILLS = Vocabulary.of((Skill("css", "CSS"), Skill("git", "Git"), Skill("talks", "Talks"), Skill("<b>", "<b>*x*|")))


def person(number: int, offers: str, seeks: str) -> Profile:
    """A participant; offers and seeks are written as `skill:level skill:level`."""
    return replace(somebody(f"demo-{number}", number, offers, seeks, zone="UTC"), name=f"Person {number}")


def agreement(first: Profile, second: Profile, starts: date, ends: date) -> Agreement:
    partners = tuple(Partner(p.github, p.github_id, (), ()) for p in (first, second))
    path = f"agreements/{starts.year}-{first.github}--{second.github}.yml"
    return Agreement(path, partners, starts, ends, Sessions(2, "week", 60, first.github), (), 1)


def together(*people: Profile, agreements: tuple[Agreement, ...] = ()) -> Community:
    return Community.of(Settings(), SKILLS, people, agreements)


def figures(whole: Community, changed: dict[str, date] | None = None) -> Health:
    return health(whole, NOW, suggest_everybody(whole, NOW), changed)


# 1 and 2 teach each other. 3 can only learn (css from 1), 4 can only teach (talks to 2). 5 speaks of nothing that
# anybody shares. 6 is paused, 7 and 8 have each other.
PEOPLE = (
    person(1, "css:advanced", "git:beginner"),
    person(2, "git:advanced", "css:beginner talks:intermediate"),
    person(3, "git:beginner", "css:intermediate"),
    person(4, "talks:advanced", "knitting:beginner"),
    person(5, "chess:expert", "sailing:beginner"),
    replace(person(6, "sailing:expert", "chess:beginner"), status="paused"),
    person(7, "css:expert", "git:beginner"),
    person(8, "git:expert", "css:beginner"),
)
LONG_AGO, SOON = date(2026, 1, 1), date(2027, 3, 1)
AGREEMENTS = (
    agreement(PEOPLE[6], PEOPLE[7], date(2026, 10, 1), SOON),
    agreement(PEOPLE[0], PEOPLE[1], LONG_AGO, date(2026, 6, 30)),
    agreement(PEOPLE[0], PEOPLE[2], date(2026, 12, 1), SOON),
)
SMALL = together(*PEOPLE, agreements=AGREEMENTS[:2])


def test_people_are_counted_by_the_kind_of_their_best_next_step() -> None:
    found = figures(SMALL)
    assert (found.participants, found.available) == (8, 5)
    some = {kind: count for kind, count in found.coverage.items() if count}
    assert some == {"pair": 2, "one-way": 2, "advice": 1}
    assert found.two_way == 2
    assert found.share(found.two_way) == 0.4


def test_exposure_counts_the_lists_in_which_people_stand() -> None:
    # 1 is shown to 2 and 3, 2 to 1 and 4, 3 to 1, 4 to 2, 5 to nobody: 0, 1, 1, 2, 2.
    found = figures(SMALL).exposure
    assert found.times == ((0, 1), (1, 2), (2, 2))
    assert (found.never, found.most) == (1, 2)
    assert found.gini == pytest.approx((-4 * 0 - 2 * 1 + 0 * 1 + 2 * 2 + 4 * 2) / (5 * 6))


def test_demand_is_unmet_where_nobody_else_is_ahead_and_offers_idle_where_nobody_is_behind() -> None:
    found = figures(SMALL)
    assert found.unmet == (Gap("knitting", "knitting", 1, 1, 0), Gap("sailing", "sailing", 1, 1, 0))
    assert found.idle == (Gap("chess", "chess", 1, 0, 1), Gap("git", "Git", 1, 1, 2))


def test_a_teacher_of_the_learners_own_level_meets_no_wish() -> None:
    found = figures(together(person(1, "css:intermediate", ""), person(2, "", "css:intermediate")))
    assert (found.unmet, found.idle) == ((Gap("css", "CSS", 1, 1, 1),), (Gap("css", "CSS", 1, 1, 1),))


def test_a_login_in_capitals_is_counted_like_any_other() -> None:
    found = figures(together(replace(PEOPLE[0], github="Demo-1"), PEOPLE[1])).exposure
    assert (found.never, found.times) == (0, ((1, 2),))


def test_ones_own_offer_meets_no_wish_of_ones_own() -> None:
    found = figures(together(person(1, "css:expert", "css:beginner")))
    assert (found.unmet, found.idle) == ((Gap("css", "CSS", 1, 1, 1),), (Gap("css", "CSS", 1, 1, 1),))


def test_partnerships_are_counted_by_stage() -> None:
    assert figures(together(*PEOPLE, agreements=AGREEMENTS)).stages == {"planned": 1, "active": 1, "ended": 1}


def test_the_median_age_is_that_of_the_profiles_whose_day_git_knows() -> None:
    days = {person.path: NOW - timedelta(days=age) for person, age in zip(PEOPLE, (1, 400, 10, 20), strict=False)}
    found = figures(SMALL, days | {"profiles/gone.yml": NOW})
    assert (found.age, found.dated) == (15, 4)
    assert (figures(SMALL).age, figures(SMALL).dated) == (None, 0)


def test_an_empty_community_and_one_person_have_figures() -> None:
    empty = figures(together())
    assert (empty.participants, empty.available, empty.two_way, empty.share(0)) == (0, 0, 0, 0.0)
    assert empty.exposure == replace(empty.exposure, gini=None, never=0, most=0, times=())
    alone = figures(together(PEOPLE[0]))
    assert (alone.coverage["advice"], alone.exposure.gini, alone.exposure.never) == (1, None, 1)


def test_the_lists_of_skills_hold_the_largest_ones() -> None:
    many = [person(n, f"s{n % 20:02d}:expert", "") for n in range(100)] + [person(200, "s00:expert", "")]
    found = figures(together(*many)).idle
    assert len(found) == MOST_GAPS
    assert (found[0].name, found[0].people) == ("s00", 6)
    assert [gap.name for gap in found[1:]] == [f"s{n:02d}" for n in range(1, MOST_GAPS)]


@pytest.mark.parametrize(
    ("numbers", "answer"), [([], None), ([0, 0], None), ([3], 0), ([2, 2, 2], 0), ([0, 0, 0, 8], 0.75), ([1, 3], 0.25)]
)
def test_gini_is_as_worked_out_by_hand(numbers: list[int], answer: float | None) -> None:
    assert gini(numbers) == answer


def test_one_more_skill_is_counted_for_those_with_few_partners_and_names_nobody() -> None:
    one = person(1, "css:advanced", "git:beginner")
    teachers = [person(n, "git:advanced", "chess:beginner") for n in (2, 3)]
    whole = together(one, *teachers, person(4, "sailing:expert", "knitting:beginner"))
    index = MatchingIndex.of(whole, NOW)
    found = {each.profile.github: suggest_from(index, each.profile) for each in index.people}
    asked = questions_for_few(index, found)
    counted = health(whole, NOW, found, None, asked.values())
    # One could teach chess to both; each of the two could learn css; nothing connects the last one with anybody.
    assert counted.ticks == ((0, 1), (1, 2), (2, 1))
    assert (counted.asked, counted.helped) == (4, 3)
