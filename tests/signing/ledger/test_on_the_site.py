"""What the site says of a clone with a real ledger: signed, a plain warning, or nothing at all."""

from __future__ import annotations

import re
from datetime import date
from pathlib import Path

from peerpact import site
from peerpact.community.loader import read_community
from peerpact.signing.ledger.branch import KNOWN
from peerpact.site.gather_context import look_around
from testing.ledger_world import FIRST, SECOND, git

NOW = date(2026, 12, 1)


def page(clone: Path, path: str) -> str:
    """The text of a partnership's page, made of a clone."""
    community = read_community(clone).community
    made = site.build(community, NOW, look_around(clone, community))
    slug = path.rsplit("/", 1)[-1].removesuffix(".yml")
    return re.sub(r"<[^>]+>", "", made[f"partnerships/{slug}.md"])


def test_a_recorded_agreement_is_called_signed_with_its_pull_requests(clone: Path) -> None:
    text = page(clone, FIRST)
    assert re.search(r"Signed by both on \d+ \w+ 20\d\d, in pull request #\d+\.", text)
    assert re.search(r"Ended by Somebody on \d+ \w+ 20\d\d, in pull request #\d+\.", text)
    assert re.search(r"Outcome signed by Somebody on", text)
    assert "Signed by both on" in page(clone, SECOND)


def test_bytes_that_differ_from_the_signed_ones_are_never_called_signed(clone: Path) -> None:
    file = clone / SECOND
    file.write_bytes(file.read_bytes().replace(b"minutes: 60", b"minutes: 90"))
    assert "Signed by both" not in page(clone, SECOND)
    assert "This text isn't the one that the partners signed." in page(clone, SECOND)
    assert "Signed by both on" in page(clone, FIRST)


def test_a_commit_that_nobody_signed_is_warned_of(clone: Path) -> None:
    file = clone / SECOND
    file.write_bytes(file.read_bytes().replace(b"minutes: 60", b"minutes: 90"))
    git("commit", "--quiet", "--all", "--message", "Longer", at=clone)
    git("update-ref", "refs/remotes/origin/HEAD", "HEAD", at=clone)
    assert "This text isn't the one that the partners signed." in page(clone, SECOND)


def test_a_clone_without_the_ledger_claims_nothing(clone: Path) -> None:
    git("update-ref", "-d", KNOWN, at=clone)
    assert "igned by" not in page(clone, FIRST)
    assert "ignatures are recorded" not in page(clone, FIRST)


def test_a_foreign_branch_of_that_name_stops_no_site(clone: Path) -> None:
    git("update-ref", KNOWN, "HEAD", at=clone)
    assert "igned by" not in page(clone, FIRST)


def test_the_tip_on_the_site_is_the_one_that_verify_may_be_given_later(clone: Path) -> None:
    community = read_community(clone).community
    known = look_around(clone, community)
    assert known.tip == git("rev-parse", KNOWN, at=clone)
    assert known.records == 6
    assert known.tip in site.build(community, NOW, known)["partnerships/index.md"]
