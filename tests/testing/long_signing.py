"""Play many steps of the signing machine: `cd tests && python -m testing.long_signing --steps 100000 [--seed N]`.

For: a search that is too long for the suite. Most sequences are played in the quick world; one in `--real` (40) is
played in the real one as well, with HTTP, a clone and the commands, and has to say the same. Prints its progress, and
the first difference with the steps that lead there. Must not: stop quietly.
"""

from __future__ import annotations

import argparse
import random
import sys
import tempfile
import time
from pathlib import Path

from testing import TESTS

sys.path.insert(0, str(TESTS / "github"))

from test_signing_machine import differ, really

from testing.fake_github import StandIn
from testing.signing_quick import QuickWorld
from testing.signing_world import PEOPLE, TAKING_BACK, VERBS, WAYS, Step

LONGEST, ROUND = 40, 50  # steps of a sequence; sequences on one stand-in, which grows slower with all that it keeps


def main() -> int:
    """Play until all steps are done or a difference shows."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--steps", type=int, default=100_000)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--real", type=int, default=40, help="one sequence in so many is played in the real world, too")
    args = parser.parse_args()
    rng, done, real, began = random.Random(args.seed), 0, 0, time.monotonic()  # noqa: S311 (a search, no secret)
    memory = Path("/dev/shm")  # noqa: S108 (only where it is there: a repository in memory is quicker)
    while done < args.steps:
        with tempfile.TemporaryDirectory(dir=memory if memory.is_dir() else None) as name, StandIn(Path(name)) as hub:
            world = QuickWorld(hub, Path(name))
            for number in range(ROUND):
                steps, way, after = _sequence(rng)
                world.again()
                found = differ(world, steps, way, after)
                if number % args.real == 0 and not found:
                    found, real = really(steps, way, after), real + len(steps)
                if found:
                    print(f"after {done:,} steps: {found}")
                    return 1
                done += len(steps)
        spent = f"{time.monotonic() - began:.0f} s, {time.process_time():.0f} s of this processor"
        print(f"\r{done:,} of {args.steps:,} steps, {real:,} in both worlds, {spent}", end="", file=sys.stderr)
    print(f"\n{done:,} steps, {real:,} of them in both worlds, no difference")
    return 0


def _sequence(rng: random.Random) -> tuple[list[Step], str, list[Step]]:
    def some(verbs: list[str], count: int) -> list[Step]:
        return [(rng.choice(verbs), rng.choice(PEOPLE), rng.randrange(3)) for _ in range(count)]

    return some(VERBS, rng.randint(10, LONGEST)), rng.choice(WAYS), some(TAKING_BACK, rng.randrange(4))


if __name__ == "__main__":
    sys.exit(main())
