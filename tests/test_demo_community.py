"""What the demo community in this repository promises to those who learn from it.

For: `skills.yml`, `community.yml`, `profiles/` and `agreements/` as they lie here. Must not: test the
program's rules, which have tests of their own.
"""

from __future__ import annotations

from collections import Counter
from datetime import date, datetime, timedelta
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

import pytest
import yaml
from peerpact.vocabulary import Skill, Vocabulary, fold, vocabulary

ROOT = Path(__file__).parent.parent
TODAY = date(2026, 11, 21)
FIRST_INVENTED_ID = 990_000_000_001  # real accounts are around 10^8; the schema stops at 10^12
Record = dict[str, Any]


def read(path: Path) -> Record:
    record: Record = yaml.safe_load(path.read_text(encoding="utf-8"))
    return record


def records(folder: str) -> dict[str, Record]:
    return {path.stem: read(path) for path in sorted((ROOT / folder).rglob("*.yml"))}


SKILLS: list[Record] = yaml.safe_load((ROOT / "skills.yml").read_text(encoding="utf-8"))
PROFILES = records("profiles")
AGREEMENTS = records("agreements")


def known() -> Vocabulary:
    return vocabulary(
        tuple(Skill(s["id"], s["name"], tuple(s.get("aliases", ())), tuple(s.get("broader", ()))) for s in SKILLS)
    )


def stage(agreement: Record) -> str:
    ids = {profile["github_id"] for profile in PROFILES.values()}
    if any(partner["github_id"] not in ids for partner in agreement["partners"]):
        return "left"
    if "ended" in agreement:
        return "ended early"
    if agreement["ends"] < TODAY:
        return "ended"
    return "planned" if agreement["starts"] > TODAY else "active"


def live() -> list[Record]:
    return [agreement for agreement in AGREEMENTS.values() if stage(agreement) in ("planned", "active")]


def test_no_spelling_belongs_to_two_skills_or_stands_twice() -> None:
    spellings = Counter(
        folded for s in SKILLS for folded in [*{fold(s["id"]), fold(s["name"])}, *map(fold, s.get("aliases", ()))]
    )
    assert [spelling for spelling, uses in spellings.items() if uses > 1 or not spelling] == []


def test_skills_stand_in_the_order_of_their_ids() -> None:
    ids = [s["id"] for s in SKILLS]
    assert ids == sorted(set(ids))


def test_every_family_exists_and_none_contains_itself() -> None:
    broader = {s["id"]: set(s.get("broader", ())) for s in SKILLS}
    assert set().union(*broader.values()) <= broader.keys()
    for skill in broader:
        above, rest = set(), set(broader[skill])
        while rest:
            above |= rest
            rest = set().union(*(broader[family] for family in rest)) - above
        assert skill not in above


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        ("React.js", "react"),
        ("K8s", "kubernetes"),
        ("c#", "csharp"),
        ("C++", "cpp"),
        ("Node,js", "nodejs"),
        (".NET Core", "dotnet"),
        ("Git and GitHub", "git"),
        ("ruby on rails", "rails"),
        ("A11Y", "accessibility"),
        ("Giving feedback", "feedback"),
        ("imposter syndrome", "self-confidence"),
        ("l10n", "localisation"),
        ("Localization", "localisation"),
        ("meetup organizer", "event-organising"),
        ("Résumé", "cv-writing"),
        ("career growth", "career-development"),
        ("OSS", "open-source"),
        ("code reviews", "code-review"),
    ],
)
def test_spelling_that_people_write_leads_to_the_skill_they_mean(written: str, meant: str) -> None:
    assert known().find(written) == meant


def test_nobody_in_the_demo_can_be_a_real_account() -> None:
    assert read(ROOT / "community.yml")["demo"] is True
    people = [*PROFILES.values(), *read(ROOT / "community.yml")["maintainers"]]
    people += [partner for agreement in AGREEMENTS.values() for partner in agreement["partners"]]
    assert {p["github"] for p in people if not p["github"].startswith("demo-")} == set()
    assert all(FIRST_INVENTED_ID <= person["github_id"] <= 10**12 for person in people)
    assert len({p["github_id"] for p in people}) == len({p["github"] for p in people})


def test_every_skill_of_the_demo_is_in_its_vocabulary() -> None:
    entries = [e["skill"] for p in PROFILES.values() for e in [*p.get("offers", ()), *p.get("seeks", ())]]
    partners = [partner for agreement in AGREEMENTS.values() for partner in agreement["partners"]]
    entries += [s for p in partners for s in [*p["offers"], *(goal["learn"] for goal in p["goals"])]]
    names = known()
    assert {skill for skill in entries if names.find(skill) is None} == set()


def test_every_stage_of_a_partnership_can_be_seen() -> None:
    stages = Counter(map(stage, AGREEMENTS.values()))
    assert stages["planned"] >= 2
    assert stages["active"] >= 2
    assert min(stages[s] for s in ("ended", "ended early", "left")) >= 1
    assert any(len(agreement["partners"]) == 3 for agreement in live())
    assert any("amendments" in agreement for agreement in live())
    assert all("outcome" in agreement for agreement in AGREEMENTS.values() if stage(agreement) == "ended")


def test_partners_of_live_agreements_have_finished_the_training_before_the_start() -> None:
    asked = set(read(ROOT / "community.yml")["training"]["modules"])
    for agreement in live():
        for partner in agreement["partners"]:
            training = PROFILES[partner["github"]].get("training", ())
            finished = {module["guide"] for module in training if module["completed"] < agreement["starts"]}
            assert asked <= finished, partner["github"]


def test_nobody_carries_more_live_partnerships_than_their_capacity() -> None:
    load = Counter(partner["github"] for agreement in live() for partner in agreement["partners"])
    assert {login for login, count in load.items() if count > PROFILES[login].get("capacity", 1)} == set()


def test_the_demo_shows_a_world_and_not_one_town() -> None:
    offsets = {datetime(2026, 11, 21, tzinfo=ZoneInfo(p["timezone"])).utcoffset() for p in PROFILES.values()}
    assert len({p["timezone"] for p in PROFILES.values()}) >= 10
    assert any(offset is not None and offset % timedelta(hours=1) for offset in offsets)
    assert any("no" in p["languages"] for p in PROFILES.values())
    assert any("en" not in p["languages"] for p in PROFILES.values())
    assert any(not profile["name"][0].isascii() for profile in PROFILES.values())
    assert {p.get("status", "open") for p in PROFILES.values()} == {"open", "paused"}
    assert any(len(path.relative_to(ROOT / "profiles").parts) > 1 for path in (ROOT / "profiles").rglob("*.yml"))
