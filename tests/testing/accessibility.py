"""In which looks the pages are held to the rules of accessibility.

For: two of the four in the suite, so that each scheme and each width is seen; all four with `make looks`, which takes
minutes. Must not: hold rules.
"""

from __future__ import annotations

import os

LOOKS = [("light", 1280), ("dark", 390)]
"""Scheme and width in CSS pixels."""

if os.environ.get("EVERY_LOOK"):
    LOOKS += [("light", 390), ("dark", 1280)]
