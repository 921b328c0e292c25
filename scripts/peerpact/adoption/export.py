"""A community's data for export: people, skills, partnerships and the ledger's records as tables and as JSON.

For: `tables`, pure, and `as_csv` and `as_json` for their texts. Must not: write a file. A spreadsheet takes a cell that
begins like a formula for one, so such a cell gets an apostrophe in front, as OWASP advises against CSV injection:
https://owasp.org/www-community/attacks/CSV_Injection.
"""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from typing import Any

from peerpact.domain.model import Agreement, Community, Profile
from peerpact.formats.codec import Detail
from peerpact.formats.tables import AGREEMENT, PROFILE
from peerpact.signing.ledger.record import Record, canonical

Row = dict[str, Any]
_FORMULA = ("=", "+", "-", "@", "\t", "\r", "\n", "\uff1d", "\uff0b", "\uff0d", "\uff20")
"""How a cell begins that a spreadsheet could run; the last four are the wide forms of the first four."""


def tables(community: Community, records: Sequence[Record], now: date) -> dict[str, list[Row]]:
    """The tables by name, each a list of rows with the same keys; lists are kept as lists."""
    return {
        "people": [_person(profile) for profile in community.profiles],
        "skills": _skills(community),
        "partnerships": [_partnership(community, agreement, now) for agreement in community.agreements],
        "ledger": [_record(record) for record in records],
    }


def _person(profile: Profile) -> Row:
    return {**PROFILE.write(profile, Detail.ALL), "file": profile.path}


def _skills(community: Community) -> list[Row]:
    """Every skill that is known, offered or sought."""
    offered: dict[str, list[str]] = {}
    sought: dict[str, list[str]] = {}
    for profile in community.profiles:
        for offer in profile.offers:
            offered.setdefault(offer.skill, []).append(profile.github)
        for seek in profile.seeks:
            sought.setdefault(seek.skill, []).append(profile.github)
    vocabulary = community.vocabulary.skills
    return [
        {
            "id": skill,
            "name": community.vocabulary.name(skill),
            "aliases": list(vocabulary[skill].aliases) if skill in vocabulary else [],
            "broader": list(vocabulary[skill].broader) if skill in vocabulary else [],
            "offered_by": offered.get(skill, []),
            "sought_by": sought.get(skill, []),
        }
        for skill in sorted({*vocabulary, *offered, *sought})
    ]


def _partnership(community: Community, agreement: Agreement, now: date) -> Row:
    stage = community.stage(agreement, now)
    return {"file": agreement.path, "stage": stage, **AGREEMENT.write(agreement, Detail.ALL)}


def _record(record: Record) -> Row:
    """A record as the ledger holds it."""
    data: Row = json.loads(canonical(record))
    return data


def as_csv(rows: Sequence[Mapping[str, Any]]) -> str:
    """A table as CSV: UTF-8 text, commas, one line for each row, `; ` between the items of a list.

    A group of keys has a column for each of them, such as `availability.hours_per_month`.
    """
    flat = [dict(_flat(row)) for row in rows]
    columns = list(dict.fromkeys(column for row in flat for column in row))
    buffer = io.StringIO()
    writer = csv.writer(buffer, lineterminator="\r\n")
    if columns:
        writer.writerow(columns)
        writer.writerows([_cell(row.get(column)) for column in columns] for row in flat)
    return buffer.getvalue()


def _flat(row: Mapping[str, Any], before: str = "") -> Iterator[tuple[str, Any]]:
    for key, value in row.items():
        if isinstance(value, dict):
            yield from _flat(value, f"{before}{key}.")
        else:
            yield before + key, value


def _item(value: Any) -> str:
    """An item of a list on one line, without what is empty: `python, expert` for a skill with its level."""
    if isinstance(value, dict):
        return ", ".join(_item(part) for part in value.values() if part not in ("", None, [], {}))
    return " | ".join(map(_item, value)) if isinstance(value, list) else str(value)


def _cell(value: Any) -> Any:
    """A value as a cell that no spreadsheet runs. A number stays a number."""
    if value is None:
        return ""
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, int | float):
        return value
    text = "; ".join(map(_item, value)) if isinstance(value, list) else str(value)
    text = text.replace("\0", "")
    return f"'{text}" if text.lstrip(" ").startswith(_FORMULA) else text


def as_json(rows: Sequence[Mapping[str, Any]]) -> str:
    """A table as JSON: a list of objects."""
    return json.dumps(rows, ensure_ascii=False, indent=1) + "\n"
