"""The community as data for other programs: people, skills and partnerships as JSON, each with its schema.

For: `files`. Must not: hold more than the pages show, or change a format without a new version.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from importlib.resources import files as _package_files

from peerpact.site.api import partnerships, people, skills
from peerpact.site.api.common import VERSION, Json
from peerpact.site.index import Site

KINDS = {"people": people.rows, "skills": skills.rows, "partnerships": partnerships.rows}


def files(site: Site) -> Iterator[tuple[str, str]]:
    """Each file with its text: `api/people.json`, `api/people.schema.json` and so on."""
    schemas = _package_files(__package__) / "schemas"
    for kind, rows_of in KINDS.items():
        yield f"api/{kind}.json", _text({**_head(site, kind), kind: list(rows_of(site))})
        yield f"api/{kind}.schema.json", (schemas / f"{kind}.schema.json").read_text(encoding="utf-8")


def _head(site: Site, kind: str) -> Json:
    """What every file begins with; the partnerships also name the ledger that they were held against."""
    head: Json = {
        "version": VERSION,
        "community": site.community.settings.name,
        "example": site.demo,
        "day": site.now.isoformat(),
    }
    if kind == "partnerships":
        tip = site.known.tip
        head["ledger"] = {"tip": tip, "records": site.known.records} if tip else None
    return head


def _text(data: Json) -> str:
    """JSON in plain ASCII, a row on each line, so that no character can be taken for another and changes are small."""
    [(kind, rows)] = [(key, value) for key, value in data.items() if isinstance(value, list)]
    head = json.dumps({key: value for key, value in data.items() if key != kind}, separators=(",", ":"))
    lines = ",\n".join(json.dumps(row, separators=(",", ":")) for row in rows)
    return f"{head[:-1]},{json.dumps(kind)}:[\n{lines}\n]}}\n"
