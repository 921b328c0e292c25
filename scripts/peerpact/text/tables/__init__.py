"""Tables that `make tables` draws from GeoNames, Unicode CLDR and IANA; see `NOTICE` for their licences.

For: `table(name)`, read once and only when a value needs it. Must not: hold what people edit by hand.
"""

from __future__ import annotations

import json
from functools import cache
from importlib import resources
from typing import Any


@cache
def table(name: str) -> dict[str, Any]:
    """The table `places`, `zones` or `languages` (see the drawing modules in `scripts/tables/` for their shapes)."""
    text = resources.files(__package__).joinpath(f"{name}.json").read_text(encoding="utf-8")
    rows: dict[str, Any] = json.loads(text)
    return rows
