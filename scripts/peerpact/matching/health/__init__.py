"""How a community is doing, in figures that name nobody.

For: `health`, from a community and everyone's suggestions to figures, and their forms. Must not: read files, ask Git
or the clock, or know HTML (pages/health.py draws them).
"""

from __future__ import annotations

from peerpact.matching.health.health import Health
from peerpact.matching.health.metrics import health

__all__ = ["Health", "health"]
