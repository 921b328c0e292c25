"""The text of a workflow for one community, from Peerpact's own workflow.

For: `workflow_text`, which sets what a community may choose (branch, runner, how often the bot looks, labels) and how
Peerpact is installed. Peerpact's repository runs the same files, so what its tests prove holds for every community.
Must not: change anything else. What has to be there and isn't is a bug and raises ValueError.
"""

from __future__ import annotations

import json
import re

from peerpact.domain.settings import WorkflowSettings

_INSTALL = re.compile(
    r"(?m)^      - name: Install what Peerpact needs\n"
    r"        run: (?P<pip>.*) -r requirements/(?P<lock>bot|site)\.txt -r requirements/build\.txt\n"
    r"      - name: Install Peerpact\n(?P<id>        id: .*\n)?        run: .* \.\n"
)
"""Two steps in Peerpact's own repository, which holds no wheel of itself; everywhere else it's one."""

_SWEEP = '- cron: "3,13,23,33,43,53 * * * *"'
_FIRST_MINUTE = 3  # GitHub is busiest on the hour
_HOUR, _DAY = 60, 1440
_PLAIN = re.compile(r"[A-Za-z_][A-Za-z0-9_./-]*")
_WORDS = frozenset({"true", "false", "null", "on", "off", "yes", "no", "y", "n"})
NOTICE = "# Peerpact's file: `peerpact upgrade` writes it. Your choices are in community.yml, under `workflows`.\n"


def workflow_text(text: str, settings: WorkflowSettings) -> str:
    """A workflow as a community's repository holds it. The same settings give the same bytes."""
    text = _INSTALL.sub(_installed, text).replace(" -r requirements/site.txt", " -r .peerpact/site.txt")
    if "requirements/" in text:
        raise ValueError("the workflow installs Peerpact in a way that isn't known")
    text = text.replace("branches: [main]", f"branches: [{_scalar(settings.branch)}]")
    text = re.sub(r"(?m)^( +)runs-on: ubuntu-latest$", rf"\1runs-on: {_runner(settings.runner)}", text)
    text = text.replace(_SWEEP, f'- cron: "{cron(settings.sweep_minutes)}"')
    text = text.replace(
        "github.event.issue.labels.*.name, 'join'",
        f"github.event.issue.labels.*.name, {_expression(settings.join_label)}",
    )
    return NOTICE + text


def _installed(match: re.Match[str]) -> str:
    name = f"      - name: Install Peerpact\n{match['id'] or ''}"
    return f"{name}        run: {match['pip']} -r .peerpact/{match['lock']}.txt\n"


def cron(minutes: int) -> str:
    """When the bot looks by itself: every so many minutes, as cron writes it. Not exact where an hour doesn't divide.

    >>> cron(10), cron(60), cron(180), cron(1440)
    ('3,13,23,33,43,53 * * * *', '3 * * * *', '3 */3 * * *', '3 0 * * *')
    """
    if minutes < _HOUR:
        return f"{','.join(map(str, range(_FIRST_MINUTE, _HOUR, minutes)))} * * * *"
    hours = min(minutes, _DAY) // _HOUR
    return f"{_FIRST_MINUTE} {'*' if hours == 1 else '0' if hours == _DAY // _HOUR else f'*/{hours}'} * * *"


def _scalar(text: str) -> str:
    """A value inside a flow list of YAML; JSON's strings are YAML's."""
    return (
        text
        if _PLAIN.fullmatch(text) and text not in ("true", "false", "null", "on", "off", "yes", "no")
        else json.dumps(text)
    )


def _runner(labels: tuple[str, ...]) -> str:
    names = [_scalar(label) for label in labels]
    return names[0] if len(names) == 1 else f"[{', '.join(names)}]"


def _expression(text: str) -> str:
    """A string in an expression of GitHub's, where a quote is doubled."""
    return "'" + text.replace("'", "''") + "'"
