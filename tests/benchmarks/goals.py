"""The measurements, one function for each goal.

For: what is compared with what, and by how much it has to win. Must not: print a table, or write a community.
"""

from __future__ import annotations

import json
import time
from collections.abc import Callable
from dataclasses import dataclass
from statistics import mean, median

import imports
from ground import SCHEMA, Ground
from measure import Compared, cost, middle, pairs, run, say

_RACY = 2.1  # seconds after which a file is old enough to be remembered by its times


@dataclass(frozen=True)
class Row:
    """One line of the table; `measured` and `goal` are ratios, `higher` says which side of the goal is good."""

    shape: str
    what: str
    goal: float
    measured: float
    higher: bool
    costs: str
    where: str = ""

    @property
    def met(self) -> bool:
        """Whether the goal is reached."""
        return self.measured >= self.goal if self.higher else self.measured <= self.goal


def cold(ground: Ground) -> list[Row]:
    """A check that remembers nothing, against two others."""
    ours = cost(ground.peerpact("check", "--fresh"))
    plain_peer = ground.script("plain_peer.py", str(SCHEMA), "profiles")
    # The slow ones warm up on a single profile and on none.
    ours(), run(ground.rival(ground.profiles[0])), run(ground.script("plain_peer.py", str(SCHEMA), "nobody"))
    rival = pairs(cost(ground.rival(*ground.profiles)), ours, 1 if ground.quick else 2, warm_up=False)
    plain = pairs(cost(plain_peer), ours, 1 if ground.quick else 2, warm_up=False)
    steps = _steps(ground)
    people = f"{len(ground.profiles):,} profiles"
    return [
        Row(ground.shape, f"{people}, cold, against check-jsonschema", 25, rival.ratio, True, told(rival), steps),
        Row(ground.shape, f"{people}, cold, against SafeLoader + jsonschema", 18, plain.ratio, True, told(plain)),
    ]


def _steps(ground: Ground) -> str:
    """The median of each step in per cent of their sum."""
    taken = [json.loads(run(ground.script("phases.py", "."))[1]) for _ in range(ground.pairs(3))]
    seconds = {name: median(one[name] for one in taken) for name in taken[0]}
    whole = sum(seconds.values())
    return ", ".join(f"{name} {used / whole:.0%}" for name, used in sorted(seconds.items(), key=lambda step: -step[1]))


def unchanged(ground: Ground) -> list[Row]:
    """A check after which nothing has changed, against one that remembers nothing."""
    time.sleep(_RACY)
    run(ground.peerpact("check", "--fresh"))
    kept = _memories(ground)
    again = pairs(cost(ground.peerpact("check")), cost(ground.peerpact("check", "--fresh")), ground.pairs(9))
    before = _memories(ground)
    run(ground.peerpact("check"))
    note = "" if kept and before == _memories(ground) else " NOT REMEMBERED: the package's own files are being edited."
    bare = middle(ground.python("-c", "pass"), 5)
    where = f"{_ms(bare)} start of Python, the rest asks every file for its size and times{note}"
    return [Row(ground.shape, "nothing changed / cold", 0.1, again.ratio, False, told(again), where)]


def _memories(ground: Ground) -> list[tuple[str, int]]:
    return sorted((file.name, file.stat().st_mtime_ns) for file in ground.memory.rglob("*") if file.is_file())


