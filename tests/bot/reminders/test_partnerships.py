"""What partners hear, when they hear nothing, and that the words are kind and safe."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date, timedelta

import pytest
from markdown_it import MarkdownIt

from peerpact.bot.reminders.actions import CLOSE, OPEN, Unsigned
from peerpact.bot.reminders.keys import key, marker, read
from peerpact.community.activity import pause_inactive
from peerpact.domain.model import Amendment, Outcome
from peerpact.domain.pull_request import Account
from peerpact.domain.settings import ReminderRules
from testing.reminders_world import SETTINGS, SKILLS, World, noon, partnership, person

ANA, BO = person(1), person(2)
DUE = {"first-meeting": date(2027, 1, 11), "check-in": date(2027, 2, 10), "ending": date(2027, 6, 23)}
DUE["follow-up"] = date(2027, 9, 30)


def opened(world: World, now: date) -> list[str]:
    """The kinds of the issues that are opened today."""
    return [action.key.partition(":")[0] for action in world.run(now) if action.verb == OPEN]


@pytest.mark.parametrize(("kind", "day"), DUE.items())
def test_each_kind_has_its_day(kind: str, day: date) -> None:
    here = World.of([ANA, BO], [partnership(ANA, BO)])
    assert opened(here, day) == [kind]
    assert opened(World.of([ANA, BO], [partnership(ANA, BO)]), day - timedelta(days=1)) != [kind]


def test_numbers_come_from_the_community() -> None:
    rules = ReminderRules(remind_days=3, close_days=5, first_meeting_days=20, follow_up_months=1)
    here = World.of([ANA, BO], [partnership(ANA, BO)], settings=replace(SETTINGS, reminders=rules))
    days = [date(2027, 1, 1) + timedelta(days=n) for n in range(220)]
    found = {day: kinds for day in days if (kinds := opened(here, day))}
    assert list(found) == [date(2027, 1, 21), date(2027, 2, 10), date(2027, 4, 1), date(2027, 6, 27), date(2027, 7, 30)]
    closed = [day for day, action in here.log if action.verb == CLOSE]
    assert closed == [day + timedelta(days=5) for day in found]


def test_nothing_is_said_before_the_start_or_after_an_early_ending() -> None:
    ended = partnership(ANA, BO, ended=date(2027, 2, 1))
    here = World.of([ANA, BO], [ended])
    days = [date(2026, 12, 1) + timedelta(days=n) for n in range(600)]
    assert [day for day in days if opened(here, day) and day >= date(2027, 2, 1)] == []


def test_ended_on_the_planned_day_is_no_early_ending() -> None:
    here = World.of([ANA, BO], [partnership(ANA, BO, ended=date(2027, 6, 30))])
    assert opened(here, DUE["follow-up"]) == ["follow-up"]


def test_an_early_ending_closes_what_is_open_without_asking_why() -> None:
    here = World.of([ANA, BO], [partnership(ANA, BO)])
    here.run(DUE["check-in"])
    here.agreements = {path: replace(a, ended=date(2027, 2, 12)) for path, a in here.agreements.items()}
    assert [(a.verb, a.body) for a in here.run(date(2027, 2, 12))] == [(CLOSE, "")]


def test_a_long_sleep_is_not_made_up_for_all_at_once() -> None:
    here = World.of([ANA, BO], [partnership(ANA, BO, check_ins=(date(2027, 1, 20), date(2027, 1, 25)))])
    assert opened(here, date(2027, 1, 26)) == ["check-in"]
    assert opened(here, date(2027, 1, 27)) == []
    assert opened(World.of([ANA, BO], [partnership(ANA, BO, check_ins=())]), date(2027, 3, 1)) == []


def test_mute_of_one_partner_is_enough_and_unmute_brings_care_back() -> None:
    here = World.of([ANA, BO], [partnership(ANA, BO)])
    here.run(DUE["first-meeting"])
    [number] = here.threads
    here.says(number, BO, "/mute", noon(date(2027, 1, 12)))
    assert [a.verb for a in here.run(date(2027, 1, 12))] == ["comment", "label", "close"]
    assert opened(here, DUE["check-in"]) == []
    here.says(number, ANA, "/unmute", noon(date(2027, 3, 20)))
    assert [a.verb for a in here.run(date(2027, 3, 20))] == ["unlabel"]
    assert opened(here, date(2027, 4, 1)) == ["check-in"]


def test_mute_is_remembered_when_its_comment_is_not_read_any_more() -> None:
    here = World.of([ANA, BO], [partnership(ANA, BO)])
    here.run(DUE["first-meeting"])
    [number] = here.threads
    here.says(number, BO, "/mute", noon(date(2027, 1, 12)))
    here.run(date(2027, 1, 12))
    here.threads[number] = replace(here.threads[number], comments=())
    assert opened(here, DUE["ending"]) == []


def test_a_demo_says_nothing() -> None:
    here = World.of([ANA, BO], [partnership(ANA, BO)], settings=replace(SETTINGS, demo=True))
    here.asks(ANA, "demo-2", DUE["check-in"])
    assert here.plan(DUE["check-in"]) == ()


def test_a_key_that_somebody_planted_silences_nobody() -> None:
    here = World.of([ANA, BO], [partnership(ANA, BO)])
    planted = key("check-in", partnership(ANA, BO).path, DUE["check-in"])
    number = here.asks(person(9), "demo-1", date(2027, 2, 9))
    here.threads[number] = replace(here.threads[number], body=f"{marker(planted)}\n\n{here.threads[number].body}")
    assert "check-in" in opened(here, DUE["check-in"])


@pytest.mark.parametrize(
    "path", ["agreements/-->x.yml", "agreements/a b:c.yml", "agreements/ü%.yml", "agreements/<!--.yml"]
)
def test_a_key_of_any_path_survives_its_marker(path: str) -> None:
    own = key("check-in", path, "2027-01-12")
    assert read(marker(own, (7, 8)) + "\n\nText") == (own, (7, 8))
    assert marker(own).count("-->") == 1


def test_check_in_has_its_agenda_and_a_change_to_copy() -> None:
    here = World.of([ANA, BO], [partnership(ANA, BO)])
    [action] = here.run(DUE["check-in"])
    for words in ("1. Are the goals still right?", "2. Are the halves equal?", "3. Is there anything to change"):
        assert words in action.body
    assert "```yaml\namendments:\n  - {on: 2027-02-10, what: What has changed in one sentence}\n```" in action.body
    assert "https://github.com/example/mentoring/edit/main/agreements/2027-demo-1--demo-2.yml" in action.body
    assert "public permanently" in action.body
    assert "`/mute`" in action.body
    amended = partnership(ANA, BO, amendments=(Amendment(date(2027, 1, 20), "x"),))
    assert "```yaml\n  - {on:" in World.of([ANA, BO], [amended]).run(DUE["check-in"])[0].body


def test_ending_has_an_outcome_to_copy_for_each() -> None:
    terms = partnership(ANA, BO, outcome=(Outcome("demo-1", "fully"),))
    [action] = World.of([ANA, BO], [terms]).run(DUE["ending"])
    assert "```yaml\n  - {github: demo-1, reached: mostly, learned: One line, next: One line}\n" in action.body


HOSTILE = "a`b](http://x) <img src=x onerror=y> @demo-9 #12 --> \u202e"


def test_hostile_names_stay_text_in_every_issue() -> None:
    ana = person(1, github=HOSTILE, path=f"profiles/{HOSTILE}.yml")
    terms = partnership(ana, BO, path=f"agreements/{HOSTILE}.yml")
    here = World.of([ana, BO], [terms], changed={ana.path: date(2026, 8, 10)})
    here.asks(BO, HOSTILE, DUE["check-in"])
    done = [action for day in DUE.values() for action in here.run(day) if action.body]
    assert len(done) >= 6
    for action in done:
        shown = MarkdownIt("commonmark", {"html": True}).render(action.body)
        assert "<img" not in shown
        assert "@demo-9" not in re.sub(r"<code.*?</code>", "", shown, flags=re.DOTALL)
        assert 'href="http://x"' not in shown
        assert shown.count("<!--") == shown.count("-->") == 1
        assert re.fullmatch(r"[\w ,?:-]*", action.title)


def test_profile_is_asked_about_once_and_is_inactive_a_month_later() -> None:
    here = World.of([ANA, BO], changed={ANA.path: date(2026, 8, 31), BO.path: date(2027, 6, 1)})
    days = [date(2027, 1, 1) + timedelta(days=n) for n in range(130)]
    found = {day: kinds for day in days if (kinds := opened(here, day))}
    assert found == {date(2027, 2, 28): ["review"]}
    assert not any(thread.open for thread in here.threads.values())
    for now, status in ((date(2027, 3, 27), "open"), (date(2027, 3, 28), "paused"), (date(2028, 1, 1), "paused")):
        assert pause_inactive(here.community(), here.changed, now).by_id[1].status == status
    here.changed = {ANA.path: date(2028, 1, 1)}
    assert pause_inactive(here.community(), here.changed, date(2028, 1, 2)).by_id[1].status == "open"


def test_the_question_closes_when_the_file_has_changed() -> None:
    here = World.of([ANA], changed={ANA.path: date(2026, 8, 31)})
    here.run(date(2027, 2, 28))
    here.changed = {ANA.path: date(2027, 3, 2)}
    assert [(a.verb, a.body) for a in here.run(date(2027, 3, 2))] == [(CLOSE, "")]


def test_a_paused_person_is_not_asked_and_without_history_nobody_is_inactive() -> None:
    here = World.of([person(1, status="paused")], changed={ANA.path: date(2026, 8, 31)})
    assert here.run(date(2027, 2, 28)) == []
    community = World.of([ANA]).community()
    assert pause_inactive(community, {}, date(2030, 1, 1)) is community
    assert community.vocabulary is SKILLS


def waiting(opened_on: date) -> World:
    """A pull request that waits for Bo."""
    who = Unsigned(7, Account("demo-1", 1), opened_on, (Account("demo-2", 2),))
    return World.of([ANA, BO], unsigned=(who,))


def test_unsigned_agreement_is_reminded_of_on_day_seven_and_offered_to_close_on_day_fourteen() -> None:
    here = waiting(date(2027, 1, 1))
    said = {day: [a.key for a in here.run(date(2027, 1, 1) + timedelta(days=day))] for day in range(40)}
    assert {day: keys for day, keys in said.items() if keys} == {7: ["unsigned-reminder:7"], 14: ["unsigned-offer:7"]}
    reminder, offer = (action.body for _, action in here.log)
    assert "@demo-2" in reminder
    assert "@demo-1" not in reminder
    assert "@demo-2 and @demo-1" in offer


def test_who_looks_late_hears_only_the_offer_and_a_signed_one_is_left_alone() -> None:
    assert [a.key for a in waiting(date(2027, 1, 1)).run(date(2027, 2, 1))] == ["unsigned-offer:7"]
    here = waiting(date(2027, 1, 1))
    here.unsigned = (replace(here.unsigned[0], waiting=()),)
    assert here.run(date(2027, 2, 1)) == []
