"""The checks about reports in private: where people turn to, and whether every place says the same.

For: people who need help, so that a report always reaches someone. Must not: ask anybody, or open the address.
"""

from __future__ import annotations

from datetime import date

from peerpact.domain.findings import clip
from peerpact.github.doctor.check import REQUIRED, WARNING, Check, Verdict, fail, ok, unknown
from peerpact.github.doctor.settings import RepositorySettings, Unknown

CONFIG = ".github/ISSUE_TEMPLATE/config.yml"
"""The file from which GitHub makes the links beside the forms for a new issue."""

_LONGEST = 100


def report_to(settings: RepositorySettings, _: date) -> Verdict:
    """Whether people can report something in private."""
    address = settings.community.report_to
    return ok(address) if address else fail("community.yml has no `report_to`")


def same_address(settings: RepositorySettings, _: date) -> Verdict:
    """Whether GitHub's page for a new issue leads to the same address as the community's own pages."""
    if isinstance(settings.contact_links, Unknown):
        return unknown(settings.contact_links)
    if settings.contact_links is None:
        return ok(f"not needed: there's no {CONFIG}")
    address = settings.community.report_to
    if not address:
        return ok("not needed: `report_to` has to be there first")
    if address.rstrip("/") in {link.rstrip("/") for link in settings.contact_links}:
        return ok(address)
    named = ", ".join(clip(link, _LONGEST) for link in settings.contact_links[:3]) or "no address"
    return fail(f"{CONFIG} names {named}, community.yml {address}")


def private_reporting(settings: RepositorySettings, _: date) -> Verdict:
    """Whether flaws in Peerpact's set-up can be told in private."""
    if isinstance(settings.private_reporting, Unknown):
        return unknown(settings.private_reporting)
    return ok("on") if settings.private_reporting else fail("off")


CHECKS = (
    Check(
        "report-to",
        REQUIRED,
        "`report_to` names a private way to report",
        "People must be able to tell someone when a partnership goes wrong.",
        "community.yml → `report_to`",
        "",
        report_to,
    ),
    Check(
        "same-report-address",
        REQUIRED,
        "New issues offer the same private way as `report_to`",
        "Anyone who wants to report is shown both. An address of the example, or an old one, leads to nobody.",
        f"{CONFIG} → `contact_links` → `url`",
        "",
        same_address,
    ),
    Check(
        "private-reporting",
        WARNING,
        "Private vulnerability reporting is on",
        "A flaw can then be told without showing it to everyone.",
        "Settings → Advanced Security → Private vulnerability reporting",
        "gh api -X PUT repos/{repo}/private-vulnerability-reporting",
        private_reporting,
    ),
)
