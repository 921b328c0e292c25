"""Random pull requests, merges included, with what people said in them: `python -m testing.random_pulls --count N`.

For: `Case.numbered` and `played`, which `tests/bot/test_random_pull_requests.py` takes some of. Run as a command (in
`tests/`), it plays as many as it is told: most without Git (`memory_objects`), one in `--real` (100) with it as well,
and then both have to say the same. Must not: stop quietly.
"""

from __future__ import annotations

import argparse
import sys
import tempfile
import time
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from random import Random
from typing import Any

from peerpact.bot.judge import judge
from peerpact.bot.plan import Plan, plan, read_base
from peerpact.domain.pull_request import Account, Comment, PullRequest, Review
from peerpact.git.objects import GitObjects, Objects
from peerpact.signing import digest
from peerpact.text.forge_links import Places
from testing.github_scene import COMMUNITY, SKILLS, agreement, profile
from testing.memory_objects import MemoryObjects
from testing.story_world import Blob, Stream, World

NOW, START = date(2026, 12, 1), datetime(2026, 12, 1, tzinfo=UTC)
AUTHORS = [Account("demo-ana", 1001), Account("demo-bo", 1002), Account("demo-mo", 1009), Account("ghost", 0)]
ANA, BO = profile("demo-ana", 1001), profile("demo-bo", 1002, "public-speaking", "kubernetes")
PATHS: list[str | bytes] = [
    "community.yml",
    "skills.yml",
    "guides/terms/1.md",
    "guides/terms/2.md",
    "profiles/demo-ana.yml",
    "profiles/x/demo-ana.yml",
    "profiles/demo-bo.yml",
    "profiles/Demo-Bo.yml",
    "agreements/2026-demo-ana--demo-bo.yml",
    "agreements/a/2026-demo-ana--demo-bo.yml",
    "agreements/b.yml",
    "README.md",
    "profiles/a b\u202e.yml",
    b"agreements/\xff.yml",
]
TEXTS = [
    COMMUNITY,
    SKILLS,
    ANA,
    BO,
    profile("demo-bo", 1005),
    profile("demo-ana", 1002),
    ANA.replace("advanced", "very good"),
    BO + "about: I like C #sharp\n",
    agreement(),
    agreement() + "ended: 2026-12-01\n",
    agreement() + "ended: 9999-12-31\n",
    agreement().replace("1002", "1005"),
    agreement().replace("terms: 1", "terms: 2"),
    agreement().replace("2027-05-31", "9999-12-31"),
    agreement() + "outcome:\n  - {github: demo-bo, reached: mostly}\n",
    "github: [\n",
    "",
    "\ufeff# Terms\r\n",
]
BLOBS = [
    *(Blob(text.encode()) for text in TEXTS),
    *(Blob(b"\xff\xfe"), Blob(b"demo-bo.yml", "120000"), Blob(b"1" * 40, "160000"), Blob(b"x", "100755")),
]
SOUND: World = {
    "community.yml": Blob(COMMUNITY.encode()),
    "skills.yml": Blob(SKILLS.encode()),
    "guides/terms/1.md": Blob(b"# Terms\n"),
    "profiles/demo-ana.yml": Blob(ANA.encode()),
    "profiles/demo-bo.yml": Blob(BO.encode()),
}
SHAPES = ["behind", "ahead", "crossed", "merged", "orphan"]
STATES = ["APPROVED", "APPROVED", "CHANGES_REQUESTED", "COMMENTED", "DISMISSED"]


