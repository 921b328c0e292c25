"""`make bench`: measure everything in one run and print one table.

For: options, the order of work, Markdown. Must not: measure anything itself.
"""

from __future__ import annotations

import argparse
import os
import platform
import sys
import tempfile
from importlib.metadata import version
from pathlib import Path

from goals import GOALS, Row
from ground import prepare
from measure import say
from site_goals import building

from community import SHAPES

_EVERY = {**GOALS, "site": building}
_PACKAGES = ("peerpact", "jsonschema-rs", "PyYAML", "check-jsonschema", "ruamel.yaml", "jsonschema")
_HEAD = "| shape | what | goal | measured | met | CPU time, first / second | where the time goes |"


def main(words: list[str] | None = None) -> int:
    """Prepare each community, measure the goals, print the table."""
    args = _parser().parse_args(words)
    people = args.people or (1000 if args.quick else 10_000)
    rows: list[Row] = []
    before = os.getloadavg()[0]
    with tempfile.TemporaryDirectory(prefix="peerpact-bench-") as temporary:
        for shape in ("data",) if args.data else args.shape or SHAPES:
            ground = prepare(Path(temporary), shape, people, args.quick, args.data)
            for name in args.only or _EVERY:
                say(f"{shape}: {name}")
                rows += _EVERY[name](ground)
    print("\n".join(_table(rows)))
    print(f"\n{_machine(before)}")
    return 0


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="tests/benchmarks/run.py", description="Measure Peerpact against its goals.")
    parser.add_argument("--quick", action="store_true", help="1,000 people and fewer runs: a look, no measurement")
    parser.add_argument("--people", type=int, metavar="N", help="how many profiles (default: 10,000)")
    parser.add_argument("--only", action="append", choices=tuple(_EVERY), help="one measurement; may be repeated")
    parser.add_argument("--shape", action="append", choices=SHAPES, help="one shape of profiles; may be repeated")
    parser.add_argument("--data", type=Path, metavar="DIR", help="measure a copy of this community instead")
    return parser


def _table(rows: list[Row]) -> list[str]:
    return [_HEAD, "| --- " * 7 + "|", *map(_line, rows)]


def _line(row: Row) -> str:
    sign = "≥" if row.higher else "≤"
    met = "yes" if row.met else "**no**"
    measured = f"{row.measured:.1f}" if row.measured >= 2 else f"{row.measured:.3f}"
    return f"| {row.shape} | {row.what} | {sign} {row.goal:g} | {measured} | {met} | {row.costs} | {row.where} |"


def _machine(before: float) -> str:
    """What the figures depend on."""
    packages = ", ".join(f"{name} {version(name)}" for name in _PACKAGES)
    load = f"load {before:.1f} before and {os.getloadavg()[0]:.1f} after"
    return f"{os.cpu_count()} cores ({load}), {platform.system()}, Python {platform.python_version()}, {packages}."


if __name__ == "__main__":
    sys.exit(main())
