"""What the demo community in this repository promises to those who learn from it.

For: `skills.yml`, `community.yml`, `profiles/` and `agreements/` as they lie here. Must not: test the
program's rules, which have tests of their own.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import replace
from datetime import date, datetime, timedelta
from functools import lru_cache
from itertools import chain
from zoneinfo import ZoneInfo

import pytest

from peerpact.community.loader import Loaded, read_community
from peerpact.domain.findings import WARNING
from peerpact.domain.model import Agreement, Community
from peerpact.domain.vocabulary import fold
from peerpact.matching import gates
from peerpact.matching.index import MatchingIndex
from peerpact.matching.ranking import suggest_everybody
from peerpact.rules import RULES
from peerpact.rules.context import Checkup
from peerpact.rules.left_from_example import left_from_example
from testing import ROOT

TODAY = date(2026, 11, 21)
FIRST_INVENTED_ID = 990_000_000_001  # real accounts have nine digits; the schema stops at 10^12


@lru_cache(maxsize=1)
def loaded() -> Loaded:
    return read_community(ROOT)


def demo() -> Community:
    return loaded().community


def shown(agreement: Agreement) -> str:
    stage = demo().stage(agreement, TODAY)
    if stage != "ended":
        return stage
    if demo().departed(agreement):
        return "a partner left"
    return "ended early" if agreement.ended else "ended"


def test_demo_community_loads_without_a_finding() -> None:
    assert loaded().findings == []


def test_the_only_hint_is_the_partner_who_left_on_purpose() -> None:
    checkup = Checkup(demo(), TODAY, changed=frozenset())
    rules = [rule for rule in RULES.values() if rule.stage == "community"]
    found = [(rule.id, problem.path, problem.severity) for rule in rules for problem in rule.check(checkup)]
    assert found == [("partner-exists", "agreements/2026-demo-bjarne--demo-teodor.yml", WARNING)]


def test_no_spelling_belongs_to_two_skills_or_stands_twice() -> None:
    skills = demo().vocabulary.skills.values()
    spellings = Counter(fold(text) for s in skills for text in [*{fold(s.id), fold(s.name)}, *s.aliases])
    assert {spelling for spelling, uses in spellings.items() if uses > 1 or not spelling} == set()


def test_skills_stand_in_the_order_of_their_ids() -> None:
    assert list(demo().vocabulary.skills) == sorted(demo().vocabulary.skills)


def test_every_family_exists_and_none_contains_itself() -> None:
    broader = {skill.id: set(skill.broader) for skill in demo().vocabulary.skills.values()}
    assert set().union(*broader.values()) <= broader.keys()
    for skill, families in broader.items():
        above: set[str] = set()
        rest = families
        while rest:
            above |= rest
            rest = set().union(*(broader[family] for family in rest)) - above
        assert skill not in above


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        ("React.js", "react"),
        ("K8s", "kubernetes"),
        ("c#", "csharp"),
        ("C++", "cpp"),
        ("Node,js", "nodejs"),
        (".NET Core", "dotnet"),
        ("Git and GitHub", "git"),
        ("ruby on rails", "rails"),
        ("A11Y", "accessibility"),
        ("Giving feedback", "feedback"),
        ("imposter syndrome", "self-confidence"),
        ("l10n", "localisation"),
        ("Localization", "localisation"),
        ("meetup organizer", "event-organising"),
        ("Résumé", "cv-writing"),
        ("career growth", "career-development"),
        ("OSS", "open-source"),
        ("code reviews", "code-review"),
    ],
)
def test_spelling_that_people_write_leads_to_the_skill_they_mean(written: str, meant: str) -> None:
    assert demo().vocabulary.find(written) == meant


def test_nobody_in_the_demo_can_be_a_real_account() -> None:
    assert demo().settings.demo
    partners = chain.from_iterable(agreement.partners for agreement in demo().agreements)
    people = {(p.github, p.github_id) for p in partners}
    people |= {(p.github, p.github_id) for p in demo().profiles}
    people |= {(m.github, m.github_id) for m in demo().settings.maintainers}
    assert all(login.startswith("demo-") for login, _ in people)
    assert all(FIRST_INVENTED_ID <= number <= 10**12 for _, number in people)
    assert len({number for _, number in people}) == len({login for login, _ in people}) == len(people)


def test_every_skill_of_the_demo_is_in_its_vocabulary() -> None:
    used = {offer.skill for profile in demo().profiles for offer in profile.offers}
    used |= {seek.skill for profile in demo().profiles for seek in profile.seeks}
    for partner in chain.from_iterable(agreement.partners for agreement in demo().agreements):
        used |= {*partner.offers, *(goal.learn for goal in partner.goals)}
    assert {skill for skill in used if skill not in demo().vocabulary} == set()


def test_every_stage_of_a_partnership_can_be_seen() -> None:
    stages = Counter(map(shown, demo().agreements))
    assert stages["planned"] >= 2
    assert stages["active"] >= 2
    assert min(stages[s] for s in ("ended", "ended early", "a partner left")) >= 1
    assert {len(agreement.partners) for agreement in demo().live(TODAY)} == {2, 3}
    assert any(agreement.amendments for agreement in demo().live(TODAY))
    assert all(len(a.outcome) == len(a.partners) for a in demo().agreements if shown(a) == "ended")


def test_partners_of_live_agreements_have_finished_the_training_before_the_start() -> None:
    asked = set(demo().settings.training.modules)
    for agreement in demo().live(TODAY):
        for login in (partner.github for partner in agreement.partners):
            training = demo().by_login[login].training
            assert asked <= {module.guide for module in training if module.completed < agreement.starts}, login


def test_nobody_carries_more_live_partnerships_than_their_capacity() -> None:
    carried = Counter(number for agreement in demo().live(TODAY) for number in agreement.ids)
    assert {number for number, count in carried.items() if count > demo().by_id[number].capacity} == set()


def test_everybody_who_is_free_finds_a_next_step() -> None:
    index = MatchingIndex.of(demo(), TODAY)
    free = {person.profile.github for person in index.people if gates.available(person)}
    kinds = {login: {s.kind for s in found.suggestions} for login, found in suggest_everybody(demo(), TODAY).items()}
    assert {login for login in free if not kinds[login]} == set()
    assert set().union(*kinds.values()) == {"pair", "circle", "one-way", "advice"}
    assert {"one-way", "advice"} in kinds.values()
    assert any("circle" in kind and "pair" not in kind for kind in kinds.values())


def test_the_demo_shows_a_world_and_not_one_town() -> None:
    people = demo().profiles
    offsets = {datetime(2026, 11, 21, tzinfo=ZoneInfo(person.timezone)).utcoffset() for person in people}
    assert len({person.timezone for person in people}) >= 10
    assert any(offset is not None and offset % timedelta(hours=1) for offset in offsets)
    assert any("no" in person.languages for person in people)
    assert any("en" not in person.languages for person in people)
    assert any(not person.name[0].isascii() for person in people)
    assert {person.status for person in people} == {"open", "paused"}
    assert any(person.path.count("/") > 1 for person in people)


def test_all_of_the_example_is_noticed_when_a_real_community_keeps_it() -> None:
    real = replace(demo(), settings=replace(demo().settings, demo=False))
    said = Counter((p.path, p.pointer[0]) for p in left_from_example(Checkup(real, TODAY)))
    assert {path for path, _ in said} == {"community.yml", *(profile.path for profile in demo().profiles)}
    assert said["community.yml", "name"] == said["community.yml", "repository"] == 1
    assert said["community.yml", "maintainers"] == len(demo().settings.maintainers)
    assert list(left_from_example(Checkup(demo(), TODAY))) == []
