"""What Git knows of a community's folder.

For: which agreements a change adds or amends. Must not: write, or read anything but names.
"""

from __future__ import annotations

import subprocess
from pathlib import Path

from peerpact.load import Loaded


def uncommitted(root: Path, loaded: Loaded) -> frozenset[str] | None:
    """The agreements that differ from the last commit, or are new; None (all are new) where Git does not know.

    Only asked when an agreement has a partner without a profile: nothing else depends on the answer.
    """
    community = loaded.community
    if not any(community.departed(agreement) for agreement in community.agreements):
        return frozenset()
    amended = _names(root, "diff", "--name-only", "-z", "--relative", "--no-renames", "HEAD", "--", "agreements")
    added = _names(root, "ls-files", "--others", "-z", "--", "agreements")
    return None if amended is None or added is None else amended | added


def _names(root: Path, *command: str) -> frozenset[str] | None:
    try:
        done = subprocess.run(["git", "-C", str(root), *command], capture_output=True, check=False, timeout=60)  # noqa: S603, S607
    except (OSError, subprocess.TimeoutExpired):
        return None
    if done.returncode:
        return None
    return frozenset(name.decode("utf-8", "backslashreplace") for name in done.stdout.split(b"\0") if name)
