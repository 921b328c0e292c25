"""The benchmarks measure what they say: their people are sound, their mistakes are mistakes, and the command works."""

from __future__ import annotations

import json
import os
import re
import subprocess
import sys
from pathlib import Path

import pytest

BENCHMARKS = Path(__file__).parent / "benchmarks"
PEOPLE = 60
_WRITE = "import sys, pathlib, community; community.write(pathlib.Path(sys.argv[1]), int(sys.argv[2]), sys.argv[3])"


def written(folder: Path, shape: str) -> dict[str, str]:
    """A community as the generator writes it: texts by path."""
    subprocess.run(
        [sys.executable, "-c", _WRITE, str(folder), str(PEOPLE), shape], cwd=BENCHMARKS, check=True, timeout=60
    )
    return {file.relative_to(folder).as_posix(): file.read_text("utf-8") for file in folder.rglob("*.yml")}


def checked(folder: Path) -> subprocess.CompletedProcess[str]:
    """`peerpact check` of a folder, with a memory of its own."""
    words = [sys.executable, "-m", "peerpact", "check", "--format", "json", "--root", str(folder)]
    home = {**os.environ, "XDG_CACHE_HOME": str(folder.parent / "cache")}
    return subprocess.run(words, capture_output=True, text=True, env=home, check=False, timeout=60)


@pytest.mark.parametrize(
    ("shape", "lines", "size"), [("short", (18, 22), (380, 470)), ("long", (42, 52), (1000, 1350))]
)
def test_the_measured_people_are_sound_and_as_long_as_promised(
    tmp_path: Path, shape: str, lines: tuple[int, int], size: tuple[int, int]
) -> None:
    texts = written(tmp_path / "one", shape)
    profiles = [text for path, text in texts.items() if path.startswith("profiles/")]
    assert len(profiles) == PEOPLE
    assert lines[0] <= sum(text.count("\n") for text in profiles) / PEOPLE <= lines[1]
    assert size[0] <= sum(len(text.encode()) for text in profiles) / PEOPLE <= size[1]
    done = checked(tmp_path / "one")
    assert done.returncode == 0, done.stdout + done.stderr
    assert json.loads(done.stdout) == {"files": PEOPLE + 1, "findings": []}


def test_one_seed_gives_the_same_people_every_time(tmp_path: Path) -> None:
    assert written(tmp_path / "one", "short") == written(tmp_path / "two", "short")


def test_the_measurement_prints_a_table_of_real_runs() -> None:
    words = [sys.executable, str(BENCHMARKS / "run.py"), "--quick", "--people", "30", "--only", "one-profile"]
    done = subprocess.run([*words, "--shape", "short"], capture_output=True, text=True, check=False, timeout=100)
    assert done.returncode == 0, done.stderr
    head, _, row, blank, machine = done.stdout.splitlines()
    cells = [cell.strip() for cell in row.strip("|").split("|")]
    assert len(cells) == head.count("|") - 1
    assert cells[:3] == ["short", "one profile, against check-jsonschema", "≥ 5"]
    assert float(cells[3]) > 1, "one profile is checked sooner than by check-jsonschema"
    assert cells[4] in ("yes", "**no**")
    assert "jsonschema_rs" in cells[6]
    assert blank == ""
    assert "cores" in machine


def test_the_pairing_of_everybody_is_measured_beside_its_peers() -> None:
    pytest.importorskip("matching.mentee", reason="mentor-match is in the group of dependencies for benchmarks")
    words = [sys.executable, str(BENCHMARKS / "run.py"), "--quick", "--people", "30", "--only", "cohort"]
    done = subprocess.run([*words, "--shape", "short"], capture_output=True, text=True, check=False, timeout=200)
    assert done.returncode == 0, done.stderr
    rows = [[cell.strip() for cell in line.strip("|").split("|")] for line in done.stdout.splitlines()[2:5]]
    assert [row[1] for row in rows] == [
        "cohort of 200: score / printed bound",
        "cohort of 200: against mentor-match",
        "cohort of 200: CPU seconds after scoring",
    ]
    assert [row[4] for row in rows[:2]] == ["yes", "yes"]


def test_the_market_of_others_comes_out_as_they_published_it_and_ours_shares_attention_no_worse() -> None:
    sys.path.insert(0, str(BENCHMARKS))
    import two_sided

    market = two_sided.likings(30, 20, 0)
    found = {name: two_sided.outcome(order, *market) for name, order in two_sided.ORDERS.items()}
    for name, (matches, envies) in two_sided.PUBLISHED.items():
        assert (round(found[name][0], 2), found[name][1]) == (matches, envies)
    ours = found["ours, from the harmonic mean"]
    assert ours[0] >= 15.93
    assert ours[1] <= 25


def test_people_who_are_asked_find_partners_and_tick_only_what_is_true() -> None:
    sys.path.insert(0, str(BENCHMARKS))
    import knowing
    import questions

    people = questions.skills_only(knowing.invented(20, 1))
    before, once, twice, every, shown, ticked = questions.figures(people, together=False)
    assert before[0] < 0.1 < 0.3 < once[0] <= twice[0] <= every[0]
    assert 20 < shown <= 24
    assert 1 < ticked < 6
    after, _, _ = questions.asked(people, {})
    for profile in after.profiles:
        truth = people.truth[profile.github_id]
        assert {offer.skill for offer in profile.offers} <= truth.knows
        assert {seek.skill for seek in profile.seeks} <= truth.wants


def test_the_week_in_the_docs_is_the_arithmetic_of_what_was_measured() -> None:
    sys.path.insert(0, str(BENCHMARKS))
    import week

    page = (BENCHMARKS.parents[1] / "docs" / "scale.md").read_text("utf-8").partition("## What the workflows cost")[2]
    costs = dict(
        zip(("before", "bot", "site"), map(float, re.findall(r"(\d+\.\d)(?= CPU s| with| with)", page)), strict=True)
    )
    rows = [[cell.strip() for cell in line.strip("|").split("|")] for line in page.splitlines() if line[:1] == "|"]
    measured = {row[0]: row[1:] for row in rows if len(row) == 4 and row[1].replace(",", "").isdigit()}
    runs = week.runs_in_a_week(30, 10)
    kinds = [
        week.Kind(name, number, "site" if name == "site" else "bot", int(measured[name][1]), float(measured[name][2]))
        for name, number in runs.items()
    ]
    assert all(f"{kind.runs:,}" == measured[kind.name][0] for kind in kinds)
    for line in week.table(kinds, costs, 30).splitlines():
        assert line in page, line
