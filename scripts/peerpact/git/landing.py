"""What will land: the tree that the base branch holds after a merge, path by path from three trees.

For: `land`, pure, the same over Git and over the API. Git decides file by file: what one side left as it was at the
merge base lands as it is on the other side. Must not: read anything, or guess what Git makes of a file that both sides
changed.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from peerpact.git.objects import Leaf

Tree = Mapping[str, Leaf]


@dataclass(frozen=True, slots=True)
class Landing:
    """What a merge brings to the base branch.

    `changed` holds the paths that will differ from the tip, with their entry after the merge (None: deleted).
    `contested` are paths that both sides changed in different ways, in path order: Git merges their lines, or
    reports a conflict. `moved` are those of them that one side deleted: Git follows a renamed file, so that nobody can
    tell from the paths alone where its changes end up.
    """

    changed: Mapping[str, Leaf | None]
    contested: tuple[str, ...]
    moved: tuple[str, ...]


def land(fork: Tree, tip: Tree, head: Tree) -> Landing:
    """Compare the only merge base, the tip of the base branch and the head of a pull request."""
    changed: dict[str, Leaf | None] = {}
    contested = []
    for path in sorted(fork.keys() | head.keys()):
        before, there, here = fork.get(path), tip.get(path), head.get(path)
        if here in (before, there):
            continue
        if there == before:
            changed[path] = here
        else:
            contested.append(path)
    moved = tuple(path for path in contested if path not in tip or path not in head)
    return Landing(changed, tuple(contested), moved)
