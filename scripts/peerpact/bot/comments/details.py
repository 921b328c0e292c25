"""The folded part, for people who want to know exactly.

For: warnings, the commit, every file with what was decided about it. Must not: hold anything to act
on.
"""

from __future__ import annotations

from collections.abc import Iterator

from peerpact.bot.verdict import Verdict
from peerpact.domain.findings import WARNING
from peerpact.text.escape import code, prose
from peerpact.text.forge_links import Places
from peerpact.text.forge_links import shown as shown_path
from peerpact.text.wording import amount

MOST_ROWS = 30


def saw(verdict: Verdict, places: Places) -> str:
    """A folded list; empty where nothing is changed."""
    rows = [*_hints(verdict, places), *_files(verdict)]
    if not rows:
        return ""
    shown = rows[:MOST_ROWS]
    if len(rows) > MOST_ROWS:
        shown.append(f"- … and {len(rows) - MOST_ROWS:,} more")
    warnings = sum(finding.severity == WARNING for finding in verdict.findings)
    title = "Details" + (f", with {amount(warnings, 'warning')}" if warnings else "")
    commit = f"Commit {code(verdict.pull.head[:12])}."  # not the base: every merge would change every comment
    return "\n".join([f"<details><summary>{title}</summary>\n", f"{commit}\n", *shown, "\n</details>"])


def _hints(verdict: Verdict, places: Places) -> Iterator[str]:
    for finding in verdict.findings:
        if finding.severity == WARNING:
            place = f"{shown_path(finding.path)}, line {finding.line}"
            yield f"- Warning, {place}: {prose(finding.message)} {places.link_guides(prose(finding.fix))}"


def _files(verdict: Verdict) -> Iterator[str]:
    for touch in verdict.touches:
        yield f"- {shown_path(touch.path)}: {touch.verb} {_what(touch.kind)}"


def _what(kind: str) -> str:
    return {"profile": "a profile", "agreement": "an agreement"}.get(kind, "another file, which a maintainer reviews")
