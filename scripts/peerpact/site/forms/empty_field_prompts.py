"""What a form says about an empty field: one sentence that asks for what belongs there, for people who know no YAML.

For: every value that a schema demands, in the words of its own description and example. Must not: speak of files, keys
or lines, or judge what someone wrote: that is said in the sentences of the checks.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

_PICKED = {"partners", "sessions.first_to_learn"}
"""Chosen from the people of the community, though the schema only knows texts."""
_OWN = {
    "training.*.guide": "Choose the module that you have finished.",
    "partners.*.goals": "Fill in what {name} wants to be able to do in the end.",
}
"""Said where the form knows better than a description: it shows the titles of modules, and fills in a name."""
_CLAUSE, _SENTENCE = re.compile(r"[.,:;](?= |$)"), re.compile(r"\.(?= |$)")


def asks(schema: dict[str, Any]) -> dict[str, str]:
    """By the way to a value, with `*` for any entry of a list: what to do where it is empty and must not be."""
    prompts = dict(_asked(schema, ""))
    for choice in schema.get("allOf", ()):
        keys = [option["required"][0] for option in choice["anyOf"]]
        clauses = [_about(schema["properties"][key], _CLAUSE) for key in keys]
        prompts[keys[-1]] = f"Fill in {', or '.join(clauses)}. One is enough."
    return prompts


def _asked(schema: dict[str, Any], way: str) -> Iterator[tuple[str, str]]:
    for key, part in schema.get("properties", {}).items():
        here = f"{way}{key}"
        if key in schema.get("required", ()):
            yield here, _sentence(part, here)
        yield from _asked(part, f"{here}.")
        yield from _asked(part.get("items", {}), f"{here}.*.")


def _sentence(part: dict[str, Any], way: str) -> str:
    if way in _OWN:
        return _OWN[way]
    if "const" in part:
        return f"Tick “{part['title']}” once all of you commit to it. An agreement needs all four."
    kind = part.get("items", part) if part["type"] == "array" else part
    if way in _PICKED:
        return f"Choose {_about(part, _SENTENCE)}."
    if kind["type"] == "object":
        return f"Fill in {_about(part, _SENTENCE)}."
    if "enum" in kind or kind.get("format") == "date":
        return f"Choose {_about(part, _CLAUSE)}."
    return f"Fill in {_about(part, _CLAUSE)}, for example {_quoted(str(kind['examples'][0]))}."


def _about(part: dict[str, Any], end: re.Pattern[str]) -> str:
    """The first words of a description; all of them begin as a noun with its article, or as `how` and `what`."""
    first = end.split(part["description"], maxsplit=1)[0]
    return first[0].lower() + first[1:]


def _quoted(example: str) -> str:
    return f"“{example}”" if " " in example else example
