"""For each rule the smallest change that breaks it, where the finding must point, and the change that is sound.

For: data of tests. Must not: hold a test. A bug report about a rule is one more line here.
"""

from __future__ import annotations

from dataclasses import dataclass, field

from testing.sample_files import AGREEMENT, ANN, BO, OTHER, PACT, PROFILE, SETTINGS, SKILLS

Files = dict[str, str | None]
SECOND = "agreements/2026-demo-ann--demo-bo-2.yml"
LATER = AGREEMENT.replace("2027-", "2028-").replace("2026-12", "2027-12")
_DONE = "training: [{guide: foundation, completed: 2026-11-01}]\n"


NAME = "Ann Example"
_FREE = 'availability:\n  windows: ["Mo {}"]\n'
_GOAL = "      - learn: python\n        goal: Write a script\n        evidence: The script\n"
_ASKED = "demo: true\ntraining: {modules: [foundation]}\n"
_SERIOUS = "report_to: https://example.org/r\ntraining: {modules: []}\n"
_STILL_THE_EXAMPLES = (
    "maintainers: [{github: demo-ann, github_id: 1}]\ntraining: {modules: []}\n"
    "report_to: https://example.org/lantern-exchange/report\n"
)
_OURS = "maintainers: [{github: demo-ann, github_id: 1}]\ntraining: {modules: []}\nreport_to: https://example.org/r\n"
_EERO = PROFILE.replace("demo-ann", "demo-eero").replace("990000000101", "990000000006")
_OVER = "without: [perl]\nskills: {}\n"
_RANGE = "agreements: {months: [12, 1]}\n"


@dataclass(frozen=True)
class Case:
    """Changes to the sound community: `wrong` breaks exactly one rule at `path:line:column`, `right` breaks none."""

    rule: str
    path: str
    line: int
    column: int
    wrong: Files
    right: Files = field(default_factory=dict)
    severity: str = ""  # of the finding, where it differs from the rule's own


def _ann(old: str, new: str) -> Files:
    return {ANN: _swapped(PROFILE, old, new)}


def _pact(old: str, new: str) -> Files:
    return {PACT: _swapped(AGREEMENT, old, new)}


def _swapped(text: str, old: str, new: str) -> str:
    assert old in text, old
    return text.replace(old, new, 1)


def _more(text: str) -> Files:
    return {ANN: PROFILE + text}


def _outcome(*logins: str) -> Files:
    entries = "".join(f"  - {{github: {login}, next: Step {n}, reached: fully}}\n" for n, login in enumerate(logins))
    return {PACT: f"{AGREEMENT}outcome:\n{entries}"}


