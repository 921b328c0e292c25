"""What there is to choose from, for people who left out an argument or gave one that doesn't exist.

For: short lists in the advice of an OperatorError, and arguments that say what to write. Must not: print, or list more
than fits on a screen.
"""

from __future__ import annotations

import argparse
from collections.abc import Callable, Sequence
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


def number_of(kind: str) -> Callable[[str], int]:
    """Read the number of a pull request or an issue, also with `#` before it."""

    def read(text: str) -> int:
        digits = text.removeprefix("#")
        if not (digits.isascii() and digits.isdigit() and len(digits) < 10 and int(digits)):
            raise argparse.ArgumentTypeError(f"write the number of {kind}, such as 12, not {terminal(text)[:40]!r}")
        return int(digits)

    return read


def find_participant(community: Community, login: str) -> Profile:
    """The profile of a login in any letter case, with or without `@`; OperatorError names the nearest ones."""
    from peerpact.text.spelling import nearest

    wanted = login.removeprefix("@").casefold()
    if wanted in community.by_login:
        return community.by_login[wanted]
    near = nearest(wanted, list(community.by_login), 3)
    names = [community.by_login[name].github for name in near]
    raise OperatorError(wording.unknown(escape.terminal(login[: 2 * _LONGEST_LOGIN])), wording.nearest(names))


def whole_number(text: str) -> int:
    """A count from 1 on, for argparse."""
    if not text.isascii() or not text.isdigit() or not 0 < len(text) < 7 or not int(text):
        raise argparse.ArgumentTypeError(f"write a whole number from 1 to 999999, not {escape.terminal(text)[:40]!r}")
    return int(text)
