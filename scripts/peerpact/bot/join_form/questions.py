"""The questions of the join form, in its order.

For: what `.github/ISSUE_TEMPLATE/join.yml` asks, which part of a profile each answer becomes, and the value for
something to change. Must not: read answers. A test holds the form against this table.
"""

from __future__ import annotations

from dataclasses import dataclass

from peerpact.formats.codec import PROSE, TEXT
from peerpact.formats.tables import PROFILE, ZONE

LABEL = "join"
"""The label that the form puts on its issues."""


@dataclass(frozen=True, slots=True)
class Question:
    """One field: its id, the heading that GitHub writes above the answer, and the keys of the profile that it fills."""

    id: str
    heading: str
    keys: tuple[str, ...]

    @property
    def is_text(self) -> bool:
        """Whether the answer is one text that goes into the profile as it is."""
        return len(self.keys) == 1 and PROFILE.table[self.keys[0]] in (TEXT, PROSE, ZONE)


@dataclass(frozen=True, slots=True)
class Complaint:
    """Something to change, with code in backticks; `question` is the id of the field, empty for the form as a whole."""

    question: str
    message: str


QUESTIONS = (
    Question("public", "Before you join", ()),
    Question("name", "Name", ("name",)),
    Question("pronouns", "Pronouns", ("pronouns",)),
    Question("timezone", "Time zone", ("timezone",)),
    Question("languages", "Languages", ("languages",)),
    Question("offers", "What I can teach", ("offers",)),
    Question("seeks", "What I want to learn", ("seeks",)),
    Question("hours", "Hours a month", ("availability", "hours_per_month")),
    Question("windows", "When I have time in a usual week", ("availability", "windows")),
    Question("asynchronous", "Working without meeting live", ("availability", "asynchronous")),
    Question("formats", "How I like to work", ("formats",)),
    Question("capacity", "Partnerships at a time", ("capacity",)),
    Question("contact", "A public page for a first hello", ("contact",)),
    Question("about", "About me", ("about",)),
)
CONFIRMED = (
    "I know that everything here stays public permanently, even after I leave.",
    "I'm 18 or over.",
    "I'll follow the code of conduct.",
)
"""The boxes of the first question, in the form's order. The ticks in the issue are the record of them."""
HEADINGS = {question.id: question.heading for question in QUESTIONS}
NOT_ASKED = {
    ("github",): "taken from the account that sent the form",
    ("github_id",): "taken from the account that sent the form",
    ("status",): "kept: pausing takes one click on the profile's page, and a form sent again must not undo it",
    ("training",): "kept: modules are ticked off one by one, long after joining",
}
"""The keys of a profile that the form does not ask for, and why."""
