"""What one verdict costs: `peerpact plan PR --post` against the stand-in, against loading the same community.

For: `verdicts`, one row for each size of community and pull request. GitHub is on the loopback, so that the time is
ours and not the network's; the stand-in itself runs in this process, beside the measured one, and counts the
requests. Must not: say how long a real GitHub takes to answer.
"""

from __future__ import annotations

import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from statistics import median
from typing import Any

from ground import Ground
from measure import Command, run, say

sys.path.insert(0, str(Path(__file__).parent.parent))  # where the stand-in lies
from testing.fake_github import PullRequest, Repository, StandIn

RIGHTS = {"contents": "read", "pull-requests": "write", "issues": "write", "statuses": "write"}
LABELS = ("profile", "agreement", "needs-maintainer", "needs-fix")
PROFILE = """github: demo-newcomer-{0}
github_id: {1}
name: Somebody new
timezone: Europe/Berlin
languages: [en]
offers: [{{skill: python, level: advanced}}]
seeks: [{{skill: public-speaking, level: beginner}}]
"""
NEWCOMER = 880_000_000


@dataclass(frozen=True)
class Measured:
    """One size: what verdicts and loads took. Seconds of CPU (git included), and from the start to the last request."""

    people: int
    files: int
    requests: int
    cpu: tuple[float, ...]
    load_cpu: tuple[float, ...]
    last: tuple[float, ...]
    load: tuple[float, ...]

    @property
    def ratio(self) -> float:
        """The median of start to last request / start to loaded, pair by pair."""
        return median(one / other for one, other in zip(self.last, self.load, strict=True))


class _Log(list[Any]):
    """The stand-in's log of requests, which remembers when the last one was answered."""

    at = 0.0

    def append(self, one: Any) -> None:
        super().append(one)
        self.at = time.perf_counter()


def verdicts(ground: Ground) -> Iterator[Measured]:
    """A verdict on a pull request with 1 file, and on one with 250 files, 5 reviews and 130 comments."""
    for people in sorted({min(1000, len(ground.profiles)), len(ground.profiles)}):
        with tempfile.TemporaryDirectory(prefix="peerpact-bench-hub-") as folder, StandIn(Path(folder) / "hub") as hub:
            repository = repository_of(hub, ground, people)
            clone = Path(folder) / "clone"
            subprocess.run(["git", "clone", "--quiet", repository.clone_url, str(clone)], check=True)
            for files in (1, 250):
                say(f"{ground.shape}: {people:,} people, {files} files")
                yield _measure(hub, repository, pull_of(hub, repository, files), clone, people, ground.pairs(9))


def repository_of(hub: StandIn, ground: Ground, people: int) -> Repository:
    """A repository with that many people of a community."""
    paths = [*ground.profiles[:people], "community.yml"]
    made = hub.repository("example/mentoring", {path: (ground.folder / path).read_bytes() for path in paths})
    for label in LABELS:
        made.label(label, "0e8a16", "There already")
    return made


def pull_of(hub: StandIn, repository: Repository, files: int) -> PullRequest:
    """A newcomer's own profile; in the large case with 249 files of other kinds, as a busy maintainer gets them."""
    login = f"demo-newcomer-{files}"
    changed = {f"profiles/{login}.yml": PROFILE.format(files, NEWCOMER + files)}
    changed |= {f"agreements/new-{number}.yml": f"partners: [{number}]\n" for number in range(1, files)}
    made = hub.pull_request(repository, hub.user(login, id=NEWCOMER + files), changed)
    if files > 1:
        others = [hub.user(f"demo-other-{number}") for number in range(5)]
        for other in others:
            made.review_comment(other)
        for number in range(130):
            made.comment(others[number % 5], f"Comment {number}")
    return made


def _measure(hub: StandIn, repository: Repository, pull: PullRequest, clone: Path, people: int, count: int) -> Measured:
    token = hub.token(RIGHTS, repository=repository).value
    where = {"GITHUB_TOKEN": token, "GITHUB_REPOSITORY": repository.full_name, "GITHUB_API_URL": hub.api_url}
    command = [sys.executable, "-m", "peerpact", "plan", str(pull.number), "--post"]
    verdict = Command(command, clone, environment={**where, "GITHUB_SERVER_URL": hub.server_url})
    load = Command([sys.executable, str(Path(__file__).parent / "load_only.py"), "."], clone)
    rows = []
    for turn in range(count + 1):
        with first_again(hub, repository, pull) as log:
            started = time.perf_counter()
            cpu, _ = run(verdict)
            last = log.at - started
        started = time.perf_counter()
        load_cpu, _ = run(load)
        if turn:  # the first pair warms up
            rows.append((cpu, load_cpu, last, time.perf_counter() - started))
    requests = sum(not request.is_git for request in log)
    files = 1 if not pull.reviews else 250
    return Measured(people, files, requests, *zip(*rows, strict=True))


@contextmanager
def first_again(hub: StandIn, repository: Repository, pull: PullRequest) -> Iterator[_Log]:
    """Make the next verdict the first one."""
    pull.comments[:] = [comment for comment in pull.comments if comment.author is not hub.bot]
    pull.labels.clear()
    repository.statuses.clear()
    hub.requests = log = _Log()
    yield log
