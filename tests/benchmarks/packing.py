"""How many people a cohort places by each choice, how much of the bound that is, and what it takes.

For: `python packing.py --community FOLDER ...` for communities as files, `--people 300 1000` for synthetic ones; prints
a table. Must not: count loading, or the scoring of pairs, which the suggestions need anyway. The first figure of CPU
seconds is for listing all groups.
"""

from __future__ import annotations

import argparse
import sys
import time
from collections.abc import Callable, Iterable, Iterator
from datetime import date
from pathlib import Path

import numpy as np
from synthetic import synthetic

from peerpact.community.loader import read_community
from peerpact.domain.model import Community
from peerpact.matching import MatchingIndex
from peerpact.matching.cohort.choices import Choice, choose
from peerpact.matching.cohort.graph import Budget
from peerpact.matching.cohort.groups import Groups, possible_groups
from peerpact.matching.cohort.proposal import CHOICES

NOW = date(2026, 11, 29)


Clock = Callable[[], float]


def row(name: str, community: Community, seconds: float, clock: Clock) -> str:
    """One line of the table."""
    index = MatchingIndex.of(community, NOW)
    _ = index.pairs.scores
    begun = time.process_time()
    groups = possible_groups(index, np.arange(len(index.population.people)))
    listed = time.process_time() - begun
    cells = [_chosen(groups, kind, Budget.of(seconds, clock)) for kind in CHOICES]
    return f"| {name} | {groups.people:,} | {len(groups.score):,} | {' | '.join(cells)} | {listed:.2f} |"


def _chosen(groups: Groups, kind: str, budget: Budget) -> str:
    begun = time.process_time()
    made = choose(groups, kind, budget)
    return f"{made.people:,} {_proof(made)}, {made.worth / max(1, made.most_worth):.4f}, {_cpu(begun)}"


def _proof(made: Choice) -> str:
    if made.proven:
        return "proven"
    return f"{made.people / made.most_people:.4f}" if made.most_people else "not proven"


def _cpu(begun: float) -> str:
    return f"{time.process_time() - begun:.2f} s"


def communities(args: argparse.Namespace) -> Iterator[tuple[str, Community]]:
    """The communities to measure, with names."""
    for folder in args.community:
        yield folder.name, read_community(folder).community
    for people in args.people:
        yield f"synthetic {people:,}", synthetic(people)


def main(words: Iterable[str]) -> int:
    """Print a table."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--community", nargs="*", type=Path, default=[])
    parser.add_argument("--people", nargs="*", type=int, default=[])
    parser.add_argument("--seconds", type=float, default=60.0, help="for each choice")
    parser.add_argument("--cpu", action="store_true", help="count CPU seconds, on a machine that does other things too")
    args = parser.parse_args(list(words))
    clock = time.process_time if args.cpu else time.monotonic
    print(f"| community | open | groups | {' | '.join(CHOICES)} | listing, CPU s |")
    print("| --- | --- | --- | --- | --- | --- | --- |")
    for name, community in communities(args):
        print(row(name, community, args.seconds, clock), flush=True)
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