CASES = (
    # Bytes and syntax. (`plain-file` is no text: see test_hostile_files.)
    Case("file-ending", "profiles/demo-ann.yaml", 1, 1, {"profiles/demo-ann.yaml": PROFILE, ANN: None, PACT: None}, {}),
    Case("odd-path", "profiles/demo ann.yml", 1, 1, {"profiles/demo ann.yml": PROFILE, ANN: None, PACT: None}),
    Case("too-large", ANN, 1, 1, {**_more("#" * 65_536), PACT: None}, _more("#" * 60_000)),
    Case("encoding", ANN, 1, 1, {ANN: "\ufeff", PACT: None}),
    Case("hidden-character", ANN, 3, 8, {**_ann(NAME, "A\u202enn"), PACT: None}, _ann(NAME, "Ånn")),
    Case("empty-file", ANN, 1, 1, {ANN: "# nothing\n", PACT: None}),
    Case("yaml-syntax", ANN, 3, 7, {**_ann(NAME, "@octo: the cat"), PACT: None}, _ann(NAME, '"@octo: the cat"')),
    Case("duplicate-key", ANN, 13, 1, {**_more("capacity: 1\ncapacity: 2\n"), PACT: None}, _more("capacity: 2\n")),
    Case("no-anchor", ANN, 12, 8, {**_more("about: *bold\n"), PACT: None}, _more('about: "*bold*"\n')),
    Case("no-tag", ANN, 10, 12, {**_ann("public-speaking", "!vue"), PACT: None}),
    Case("text-key", ANN, 12, 3, {**_more("? [a]\n: b\n"), PACT: None}),
    Case("one-document", ANN, 12, 1, {**_more("---\nname: x\n"), PACT: None}, {ANN: "---\n" + PROFILE}),
    Case("too-deep", ANN, 12, 19, {**_more("about: " + "[" * 13 + "]" * 13 + "\n"), PACT: None}),
    Case("lost-comment", ANN, 12, 10, _more("about: C #\n"), _more('about: "C#"\n')),
    # The shape.
    Case("missing-key", ANN, 1, 1, {**_ann("github_id: 990000000101\n", ""), PACT: None}),
    Case("unknown-key", ANN, 3, 1, {**_ann("name:", "nmae:"), PACT: None}),
    Case("nothing-to-share", ANN, 1, 1, {ANN: PROFILE.split("offers:")[0], PACT: None}),
    Case("wrong-type", ANN, 5, 12, {**_ann("[en]", "en, no"), PACT: None}, _ann("[en]", '[en, "no"]')),
    Case("empty-value", ANN, 12, 1, {**_more("about: #hash\n"), PACT: None}, _more('about: "#hash"\n')),
    Case("not-a-choice", ANN, 8, 12, {**_ann("advanced", "senior"), PACT: None}, _ann("advanced", "expert")),
    Case("commitment", PACT, 25, 20, _pact("confidentiality: true", "confidentiality: false")),
    Case("wrong-form", PACT, 16, 9, _pact("2026-12-01", "1 December 2026")),
    Case("too-long", ANN, 3, 7, {**_ann(NAME, "A" * 81), PACT: None}, _ann(NAME, "A" * 80)),
    Case("list-size", ANN, 5, 12, {**_ann("[en]", "[]"), PACT: None}),
    Case("repeated-entry", ANN, 5, 12, {**_ann("[en]", "[en, en]"), PACT: None}),
    Case("out-of-range", ANN, 12, 11, {**_more("capacity: 11\n"), PACT: None}, _more("capacity: 10\n")),
    # One profile, or two.
    Case(
        "windows-name", "profiles/con.yml", 1, 1,
        {ANN: None, PACT: None, "profiles/con.yml": PROFILE.replace("github: demo-ann", "github: con")},
        {ANN: None, PACT: None, "profiles/cons.yml": PROFILE.replace("github: demo-ann", "github: cons")},
    ),
    Case(
        "file-name", "profiles/demo-octo.yml", 1, 9, {ANN: None, "profiles/demo-octo.yml": PROFILE},
        {ANN: None, "profiles/d/Demo-Ann.yml": PROFILE},
    ),
    *(
        Case("file-name", f"profiles/{name}", 1, 9, {ANN: None, PACT: None, f"profiles/{name}": PROFILE}, {})
        for name in ("demo-ann.yaml.yml", "demo-ann.yml.yml", "demo-ann.txt.yml", "demo-ann..yml")
    ),
    *(
        Case("file-ending", f"profiles/{name}", 1, 1, {ANN: None, PACT: None, f"profiles/{name}": PROFILE}, {})
        for name in ("demo-ann.YML", "demo-ann.yml.bak", "demo-ann.yml.save", "demo-ann.ymll", "demo-ann")
    ),
    Case("login-once", "profiles/x/demo-ann.yml", 1, 9, {"profiles/x/demo-ann.yml": _swapped(PROFILE, "101", "103")}),
    Case("id-once", BO, 2, 12, {BO: _swapped(OTHER, "102", "101"), PACT: None}),
    Case("equal-ends", ANN, 13, 13, _more(_FREE.format("18:00-18:00")), _more(_FREE.format("18:00-02:00"))),
    Case("many-digits", ANN, 12, 8, _more("about: I am on 13800138000\n"), _more("about: my id 13800138000\n")),
    Case("visible-name", ANN, 3, 7, _ann(NAME, '"\u3000"'), _ann(NAME, "R2-D2")),
    Case("no-name", ANN, 3, 7, _ann(NAME, "Your Name"), _ann(NAME, "Jennifer Null")),
    Case("placeholder", ANN, 12, 8, _more("about: TBD\n"), _more("about: To be is to do\n")),
    Case("broken-letters", ANN, 3, 10, _ann(NAME, "JosÃ©"), _ann(NAME, "José «CAFÉ…»")),
    Case("likely-language", ANN, 5, 13, _ann("[en]", "[kr, en]"), _ann("[en]", "[ko, en]")),
    Case("known-zone", ANN, 4, 11, _ann("Europe/Berlin", "EST (GMT-5)"), _ann("Europe/Berlin", "America/New_York")),
    Case("known-language", ANN, 5, 13, _ann("[en]", "[English]"), _ann("[en]", "[en, de, zh-Hant, pt-BR]")),
    Case(
        "skill-once",
        ANN,
        9,
        13,
        _ann("seeks:", "  - {skill: k8s, level: expert}\nseeks:"),
        _ann("seeks:", "  - {skill: python, level: expert}\nseeks:"),
    ),
    Case(
        "teach-and-learn", ANN, 11, 12, _ann("public-speaking", "k8s"),
        _ann("public-speaking\n    level: beginner", "k8s\n    level: advanced"),
    ),
    Case("level-without-partner", ANN, 8, 12, _ann("advanced", "beginner"), _ann("advanced", "intermediate")),
    Case("known-training", ANN, 12, 43, _more(_DONE.replace("2026", "2027")), _more(_DONE)),
    # Words.
    Case("known-skill", ANN, 7, 12, _ann("kubernetes", "Kubernets"), _ann("kubernetes", "K8S")),
    Case("no-contact-data", ANN, 12, 8, _more("about: Write to octo@example.org\n"), _more("contact: https://example.org/@demo-ann\n")),
    # One agreement.
    Case("two-people", PACT, 10, 16, _pact("990000000102", "990000000101")),
    Case("partner-exists", PACT, 9, 13, {BO: None}, severity="warning"),
    Case("partner-exists", PACT, 10, 16, _pact("990000000102", "990000000109")),
    Case("goal-is-taught", PACT, 9, 16, _pact("  - github: demo-bo", _GOAL + "  - github: demo-bo")),
    Case("offer-is-wanted", PACT, 4, 26, _pact("[kubernetes]", "[kubernetes, python]")),
    Case("dates-in-order", PACT, 22, 25, _pact("[2027-01-12, 2027-03-09]", "[2027-03-09, 2027-01-12]")),
    Case(
        "dates-in-order", PACT, 29, 8, {PACT: AGREEMENT + "ended: 2027-01-01\n"},
        {PACT: _swapped(AGREEMENT, "starts: 2026-12-01", "starts: 2026-10-01") + "ended: 2026-11-21\n"},
    ),
    Case("check-in-in-term", PACT, 22, 13, _pact("[2027-01-12", "[2026-11-15"), _pact("[2027-01-12", "[2026-12-01")),
    Case("term-length", PACT, 17, 7, _pact("2027-05-31", "2028-01-31"), _pact("2027-05-31", "2027-12-01")),
    Case("session-length", PACT, 20, 12, _pact("minutes: 60", "minutes: 20"), _pact("minutes: 60", "minutes: 30")),
    Case(
        "partner-named", PACT, 21, 19, _pact("first_to_learn: demo-ann", "first_to_learn: demo-cy"),
        _pact("first_to_learn: demo-ann", "first_to_learn: Demo-Bo"),
    ),
    Case("partner-named", PACT, 31, 14, _outcome("demo-ann", "demo-ann"), _outcome("demo-ann", "demo-bo")),
    Case(
        "agreement-name", "agreements/ours.yml", 1, 1, {PACT: None, "agreements/ours.yml": AGREEMENT},
        {PACT: None, "agreements/2026/2026-Demo-Ann--demo-bo-2.yml": AGREEMENT},
    ),
    Case(
        "no-room-link", PACT, 29, 10, {PACT: AGREEMENT + "channel: our room, meet.example.org/j/12\n"},
        {PACT: AGREEMENT + "channel: video call\n"},
    ),
    # Across files.
    Case(
        "one-agreement",
        PACT,
        9,
        13,
        {SECOND: AGREEMENT, ANN: PROFILE + "capacity: 2\n", BO: OTHER + "capacity: 2\n"},
        {"agreements/2027-demo-ann--demo-bo.yml": LATER},
    ),
    Case(
        "training-done", PACT, 2, 13, {"community.yml": _ASKED, BO: OTHER + _DONE},
        {"community.yml": _ASKED, BO: OTHER + _DONE, **_more(_DONE)},
    ),
    Case(
        "training-done", PACT, 2, 13,
        {"community.yml": _ASKED.replace("]}", "], enforce: true}"), BO: OTHER + _DONE}, severity="error",
    ),
    Case("skill-list", "skills.yml", 8, 36, {"skills.yml": SKILLS + "  - {id: pie, name: Pie, aliases: [py]}\n"}),
    Case(
        "built-in-skill", "skills.yml", 2, 30, {"skills.yml": _OVER.format("[{id: py-lang, name: Python}]")},
        {"skills.yml": _OVER.format("[{id: python, aliases: [py-lang]}]")},
    ),
    Case(
        "built-in-skill", "skills.yml", 1, 11, {"skills.yml": "without: [pyhton]\n"},
        {"skills.yml": "without: [perl]\n"},
    ),
    Case(
        "skill-relations", "skills.yml", 2, 15, {"skills.yml": _OVER.format("[{id: elm, name: Elm}]")},
        {"skills.yml": _OVER.format("[{id: elm, name: Elm, broader: [functional-programming]}]")},
    ),
    Case(
        "sound-settings", "community.yml", 3, 22, {"community.yml": SETTINGS + _RANGE},
        {"community.yml": SETTINGS + _RANGE.replace("[12, 1]", "[1, 12]")},
    ),
    Case(
        "maintainer-named", "community.yml", 1, 1, {"community.yml": _SERIOUS},
        {"community.yml": "maintainers: [{github: demo-ann, github_id: 1}]\n" + _SERIOUS},
    ),
    Case(
        "left-from-example", "community.yml", 4, 7, {"community.yml": _OURS + "name: The Lantern Exchange\n"},
        {"community.yml": _OURS + "name: The Lamp Exchange\n"},
    ),
    Case(
        "left-from-example", "community.yml", 4, 13, {"community.yml": _OURS + "repository: Example/mentoring\n"},
        {"community.yml": _OURS + "repository: demo-org/mentoring\n"},
    ),
    Case(
        "left-from-example", "community.yml", 1, 24,
        {"community.yml": _OURS.replace("demo-ann, github_id: 1}", "demo-eero, github_id: 990000000006}")},
        {"community.yml": _OURS},
    ),
    Case(
        "left-from-example", "profiles/demo-eero.yml", 1, 9,
        {"community.yml": _OURS, "profiles/demo-eero.yml": _EERO},
        {"community.yml": _OURS + "demo: true\n", "profiles/demo-eero.yml": _EERO},
    ),
    Case(
        "maintainer-named", "community.yml", 3, 12, {"community.yml": _STILL_THE_EXAMPLES},
        {"community.yml": _STILL_THE_EXAMPLES + "demo: true\n"},
    ),
)  # fmt: skip
