"""Rules about the skills of one person: listed once, at levels that make sense.

For: warnings that help to find a partner. Must not: know the list of skills (`domain.vocabulary`) or compare people.
"""

from __future__ import annotations

from collections.abc import Iterator

from peerpact.domain.findings import WARNING, Pointer, Problem, clip
from peerpact.domain.model import LEVELS, Profile
from peerpact.rules.context import Checkup
from peerpact.rules.registry import rule


@rule("skill-once", WARNING)
def skill_once(checkup: Checkup) -> Iterator[Problem]:
    """The same skill is listed twice under `offers` or under `seeks`.

    Why: Different spellings of a skill are the same skill, and it counts once.

    Fix: Delete one of the entries.

    Wrong:
        offers:
          - {skill: js, level: advanced}
          - {skill: JavaScript, level: expert}

    Right:
        offers:
          - {skill: javascript, level: expert}
    """
    for profile in checkup.community.profiles:
        for key, entries in (("offers", profile.offers), ("seeks", profile.seeks)):
            skills = [entry.skill for entry in entries]
            if len(set(skills)) < len(skills):
                for index, skill in enumerate(skills):
                    if skill in skills[:index] and skill:
                        name = checkup.community.vocabulary.name(skill)
                        message = f"{clip(name)} is listed twice under `{key}`."
                        yield Problem(profile.path, (key, index, "skill"), message, "Delete one of the two entries.")


@rule("teach-and-learn", WARNING)
def teach_and_learn(checkup: Checkup) -> Iterator[Problem]:
    """A skill is both offered and sought, at different levels.

    Why: `level` says how well you know the skill, in both lists. If you offer a skill at `advanced`, you can't be a
    `beginner` in it.

    Fix: Use the same level in both lists, or name the more specific skill that you want to learn.

    Wrong:
        offers: [{skill: python, level: advanced}]
        seeks: [{skill: python, level: beginner}]

    Right:
        offers: [{skill: python, level: advanced}]
        seeks: [{skill: python-packaging, level: beginner}]
    """
    for profile in checkup.community.profiles:
        offered = {offer.skill: offer.level for offer in profile.offers}
        for index, seek in enumerate(profile.seeks):
            if seek.skill and seek.level and offered.get(seek.skill) not in (None, "", seek.level):
                name = clip(checkup.community.vocabulary.name(seek.skill))
                message = f"You offer {name} as {offered[seek.skill]} and seek it as {seek.level}."
                fix = "Use the same level in both, or seek a more specific skill."
                yield Problem(profile.path, ("seeks", index, "level"), message, fix)


@rule("level-without-partner", WARNING)
def level_without_partner(checkup: Checkup) -> Iterator[Problem]:
    """A skill is offered by a beginner, or sought by an expert.

    Why: A teacher has to be at least one level ahead of the learner, so nobody can match either.

    Fix: Offer it at `intermediate` or above, and seek it at `advanced` or below. `level` is your level today.

    Wrong:
        offers: [{skill: python, level: beginner}]

    Right:
        offers: [{skill: python, level: intermediate}]
    """
    for profile in checkup.community.profiles:
        for index, offer in enumerate(profile.offers):
            if offer.level == LEVELS[0]:
                yield _level(
                    profile, ("offers", index, "level"), f"Nobody can match an offer at `{LEVELS[0]}` level", 1
                )
        for index, seek in enumerate(profile.seeks):
            if seek.level == LEVELS[-1]:
                yield _level(profile, ("seeks", index, "level"), "Nobody can teach an expert", -2)


def _level(profile: Profile, pointer: Pointer, message: str, better: int) -> Problem:
    fix = f"`level` is your level today. If `{LEVELS[better]}` fits, use that; otherwise remove the entry."
    why = "because a teacher has to be at least one level ahead"
    return Problem(profile.path, pointer, f"{message}, {why}.", fix)
