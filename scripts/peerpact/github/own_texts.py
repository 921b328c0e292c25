"""What we have written on GitHub ourselves: comments and issues that are found again by a marker and by their writer.

For: `ours`, `OwnComment` and `refuse_other_writer`. A text in which someone else plants or quotes a marker isn't ours,
and where a token writes under another name than we look for, nothing is left that we wouldn't find again. Must not:
know what the texts say, or which pull request or issue they are in.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from typing import TYPE_CHECKING, Protocol, TypeVar

from peerpact.domain.errors import OperatorError
from peerpact.github.client import Connection, RefusedError, asking

if TYPE_CHECKING:
    from github.IssueComment import IssueComment

Say = Callable[[str], None]


class _Writer(Protocol):
    @property
    def login(self) -> str: ...
    @property
    def type(self) -> str: ...


class _Written(Protocol):
    """A comment, an issue or a pull request."""

    @property
    def id(self) -> int: ...
    @property
    def user(self) -> _Writer | None: ...
    @property
    def body(self) -> str | None: ...


Text = TypeVar("Text", bound=_Written)


class OtherWriterError(OperatorError):
    """This token writes as an account that we would not know again."""


def same(first: str | None, second: str | None) -> bool:
    """Whether two texts are the same, whatever a server does to their line breaks and their end."""
    return "\n".join((first or "").splitlines()).rstrip() == "\n".join((second or "").splitlines()).rstrip()


def is_ours(connection: Connection, text: _Written, marker: str = "") -> bool:
    """Whether we wrote a text, with the marker at its very start."""
    writer = text.user
    if writer is None or not connection.is_bot(writer.login, writer.type):
        return False
    return (text.body or "").startswith(marker)


def ours(connection: Connection, texts: Iterable[Text], marker: str) -> tuple[Text, ...]:
    """Our own texts with a marker, the oldest first."""
    return tuple(sorted((text for text in texts if is_ours(connection, text, marker)), key=lambda text: text.id))


def refuse_other_writer(connection: Connection, made: _Written, undo: Callable[[], None], undone: str) -> None:
    """OtherWriterError, after `undo`, where a text that was just written isn't ours. `undone` says what became of it.

    Without, we wouldn't find it again, and every run would write one more.
    """
    if is_ours(connection, made):
        return
    undo()
    writer = made.user.login if made.user else "nobody"
    problem = f"This token writes as {writer}, not as {connection.bot}; {undone}."
    raise OtherWriterError(problem, f"Set PEERPACT_BOT={writer} if that is the account to write with.")


@dataclass(frozen=True, slots=True)
class OwnComment:
    """Our one comment in a conversation: `place` names it in sentences, such as `pull request 12`; `right` is what
    writing there needs."""

    connection: Connection
    number: int
    place: str
    right: str

    def put(
        self, text: str, mine: Iterable[IssueComment], create: Callable[[str], IssueComment], say: Say
    ) -> IssueComment | None:
        """Let our comment say this text; the comment if that took a request. `mine` are those that are there."""
        first = next(iter(mine), None)
        if first is None:
            return self._create(text, create, say)
        if same(first.body, text):
            return None
        with asking(f"edit our comment on {self.place}", self.right):
            first.edit(text)
        say(f"#{self.number}: comment edited")
        return first

    def delete(self, extra: Iterable[IssueComment], say: Say) -> None:
        """Delete further comments of ours; those that are gone already don't matter."""
        for comment in extra:
            with passing_if_gone(), asking(f"delete our second comment on {self.place}", self.right):
                comment.delete()
            say(f"#{self.number}: a second comment of ours deleted")

    def _create(self, text: str, create: Callable[[str], IssueComment], say: Say) -> IssueComment:
        with asking(f"comment on {self.place}", self.right):
            made = create(text)

        def undo() -> None:
            with asking(f"take our comment on {self.place} back", self.right):
                made.delete()

        refuse_other_writer(self.connection, made, undo, f"the comment on #{self.number} was taken back")
        say(f"#{self.number}: comment created")
        return made


@contextmanager
def passing_if_gone() -> Iterator[None]:
    """Pass over a refusal that says that the thing isn't there any more."""
    try:
        yield
    except RefusedError as error:
        if "404" not in error.problem:
            raise
