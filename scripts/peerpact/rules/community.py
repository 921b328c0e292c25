"""Rules across files: agreements side by side, the list of skills, the settings.

For: what no file shows by itself. Must not: look at single values (see the other rooms of `checks`).
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from datetime import date
from itertools import combinations

from peerpact.domain.findings import ERROR, WARNING, Pointer, Problem, clip
from peerpact.domain.model import Agreement, Profile
from peerpact.domain.settings import Settings
from peerpact.domain.training import BY_ID
from peerpact.domain.vocabulary import Skill, fold
from peerpact.rules.context import Checkup
from peerpact.rules.registry import rule
from peerpact.text.wording import join_words


def _overlap(one: Agreement, other: Agreement) -> bool:
    return one.starts <= other.last_day and other.starts <= one.last_day


@rule("one-agreement", ERROR)
def one_agreement(checkup: Checkup) -> Iterator[Problem]:
    """Two people share two agreements that live at the same time.

    Why: Two sets of terms for one partnership contradict each other sooner or later.

    Fix: Amend the first agreement instead, or let the second begin after the first has ended.
    """
    by_pair: dict[frozenset[int], list[Agreement]] = defaultdict(list)
    for agreement in checkup.settled_first(checkup.live()):
        for pair in map(frozenset, combinations(sorted(agreement.ids), 2)):
            for earlier in by_pair[pair]:
                if _overlap(earlier, agreement):
                    number = max(n for n, partner in enumerate(agreement.partners) if partner.github_id in pair)
                    message = f"These two have an agreement for the same time already: {clip(earlier.path, 100)}."
                    fix = "Amend that agreement, or begin after it has ended."
                    yield Problem(agreement.path, ("partners", number, "github"), message, fix)
            by_pair[pair].append(agreement)


@rule("capacity", ERROR)
def capacity(checkup: Checkup) -> Iterator[Problem]:
    """A participant is in more partnerships at a time than their `capacity` allows.

    Why: People say themselves how much they can carry; promises beyond that are broken ones.

    Fix: Raise `capacity` in the profile if that is true, or end another partnership first.

    Wrong:
        capacity: 1     # and two agreements for the same months

    Right:
        capacity: 2
    """
    live: dict[int, list[Agreement]] = defaultdict(list)
    by_start = sorted(checkup.live(), key=lambda a: (a.starts, a.path))
    for agreement in checkup.settled_first(by_start):
        for number, partner in enumerate(agreement.partners):
            if live[partner.github_id][-1:] == [agreement]:
                continue  # the same person twice: `two-people` says it
            profile = checkup.community.by_id[partner.github_id]
            same_time = [a for a in live[partner.github_id] if a.ids != agreement.ids and _overlap(a, agreement)]
            live[partner.github_id].append(agreement)
            number_then = _most_at_once(same_time, agreement)
            if number_then > profile.capacity:
                room = f"{partner.github} has room for {profile.capacity} at a time"
                message = f"{room}, and this is number {number_then}."
                fix = f"Raise `capacity` in {clip(profile.path, 100)}, or wait until another partnership has ended."
                yield Problem(agreement.path, ("partners", number, "github"), message, fix)


def _most_at_once(others: list[Agreement], agreement: Agreement) -> int:
    """The largest number of partnerships on any day of an agreement's term, itself included."""
    days = {agreement.starts, *(other.starts for other in others if other.starts > agreement.starts)}
    return max(1 + sum(other.starts <= day <= other.last_day for other in others) for day in days)


@rule("training-done", WARNING)
def training_done(checkup: Checkup) -> Iterator[Problem]:
    """A partner has not finished the training that the community asks for before signing.

    Why: What partners learnt about partnerships beforehand decides, with their own choice, how well it goes. A warning,
    unless `training.enforce` in `community.yml` makes it an error.

    Fix: Work through the module's page in the [training](training/index.md), then add it to `training` in the profile.

    Right:
        training: [{guide: foundation, completed: 2026-11-01}]
    """
    asked = checkup.community.settings.training
    severity = ERROR if asked.enforce else WARNING
    for agreement in checkup.live():
        for number, partner in enumerate(agreement.partners):
            profile = checkup.community.by_id[partner.github_id]
            done = {training.guide for training in profile.training}
            missing = [module for module in asked.modules if module not in done]
            if missing:
                message = f"{partner.github} has not recorded the training {', '.join(missing)}."
                fix = _training_fix(missing, profile, checkup.now)
                yield Problem(agreement.path, ("partners", number, "github"), message, fix, severity=severity)


