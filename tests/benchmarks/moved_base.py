"""A verdict on the largest honest pull request, before and after the main branch moved, for one checkout or two.

For: `python tests/benchmarks/moved_base.py [--people N] [--against FOLDER]`: CPU seconds with Git's, the median of
runs in turn. FOLDER is another checkout of Peerpact, such as an older version; without it this one is measured alone.
Must not: say how long a real GitHub takes to answer.
"""

from __future__ import annotations

import argparse
import subprocess
import sys
import tempfile
from pathlib import Path
from statistics import median

from ground import Ground, prepare
from measure import Command, run
from verdict import RIGHTS, StandIn, first_again, pull_of, repository_of

HERE, FILES = Path(__file__).parents[2], 250


def main() -> None:
    """Print one line for each state of the main branch."""
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("--people", type=int, default=1000)
    options.add_argument("--against", type=Path, metavar="FOLDER")
    options.add_argument("--runs", type=int, default=7)
    args = options.parse_args()
    checkouts = [HERE, *([args.against] if args.against else [])]
    with tempfile.TemporaryDirectory(prefix="peerpact-bench-") as folder:
        ground = prepare(Path(folder), "short", args.people, quick=False, data=None)
        for moved in (False, True):
            taken = _measure(ground, moved, checkouts, args.runs)
            shown = ", ".join(f"{median(one):.3f} s" for one in taken)
            ratio = f", ratio {median(a / b for a, b in zip(*taken, strict=True)):.2f}" if args.against else ""
            print(f"main branch {'moved' if moved else 'as it was'}: {shown}{ratio}", flush=True)


def _measure(ground: Ground, moved: bool, checkouts: list[Path], runs: int) -> list[list[float]]:
    with tempfile.TemporaryDirectory(prefix="peerpact-bench-hub-") as folder, StandIn(Path(folder) / "hub") as hub:
        repository = repository_of(hub, ground, len(ground.profiles))
        pull = pull_of(hub, repository, FILES)
        if moved:
            repository.push({ground.profiles[0]: (ground.folder / ground.profiles[0]).read_text() + "# Changed\n"})
        clone = Path(folder) / "clone"
        subprocess.run(["git", "clone", "--quiet", repository.clone_url, str(clone)], check=True)
        token = hub.token(RIGHTS, repository=repository).value
        there = {"GITHUB_TOKEN": token, "GITHUB_REPOSITORY": repository.full_name}
        there |= {"GITHUB_API_URL": hub.api_url, "GITHUB_SERVER_URL": hub.server_url}
        words = [sys.executable, "-m", "peerpact", "plan", str(pull.number), "--post"]
        taken: list[list[float]] = [[] for _ in checkouts]
        for turn in range(runs + 1):
            for checkout, costs in zip(checkouts, taken, strict=True):
                with first_again(hub, repository, pull):
                    cpu, _ = run(Command(words, clone, environment={**there, "PYTHONPATH": str(checkout / "scripts")}))
                if turn:  # the first ones warm up
                    costs.append(cpu)
        return taken


if __name__ == "__main__":
    main()
