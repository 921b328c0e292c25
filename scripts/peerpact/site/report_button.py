"""The community's private way to report, put into the guide on safety.

For: one press from the words "How to report" to the place itself; the guide's own text can only name the setting.
Must not: change any other guide, or send anything.
"""

from __future__ import annotations

import re

from peerpact.domain.settings import Settings
from peerpact.site.markup import line

SAFETY = "safety.md"
"""The guide that says how to report."""

_HEADING = re.compile(r"(?m)^##? .*\breport.*$", re.IGNORECASE)
_DEMO = (
    "This is a demonstration, and nobody reads reports here. In a real community, a button at this place leads to them."
)


def with_way_to_report(text: str, settings: Settings) -> str:
    """The guide's Markdown with the way below its heading on reports; unchanged when the community names none.

    A community may have given the page headings of its own: without one on reports, the way comes at the page's end.
    A demonstration says that nobody reads there, since its address is invented like its people.
    """
    if not settings.report_to.startswith("https://"):
        return text
    address = line(settings.report_to)
    way = (
        f'<p class="pp-note">{_DEMO}</p>'
        if settings.demo
        else '<p><a class="md-button md-button--primary" rel="nofollow noopener" '
        f'href="{address}">Report in private</a></p>\n\n'
        f"<p>It opens {address}. What you write there isn't public.</p>"
    )
    heading = _HEADING.search(text)
    end = heading.end() if heading else len(text.rstrip("\n"))
    return f"{text[:end]}\n\n{way}\n{text[end:]}"
