"""Measure how well and how fast everyone finds a partner: `python tests/benchmarks/partners.py [--large]`.

For: the table about suggestions in docs/benchmarks.md: CPU seconds beside named peers in the same run, how evenly
attention is shared, and who finds anybody in a small community. Must not: be part of the suite.
"""

from __future__ import annotations

import argparse
import os
import sys
import time
from collections.abc import Callable, Sequence
from datetime import date
from pathlib import Path
from statistics import mean

import numpy as np

sys.path[:0] = [str(Path(__file__).parent), str(Path(__file__).parents[1])]

from choosing import choo_siow, five_rounds, plain  # noqa: E402 (found through the line above)
from peers import PEERS  # noqa: E402
from synthetic import synthetic  # noqa: E402

from peerpact.domain.model import Community  # noqa: E402
from peerpact.matching import MatchingIndex, suggest_everybody  # noqa: E402
from peerpact.matching.health.metrics import gini  # noqa: E402
from peerpact.matching.population import Population  # noqa: E402
from peerpact.matching.ranking import best  # noqa: E402
from peerpact.matching.suggestion import TWO_WAY  # noqa: E402

NOW = date(2026, 11, 22)
_SMALL, _SEEDS = 50, 40


def main() -> int:
    """Print one Markdown table after the other."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--large", action="store_true", help="also 20,000 people (half an hour with plain loops)")
    parser.add_argument("--peer", action="append", choices=tuple(PEERS), help="only this one; may be repeated")
    parser.add_argument("--only", choices=("speed", "attention", "coverage"))
    args = parser.parse_args()
    parts = {"speed": lambda: speed(args.large, args.peer or [*PEERS]), "attention": attention, "coverage": coverage}
    for name, part in parts.items():
        if args.only in (None, name):
            print("\n".join(part()), end="\n\n", flush=True)
    print(f"{os.cpu_count()} cores, load {os.getloadavg()[0]:.1f}")
    return 0


def speed(large: bool, peers: Sequence[str]) -> list[str]:
    """The five best of everyone, after loading: Peerpact and its peers."""
    lines = ["| people | the kit, CPU s | " + " | ".join(f"{name} / the kit" for name in peers) + " |"]
    lines.append("| --- " * (2 + len(peers)) + "|")
    for people in (1_000, 5_000, 20_000) if large else (1_000, 5_000):
        community = synthetic(people)
        ours = min(_cpu(_best_five, community) for _ in range(3))
        ratios = [_cpu(PEERS[name], community) / ours for name in peers]
        lines.append(f"| {people:,} | {ours:.3f} | " + " | ".join(f"{ratio:.0f}" for ratio in ratios) + " |")
        print(lines[-1], file=sys.stderr)
    return lines


def _best_five(community: Community) -> object:
    return best(MatchingIndex.of(community, NOW), 5)


def _cpu(work: Callable[[Community], object], community: Community) -> float:
    began = time.process_time()
    work(community)
    return time.process_time() - began


def attention() -> list[str]:
    """Who is shown how often in the first lists of 5,000 people, and who is partnered after five rounds."""
    index = MatchingIndex.of(synthetic(5_000), NOW)
    some = np.diff(index.pairs.both_ways[0]) > 0
    lines = [
        "| order of the lists | Gini | most shown | never shown | of who has a pair | partnered after five rounds |",
        "| --- " * 6 + "|",
    ]
    orders = (("plain score", plain), ("Choo and Siow", choo_siow), ("the kit without its last step", None))
    found = [(name, *five_rounds(index, order)) for name, order in orders]
    found.append(("the kit", *five_rounds(index, None, last_step=True)))
    for name, shown, partnered in found:
        never = f"{(shown == 0).mean():.2%} | {(shown[some] == 0).mean():.2%}"
        lines.append(f"| {name} | {gini(shown.tolist()):.3f} | {shown.max()} | {never} | {partnered:.3f} |")
    lines += ["", f"{1 - some.mean():.2%} have no pair of any kind and cannot be shown in a list of pairs."]
    never = float((found[-1][1][some] == 0).mean())
    return [*lines, f"With the kit {never:.2%} of those who have a pair are never shown."]


def coverage() -> list[str]:
    """Who finds what among fifty people in clustered zones, when a share also works without meeting."""
    lines = [
        "| also without meeting | a pair of the very skills | any two-way step | any next step | anybody to meet |",
        "| --- " * 5 + "|",
    ]
    for share in (0.0, 0.3, 0.6):
        found = [_covered(synthetic(_SMALL, seed, asynchronous=share)) for seed in range(_SEEDS)]
        lines.append(
            f"| {share:.0%} | " + " | ".join(f"{mean(column):.2f}" for column in zip(*found, strict=True)) + " |"
        )
    return lines


def _covered(community: Community) -> tuple[float, float, float, float]:
    kinds = [{s.kind for s in found.suggestions} for found in suggest_everybody(community, NOW).values()]
    return (
        mean("pair" in each for each in kinds),
        mean(bool(each & {*TWO_WAY}) for each in kinds),
        mean(bool(each) for each in kinds),
        _workable(MatchingIndex.of(community, NOW).population),
    )


def _workable(crowd: Population) -> float:
    """Who could work with anybody, whatever either knows: no skill opens more than that."""
    understood = crowd.understands(slice(None), slice(None))
    ones, others = np.nonzero(np.triu(understood, 1))
    works = crowd.hours.common(ones, others)[1] | (crowd.asynchronous[ones] & crowd.asynchronous[others])
    return len(np.union1d(ones[works], others[works])) / len(crowd.people)


if __name__ == "__main__":
    sys.exit(main())