@dataclass(frozen=True)
class Case:
    """What the merge base, the tip and the head hold beside `start`, how they hang together, and who says what.

    Each of `said` is a person and a verb: a state of a review, `/unsign`, or a text that is signed.
    """

    start: World
    tip: World
    head: World
    shape: str
    author: Account
    branch: str
    said: tuple[tuple[Account, str], ...]

    @classmethod
    def numbered(cls, seed: int) -> Case:
        """Any case, the same for the same number."""
        rng = Random(seed)  # noqa: S311 (a search, no secret)
        said = ((rng.choice(AUTHORS), rng.choice([*STATES, "/unsign", *TEXTS])) for _ in range(rng.randrange(6)))
        return cls(
            _world(rng) if rng.random() < 0.4 else SOUND | _world(rng, 3),
            _world(rng),
            _world(rng),
            rng.choice(SHAPES),
            rng.choice(AUTHORS),
            "main" if rng.random() < 0.9 else "ledger",
            tuple(said),
        )

    def commits(self, into: Any) -> tuple[Any, Any]:
        """The base's tip and the head, written into a Stream or into MemoryObjects.

        Each commit has its own message, or two of them could be the same one to Git.
        """
        first = into.commit(self.start, (), "First")
        one = into.commit(self.start | self.tip, (first,), "One")
        other = into.commit(self.start | self.head, (first,), "Other")
        parents = {"behind": (first,), "ahead": (one,), "crossed": (other, one), "merged": (first, one), "orphan": ()}
        base = into.commit(self.start | self.tip, (one, other), "Base") if self.shape == "crossed" else one
        return base, into.commit(self.start | self.head, parents[self.shape], "Head")


def _world(rng: Random, most: int = 9) -> World:
    return {rng.choice(PATHS): rng.choice(BLOBS) for _ in range(rng.randrange(most + 1))}


def played(case: Case, objects: Objects, base: str, head: str) -> Plan:
    """Two verdicts, the second with what the first remembered; raises where one isn't as it has to be."""
    pull = PullRequest(1, case.author, base, head, case.branch, (), **_acts(case, head))
    loaded, places = read_base(objects, base), Places("example/mentoring")
    first = plan(judge(pull, loaded, objects, NOW), places)
    made = plan(judge(replace(pull, own_comment=first.comment), loaded, objects, NOW), places)
    assert made.statuses == first.statuses, "the bot's own memory changes nothing"
    assert len(made.comment) < 65_536
    assert all(0 < len(one.description) <= 140 for one in made.statuses)
    return made


def _acts(case: Case, head: str) -> dict[str, Any]:
    reviews, comments = [], []
    for number, (who, verb) in enumerate(case.said, 1):
        at = START + timedelta(minutes=number // 2)
        if verb in STATES:
            reviews.append(Review(number, who, verb, head, at, case.author.id, number % 2 == 0))
        else:
            digests = [digest(path, verb.encode()) for path in PATHS if isinstance(path, str)]
            body = verb if verb == "/unsign" else "\n".join(f"/sign {one}" for one in digests)
            comments.append(Comment(number, who, body, at))
    return {"reviews": tuple(reviews), "comments": tuple(comments)}


def in_memory(case: Case) -> Plan:
    """One case without Git."""
    objects = MemoryObjects()
    return played(case, objects, *case.commits(objects))


def with_git(case: Case, folder: Path) -> Plan:
    """One case with Git, in a new repository."""
    stream = Stream()
    base, head = case.commits(stream)
    ids = stream.imported(folder / "r.git")
    return played(case, GitObjects(folder / "r.git"), ids[base], ids[head])


def same(one: Plan, other: Plan) -> bool:
    """Whether both say the same, whatever their commits are called."""
    return (one.statuses, one.labels, one.findings) == (other.statuses, other.labels, other.findings)


def main() -> int:
    """Play them; the seed of the first that fails is in the traceback's last line."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--count", type=int, default=100_000)
    parser.add_argument("--seed", type=int, default=0, help="the first seed; each case has the next one")
    parser.add_argument("--real", type=int, default=100, help="one in so many is played with Git, too")
    args = parser.parse_args()
    began, real = time.monotonic(), 0
    for seed in range(args.seed, args.seed + args.count):
        case = Case.numbered(seed)
        try:
            made = in_memory(case)
            if seed % args.real == 0:
                real += 1
                with tempfile.TemporaryDirectory() as folder:
                    assert same(made, with_git(case, Path(folder))), "Git says something else"
        except Exception as error:
            raise RuntimeError(f"seed {seed}, {case}") from error
        if seed % 1000 == 999:
            print(f"\r{seed + 1 - args.seed:,}, {time.monotonic() - began:.0f} s", end="", file=sys.stderr)
    print(f"\n{args.count:,} pull requests, {real:,} of them with Git as well: no crash, no difference")
    return 0


if __name__ == "__main__":
    sys.exit(main())
