"""Which version of the history each record is about: by its commit, or, after a rewriting, by path and bytes in order.

For: `match_records`, pure. Commits get other ids when history is rewritten to take private data out; the bytes that
were signed don't. Must not: judge what a record says.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from peerpact.signing.ledger.record import Record
from peerpact.signing.ledger.report import Version

Key = tuple[str, str]  # path and commit: one version
Redactions = Mapping[Key, tuple[str, ...]]  # by path and blob: what is there instead (empty: no file)


@dataclass(frozen=True, slots=True)
class Match:
    """A record and what is known of it: whether its own bytes are gone, and whether those signed before it are.

    `moved` says that its commit isn't on this line any more.
    """

    record: Record
    redacted: bool = False
    blind: bool = False
    moved: bool = False


@dataclass(slots=True)
class Matching:
    """The records by the version that they're about, in their order.

    `gone` are those whose version was taken out without anything in its place, `strays` those about bytes that this
    history never held there.
    """

    by_version: dict[Key, list[Match]] = field(default_factory=dict)
    gone: list[Record] = field(default_factory=list)
    strays: list[Record] = field(default_factory=list)


def match_records(
    records: Iterable[Record], versions: Mapping[str, Sequence[Version]], line: Collection[str], redactions: Redactions
) -> Matching:
    """Find the version of each record. `versions` by path, the oldest first; records in the order of their chain."""
    matching = Matching()
    by_path: dict[str, list[Record]] = {}
    for record in records:
        by_path.setdefault(record.path, []).append(record)
    for path, path_records in by_path.items():
        _match_path(matching, path_records, versions.get(path, ()), line, redactions)
    return matching


def _match_path(
    matching: Matching,
    records: Sequence[Record],
    versions: Sequence[Version],
    line: Collection[str],
    redactions: Redactions,
) -> None:
    places = {version.commit: place for place, version in enumerate(versions) if not version.deleted}
    taken = {places[record.merge] for record in records if record.merge in places}
    last, blind, over_redacted = -1, False, False
    for record in records:
        moved = record.merge not in line
        instead = tuple(later_bytes(redactions, (record.path, record.blob))) if moved else ()
        place = _next(versions, {record.blob}, last, taken, over_redacted) if moved else places.get(record.merge)
        redacted = place is None and bool(instead)
        if redacted:
            place = _next(versions, set(instead) - {""}, last, taken, True)
        if place is not None:
            last, over_redacted = max(last, place), redacted
            key = (record.path, versions[place].commit)
            matching.by_version.setdefault(key, []).append(Match(record, redacted, blind, moved))
        else:
            (matching.gone if redacted else matching.strays).append(record)
        blind = redacted


def _next(
    versions: Sequence[Version], blobs: Collection[str], last: int, taken: Collection[int], same: bool
) -> int | None:
    """The next version with one of these bytes that no commit gives to another record; with `same` the last one, too:
    a redaction can make a version equal to the one before it."""
    if same and last >= 0 and versions[last].blob in blobs:
        return last
    places = range(last + 1, len(versions))
    return next((n for n in places if not versions[n].deleted and versions[n].blob in blobs and n not in taken), None)


def later_bytes(redactions: Redactions, start: Key) -> Iterator[str]:
    """What is in the place of a version after one redaction, after two, and so on."""
    path, reached, ahead = start[0], {start[1]}, [start[1]]
    while ahead:
        for blob in redactions.get((path, ahead.pop(0)), ()):
            if blob not in reached:
                reached.add(blob)
                ahead.append(blob)
                yield blob
