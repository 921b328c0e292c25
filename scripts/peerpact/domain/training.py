"""The modules of the training: their ids, titles, minutes and pages, in the order in which they are done.

For: the one list that settings, checks, pages and guides agree with; tests hold the guides and schemas to it.
Must not: know who has finished what, or which modules a community asks for.
"""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Module:
    """One module; `minutes` is all of it, from the reading alone to the self-check."""

    id: str
    title: str
    minutes: int

    @property
    def page(self) -> str:
        """The file of the module's page, relative to the folder `guides`."""
        return f"training/{self.id}.md"


TRAINING = (
    Module("common-framework", "A common framework", 60),
    Module("foundation", "The foundation", 120),
    Module("difference-and-safety", "Difference and safety", 60),
    Module("listening", "Listening", 60),
    Module("feedback", "Feedback", 60),
    Module("changing-goals", "Goals that change", 60),
    Module("teaching", "Teaching in 25 minutes", 60),
)
BY_ID = {module.id: module for module in TRAINING}
