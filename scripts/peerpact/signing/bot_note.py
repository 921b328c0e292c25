"""What the bot remembers of signatures, so that deleting or editing a comment takes it back, and keeps what was merged.

GitHub does not tell of a deleted comment. If it simply vanished, an older approval of the same person would count
again, although the newest thing that they did was to take a signature away. And a comment that signed an earlier text
looks like any other. So the bot notes in its own comment what it has counted last, for each person and file.

For: writing and reading that note. Must not: make anybody a signer while a pull request is open: until then the note
can only take consent back. After the merge nobody writes it any more, and it tells what the last verdict said.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from hashlib import sha256

from peerpact.domain.pull_request import Comment
from peerpact.signing.acts import OTHER_BYTES, SIGN, WITHDRAW, Act
from peerpact.signing.requirements import Requirement

MOST_NOTED = 200
_MARKS = {SIGN: ":s", WITHDRAW: ":x", OTHER_BYTES: ""}
_FILE = "[0-9a-f]{12}=[0-9a-f]{64}"
_ROW = "r?[0-9]{1,19}:[0-9]{1,19}:[0-9]{1,12}:[0-9a-f]{12}(?::[sx])?"
# Read at the very start alone, behind the comment's own marker: further down the comment shows what people wrote.
_NOTE = re.compile(rf"(?:<!-- peerpact:comment -->)?<!-- peerpact:counted((?: {_FILE})*(?: {_ROW})*) -->")


@dataclass(frozen=True, slots=True)
class _Noted:
    """One act in the note: `file` stands for a path, `mark` says what it meant at the last look (a key of _MARKS)."""

    source: str
    id: int
    person: int
    seconds: int
    file: str
    mark: str

    def act(self, path: str, kind: str) -> Act:
        at = datetime.fromtimestamp(self.seconds, UTC)
        return Act(self.person, path, kind, at, self.source, self.id)

    def __str__(self) -> str:
        letter = "r" if self.source == "review" else ""
        return f"{letter}{self.id}:{self.person}:{self.seconds}:{self.file}{_MARKS[self.mark]}"


def note(done: Iterable[Act], needs: Iterable[Requirement], said: str) -> str:
    """The hidden line of what counted: the digest of each file, then the newest act of each person about it.

    `done` is sorted, the oldest first. `said` is the note of before: what it holds of files that nobody can sign just
    now, as while they are broken, stays in it.
    """
    wanted = {need.path: need for need in needs}
    digests, rows = _read(said)
    files = {_file(path) for path in wanted}
    newest: dict[tuple[int, str], dict[tuple[str, int], _Noted]] = {}
    found = [_noted(act) for act in done if act.path in wanted and act.person in wanted[act.path].people]
    for one in [*(row for row in rows if row.file not in files), *(one for one in found if one)]:
        place = newest.setdefault((one.person, one.file), {})
        if any(other.seconds < one.seconds for other in place.values()):
            place.clear()
        place[one.source, one.id] = one  # of one comment the last word counts, as it does for a person
    kept = sorted((row for some in newest.values() for row in some.values()), key=lambda row: (row.seconds, str(row)))
    kept = kept[-MOST_NOTED:]
    digests = {**digests, **{_file(path): need.digest for path, need in wanted.items()}}
    signed = sorted({row.file for row in kept if row.mark == SIGN and row.file in digests})
    words = [*(f"{file}={digests[file]}" for file in signed), *map(str, kept)]
    return f"<!-- peerpact:counted {' '.join(words)} -->" if words else ""


def _noted(act: Act) -> _Noted | None:
    """An act as it is noted; a review that signs nothing needs no note, for GitHub forgets none."""
    if act.source != "comment" and act.kind != SIGN:
        return None
    return _Noted(act.source, act.id, act.person, int(act.at.timestamp()), _file(act.path), act.kind)


def taken_back(said: str, needs: Iterable[Requirement], comments: Iterable[Comment]) -> Iterator[Act]:
    """An act for each comment that the bot once counted; `said` is its own comment.

    Gone or edited, it takes consent back. Still there, it speaks of other bytes, unless it also counts today: then that
    act, which is as old, is the one that stands.
    """
    whole = {comment.id for comment in comments if not comment.edited}
    by_file = {_file(need.path): need.path for need in needs}
    for row in _read(said)[1]:
        if row.file in by_file and row.source == "comment":
            yield row.act(by_file[row.file], OTHER_BYTES if row.id in whole else WITHDRAW)


def signed_last(said: str, need: Requirement) -> tuple[Act, ...]:
    """What the last verdict counted as signatures of exactly these bytes, whatever became of it on GitHub since.

    For merged pull requests alone: nobody takes back by a deletion what was signed when it was merged.
    """
    digests, rows = _read(said)
    file = _file(need.path)
    if digests.get(file) != need.digest:
        return ()
    return tuple(row.act(need.path, SIGN) for row in rows if row.file == file and row.mark == SIGN)


def _read(said: str) -> tuple[Mapping[str, str], list[_Noted]]:
    """The digests by file, and the rows."""
    match = _NOTE.match(said)
    words = match[1].split() if match else []
    digests = dict(word.split("=") for word in words if "=" in word)
    return digests, [_row(word) for word in words if "=" not in word]


def _row(word: str) -> _Noted:
    number, person, seconds, file, *mark = word.split(":")
    source = "review" if number.startswith("r") else "comment"
    kind = {"s": SIGN, "x": WITHDRAW}[mark[0]] if mark else OTHER_BYTES
    return _Noted(source, int(number.removeprefix("r")), int(person), int(seconds), file, kind)


def _file(path: str) -> str:
    return sha256(path.encode("utf-8")).hexdigest()[:12]
