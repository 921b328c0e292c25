"""Rules about the shape of a file: which keys, and which kinds of value.

For: a schema's faults in words. Each check is handed a `Fault` and yields what to say about it; the field's own
sentence comes from the schema (`errorMessage`), so that editors and this program say the same. Must not: validate.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from peerpact.domain.findings import ERROR, Problem, clip
from peerpact.formats.schema import Fault, schema
from peerpact.rules.free_text import contact_data
from peerpact.rules.other_keys import meant_key
from peerpact.rules.phrasing import name, own, say
from peerpact.rules.proposals import proposal
from peerpact.rules.registry import RULES, rule
from peerpact.text.forge_links import account_data
from peerpact.text.logins import mentioned
from peerpact.text.spelling import nearest


@rule("missing-key", ERROR, stage="shape")
def missing_key(fault: Fault) -> Iterator[Problem]:
    """A required key is missing.

    Why: Without it, the participant or partnership can't be shown, matched or signed.

    Fix: Add the line. The message shows what it looks like.

    Wrong:
        github: octocat

    Right:
        github: octocat
        github_id: 583231
    """
    for key in fault.demand:
        if key not in fault.value:
            part = fault.schema.get("properties", {}).get(key, {})
            yield say(fault, f"`{key}` is missing.", _missing_fix(fault, key, part).strip())


def _missing_fix(fault: Fault, key: str, part: dict[str, Any]) -> str:
    """What to add. Nobody is shown another person's ID: it would be copied."""
    if key == "github_id":
        login = str(fault.value.get("github") or "")
        login = login if mentioned(f"@{login}") == login else "LOGIN"
        return (
            f"Add `github_id:` and the GitHub user ID of this account: the number after `id` at {account_data(login)}."
        )
    example = f"{key}: {_spell(_example(part))}"
    return f"Add a line for it, for example `{example}`. {part.get('description', '')}"


def _example(part: dict[str, Any]) -> Any:
    return next(iter(part.get("examples", part.get("enum", [part.get("const", "...")]))))


def _spell(value: Any) -> str:
    if isinstance(value, bool):
        return str(value).lower()
    return "[" + ", ".join(map(_spell, value)) + "]" if isinstance(value, list) else str(value)


@rule("unknown-key", ERROR, stage="shape")
def unknown_key(fault: Fault) -> Iterator[Problem]:
    """A key isn't part of the format; it's often misspelt.

    Why: A misspelt key would be ignored without anyone noticing.

    Fix: Correct the spelling, or remove the line.

    Wrong:
        nmae: Octo Cat

    Right:
        name: Octo Cat
    """
    keys = list(fault.schema.get("properties", {}))
    for key in fault.value:
        if key not in keys:
            yield say(fault, f"Unknown key `{clip(key)}`.", _key_fix(fault, str(key), keys), key)


def _key_fix(fault: Fault, key: str, keys: list[str]) -> str:
    meant = meant_key(key, keys)
    if meant:
        return f"Here it is called `{meant}`" + (
            ", which this file has: delete this line." if meant in fault.value else "."
        )
    if fault.pointer and key in _outermost(fault.path):
        return f"`{key}` belongs to the file itself: move it to a line without spaces before it."
    near = nearest(key.casefold(), [k for k in keys if k not in fault.value])
    if near:
        return f"Did you mean `{near[0]}`?"
    homes = [name for name, part in fault.schema.get("properties", {}).items() if key in _inner(part)]
    if homes:
        return f"It belongs under {' or '.join(f'`{home}`' for home in homes)}: indent the line further."
    return f"Remove it. Keys allowed here: {', '.join(keys)}."


def _outermost(path: str) -> dict[str, Any]:
    """The keys at the margin of a profile or an agreement."""
    kinds = {"profiles": "profile", "agreements": "agreement"}
    kind = kinds.get(path.partition("/")[0])
    return schema(kind)["properties"] if kind else {}


def _inner(part: dict[str, Any]) -> dict[str, Any]:
    inner: dict[str, Any] = part.get("items", part).get("properties", {})
    return inner


