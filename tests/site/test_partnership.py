"""What a partnership's page says of what comes next, and what the partners can do themselves."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from peerpact.community.examine import examine
from peerpact.community.loader import load
from peerpact.domain.model import Agreement, Outcome, Sessions
from peerpact.domain.settings import Settings
from peerpact.site import build
from testing.site_profiles import NOW, agreement, knowing, person, together
from testing.site_reading import Seen, body, rendered

REAL = Settings(name="Real", repository="owner/name")
A, B = person(1), person(2)
TERMS = agreement(A, B)
EDITOR = "https://github.com/owner/name/edit/main/agreements/2026-demo-1--demo-2.yml"


def page(terms: Agreement = TERMS, settings: Settings = REAL, now: date = NOW) -> str:
    return build(together(A, B, agreements=(terms,), settings=settings), now, knowing())[
        f"partnerships/{terms.slug}.md"
    ]


def shown(terms: Agreement = TERMS, settings: Settings = REAL, now: date = NOW) -> Seen:
    return rendered(page(terms, settings, now))


def test_the_next_session_names_its_day_and_whose_half_comes_first() -> None:
    # From 1 October every two weeks: 1, 15, 29 October, 12 and 26 November. The second partner learns first.
    assert "26 Nov 2026 · session 5 of 13 · 60 minutes in two equal halves · Person 2 learns first" in shown().text
    assert "session 4 of 13 · 60 minutes in two equal halves · Person 1 learns first" in (
        shown(now=date(2026, 11, 12)).text
    )


def test_the_agenda_of_the_next_session_stands_on_the_page() -> None:
    text = shown().text
    assert "MinutesArrive" in text.replace("0–5", "")
    assert "Topic:" in text
    assert text.index("Person 2 learns") < text.index("Person 1 learns")


@pytest.mark.parametrize(
    "terms",
    [
        replace(TERMS, ended=date(2026, 11, 1)),
        replace(TERMS, ends=date(2026, 11, 22), starts=date(2026, 11, 20)),
        agreement(A, person(9)),
        replace(TERMS, starts=NOW, ended=NOW),
    ],
    ids=["ended", "no session left", "a partner left", "ended today, on the day of a session"],
)
def test_no_session_is_announced_when_none_is_to_come(terms: Agreement) -> None:
    assert "Next session" not in shown(terms).text


def test_a_session_too_short_for_anybody_stops_no_site() -> None:
    assert "Next session" not in shown(replace(TERMS, sessions=Sessions(2, "week", 1, "demo-2"))).text


def test_partners_find_the_form_that_changes_ends_and_records_it() -> None:
    seen = shown()
    links = {value for tag, key, value in seen.attributes if key == "href"}
    form = f"../../agree/?edit={TERMS.slug}&do="
    assert {EDITOR, f"{form}change", f"{form}end", f"{form}outcome"} <= links
    assert "amendments:" not in seen.text  # nobody has to read YAML


def test_whoever_wants_to_end_it_finds_how_to_end_well_and_how_to_get_out() -> None:
    guides = frozenset({"ending.md", "safety.md"})
    made = build(together(A, B, agreements=(TERMS,), settings=REAL), NOW, knowing(guides=guides))
    links = {value for tag, key, value in rendered(made[f"partnerships/{TERMS.slug}.md"]).attributes if key == "href"}
    assert {"../../ending/#end-early", "../../safety/#how-to-get-out"} <= links
    assert "How to get out" not in shown().text  # where a community has taken the guides out


def test_only_who_has_written_no_outcome_is_asked_for_one() -> None:
    ended = replace(TERMS, ended=date(2026, 11, 1), outcome=(Outcome("demo-1", "mostly"),))
    text = shown(ended).text
    assert "Write the outcome" in text
    assert "End it" not in text
    both = replace(ended, outcome=(Outcome("demo-1", "mostly"), Outcome("demo-2", "fully")))
    assert "For the partners" not in shown(both).text


def test_a_planned_partnership_has_no_outcome_to_write_yet() -> None:
    planned = replace(TERMS, starts=date(2026, 12, 1))
    assert "Change it" in shown(planned).text
    assert "Write the outcome" not in shown(planned).text


def test_a_demonstration_and_a_partnership_that_somebody_left_have_no_editor() -> None:
    assert "For the partners" not in shown(settings=replace(REAL, demo=True)).text
    gone = agreement(A, person(9))
    assert "For the partners" not in shown(gone).text


def test_the_lines_to_copy_fit_into_the_agreement() -> None:
    fences = [part.partition("```")[0] for part in body(page()).split("```yaml\n")[1:]]
    partner = (
        "  - {{github: {0}, github_id: {1}, offers: [{2}], "
        "goals: [{{learn: {3}, goal: Give a talk, evidence: The slides}}]}}\n"
    )
    text = (
        "partners:\n"
        + partner.format("demo-1", A.github_id, "css", "public-speaking")
        + partner.format("demo-2", B.github_id, "public-speaking", "css")
        + "starts: 2026-10-01\nends: 2027-03-31\nsessions: {every: 2 weeks, minutes: 60, first_to_learn: demo-2}\n"
        "check_ins: [2026-11-02]\nterms: 1\n"
        "commitments: {equal_contribution: true, confidentiality: true, accountability: true, code_of_conduct: true}\n"
    )
    skills = b"skills: []\n"
    for lines in ("", *fences, "".join(fences)):
        path = "agreements/2026-demo-1--demo-2.yml"
        found = examine(load({"skills.yml": skills, path: (text + lines).encode()}), NOW)
        wrong = [(one.rule, one.message) for one in found if one.path == path and "profile" not in one.message]
        assert wrong == [], lines
