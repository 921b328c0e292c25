"""How the community's machinery is doing, in a few lines: the ledger's tip, when reminders last ran, the data.

For: the part "Status" of the partnerships' overview. Must not: say anything in a demonstration that has none of it.
"""

from __future__ import annotations

from peerpact.site.html import day
from peerpact.site.index import Site

QUIET_DAYS = 3  # reminders run once a day; GitHub is sometimes late


def status(site: Site) -> dict[str, object]:
    """What the template `partnerships/status.html` shows."""
    ran = site.known.reminders_ran
    late = ran is not None and (site.now - ran).days > QUIET_DAYS
    return {
        "day": day(site.now),
        "tip": "" if site.demo else site.known.tip,
        "records": site.known.records,
        "reminders": "" if site.demo else "unknown" if ran is None else "late" if late else "ran",
        "ran": "" if ran is None else day(ran),
        "data": "for-machines.md" in site.known.guides,
    }
