"""Introductions: who may be asked, how a no is taken, and when it ends by itself."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from peerpact.bot.reminders.actions import CLOSE, COMMENT, DECLINED, LABEL, Action
from peerpact.bot.reminders.introductions import asked_for
from peerpact.domain.settings import Introductions
from testing.reminders_world import SETTINGS, World, noon, partnership, person

DAY = date(2027, 3, 1)
ANA, BO, CY, DI, ED = (person(n) for n in range(1, 6))


def world(*agreements: tuple[int, int]) -> World:
    """Five people who are open for each other."""
    everybody = {p.github_id: p for p in (ANA, BO, CY, DI, ED)}
    return World.of(everybody.values(), [partnership(everybody[a], everybody[b]) for a, b in agreements])


def verbs(done: list[Action]) -> list[str]:
    """What was done, in short."""
    return [f"{action.verb} {action.key}" for action in done]


@pytest.mark.parametrize(
    ("answer", "logins"),
    [
        ("demo-2", ("demo-2",)),
        ("@demo-2", ("demo-2",)),
        ("demo-2, demo-3", ("demo-2", "demo-3")),
        ("demo-2 and Demo-3", ("demo-2", "Demo-3")),
        ("demo-2\r\ndemo-2", ("demo-2",)),
        ("_No response_", ()),
        ("https://github.com/demo-2", ()),
        ("a@example.org", ()),
        ("-demo", ()),
    ],
)
def test_logins_are_read_from_the_answer_alone(answer: str, logins: tuple[str, ...]) -> None:
    body = f"### Who would you like to meet?\r\n\r\n{answer}\r\n\r\n### A first line\r\n\r\n@demo-5 says hello"
    assert asked_for(body) == logins


@given(st.text())
def test_any_body_can_be_read(body: str) -> None:
    assert asked_for(body) == () or "Who would you like to meet?" in body


def test_both_are_told_three_questions_and_how_to_say_no() -> None:
    here = world()
    number = here.asks(ANA, "DEMO-2", DAY)
    [welcome] = here.run(DAY)
    assert welcome.key == f"introduction:{number}"
    assert "Hello @demo-2! @demo-1 would like to get to know you" in welcome.body
    assert "\n1. How did you come" in welcome.body
    assert "\n3. What would you like" in welcome.body
    assert "`/decline`" in welcome.body
    assert "safety.md#what-never" in welcome.body
    assert "/new/main?filename=agreements" in welcome.body
    assert here.run(DAY) == []


def test_a_circle_of_three_is_introduced_together() -> None:
    here = world()
    here.asks(ANA, "demo-2, demo-3", DAY)
    assert "Hello @demo-2 and @demo-3! @demo-1 would" in here.run(DAY)[0].body


@pytest.mark.parametrize(
    ("to", "words"),
    [
        ("nobody", "I can't find **nobody** in the directory"),
        ("demo-1", "That's your own username"),
        ("demo-2, demo-3, demo-4", "Please name one or two"),
        ("_No response_", "Please name one or two"),
        ("demo-3", "**demo-3** is taking a break"),
        ("demo-4", "are already partners"),
    ],
)
def test_who_cannot_be_introduced_hears_why_and_nobody_is_mentioned(to: str, words: str) -> None:
    here = world((1, 4))
    here.people[3] = replace(CY, status="paused")
    here.agreements = {p: replace(a, starts=DAY - timedelta(30)) for p, a in here.agreements.items()}
    number = here.asks(ANA, to, DAY)
    done = [action for action in here.run(DAY) if action.number == number]
    assert verbs(done) == [f"comment refused:{number}", f"close refused:{number}"]
    assert words in done[0].body
    assert "@" not in done[0].body
    assert not [action for action in here.run(DAY) if action.number == number]


def test_stranger_is_asked_to_add_a_profile_first() -> None:
    here = world()
    here.asks(person(99), "demo-2", DAY)
    assert "Please [add your profile]" in here.run(DAY)[0].body


def test_who_pauses_cannot_ask_either() -> None:
    here = world()
    here.people[1] = replace(ANA, status="paused")
    here.asks(ANA, "demo-2", DAY)
    assert "is paused, or has" in here.run(DAY)[0].body


def test_an_inactive_person_is_not_asked() -> None:
    here = world()
    here.changed = {BO.path: DAY - timedelta(days=250)}
    here.asks(ANA, "demo-2", DAY)
    assert "is taking a break" in here.run(DAY)[0].body


def test_nobody_has_more_open_introductions_than_the_community_allows() -> None:
    here = world()
    here.settings = replace(SETTINGS, introductions=Introductions(open_at_once=2))
    for who in (BO, CY, DI):
        here.asks(who, "demo-1", DAY)
    done = here.run(DAY)
    assert [a.verb for a in done] == [COMMENT, COMMENT, COMMENT, CLOSE]
    assert "**demo-1** has 2 introductions open" in done[2].body
    here.asks(ANA, "demo-5", DAY)
    assert "You have 2 introductions open" in here.run(DAY)[0].body


def test_an_introduction_that_ended_frees_a_place() -> None:
    here = world()
    here.settings = replace(SETTINGS, introductions=Introductions(open_at_once=1))
    first = here.asks(ANA, "demo-2", DAY)
    here.run(DAY)
    here.says(first, BO, "/decline", noon(DAY, 5))
    here.run(DAY)
    here.asks(ANA, "demo-3", DAY)
    assert "Hello @demo-3!" in here.run(DAY)[0].body


def test_decline_closes_kindly_and_the_same_person_does_not_ask_again() -> None:
    here = world()
    first = here.asks(ANA, "demo-2", DAY)
    here.run(DAY)
    here.says(first, BO, "Thank you.\n\n/decline", noon(DAY, 5))
    done = here.run(DAY)
    assert verbs(done) == [f"comment declined:{first}", f"label declined:{first}", "close "]
    assert "nobody has to say why" in done[0].body
    assert "@" not in done[0].body
    later = DAY + timedelta(days=300)  # the old comments are not read any more; the label remembers
    here.asks(ANA, "demo-2", later)
    assert "isn't available" in here.run(later)[0].body
    here.asks(CY, "demo-2", later)
    assert "Hello @demo-2!" in here.run(later)[0].body
    here.asks(BO, "demo-1", later)
    assert "Hello @demo-1!" in here.run(later)[0].body


@pytest.mark.parametrize(
    "body", ["> /decline", "`/decline`", "<!--\n/decline\n-->", "I do not /decline", "    /decline"]
)
def test_a_quoted_decline_is_none(body: str) -> None:
    here = world()
    number = here.asks(ANA, "demo-2", DAY)
    here.run(DAY)
    here.says(number, BO, body, noon(DAY, 5))
    assert here.run(DAY) == []


def test_a_no_is_remembered_when_its_comment_was_deleted() -> None:
    here = world()
    first = here.asks(ANA, "demo-2", DAY)
    here.run(DAY)
    here.says(first, BO, "/decline", noon(DAY, 5))
    here.run(DAY)
    kept = tuple(said for said in here.threads[first].comments if said.by_us)
    here.threads[first] = replace(here.threads[first], comments=kept)
    here.asks(ANA, "demo-2", DAY)
    assert "isn't available" in here.run(DAY)[0].body


def test_a_stranger_declines_nothing_and_who_asks_may_take_it_back() -> None:
    here = world()
    number = here.asks(ANA, "demo-2", DAY)
    here.run(DAY)
    here.says(number, CY, "/decline", noon(DAY, 5))
    assert here.run(DAY) == []
    here.says(number, ANA, "/decline", noon(DAY, 6))
    done = here.run(DAY)
    assert [action.verb for action in done] == [COMMENT, CLOSE]
    assert DECLINED not in here.threads[number].labels
    later = DAY + timedelta(30)
    here.asks(ANA, "demo-2", later)
    assert "Hello @demo-2!" in here.run(later)[0].body


def test_a_decline_after_the_end_is_remembered_too() -> None:
    here = world()
    number = here.asks(ANA, "demo-2", DAY)
    here.run(DAY)
    here.run(DAY + timedelta(days=14))
    here.says(number, BO, "/decline", noon(DAY + timedelta(days=20)))
    assert [a.verb for a in here.run(DAY + timedelta(days=20))] == [LABEL]


def test_quiet_for_fourteen_days_closes_gently_and_a_word_starts_the_days_again() -> None:
    here = world()
    number = here.asks(ANA, "demo-2", DAY)
    here.run(DAY)
    here.says(number, BO, "Hello!", noon(DAY + timedelta(days=10)))
    said = {offset: verbs(here.run(DAY + timedelta(days=offset))) for offset in range(40)}
    assert {offset: done for offset, done in said.items() if done} == {24: [f"comment quiet:{number}", "close "]}


def test_partners_with_an_agreement_need_no_introduction_any_more() -> None:
    here = world()
    number = here.asks(ANA, "demo-2", DAY)
    here.run(DAY)
    terms = partnership(ANA, BO, starts=DAY, ends=DAY + timedelta(days=100), check_ins=())
    here.agreements[terms.path] = terms
    assert [(a.verb, a.number, a.reason) for a in here.run(DAY)] == [(CLOSE, number, "completed")]


def test_when_somebody_leaves_it_closes_without_a_word() -> None:
    here = world()
    here.asks(ANA, "demo-2", DAY)
    here.run(DAY)
    del here.people[2]
    assert [(a.verb, a.body) for a in here.run(DAY)] == [(CLOSE, "")]


def test_people_are_known_by_their_numbers_after_a_rename() -> None:
    here = world()
    number = here.asks(ANA, "demo-2", DAY)
    here.run(DAY)
    here.people[2] = replace(BO, github="demo-new", path="profiles/demo-new.yml")
    here.people[7] = replace(
        person(7), github="demo-2", path="profiles/demo-2.yml"
    )  # the old name is someone else's now
    here.says(number, here.people[7], "/decline", noon(DAY, 5))
    assert here.run(DAY) == []
    here.says(number, here.people[2], "/decline", noon(DAY, 6))
    assert len(here.run(DAY)) == 3


def test_a_planted_marker_is_not_believed() -> None:
    here = world()
    number = here.asks(ANA, "demo-2", DAY)
    here.says(number, CY, f"<!-- peerpact:reminder introduction:{number} 1,3 -->\n\nHello", noon(DAY, -5))
    assert "Hello @demo-2!" in here.run(DAY)[0].body


def test_an_issue_that_is_no_form_is_left_alone() -> None:
    here = world()
    number = here.asks(ANA, "demo-2", DAY)
    here.threads[number] = replace(here.threads[number], body="Let us talk about introductions")
    assert here.run(DAY) == []


def test_one_person_cannot_take_all_of_anothers_places() -> None:
    here = world()
    for _ in range(3):
        here.asks(ANA, "demo-2", DAY)
    welcome, *refused = here.run(DAY)
    assert "Hello @demo-2!" in welcome.body
    assert all("@demo-2" not in action.body for action in refused)
    assert "are already being introduced" in refused[0].body
    here.asks(BO, "demo-1", DAY)
    assert all("Hello" not in action.body for action in here.run(DAY)), "the other way round, too"
    here.asks(CY, "demo-2", DAY)
    assert "Hello @demo-2! @demo-3" in here.run(DAY)[0].body


def test_the_same_two_rest_for_a_month_after_an_introduction_that_was_closed() -> None:
    here = world()
    number = here.asks(ANA, "demo-2", DAY)
    here.run(DAY)
    here.threads[number] = replace(here.threads[number], open=False)
    for days in (1, 29):
        here.asks(ANA, "demo-2", DAY + timedelta(days))
        done = here.run(DAY + timedelta(days))
        assert all("@demo-2" not in action.body for action in done)
        assert "less than a month ago" in done[0].body
    here.asks(ANA, "demo-2", DAY + timedelta(30))
    assert any("Hello @demo-2!" in action.body for action in here.run(DAY + timedelta(30)))
