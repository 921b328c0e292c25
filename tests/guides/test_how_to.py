"""Every task has one place with steps, and the page for organisations has its plan and its sources."""

from __future__ import annotations

import re

import pytest

from testing.guide_reading import GUIDES, ROOT, cited, entries, front, rows, sections, text

INDEX, ORGANISATIONS = "how-to/index.md", "organisations.md"
PAGES = sorted(path.relative_to(GUIDES).as_posix() for path in (GUIDES / "how-to").glob("*.md"))
TASKS = [page for page in PAGES if page != INDEX and "moved" not in front(page)]
# What each kind of user must find, by the page that the index leads to.
ASKED = {
    "I'm new": ("join.md", "../whats-public.md", "answer-the-bot.md", "leave.md"),
    "I'm looking for a partner, or have one": (
        "../choose-a-partner.md", "sign.md", "../change-your-goals.md", "../when-it-isnt-working.md", "../ending.md",
        "../safety.md",
    ),
    "I look after a community": (
        "review-a-pull-request.md", "stale-profile.md", "../maintainers/run-a-cohort.md", "../maintainers/health.md",
    ),
    "I'm starting a community": ("start-your-community.md", "../organisations.md"),
}  # fmt: skip
_TARGET = re.compile(r"\]\(([^)#]+)(?:#[^)]*)?\)")


def test_index_serves_four_kinds_of_people_and_names_every_task() -> None:
    found = {name: set(_TARGET.findall(body)) for name, body in sections(INDEX).items()}
    assert list(found) == list(ASKED)
    for name, pages in ASKED.items():
        assert set(pages) <= found[name]
    assert {page.removeprefix("how-to/") for page in TASKS} <= set().union(*found.values())


@pytest.mark.parametrize("page", TASKS)
def test_task_has_numbered_steps_and_a_way_out_and_is_in_the_site_s_menu(page: str) -> None:
    steps = [*re.findall(r"^\d\. ", text(page), re.MULTILINE), *re.findall(r"^## \d\. ", text(page), re.MULTILINE)]
    assert len(steps) >= 3
    assert len(rows(sections(page)["When it goes wrong"])) >= 3
    assert f": {page}\n" in (ROOT / "mkdocs.yml").read_text("utf-8")


def test_no_second_page_tells_how_to_propose_or_to_sign() -> None:
    for mark, place in (("*Propose changes*, then *Create pull request*", "how-to/join.md"),
                        ("GitHub doesn't let you approve your own", "how-to/sign.md")):  # fmt: skip
        found = [p.relative_to(GUIDES).as_posix() for p in GUIDES.rglob("*.md") if mark in p.read_text("utf-8")]
        assert [page for page in found if not page.startswith("es/")] == [place]


def test_plan_of_90_days_has_no_week_without_work_and_says_who_and_when_it_is_done() -> None:
    plan = rows(sections(ORGANISATIONS)["The first 90 days"])
    weeks = [[int(number) for number in re.findall(r"\d+", span)] for span, *_ in plan]
    covered = {week for span in weeks for week in range(span[0], span[-1] + 1)}
    assert covered == set(range(1, 14))  # 13 weeks are 91 days
    assert [span[0] for span in weeks] == sorted(span[0] for span in weeks)
    assert all(len(row) == 4 and all(row) for row in plan)


def test_every_study_that_organisations_are_told_of_is_named_and_no_other() -> None:
    parts = sections(ORGANISATIONS)
    told = cited("".join(body for name, body in parts.items() if name != "Sources"))
    listed = {(found[1], found[2]) for entry in entries(parts["Sources"])
              if (found := re.match(r"([\w-]+),.*?\((\d{4})\)", entry))}  # fmt: skip
    assert told == listed
    assert len(listed) >= 7
