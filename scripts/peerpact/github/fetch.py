"""Where the files of pull requests come from: one fetch into the clone, or the API where there is no clone.

For: `store`. Must not: put the token anywhere but into the environment of the git command.
"""

from __future__ import annotations

import base64
import os
from collections.abc import Collection, Sequence
from pathlib import Path
from typing import Protocol

from peerpact.git.objects import GitObjects, Objects
from peerpact.github.api_objects import ApiObjects
from peerpact.github.client import Connection, RefusedError, asking
from peerpact.github.pull_requests import Open

LONGEST_TOGETHER, LONGEST_ALONE = 120, 30  # seconds for a fetch of many pull requests, and of one


class Store(Protocol):
    """Objects, and how to get those of pull requests."""

    @property
    def objects(self) -> Objects:
        """Where trees and files are read from."""

    def tips(self, branches: Collection[str]) -> dict[str, str]:
        """The commits that branches point to on GitHub now; a branch that is gone is left out."""

    def bring(self, pulls: Collection[Open]) -> None:
        """Bring the heads of pull requests, and the tips of their base branches, all in one go."""

    def bring_commits(self, commits: Sequence[str]) -> None:
        """Bring commits that no ref leads to any more. OperatorError when GitHub does not have one of them."""

    def has(self, commit: str) -> bool:
        """Whether a commit can be read now."""


def store(connection: Connection, root: Path) -> Store:
    """The clone that a community's folder is in, else the API."""
    objects = GitObjects(root, credentials(connection))
    return _Clone(objects, connection.fetch_from) if objects.is_clone() else _Api(connection)


def credentials(connection: Connection) -> dict[str, str]:
    """The token for git, by the environment: a command line can be read by everyone on the machine."""
    if connection.fetch_from == "origin":
        return {}  # a clone of one's own knows how to fetch
    secret = base64.b64encode(f"x-access-token:{connection.token}".encode()).decode("ascii")
    given = os.environ.get("GIT_CONFIG_COUNT", "0")
    place = int(given) if given.isdecimal() else 0
    return {
        "GIT_CONFIG_COUNT": str(place + 1),
        f"GIT_CONFIG_KEY_{place}": f"http.{connection.server}/.extraheader",
        f"GIT_CONFIG_VALUE_{place}": f"Authorization: Basic {secret}",
    }


class _Clone:
    def __init__(self, objects: GitObjects, url: str) -> None:
        self.objects: GitObjects = objects
        self._url = url

    def tips(self, branches: Collection[str]) -> dict[str, str]:
        tips = self.objects.tips(*(f"refs/heads/{name}" for name in sorted(branches)), url=self._url)
        return {ref.removeprefix("refs/heads/"): sha for ref, sha in tips.items()}

    def bring(self, pulls: Collection[Open]) -> None:
        heads = [f"refs/pull/{pull.number}/head" for pull in pulls]
        bases = sorted({f"refs/heads/{pull.base_branch}" for pull in pulls})
        longest = LONGEST_ALONE if len(pulls) == 1 else LONGEST_TOGETHER
        self.objects.fetch(*bases, *heads, url=self._url, small=True, longest=longest)

    def bring_commits(self, commits: Sequence[str]) -> None:
        self.objects.fetch(*commits, url=self._url, small=True, longest=LONGEST_ALONE)

    def has(self, commit: str) -> bool:
        return self.objects.has(commit)


class _Api:
    def __init__(self, connection: Connection) -> None:
        self.objects: ApiObjects = ApiObjects(connection)
        self._repository = connection.repository

    def tips(self, branches: Collection[str]) -> dict[str, str]:
        tips = {}
        for name in sorted(branches):
            try:
                with asking(f"find the branch {name}", "contents: read"):
                    tips[name] = self._repository.get_git_ref(f"heads/{name}").object.sha
            except RefusedError:
                continue
        return tips

    def bring(self, pulls: Collection[Open]) -> None:
        """Nothing to bring: every object is asked for when it is needed."""

    def bring_commits(self, commits: Sequence[str]) -> None:
        """Nothing to bring here either."""

    def has(self, commit: str) -> bool:
        return bool(commit)
