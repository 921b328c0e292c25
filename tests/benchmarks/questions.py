"""What asking brings: `python tests/benchmarks/questions.py [--maker SCRIPT --answers FILE] [--quick]`.

For: how many people have a partner before and after everyone was asked once and twice, counted in plain loops from
the lists alone. People answer one after the other, as they join: first what they could teach, then, with that in their
list, what they would like to learn. They tick what is true of them, and nothing else. Must not: share code with the
engine that chooses the questions.

Without options the people are invented. `make_community.py` and its source are not part of the project.
"""

from __future__ import annotations

import argparse
import sys
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from datetime import date
from pathlib import Path
from statistics import mean

sys.path[:0] = [str(Path(__file__).parent), str(Path(__file__).parents[1])]

from knowing import Asked, Truth, invented, laid_out, read_answers  # noqa: E402 (found through the line above)

from peerpact.community.skill_lists import BUILT_IN  # noqa: E402
from peerpact.domain.model import Availability, Community, Offer, Profile, Seek  # noqa: E402
from peerpact.matching.questions.ask import questions  # noqa: E402
from testing.brute_force_ground import Ground  # noqa: E402

NOW = date(2026, 11, 22)
SEEDS = {20: 40, 50: 24, 100: 12}
COUNT = 12
_HEAD = "| people | before | one round | two rounds | all that they know | shown | ticked |"
Share = tuple[float, float]
"""Of all people, those with a pair, and those with a pair or a circle of three."""


