"""Safety, the playbook for a report and the self-audit hold what they must hold.

For: the three pages and the settings that they speak of. Must not: judge the wording.
"""

from __future__ import annotations

import re

import pytest

from testing.guide_reading import GUIDES, rows, sections, text, words

AUDIT, REPORTS = "self-audit.md", "maintainers/reports.md"
STATES = ("**yes**", "**partly**", "**yours**", "**not yet**", "**not for us**")
EMCC = [
    "Clarity of purpose", "Training and briefing", "Selection and matching", "Measurement and review",
    "Ethics and care", "Administration",
]  # fmt: skip
MENTOR = [
    "Recruitment", "Screening", "Training", "Matching and first meeting", "Monitoring and support", "Closure",
]  # fmt: skip
ITEMS = [row for name, body in sections(AUDIT).items() if ":" in name for row in rows(body)]


def parts(heading: str) -> list[str]:
    """The headings of the third level below one of the second."""
    return re.findall(r"^### (.+)$", sections(AUDIT)[heading], re.MULTILINE)


def test_audit_goes_through_all_parts_of_both_standards() -> None:
    assert parts("EMCC: standards for programmes") == EMCC
    assert parts("MENTOR: Elements of Effective Practice") == MENTOR
    for heading in ("EMCC: standards for programmes", "MENTOR: Elements of Effective Practice"):
        bodies = re.split(r"^### .+$", sections(AUDIT)[heading], flags=re.MULTILINE)[1:]
        assert all(len(rows(body)) >= 3 for body in bodies)


def test_audit_uses_the_words_that_it_explains_and_each_of_them() -> None:
    legend = [word for word, _ in rows(text(AUDIT).split("\n## ")[0])]
    assert tuple(legend) == STATES
    assert {state for _, state, _ in ITEMS} == set(STATES)


@pytest.mark.parametrize("item", ITEMS, ids=lambda item: item[0][:60])
def test_every_yes_has_a_link_and_everything_else_says_what_is_missing(item: list[str]) -> None:
    _, state, where = item
    if state == "**yes**":
        assert "](" in where
    elif state != "**not yet**":
        assert len(words(re.sub(r"\]\([^)]*\)", "]", where))) >= 3


def test_audit_says_that_nobody_else_has_looked() -> None:
    assert "nobody has audited us" in text(AUDIT)


def test_playbook_goes_from_before_to_afterwards_and_keeps_reports_out_of_git() -> None:
    found = sections(REPORTS)
    order = ["Before the first report", "The first hour", "The first day", "The first week", "Afterwards"]
    assert list(found)[:5] == order
    assert {"What to write where", "When it's close to you", "Harder cases"} <= set(found)
    (report, *_) = rows(found["What to write where"])
    assert "Git" in report[2]


def test_every_step_against_a_person_says_how_to_do_it() -> None:
    table = rows(sections("code-of-conduct.md")["What we do with a report"])
    conduct = {step for step, *_ in table if step.startswith("**")}
    playbook = " ".join(step for step, *_ in rows(sections(REPORTS)["The first week"]))
    assert len(conduct) == 4
    assert conduct == {"**Correction**", "**Warning**", "**Temporary ban**", "**Permanent ban**"}
    assert all(step.strip("*").casefold() in playbook for step in conduct)


@pytest.mark.parametrize(
    "heading",
    [
        "Confidentiality and its limits", "What never to put into a public repository", "Boundaries", "Unequal power",
        "People under eighteen", "Burnout", "How to report", "Leaving, and what stays", "How to get out",
    ],
)  # fmt: skip
def test_safety_has_a_section_for_each_worry_under_its_old_name(heading: str) -> None:
    assert len(words(sections("safety.md")[heading])) > 60


def test_safety_leads_out_in_its_first_lines() -> None:
    top = text("safety.md").split("\n## ")[0]
    assert {"#how-to-get-out", "#how-to-report", "#when-something-slipped-in"} <= set(re.findall(r"\((#[\w-]+)\)", top))


@pytest.mark.parametrize("page", ["safety.md", "code-of-conduct.md", REPORTS, "../CODE_OF_CONDUCT.md"])
def test_a_report_gets_the_same_times_everywhere(page: str) -> None:
    body = text(page)
    assert re.search(r"within one day", body, re.IGNORECASE)
    if page != REPORTS:
        assert re.search(r"within one week", body, re.IGNORECASE)
    assert not re.search(r"as soon as (?:they|we) can|within (?:a|two) (?:day|week)s?", body, re.IGNORECASE)


def test_a_ban_does_not_depend_on_the_person_who_is_banned() -> None:
    table = {decision: how for decision, how, _ in rows(sections(REPORTS)["The first week"])}
    for ban in ("temporary ban", "permanent ban"):
        assert "block the account" in table[ban]
    assert "they set" not in sections(REPORTS)["The first week"]


def test_what_never_to_publish_is_listed_once_and_linked_elsewhere() -> None:
    listed = [
        page for page in sorted(GUIDES.rglob("*.md")) if "- email addresses and phone numbers" in page.read_text()
    ]
    assert [page.name for page in listed] == ["safety.md"]
    for page in ("add-your-profile.md", "whats-public.md"):
        assert "safety.md#what-never-to-put-into-a-public-repository" in text(page)
