"""What a git command writes, read piece by piece, so that no answer has to fit into memory.

For: `rows` of `-z` output, and the questions and answers of `cat-file --batch`. Must not: start a command.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import suppress
from typing import IO

from peerpact.domain.entry import MOST_BYTES
from peerpact.domain.errors import OperatorError

_PIECE = 1024 * 1024  # bytes of an answer that are taken at a time


def rows(stream: IO[bytes] | None) -> Iterator[bytes]:
    """What NUL ends, piece by piece."""
    rest = b""
    while stream and (piece := stream.read(_PIECE)):
        *ended, rest = (rest + piece).split(b"\0")
        yield from ended


def ask(to_git: IO[bytes], shas: list[str]) -> None:
    """Ask for some objects by their ids."""
    with suppress(OSError, ValueError), to_git:  # the reader of the answers may have stopped early
        to_git.write("".join(f"{sha}\n" for sha in shas).encode("ascii"))


def answer(from_git: IO[bytes], sha: str, small: Callable[[], bool]) -> bytes:
    """The contents of one object. One that was too large to be fetched is as good as any other that is too large."""
    words = from_git.readline().split()
    if len(words) == 2 and small():
        return b" " * (MOST_BYTES + 1)
    if len(words) != 3:
        raise OperatorError(f"Object {sha} isn't in the clone.", "Fetch the commit first.")
    size = int(words[2])
    content = from_git.read(min(size, MOST_BYTES + 1))
    rest = size - len(content) + 1
    while rest > 0:  # what is too large is passed over in pieces, and so is the final line break
        rest -= len(from_git.read(min(rest, MOST_BYTES)))
    return content
