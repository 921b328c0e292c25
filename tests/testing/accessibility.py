"""In which looks the pages are held to the rules of accessibility.

For: two of the four in the suite, so that each scheme and each width is seen; all four with `make thorough`.
Must not: hold rules.
"""

from __future__ import annotations

from testing.thoroughness import THOROUGH

LOOKS = [("light", 1280), ("dark", 390)]
"""Scheme and width in CSS pixels."""

if THOROUGH:
    LOOKS += [("light", 390), ("dark", 1280)]
