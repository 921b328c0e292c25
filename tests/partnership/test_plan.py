"""A session's plan: the right session, the same turns as in the calendar, the check-in that belongs to it."""

from __future__ import annotations

from calendar import day_name
from dataclasses import replace
from datetime import date, timedelta

import pytest

from peerpact.community.loader import read_community
from peerpact.domain.model import Agreement, Availability, Goal, Partner, Sessions
from peerpact.domain.weekly_hours import Window
from peerpact.partnership.agenda import SessionPlan, next_session, session_plan
from peerpact.partnership.agenda.blocks import CHECK_IN, LEARN
from peerpact.partnership.agenda.render import FORMATS
from peerpact.partnership.agenda.time_slot import EXAMPLE
from peerpact.partnership.calendar import entries, order, session_days
from testing.site_profiles import agreement, person, together
from testing.site_server import ROOT

A, B, C = person(1, name="Ada Vale"), person(2, name="Ben Ode"), person(3, name="Cleo Ray")
HERE = together(A, B, C)
TERMS = agreement(A, B, starts=date(2026, 12, 1), ends=date(2027, 5, 31), check_ins=())
DAYS = list(session_days(TERMS))
GOAL = (Goal("css", "Lay out a page", "The page"),)
CIRCLE = replace(
    TERMS,
    partners=(
        Partner("demo-1", A.github_id, ("html",), GOAL),
        Partner("demo-2", B.github_id, ("css",), (Goal("public-speaking", "Give a talk", "The slides"),)),
        Partner("demo-3", C.github_id, ("public-speaking",), (Goal("html", "Write a form", "The form"),)),
    ),
)


def plan(number: int = 1, terms: Agreement = TERMS) -> SessionPlan:
    return session_plan(HERE, terms, number)


def test_next_session_is_todays_or_the_first_that_comes() -> None:
    assert next_session(TERMS, date(2026, 1, 1)) == 1
    assert next_session(TERMS, DAYS[2]) == 3
    assert next_session(TERMS, DAYS[2] + timedelta(1)) == 4
    assert next_session(TERMS, DAYS[-1]) == len(DAYS) == 13
    assert next_session(TERMS, DAYS[-1] + timedelta(1)) is None


@pytest.mark.parametrize("terms", [TERMS, CIRCLE])
def test_turns_and_days_are_those_of_the_calendar(terms: Agreement) -> None:
    calendar = [entry for entry in entries(HERE, terms) if entry.name.startswith("session-")]
    for number, entry in enumerate(calendar, 1):
        one = plan(number, terms)
        assert one.day == entry.day
        assert [learner.login for learner in one.learners] == [p.github for p in order(terms, number - 1)]
        assert entry.title.startswith(f"Session {number}: {one.learners[0].login} learns first")
    assert one.number == one.of == len(calendar)


def test_first_to_learn_changes_from_session_to_session() -> None:
    assert [plan(number).learners[0].name for number in (1, 2, 3)] == ["Ben Ode", "Ada Vale", "Ben Ode"]
    assert [plan(n, CIRCLE).learners[0].name for n in (1, 2, 3, 4)] == ["Ben Ode", "Cleo Ray", "Ada Vale", "Ben Ode"]


def test_goals_stand_with_the_name_of_the_skill_and_who_teaches_it() -> None:
    ben, ada = plan().learners
    assert (ben.goals[0].skill, ben.teachers) == ("CSS", ("demo-1",))
    assert (ada.goals[0].skill, ada.goals[0].evidence) == ("Public speaking", "The slides")
    assert {one.login: one.teachers for one in plan(1, CIRCLE).learners} == {
        "demo-1": ("demo-2",),
        "demo-2": ("demo-3",),
        "demo-3": ("demo-1",),
    }


def test_a_goal_that_nobody_offers_is_taught_by_all_others() -> None:
    odd = replace(TERMS, partners=(replace(TERMS.partners[0], goals=(Goal("c++", "x", "y"),)), TERMS.partners[1]))
    assert plan(1, odd).learners[1].teachers == ("demo-2",)


