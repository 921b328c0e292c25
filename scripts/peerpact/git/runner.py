"""The one way in which this project runs Git.

For: `Git`, which runs a command in a folder and gives its output. Neither the user's nor the system's settings count,
so that the same repository gives the same answers on every machine; nor do variables that point Git at another
repository, such as those that a hook gets. Must not: know what is asked, or put it into a user's words.
"""

from __future__ import annotations

import os
import subprocess
from collections.abc import Collection, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from peerpact.domain.errors import OperatorError
from peerpact.git.time_budget import spending

LONGEST = 300.0
"""Seconds for one command."""
_SHOWN = 300  # characters of what Git says about a failure
# Hooks, other programs and protocols that a repository's own settings could name.
_SAFE = (
    "core.hooksPath=/dev/null",
    "core.fsmonitor=false",
    "protocol.ext.allow=never",
    "log.showSignature=false",
    "log.showRoot=true",
)
_OTHER_REPOSITORY = frozenset({
    "GIT_ALTERNATE_OBJECT_DIRECTORIES", "GIT_COMMON_DIR", "GIT_CONFIG", "GIT_CONFIG_PARAMETERS", "GIT_DIR",
    "GIT_GRAFT_FILE", "GIT_IMPLICIT_WORK_TREE", "GIT_INDEX_FILE", "GIT_NAMESPACE", "GIT_OBJECT_DIRECTORY",
    "GIT_PREFIX", "GIT_REPLACE_REF_BASE", "GIT_SHALLOW_FILE", "GIT_WORK_TREE",
})  # fmt: skip
_NO_SETTINGS = {"GIT_CONFIG_GLOBAL": os.devnull, "GIT_CONFIG_SYSTEM": os.devnull, "GIT_ATTR_NOSYSTEM": "1"}
_ALWAYS = {"GIT_TERMINAL_PROMPT": "0", "GIT_NO_REPLACE_OBJECTS": "1", "LC_ALL": "C"}


@dataclass(frozen=True, slots=True)
class Output:
    """What one command wrote, and its exit code."""

    code: int
    data: bytes

    @property
    def text(self) -> str:
        """The output as text without blanks around it; bytes that are no UTF-8 are escaped."""
        return self.data.decode("utf-8", "backslashreplace").strip()


class Git:
    """Git in one folder."""

    def __init__(self, folder: Path, environment: Mapping[str, str] | None = None) -> None:
        """`environment` is added for Git alone: it's the place for secrets, which everyone could read elsewhere."""
        self.folder = folder
        self._given = dict(environment or {})

    def run(
        self,
        *words: str,
        stdin: bytes = b"",
        allowed: Collection[int] = (0,),
        longest: float = LONGEST,
        own_settings: bool = False,
        advice: str = "Fetch the commits first, with their history.",
    ) -> Output:
        """Run one command. OperatorError when its exit code isn't `allowed`, or after `longest` seconds.

        With `own_settings` the user's settings do count: only they know the credentials and proxies for `origin`, and
        who commits.
        """
        try:
            with spending(longest) as timeout:
                done = subprocess.run(  # noqa: S603
                    self.command(*words),
                    input=stdin,
                    capture_output=True,
                    check=False,
                    timeout=timeout,
                    env=self.environment(own_settings=own_settings),
                )
        except (OSError, subprocess.TimeoutExpired) as error:
            raise OperatorError(f"git doesn't answer ({error.__class__.__name__}).", "Is Git installed?") from None
        if done.returncode not in allowed:
            reason = done.stderr.decode("utf-8", "replace").strip()[:_SHOWN] or "no such commit"
            raise OperatorError(f"git {words[0]} failed: {reason}", advice)
        return Output(done.returncode, done.stdout)

    def try_run(self, *words: str, own_settings: bool = False) -> bytes | None:
        """The output of a command; None where there is no Git, no repository, or nothing of the kind in it."""
        try:
            return self.run(*words, own_settings=own_settings).data
        except OperatorError:
            return None

    @contextmanager
    def pipe(self, *words: str, stdin: int | None = None) -> Iterator[subprocess.Popen[bytes]]:
        """A command whose output is read piece by piece while it runs."""
        command = self.command(*words)
        with (
            spending(LONGEST),
            subprocess.Popen(  # noqa: S603
                command, stdin=stdin, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, env=self.environment()
            ) as process,
        ):
            yield process

    def command(self, *words: str) -> list[str]:
        """The words of a command line."""
        settings = [word for setting in _SAFE for word in ("-c", setting)]
        return ["git", "-C", str(self.folder), *settings, *words]

    def environment(self, *, own_settings: bool = False) -> dict[str, str]:
        """The variables of a command."""
        kept = {name: value for name, value in os.environ.items() if name not in _OTHER_REPOSITORY}
        settings = {} if own_settings else _NO_SETTINGS
        return _trusting({**kept, **_ALWAYS, **settings, **self._given})


def _trusting(environment: dict[str, str]) -> dict[str, str]:
    """With the folders that the user trusts though someone else owns them: without, Git would refuse to read those."""
    count = environment.get("GIT_CONFIG_COUNT", "0")
    start = int(count) if count.isascii() and count.isdigit() else 0
    added: dict[str, str] = {}
    for place, folder in enumerate(_trusted(), start):
        added |= {f"GIT_CONFIG_KEY_{place}": "safe.directory", f"GIT_CONFIG_VALUE_{place}": folder}
    return environment | added | {"GIT_CONFIG_COUNT": str(start + len(added) // 2)} if added else environment


@cache
def _trusted() -> tuple[str, ...]:
    try:
        command = ["git", "config", "--null", "--get-all", "safe.directory"]
        done = subprocess.run(command, capture_output=True, check=False, timeout=60, cwd=os.path.sep)  # noqa: S603
    except (OSError, subprocess.TimeoutExpired):
        return ()
    return tuple(name for name in done.stdout.decode("utf-8", "replace").split("\0") if name)
