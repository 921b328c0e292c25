"""`peerpact agenda` on the demonstration, and on a community in which everything that can be written is hostile."""

from __future__ import annotations

import json
import re
import subprocess
import sys
from dataclasses import replace
from datetime import date

import pytest

from peerpact.cli.commands.agenda import find_agreement
from peerpact.cli.main import main
from peerpact.community.loader import read_community
from peerpact.domain.errors import OperatorError
from peerpact.domain.model import Agreement, Availability, Community
from peerpact.domain.weekly_hours import Window
from peerpact.partnership.agenda import session_plan
from peerpact.partnership.agenda.guide_page import page
from peerpact.partnership.agenda.render import FORMATS
from testing import ROOT
from testing.site_profiles import agreement, person, together
from testing.site_reading import rendered

DEMO = read_community(ROOT).community
NOW = date(2026, 11, 22)
PAIR, CIRCLE = "2026-demo-oleh--demo-pascale", "2026-demo-eero--demo-farida--demo-kaede"
EVIL = '\x1b[31m@octocat #12 | <img src=x onerror=alert(1)> [a](https://evil.example) **b**\n# c\u202e "'


def said(capsys: pytest.CaptureFixture[str], *words: str, now: str = "2026-11-22") -> str:
    """What the command prints for the demonstration."""
    assert main(["--root", str(ROOT), "--now", now, "agenda", *words]) == 0
    return capsys.readouterr().out


def refused(capsys: pytest.CaptureFixture[str], *words: str, now: str = "2026-11-22") -> str:
    """What the command says when it cannot answer."""
    assert main(["--root", str(ROOT), "--now", now, "agenda", *words]) == 2
    return " ".join(capsys.readouterr().err.split())


def test_the_next_session_has_names_times_goals_minutes_and_questions(capsys: pytest.CaptureFixture[str]) -> None:
    text = said(capsys, PAIR)
    assert "Олег Бондарчук and Pascale Guérin-Hynes: session 8 of 14" in text
    assert "Олег Бондарчук: 18:30 to 19:30 on Monday, 23 November (Europe/Kyiv)" in text
    assert "Pascale Guérin-Hynes: 13:00 to 14:00 on Monday, 23 November (America/St_Johns)" in text
    assert "Pascale Guérin-Hynes learns PostgreSQL: Try every example" in text
    assert re.findall(r"^ +(\d+) to +(\d+)  (\S+)", text, re.MULTILINE) == [
        ("0", "5", "Arrive:"), ("5", "20", "Check-in:"), ("20", "37", "Олег"), ("37", "54", "Pascale"),
        ("54", "60", "Commit:"),
    ]  # fmt: skip
    assert len(re.findall(r"^  [123]\. .+\?$", text, re.MULTILINE)) == 3
    assert "(guides/training/changing-goals.md)" in text


def test_a_named_session_is_that_one_and_the_turns_have_changed(capsys: pytest.CaptureFixture[str]) -> None:
    first = said(capsys, PAIR, "--session", "1")
    assert "session 1 of 14" in first
    assert "Where each of us comes from" in first
    assert "what would make this a good first session" in first
    eighth, ninth = (json.loads(said(capsys, PAIR, "--session", n, "--format", "json")) for n in ("8", "9"))
    assert [one["github"] for one in eighth["learners"]] == ["demo-oleh", "demo-pascale"]
    assert [one["github"] for one in ninth["learners"]] == ["demo-pascale", "demo-oleh"]


def test_a_circle_has_three_parts_and_names_who_listens(capsys: pytest.CaptureFixture[str]) -> None:
    data = json.loads(said(capsys, CIRCLE, "--format", "json"))
    parts = [block for block in data["blocks"] if block["kind"] == "learn"]
    assert [(part["learner"], part["minutes"]) for part in parts] == [
        ("demo-eero", 26), ("demo-farida", 26), ("demo-kaede", 26),
    ]  # fmt: skip
    assert "楓 listens and asks what nobody asked." in parts[0]["what"]
    assert sum(block["minutes"] for block in data["blocks"]) == data["minutes"] == 90


@pytest.mark.parametrize("name", [f"agreements/{PAIR}.yml", PAIR.upper(), f"{PAIR}.yml"])
def test_an_agreement_is_found_by_its_path_and_in_any_letter_case(name: str) -> None:
    assert find_agreement(DEMO, name, NOW).slug == PAIR


def test_an_agreement_whose_file_has_capitals_is_found_as_well() -> None:
    terms = replace(hostile()[1], path="agreements/2026-Demo-1--demo-2.yml")
    assert find_agreement(together(agreements=(terms,)), "2026-demo-1--DEMO-2", NOW) is terms


def test_an_unknown_agreement_names_the_nearest_ones(capsys: pytest.CaptureFixture[str]) -> None:
    assert "Did you mean: 2026-demo-oleh--demo-pascale" in refused(capsys, "2026-demo-ole--demo-pascal")
    long = refused(capsys, "\x1b[31m" + "x" * 100_000)
    assert "<U+001B>" in long
    assert len(long) < 500
    with pytest.raises(OperatorError, match="no agreement here yet"):
        find_agreement(together(), "x", NOW)


