"""Every word that the report of a cohort says.

For: sentences as plain text, about people in the third person. Must not: decide or escape anything.
"""

from __future__ import annotations

from peerpact.domain.model import FORMATS
from peerpact.matching import gates, wording
from peerpact.matching.cohort.proposal import ONE, PAIRS, PAIRS_ONLY, PEOPLE, Cohort, Other
from peerpact.matching.common_hours import QUARTER
from peerpact.matching.gates import Group
from peerpact.matching.suggestion import ASYNC_PAIR, CIRCLE, PAIR, RELATED_PAIR
from peerpact.text.wording import amount

KINDS = {
    PAIR: "pair",
    RELATED_PAIR: "pair through a related skill",
    ASYNC_PAIR: "pair without meeting live",
    CIRCLE: "circle of three",
}
PROPOSALS = (
    "These are proposals. Nothing was written into a profile or an agreement, and nobody was told. People say hello "
    "first, and decide for themselves."
)
MEANING = {
    PEOPLE: (
        "As many people as possible have a place. Among all ways to do that, this one is worth most: the sum of the "
        "scores over all people is the highest."
    ),
    PAIRS: (
        "As many pairs as possible come first, then as many circles. Among all ways to do that, this one is worth "
        "most: the sum of the scores over all people is the highest."
    ),
    PAIRS_ONLY: (
        "As many people as possible are in a pair, and nobody in a circle. Among all ways to do that, this one is "
        "worth most: the sum of the scores over all people is the highest."
    ),
}
OPTIONS = {PEOPLE: "`--prefer people`", PAIRS: "`--prefer pairs`", PAIRS_ONLY: "`--pairs-only`"}
LEFT = (
    "An answer that would give a place is one that fits with people who are left too, or who can be spared without "
    "anyone losing theirs. The sentences speak to the person."
)
ANSWERS = "Any one of these answers would give you a place:"
UNTIL_THEN = "Without it, with"
ONCE = "Everyone is in at most one pair or circle, even if they have room for more."
LINKS = "A link opens GitHub's page for a new agreement. Both partners change it until it says what they want."
NOTHING = "Nothing is known that would help. Inviting someone who shares a language and an interest always does."


def hours(people: Group, minimum_minutes: int) -> str:
    """What is known about the common hours of a group."""
    quarters = gates.common_quarters(people)
    if quarters is None:
        return "Not everyone has named weekly hours: they have to ask each other."
    if not gates.live(people, minimum_minutes):
        return "Their weekly hours never meet, and all of them also work without meeting."
    minutes = quarters * QUARTER
    amount = f"{minutes // 60} h {minutes % 60} min" if minutes % 60 else f"{minutes // 60} h"
    return f"They share at least {amount} in every week of the next six months."


def formats(people: Group) -> str:
    """How everyone of a group likes to learn."""
    liked = [name for name in FORMATS if all(name in (p.profile.formats or FORMATS) for p in people)]
    if len(liked) == len(FORMATS):
        return "They are open to every format."
    return f"All like: {', '.join(liked)}." if liked else "No format in common: they have to talk about how they learn."


def in_common(people: Group) -> str:
    """The languages that everyone of a group speaks."""
    return wording.in_common(gates.common_languages(people))


def groups_found(groups: int, people: int) -> str:
    """How large the task is."""
    return f"{groups:,} possible groups of {_people(people)}"


def teach(skill: str, level: str, partners: int) -> str:
    """A skill to teach that would give a person a place."""
    return f"If you can teach {skill} ({level}), {_who_are_left(partners)}"


def learn(skill: str, partners: int) -> str:
    """A skill to learn that would give a person a place."""
    return f"If you also want to learn {skill}, {_who_are_left(partners)}"


def _who_are_left(partners: int) -> str:
    return (
        f"{_people(partners)} who {'is' if partners == 1 else 'are'} left could begin with you, in a pair or a circle."
    )


def looking_for_answers(people: int) -> str:
    """What the last part of the work is."""
    return f"{_people(people)} without a place, looking for answers that would give them one"


def summary(cohort: Cohort) -> list[str]:
    """The figures of a cohort, one sentence each."""
    paired, circled = 2 * len(cohort.pairs), 3 * len(cohort.circles)
    lines = [
        f"{_people(cohort.available)} can be proposed; {_people(cohort.away)} can't: paused, or no room.",
        f"{_people(cohort.people)} {'has' if cohort.people == 1 else 'have'} a place: {paired:,} in "
        f"{amount(len(cohort.pairs), 'pair')}, {circled:,} in {amount(len(cohort.circles), 'circle')}. "
        f"{_people(len(cohort.left))} {'is' if len(cohort.left) == 1 else 'are'} left. {_limit(cohort)}",
    ]
    if cohort.others and cohort.available:
        lines.append(f"By another choice: {'; '.join(map(_other, cohort.others))}.")
    if cohort.people:
        lines.append(_worth(cohort))
    return lines + unfinished(cohort)


def _limit(cohort: Cohort) -> str:
    """What is proven about the number of people."""
    if cohort.proven:
        return {
            PEOPLE: "No cohort can place more.",
            PAIRS: "No cohort has more pairs, and none with as many pairs can place more.",
            PAIRS_ONLY: "No cohort of pairs can place more.",
        }[cohort.choice]
    if cohort.most_people is None:
        return "It isn't proven that this is the most."
    share = percent(cohort.people / cohort.most_people) if cohort.most_people else percent(1.0)
    return f"No cohort of this kind can place more than {cohort.most_people:,}: this one reaches {share} of that."


def _other(other: Other) -> str:
    """What one other choice comes to."""
    return f"{'' if other.proven else 'at least '}{_people(other.people)} with {OPTIONS[other.kind]}"


def _worth(cohort: Cohort) -> str:
    """How good the groups are."""
    return (
        f"The scores of all people add up to {score(cohort.worth)}. With as many people, none can be above "
        f"{score(cohort.most_worth)}: this one reaches {percent(cohort.ratio)} of it."
    )


def unfinished(cohort: Cohort) -> list[str]:
    """What the time was not enough for."""
    if cohort.finished:
        return []
    return [
        f"The search ended before it could prove that nothing is better ({cohort.seconds:g} seconds). A larger "
        "--seconds may find more."
    ]


def score(value: int) -> str:
    """Ten-thousandths as a number with four places."""
    return f"{value / ONE:,.4f}"


def percent(share: float) -> str:
    """A share, cut off and not rounded up: 100 % means all of it."""
    return f"{int(share * 1_000_000) / 10_000:.4f} %"


def _people(number: int) -> str:
    return amount(number, "person", "people")