def one_profile(ground: Ground) -> list[Row]:
    """One profile alone, as an editor or a pull request would ask."""
    path = ground.profiles[len(ground.profiles) // 2]
    rival = pairs(cost(ground.rival(path)), cost(ground.peerpact("check", path)), ground.pairs(9))
    where = imports.shares(ground, median(rival.second), ground.pairs(9))
    return [Row(ground.shape, "one profile, against check-jsonschema", 5, rival.ratio, True, told(rival), where)]


def explaining(ground: Ground) -> list[Row]:
    """What findings with exact positions cost on top, in loads of the same file by CSafeLoader."""
    if not ground.invented:
        return []
    files = 100 if ground.quick else 400
    shares: dict[int, list[float]] = {count: [] for count in range(1, 6)}
    extra, loads, places = [], [], []
    for turn in range(ground.pairs(5)):
        for count, found in shares.items():
            sound, broken, once = (_series(ground, kind, count, files) for kind in ("sound", "broken", "yaml"))
            found.append((broken - sound) / once)
            extra.append(broken - sound)
            loads.append(once)
        places.append(_series(ground, "places", 3, files) / loads[-1])
        say(f"  turn {turn + 1}: {', '.join(f'{found[-1]:.1f}' for found in shares.values())}")
    each = {count: median(found) for count, found in shares.items()}
    where = ", ".join(f"{ratio:.1f} for {count} mistake{'s'[: count > 1]}" for count, ratio in each.items())
    where += f"; finding the place of one value, without a word about it, {median(places):.1f}"
    costs = f"{_us(median(extra))} / {_us(median(loads))} a file"
    return [
        Row(ground.shape, "explaining 1-5 mistakes / one CSafeLoader load", 1, mean(each.values()), False, costs, where)
    ]


def _series(ground: Ground, kind: str, mistakes: int, files: int) -> float:
    return float(run(ground.script("mistakes.py", ".", kind, str(mistakes), str(files)))[1])


def suggesting(ground: Ground) -> list[Row]:
    """Suggestions for one person, against loading everyone; every pair asks for someone else."""
    count = ground.pairs(9)
    step = len(ground.profiles) // (count + 1)
    logins = [ground.profiles[step * (turn + 1)].rsplit("/", 1)[-1].removesuffix(".yml") for turn in range(count)]
    wanted = iter([logins[0], *logins])

    def suggest() -> float:
        return run(ground.peerpact("suggest", next(wanted)))[0]

    found = pairs(suggest, cost(ground.script("load_only.py", ".")), count)
    spread = f"from {min(found.ratios):.2f} to {max(found.ratios):.2f} for {count} people"
    return [Row(ground.shape, "suggest for one / loading everybody", 1.2, found.ratio, False, told(found), spread)]


def judging(ground: Ground) -> list[Row]:
    """A verdict on a pull request, by requests and by time, against loading everyone."""
    from verdict import verdicts  # it needs the stand-in, which nothing else here does

    rows = []
    for found in verdicts(ground):
        size = f"verdict on {found.files} file{'s'[: found.files > 1]} among {found.people:,} people"
        times = f"{_ms(median(found.last))} / {_ms(median(found.load))} by the clock"
        requests = f"{found.requests} requests of at most 8"
        costs = told(Compared(found.cpu, found.load_cpu))
        rows.append(Row(ground.shape, f"{size}: requests", 8, found.requests, False, costs))
        what = f"{size}: start to last request / loading everybody"
        rows.append(Row(ground.shape, what, 1.5, found.ratio, False, costs, f"{times}, {requests}"))
    return rows


def cohort(ground: Ground) -> list[Row]:
    """Everyone paired at once, against the bound and two others; the same for every shape, so measured once."""
    if ground.shape != "short":
        return []
    sizes = (200,) if ground.quick else (1000, 5000)
    rows = []
    for people, rival in zip(sizes, ("mentor-match", "rustworkx"), strict=False):
        count = str(people)
        mine = [_paired(ground, "ours", count) for _ in range(ground.pairs(9))]
        other = _paired(ground, rival, count)
        used = median(one["cpu"] for one in mine)
        size, costs = f"cohort of {people:,}", f"{_ms(used)} / {_ms(other['cpu'])}"
        share = mine[0]["total"] / mine[0]["bound"]
        said = f"{share:.6f} of it; {mine[0]['pairs']:,} possible pairs"
        rows.append(Row(ground.shape, f"{size}: score / printed bound", 0.9999, share, True, costs, said))
        beside = f"total {mine[0]['total'] / other['total']:.4f} of theirs"
        rows.append(Row(ground.shape, f"{size}: against {rival}", 1, other["cpu"] / used, True, costs, beside))
        if people == max(sizes):
            rows.append(Row(ground.shape, f"{size}: CPU seconds after scoring", 0.15, used, False, costs))
    return rows


def _paired(ground: Ground, method: str, people: str) -> dict[str, float]:
    say(f"  {method}, {people} people")
    found: dict[str, float] = json.loads(run(ground.script("pairing.py", method, people))[1])
    return found


def told(found: Compared) -> str:
    return f"{_ms(median(found.first))} / {_ms(median(found.second))}"


def _ms(seconds: float) -> str:
    return f"{seconds:.2f} s" if seconds >= 1 else f"{seconds * 1000:.0f} ms"


def _us(seconds: float) -> str:
    return f"{seconds * 1_000_000:.0f} µs"


GOALS: dict[str, Callable[[Ground], list[Row]]] = {
    "cold": cold,
    "unchanged": unchanged,
    "one-profile": one_profile,
    "explaining": explaining,
    "suggest": suggesting,
    "verdict": judging,
    "cohort": cohort,
}
