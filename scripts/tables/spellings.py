"""What people write and no source lists, out of `spellings.yml`.

For: the drawing of the tables. Must not: hold a spelling itself.
"""

from __future__ import annotations

from pathlib import Path
from typing import Any

import yaml

_ALL: dict[str, Any] = yaml.safe_load((Path(__file__).parent / "spellings.yml").read_text("utf-8"))

UTC_NAMES: list[str] = _ALL["utc"]
ABBREVIATIONS: list[str] = _ALL["abbreviations"]
GONE: dict[str, str] = _ALL["gone"]
ASKED: list[str] = _ALL["asked"]
COUNTRIES: dict[str, list[str]] = _ALL["countries"]
REGIONS: dict[str, dict[str, list[str]]] = _ALL["regions"]
CITIES: dict[str, list[str]] = _ALL["cities"]
WINDOWS_SHOWS: dict[str, str] = _ALL["windows"]
LANGUAGES: dict[str, str] = _ALL["languages"]
