"""Count how the loader answers collected real-world spellings: `cd tests && python -m testing.messy_report FOLDER`.

For: a folder with yaml-hazards.txt, skill-variants.csv, timezones.csv, locations.csv, languages.csv and
date-shapes.csv. Must not: be needed by a test; the cases that matter stand in `messy.py`.
"""

from __future__ import annotations

import ast
import csv
import sys
from collections import Counter
from collections.abc import Callable, Iterator
from pathlib import Path

from peerpact.community.document import read
from peerpact.community.examine import examine
from peerpact.community.loader import load
from peerpact.domain.findings import ERROR, Finding
from peerpact.rules.free_text import nearest_skills
from testing import ROOT
from testing.sample_files import AGREEMENT, ANN, NOW, PACT, PROFILE, SETTINGS, as_bytes

SKILLS = (ROOT / "skills.yml").read_bytes()
VALUE, FIX, LOST = "correct value", "finding with a fix", "neither"
PLACES: dict[str, Callable[[str], str]] = {
    "name": lambda text: PROFILE.replace("name: Ann Example", f"name:{text}"),
    "github": lambda text: PROFILE.replace("github: demo-ann", f"github:{text}"),
    "about": lambda text: f"{PROFILE}about:{text}\n",
    "skill": lambda text: PROFILE.replace("skill: kubernetes", f"skill:{text}"),
    "timezone": lambda text: PROFILE.replace("timezone: Europe/Berlin", f"timezone:{text}"),
    "languages": lambda text: PROFILE.replace("languages: [en]", f"languages:{text}"),
}


def _findings(files: dict[str, str]) -> list[Finding]:
    loaded = load(as_bytes({"community.yml": SETTINGS, "skills.yml": SKILLS, **files}))
    return examine(loaded, NOW, frozenset())


def _verdict(findings: list[Finding]) -> str:
    wrong = [f for f in findings if f.severity == ERROR or f.rule in ("lost-comment", "known-skill")]
    return VALUE if not wrong else FIX if all(f.fix and f.message for f in wrong) else LOST


def hazards(folder: Path) -> Iterator[tuple[str, str, str]]:
    """Each row as it stands, and its value in each place of a profile."""
    for line in (folder / "yaml-hazards.txt").read_text("utf-8").splitlines():
        row = ast.literal_eval(line.split(" | 1.1")[0])
        document = read(row.encode(), None)
        yield "yaml-hazards.txt as it stands", row, FIX if document.troubles else VALUE
        for place, text in PLACES.items():
            yield f"yaml-hazards.txt in {place}", row, _verdict(_findings({ANN: text(row.partition(":")[2])}))


def skills(folder: Path) -> Iterator[tuple[str, str, str]]:
    """Each spelling: it leads to the skill, or a warning names the skill; `?` marks what is no skill of the list."""
    known = load({"skills.yml": SKILLS}).community.vocabulary
    for row in _rows(folder / "skill-variants.csv"):
        wanted, text = row["canonical"], row["spelling"]
        found = known.find(text)
        if wanted.startswith("?"):
            yield "skill-variants.csv, no canonical skill", text, VALUE if found else FIX
        else:
            warning = wanted in nearest_skills(text, known)
            yield "skill-variants.csv", text, VALUE if found == wanted else FIX if not found and warning else LOST


def values(folder: Path) -> Iterator[tuple[str, str, str]]:
    """Time zones, places, languages and dates, each as the value of its key."""
    for name in ("timezones.csv", "locations.csv"):
        for row in _rows(folder / name):
            yield name, row["as_written"], _verdict(_findings({ANN: PLACES["timezone"](f' "{row["as_written"]}"')}))
    for row in _rows(folder / "languages.csv"):
        for form in (" {}", " [{}]"):
            text = form.format(row["as_written"])
            yield (
                f"languages.csv as `{form.format('...').strip()}`",
                text,
                _verdict(_findings({ANN: PLACES["languages"](text)})),
            )
    for row in _rows(folder / "date-shapes.csv"):
        findings = _findings({PACT: AGREEMENT.replace("starts: 2026-12-01", f"starts: {row['example']}")})
        yield "date-shapes.csv", row["example"], _verdict([f for f in findings if f.rule == "wrong-form"])


def _rows(path: Path) -> list[dict[str, str]]:
    with path.open(encoding="utf-8", newline="") as lines:
        return list(csv.DictReader(lines))


def main(folder: Path) -> None:
    """Print one line for each kind of row, then every row that got neither."""
    counts: dict[str, Counter[str]] = {}
    for part in (hazards, skills, values):
        for kind, row, verdict in part(folder):
            counts.setdefault(kind, Counter())[verdict] += 1
            if verdict == LOST:
                print(f"neither: {kind}: {row!r}")
    for kind, count in counts.items():
        print(f"{kind:42} {count[VALUE]:4} {VALUE}, {count[FIX]:4} {FIX}, {count[LOST]:4} {LOST}")


if __name__ == "__main__":
    main(Path(sys.argv[1]))
