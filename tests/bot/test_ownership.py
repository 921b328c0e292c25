"""Whose pull request may touch what: every verb, author, file before and file after."""

from __future__ import annotations

from datetime import date

import pytest

from peerpact.bot.ownership import AGREEMENT, OTHER, PROFILE, Touch, removed, touches
from peerpact.community.loader import lay_over, load
from peerpact.domain.pull_request import GHOST, Account, Change, PullRequest
from testing import TESTS

ANN, BO, CY, MO = (Account(f"demo-{name}", 990000000300 + n) for n, name in enumerate(("ann", "bo", "cy", "mo"), 1))
BY_NAME = {"ann": ANN, "bo": BO, "cy": CY}
SETTINGS = f"maintainers: [{{github: {MO.login}, github_id: {MO.id}}}]\n".encode()
PROFILE_PATH, AGREEMENT_PATH = "profiles/demo-ann.yml", "agreements/2026-demo-ann--demo-bo.yml"

# (whose it was, whose it is afterwards) -> why Ann may not
# "-": no file, "?": a file that cannot be read, "0": one without a number
PROFILES = {
    ("-", "ann"): "",
    ("-", "bo"): "not-yours",
    ("-", "?"): "",
    ("-", "0"): "",
    ("ann", "-"): "",
    ("ann", "0"): "",
    ("0", "ann"): "no-owner",
    ("0", "-"): "no-owner",
    ("0", "0"): "no-owner",
    ("ann", "ann"): "",
    ("ann", "bo"): "hands-over",
    ("ann", "?"): "",
    ("bo", "-"): "not-yours",
    ("bo", "ann"): "not-yours",
    ("bo", "bo"): "not-yours",
    ("bo", "?"): "not-yours",
    ("?", "-"): "no-owner",
    ("?", "ann"): "no-owner",
    ("?", "bo"): "no-owner",
    ("?", "?"): "no-owner",
}
AGREEMENTS = {
    ("-", "ann bo"): "",
    ("-", "bo cy"): "not-partner",
    ("-", "?"): "",
    ("ann bo", "-"): "not-deleted",
    ("ann bo", "ann bo"): "",
    ("ann bo", "ann cy"): "new-partners",
    ("ann bo", "bo cy"): "new-partners",
    ("ann bo", "ann bo cy"): "new-partners",
    ("ann bo", "?"): "",
    ("bo cy", "-"): "not-deleted",
    ("bo cy", "bo cy"): "not-partner",
    ("bo cy", "ann bo"): "not-partner",
    ("bo cy", "?"): "not-partner",
    ("?", "-"): "not-deleted",
    ("?", "ann bo"): "no-owner",
    ("?", "?"): "no-owner",
}
BOTH = [(PROFILE_PATH, *case) for case in PROFILES.items()] + [(AGREEMENT_PATH, *case) for case in AGREEMENTS.items()]


def text_of(path: str, owners: str, note: str) -> bytes | None:
    """A file of these people; `note` makes two files of the same people differ."""
    if owners == "-":
        return None
    if owners == "?":
        return f"[ {note}".encode()
    if owners == "0":
        return f"github: demo-ann\nname: {note}\n".encode()
    people = [BY_NAME[name] for name in owners.split()]
    if path.startswith("profiles/"):
        return f"github: {people[0].login}\ngithub_id: {people[0].id}\nname: {note}\n".encode()  # faulty, yet readable
    rows = "".join(f"  - {{github: {p.login}, github_id: {p.id}, offers: [x], goals: [{_GOAL}]}}\n" for p in people)
    return f"partners:\n{rows}channel: {note}\n{_REST}".encode()


_GOAL = "{learn: x, goal: Do it, evidence: It is done}"
_REST = """\
starts: 2026-12-01
ends: 2027-05-31
sessions: {every: 2 weeks, minutes: 60, first_to_learn: demo-ann}
check_ins: [2027-01-12]
commitments: {equal_contribution: true, confidentiality: true, accountability: true, code_of_conduct: true}
terms: 1
"""


def touched(author: Account, path: str, before: bytes | None, after: bytes | None) -> Touch:
    texts = {"community.yml": SETTINGS} | ({} if before is None else {path: before})
    base = load(texts)
    pull = PullRequest(1, author, "base", "head", "main", (Change(path, before, after),))
    (touch,) = touches(pull, base, lay_over(base, texts, {path: after}))
    return touch


def case(author: Account, path: str, owners: tuple[str, str]) -> Touch:
    return touched(author, path, text_of(path, owners[0], "before"), text_of(path, owners[1], "after"))


