"""The values of `peerpact questions`: which skills a person is asked about, and what each answer would open.

For: frozen values that the terminal, the pages and the comments show alike. Must not: count or order anything.
"""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Question:
    """One skill that a participant doesn't list.

    `people` is how many people here seek it (or offer it, for a skill to learn) and could meet the participant.
    `partners` is how many people would become partners: in a pair, or as the neighbour in a circle of three.
    """

    skill: str
    name: str
    people: int
    partners: int

    def as_json(self) -> dict[str, object]:
        """The stable form that `--format json` prints."""
        return {"skill": self.skill, "name": self.name, "people": self.people, "partners": self.partners}


@dataclass(frozen=True, slots=True)
class Questions:
    """What a participant is asked, best first: skills to `teach`, and skills to `learn`.

    `participant` is a login, or empty for someone who hasn't joined yet. `note` says why nothing is asked, if so.
    """

    participant: str
    teach: tuple[Question, ...] = ()
    learn: tuple[Question, ...] = ()
    note: str = ""

    def as_json(self) -> dict[str, object]:
        """The stable form that `--format json` prints; `participant` is null for someone who hasn't joined yet."""
        return {
            "participant": self.participant or None,
            "teach": [question.as_json() for question in self.teach],
            "learn": [question.as_json() for question in self.learn],
            **({"note": self.note} if self.note else {}),
        }
