"""The tables of the format's reference page say what the schemas say."""

from __future__ import annotations

from pathlib import Path

from peerpact.formats.reference import filled, table

ROOT = Path(__file__).parents[2]


def test_the_page_is_what_the_schemas_make_of_it() -> None:
    page = (ROOT / "guides/format.md").read_text("utf-8")
    assert page == filled(page), "run: python -m peerpact.formats.reference"


def test_a_key_that_is_new_to_a_schema_gets_a_row_with_its_limits_and_choices() -> None:
    part = {
        "description": "Which tea you drink. Optional.",
        "type": "string",
        "enum": ["green", "black|red"],
        "default": "green",
    }
    group = {
        "description": "About tea.",
        "required": ["cups"],
        "properties": {"cups": {"description": "How many.", "minimum": 1, "maximum": 9}},
    }
    rows = table({"required": ["kind"], "properties": {"kind": part, "tea": group}}).splitlines()[2:]
    assert rows == [
        r"| `kind` | yes | Which tea you drink. One of `green`, `black\|red`. Default: `green`. |  |",
        "| `tea` |  | About tea. |  |",
        "| `tea.cups` | yes | How many. | 1 to 9 |",
    ]
