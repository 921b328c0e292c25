"""What one machine holds: `python tests/benchmarks/scale.py [--people 1000000]`, the table of docs/scale.md.

For: memory, time and bytes at growing sizes, until something breaks. Must not: be part of the suite; a million people
take some ten gigabytes of memory and a quarter of an hour.
"""

from __future__ import annotations

import argparse
import os
import resource
import subprocess
import sys
import tempfile
import time
from datetime import date
from pathlib import Path

import numpy as np

sys.path[:0] = [str(Path(__file__).parent), str(Path(__file__).parents[1])]

from shelf import Shelf, best_of_one, keep  # noqa: E402 (found through the line above)
from synthetic import synthetic  # noqa: E402

from peerpact.matching.gates import people  # noqa: E402
from peerpact.matching.index import MatchingIndex  # noqa: E402
from peerpact.matching.neighbourhood import Neighbourhood  # noqa: E402
from peerpact.matching.population import Population  # noqa: E402
from peerpact.matching.ranking import best  # noqa: E402
from peerpact.matching.score_tables import FORMATS_IN_COMMON, MEANS, scores  # noqa: E402

NOW = date(2026, 11, 22)
_EVERYBODY_AT_MOST, _ASKED, _BEST = 20_000, 3, 5
_HEAD = "| people | index, CPU s | index, MB | one person, CPU s | its MB | plain Python, CPU s | everybody, CPU s |"


def main() -> int:
    """One line for each size."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--people", type=int, default=1_000_000, help="the largest size (default: 1,000,000)")
    most = parser.parse_args().people
    print(_HEAD)
    print("| --- " * 7 + "|", flush=True)
    for size in (1_000, 10_000, 20_000, 100_000, 1_000_000):
        if size <= most:
            print(_line(size), flush=True)
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1e6
    print(f"\n{os.cpu_count()} cores, load {os.getloadavg()[0]:.1f}; building took {peak:.1f} GB at most.")
    return 0


def _line(size: int) -> str:
    community = synthetic(size)
    began = time.process_time()
    made = Population.of(people(community, NOW), community.vocabulary, 60)
    built = time.process_time() - began
    with tempfile.TemporaryDirectory() as temporary:
        folder = Path(temporary) / "crowd"
        keep(made, folder)
        megabytes = sum(file.stat().st_size for file in folder.iterdir()) / 1e6
        asked = [_ask(folder, size * n // _ASKED) for n in range(_ASKED)]
        for n in range(_ASKED):
            assert best_of_one(Shelf(folder), size * n // _ASKED) == _by_the_kit(made, size * n // _ASKED)
    seconds, memory = max(s for s, _ in asked), max(m for _, m in asked)
    everybody = "-"
    if size <= _EVERYBODY_AT_MOST:
        began = time.process_time()
        best(MatchingIndex.of(community, NOW), _BEST)
        everybody = f"{time.process_time() - began:.2f}"
    return f"| {size:,} | {built:.2f} | {megabytes:.0f} | {seconds:.2f} | {memory} | {_nothing():.2f} | {everybody} |"


def _by_the_kit(crowd: Population, place: int) -> list[tuple[int, int]]:
    """The same five from the crowd in memory, by the way of Peerpact's own lists."""
    here = Neighbourhood.of(crowd, place)
    others = np.flatnonzero(here.works & (here.learned > 0) & (here.taught > 0))
    formats = FORMATS_IN_COMMON[crowd.formats[place], crowd.formats[others]]
    worth = scores(MEANS[here.learned[others], here.taught[others]], here.quarters[others], formats)
    first = np.lexsort((others, here.tie_breaks(others), -worth))[:_BEST]
    return list(zip(others[first].tolist(), worth[first].tolist(), strict=True))


def _ask(folder: Path, place: int) -> tuple[float, int]:
    command = [sys.executable, str(Path(__file__).parent / "shelf.py"), str(folder), str(place)]
    said = subprocess.run(command, check=True, capture_output=True, text=True, timeout=600).stdout
    *_, seconds, megabytes = said.split()
    return float(seconds), int(megabytes)


def _nothing() -> float:
    """CPU seconds of a Python that does nothing."""
    command = [sys.executable, "-c", "import time; print(time.process_time())"]
    return float(subprocess.run(command, check=True, capture_output=True, text=True, timeout=60).stdout)


if __name__ == "__main__":
    sys.exit(main())
