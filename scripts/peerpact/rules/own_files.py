"""Rules about a repository that `peerpact init` began: Peerpact's files, and pages that were made from its own.

For: what an upgrade leaves alone, so that nobody forgets it. Must not: look into a file (`adoption/state.py` does).
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from peerpact.domain.findings import WARNING, Problem, clip
from peerpact.rules.registry import rule


@dataclass(frozen=True, slots=True)
class RepositoryState:
    """The paths of Peerpact's files that the community changed without settling it, and the own pages (path below
    `guides/`) whose original has changed since they were made, each with the original's id of today."""

    edited: tuple[str, ...] = ()
    behind: tuple[tuple[str, str], ...] = ()


@rule("own-file-edited", WARNING, "repository")
def own_file_edited(state: RepositoryState) -> Iterator[Problem]:
    """One of Peerpact's own files, such as a workflow, was changed by hand.

    Why: An upgrade leaves a changed file alone, so it falls behind and may stop working with the others.

    Fix: Run `peerpact upgrade`, look at the difference, and settle it with `--keep` or `--take`. What most communities
    need to change there is a setting: `workflows` in `community.yml`.
    """
    for path in state.edited:
        fix = f"Settle it: peerpact upgrade --keep {clip(path, 100)} (yours stays) or --take (Peerpact's)."
        yield Problem(path, (), "This file is Peerpact's, and it was changed here.", fix)


@rule("guide-behind", WARNING, "repository")
def guide_behind(state: RepositoryState) -> Iterator[Problem]:
    """A page of your own was made from one of Peerpact's, which has changed since.

    Why: Your readers miss corrections and new advice.

    Fix: Compare the two (`peerpact translations --original PAGE` prints ours), take over what you like, and write the
    new `adapted_from` at the top of your page.

    Right:
        adapted_from: 0123456789abcdef0123456789abcdef01234567
    """
    for page, today in state.behind:
        fix = f"Compare it with `peerpact translations --original {clip(page, 100)}`, then write adapted_from: {today}"
        yield Problem(f"guides/{page}", (), "Peerpact's page that this one was made from has changed.", fix)
