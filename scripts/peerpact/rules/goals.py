"""Rules about what partners teach each other in one agreement.

For: goals that meet offers. Must not: know what a skill is; ids are compared.
"""

from __future__ import annotations

from collections.abc import Iterator

from peerpact.domain.findings import ERROR, WARNING, Problem, clip
from peerpact.domain.model import Agreement, Partner
from peerpact.rules.context import Checkup
from peerpact.rules.registry import rule


def _others(agreement: Agreement, partner: Partner) -> list[Partner]:
    return [other for other in agreement.partners if other is not partner]


@rule("goal-is-taught", ERROR)
def goal_is_taught(checkup: Checkup) -> Iterator[Problem]:
    """No other partner in the agreement offers what someone wants to learn.

    Why: Partners learn from each other, so every goal needs a teacher.

    Fix: Add the skill to the other partner's `offers`, or choose a goal that the other partner can teach.

    Wrong:
        - github: hubot
          goals: [{learn: kubernetes, ...}]
        - github: octocat
          offers: [docker]

    Right:
        - github: octocat
          offers: [docker, kubernetes]
    """
    for agreement in checkup.community.agreements:
        for number, partner in enumerate(agreement.partners):
            taught = {skill for other in _others(agreement, partner) for skill in other.offers}
            for index, goal in enumerate(partner.goals):
                if goal.learn not in taught:
                    name = checkup.community.vocabulary.name(goal.learn)
                    message = f"No other partner offers {clip(name)}."
                    offered = ", ".join(sorted(taught))
                    fix = (
                        f"Offered here: {offered}. Choose one, or add `{clip(goal.learn)}` to another partner's offers."
                    )
                    yield Problem(agreement.path, ("partners", number, "goals", index, "learn"), message, fix)


@rule("offer-is-wanted", WARNING)
def offer_is_wanted(checkup: Checkup) -> Iterator[Problem]:
    """A partner offers a skill here that no other partner has as a goal.

    Why: The halves are only equal if each offer has a goal.

    Fix: Delete the skill, or add a goal for it to another partner.
    """
    for agreement in checkup.community.agreements:
        for number, partner in enumerate(agreement.partners):
            sought = {goal.learn for other in _others(agreement, partner) for goal in other.goals}
            for index, skill in enumerate(partner.offers):
                if skill not in sought:
                    name = clip(checkup.community.vocabulary.name(skill))
                    message = f"No other partner has {name} as a goal."
                    yield Problem(
                        agreement.path,
                        ("partners", number, "offers", index),
                        message,
                        "Delete it, or add a goal for it.",
                    )
