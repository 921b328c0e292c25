"""Loading the commit that is checked out while GitHub's answers are awaited: nearly always it is the base.

For: `Ahead`. A commit's name stands for its content, so that a right guess is exactly what would have been loaded
later, and a wrong one is thrown away. Must not: fail a run; the code that needs a base loads it where this couldn't.
"""

from __future__ import annotations

from threading import Thread

from peerpact.bot.plan import Base, read_base
from peerpact.domain.errors import OperatorError
from peerpact.git.objects import GitObjects


class Ahead:
    """A base that is being loaded in a thread of its own."""

    def __init__(self, objects: GitObjects) -> None:
        self._objects = objects
        self._commit = ""
        self._base: Base | None = None
        self._thread = Thread(target=self._load, name="ahead", daemon=True)
        try:
            self._commit = objects.commit("HEAD")
        except OperatorError:
            return  # a clone without a commit
        self._thread.start()

    def _load(self) -> None:
        try:
            self._base = read_base(self._objects, self._commit)
        except OperatorError:
            self._base = None  # for code that asks for it once more

    def base(self, commit: str) -> Base | None:
        """The community at this commit, once it is loaded; None where another one was checked out."""
        if commit != self._commit:
            return None
        self._thread.join()
        return self._base
