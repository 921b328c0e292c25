"""The private reporting channel that GitHub shows when someone opens an issue.

For: an error if it's still the demo's, because a report would reach nobody. Must not: read a disk.
"""

from __future__ import annotations

from collections.abc import Iterator

from peerpact.domain.findings import Finding
from peerpact.domain.settings import Settings
from peerpact.formats.trouble import Trouble
from peerpact.rules import RULES
from peerpact.rules.community import EXAMPLES_WAY

CONFIG = ".github/ISSUE_TEMPLATE/config.yml"


def report_address(settings: Settings, raw: bytes) -> Iterator[Finding]:
    """A finding at each line of the file that still names the example's address; none in the example itself."""
    rule = RULES["report-address"]
    for number, line in enumerate(raw.decode("utf-8", "replace").split("\n"), 1):
        column = line.find(EXAMPLES_WAY)
        if column >= 0 and not settings.demo:
            ours = "" if settings.report_to.startswith(EXAMPLES_WAY) else settings.report_to
            for message, fix in rule.check(Trouble(rule.id, number, column + 1, ours)):
                yield Finding(CONFIG, number, column + 1, rule.severity, rule.id, message, fix)
