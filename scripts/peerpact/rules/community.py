"""Rules across files: agreements side by side, training, the settings.

For: what no file shows by itself. Must not: look at single values (see the other modules of `rules`).
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from itertools import combinations

from peerpact.domain.findings import ERROR, WARNING, Problem, clip
from peerpact.domain.model import Agreement, Profile
from peerpact.domain.settings import Settings
from peerpact.domain.training import BY_ID
from peerpact.rules.context import Checkup
from peerpact.rules.registry import rule
from peerpact.text.wording import join_words


def _overlap(first: Agreement, other: Agreement) -> bool:
    return first.starts <= other.last_day and other.starts <= first.last_day


@rule("one-agreement", ERROR)
def one_agreement(checkup: Checkup) -> Iterator[Problem]:
    """Two people have two agreements for the same time.

    Why: Two agreements for one partnership would contradict each other.

    Fix: Amend the first agreement instead, or start the second one after the first has ended.
    """
    by_pair: dict[frozenset[int], list[Agreement]] = defaultdict(list)
    for agreement in checkup.settled_first(checkup.live()):
        for pair in map(frozenset, combinations(sorted(agreement.ids), 2)):
            for earlier in by_pair[pair]:
                if _overlap(earlier, agreement):
                    number = max(n for n, partner in enumerate(agreement.partners) if partner.github_id in pair)
                    message = f"They already have an agreement for the same time: {clip(earlier.path, 100)}."
                    fix = "Amend that agreement, or start after it has ended."
                    yield Problem(agreement.path, ("partners", number, "github"), message, fix)
            by_pair[pair].append(agreement)


@rule("capacity", ERROR)
def capacity(checkup: Checkup) -> Iterator[Problem]:
    """A participant is in more partnerships at a time than their `capacity` allows.

    Why: People decide how much they can take on, and overcommitting helps nobody.

    Fix: Raise `capacity` in the profile if that's realistic, or end another partnership first.

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
                message = (
                    f"This would be {partner.github}'s partnership number {number_then} at the same time; "
                    f"their profile allows {profile.capacity}."
                )
                where = clip(profile.path, 100)
                fix = f"They can raise `capacity` in {where}, or you can start after another partnership has ended."
                yield Problem(agreement.path, ("partners", number, "github"), message, fix)


def _most_at_once(others: list[Agreement], agreement: Agreement) -> int:
    """The largest number of partnerships on any day of an agreement's term, itself included."""
    days = {agreement.starts, *(other.starts for other in others if other.starts > agreement.starts)}
    return max(1 + sum(other.starts <= day <= other.last_day for other in others) for day in days)


@rule("training-done", WARNING)
def training_done(checkup: Checkup) -> Iterator[Problem]:
    """A partner hasn't finished the training that the community asks for before signing.

    Why: Good training beforehand is associated with better partnerships. It's a warning, unless `training.enforce` in
    `community.yml` makes it an error.

    Fix: Work through the module's page in the [training](training/index.md), then add it to `training` in the profile.

    Right:
        training: [{guide: foundation, completed: 2026-11-01}]
    """
    required = checkup.community.settings.training
    severity = ERROR if required.enforce else WARNING
    for agreement in checkup.live():
        for number, partner in enumerate(agreement.partners):
            profile = checkup.community.by_id[partner.github_id]
            done = {training.guide for training in profile.training}
            missing = [module for module in required.modules if module not in done]
            if missing:
                message = f"{partner.github} hasn't recorded these training modules: {', '.join(missing)}."
                fix = _training_fix(missing, profile)
                yield Problem(agreement.path, ("partners", number, "github"), message, fix, severity=severity)


def _training_fix(missing: list[str], profile: Profile) -> str:
    """Where the modules are, and what to write: a new key, or entries below the one that is there."""
    pages = join_words(f"`guides/{BY_ID[module].page}`" for module in missing)
    entries = [f"{{guide: {module}, completed: YYYY-MM-DD}}" for module in missing]
    where = clip(profile.path, 100)
    if not profile.training:
        line = f"training: [{', '.join(entries)}]"
        return f"Work through {pages}, then add this to {where}, with the date on which you finished: `{line}`"
    lines = join_words(f"`- {entry}`" for entry in entries)
    return (
        f"Work through {pages}, then add this below `training` in {where}, with the date on which you finished: {lines}"
    )


@rule("sound-settings", ERROR)
def sound_settings(checkup: Checkup) -> Iterator[Problem]:
    """A range in `community.yml` has a minimum that's larger than its maximum.

    Why: No agreement could meet it.

    Fix: Put the smaller number first.

    Wrong:
        agreements: {months: [12, 1]}

    Right:
        agreements: {months: [1, 12]}
    """
    settings = checkup.community.settings
    for key, (least, most) in (("months", settings.agreements.months), ("minutes", settings.agreements.minutes)):
        if least > most:
            message = f"In `agreements.{key}`, the minimum ({least}) is larger than the maximum ({most})."
            yield Problem("community.yml", ("agreements", key), message, f"Use `[{most}, {least}]`.")


EXAMPLES_WAY = "https://example.org/lantern-exchange/"
"""Where the demo's community.yml leads: to nobody."""


@rule("maintainer-named", WARNING)
def maintainer_named(checkup: Checkup) -> Iterator[Problem]:
    """`community.yml` has no maintainer, or no private reporting channel of its own.

    Why: Someone has to be able to merge, and someone has to be reachable if something goes wrong between people.

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
            "There's no maintainer.",
            "Add `maintainers: [{github: ..., github_id: ...}]`.",
        )
    if not settings.demo and not settings.report_to:
        yield Problem(
            "community.yml",
            ("report_to",),
            "There's no private reporting channel.",
            "Add `report_to: https://...`.",
        )
    elif not settings.demo and settings.report_to.startswith(EXAMPLES_WAY):
        yield Problem(
            "community.yml",
            ("report_to",),
            "The private reporting channel is still the demo's, so reports reach nobody.",
            "Use your own link, here and in .github/ISSUE_TEMPLATE/config.yml.",
        )