@rule("nothing-to-share", ERROR, stage="shape")
def nothing_to_share(fault: Fault) -> Iterator[Problem]:
    """A profile has neither `offers` nor `seeks`.

    Why: Partners are found through what you can teach and want to learn.

    Fix: Add at least one skill to one of the two, ideally both.
    """
    message = "There are no skills under `offers` or `seeks`, so nobody can be matched with you."
    yield say(fault, message, own(fault, "Add one of them."))


@rule("wrong-type", ERROR, stage="shape")
def wrong_type(fault: Fault) -> Iterator[Problem]:
    """A value has the wrong type: text where a list belongs, a number in quotes, a list where text belongs.

    Why: Only the right type can be read without guessing.

    Fix: Follow the example.

    Wrong:
        languages: en, no

    Right:
        languages: [en, "no"]
    """
    kind = _KINDS.get(str(fault.demand), str(fault.demand))
    yield say(fault, f"{name(fault)} must be {kind}, but it's {_kind_of(fault.value)}.", _type_fix(fault))


_KINDS = {
    "string": "text",
    "integer": "a whole number",
    "number": "a number",
    "boolean": "true or false",
    "array": "a list",
    "object": "a group of keys",
}


def _kind_of(value: Any) -> str:
    if isinstance(value, str):
        return f"the text `{clip(value)}`" if value.strip() else "empty"
    return "a list" if isinstance(value, list) else "a group of keys" if isinstance(value, dict) else f"`{clip(value)}`"


def _type_fix(fault: Fault) -> str:
    if isinstance(fault.value, dict) and any(key.startswith("-") for key in fault.value):
        return "Add a space after each `-`."
    return proposal(fault) or own(fault, "Compare it with the template.")


@rule("empty-value", ERROR, stage="shape")
def empty_value(fault: Fault) -> Iterator[Problem]:
    """A key has no value.

    Why: An empty key says nothing. Often a `#` at the start of the value has turned it into a comment.

    Fix: Add a value, or remove the line if the key is optional. Put text that starts with `#` in quotes.

    Wrong:
        about: #hash

    Right:
        about: "#hash"
    """
    if fault.required:
        yield say(fault, f"{name(fault)} is empty, but it's required.", own(fault, "Add a value."))
    else:
        yield say(fault, f"{name(fault)} is empty.", f"Add a value, or remove the line. {own(fault, '')}".rstrip())


_BY_KEYWORD = {
    "required": "missing-key",
    "additionalProperties": "unknown-key",
    "anyOf": "nothing-to-share",
    "type": "wrong-type",
    "minLength": "empty-value",
    "minProperties": "empty-value",
    "enum": "not-a-choice",
    "const": "commitment",
    "pattern": "wrong-form",
    "format": "wrong-form",
    "maxLength": "too-long",
    "minItems": "list-size",
    "maxItems": "list-size",
    "uniqueItems": "repeated-entry",
    "minimum": "out-of-range",
    "maximum": "out-of-range",
    "exclusiveMinimum": "out-of-range",
}


def speak(fault: Fault) -> tuple[str, Iterator[Problem]]:
    """The id of the rule that speaks about a fault, and what it says.

    An email address where a link or a username belongs is reported as one: that matters more than its form.
    """
    if fault.keyword == "pattern" and isinstance(fault.value, str):
        problems = list(contact_data(fault.path, fault.pointer, fault.value, own(fault, "")))
        if problems:
            return "no-contact-data", iter(problems)
    rule_id = rule_of(fault)
    return rule_id, RULES[rule_id].check(fault)


def rule_of(fault: Fault) -> str:
    """The id of the rule that speaks about a fault by its keyword."""
    if isinstance(fault.value, str) and fault.keyword != "required":
        if not fault.value.strip():
            return "empty-value"
        if fault.keyword in ("minLength", "maxLength") and fault.schema.get("format") == "date":
            return "wrong-form"  # nobody counts the letters of a date
        if fault.keyword == "minLength" or _has_a_form(fault):
            return "wrong-form"
    return _BY_KEYWORD[fault.keyword]


def _has_a_form(fault: Fault) -> bool:
    """Whether a text that is too long should have been something else: `every 2 weeks` needs no shortening."""
    return fault.keyword == "maxLength" and (fault.pointer[-1:] == ("every",) or proposal(fault) is not None)
