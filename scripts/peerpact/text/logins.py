"""GitHub logins: which there are, and the one in a link or a mention.

For: every place that reads a login. New accounts have single hyphens between letters and digits; old ones may have two
in a row or one at the end, and managed users of a company have an underscore (`octocat_acme`). Must not: say who it is.
"""

from __future__ import annotations

import re

LOGIN = "[A-Za-z0-9](?:[A-Za-z0-9_-]{0,37}[A-Za-z0-9-])?"
"""A login as a regular expression, without anchors; the schemas and the site's scripts have the same."""

_MENTIONED = re.compile(rf"(?:https?://)?(?:www\.)?(?:github\.com/|@)({LOGIN})/?(?:[?#].*)?", re.IGNORECASE)


def mentioned(text: str) -> str | None:
    """The login in `@octocat` or `https://github.com/octocat`; None where the text is anything else."""
    match = _MENTIONED.fullmatch(text.strip())
    return match[1] if match else None
