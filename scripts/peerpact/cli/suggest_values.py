"""What there is to choose from, for people who left out an argument or gave one that doesn't exist.

For: short lists in the advice of an OperatorError. Must not: print, or list more
than fits on a screen.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from pathlib import Path

from peerpact.domain.errors import OperatorError
from peerpact.domain.findings import clip
from peerpact.domain.model import Community, Profile
from peerpact.git.runner import Git
from peerpact.matching import wording
from peerpact.text import escape
from peerpact.text.escape import terminal

MOST = 10
_LONGEST_LOGIN = 39
_LONGEST = 100  # as much of a name as is shown


def listed(names: Sequence[str]) -> str:
    """Up to ten names below each other, each on a line of its own, and how many more there are."""
    lines = [f"  {terminal(clip(name, _LONGEST))}" for name in names[:MOST]]
    more = [f"  … and {len(names) - MOST} more"] if len(names) > MOST else []
    return "\n  ".join([*lines, *more])


def agreements(community: Community, now: date) -> list[str]:
    """The slugs of the agreements that have not ended, sorted; of all when every one has."""
    going = {a.slug for a in community.agreements if community.stage(a, now) != "ended"}
    return sorted(going or {a.slug for a in community.agreements})


def branches(root: Path) -> list[str]:
    """The branches that Git knows here, the newest first; none where there is no Git or no repository."""
    command = ("for-each-ref", "--sort=-committerdate", "--format=%(refname:short)", "refs/heads", "refs/remotes")
    names = Git(root).try_run(*command) or b""
    return names.decode("utf-8", "backslashreplace").splitlines()


def find_participant(community: Community, login: str) -> Profile:
    """The profile of a login in any letter case, with or without `@`; OperatorError names the nearest ones."""
    from peerpact.text.spelling import nearest

    wanted = login.removeprefix("@").casefold()
    if wanted in community.by_login:
        return community.by_login[wanted]
    near = nearest(wanted, list(community.by_login), 3)
    names = [community.by_login[name].github for name in near]
    raise OperatorError(wording.unknown(escape.terminal(login[: 2 * _LONGEST_LOGIN])), wording.nearest(names))
