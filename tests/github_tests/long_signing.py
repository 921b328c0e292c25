"""Play many steps of the signing machine: `python tests/github_tests/long_signing.py --steps 100000 [--seed N]`.

For: a search that is too long for the suite. Prints its progress, and the first difference with the steps that lead
there. Must not: stop quietly.
"""

from __future__ import annotations

import argparse
import random
import sys
import time
from pathlib import Path

sys.path[:0] = [str(Path(__file__).parent.parent)]

from github_tests.signing_world import PEOPLE, VERBS  # noqa: E402 (found through the line above)
from github_tests.test_signing_machine import differ  # noqa: E402

LONGEST = 40


def main() -> int:
    """Play until all steps are done or a difference shows."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--steps", type=int, default=100_000)
    parser.add_argument("--seed", type=int, default=1)
    args = parser.parse_args()
    rng, done, began = random.Random(args.seed), 0, time.monotonic()  # noqa: S311 (a search, no secret)
    while done < args.steps:
        steps = [(rng.choice(VERBS), rng.choice(PEOPLE), rng.randrange(3)) for _ in range(rng.randint(10, LONGEST))]
        found = differ(steps)
        if found:
            print(f"after {done:,} steps: {found}")
            return 1
        done += len(steps)
        print(f"\r{done:,} of {args.steps:,} steps, {time.monotonic() - began:.0f} s", end="", file=sys.stderr)
    print(f"\n{done:,} steps, no difference")
    return 0


if __name__ == "__main__":
    sys.exit(main())
