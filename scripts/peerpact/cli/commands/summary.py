"""`peerpact summary`: the community in five lines.

For: people who have just cloned a community and want to see that it works. Must not: fail because of findings.
"""

from __future__ import annotations

import argparse
from collections import Counter
from collections.abc import Iterator
from datetime import date

from peerpact.community.activity import inactive_paths, pause
from peerpact.community.examine import examine_checkout
from peerpact.community.folder import read_folder
from peerpact.community.loader import load
from peerpact.domain.errors import CLEAN
from peerpact.domain.findings import ERROR, Finding
from peerpact.domain.model import Community
from peerpact.git.history import last_changes
from peerpact.matching import suggest_everybody
from peerpact.matching.suggestion import ADVICE
from peerpact.text.escape import terminal
from peerpact.text.wording import amount


def add_arguments(_: argparse.ArgumentParser) -> None:
    """This command has no options of its own."""


def run(args: argparse.Namespace) -> int:
    """Print the summary; errors are counted and do not change the exit code, for `check` is there to judge."""
    loaded = load(read_folder(args.root))
    findings = examine_checkout(args.root, loaded, args.now)
    inactive = inactive_paths(loaded.community, last_changes(args.root, "profiles"), args.now)
    for line in lines(loaded.community, findings, args.now, inactive):
        print(line)
    return CLEAN


def lines(
    community: Community, findings: list[Finding], now: date, inactive: frozenset[str] = frozenset()
) -> Iterator[str]:
    """Name, people, skills, partnerships by stage, findings, and how many have which partner to choose from.

    `inactive` are the paths of the profiles that are suggested to nobody, since nobody has confirmed them for long.
    """
    people = community.profiles
    skills = {offer.skill for p in people for offer in p.offers} | {seek.skill for p in people for seek in p.seeks}
    stages = Counter(community.stage(agreement, now) for agreement in community.agreements)
    errors = sum(finding.severity == ERROR for finding in findings)
    yield terminal(community.settings.name)
    yield f"  people        {len(people):,}, {_open(community, inactive)}"
    yield f"  skills        {len(skills):,} offered or sought, {len(community.vocabulary.skills):,} known"
    yield f"  partnerships  {', '.join(f'{stages[stage]:,} {stage}' for stage in ('active', 'planned', 'ended'))}"
    warnings = amount(len(findings) - errors, "warning")
    yield f"  findings      {amount(errors, 'error')}, {warnings} (see `peerpact check`)"
    yield f"  to choose     {_choices(pause(community, inactive), now)}"


def _open(community: Community, inactive: frozenset[str]) -> str:
    open_people = f"{sum(profile.status == 'open' for profile in community.profiles):,} of them open"
    return f"{open_people}, {len(inactive):,} of these inactive" if inactive else open_people


def _choices(community: Community, now: date) -> str:
    """How many people with capacity have a match, by the best kind that they get; advice isn't a match."""
    everybody = suggest_everybody(community, now)
    busy = {partner.github_id for agreement in community.live(now) for partner in agreement.partners}
    best = Counter(answer.suggestions[0].kind for answer in everybody.values() if answer.suggestions)
    del best[ADVICE]
    kinds = ", ".join(f"{best[kind]:,} {kind}" for kind in dict.fromkeys(("pair", "circle", "one-way", *best)))
    paired = sum(profile.github_id in busy for profile in community.profiles)
    return f"{best.total():,} have a suggestion (best kind: {kinds}); {paired:,} are in a partnership"
