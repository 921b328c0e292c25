"""What the bot remembers about signatures, hidden at the start of its own comment.

GitHub doesn't keep deleted comments, and an edited one looks as if it had always said so. If such an act simply
vanished, an older one of the same person would count again, although the last thing they did was to take their
consent back. So the bot notes the newest act of each person about each file, and for each person the time up to which
everything they did is void.

For: `read_note` and `write_note`, a value and its one form as text. Must not: make anybody a signer while a pull
request is open: until the merge, the note can only take consent away.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import UTC, datetime
from hashlib import sha256

from peerpact.signing.acts import OTHER_BYTES, REMOVED, SIGN, WITHDRAWN, Act, Cutoff

MOST_ROWS = 200  # acts and times; beyond that everything so far is void
MOST_FILES = 80  # files that the acts are about, of this push and of earlier ones
_BEGIN = "<!-- peerpact:counted "
_FILE = r"f=[0-9a-f]{64}:(?:[0-9a-f]{64})?"
_CUTOFF = r"c=[0-9]{1,19}:[0-9]{1,12}:[wr]"
_ACT = r"a=r?[0-9]{1,19}:[0-9]{1,19}:[0-9]{1,12}:[0-9]{1,2}:[so]"
# Read only at the very start, behind the comment's own marker: further down the comment shows what people wrote.
_NOTE = re.compile(
    rf"(?:<!-- peerpact:comment -->)?{_BEGIN}2(?: all=([0-9]{{1,12}}))?"
    rf"((?: {_FILE})*)((?: {_CUTOFF})*)((?: {_ACT})*) -->"
)
_KINDS = {"s": SIGN, "o": OTHER_BYTES}
_WHY = {"w": WITHDRAWN, "r": REMOVED}
_LATEST = 253_402_300_799  # the last second of the year 9999


@dataclass(frozen=True, slots=True)
class Noted:
    """One act in the note: `file` is the SHA-256 of its path, `kind` what it meant at the last look."""

    source: str
    id: int
    person: int
    at: datetime
    file: str
    kind: str

    @classmethod
    def of(cls, act: Act) -> Noted:
        """An act as it is noted."""
        return cls(act.source, act.id, act.person, act.at, path_digest(act.path), act.kind)

    def act(self, path: str, kind: str) -> Act:
        """The act again, about a path whose digest is `file`."""
        return Act(self.person, path, kind, self.at, self.source, self.id)


@dataclass(frozen=True, slots=True)
class Note:
    """All that is remembered: by file the digest that its signatures name, acts, and times by person.

    `void` is the time up to which nobody's acts count. `readable` is False for a text that begins like a note and isn't
    one: an older version's, or what someone made of it.
    """

    digests: Mapping[str, str] = field(default_factory=dict)
    acts: tuple[Noted, ...] = ()
    cutoffs: tuple[Cutoff, ...] = ()
    void: datetime | None = None
    readable: bool = True


def path_digest(path: str) -> str:
    """What stands for a path in the note. In full: two paths with the same beginning of it are found in a minute."""
    return sha256(path.encode("utf-8", "backslashreplace")).hexdigest()


def read_note(text: str) -> Note:
    """The note at the start of our own comment; an empty one where there is none."""
    match = _NOTE.match(text)
    if not match:
        return Note(readable=_BEGIN not in text[:100])
    files = [word[2:].split(":") for word in match[2].split()]
    acts = tuple(_act(word[2:], [file for file, _ in files]) for word in match[4].split())
    return Note(
        {file: digest for file, digest in files if digest},
        tuple(act for act in acts if act),
        tuple(_cutoff(word[2:]) for word in match[3].split()),
        _moment(match[1]) if match[1] else None,
    )


def note_text(text: str) -> str:
    """The note at the start of our own comment, as it is; nothing where there is none."""
    match = _NOTE.match(text)
    return match[0][match[0].index(_BEGIN) :] if match else ""


def _act(word: str, files: list[str]) -> Noted | None:
    number, person, seconds, place, kind = word.split(":")
    if int(place) >= len(files):
        return None
    source = "review" if number.startswith("r") else "comment"
    return Noted(source, int(number.removeprefix("r")), int(person), _moment(seconds), files[int(place)], _KINDS[kind])


def _cutoff(word: str) -> Cutoff:
    person, seconds, why = word.split(":")
    return Cutoff(int(person), _moment(seconds), _WHY[why])


def _moment(seconds: str) -> datetime:
    return datetime.fromtimestamp(min(int(seconds), _LATEST), UTC)


def fits(note: Note) -> bool:
    """Whether a note isn't too long to be kept in a comment."""
    files = {act.file for act in note.acts}
    return len(note.acts) + len(note.cutoffs) <= MOST_ROWS and len(files) <= MOST_FILES


def write_note(note: Note) -> str:
    """The hidden line; empty if there is nothing to remember. Only for a note that fits.

    `<!-- peerpact:counted 2 all=SECONDS f=FILE:DIGEST … c=PERSON:SECONDS:WHY … a=ID:PERSON:SECONDS:N:KIND … -->`, with
    times in Unix seconds. FILE is the SHA-256 of a path, N the place of an act's file among the `f=`, WHY `w`ithdrawn
    or `r`emoved, KIND `s`ign or `o`ther bytes; the ID of a review begins with `r`.
    """
    files = sorted({act.file for act in note.acts})
    words = [f"all={_seconds(note.void)}"] if note.void else []
    words += [f"f={file}:{note.digests.get(file, '')}" for file in files]
    words += [
        f"c={cutoff.person}:{_seconds(cutoff.at)}:{cutoff.why[0]}" for cutoff in sorted(note.cutoffs, key=_by_person)
    ]
    words += [_row(act, files) for act in sorted(note.acts, key=lambda act: (act.at, act.source, act.id, act.file))]
    return f"{_BEGIN}2 {' '.join(words)} -->" if words else ""


def _by_person(cutoff: Cutoff) -> int:
    return cutoff.person


def _row(act: Noted, files: list[str]) -> str:
    letter = "r" if act.source == "review" else ""
    return f"a={letter}{act.id}:{act.person}:{_seconds(act.at)}:{files.index(act.file)}:{act.kind[0]}"


def _seconds(at: datetime) -> int:
    return int(at.timestamp())
