"""Skills, hours and ticks as people write them into a form."""

from __future__ import annotations

import pytest

from peerpact.bot.join_form.answers import _TICKED as TICKED
from peerpact.bot.join_form.answers import _least_hours as least_hours
from peerpact.bot.join_form.skills import read_skills

LINES = {
    "Go, expert": ("Go", "expert", ""),
    "Go (expert)": ("Go", "expert", ""),
    "Go: expert": ("Go", "expert", ""),
    "Go - expert": ("Go", "expert", ""),
    "Go – Expert: fast ones": ("Go", "expert", "fast ones"),
    "1. Go, expert": ("Go", "expert", ""),
    "* Go (Expert): notes, many": ("Go", "expert", "notes, many"),
    "• Node.js = intermediate": ("Node.js", "intermediate", ""),
    "Public speaking (beginner): a talk": ("Public speaking", "beginner", "a talk"),
    "React (frontend), advanced": ("React (frontend)", "advanced", ""),
    "CI/CD - advanced - pipelines": ("CI/CD", "advanced", "pipelines"),
}
UNCLEAR = ("Go", "expert", "advanced Go", "Go (a lot)", "Go: very good", "(expert)", ", expert")
HOURS = {
    "4": "4", "2-4": "2", "2 – 4 hours": "2", "4h": "4", "about 4 hours a month": "4", "~3": "3", "2 to 4": "2",
    "4,5": "4.5", "a few": "a few", "4 a week": "16", "lots": "lots",
}  # fmt: skip


@pytest.mark.parametrize("line", LINES)
def test_a_skill_with_its_level_is_read_in_the_forms_that_people_use(line: str) -> None:
    skill, level, note = LINES[line]
    wanted = {"skill": skill, "level": level} | ({"note": note} if note else {})
    assert read_skills("offers", line) == ([wanted], [])


@pytest.mark.parametrize("line", UNCLEAR)
def test_a_line_without_a_clear_level_is_asked_about(line: str) -> None:
    entries, complaints = read_skills("offers", line)
    assert entries == []
    assert complaints


@pytest.mark.parametrize("answer", HOURS)
def test_of_a_span_of_hours_the_smaller_number_counts(answer: str) -> None:
    assert least_hours(answer) == HOURS[answer]


@pytest.mark.parametrize("box", ["- [x] I know", "- [X] I know", "* [x] I know", "- [x ] I know", "- [ x] I", "-[x] I"])
def test_a_tick_is_a_tick_after_an_edit(box: str) -> None:
    assert TICKED.match(box)


@pytest.mark.parametrize("box", ["- [ ] I know", "- [] I know", "I know", "- I know [x]"])
def test_no_tick_is_none(box: str) -> None:
    assert not TICKED.match(box)
