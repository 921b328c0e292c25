"""Rules about the shape of a file: which keys, which kinds of value, how long, how many.

For: a schema's faults in words. Each check is handed a `Fault` and yields what to say about it; the field's own
sentence comes from the schema (`errorMessage`), so that editors and this program say the same. Must not: validate.
"""

from __future__ import annotations

from collections.abc import Iterator
from difflib import get_close_matches
from typing import Any

from peerpact.checks.record import rule
from peerpact.findings import ERROR, Pointer, Problem, clip
from peerpact.shape import Fault


def _own(fault: Fault, otherwise: str) -> str:
    return str(fault.schema.get("errorMessage", otherwise))


def _say(fault: Fault, message: str, fix: str, key: str | None = None) -> Problem:
    pointer: Pointer = fault.pointer if key is None else (*fault.pointer, key)
    return Problem(fault.path, pointer, message, fix, at_key=key is not None)


def _name(fault: Fault) -> str:
    names = [str(step) for step in fault.pointer if isinstance(step, str)]
    return f"`{names[-1]}`" if names else "This file"


@rule("missing-key", ERROR, stage="shape")
def missing_key(fault: Fault) -> Iterator[Problem]:
    """A key that every file of this kind must have is missing.

    Why: Without it the participant or the partnership cannot be shown, matched or signed.

    Fix: Add the line.

    Wrong:
        github: octocat

    Right:
        github: octocat
        github_id: 583231
    """
    for key in fault.demand:
        if key not in fault.value:
            part = fault.schema.get("properties", {}).get(key, {})
            example = f"{key}: {_spell(_example(part))}"
            fix = f"Add a line such as `{example}`. {part.get('description', '')}"
            yield _say(fault, f"`{key}` is missing.", fix.strip())


def _example(part: dict[str, Any]) -> Any:
    return next(iter(part.get("examples", part.get("enum", [part.get("const", "...")]))))


def _spell(value: Any) -> str:
    if isinstance(value, bool):
        return str(value).lower()
    return "[" + ", ".join(map(_spell, value)) + "]" if isinstance(value, list) else str(value)


@rule("unknown-key", ERROR, stage="shape")
def unknown_key(fault: Fault) -> Iterator[Problem]:
    """A key is not one of those that the format knows; often it is misspelt.

    Why: A misspelt key would be ignored in silence.

    Fix: Correct the spelling, or delete the line.

    Wrong:
        nmae: Octo Cat

    Right:
        name: Octo Cat
    """
    known = list(fault.schema.get("properties", {}))
    for key in fault.value:
        if key not in known:
            near = get_close_matches(str(key).casefold(), [k for k in known if k not in fault.value], 1, 0.6)
            fix = f"Did you mean `{near[0]}`?" if near else f"Delete it. Known here: {', '.join(known)}."
            yield _say(fault, f"`{clip(key)}` is not a key that is known here.", fix, key)


@rule("nothing-to-share", ERROR, stage="shape")
def nothing_to_share(fault: Fault) -> Iterator[Problem]:
    """A profile has neither `offers` nor `seeks`.

    Why: A partner is found through what you teach and what you want to learn.

    Fix: Add at least one skill to one of the two, best to both.
    """
    message = "Neither `offers` nor `seeks` is here, so no partner can be found."
    yield _say(fault, message, _own(fault, "Add one of them."))


@rule("wrong-type", ERROR, stage="shape")
def wrong_type(fault: Fault) -> Iterator[Problem]:
    """A value is of the wrong kind: text where a list belongs, a number in quotes, a list where text belongs.

    Why: Only the right kind can be read without guessing.

    Fix: Write it like the example.

    Wrong:
        languages: en, no

    Right:
        languages: [en, "no"]
    """
    wanted = _KINDS.get(str(fault.demand), str(fault.demand))
    yield _say(fault, f"{_name(fault)} must be {wanted}, and this is {_kind_of(fault.value)}.", _type_fix(fault))


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
    if isinstance(fault.value, str) and fault.value.strip():
        if fault.demand == "boolean" and fault.value.casefold() in (
            "yes",
            "on",
            "y",
            "true",
            "no",
            "off",
            "n",
            "false",
        ):
            return (
                f"Write {'true' if fault.value.casefold() in ('yes', 'on', 'y', 'true') else 'false'}, without quotes."
            )
        if fault.demand == "array" and fault.schema.get("items", {}).get("type") == "string":
            parts = [part.strip() for part in clip(fault.value).split(",")]
            return f"Write a list: [{', '.join(parts)}]. {_own(fault, '')}".strip()
    return _own(fault, "Compare it with the template.")


