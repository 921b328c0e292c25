"""What the worst pull requests that GitHub lets through cost the bot: seconds, memory and requests.

For: `python tests/benchmarks/worst_pull_requests.py [--only NAME]`, one row of a Markdown table for each kind of
hostile pull request, made with real Git on the stand-in. Each is judged by itself, the first time. Must not: say how
long a real GitHub takes to answer.
"""

from __future__ import annotations

import argparse
import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent.parent))  # where the stand-in lies
from testing.fake_github import PullRequest, StandIn
from testing.ledger_world import FILES, PEOPLE, VERDICT, agreement, profile

LIMIT = 64 * 1024  # bytes of a file that is still read
FILES_READ = 300  # files of people that one pull request may change
SLOW_YAML = "a: [" + "b," * ((LIMIT - 16) // 2)
Made = dict[str, str | bytes | None]


@dataclass(frozen=True)
class Case:
    """One kind of pull request: its name, what it changes, and what is done with it afterwards."""

    name: str
    files: Callable[[], Made]
    prepare: Callable[[StandIn, PullRequest], None] = lambda hub, pull: None


@dataclass(frozen=True)
class Cost:
    """Seconds of CPU (git included), seconds by the clock, the largest process in MB, requests, and the status."""

    cpu: float
    clock: float
    megabytes: float
    requests: int
    status: str


def _same_blob() -> Made:
    return {f"profiles/x/p{number}.yml": SLOW_YAML for number in range(FILES_READ)}


def _different_blobs() -> Made:
    return {f"profiles/x/p{number}.yml": f"{SLOW_YAML}{number}" for number in range(FILES_READ)}


def _check_ins(number: int) -> str:
    days = ", ".join(f"{2100 + n // 336}-{n // 28 % 12 + 1:02}-{n % 28 + 1:02}" for n in range(5_000))
    return agreement().replace("[2027-01-12]", f"[{days}]") + f"# {number}\n"


def _long_agreements() -> Made:
    return {f"agreements/2026-{number}.yml": _check_ins(number) for number in range(FILES_READ)}


def _faulty_profiles() -> Made:
    text = profile("demo-eve", 1005).replace("kubernetes", "kubernets").replace("UTC", "Utopia/City")
    many = "".join(f"unknown_key_{n}: value\n" for n in range(2_000))
    return {f"profiles/x/p{number}.yml": f"{text}{many}# {number}\n" for number in range(FILES_READ)}


def _largest_text() -> Made:
    return {f"profiles/x/p{number}.yml": f"# {number}\n{'x' * 220_000}" for number in range(FILES_READ)}


def _many_paths() -> Made:
    return {f"guides/{number // 1000}/{number}.md": b"" for number in range(99_000)}


def _one() -> Made:
    return {"guides/hello.md": "Hello\n"}


def _bomb(hub: StandIn, pull: PullRequest) -> None:
    git = pull.repository.git
    tree = git.text("rev-parse", f"{pull.head_sha}^{{tree}}")
    for _ in range(8):
        rows = "".join(f"040000 tree {tree}\t{number}\0" for number in range(10))
        tree = git.run("mktree", "-z", stdin=rows.encode()).decode().strip()
    pull.reset(git.commit_tree(tree, [pull.merge_base], pull.author.signer, hub.now, "Bomb"))


def _talk(hub: StandIn, pull: PullRequest) -> None:
    bo = hub.user("demo-bo", id=PEOPLE["demo-bo"])
    for number in range(2_500):
        pull.comment(bo, f"/sign {'0' * 64}\n{'>' * 8_000} {number}")
    for _ in range(1_000):
        pull.approve(bo)


def _signed_agreement() -> Made:
    return {"agreements/2026-demo-ana--demo-bo.yml": agreement()}


CASES = (
    Case("an honest guide, for comparison", _one),
    Case("300 times one hostile file of 64 KB", _same_blob),
    Case("300 different hostile files of 64 KB", _different_blobs),
    Case("300 agreements with 5,000 check-ins each", _long_agreements),
    Case("300 profiles with 2,000 mistakes each", _faulty_profiles),
    Case("300 files, together just over 64 MB", _largest_text),
    Case("99,000 files", _many_paths),
    Case("a tree that names one tree 10⁸ times", _one, _bomb),
    Case("an agreement with 2,500 comments and 1,000 approvals", _signed_agreement, _talk),
)


def measure(case: Case, folder: Path) -> Cost:
    """Make one pull request in a community of its own, and let the bot judge it."""
    with StandIn(folder / "hub") as hub:
        profiles = {f"profiles/{login}.yml": profile(login, number) for login, number in PEOPLE.items()}
        repository = hub.repository("example/mentoring", {**FILES, **profiles})
        author = hub.user("demo-ana", id=PEOPLE["demo-ana"])
        pull = hub.pull_request(repository, author, case.files())
        case.prepare(hub, pull)
        clone = folder / "clone"
        subprocess.run(["git", "clone", "--quiet", repository.clone_url, str(clone)], check=True)
        token = hub.token(VERDICT, repository=repository).value
        where = {"GITHUB_TOKEN": token, "GITHUB_REPOSITORY": repository.full_name, "GITHUB_API_URL": hub.api_url}
        hub.requests.clear()
        cpu, clock, megabytes = _run(clone, {**os.environ, **where, "GITHUB_SERVER_URL": hub.server_url})
        requests = sum(not request.is_git for request in hub.requests)
        newest = {one.context: one.state for one in repository.latest_statuses(pull.head_sha)}
        return Cost(cpu, clock, megabytes, requests, newest.get("peerpact/checks", "none"))


def _run(clone: Path, environment: dict[str, str]) -> tuple[float, float, float]:
    """Seconds of CPU and by the clock, and the most memory of the largest process in MB."""
    started = time.monotonic()
    words = [sys.executable, "-m", "peerpact", "plan", "--all", "--post"]
    with tempfile.TemporaryFile() as said:
        bot = subprocess.Popen(words, cwd=clone, env=environment, stdout=said, stderr=said)
        _, status, used = os.wait4(bot.pid, 0)
        bot.returncode = os.waitstatus_to_exitcode(status)
        said.seek(0)
        if bot.returncode not in (0, 2):
            raise RuntimeError(said.read().decode("utf-8", "replace")[-2000:])
    return used.ru_utime + used.ru_stime, time.monotonic() - started, used.ru_maxrss / 1024


def row(case: Case) -> str:
    """One row of the table."""
    with tempfile.TemporaryDirectory(prefix="peerpact-worst-") as folder:
        cost = measure(case, Path(folder))
    seconds = f"{cost.cpu:.1f} s | {cost.clock:.1f} s"
    return f"| {case.name} | {seconds} | {cost.megabytes:.0f} MB | {cost.requests} | {cost.status} |"


def main() -> None:
    """Print the table. Each kind has a process of its own: a child's memory is never less than its parent's was."""
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("--only", default="", metavar="NAME", help="the kinds with these words in their names")
    options.add_argument("--one", type=int, help=argparse.SUPPRESS)
    args = options.parse_args()
    if args.one is not None:
        print(row(CASES[args.one]))
        return
    print("| pull request | CPU | by the clock | memory | requests | `peerpact/checks` |", flush=True)
    print("| --- | --- | --- | --- | --- | --- |", flush=True)
    for number, case in enumerate(CASES):
        if args.only in case.name:
            subprocess.run([sys.executable, __file__, "--one", str(number)], check=True)


if __name__ == "__main__":
    main()
