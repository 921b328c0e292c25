"""The versions of the terms: which files are one, and which number they have.

For: `version_of`. Must not: read a file.
"""

from __future__ import annotations

import re

FOLDER = "guides/terms/"
_NAME = re.compile(r"guides/terms/([1-9][0-9]{0,5})\.md")


def version_of(path: str) -> int | None:
    """The number of a version of the terms. None for any other file, `01.md` too: no number has two files.

    >>> version_of("guides/terms/2.md"), version_of("guides/terms/02.md")
    (2, None)
    """
    match = _NAME.fullmatch(path)
    return int(match[1]) if match else None
