"""Rules about single values and lists whose kind is right: which words, which form, how long, how many.

For: a schema's faults in words, as in `shape.py`. Must not: validate.
"""

from __future__ import annotations

from collections.abc import Iterator

from peerpact.domain.findings import ERROR, Problem, clip
from peerpact.formats.schema import Fault
from peerpact.rules.phrasing import name, own, say, where
from peerpact.rules.proposals import nearest_choice, proposal
from peerpact.rules.registry import rule


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
    near = nearest_choice(str(fault.value), choices)
    fix = f"Did you mean `{near}`? " if near else ""
    yield say(
        fault, f"`{clip(fault.value)}` is not possible for {where(fault)}.", f"{fix}Possible: {', '.join(choices)}."
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
    yield say(fault, f"{name(fault)} must be true.", own(fault, "Write true when all partners agree to it."))


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
    better = proposal(fault)
    fix = better or own(fault, "Compare it with the template.")
    yield say(fault, f"`{clip(fault.value)}` has not the right form for {where(fault)}.", fix)


@rule("too-long", ERROR, stage="shape")
def too_long(fault: Fault) -> Iterator[Problem]:
    """A text is longer than the format allows.

    Why: Cards, comments and calendars must stay readable; long texts belong behind a link.

    Fix: Shorten the text.
    """
    yield say(
        fault,
        f"{name(fault)} has {len(fault.value)} characters; at most {fault.demand} are possible.",
        "Shorten the text.",
    )


@rule("list-size", ERROR, stage="shape")
def list_size(fault: Fault) -> Iterator[Problem]:
    """A list has too few or too many entries.

    Why: An empty list says nothing, and a very long one hides what matters.

    Fix: Add or delete entries.
    """
    yield say(
        fault,
        f"{name(fault)} has {len(fault.value)} entries; the limit is {fault.demand}.",
        own(fault, "Add or delete entries."),
    )


@rule("repeated-entry", ERROR, stage="shape")
def repeated_entry(fault: Fault) -> Iterator[Problem]:
    """The same entry stands twice in a list.

    Why: It counts once only.

    Fix: Delete one of the two.
    """
    yield say(fault, f"{name(fault)} holds the same entry twice.", "Delete one of the two.")


@rule("out-of-range", ERROR, stage="shape")
def out_of_range(fault: Fault) -> Iterator[Problem]:
    """A number is smaller or larger than what makes sense.

    Why: A slip of the finger would otherwise decide who is suggested to whom.

    Fix: Write a number in the range.
    """
    yield say(
        fault,
        f"{clip(fault.value)} is outside the range of {where(fault)} (limit {fault.demand}).",
        _paused(fault) or own(fault, "Write a number in the range."),
    )


def _paused(fault: Fault) -> str:
    """Nobody has room for no partnership: that is what pausing is for."""
    none_left = fault.pointer[-1:] == ("capacity",) and isinstance(fault.value, int) and fault.value < 1
    return "To take a break, write `status: paused` and leave out `capacity`." if none_left else ""
