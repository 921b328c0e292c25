"""From an issue's text to the answer of each question.

For: `split`. GitHub writes a form as one heading for each question with the answer below, and everyone may edit the
text later. Must not: guess. Each heading occurs once and in the form's order, or nobody can tell where an answer
begins, and nothing is read at all: so no answer can pass for another one.
"""

from __future__ import annotations

import re

from peerpact.bot.join_form.questions import QUESTIONS, Complaint
from peerpact.domain.findings import clip

NO_ANSWER = "_No response_"
_EMPTY = frozenset((NO_ANSWER.casefold(), "no response", "none", "n/a", "na", "-", "--", "–", "—", "nothing", "skip"))
_TEXTS = frozenset(("public", "name", "pronouns", "contact", "about"))  # which come back as they were written
MOST_CHARACTERS = 65_536  # GitHub takes no longer texts
_MARK = "### "
_BREAKS = re.compile(r"\r\n?")
_FENCE = re.compile(r" {0,3}(?:```+|~~~+) *[\w-]* *")


def split(body: str) -> tuple[dict[str, str], list[Complaint]]:
    """The answers by the question's id, `` where there is none; no answers at all where there is a complaint."""
    if len(body) > MOST_CHARACTERS:
        return {}, [Complaint("", "The text is too long to be read. Please shorten it, or open a new form.")]
    lines = _BREAKS.sub("\n", body).split("\n")
    places = [(at, line.rstrip()[len(_MARK) :]) for at, line in enumerate(lines) if _is_heading(line)]
    complaints = _misplaced([heading for _, heading in places])
    if not complaints and any(line.strip() for line in lines[: places[0][0]]):
        complaints = [Complaint("", f"There's text above the line `{_MARK}{places[0][1]}`. Please take it out.")]
    if complaints:
        return {}, complaints
    ends = [at for at, _ in places[1:]] + [len(lines)]
    parts = ["\n".join(lines[at + 1 : end]).strip() for (at, _), end in zip(places, ends, strict=True)]
    answered = zip(QUESTIONS, parts, strict=True)
    return {question.id: _answer(question.id, part) for question, part in answered}, []


def _answer(question: str, part: str) -> str:
    """An answer; a list or a choice without code fences, and empty where someone wrote that there is none."""
    if part == NO_ANSWER or question in _TEXTS:
        return "" if part == NO_ANSWER else part
    text = "\n".join(line for line in part.split("\n") if not _FENCE.fullmatch(line)).strip()
    return "" if text.casefold() in _EMPTY else text


def is_form(body: str) -> bool:
    """Whether a text has anything of the form in it; any other issue may have the label as well."""
    return any(_is_heading(line) for line in _BREAKS.sub("\n", body[:MOST_CHARACTERS]).split("\n"))


_KNOWN = frozenset(question.heading for question in QUESTIONS)


def _is_heading(line: str) -> bool:
    return line.startswith(_MARK) and line.rstrip()[len(_MARK) :] in _KNOWN


def _misplaced(headings: list[str]) -> list[Complaint]:
    """What is wrong with the headings; each question's own first, then their order."""
    complaints = []
    for question in QUESTIONS:
        count, line = headings.count(question.heading), f"`{_MARK}{clip(question.heading)}`"
        if not count:
            complaints.append(Complaint(question.id, f"The line {line} is missing. Please put it back where it was."))
        elif count > 1:
            message = f"The line {line} is there more than once. Please leave the one of the form and take the "
            complaints.append(Complaint(question.id, f"{message}other out of your text."))
    if not complaints and headings != [question.heading for question in QUESTIONS]:
        complaints = [Complaint("", "The questions aren't in their order any more. Please open a new form.")]
    return complaints
