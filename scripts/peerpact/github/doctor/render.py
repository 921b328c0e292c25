"""A diagnosis as text for a terminal, as JSON and as Markdown.

For: the three ways to show it. Must not: judge. What GitHub and `community.yml` say is escaped on the way out.
"""

from __future__ import annotations

import json
import re
import shlex
from collections.abc import Callable, Iterator

from peerpact.domain.findings import clip
from peerpact.github.doctor import FAIL, MANUAL, OK, REQUIRED, UNKNOWN, WARNING, Diagnosis, Result
from peerpact.text.escape import markdown, terminal

_LONGEST = 300
_WORDS = {(FAIL, REQUIRED): "fail", (FAIL, WARNING): "warning", (UNKNOWN, MANUAL): "manual"}


def word(result: Result) -> str:
    """How a result is called: `ok`, `fail`, `warning`, `unknown`, or `manual` where a person has to look."""
    return _WORDS.get((result.verdict.state, result.check.severity), result.verdict.state)


def command(result: Result, name: str) -> str:
    """The command that fixes it, quoted for a shell; empty where there is none."""
    return result.verdict.command or result.check.command.replace("{repo}", shlex.quote(name))


def summary(diagnosis: Diagnosis) -> str:
    """One sentence with the numbers."""
    words = [word(result) for result in diagnosis.results]
    parts = [
        f"{words.count(state)} {state.lower()}"
        for state in ("ok", "fail", "warning", "unknown", "manual")
        if state in words
    ]
    end = "Everything that is required is right." if diagnosis.healthy else "Peerpact isn't safe to use yet."
    return f"{len(words)} checks: {', '.join(parts)}. {end}"


def text(diagnosis: Diagnosis) -> str:
    """A line for each check, with the fix below each that isn't `ok`."""
    settings = diagnosis.settings
    head = f"{terminal(clip(settings.name, 200))}, default branch {terminal(clip(settings.default_branch, 100))}"
    lines = [line for result in diagnosis.results for line in _lines(result, settings.name)]
    return "\n".join([head, "", *lines, "", summary(diagnosis)]) + "\n"


def _lines(result: Result, name: str) -> Iterator[str]:
    check, verdict = result.check, result.verdict
    yield f"{word(result):8} {check.id}: {terminal(clip(verdict.found, _LONGEST))}"
    if verdict.state == OK:
        return
    yield f"           should be  {check.means}."
    yield f"           because    {check.why}"
    if verdict.right:
        yield f"           the token  lacks the right “{verdict.right}”"
    yield f"           click      {check.click}"
    if command(result, name):
        yield f"           or run     {terminal(command(result, name))}"


def as_json(diagnosis: Diagnosis) -> str:
    """`{"repository", "default_branch", "healthy", "checks": [...]}`; `command` is for a shell, `right` may be ``."""
    settings = diagnosis.settings
    rows = [
        {
            "id": result.check.id,
            "severity": result.check.severity,
            "state": result.verdict.state,
            "means": result.check.means,
            "found": result.verdict.found,
            "why": result.check.why,
            "right": result.verdict.right,
            "click": result.check.click,
            "command": command(result, settings.name),
        }
        for result in diagnosis.results
    ]
    data = {
        "repository": settings.name,
        "default_branch": settings.default_branch,
        "healthy": diagnosis.healthy,
        "checks": rows,
    }
    return json.dumps(data, indent=1) + "\n"


def as_markdown(diagnosis: Diagnosis) -> str:
    """A table of all checks, then the fix for each that isn't `ok`; for an issue or a step summary."""
    settings = diagnosis.settings
    rows = "".join(
        f"| {word(r)} | `{r.check.id}` | {_plain(r.check.means)} | {markdown(clip(r.verdict.found, _LONGEST))} |\n"
        for r in diagnosis.results
    )
    fixes = "".join(_section(result, settings.name) for result in diagnosis.results if result.verdict.state != OK)
    return (
        f"## Settings of {markdown(clip(settings.name, 200))}\n\n{summary(diagnosis)}\n\n"
        f"| | check | should be | found |\n| --- | --- | --- | --- |\n{rows}{fixes}"
    )


def _plain(own: str) -> str:
    """Peerpact's own words in a table's cell."""
    return own.replace("|", "\\|")


def _section(result: Result, name: str) -> str:
    check, lacking = result.check, result.verdict.right
    right = f"The token lacks the right “{lacking}”.\n\n" if lacking else ""
    fixes = command(result, name)
    block = f"\n{_fence(fixes)}sh\n{terminal(fixes)}\n{_fence(fixes)}\n" if fixes else ""
    return f"\n### {check.id}\n\n{check.means}. {check.why}\n\n{right}{check.click}\n{block}"


def _fence(inside: str) -> str:
    """A fence that the text inside cannot close."""
    return "`" * max(3, 1 + max(map(len, re.findall("`+", inside)), default=0))


FORMATS: dict[str, Callable[[Diagnosis], str]] = {"text": text, "json": as_json, "markdown": as_markdown}