def test_a_check_in_belongs_to_the_first_session_from_its_day_on() -> None:
    terms = replace(TERMS, check_ins=(DAYS[2], DAYS[4] + timedelta(1), DAYS[-1] + timedelta(3)))
    found = {number: due for number in range(1, 14) if (due := plan(number, terms).check_in)}
    assert found == {3: terms.check_ins[0], 6: terms.check_ins[1], 13: terms.check_ins[2]}
    assert [block.kind for block in plan(3, terms).blocks].count(CHECK_IN) == 1
    assert CHECK_IN not in [block.kind for block in plan(4, terms).blocks]


def test_a_check_in_before_the_first_session_belongs_to_it_and_one_after_an_early_end_to_none() -> None:
    early = replace(TERMS, check_ins=(DAYS[0], DAYS[3]), ended=DAYS[1])
    assert [plan(number, early).check_in for number in (1, 2)] == [DAYS[0], None]


@pytest.mark.parametrize("minutes", [10, 30, 45, 60, 75, 90, 120, 480])
@pytest.mark.parametrize("terms", [TERMS, CIRCLE])
def test_a_plan_fills_the_minutes_of_the_agreement_and_everybody_learns(terms: Agreement, minutes: int) -> None:
    longer = replace(terms, sessions=replace(terms.sessions, minutes=minutes))
    blocks = plan(1, longer).blocks
    assert sum(block.minutes for block in blocks) == minutes
    assert [block.learner for block in blocks if block.kind == LEARN] == list(range(len(terms.partners)))


def test_somebody_who_left_keeps_the_login_and_there_is_no_proposal_of_an_hour() -> None:
    alone = session_plan(together(A), TERMS, 1)
    assert [(one.name, one.timezone, one.hours) for one in alone.learners] == [
        ("demo-2", "", False),
        ("Ada Vale", "Europe/Berlin", False),
    ]
    assert alone.slot is None
    assert "Fix the time together" in FORMATS["text"](alone, lambda _: None)


def test_who_works_in_writing_and_names_no_hours_is_not_sent_to_a_call() -> None:
    writes, names_hours = Availability(asynchronous=True), Availability(windows=(Window((1,), 600, 720),))
    letters = together(replace(A, availability=writes), replace(B, availability=writes))
    assert session_plan(letters, TERMS, 1).slot is None
    for form in ("text", "markdown"):
        told = FORMATS[form](session_plan(letters, TERMS, 1), lambda _: None)
        assert "You work in writing" in told
        assert "Ben Ode writes about the questions below and asks one more. Ada Vale replies." in told
        assert "minutes" not in told.lower()
    one_calls = together(replace(A, availability=writes), replace(B, availability=names_hours))
    told = session_plan(one_calls, TERMS, 1)
    assert told.slot
    assert told.slot.kind == EXAMPLE
    both = replace(names_hours, asynchronous=True)
    assert session_plan(together(replace(A, availability=both), replace(B, availability=both)), TERMS, 1).slot
    assert session_plan(together(replace(A, availability=both), replace(B, availability=writes)), TERMS, 1).slot
    no_clock = together(replace(A, availability=writes), replace(B, timezone="Nowhere/At_All"))
    assert "Fix the time together" in FORMATS["text"](session_plan(no_clock, TERMS, 1), lambda _: None)


@pytest.mark.parametrize("number", [0, 14, -3])
def test_a_session_that_the_agreement_does_not_have_is_refused(number: int) -> None:
    with pytest.raises(ValueError, match="no session"):
        plan(number)


def test_a_very_long_partnership_comes_back_to_a_topic_and_says_so() -> None:
    weekly = replace(TERMS, ends=date(2027, 11, 30), sessions=Sessions(1, "week", 60, "demo-1"))
    again = plan(13, weekly)
    assert (again.of, again.topic.title, again.earlier) == (53, plan(5, weekly).topic.title, 5)
    assert "in session 5. What is different now?" in FORMATS["markdown"](again, lambda _: None)


def test_the_example_meets_on_the_day_that_its_channel_names() -> None:
    named = [
        (terms.starts.weekday(), weekday)
        for terms in read_community(ROOT).community.agreements
        for weekday, name in enumerate(day_name)
        if name in terms.channel
    ]
    assert named
    assert [(starts, weekday) for starts, weekday in named if starts != weekday] == []
