"""The smallest sound files of a community, and the way from texts to findings.

For: the tests of this folder and of `checks`, which make one thing wrong at a time. Must not: hold a test.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

from peerpact.community.examine import examine
from peerpact.community.loader import Loaded, load
from peerpact.domain.findings import Finding

NOW = date(2026, 11, 21)
SKILLS = """\
built_in: false
skills:
  - {id: python, name: Python, aliases: [py, python3]}
  - {id: csharp, name: "C#", aliases: [c sharp]}
  - {id: javascript, name: JavaScript, aliases: [js]}
  - {id: kubernetes, name: Kubernetes, aliases: [k8s]}
  - {id: public-speaking, name: Public speaking, aliases: [talks]}
"""
PROFILE = """\
github: demo-ann
github_id: 990000000101
name: Ann Example
timezone: Europe/Berlin
languages: [en]
offers:
  - skill: kubernetes
    level: advanced
seeks:
  - skill: public-speaking
    level: beginner
"""
OTHER = """\
github: demo-bo
github_id: 990000000102
name: Bo Example
timezone: UTC
languages: [en]
offers:
  - skill: public-speaking
    level: expert
seeks:
  - skill: kubernetes
    level: beginner
"""
AGREEMENT = """\
partners:
  - github: demo-ann
    github_id: 990000000101
    offers: [kubernetes]
    goals:
      - learn: public-speaking
        goal: Give a ten-minute talk at a meetup
        evidence: The slides
  - github: demo-bo
    github_id: 990000000102
    offers: [public-speaking]
    goals:
      - learn: kubernetes
        goal: Run my own small cluster for a month
        evidence: A write-up of what broke
starts: 2026-12-01
ends: 2027-05-31
sessions:
  every: 2 weeks
  minutes: 60
  first_to_learn: demo-ann
check_ins: [2027-01-12, 2027-03-09]
commitments:
  equal_contribution: true
  confidentiality: true
  accountability: true
  code_of_conduct: true
terms: 1
"""
ANN, BO, PACT = "profiles/demo-ann.yml", "profiles/demo-bo.yml", "agreements/2026-demo-ann--demo-bo.yml"
SETTINGS = "demo: true\ntraining: {modules: [], enforce: false}\n"
SOUND = {"community.yml": SETTINGS, "skills.yml": SKILLS, ANN: PROFILE, BO: OTHER, PACT: AGREEMENT}


def as_bytes(files: Mapping[str, str | bytes]) -> dict[str, bytes]:
    """File contents as a folder would hold them."""
    return {path: text if isinstance(text, bytes) else text.encode() for path, text in files.items()}


def loaded(changes: Mapping[str, str | bytes | None] | None = None) -> Loaded:
    """The sound community with some files changed, added or (None) removed."""
    files = SOUND | dict(changes or {})
    return load(as_bytes({path: text for path, text in files.items() if text is not None}))


def found(changes: Mapping[str, str | bytes | None] | None = None, now: date = NOW) -> list[Finding]:
    """All findings about the sound community with some files changed; the agreement counts as committed."""
    return examine(loaded(changes), now, frozenset())


def profile(**lines: str | None) -> str:
    """The sound profile with the text after some keys replaced, or (None) with the keys left out."""
    kept = [line for line in PROFILE.splitlines() if line.split(":")[0] not in lines]
    return "\n".join([f"{key}: {value}" for key, value in lines.items() if value is not None] + kept) + "\n"
