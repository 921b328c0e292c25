"""The figures for a terminal, as Markdown and as JSON.

For: three forms of the same values, escaped for the place where they are read. Must not: compute anything, or print.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator

from peerpact.matching.health import wording
from peerpact.matching.health.health import Gap, Health
from peerpact.matching.health.wording import Table
from peerpact.text.escape import markdown, terminal

_BAR, _LABEL = 20, 34


def as_json(figures: Health) -> str:
    """JSON in plain ASCII, so that no locale and no hidden character can change what is read."""
    shown = figures.exposure
    return json.dumps(
        {
            "on": figures.on.isoformat(),
            "participants": figures.participants,
            "available": figures.available,
            "coverage": figures.coverage,
            "two_way": figures.two_way,
            "exposure": {
                "gini": None if shown.gini is None else round(shown.gini, 4),
                "never_shown": shown.never,
                "most_shown": shown.most,
                "people_by_lists": {str(times): people for times, people in shown.times},
            },
            "unmet_demand": [_gap(gap) for gap in figures.unmet],
            "idle_offers": [_gap(gap) for gap in figures.idle],
            "one_more_skill": {
                "people_with_few_partners": figures.asked,
                "would_have_another": figures.helped,
                "people_by_partners": {str(partners): people for partners, people in figures.ticks},
            },
            "partnerships": figures.stages,
            "median_profile_age_days": figures.age,
            "profiles_with_known_age": figures.dated,
        },
        indent=2,
    )


def _gap(gap: Gap) -> dict[str, object]:
    return {"skill": gap.skill, "name": gap.name, "people": gap.people, "seek": gap.seek, "offer": gap.offer}


def as_text(figures: Health) -> str:
    """Text for a terminal, with bars of signs."""
    return "\n".join(_text(figures))


def _text(health: Health) -> Iterator[str]:
    for headline, figure in wording.headlines(health):
        yield f"{headline}: {figure}"
    for table in wording.tables(health):
        yield f"\n{table.title}"
        if not table.rows:
            yield f"  {table.empty}"
        most = max((row.number for row in table.rows), default=0) or 1
        for row in table.rows:
            label = terminal(row.label)
            label = label if len(label) <= _LABEL else f"{label[: _LABEL - 1]}…"
            bar = "#" * -(-row.number * _BAR // most)
            yield f"  {label:<{_LABEL}} {row.number:>7,}  {bar}".rstrip()


def as_markdown(figures: Health) -> str:
    """A report to paste: lists and tables."""
    return "\n".join(_markdown(figures))


def _markdown(health: Health) -> Iterator[str]:
    yield f"# The community's health on {health.on.isoformat()}\n"
    yield from (f"- {headline}: {figure}" for headline, figure in wording.headlines(health))
    for table in wording.tables(health):
        yield f"\n## {table.title}\n\n{table.meaning}\n"
        yield from _rows(table) if table.rows else (table.empty,)


def _rows(table: Table) -> Iterator[str]:
    yield f"| {' | '.join(table.head)} |"
    yield "| --- " + "| ---: " * (len(table.head) - 1) + "|"
    for row in table.rows:
        yield f"| {' | '.join((markdown(row.label), f'{row.number:,}', *row.more))} |"


FORMATS: dict[str, Callable[[Health], str]] = {"text": as_text, "json": as_json, "markdown": as_markdown}