def _training_fix(missing: list[str], profile: Profile, now: date) -> str:
    """Where the modules are, and what to write: a new key, or entries below the one that is there."""
    pages = join_words(f"`guides/{BY_ID[module].page}`" for module in missing)
    entries = [f"{{guide: {module}, completed: {now}}}" for module in missing]
    where = clip(profile.path, 100)
    if not profile.training:
        return f"Work through {pages}, then add to {where}: `training: [{', '.join(entries)}]`"
    lines = join_words(f"`- {entry}`" for entry in entries)
    return f"Work through {pages}, then add below `training` in {where}: {lines}"


@rule("skill-list", ERROR)
def skill_list(checkup: Checkup) -> Iterator[Problem]:
    """In `skills.yml` an id stands twice, a spelling belongs to two skills, or `broader` leads nowhere or in a circle.

    Why: Every spelling must lead to one skill, and every family must have a top.

    Fix: Delete the second entry or spelling; write an id that exists.
    """
    skills = checkup.community.vocabulary.entries
    owner: dict[str, str] = {}
    ids = {skill.id: skill for skill in skills}
    for number, skill in enumerate(skills):
        spellings: list[tuple[Pointer, str]] = [(("id",), skill.id), (("name",), skill.name)]
        spellings += [(("aliases", n), alias) for n, alias in enumerate(skill.aliases)]
        for pointer, text in spellings:
            taken = owner.setdefault(fold(text), skill.id)
            if taken != skill.id or (pointer == ("id",) and ids[skill.id] is not skill):
                yield Problem(
                    "skills.yml",
                    (number, *pointer),
                    f"`{clip(text)}` means `{taken}` already.",
                    "Delete one of the two.",
                )
        for n, broader in enumerate(skill.broader):
            if broader not in ids:
                yield Problem(
                    "skills.yml",
                    (number, "broader", n),
                    f"There is no skill `{clip(broader)}`.",
                    "Write the id of a skill.",
                )
            elif skill.id in _above(broader, ids):
                yield Problem(
                    "skills.yml",
                    (number, "broader", n),
                    f"`{broader}` is below `{skill.id}` itself.",
                    "Delete one of the two.",
                )


def _above(skill_id: str, ids: dict[str, Skill]) -> set[str]:
    found: set[str] = set()
    ahead = [skill_id]
    while ahead:
        current = ahead.pop()
        if current not in found and current in ids:
            found.add(current)
            ahead.extend(ids[current].broader)
    return found


@rule("sound-settings", ERROR)
def sound_settings(checkup: Checkup) -> Iterator[Problem]:
    """A range in `community.yml` begins above its end.

    Why: Nobody could fulfil it.

    Fix: Write the smaller number first.

    Wrong:
        agreements: {months: [12, 1]}

    Right:
        agreements: {months: [1, 12]}
    """
    settings = checkup.community.settings
    for key, (least, most) in (("months", settings.agreements.months), ("minutes", settings.agreements.minutes)):
        if least > most:
            message = f"The range of {key} begins above its end."
            yield Problem("community.yml", ("agreements", key), message, f"Write [{most}, {least}].")


_EXAMPLES_WAY = "https://example.org/lantern-exchange/"
"""Where the kit's own community.yml leads: to nobody."""


@rule("maintainer-named", WARNING)
def maintainer_named(checkup: Checkup) -> Iterator[Problem]:
    """`community.yml` names no maintainer, or no private way to report a problem that is the community's own.

    Why: Somebody must be able to merge, and somebody must be reachable when something goes wrong between people.

    Fix: Fill in `maintainers` and `report_to`.

    Right:
        maintainers: [{github: octocat, github_id: 583231}]
        report_to: https://example.org/report
    """
    settings = checkup.community.settings
    if settings == Settings():
        return  # the file is missing or broken, which is said elsewhere
    if not settings.demo and not settings.maintainers:
        yield Problem(
            "community.yml",
            ("maintainers",),
            "No maintainer is named.",
            "Add `maintainers: [{github: ..., github_id: ...}]`.",
        )
    if not settings.demo and not settings.report_to:
        yield Problem(
            "community.yml",
            ("report_to",),
            "No private way to report a problem is named.",
            "Add `report_to: https://...`.",
        )
    elif not settings.demo and settings.report_to.startswith(_EXAMPLES_WAY):
        yield Problem(
            "community.yml",
            ("report_to",),
            "The private way to report a problem is still the example's: whoever needs it reaches nobody.",
            "Write your own, here and in .github/ISSUE_TEMPLATE/config.yml.",
        )
