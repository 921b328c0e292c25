"""Someone with few partners is asked for what the community needs, with a way to say yes."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from types import SimpleNamespace
from typing import cast

import pytest

from peerpact.bot.comments.questions import MOST, chosen, questions
from peerpact.bot.verdict import Verdict
from peerpact.domain.settings import Settings
from peerpact.matching import MatchingIndex, suggest_from
from peerpact.matching.questions.question import Question, Questions
from peerpact.matching.ranking import questions_from
from testing.matching_people import NOW, gathered, person

MANY = tuple(Question(f"s{n}", f"S {n}", 9 - n, n % 2) for n in range(9))
SITE = Settings(repository="demo-org/circle")


def verdict(found: Questions, settings: Settings = SITE, verb: str = "changes") -> Verdict:
    touch = SimpleNamespace(verb=verb, path=f"profiles/{found.participant}.yml")
    return cast(Verdict, SimpleNamespace(questions=(found,), settings=settings, touches=(touch,)))


@pytest.mark.parametrize(
    ("teach", "learn", "shown"), [(9, 9, (3, 2)), (1, 9, (1, 4)), (9, 0, (5, 0)), (0, 9, (0, 5)), (2, 1, (2, 1))]
)
def test_up_to_five_are_asked_and_one_side_makes_room_for_the_other(
    teach: int, learn: int, shown: tuple[int, int]
) -> None:
    found = chosen(Questions("demo-x", MANY[:teach], MANY[:learn]))
    assert (len(found[0]), len(found[1])) == shown
    assert sum(shown) <= MOST


def test_each_name_leads_to_the_edit_form_with_the_skill() -> None:
    text = questions("demo-x", verdict(Questions("demo-x", MANY[:1], (Question("c++", "C++", 1, 2),))))
    assert "[S 0](https://demo-org.github.io/circle/join/?edit=demo-x&offer=s0) (9 people)" in text
    assert "?edit=demo-x&seek=c%2B%2B) (1 person, gives you 2 more partners)" in text
    assert "Once this is merged" not in text
    added = questions("demo-x", verdict(Questions("demo-x", MANY[:1]), verb="adds"))
    assert "Once this is merged" in added


@pytest.mark.parametrize(
    "settings",
    [Settings(demo=True, repository="demo-org/circle"), replace(SITE, site=replace(SITE.site, published=False))],
)
def test_without_a_site_the_lines_to_add_are_named(settings: Settings) -> None:
    found = Questions("demo-x", (Question("rust", "Rust", 2, 1),), (Question("a: {b}", "A", 1, 0),))
    text = questions("demo-x", verdict(found, settings))
    assert "Rust `- {skill: rust, level: advanced}` (2 people, gives you 1 more partner)" in text
    assert '`- {skill: "a: {b}", level: beginner}`' in text
    assert "http" not in text


def test_names_that_people_wrote_are_escaped() -> None:
    evil = Question("x", "[x](https://evil.example) <b>@demo-y", 1, 0)
    text = questions("demo-x", verdict(Questions("demo-x", (evil,))))
    assert "<b>" not in text
    assert "](https://evil" not in text


def test_only_people_with_fewer_than_two_partners_are_few() -> None:
    me = person("demo-me", 1, "python:expert", "git:beginner")
    others = [person(f"demo-{n}", 10 + n, "git:expert", "python:beginner") for n in range(2)]
    assert not suggest_from(MatchingIndex.of(gathered(me, *others), NOW), me).few
    assert suggest_from(MatchingIndex.of(gathered(me, others[0]), NOW), me).few
    paused = replace(me, status="paused")
    index = MatchingIndex.of(gathered(paused, *others), date(2026, 11, 21))
    assert not suggest_from(index, paused).few
    assert questions_from(index, paused).note
