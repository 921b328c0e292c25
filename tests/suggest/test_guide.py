"""docs/matching.md says what the engine does."""

from __future__ import annotations

import re
from pathlib import Path

import yaml

from peerpact.suggest import gates, suggest
from peerpact.suggest.score import GAP_WEIGHTS, SHARES, lessons

from .people import NOW, gathered, person

GUIDE = (Path(__file__).parents[2] / "docs" / "matching.md").read_text(encoding="utf-8")


def skills(entries: list[dict[str, str]]) -> str:
    return " ".join(f"{entry['skill']}:{entry['level']}" for entry in entries)


def test_worked_example_comes_out_as_the_guide_says() -> None:
    ana, ben = (
        person(name, github_id, skills(profile["offers"]), skills(profile["seeks"]))
        for name, github_id, profile in zip(
            ("demo-ana", "demo-ben"),
            (1, 2),
            map(yaml.safe_load, re.findall(r"```yaml\n(.*?)```", GUIDE, re.DOTALL)),
            strict=True,
        )
    )
    (pair,) = suggest(gathered(ana, ben), ana, NOW).suggestions
    told = [float(number) for number in re.findall(r"= (\d\.\d{4})\.", GUIDE)]
    assert told == [pair.terms["learns"], pair.terms["teaches"], pair.score]
    assert [lesson.weight for lesson in lessons(ben, ana)] == [1.0, 0.7]


def test_guide_names_the_weights_the_shares_and_the_gates() -> None:
    told = re.findall(r"^\| (?:one|two|three) levels? \| (\d\.\d) \|$", GUIDE, re.MULTILINE)
    assert [float(weight) for weight in told] == [GAP_WEIGHTS[gap] for gap in (1, 2, 3)]
    assert f"{SHARES[0]} × the best skill + {SHARES[1]} × the next best" in GUIDE
    assert re.findall(r"^\| `([a-z-]+)` \|", GUIDE, re.MULTILINE) == [gate.name for gate in gates.GATES]