@rule("empty-value", ERROR, stage="shape")
def empty_value(fault: Fault) -> Iterator[Problem]:
    """A key has no value.

    Why: An empty line says nothing; often a `#` at the start of the value has turned it into a comment.

    Fix: Write a value, or delete the line if the key is optional. Text that begins with `#` goes in quotes.

    Wrong:
        about: #hash

    Right:
        about: "#hash"
    """
    yield _say(
        fault,
        f"{_name(fault)} has no value.",
        "Write a value or delete the line; a text that begins with # goes in quotes.",
    )


@rule("not-a-choice", ERROR, stage="shape")
def not_a_choice(fault: Fault) -> Iterator[Problem]:
    """A value is not one of the words that are possible here.

    Why: The words are compared when partners are looked for.

    Fix: Write one of the words.

    Wrong:
        level: senior

    Right:
        level: advanced
    """
    choices = [str(choice) for choice in fault.demand]
    near = get_close_matches(str(fault.value).strip().casefold(), choices, 1, 0.5)
    fix = f"Did you mean `{near[0]}`? " if near else ""
    yield _say(
        fault, f"`{clip(fault.value)}` is not possible for {_name(fault)}.", f"{fix}Possible: {', '.join(choices)}."
    )


@rule("commitment", ERROR, stage="shape")
def commitment(fault: Fault) -> Iterator[Problem]:
    """One of the four commitments is not `true`.

    Why: A partnership rests on all four; who cannot make one of them should talk before signing.

    Fix: Write `true` when all partners agree to it.

    Wrong:
        confidentiality: false

    Right:
        confidentiality: true
    """
    yield _say(fault, f"{_name(fault)} must be true.", _own(fault, "Write true when all partners agree to it."))


@rule("wrong-form", ERROR, stage="shape")
def wrong_form(fault: Fault) -> Iterator[Problem]:
    """A text has not the form that is needed: a login, a date, weekly hours, a link.

    Why: Dates, hours and links are read by programs, for calendars and matching.

    Fix: Write it like the example in the message.

    Wrong:
        starts: 1 December 2026

    Right:
        starts: 2026-12-01
    """
    yield _say(
        fault,
        f"`{clip(fault.value)}` has not the right form for {_name(fault)}.",
        _own(fault, "Compare it with the template."),
    )


@rule("too-long", ERROR, stage="shape")
def too_long(fault: Fault) -> Iterator[Problem]:
    """A text is longer than the format allows.

    Why: Cards, comments and calendars must stay readable; long texts belong behind a link.

    Fix: Shorten the text.
    """
    yield _say(
        fault,
        f"{_name(fault)} has {len(fault.value)} characters; at most {fault.demand} are possible.",
        "Shorten the text.",
    )


@rule("list-size", ERROR, stage="shape")
def list_size(fault: Fault) -> Iterator[Problem]:
    """A list has too few or too many entries.

    Why: An empty list says nothing, and a very long one hides what matters.

    Fix: Add or delete entries.
    """
    yield _say(
        fault,
        f"{_name(fault)} has {len(fault.value)} entries; the limit is {fault.demand}.",
        _own(fault, "Add or delete entries."),
    )


@rule("repeated-entry", ERROR, stage="shape")
def repeated_entry(fault: Fault) -> Iterator[Problem]:
    """The same entry stands twice in a list.

    Why: It counts once only.

    Fix: Delete one of the two.
    """
    yield _say(fault, f"{_name(fault)} holds the same entry twice.", "Delete one of the two.")


@rule("out-of-range", ERROR, stage="shape")
def out_of_range(fault: Fault) -> Iterator[Problem]:
    """A number is smaller or larger than what makes sense.

    Why: A slip of the finger would otherwise decide who is suggested to whom.

    Fix: Write a number in the range.
    """
    yield _say(
        fault,
        f"{clip(fault.value)} is outside the range of {_name(fault)} (limit {fault.demand}).",
        _own(fault, "Write a number in the range."),
    )


BY_KEYWORD = {
    "required": "missing-key",
    "additionalProperties": "unknown-key",
    "anyOf": "nothing-to-share",
    "type": "wrong-type",
    "minLength": "empty-value",
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
