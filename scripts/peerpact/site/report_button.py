"""The community's private way to report, put into the guide on safety.

For: one press from the words "How to report" to the place itself; the guide's own text can only name the setting.
Must not: change any other guide, or send anything.
"""

from __future__ import annotations

import re

from peerpact.domain.settings import Settings
from peerpact.site.templating import Templates

SAFETY = "safety.md"
"""The guide that says how to report."""

_HEADING = re.compile(r"(?m)^##? .*\breport.*$", re.IGNORECASE)


def with_way_to_report(text: str, settings: Settings, templates: Templates) -> str:
    """The guide's Markdown with the way below its heading on reports; unchanged when the community names none.

    A community may have given the page headings of its own: without one on reports, the way comes at the page's end.
    A demonstration says that nobody reads there, since its address is invented like its people.
    """
    if not settings.report_to.startswith("https://"):
        return text
    way = templates.part("guide/report.html", {"address": settings.report_to, "demo": settings.demo})
    heading = _HEADING.search(text)
    end = heading.end() if heading else len(text.rstrip("\n"))
    return f"{text[:end]}\n\n{way}\n{text[end:]}"
