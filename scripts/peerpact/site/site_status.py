"""How the community's machinery is doing, in a few lines: the ledger's tip, when reminders last ran, the data.

For: the part "Status" of the partnerships' overview. Must not: say anything in a demonstration that has none of it.
"""

from __future__ import annotations

from peerpact.site.html import day
from peerpact.site.index import Site
from peerpact.site.markup import line
from peerpact.text.wording import amount

QUIET_DAYS = 3  # reminders run once a day; GitHub is sometimes late


def status(site: Site, up: str) -> str:
    """The lines as a list of facts."""
    facts = [("This site", f"made for {day(site.now)}"), *_ledger(site), *_care(site)]
    facts.append(("For programs", f'<a href="{up}feed.xml">feed of new people and partnerships</a>, {_data(site, up)}'))
    rows = "".join(f"<dt>{name}</dt><dd>{text}</dd>" for name, text in facts)
    return f'## Status\n\n<div class="pp-facts pp-status"><dl>{rows}</dl></div>'


def _ledger(site: Site) -> list[tuple[str, str]]:
    if site.demo or not site.known.tip:
        return []
    tip = line(site.known.tip)
    how = f"Anyone who keeps it can check later that nothing was taken back: <code>peerpact verify --since {tip}</code>"
    held = amount(site.known.records, "record")
    return [("Ledger", f'{held}, tip <code>{tip}</code><br><span class="pp-muted">{how}</span>')]


def _care(site: Site) -> list[tuple[str, str]]:
    if site.demo:
        return []
    ran = site.known.reminders_ran
    if ran is None:
        return [("Reminders", "it isn't known when reminders last ran")]
    late = (site.now - ran).days > QUIET_DAYS
    note = " <strong>That is long ago: reminders and check-ins may be missing.</strong>" if late else ""
    return [("Reminders", f"last ran on {day(ran)}.{note}")]


def _data(site: Site, up: str) -> str:
    if "for-machines.md" in site.known.guides:
        return f'<a href="{up}for-machines/">data of this site</a>'
    return f'<a href="{up}api/partnerships.json">data of the partnerships</a>'