def main() -> int:
    """One line for each size; with real people also a line with all gates."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--maker", type=Path, help="a script that lays out a community, as make_community.py does")
    parser.add_argument("--answers", type=Path, help="what its people know and want, in lines of JSON")
    parser.add_argument("--skills", type=Path, default=BUILT_IN, help="the skill list (default: the built-in one)")
    parser.add_argument("--together", action="store_true", help="everybody is asked before anybody's answer is known")
    parser.add_argument("--quick", action="store_true", help="a fourth of the seeds")
    parser.add_argument("--first-seed", type=int, default=1, help="other people than those of the seeds from 1 on")
    args = parser.parse_args()
    answers = read_answers(args.answers) if args.answers else {}

    def draw(people: int, seed: int) -> Asked:
        return laid_out(args.maker, people, seed, args.skills, answers) if args.maker else invented(people, seed)

    print(_HEAD, "| --- " * 7 + "|", sep="\n", flush=True)
    for people, seeds in SEEDS.items():
        seeds = max(1, seeds // 4) if args.quick else seeds
        rows = [
            figures(skills_only(draw(people, seed)), args.together)
            for seed in range(args.first_seed, args.first_seed + seeds)
        ]
        print(_line(people, rows), flush=True)
    if args.maker:
        count = 6 if args.quick else SEEDS[50]
        print("\n50 people with all gates (level, language, hours, capacity), pair / with circles:\n")
        gated = [with_gates(draw(50, seed)) for seed in range(args.first_seed, args.first_seed + count)]
        names = ("before", "before, if hours closed nothing", "after", "after, if hours closed nothing")
        for name, column in zip(names, zip(*gated, strict=True), strict=True):
            print(f"- {name}: {_shares(column)}")
    return 0


def _line(people: int, rows: Sequence[tuple[Share, Share, Share, Share, float, float]]) -> str:
    columns = list(zip(*rows, strict=True))
    shares = [_shares(column) for column in columns[:4]]
    return f"| {people} | {' | '.join(shares)} | {mean(columns[4]):.1f} | {mean(columns[5]):.2f} |"


def _shares(rows: Sequence[Share]) -> str:
    pair, circle = (mean(column) for column in zip(*rows, strict=True))
    return f"{pair:.3f} / {circle:.3f}"


def skills_only(people: Asked) -> Asked:
    """The same people when only skills count: all could teach every beginner, speak one language and have room."""
    profiles = tuple(
        replace(
            profile,
            languages=("en",),
            timezone="UTC",
            availability=Availability(),
            capacity=99,
            status="open",
            offers=tuple(Offer(offer.skill, "advanced") for offer in profile.offers),
            seeks=tuple(Seek(seek.skill, "beginner") for seek in profile.seeks),
        )
        for profile in people.community.profiles
    )
    return Asked(_with(people.community, profiles), people.truth)


def figures(people: Asked, together: bool) -> tuple[Share, Share, Share, Share, float, float]:
    """Shares before, after one round, after two, and if everyone listed all; how much was shown and ticked in one."""
    seen: dict[tuple[int, str], set[str]] = {}
    once, shown, ticked = asked(people, seen, together)
    twice, _, _ = asked(Asked(once, people.truth), seen, together)
    every = tuple(_knowing_all(profile, people.truth[profile.github_id]) for profile in people.community.profiles)
    count = len(every)
    shares = (share(whole.profiles) for whole in (people.community, once, twice))
    return (*shares, share(every), shown / count, ticked / count)  # type: ignore[return-value]


def _knowing_all(profile: Profile, truth: Truth) -> Profile:
    offers, seeks = sorted(truth.knows), sorted(truth.wants)
    return replace(
        profile,
        offers=tuple(Offer(skill, "advanced") for skill in offers),
        seeks=tuple(Seek(skill, "beginner") for skill in seeks),
    )


def asked(people: Asked, seen: dict[tuple[int, str], set[str]], together: bool = False) -> tuple[Community, int, int]:
    """The community after one round, how many skills were shown, and how many ticked. `seen`: what was shown before."""
    first = now = people.community
    shown = ticked = 0
    for profile in first.profiles:
        truth, me = people.truth[profile.github_id], profile
        for side, true in (("teach", truth.knows), ("learn", truth.wants)):
            before = seen.setdefault((profile.github_id, side), set())
            looked_at = _with(first if together else now, (me,))
            found = getattr(questions(looked_at, me, NOW, COUNT + len(before)), side)
            new = [question.skill for question in found if question.skill not in before][:COUNT]
            before.update(new)
            yes = [skill for skill in new if skill in true]
            shown, ticked = shown + len(new), ticked + len(yes)
            me = _ticked(me, side, yes)
        now = _with(now, (me,))
    return now, shown, ticked


def _ticked(profile: Profile, side: str, skills: Sequence[str]) -> Profile:
    if side == "teach":
        return replace(profile, offers=(*profile.offers, *(Offer(skill, "advanced") for skill in skills)))
    return replace(profile, seeks=(*profile.seeks, *(Seek(skill, "beginner") for skill in skills)))


def _with(whole: Community, changed: Sequence[Profile]) -> Community:
    """The community with some profiles in the place of those with the same number."""
    new = {profile.github_id: profile for profile in changed}
    profiles = tuple(new.get(profile.github_id, profile) for profile in whole.profiles)
    return Community.of(whole.settings, whole.vocabulary, profiles, whole.agreements)


def share(profiles: Sequence[Profile]) -> Share:
    """Of all people, those with a reciprocal partner, and those with one or a circle of three; the very skills only."""
    offers = [{offer.skill for offer in profile.offers} for profile in profiles]
    seeks = [{seek.skill for seek in profile.seeks} for profile in profiles]
    people = range(len(profiles))
    return _having(people, lambda a, b: a != b and not offers[a].isdisjoint(seeks[b]), lambda *_: True)


def _having(people: Sequence[int], teaches: Callable[[int, int], bool], meet: Callable[..., bool]) -> Share:
    """The share of people with a pair, and with a pair or a circle, in plain loops."""
    learners = [[b for b in people if teaches(a, b)] for a in people]
    pairs = circles = 0
    for a in people:
        pair = any(a in learners[b] and meet(a, b) for b in learners[a])
        pairs += pair
        circles += pair or any(a in learners[c] and meet(a, b, c) for b in learners[a] for c in learners[b])
    return pairs / len(people), circles / len(people)


def with_gates(people: Asked) -> tuple[Share, Share, Share, Share]:
    """Shares before and after one round with every gate open, and if hours closed nothing."""
    after, _, _ = asked(people, {})
    return tuple(found for whole in (people.community, after) for found in _gated(whole))  # type: ignore[return-value]


def _gated(whole: Community) -> Iterator[Share]:
    ground = Ground(whole, NOW)
    every = whole.profiles

    def teaches(a: int, b: int) -> bool:
        return a != b and bool(ground.worth[every[a].github, every[b].github])

    yield _having(range(len(every)), teaches, lambda *g: _meet(ground, every, g) and _hours(ground, every, g))
    yield _having(range(len(every)), teaches, lambda *g: _meet(ground, every, g))


def _meet(ground: Ground, every: Sequence[Profile], group: Sequence[int]) -> bool:
    return ground.meet(*(every[place] for place in group))


def _hours(ground: Ground, every: Sequence[Profile], group: Sequence[int]) -> bool:
    return bool(ground.hours(*(every[place] for place in group))[0])


if __name__ == "__main__":
    sys.exit(main())
