"""Nothing that a person writes in one answer changes another one."""

from __future__ import annotations

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from peerpact.bot.join_form import QUESTIONS
from peerpact.bot.join_form.parse_issue import MOST_CHARACTERS, is_form, split
from testing.join_forms import ANSWERS, body

HEADINGS = [f"### {question.heading}" for question in QUESTIONS]
SETTINGS = settings(deadline=None)  # the machine may be busy
PIECES = st.sampled_from(
    [*HEADINGS, "###", "### Other", "####", "_No response_", "\n", "\n\n", "\r\n", "\r", "  ", "x", "- [X] ", "```",
     "\u2028", "\x0b", "\x0c", "\x85", "---", "&a", "*a", "!!x", "{{", "${{ github.token }}", "<!--", "-->", "@demo-bo"]
)  # fmt: skip
TEXTS = st.lists(PIECES, max_size=12).map("".join)
ALL = st.fixed_dictionaries({question.id: TEXTS for question in QUESTIONS})


WORDS = {"public", "name", "pronouns", "contact", "about"}


def plain(text: str) -> str:
    """An answer as it is read: line breaks of one kind, nothing around it."""
    found = text.replace("\r\n", "\n").replace("\r", "\n").strip()
    return "" if found == "_No response_" else found


def fakes(text: str) -> bool:
    """Whether a line of an answer is a heading of the form, also where the answer's end makes one of it."""
    lines = text.replace("\r\n", "\n").replace("\r", "\n").split("\n")
    return any(line.rstrip() in HEADINGS for line in lines)


@SETTINGS
@given(ALL)
@example({question.id: HEADINGS[3] for question in QUESTIONS})
@example({question.id: "\r" for question in QUESTIONS})
def test_every_answer_is_read_as_it_was_written_or_nothing_is_read_at_all(given_: dict[str, str]) -> None:
    answers, complaints = split(body(**given_))
    if any(map(fakes, given_.values())):
        assert (answers, bool(complaints)) == ({}, True)
    else:
        assert complaints == []
        assert {name: answers[name] for name in WORDS} == {
            name: plain(given_[name]) for name in WORDS if name in given_
        }
        for name in answers.keys() - WORDS:  # of lists and choices only fences and words for "none" are lost
            assert answers[name] in ("", plain(given_[name])) or "```" in given_[name] or "~~~" in given_[name]


@SETTINGS
@given(st.sampled_from([question.id for question in QUESTIONS]), TEXTS)
def test_one_answer_changes_no_other(name: str, text: str) -> None:
    before, _ = split(body())
    after, _ = split(body(**{name: text}))
    assert not after or {**after, name: ""} == {**before, name: ""}


@SETTINGS
@given(st.sampled_from(QUESTIONS))
def test_a_heading_inside_an_answer_is_told_by_its_name(question: object) -> None:
    heading = getattr(question, "heading", "")
    _, complaints = split(body(about=f"me\n### {heading}\n\nmore"))
    [complaint] = complaints
    assert f"`### {heading}` is there more than once" in complaint.message


@SETTINGS
@given(st.text(max_size=400))
def test_any_text_at_all_is_read_or_refused_in_words(text: str) -> None:
    answers, complaints = split(text)
    assert bool(answers) != bool(complaints)


def test_windows_line_breaks_change_nothing() -> None:
    assert split(body().replace("\n", "\r\n")) == split(body())


def test_missing_swapped_and_preceded_headings_are_told() -> None:
    text = body()
    [missing] = split(text.replace("### Languages", "Languages"))[1]
    assert (missing.question, "is missing" in missing.message) == ("languages", True)
    swapped = text.replace("### Name", "### ?").replace("### Pronouns", "### Name").replace("### ?", "### Pronouns")
    assert "aren't in their order" in split(swapped)[1][0].message
    assert "above the line" in split(f"Hello!\n\n{text}")[1][0].message


def test_a_text_beyond_what_github_takes_is_refused_and_one_as_long_is_read() -> None:
    room = MOST_CHARACTERS - len(body(about=""))
    answers, complaints = split(body(about="a" * room))
    assert (len(answers["about"]), complaints) == (room, [])
    assert split(body(about="a" * (room + 100)))[1][0].message.startswith("The text is too long")


def test_only_a_heading_of_the_form_makes_a_form() -> None:
    assert is_form(body())
    assert is_form("hello\r\n### Name \r\n")
    assert not is_form("hello\n\n## Name\n\n###Name\n")
    assert not is_form("")


def test_no_two_questions_share_a_heading_and_every_one_is_answered_here() -> None:
    assert len(set(HEADINGS)) == len(HEADINGS)
    assert set(ANSWERS) <= {question.id for question in QUESTIONS}


@pytest.mark.parametrize("text", ["None", "none", "N/A", "n/a", "-", "_No response_", "No response", "```\n\n```"])
@pytest.mark.parametrize("question", ["asynchronous", "formats", "hours", "windows", "seeks", "capacity"])
def test_a_word_for_nothing_is_no_answer(question: str, text: str) -> None:
    answers, complaints = split(body(**{question: text}))
    assert (complaints, answers[question]) == ([], "")


def test_a_name_may_be_none() -> None:
    assert split(body(name="None"))[0]["name"] == "None"


@pytest.mark.parametrize("fence", ["```", "```text", "~~~"])
def test_a_list_in_a_code_fence_is_the_list(fence: str) -> None:
    answers, _ = split(body(offers=f"{fence}\nGo, expert\n{fence[:3]}"))
    assert answers["offers"] == "Go, expert"
