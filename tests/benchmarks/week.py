"""What a week of a community costs on GitHub: jobs, API requests, CPU seconds and billed minutes.

Run it by `python tests/benchmarks/week.py`. Each kind of run is measured once: Peerpact's command against the stand-in
for requests and CPU, and `pip install` of the lock that the job uses, today's and the one lock that all jobs shared
before. Then the numbers of runs in a week multiply what was measured. Must not: say how long GitHub's runners take;
`OVERHEAD` is an assumption and printed as one.
"""

from __future__ import annotations

import argparse
import os
import re
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, replace
from math import ceil
from pathlib import Path

sys.path[:0] = [str(Path(__file__).parent), str(Path(__file__).parents[1])]
from measure import Command, run, say  # noqa: E402
from verdict import NEWCOMER, PROFILE  # noqa: E402

import community  # noqa: E402 (found through the line above)
from testing.fake_github import Repository, StandIn  # noqa: E402

ROOT = Path(__file__).parents[2]
OVERHEAD = 10  # seconds of a job beside ours: checkout, Python, ending (assumed, not measured)
LOCKS = "two locks, as now"
SUMS = (("CPU hours of installing", 1), ("CPU hours in all", 1), ("minutes that GitHub counts", 0), ("API requests", 0))


@dataclass(frozen=True)
class Kind:
    """One kind of run: how often in a week, which lock it installs, and what its command costs."""

    name: str
    runs: int
    lock: str
    requests: int
    cpu: float


def runs_in_a_week(pulls: int, sweep_minutes: int) -> dict[str, int]:
    """How often each kind runs, for pull requests with two pushes and three reviews or comments each.

    A push starts a check, and its end the bot; a review or comment starts the bot; a merge the bot, the signatures and,
    when these have ended, the site once more. The clock does the rest.
    """
    return {
        "bot, scheduled": 7 * 24 * 60 // sweep_minutes,
        "bot, after an event": pulls * (2 + 3) + pulls,
        "bot, after a merge": pulls,
        "check": 2 * pulls,
        "signatures": 7 * 24 // 3 + pulls,
        "reminders": 7,
        "site": 2 * pulls + 7,
    }


@dataclass
class Scene:
    """The community on the stand-in, a clone of it, and pull requests that are open."""

    hub: StandIn
    repository: Repository
    clone: Path

    def cost(self, *words: str) -> tuple[int, float]:
        """Requests and CPU seconds of one command with a workflow's token."""
        rights = {
            "contents": "write",
            "pull-requests": "write",
            "issues": "write",
            "statuses": "write",
            "actions": "read",
        }
        where = {
            "GITHUB_TOKEN": self.hub.token(rights, repository=self.repository).value,
            "GITHUB_REPOSITORY": self.repository.full_name, "GITHUB_API_URL": self.hub.api_url,
            "GITHUB_SERVER_URL": self.hub.server_url,
        }  # fmt: skip
        before = len(self.hub.requests)
        cpu, _ = run(Command([sys.executable, "-m", "peerpact", *words], self.clone, environment=where))
        return sum(not request.is_git for request in self.hub.requests[before:]), cpu

    def git(self, *words: str) -> None:
        """One Git command in the clone."""
        subprocess.run(["git", *words], cwd=self.clone, check=True)


def scene(hub: StandIn, folder: Path, people: int, opened: int) -> Scene:
    """A community of so many people with so many open pull requests."""
    community.write(folder / "files", people, "short")
    (folder / "files" / "community.yml").write_text("name: Measured\nrepository: example/measured\n")
    files = {path.relative_to(folder / "files").as_posix(): path.read_bytes() for path in _files(folder / "files")}
    repository = hub.repository("example/measured", files)
    for number in range(opened):
        newcomer(hub, repository, number)
    clone = folder / "clone"
    subprocess.run(["git", "clone", "--quiet", repository.clone_url, str(clone)], check=True)
    return Scene(hub, repository, clone)


def newcomer(hub: StandIn, repository: Repository, number: int) -> None:
    """A pull request that adds a profile."""
    login, number = f"demo-newcomer-{number}", NEWCOMER + number
    text = PROFILE.format(number - NEWCOMER, number)
    hub.pull_request(repository, hub.user(login, id=number), {f"profiles/{login}.yml": text})


def _files(folder: Path) -> Iterator[Path]:
    return (path for path in folder.rglob("*") if path.is_file())


def measured(people: int, pulls: int, opened: int) -> list[Kind]:
    """Every kind of run, each measured once."""
    with tempfile.TemporaryDirectory(prefix="peerpact-week-") as folder, StandIn(Path(folder) / "hub") as hub:
        here = scene(hub, Path(folder), people, opened)
        here.cost("plan", "--all", "--post")  # from now on, the bot has seen the open ones
        costs: dict[str, tuple[int, float]] = {}
        for name, words in _commands(here, opened).items():
            say(name)
            costs[name] = words()
    runs = runs_in_a_week(pulls, 10)
    return [Kind(name, runs[name], "site" if name == "site" else "bot", *costs[name]) for name in runs]


