"""The words among which files choose: levels, formats, how far someone got.

For: what needs these words and nothing of the rest, such as a question to an index. Must not: import anything.
"""

from __future__ import annotations

LEVELS = ("beginner", "intermediate", "advanced", "expert")
FORMATS = ("conversation", "pairing", "code-review", "project", "reading")
REACHED = ("fully", "mostly", "partly", "not-yet")