@pytest.mark.parametrize(("path", "owners", "refusal"), BOTH)
def test_a_participant_touches_nothing_but_the_own(path: str, owners: tuple[str, str], refusal: str) -> None:
    assert case(ANN, path, owners).refusal == refusal


@pytest.mark.parametrize(("path", "owners", "_"), BOTH)
def test_a_maintainer_may_touch_everything(path: str, owners: tuple[str, str], _: str) -> None:
    assert case(MO, path, owners).refusal == ""


@pytest.mark.parametrize(("path", "owners", "_"), BOTH)
def test_a_deleted_account_owns_nothing(path: str, owners: tuple[str, str], _: str) -> None:
    readable = [side for side in owners if side not in ("-", "?", "0")]
    assert bool(case(GHOST, path, owners).refusal) == (bool(readable) or owners[0] in ("?", "0"))


@pytest.mark.parametrize(("path", "owners", "_"), BOTH)
def test_a_verb_says_what_happens_to_the_file(path: str, owners: tuple[str, str], _: str) -> None:
    touch = case(ANN, path, owners)
    assert touch.verb == ("adds" if owners[0] == "-" else "deletes" if owners[1] == "-" else "changes")
    assert touch.kind == (PROFILE if path == PROFILE_PATH else AGREEMENT)


def test_the_number_counts_and_the_login_does_not() -> None:
    mine = text_of(PROFILE_PATH, "ann", "before")
    assert touched(Account("demo-renamed", ANN.id), PROFILE_PATH, mine, mine + b"#").refusal == ""  # type: ignore[operator]
    assert touched(Account("demo-ann", 990000000399), PROFILE_PATH, mine, None).refusal == "not-yours"


def test_a_profile_with_another_mistake_still_says_whose_it_is() -> None:
    broken = text_of(PROFILE_PATH, "bo", "x") or b""
    assert case(ANN, PROFILE_PATH, ("bo", "bo")).owners == {BO.id}
    assert touched(ANN, PROFILE_PATH, broken, None).owners == {BO.id}


def test_who_becomes_maintainer_by_the_change_itself_is_none() -> None:
    texts = {"community.yml": SETTINGS, PROFILE_PATH: text_of(PROFILE_PATH, "bo", "x") or b""}
    crowned = SETTINGS.replace(str(MO.id).encode(), str(ANN.id).encode())
    base = load(texts)
    changes = (Change("community.yml", SETTINGS, crowned), Change(PROFILE_PATH, texts[PROFILE_PATH], None))
    head = lay_over(base, texts, {change.path: change.after for change in changes})
    settings, profile = touches(PullRequest(1, ANN, "b", "h", "main", changes), base, head)
    assert (settings.kind, profile.refusal) == (OTHER, "not-yours")


@pytest.mark.parametrize(
    "path",
    ["community.yml", "skills.yml", "profiles", "agreements", ".github/workflows/x.yml", "Profiles/demo-ann.yml",
     "guides/profiles/demo-ann.yml", "profiles.yml", "scripts/peerpact/bot/verdict.py"],
)  # fmt: skip
def test_every_other_path_needs_a_maintainers_eye(path: str) -> None:
    assert touched(ANN, path, None, b"x").kind == OTHER


STORIES = TESTS / "stories" / "base"
RUNS, ENDED = "agreements/2026-demo-ada--demo-bruno.yml", "agreements/2026-demo-cleo--demo-dilan.yml"


def removed_by(changes: dict[str, bytes | None]) -> tuple[str, ...]:
    """What a maintainer's changes remove from the community of the stories."""
    texts = {str(file.relative_to(STORIES)): file.read_bytes() for file in STORIES.rglob("*.yml")}
    base, head = load(texts), lay_over(load(texts), texts, changes)
    made = tuple(Change(path, texts.get(path), after) for path, after in changes.items())
    return removed(PullRequest(1, MO, "b", "h", "main", made), base, head.community, date(2026, 11, 21))


def test_only_a_partnership_that_runs_and_goes_on_nowhere_is_removed() -> None:
    text = (STORIES / RUNS).read_bytes()
    assert removed_by({RUNS: None, ENDED: None}) == (RUNS,)
    assert removed_by({RUNS: None, "agreements/2026-another-name.yml": text}) == ()
    assert removed_by({RUNS: None, "profiles/demo-bruno.yml": None}) == ()  # it ends with him
    assert removed_by({RUNS: b"partners: ["}) == ()  # broken, and an error
