"""From a loaded community to everything that is to be said about it.

For: `examine`, which applies all rules and puts each finding at its line and column. Must not: hold a rule, or know
how findings are shown.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path

from peerpact.community.folder import read_file
from peerpact.community.loader import Loaded
from peerpact.community.misplaced import misplaced
from peerpact.community.report import place
from peerpact.community.report_address import CONFIG, report_address
from peerpact.domain.entry import may_be_misplaced
from peerpact.domain.findings import ERROR, Finding, Problem
from peerpact.domain.model import Agreement, Community, Profile
from peerpact.domain.skill_list import SkillList
from peerpact.formats.yaml.locate import Locator
from peerpact.git.history import files_beside, uncommitted
from peerpact.rules import RULES
from peerpact.rules.changes import Revision
from peerpact.rules.context import Checkup


def examine(loaded: Loaded, now: date, changed: frozenset[str] | None = None) -> list[Finding]:
    """Everything that is wrong, sorted by place, each thing once; `changed` as in Checkup."""
    return sorted({*loaded.findings, *_placed(loaded, problems(loaded, now, changed))})


def examine_checkout(root: Path, loaded: Loaded, now: date) -> list[Finding]:
    """`examine` for a folder, with what Git knows of it; Git is only asked where an answer depends on it."""
    community = loaded.community
    departed = any(community.departed(agreement) for agreement in community.agreements)
    findings = examine(loaded, now, uncommitted(root) if departed else frozenset())
    entries = {path: read_file(str(root / path)) for path in files_beside(root) if may_be_misplaced(path)}
    elsewhere = misplaced({path: entry for path, entry in entries.items() if isinstance(entry, bytes)})
    config = read_file(str(root / CONFIG))
    address = report_address(loaded.community.settings, config) if isinstance(config, bytes) else ()
    return sorted({*findings, *elsewhere, *address})


def added(base: Loaded, head: Loaded, now: date, changed: frozenset[str]) -> list[Finding]:
    """What a change makes worse: the findings at its head that were not there before, wherever their lines are now."""
    old_keys = _known(base, now)
    findings = {finding for finding in head.findings if (finding.path, finding.rule, finding.message) not in old_keys}
    new = [(rule_id, p) for rule_id, p in problems(head, now, changed) if _key(rule_id, p) not in old_keys]
    if new:  # whose finding a collision is depends on what is changed: so look at the base in that light as well
        before = {_key(rule_id, problem) for rule_id, problem in problems(base, now, changed)}
        new = [(rule_id, problem) for rule_id, problem in new if _key(rule_id, problem) not in before]
    return sorted(findings | set(_placed(head, new)))


def _known(base: Loaded, now: date) -> frozenset[object]:
    """What is wrong with a base already, worked out once for all pull requests against it."""
    if now not in base.known:
        keys = {_key(rule_id, problem) for rule_id, problem in problems(base, now, frozenset())}
        base.known[now] = frozenset(keys | {(f.path, f.rule, f.message) for f in base.findings})
    return base.known[now]


def _key(rule_id: str, problem: Problem) -> tuple[str, str, str]:
    """What makes two problems the same one, whatever their lines."""
    return problem.path, rule_id, problem.message


def examine_change(revision: Revision, locator: Locator) -> Iterator[Finding]:
    """What is wrong with a change as such; `locator` finds places in the file as it is now."""
    for rule in RULES.values():
        if rule.stage == "change":
            yield from (place(problem, rule.id, locator) for problem in rule.check(revision))


def _placed(loaded: Loaded, problems: Iterable[tuple[str, Problem]]) -> Iterator[Finding]:
    locators: dict[str, Locator] = {}
    for rule_id, problem in problems:
        if problem.path not in locators:
            locators[problem.path] = loaded.locator(problem.path)
        yield place(problem, rule_id, locators[problem.path])


def problems(loaded: Loaded, now: date, changed: frozenset[str] | None = None) -> Iterator[tuple[str, Problem]]:
    """What the rules say about the community, and about the sound parts of files that are no part of it."""
    faulty = frozenset(_names(loaded))
    yield from _apply(Checkup(loaded.community, now, changed, faulty))
    for part in loaded.salvaged:
        for rule_id, problem in _apply(Checkup(_alone(loaded, part), now, changed, faulty)):
            if problem.path == part.path:
                yield rule_id, problem


def _names(loaded: Loaded) -> Iterator[int | str]:
    """Ids and logins of people whose profile has errors: they have not left."""
    broken = {finding.path for finding in loaded.findings if finding.severity == ERROR}
    for path in {path for path in broken if path.startswith("profiles/")}:
        yield path.rsplit("/", 1)[-1].partition(".")[0].casefold()
    for part in loaded.salvaged:
        if isinstance(part, Profile):
            yield from (part.github_id, part.github.casefold())


def _apply(checkup: Checkup) -> Iterator[tuple[str, Problem]]:
    for rule in RULES.values():
        if rule.stage == "community":
            for problem in rule.check(checkup):
                yield rule.id, problem


def _alone(loaded: Loaded, part: Profile | Agreement) -> Community:
    community = loaded.community
    if isinstance(part, Profile):
        # Without the community's list of skills, or its rules would look through it again for every such file.
        return Community.of(community.settings, replace(community.vocabulary, own=SkillList()), (part,), ())
    return replace(community, agreements=(part,))
