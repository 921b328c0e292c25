"""What people wrote, out of trees: a community's files, what a merge changes, what a review was about.

For: `texts`, `changes` and `reviewed_at`, the same for a clone and for the API. Everything is read as data: only
ordinary files (mode 100644) become bytes. Must not: know where objects come from.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from itertools import islice

from peerpact.domain.entry import Entry, Oddity, is_data, may_be_misplaced
from peerpact.domain.errors import OperatorError
from peerpact.domain.pull_request import REGULAR, Change
from peerpact.git.objects import Leaf, Objects

MOST_MISPLACED = 20
_ODD = {"120000": "a symbolic link", "160000": "a submodule", "100755": "an executable file"}


def texts(objects: Objects, tree: Mapping[str, Leaf]) -> dict[str, Entry]:
    """A community's files in a tree, in the form that `load` takes."""
    return _entries(objects, {path: leaf for path, leaf in tree.items() if is_data(path)})


def changes(objects: Objects, tip: Mapping[str, Leaf], landed: Mapping[str, Leaf | None]) -> tuple[Change, ...]:
    """What a merge changes at the tip of the base branch, in path order; a renamed file is one that goes and one that
    comes. `landed` are the changed paths with what they will be.
    """
    old = _entries(objects, {path: tip[path] for path in landed if path in tip and is_data(path)})
    read = {path: leaf for path, leaf in landed.items() if leaf and is_data(path)}
    new = _entries(objects, read | _perhaps_misplaced(tip, landed))
    return tuple(_change(path, path in tip, leaf, old, new) for path, leaf in sorted(landed.items()))


def _change(path: str, was: bool, leaf: Leaf | None, old: Mapping[str, Entry], new: Mapping[str, Entry]) -> Change:
    # Of other files only the name is needed, so their contents aren't read.
    gone = old.get(path, b"") if was else None
    come = new.get(path, b"") if leaf else None
    return Change(path, gone, come, leaf.sha if leaf else "")


def _perhaps_misplaced(tip: Mapping[str, Leaf], landed: Mapping[str, Leaf | None]) -> dict[str, Leaf]:
    """The first few new files that may be profiles or agreements in the wrong place."""
    new = {path: leaf for path, leaf in sorted(landed.items()) if leaf and path not in tip and may_be_misplaced(path)}
    return dict(islice(((path, leaf) for path, leaf in new.items() if leaf.mode == REGULAR), MOST_MISPLACED))


def reviewed_at(
    objects: Objects, tip: str, commits: Iterable[str], paths: Collection[str]
) -> dict[str, dict[str, str]]:
    """By commit, and by path, Git's id of some files: of those that differed there from its merge base with the tip.

    A commit that can't be read, or that has several merge bases or none, is left out.
    """
    reviewed = {}
    for commit in commits if paths else ():
        try:
            [fork] = objects.merge_bases(tip, commit)
            before, there = objects.leaves(fork, paths), objects.leaves(commit, paths)
        except (OperatorError, ValueError):
            continue
        ids = {path: leaf.sha for path, leaf in there.items() if leaf.mode == REGULAR}
        reviewed[commit] = {path: ids.get(path, "") for path in paths if before.get(path) != there.get(path)}
    return reviewed


def _entries(objects: Objects, leaves: Mapping[str, Leaf]) -> dict[str, Entry]:
    contents = objects.blobs({leaf.sha for leaf in leaves.values() if leaf.mode == REGULAR})
    return {
        path: contents[leaf.sha] if leaf.mode == REGULAR else Oddity(_ODD.get(leaf.mode, "a special file"))
        for path, leaf in leaves.items()
    }
