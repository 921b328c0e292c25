"""Whether a merge brought what its two sides say: for every file of people, not only for those that are signed.

For: `unexpected`, and `recompute` for all merges that a clone can tell by itself. Must not: ask GitHub, or decide who
has signed.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from peerpact.domain.entry import FOLDERS, SINGLES, is_data
from peerpact.domain.errors import OperatorError
from peerpact.git.landing import land
from peerpact.git.objects import GitObjects
from peerpact.git.plumbing import Commit, Plumbing

MOST_MERGES = 2000  # the newest ones: each takes some hundredths of a second


@dataclass(frozen=True, slots=True)
class Recomputed:
    """What a clone can tell about its merges: how many were computed again, how many can't be, and which differ."""

    merges: int = 0
    others: int = 0
    differing: tuple[tuple[str, str], ...] = ()


def unexpected(objects: GitObjects, before: str, head: str, after: str) -> tuple[str, ...]:
    """The files of people at a commit that aren't what three trees say would land.

    `before` is the default branch before the merge, `head` the pull request's last commit, `after` the branch with it.
    Without a single merge base nobody can tell, so everything that changed counts.
    """
    forks = objects.merge_bases(before, head)
    old, new = objects.tree(before), objects.tree(after)
    paths = [path for path in sorted(old.keys() | new.keys()) if is_data(path)]
    if len(forks) != 1:
        return tuple(path for path in paths if old.get(path) != new.get(path))
    landed = land(objects.tree(forks[0]), old, objects.tree(head)).changed
    return tuple(path for path in paths if new.get(path) != landed.get(path, old.get(path)))


def changing_people(git: Plumbing, tip: str) -> tuple[Commit, ...]:
    """The commits of the default branch's first-parent line that change files of people, the newest first."""
    return git.changes(tip, *FOLDERS, *SINGLES)


def recompute(git: Plumbing, tip: str) -> Recomputed:
    """Compute all merges with two parents again. A squash or a rebase leaves nothing to compute it from."""
    commits = changing_people(git, tip)
    merges = [commit for commit in commits if len(commit.parents) == 2]
    differing = tuple(pair for commit in merges[:MOST_MERGES] for pair in _differing(git, commit))
    others = sum(len(commit.parents) == 1 for commit in commits)
    return Recomputed(len(merges[:MOST_MERGES]), others, differing)


def _differing(git: Plumbing, commit: Commit) -> Iterator[tuple[str, str]]:
    try:
        before, head = commit.parents
        yield from ((commit.sha, path) for path in unexpected(git, before, head, commit.sha))
    except OperatorError:
        return  # a commit that is gone says nothing
