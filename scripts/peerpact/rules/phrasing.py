"""How a schema error is worded: its name, its place, and the field's own sentence from the schema.

For: the rules in `schema_keys.py` and `schema_values.py`. Must not: hold a rule.
"""

from __future__ import annotations

from peerpact.domain.findings import Pointer, Problem
from peerpact.formats.schema import Fault


def own(fault: Fault, otherwise: str) -> str:
    """The field's own sentence, which editors show too."""
    return str(fault.schema.get("errorMessage", otherwise))


def say(fault: Fault, message: str, fix: str, key: str | None = None) -> Problem:
    """A problem at the value of a fault, or at one of its keys."""
    pointer: Pointer = fault.pointer if key is None else (*fault.pointer, key)
    return Problem(fault.path, pointer, message, fix, at_key=key is not None)


def name(fault: Fault) -> str:
    """What the value is called at the start of a sentence."""
    names = [str(step) for step in fault.pointer if isinstance(step, str)]
    if not names:
        return "This file"
    return f"An entry of `{names[-1]}`" if isinstance(fault.pointer[-1], int) else f"`{names[-1]}`"


def where(fault: Fault) -> str:
    """What the value is called within a sentence."""
    called = name(fault)
    return called[0].lower() + called[1:]


def value_of(fault: Fault) -> str:
    """What the value is called after "isn't a valid": `level`, or entry of `formats`."""
    return where(fault).removeprefix("an ")
