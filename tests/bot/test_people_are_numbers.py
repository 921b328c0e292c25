"""Who someone is goes by their number, also while a file is broken, has a warning, or exists twice."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from pathlib import Path

import pytest

from peerpact.bot.judge import judge
from peerpact.bot.plan import read_base
from peerpact.bot.verdict import Verdict
from peerpact.domain.pull_request import Account, PullRequest
from peerpact.git.objects import GitObjects
from testing.github_scene import COMMUNITY, SKILLS, agreement, profile
from testing.story_world import Blob, Stream, World

PATH = "agreements/2026-demo-ana--demo-bo.yml"
ANA, EVE = 1001, 1005
BASE: dict[str, str] = {
    "community.yml": COMMUNITY,
    "skills.yml": SKILLS,
    "guides/terms/1.md": "# Terms\n",
    "profiles/demo-ana.yml": profile("demo-ana", ANA),
    "profiles/demo-bo.yml": profile("demo-bo", 1002, "public-speaking", "kubernetes"),
}
NOW = date(2026, 12, 1)


def world(files: Mapping[str, str]) -> World:
    return {path: Blob(text.encode()) for path, text in files.items()}


def verdict(folder: Path, base: Mapping[str, str], change: Mapping[str, str], author: Account) -> Verdict:
    stream = Stream()
    start = stream.commit(world(base))
    head = stream.commit(world({**base, **change}), (start,))
    ids = stream.imported(folder / "r.git")
    objects = GitObjects(folder / "r.git")
    pull = PullRequest(1, author, ids[start], ids[head], "main", ())
    return judge(pull, read_base(objects, ids[start]), objects, NOW)


PROFILES = {
    "sound": profile("demo-bo", 1002, "public-speaking", "kubernetes"),
    "with a warning": profile("demo-bo", 1002, "public-speaking", "kubernetes") + "about: I like C #sharp\n",
    "with an error": profile("demo-bo", 1002, "public-speaking", "kubernetes").replace("advanced", "very good"),
    "broken": "github: demo-bo\ngithub_id: 1002\noffers: [\n",
}


@pytest.mark.parametrize("bo", PROFILES)
def test_an_agreement_in_ones_name_with_anothers_number_is_refused(tmp_path: Path, bo: str) -> None:
    base = BASE | {"profiles/demo-bo.yml": PROFILES[bo]}
    forged = agreement().replace("1002", str(EVE))
    found = verdict(tmp_path, base, {PATH: forged}, Account("demo-ana", ANA))
    assert "partner-exists" in {finding.rule for finding in found.errors}
    assert found.checks == "failure"


@pytest.mark.parametrize("bo", ["sound", "with a warning", "with an error"])
def test_the_right_number_passes_also_while_the_profile_has_an_error(tmp_path: Path, bo: str) -> None:
    found = verdict(
        tmp_path, BASE | {"profiles/demo-bo.yml": PROFILES[bo]}, {PATH: agreement()}, Account("demo-ana", ANA)
    )
    assert "partner-exists" not in {finding.rule for finding in found.errors}


@pytest.mark.parametrize("bo", ["with an error", "broken"])
def test_nobody_has_left_because_their_profile_is_broken(tmp_path: Path, bo: str) -> None:
    base = BASE | {PATH: agreement(), "profiles/demo-bo.yml": PROFILES["sound"]}
    found = verdict(tmp_path, base, {"profiles/demo-bo.yml": PROFILES[bo]}, Account("demo-bo", 1002))
    assert not [finding for finding in found.findings if "has left" in finding.message]


@pytest.mark.parametrize("maintainer", [False, True])
@pytest.mark.parametrize("folder", ["profiles/x/", "profiles/0/"])
def test_a_second_profile_of_a_freed_login_gets_a_verdict(tmp_path: Path, maintainer: bool, folder: str) -> None:
    twin = {f"{folder}demo-bo.yml": profile("demo-bo", EVE)}
    author = Account("demo-mo", 1009) if maintainer else Account("demo-bo", EVE)
    assert verdict(tmp_path, BASE, twin, author).checks == "failure"


@pytest.mark.parametrize(
    ("change", "ok"),
    [
        ({}, True),
        ({"guides/terms/2.md": "# Second\n"}, False),
        ({"guides/terms/01.md": "# Not these\n"}, True),
    ],
)
def test_a_new_agreement_names_terms_that_are_on_the_base(tmp_path: Path, change: dict[str, str], ok: bool) -> None:
    text = agreement() if ok else agreement().replace("terms: 1", "terms: 2")
    found = verdict(tmp_path, BASE, {PATH: text, **change}, Account("demo-ana", ANA))
    assert ("terms-released" in {finding.rule for finding in found.errors}) != ok


def test_terms_that_do_not_exist_cannot_be_signed(tmp_path: Path) -> None:
    found = verdict(tmp_path, BASE, {PATH: agreement().replace("terms: 1", "terms: 7")}, Account("demo-ana", ANA))
    assert [finding.line for finding in found.errors if finding.rule == "terms-released"] == [
        agreement().splitlines().index("terms: 1") + 1
    ]


def test_an_ending_needs_no_terms_that_are_still_there(tmp_path: Path) -> None:
    base = {path: text for path, text in BASE.items() if path != "guides/terms/1.md"} | {PATH: agreement()}
    found = verdict(tmp_path, base, {PATH: agreement() + "ended: 2026-12-01\n"}, Account("demo-ana", ANA))
    assert "terms-released" not in {finding.rule for finding in found.errors}