def test_without_an_agreement_those_that_go_on_are_named(capsys: pytest.CaptureFixture[str]) -> None:
    advice = refused(capsys)
    assert advice.startswith("peerpact: Which agreement? Name one of these: ")
    assert f" {PAIR} " in advice
    assert "2026-demo-marek--demo-quentin" not in advice  # it has ended
    assert f"There are: {CIRCLE} " in refused(capsys, "qqqq")
    assert refused(capsys, "demo-pascale").endswith(f"Did you mean: {PAIR}")


def test_a_long_list_of_agreements_is_cut() -> None:
    people = [person(n) for n in range(1, 37)]
    many = together(*people, agreements=tuple(agreement(people[0], one) for one in people[1:]))
    with pytest.raises(OperatorError) as refusal:
        find_agreement(many, None, NOW)
    assert refusal.value.advice.count("\n") == 11
    assert refusal.value.advice.endswith("… and 25 more")


def test_a_session_out_of_range_says_which_there_are(capsys: pytest.CaptureFixture[str]) -> None:
    assert "There are 14 sessions in this agreement: name one from 1 to 14." in refused(capsys, PAIR, "--session", "15")


@pytest.mark.parametrize("number", ["0", "-1", "1.5", "٣", "99999", "x" * 99])
def test_what_is_no_number_of_a_session_is_wrong_use(capsys: pytest.CaptureFixture[str], number: str) -> None:
    with pytest.raises(SystemExit) as leaving:
        main(["--root", str(ROOT), "agenda", PAIR, f"--session={number}"])
    assert leaving.value.code == 2
    assert "write the number of a session, such as 3" in capsys.readouterr().err


def test_an_agreement_that_has_ended_says_when_and_never_why(capsys: pytest.CaptureFixture[str]) -> None:
    assert "has ended on Friday 31 July 2026" in refused(capsys, "2026-demo-nia--demo-uma")
    assert "has ended on Monday 28 September 2026" in refused(capsys, "2026-demo-marek--demo-quentin")
    assert "has ended because a partner has left" in refused(capsys, "2026-demo-bjarne--demo-teodor", "--session", "1")


def test_after_the_last_session_the_closing_is_what_is_left(capsys: pytest.CaptureFixture[str]) -> None:
    text = said(capsys, PAIR, now="2027-02-16")
    assert "There are no more sessions." in text
    assert "“End well”" in text
    assert "Tuesday 16 February 2027" in text


def test_links_are_made_where_the_community_has_a_repository_and_not_in_a_demo() -> None:
    plan = session_plan(DEMO, find_agreement(DEMO, PAIR, NOW), 1)
    assert FORMATS["markdown"](plan, lambda _: None).endswith("\nHelp: The foundation\n")
    told = FORMATS["markdown"](plan, lambda guide: f"https://x.example/{guide}")
    assert "[The foundation](https://x.example/training/foundation.md)" in told


def hostile() -> tuple[Community, Agreement]:
    """A partnership in which every text that people can write is made to do harm."""
    hours = Availability(windows=(Window((0, 1, 2, 3, 4, 5, 6), 0, 0),))
    people = [person(n, name=EVIL, availability=hours) for n in (1, 2)]
    terms = agreement(*people, channel=EVIL)
    evil = [replace(p, goals=tuple(replace(g, goal=EVIL, evidence=EVIL) for g in p.goals)) for p in terms.partners]
    return together(*people), replace(terms, partners=tuple(evil))


def test_what_people_wrote_does_no_harm_in_a_terminal() -> None:
    text = FORMATS["text"](session_plan(*hostile(), 1), lambda _: None)
    assert "\x1b" not in text
    assert "\u202e" not in text
    assert "<U+001B>[31m" in text
    assert max(map(len, text.splitlines())) <= 110


def test_what_people_wrote_does_no_harm_in_markdown() -> None:
    shown = FORMATS["markdown"](session_plan(*hostile(), 1), lambda _: None)
    seen = rendered(shown)
    assert not re.search(r"@octocat|(?<!&)#12", shown)
    assert "<img" not in shown
    assert [tag for tag in seen.tags if tag in ("img", "strong", "em", "h1")] == []
    assert [href for _, name, href in seen.attributes if name in ("href", "src") and href[:1] != "#"] == []
    rows = [line for line in shown.splitlines() if line.startswith("| ")]
    assert {row.count("|") for row in rows} == {3}


def test_all_formats_are_the_same_bytes_each_time_and_json_keeps_what_was_written() -> None:
    plan = session_plan(*hostile(), 1)
    for form in FORMATS.values():
        assert form(plan, lambda _: None) == form(plan, lambda _: None)
    assert json.loads(FORMATS["json"](plan, lambda _: None))["channel"] == EVIL


def test_every_partnership_of_the_demonstration_has_a_plan_for_every_session() -> None:
    for terms in DEMO.live(date(2026, 11, 22)):
        count = session_plan(DEMO, terms, 1).of
        for number in range(1, count + 1):
            plan = session_plan(DEMO, terms, number)
            assert all(form(plan, lambda _: None) for form in FORMATS.values())


def test_the_guide_of_all_sessions_is_what_the_topics_say_today() -> None:
    assert (ROOT / "guides/sessions.md").read_text("utf-8") == page(), (
        "run: peerpact agenda --guide > guides/sessions.md"
    )


def test_the_guide_comes_from_a_real_process_as_well() -> None:
    done = subprocess.run(
        [sys.executable, "-m", "peerpact", "--root", str(ROOT), "agenda", "--guide"], capture_output=True, check=True
    )
    assert done.stdout.decode() == page()
