"""guides/matching.md says what the engine does."""

from __future__ import annotations

import re

import yaml

from peerpact.matching import KINDS, MatchingIndex, fair_exposure, gates, suggest
from peerpact.matching.circles import WIDE
from peerpact.matching.common_hours import TERM
from peerpact.matching.score import BASE, FORMATS_SHARE, HOURS_SHARE, MOST_FORMATS, MOST_QUARTERS, ONE, SHARES, weight
from testing import ROOT
from testing.matching_people import NOW, gathered, person

GUIDE = (ROOT / "guides" / "matching.md").read_text(encoding="utf-8")


def skills(entries: list[dict[str, str]]) -> str:
    return " ".join(f"{entry['skill']}:{entry['level']}" for entry in entries)


def test_worked_example_comes_out_as_the_guide_says() -> None:
    written = map(yaml.safe_load, re.findall(r"```yaml\n(.*?)```", GUIDE, re.DOTALL))
    ana, ben = (
        person(
            name,
            github_id,
            skills(profile["offers"]),
            skills(profile["seeks"]),
            zone=profile["timezone"],
            windows=";".join(profile["availability"]["windows"]),
            formats=" ".join(profile["formats"]),
        )
        for name, github_id, profile in zip(("demo-ana", "demo-ben"), (1, 2), written, strict=True)
    )
    (pair,) = (s for s in suggest(gathered(ana, ben), ana, NOW).suggestions if s.kind == "pair")
    told = [float(number) for number in re.findall(r"= (\d\.\d{4})\.", GUIDE)]
    assert told == [pair.terms["learns"], pair.terms["teaches"], pair.terms["harmonic_mean"], pair.score]
    assert f"The worst week counts: {pair.terms['hours']:g}." in GUIDE
    index = MatchingIndex.of(gathered(ana, ben), NOW)
    weeks = [a & b for a, b in zip(*(index.person(p).free or () for p in (ana, ben)), strict=True)]
    assert {week.bit_count() / 4 for week in weeks} == {2.5, 7.5}


def test_guide_names_the_weights_the_shares_the_gates_and_the_kinds() -> None:
    told = re.findall(r"^\| (?:one|two|three) levels? \| (\d\.\d\d) \| (\d\.\d\d) \|$", GUIDE, re.MULTILINE)
    levels = [("intermediate", "beginner"), ("advanced", "beginner"), ("expert", "beginner")]
    assert [[float(a) * ONE, float(b) * ONE] for a, b in told] == [
        [weight(*pair), weight(*pair, exact=False)] for pair in levels
    ]
    assert f"{SHARES[0] / 10} × the best skill + {SHARES[1] / 10} × the next best" in " ".join(GUIDE.split())
    first = re.findall(r"^\| `([a-z-]+)` \|", GUIDE, re.MULTILINE)
    assert first == [*KINDS, *(gate.name for gate in gates.GATES)]
    hours, formats = f"0.{HOURS_SHARE} × hours / {MOST_QUARTERS // 4}", f"0.{FORMATS_SHARE} × formats / {MOST_FORMATS}"
    assert f"(0.{BASE} + {hours} + {formats})" in GUIDE
    assert f"{fair_exposure._SHAKE} × tie-breaker" in GUIDE
    assert f"for {TERM} weeks" in " ".join(GUIDE.split())
    assert f"the {WIDE} people" in GUIDE
    assert f"{fair_exposure._BETA:g} of the mean" in GUIDE
    assert f"in {fair_exposure._ROUNDS} rounds" in GUIDE
