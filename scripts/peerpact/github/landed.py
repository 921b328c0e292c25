"""Whether what was merged lately is what was judged: a rebase, or a merge past a failing status, may differ.

For: `not_judged`, the half of `peerpact record` that looks at all files of people. Must not: decide who has signed.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from peerpact.domain.errors import OperatorError
from peerpact.git.plumbing import Commit, Plumbing
from peerpact.github.client import LimitError
from peerpact.github.merged import Merges
from peerpact.signing.ledger.landed import changing_people, unexpected
from peerpact.signing.ledger.record import Record
from peerpact.signing.ledger.settle import NOT_JUDGED, Alarm, Merged

MOST_ASKED = 50  # commits that nothing else has asked about, in one run


@dataclass(frozen=True, slots=True)
class Brought:
    """A pull request that brought commits: its number and its last commit."""

    number: int
    head: str


def not_judged(
    merges: Merges,
    git: Plumbing,
    tip: str,
    oldest: float,
    records: Sequence[Record],
    pulls: Mapping[str, Merged | None],
) -> Iterator[Alarm]:
    """An alarm for each file of people that a pull request of the last days brought otherwise than it was judged.

    `oldest` is in seconds since 1970. What came without a pull request is another alarm's matter.
    """
    brought_by = {record.merge: Brought(record.pull_request, record.head) for record in records}
    brought_by |= {commit: Brought(merged.pull.number, merged.pull.head) for commit, merged in pulls.items() if merged}
    asked_count = 0
    young = [commit for commit in changing_people(git, tip) if commit.at >= oldest and commit.parents][::-1]
    groups: list[tuple[Brought, list[Commit]]] = []
    for commit in young:
        if commit.sha not in brought_by and commit.sha not in pulls:
            asked_count += 1
            if asked_count > MOST_ASKED:
                continue
            answer = merges.brought(commit.sha)
            if answer:
                brought_by[commit.sha] = Brought(*answer)
        brought = brought_by.get(commit.sha)
        if brought and groups and groups[-1][0].number == brought.number:
            groups[-1][1].append(commit)  # a rebase puts each of its commits on the default branch
        elif brought:
            groups.append((brought, [commit]))
    for brought, commits in groups:
        yield from _compared(merges, git, brought, commits)


def _compared(merges: Merges, git: Plumbing, brought: Brought, commits: Sequence[Commit]) -> Iterator[Alarm]:
    try:
        merges.bring(brought.number, brought.head)
        last = commits[-1].sha
        for path in unexpected(git, commits[0].parents[0], brought.head, last):
            yield Alarm(NOT_JUDGED, path, last, brought.number)
    except LimitError:
        raise
    except OperatorError:
        return  # a head that GitHub doesn't keep any more can't be compared with anything
