"""Rules about single values and lists whose kind is right: which words, which form, how long, how many.

For: a schema's faults in words, as in `schema_keys.py`. Must not: validate.
"""

from __future__ import annotations

from collections.abc import Iterator

from peerpact.domain.findings import ERROR, Problem, clip
from peerpact.formats.schema import Fault
from peerpact.rules.phrasing import name, own, say, value_of, where
from peerpact.rules.proposals import nearest_choice, proposal
from peerpact.rules.registry import rule
from peerpact.text.wording import amount


@rule("not-a-choice", ERROR, stage="shape")
def not_a_choice(fault: Fault) -> Iterator[Problem]:
    """A value isn't one of the allowed words.

    Why: These words are compared when partners are matched.

    Fix: Use one of the words.

    Wrong:
        level: senior

    Right:
        level: advanced
    """
    choices = [str(choice) for choice in fault.demand]
    near = nearest_choice(str(fault.value), choices)
    fix = f"Did you mean `{near}`? " if near else ""
    words = " or ".join([", ".join(f"`{choice}`" for choice in choices[:-1]), f"`{choices[-1]}`"])
    yield say(fault, f"`{clip(fault.value)}` isn't a valid {value_of(fault)}.", f"{fix}Use {words}.")


@rule("commitment", ERROR, stage="shape")
def commitment(fault: Fault) -> Iterator[Problem]:
    """One of the four commitments isn't `true`.

    Why: A partnership needs all four. If you can't make one of them, talk about it before you sign.

    Fix: Use `true` once all partners agree to it.

    Wrong:
        confidentiality: false

    Right:
        confidentiality: true
    """
    yield say(fault, f"{name(fault)} must be true.", own(fault, "Use `true` once all partners agree to it."))


@rule("wrong-form", ERROR, stage="shape")
def wrong_form(fault: Fault) -> Iterator[Problem]:
    """A text isn't in the right form: a username, a date, weekly hours, a link.

    Why: Programs read dates, hours and links, for calendars and matching.

    Fix: Follow the example in the message.

    Wrong:
        starts: 1 December 2026

    Right:
        starts: 2026-12-01
    """
    better = proposal(fault)
    fix = better or own(fault, "Compare it with the template.")
    yield say(fault, f"`{clip(fault.value)}` isn't {_form(fault)} for {where(fault)}.", fix)


def _form(fault: Fault) -> str:
    """What a text should be, in words that people use."""
    pattern = str(fault.schema.get("pattern", ""))
    if pattern.startswith("^https://"):
        return "a valid link"
    return _FORMS.get(str(fault.schema.get("format")), "a valid value")


_FORMS = {"date": "a valid date", "opening-hours": "a valid time window"}


@rule("too-long", ERROR, stage="shape")
def too_long(fault: Fault) -> Iterator[Problem]:
    """A text is longer than the format allows.

    Why: Cards, comments and calendars have to stay readable. Link to longer texts.

    Fix: Shorten the text.
    """
    yield say(
        fault,
        f"{name(fault)} has {len(fault.value):,} characters, which is more than {fault.demand}.",
        proposal(fault) or f"Shorten it to {amount(fault.demand, 'character')} or fewer.",
    )


@rule("list-size", ERROR, stage="shape")
def list_size(fault: Fault) -> Iterator[Problem]:
    """A list has too few or too many entries.

    Why: An empty list says nothing, and a very long one hides what matters.

    Fix: Add or remove entries.
    """
    yield say(
        fault,
        f"{name(fault)} must have {_span(fault, 'minItems', 'maxItems')} entries; it has {len(fault.value) or 'none'}.",
        own(fault, "Add or remove entries."),
    )


@rule("repeated-entry", ERROR, stage="shape")
def repeated_entry(fault: Fault) -> Iterator[Problem]:
    """A list has the same entry twice.

    Why: It only counts once.

    Fix: Delete one of the two.
    """
    yield say(fault, f"{name(fault)} has the same entry twice.", "Delete one of the two.")


@rule("out-of-range", ERROR, stage="shape")
def out_of_range(fault: Fault) -> Iterator[Problem]:
    """A number is smaller or larger than what makes sense.

    Why: Otherwise a typo could decide who's suggested to whom.

    Fix: Use a number in the range.
    """
    yield say(
        fault,
        f"{name(fault)} must be {_span(fault, 'minimum', 'maximum')}, not {clip(fault.value)}.",
        _paused(fault) or own(fault, "Use a number in the range."),
    )


def _span(fault: Fault, lowest: str, highest: str) -> str:
    """A range in words, from the two keywords that bound it."""
    least, most = fault.schema.get(lowest), fault.schema.get(highest)
    above = fault.schema.get("exclusiveMinimum")
    if above is not None:
        return f"more than {above}" + ("" if most is None else f" and at most {most:,}")
    if least is None or most is None:
        return f"at least {least:,}" if most is None else f"at most {most:,}"
    return f"{least:,} to {most:,}"


def _paused(fault: Fault) -> str:
    """A capacity of zero means a break, and that's what pausing is for."""
    none_left = fault.pointer[-1:] == ("capacity",) and isinstance(fault.value, int) and fault.value < 1
    return "To take a break, use `status: paused` and leave out `capacity`." if none_left else ""