def _commands(here: Scene, opened: int) -> Mapping[str, Callable[[], tuple[int, float]]]:
    def after_an_event() -> tuple[int, float]:
        newcomer(here.hub, here.repository, opened)
        return here.cost("plan", "--all", "--post")

    def check() -> tuple[int, float]:
        here.git("fetch", "--quiet", "origin", "refs/pull/1/head")
        author = f"demo-newcomer-0:{NEWCOMER}"
        ours = here.cost("plan", "--base", "HEAD", "--head", "FETCH_HEAD", "--author", author)
        return 0, here.cost("check")[1] + ours[1]

    def after_a_merge() -> tuple[int, float]:
        here.hub.pull_requests()[-1].merge()
        here.git("pull", "--quiet")
        return here.cost("plan", "--all", "--post")

    def site() -> tuple[int, float]:
        (requests, cpu), (_, build) = (
            here.cost("remind", "--last-run"),
            here.cost("site", "--out", f"{here.clone}/../out"),
        )
        return requests, cpu + build

    return {
        "bot, scheduled": lambda: here.cost("plan", "--all", "--post"),
        "bot, after an event": after_an_event,
        "bot, after a merge": after_a_merge,
        "check": check,
        "signatures": lambda: here.cost("record"),
        "reminders": lambda: here.cost("remind", "--post"),
        "site": site,
    }


def installs() -> dict[str, float]:
    """CPU seconds of installing each lock into a fresh environment, as the workflows do it; `before` as they did."""
    costs = {}
    for name in ("bot", "site", "before"):
        say(f"install {name}")
        with tempfile.TemporaryDirectory(prefix="peerpact-week-") as folder:
            subprocess.run([sys.executable, "-m", "venv", folder], check=True)
            pip = [f"{folder}/bin/python", "-m", "pip", "install", "--quiet", "--require-hashes"]
            costs[name] = run(Command([*pip, *_locked(name, Path(folder))], ROOT / "requirements"))[0]
    return costs


def _locked(name: str, folder: Path) -> list[str]:
    """What pip is given for a lock; before, one lock held the site and the solver, and pip compiled everything."""
    if name != "before":
        return ["--no-compile", "-r", f"{name}.txt"]
    whole = (ROOT / "requirements" / "test.txt").read_text("utf-8")
    (folder / "solver.txt").write_text("".join(re.findall(r"^scipy==.*\n(?:    .*\n)*", whole, re.MULTILINE)))
    return ["-r", "site.txt", "-r", str(folder / "solver.txt")]


def table(kinds: list[Kind], costs: Mapping[str, float], pulls: int) -> str:
    """What a week costs, as Markdown: each kind of run, then the sums with two intervals of the sweep."""
    lines = ["| run | a week | API requests | CPU s of the command |", "| --- | --- | --- | --- |"]
    lines += [f"| {k.name} | {k.runs:,} | {k.requests} | {k.cpu:.1f} |" for k in kinds]
    frequent, rare = ([replace(k, runs=runs_in_a_week(pulls, minutes)[k.name]) for k in kinds] for minutes in (10, 60))
    lines += ["", f"| a week | one lock for all, as before | {LOCKS} | {LOCKS}, `sweep_minutes: 60` |"]
    lines += ["| --- | --- | --- | --- |"]
    columns = [sums(frequent, costs, "before"), sums(frequent, costs), sums(rare, costs)]
    lines += [
        f"| {name} | {' | '.join(f'{column[name]:,.{digits}f}' for column in columns)} |" for name, digits in SUMS
    ]
    return "\n".join(lines)


def sums(kinds: list[Kind], costs: Mapping[str, float], lock: str = "") -> dict[str, float]:
    """What all runs of a week take together; `lock` names the one that every job installs."""
    install = {kind.name: costs[lock or kind.lock] for kind in kinds}
    whole = {kind.name: install[kind.name] + kind.cpu for kind in kinds}
    return {
        "CPU hours of installing": sum(kind.runs * install[kind.name] for kind in kinds) / 3600,
        "CPU hours in all": sum(kind.runs * whole[kind.name] for kind in kinds) / 3600,
        "minutes that GitHub counts": sum(kind.runs * ceil((whole[kind.name] + OVERHEAD) / 60) for kind in kinds),
        "API requests": sum(kind.runs * kind.requests for kind in kinds),
    }


def main() -> int:
    """Measure, multiply, print."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("--people", type=int, default=1000)
    parser.add_argument("--pulls", type=int, default=30, help="pull requests a week")
    parser.add_argument("--open", type=int, default=12, help="pull requests that are open at a time")
    args = parser.parse_args()
    costs = installs()
    print(table(measured(args.people, args.pulls, args.open), costs, args.pulls))
    print(f"\nCPU s of installing: {', '.join(f'{name} {cpu:.1f}' for name, cpu in costs.items())}.")
    print(f"Load while measuring: {os.getloadavg()[0]:.1f}. A job takes {OVERHEAD} s more than its CPU (assumed).")
    return 0


if __name__ == "__main__":
    sys.exit(main())
