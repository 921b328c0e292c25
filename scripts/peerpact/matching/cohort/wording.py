"""Every word that the report of a cohort says.

For: sentences as plain text, about people in the third person. Must not: decide or escape anything.
"""

from __future__ import annotations

from peerpact.domain.model import FORMATS
from peerpact.matching import gates, wording
from peerpact.matching.cohort.proposal import ONE, Cohort
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
MEANING = (
    "The pairs have the highest total score, so that the benefit for all together is as large as it can be. That is "
    "not the same as a partner for as many as possible: one very good pair may be worth more than two poor ones."
)
ONCE = "Everybody is in one pair or circle at most, also those who have room for more."
LINKS = "A link opens GitHub's page for a new agreement. Both partners change it until it says what they want."
NOTHING = "Nothing is known that would help. Inviting somebody who shares a language and an interest always does."


def hours(people: Group, minimum_minutes: int) -> str:
    """What is known about the common hours of a group."""
    quarters = gates.common_quarters(people)
    if quarters is None:
        return "Not everybody has named weekly hours: they have to ask each other."
    if not gates.live(people, minimum_minutes):
        return "Their weekly hours never meet, and all of them also work without meeting."
    minutes = quarters * QUARTER
    amount = f"{minutes // 60} h {minutes % 60} min" if minutes % 60 else f"{minutes // 60} h"
    return f"At least {amount} in common in every week of the next six months."


def formats(people: Group) -> str:
    """How everybody of a group likes to learn."""
    liked = [name for name in FORMATS if all(name in (p.profile.formats or FORMATS) for p in people)]
    if len(liked) == len(FORMATS):
        return "They are open to every format."
    return f"All like: {', '.join(liked)}." if liked else "No format in common: they have to talk about how they learn."


def in_common(people: Group) -> str:
    """The languages that everybody of a group speaks."""
    return wording.in_common(gates.common_languages(people))


def summary(found: Cohort) -> list[str]:
    """The figures of a cohort, one sentence each."""
    paired, circled = 2 * len(found.pairs), 3 * len(found.circles)
    lines = [
        f"{_people(found.available)} can be proposed; {_people(found.away)} cannot: paused, or with no free place.",
        f"{_people(paired)} in {amount(len(found.pairs), 'pair')}, {_people(circled)} in "
        f"{amount(len(found.circles), 'circle')}, {_people(len(found.left))} left.",
    ]
    if found.pairs:
        lines += _weighed(found)
    return lines + unfinished(found)


def _weighed(found: Cohort) -> list[str]:
    """How good the pairs are; where there is none, there is nothing to weigh."""
    return [
        f"Total score of the pairs: {score(found.total)}. No pairing can be above {score(found.bound)}: "
        f"this one reaches {percent(found.ratio)} of it.",
        f"However the scores are weighed, no pairing gives a partner to more than {_people(found.most_paired)}.",
    ]


def unfinished(found: Cohort) -> list[str]:
    """What the time was not enough for."""
    lines = []
    if not found.finished:
        lines.append(
            f"The time ({found.seconds:g} seconds) was not enough to prove a better pairing impossible. There may be "
            "one between the two figures; a larger --seconds looks further."
        )
    if not found.circled:
        lines.append(f"The time ({found.seconds:g} seconds) was not enough to look at all circles.")
    return lines


def score(value: int) -> str:
    """Ten-thousandths as a number with four places."""
    return f"{value / ONE:,.4f}"


def percent(share: float) -> str:
    """A share, cut off and not rounded up: 100 % means all of it."""
    return f"{int(share * 1_000_000) / 10_000:.4f} %"


def _people(number: int) -> str:
    return amount(number, "person", "people")
