"""What pages need besides the community's files, found out once: from the clone, the guides and the environment.

For: `look_around`, for the hook and for `peerpact pages`. Must not: make a page, ask the network, or fail: what cannot
be found out stays unknown, with a word on the log.
"""

from __future__ import annotations

import logging
import os
from collections.abc import Iterable, Mapping
from datetime import date
from pathlib import Path

from peerpact.community.folder import read_file
from peerpact.community.overlay import overlay, own_templates
from peerpact.domain.errors import OperatorError
from peerpact.domain.model import Community
from peerpact.domain.settings import Settings
from peerpact.git.history import arrivals
from peerpact.signing.ledger.audit import examine
from peerpact.signing.ledger.report import Report
from peerpact.site.context import Known, proofs

REMINDERS_RAN = "PEERPACT_REMINDERS_RAN"
"""The environment variable with the day on which reminders last ran; `peerpact remind --last-run` sets it."""

_told = logging.getLogger("peerpact")


def look_around(
    root: Path,
    community: Community,
    address: str = "",
    *,
    changed: Mapping[str, date] | None = None,
    left_out: Iterable[str] = (),
) -> Known:
    """Everything that the files do not say. `address` is where the site is published, if it is known better; `changed`
    are the days of the profiles (`repository.last_changes`), which the caller has asked for if inactivity counts."""
    report = None if community.settings.demo else _report(root)
    return Known(
        proofs=proofs(report, _texts(root, community)) if report else {},
        tip=report.tip if report else "",
        records=len(report.records) if report else 0,
        born=arrivals(root, "profiles", "agreements"),
        changed=changed or {},
        reminders_ran=None if community.settings.demo else _day(os.environ.get(REMINDERS_RAN, "")),
        texts=_sources(root, community),
        guides=frozenset(uri for uri in overlay(root, community.settings.site.without) if uri.endswith(".md")),
        address=address or published_at(community.settings),
        left_out=tuple(left_out),
        templates=own_templates(root),
    )


def published_at(settings: Settings) -> str:
    """The address that GitHub Pages gives a repository; nothing for a demonstration, which has no repository.

    >>> published_at(Settings(repository="Owner/name")), published_at(Settings(repository="o/o.github.io"))
    ('https://owner.github.io/name/', 'https://o.github.io/')
    """
    return settings.site_address


def _report(root: Path) -> Report | None:
    try:
        return examine(root)
    except OperatorError as problem:
        _told.warning("The site says nothing about signatures: %s", problem.problem)
        return None


def _texts(root: Path, community: Community) -> dict[str, bytes]:
    read = ((agreement.path, read_file(str(root / agreement.path))) for agreement in community.agreements)
    return {path: entry for path, entry in read if isinstance(entry, bytes)}


def _sources(root: Path, community: Community) -> dict[str, str]:
    """Profiles and agreements as they are written; a file that is no text, or not there, is left out."""
    texts: dict[str, str] = {}
    paths = (*(person.path for person in community.profiles), *(a.path for a in community.agreements))
    for path in paths:
        entry = read_file(str(root / path))
        if isinstance(entry, bytes):
            texts[path] = entry.decode("utf-8", "replace")
    return texts


def _day(text: str) -> date | None:
    try:
        return date.fromisoformat(text)
    except ValueError:
        return None
