"""Our packing on kidney exchange graphs, against kep_solver, which hospitals use.

For: `python kidney.py FOLDER` with graphs of PrefLib's set 00036 (`.wmd`; those with altruists are left out), or
`python kidney.py --pairs 64 128 256` with graphs drawn here, which prints a table. Must not: weigh anything but the
number of people in cycles of at most three, or need kep_solver (AGPL, `pip install kep-solver`): without it, the table
has our own figures and bounds only.

The graphs are drawn as Saidman and others (2006) do: blood types, and how rarely a patient tolerates a donor.
"""

from __future__ import annotations

import argparse
import sys
import time
from collections.abc import Iterable, Iterator
from importlib.util import find_spec
from pathlib import Path
from random import Random

import numpy as np

from peerpact.matching.cohort.circle_search import Matches, closed_paths
from peerpact.matching.cohort.graph import NOBODY, Budget
from peerpact.matching.cohort.groups import Groups
from peerpact.matching.cohort.packing import pack

Arcs = set[tuple[int, int]]
BLOOD = ("O", "A", "B", "AB"), (0.4814, 0.3373, 0.1428, 0.0385)
REJECTS = (0.05, 0.1, 0.9), (0.7019, 0.2, 0.0981)


def drawn(pairs: int, seed: int) -> Arcs:
    """Who could give to whom, among so many pairs of a patient and a donor who don't fit each other."""
    dice = Random(f"{pairs} {seed}")  # noqa: S311
    people: list[tuple[str, str, float]] = []
    while len(people) < pairs:
        donor, patient = dice.choices(*BLOOD, k=2)
        rejects = dice.choices(*REJECTS)[0]
        if not set(donor) - {"O"} <= set(patient) or dice.random() < rejects:
            people.append((donor, patient, rejects))
    return {
        (giver, taker)
        for giver, (donor, _, _) in enumerate(people)
        for taker, (_, patient, rejects) in enumerate(people)
        if giver != taker and set(donor) - {"O"} <= set(patient) and dice.random() >= rejects
    }


def read(path: Path) -> tuple[int, Arcs] | None:
    """A graph of PrefLib; None if it has altruists, who give without a patient."""
    lines = path.read_text("utf-8").splitlines()
    names = [line.partition(": ")[2] for line in lines if line.startswith("# ALTERNATIVE NAME")]
    if not all(name.startswith("Pair") for name in names):  # the files write "Alturist"
        return None
    arcs = (line.split(",") for line in lines if line and not line.startswith("#"))
    people = len(names)
    return people, {(int(giver) - 1, int(taker) - 1) for giver, taker, _ in arcs}


def groups_of(people: int, arcs: Arcs) -> Groups:
    """All cycles of two and three."""
    ordered = np.array(sorted(arcs), np.int64).reshape(-1, 2)
    matches = Matches(ordered[:, 0], ordered[:, 1], np.zeros(len(ordered), np.uint8))
    two = [(a, b, NOBODY) for a, b in sorted(arcs) if a < b and (b, a) in arcs]
    three = [
        np.stack([matches.teacher[one], matches.learner[one], matches.learner[next_one]], axis=1)
        for one, next_one, _ in closed_paths(matches, people)
    ]
    members = np.concatenate([np.array(two, np.int64).reshape(-1, 3), *three])
    return Groups(people, members, np.ones(len(members), np.int64), complete=True, reachable=people)


def theirs(people: int, arcs: Arcs) -> int | None:
    """How many people kep_solver places; None if it isn't installed."""
    if not find_spec("kep_solver"):
        return None
    from kep_solver.entities import Donor, Instance, Transplant
    from kep_solver.model import TransplantCount
    from kep_solver.programme import Programme

    instance = Instance()
    donors = []
    for number in range(people):
        donor = Donor(str(number))
        donor.recipient = instance.recipient(str(number))
        instance.recipient(str(number)).addDonor(donor)
        instance.addDonor(donor)
        donors.append(donor)
    for giver, taker in sorted(arcs):
        transplant = Transplant(donors[giver], instance.recipient(str(taker)), 1.0)
        donors[giver].addTransplant(transplant)
        instance.addTransplant(transplant)
    programme = Programme([TransplantCount()], maxCycleLength=3, maxChainLength=0, description="cycles of three")
    solution, _ = programme.solve_single(instance)
    return round(solution.values[0])


def graphs(args: argparse.Namespace) -> Iterator[tuple[str, int, Arcs]]:
    """The graphs to measure, with names."""
    for path in sorted(args.folder.glob("*.wmd")) if args.folder else []:
        if (graph := read(path)) is not None:
            yield path.stem, *graph
    for pairs in args.pairs:
        for seed in range(args.seeds):
            yield f"{pairs}, seed {seed}", pairs, drawn(pairs, seed)


def main(words: Iterable[str]) -> int:
    """Print a table; 1 if a number differs."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folder", nargs="?", type=Path)
    parser.add_argument("--pairs", nargs="*", type=int, default=[])
    parser.add_argument("--seeds", type=int, default=3)
    differs = False
    print("| graph | cycles | ours | bound | theirs | CPU s, ours / theirs |\n| --- | --- | --- | --- | --- | --- |")
    for name, people, arcs in graphs(parser.parse_args(list(words))):
        begun = time.process_time()
        groups = groups_of(people, arcs)
        packed = pack(groups, groups.size, Budget.of(60, time.monotonic))
        between = time.process_time()
        other = theirs(people, arcs)
        seconds = f"{between - begun:.2f} / {time.process_time() - between:.2f}"
        print(f"| {name} | {len(groups.score):,} | {packed.points} | {packed.most_points} | {other} | {seconds} |")
        differs |= other is not None and packed.points != other
    return int(differs)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
