"""What the form for an agreement writes passes the check, and it says what the check says."""

from __future__ import annotations

import json
import random
from functools import partial
from typing import Any

from playwright.sync_api import Page

from peerpact.community.document import read
from peerpact.community.examine import examine
from peerpact.community.loader import load
from peerpact.domain.model import Community
from peerpact.formats.schema import keys_of, typing
from testing.form_inputs import NOW, text
from testing.site_server import ROOT

HOW_MANY = 1000
COMMITMENTS = ("equal_contribution", "confidentiality", "accountability", "code_of_conduct")
GUESSED = ("wrong-type", "wrong-form", "too-long")  # the checks guess more of what someone meant
UNLIKE = ("agreement-name", "capacity", "one-agreement", "training-done", "offer-is-wanted")
IN_BULK = """
async (inputs) => {
  const [{clean}, {emit}, {faults, together}, {agreementRules}, {Skills}, {hiddenIn}] =
    await Promise.all(["normalise", "yaml", "validate", "agreement_rules", "skills", "contact"]
      .map((name) => import(`/assets/forms/${name}.js`)));
  const [data, rows] = await Promise.all(["form.json", "skills.json"]
    .map(async (name) => (await fetch(`/assets/forms/${name}`)).json()));
  const skills = new Skills(rows), schema = data.schemas.agreement, hidden = hiddenIn(data);
  const better = (format, typed) => (format === "skill" ? skills.find(typed) || typed : typed);
  return JSON.parse(inputs).map((model) => {
    const values = clean(schema, model, {hidden, better}) || {};
    const found = together(faults(data, schema, values), agreementRules(data, skills, values));
    return {values, text: emit(values), found};
  });
}
"""


def agreement(rng: random.Random, community: Community) -> dict[str, Any]:
    """What the fields hold: two or three people of the community, mostly sound terms."""
    team = sorted(rng.sample(community.profiles, rng.choice((2, 2, 3))), key=lambda p: p.github.casefold())
    skills = rng.sample(sorted(community.vocabulary.skills), len(team))

    def goal(skill: str) -> dict[str, str]:
        return {"learn": skill, "goal": text(rng, 300), "evidence": text(rng, 300)}

    partners = [
        {"github": p.github, "github_id": p.github_id, "offers": [skills[n]], "goals": [goal(skills[n - 1])]}
        for n, p in enumerate(team)
    ]
    found: dict[str, Any] = {
        "partners": partners, "starts": "2026-12-01", "ends": rng.choice(("2027-05-31", "2027-11-30")),
        "sessions": {"every": rng.choice(("2 weeks", "1 month")), "minutes": "60", "first_to_learn": team[0].github},
        "check_ins": sorted(rng.sample(("2026-12-20", "2027-01-12", "2027-03-09", ""), 3)),
        "commitments": dict.fromkeys(COMMITMENTS, True),
        "ground_rules": {"response_days": rng.choice(("", "3")), "missed_sessions": text(rng, 200), "recording": True},
        "terms": 1, "channel": rng.choice(("", text(rng, 80))),
    }  # fmt: skip
    return found | spoilt(rng, found)


def spoilt(rng: random.Random, found: dict[str, Any]) -> dict[str, Any]:
    """In one of four a mistake."""
    if rng.random() > 0.25:
        return {}
    sessions = found["sessions"]
    return rng.choice((
        {"ends": "2026-12-10"}, {"ends": "2029-01-01"}, {"ends": "2026-11-30"}, {"ends": "2027-02-30"}, {"starts": ""},
        {"check_ins": ["2026-11-01"]}, {"check_ins": []}, {"terms": "one"}, {"terms": "0"},
        {"sessions": sessions | {"minutes": "10"}}, {"sessions": sessions | {"every": "fortnightly"}},
        {"sessions": sessions | {"minutes": "an hour"}}, {"commitments": {"confidentiality": True}},
        {"channel": "call +49 30 1234567"}, {"ground_rules": {"response_days": "61"}},
        {"partners": found["partners"][:1]},
    ))  # fmt: skip


def test_every_agreement_reads_back_and_is_judged_like_the_check_does(room: Page, people: Community) -> None:
    rng = random.Random(11)  # noqa: S311
    inputs = [agreement(rng, people) for _ in range(HOW_MANY)]
    written = room.evaluate(IN_BULK, json.dumps(inputs).replace("\\u00a4lone\\u00a4", ""))
    texts = {name: (ROOT / name).read_bytes() for name in ("community.yml", "skills.yml")}
    texts |= {path.path: (ROOT / path.path).read_bytes() for path in people.profiles}
    paths = [f"agreements/{number}.yml" for number in range(HOW_MANY)]
    texts |= {path: one["text"].encode() for path, one in zip(paths, written, strict=True)}
    told: dict[str, set[tuple[str, str, str]]] = {path: set() for path in paths}
    for finding in examine(load(texts), NOW):
        if finding.path in told and finding.rule not in UNLIKE:
            told[finding.path].add((finding.rule, finding.message, "" if finding.rule in GUESSED else finding.fix))
    sound = 0
    for path, one in zip(paths, written, strict=True):
        document = read(one["text"].encode(), typing("agreement"), keys=partial(keys_of, "agreement"))
        assert (document.troubles, document.data) == ((), one["values"]), one["text"]
        shown = {(f["rule"], f["message"], "" if f["rule"] in GUESSED else f["fix"]) for f in one["found"]}
        assert {each for each in shown - told[path] if each[0] != "no-contact-data"} == set(), one["text"]
        assert told[path] <= shown, one["text"]  # the page may take a number for a phone's that the check lets pass
        sound += not told[path]
    assert sound > HOW_MANY / 2
