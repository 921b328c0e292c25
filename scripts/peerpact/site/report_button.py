"""The community's private way to report, put into the guide on safety.

For: one press from the words "How to report" to the place itself; the guide's own text can only name the setting.
Must not: change any other guide, or send anything.
"""

from __future__ import annotations

import re

from peerpact.domain.settings import Settings
from peerpact.site.html import line

SAFETY = "safety.md"
"""The guide that says how to report."""

_HEADING = re.compile(r'<h2 id="how-to-report">.*?</h2>', re.DOTALL)


def with_way_to_report(content: str, settings: Settings) -> str:
    """The HTML of the guide with the way right below its heading; unchanged when the community names none.

    A demonstration says that nobody reads there, for its address is invented like its people.
    """
    if not settings.report_to.startswith("https://"):
        return content
    address = line(settings.report_to)
    told = (
        '<p class="pp-note">This is a demonstration, and nobody reads reports here. '
        "In a real community a button stands here that leads to them.</p>"
        if settings.demo
        else '<p><a class="md-button md-button--primary" rel="nofollow noopener" '
        f'href="{address}">Report in private</a></p>\n'
        f"<p>It opens {address}. What you write there is not public.</p>"
    )
    return _HEADING.sub(lambda heading: f"{heading[0]}\n{told}", content, count=1)
