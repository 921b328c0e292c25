"""What a rewriting of the default branch did: from a clone that holds the history before and after it.

For: `describe`. Two maintainers each work it out from their own clone, so equal histories have to give equal words.
Must not: decide who may say so, or append it.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from peerpact.domain.errors import OperatorError
from peerpact.git.plumbing import Commit, Plumbing, Row
from peerpact.signing.ledger.chain import Chain
from peerpact.signing.ledger.history import read_history
from peerpact.signing.ledger.matching import match_records
from peerpact.signing.ledger.report import History, Version
from peerpact.signing.ledger.rewriting import Gone
from peerpact.signing.ledger.rewritten import Claim, claims, maintainers_at, redactions, translate

Pairs = Mapping[str, str]
_OTHER = "Name the last commit before the rewriting, and the very commit that it became: nothing that came after it."


@dataclass(frozen=True, slots=True)
class Described:
    """Which commits of interest became which, which recorded versions are gone, and who was a maintainer then."""

    commits: tuple[tuple[str, str], ...]
    gone: tuple[Gone, ...]
    maintainers: frozenset[int]


def describe(git: Plumbing, old: str, new: str, chain: Chain) -> Described:
    """Compare two histories. OperatorError when the second can't have come from the first."""
    recorded = {record.path for record in chain.records}

    def wanted(_: Commit, row: Row) -> bool:
        return row.path in recorded

    before, after = read_history(git, old, wanted), read_history(git, new, wanted)
    pairs = pair(times(git, old), times(git, new))
    counted = claims(chain.rewritings, before)
    named = {name for record in chain.records for name in (record.base, record.merge)}
    named |= {rewriting.new for rewriting in chain.rewritings}
    now = {translate(counted, name) for name in named} & set(before.line)
    places = _places(before, after, pairs)
    ids = {name: after.line[places[name]] if places[name] >= 0 else "" for name in now}
    commits = tuple((name, new_id) for name, new_id in sorted(ids.items()) if new_id != name)
    maintainers = maintainers_at(before, len(before.line)) & maintainers_at(after, len(after.line))
    return Described(commits, tuple(sorted(set(_gone(before, after, places, chain, counted)), key=_order)), maintainers)


def _order(gone: Gone) -> tuple[str, str, str]:
    return gone.path, gone.blob, gone.became


def times(git: Plumbing, tip: str) -> list[tuple[str, ...]]:
    """The first-parent line: for each commit its id, the time of its author, that of its committer, and its title."""
    # Titles come from anyone's pull requests, and hold whatever Python would take for the end of a line.
    rows = git.text("log", "--first-parent", "--reverse", "-z", "--format=%H %at %ct %s", tip).split("\0")
    return [tuple(row.split(" ", 3)) for row in rows if row]


def pair(old: Sequence[tuple[str, ...]], new: Sequence[tuple[str, ...]]) -> dict[str, str]:
    """Which commit became which. Tools that rewrite keep the author's time, mostly all else, and may drop commits."""
    for parts in ((1, 2, 3), (1, 3), (1,)):
        pairs = _in_order(old, new, parts)
        if pairs:
            return pairs
    raise OperatorError("The second history can't have come from the first by a rewriting.", _OTHER)


def _in_order(old: Sequence[tuple[str, ...]], new: Sequence[tuple[str, ...]], parts: tuple[int, ...]) -> dict[str, str]:
    pairs: dict[str, str] = {}
    ahead = iter(old)
    for commit in new:
        key = _parts(commit, parts)
        same = next((earlier for earlier in ahead if _parts(earlier, parts) == key), None)
        if same is None:
            return {}
        pairs[same[0]] = commit[0]
    return pairs


def _parts(commit: tuple[str, ...], parts: tuple[int, ...]) -> tuple[str, ...]:
    return tuple(commit[part] for part in parts if part < len(commit))


def _gone(
    before: History, after: History, places: Mapping[str, int], chain: Chain, counted: Sequence[Claim]
) -> Iterator[Gone]:
    """Every recorded version whose bytes aren't in its place any more."""
    versions: dict[str, list[Version]] = {}
    for version in before.versions:
        versions.setdefault(version.path, []).append(version)
    matching = match_records(chain.records, versions, frozenset(before.line), redactions(counted))
    later: dict[str, list[tuple[int, str]]] = {}
    new_places = {commit: place for place, commit in enumerate(after.line)}
    for version in after.versions:
        later.setdefault(version.path, []).append((new_places[version.commit], version.blob))
    for version in before.versions:
        if (version.path, version.commit) in matching.by_version:
            until = places[version.commit]
            there = [blob for place, blob in later.get(version.path, ()) if place <= until]
            became = there[-1] if there else ""
            if became != version.blob:
                yield Gone(version.path, version.blob, became)


def _places(before: History, after: History, pairs: Pairs) -> dict[str, int]:
    """For each old commit the place on the new line of what it became; of the one before it where it was dropped."""
    new = {commit: place for place, commit in enumerate(after.line)}
    places, last = {}, -1
    for commit in before.line:
        last = new[pairs[commit]] if commit in pairs else last
        places[commit] = last
    return places
