"""Where the time of one profile goes: what starting Python and importing each part costs.

For: `shares`, the costs in milliseconds, each part on top of those before it. Must not: measure anything else.
"""

from __future__ import annotations

from statistics import median

from ground import Ground
from measure import run

# Each part is imported after those above it, so that every module is counted once.
PARTS = (
    ("Python itself", "pass"),
    ("argparse, json, pathlib", "import argparse, json, pathlib"),
    ("jsonschema_rs", "import jsonschema_rs"),
    ("dataclasses (the module)", "import dataclasses"),
    ("the model's dataclasses", "import peerpact.domain.model, peerpact.domain.findings"),
    ("the rules", "import peerpact.rules"),
    ("loading and examining", "import peerpact.community.loader, peerpact.community.examine"),
    ("the command", "import peerpact.cli.main, peerpact.cli.commands.check, peerpact.git.history"),
    ("compiling the profile schema", "from peerpact.formats.schema import validator; validator('profile')"),
)


def shares(ground: Ground, whole: float, turns: int) -> str:
    """The parts in ms, the dearest first, and what the work itself costs: the rest of `whole` (CPU seconds)."""
    names = [name for name, _ in PARTS]
    programs = ["; ".join(line for _, line in PARTS[: count + 1]) for count in range(len(PARTS))]
    # All programs in turn, so that a busy moment of the machine hits no part alone.
    rounds = [[run(ground.python("-c", program))[0] for program in programs] for _ in range(turns)]
    sums = [median(column) for column in zip(*rounds, strict=True)]
    costs = {name: used - before for name, used, before in zip(names, sums, [0.0, *sums[:-1]], strict=True)}
    costs["reading, checking, printing"] = whole - sums[-1]
    dearest = sorted(costs.items(), key=lambda part: -part[1])
    return "in ms: " + ", ".join(f"{name} {max(0, used) * 1000:.0f}" for name, used in dearest)
