"""What an upgrade does to a community's files: a plan, from the files as they are and as they should be.

For: `plan_upgrade`, pure. Must not: touch a file. Whatever the plan would overwrite or remove is a text that Peerpact
wrote itself; everything else stays and is told.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass, field, replace

from peerpact.adoption.manifest import QUIET, RENAMED
from peerpact.adoption.origin import Mark, Origin
from peerpact.adoption.three_way import (
    MOVED_ON,
    NOTHING,
    REMOVE,
    UNSETTLED,
    WRITE,
    Decision,
    decide,
    decide_seed,
    settle,
)
from peerpact.domain.errors import OperatorError
from peerpact.site.translations import blob_id

Files = Mapping[str, bytes]


@dataclass(frozen=True, slots=True)
class Step:
    """One file and what was decided about it. `old` is the path that it had before, where it was renamed."""

    path: str
    decision: Decision
    old: str = ""


@dataclass(frozen=True, slots=True)
class UpgradePlan:
    """What to write and what to remove, what was decided about every file, and the memory afterwards."""

    writes: dict[str, bytes] = field(default_factory=dict)
    removals: tuple[str, ...] = ()
    steps: tuple[Step, ...] = ()
    origin: Origin = field(default_factory=Origin)

    @property
    def unsettled(self) -> tuple[Step, ...]:
        """The files that someone has to look at: edited ones of Peerpact's, and seeds whose source moved on."""
        return tuple(step for step in self.steps if step.decision.reason in (*UNSETTLED, MOVED_ON))


def plan_upgrade(
    origin: Origin, today: Files, own: Files, seeds: Files, version: str, source: str, taken: Collection[str] = ()
) -> UpgradePlan:
    """Decide about every file. `today` holds the repository's files by path, as far as they matter here; `own` and
    `seeds` hold the texts that this version of Peerpact wants, by path. Seeds are replaced where they're `taken`."""
    marks, renamed = _follow(origin.files, today, own)
    writes: dict[str, bytes] = {}
    removals: list[str] = []
    steps: list[Step] = []
    after: dict[str, Mark] = {}
    for path in sorted({*marks, *own, *seeds}):
        rule = decide_seed if path in seeds and path not in taken else decide
        wanted = seeds[path] if path in seeds else own.get(path)
        old = renamed.get(path, "")
        place = old if old in today and path not in today else path
        decision = rule(marks.get(path), _id(today.get(place)), _id(wanted))
        if decision.action == WRITE and wanted is not None:
            writes[path] = wanted
        if decision.action == REMOVE or (decision.action == WRITE and place != path):
            removals.append(place)
        if decision.mark:
            after[path] = decision.mark
        if not (path in QUIET and decision.reason == MOVED_ON):
            steps.append(Step(path, decision, place if place != path else ""))
    kept = Origin(version, source, _unmoved(after, steps))
    return UpgradePlan(writes, tuple(sorted(removals)), tuple(steps), kept)


def _follow(marks: Mapping[str, Mark], today: Files, own: Files) -> tuple[dict[str, Mark], dict[str, str]]:
    """The marks under the paths of today, and today's path -> the earlier path."""
    moved, renamed = dict(marks), {}
    for before, now in RENAMED.items():
        if before in moved and now in own and now not in moved and now not in today:
            moved[now] = moved.pop(before)
            renamed[now] = before
    return moved, renamed


def _unmoved(after: Mapping[str, Mark], steps: list[Step]) -> dict[str, Mark]:
    """The marks, those of files that were left under their earlier name under that name."""
    stayed = {step.path: step.old for step in steps if step.old and step.decision.action == NOTHING}
    return {stayed.get(path, path): mark for path, mark in after.items()}


def _id(content: bytes | None) -> str | None:
    return None if content is None else blob_id(content)


def origin_of(own: Files, seeds: Files, version: str, source: str) -> Origin:
    """The memory of a repository that was just written."""
    marks = {path: Mark(blob_id(content)) for path, content in {**own, **seeds}.items()}
    return Origin(version, source, marks)


def settle_file(origin: Origin, today: Files, wanted: Files, path: str, *, take: bool) -> Origin:
    """The memory after someone decided about one file, by its path of today or its earlier one.

    `take`: the plan that follows puts Peerpact's text in place of the community's, which stays otherwise.
    Raises OperatorError for a path that isn't Peerpact's, and for data that nothing may take the place of.
    """
    place = RENAMED.get(path, path)
    if place not in wanted and path not in origin.files:
        raise OperatorError(f"{path} isn't a file that Peerpact wrote.", "Name it as the list of the upgrade does.")
    if take and path in QUIET:
        raise OperatorError(f"{path} is your community's own.", "Edit it yourself; an upgrade never replaces it.")
    marks = dict(origin.files)
    earlier = [before for before, now in RENAMED.items() if now == place and before in marks]
    name = next((candidate for candidate in (path, *earlier) if candidate in marks), place)
    current = today.get(name)
    if not take and place in wanted:
        marks[name] = settle(marks.get(name), blob_id(wanted[place]))
    else:
        marks.pop(name, None)  # kept although Peerpact doesn't have it any more: from now on it's theirs alone
        if take and current is not None:
            marks[name] = Mark(blob_id(current))  # as if Peerpact had written it, so that it may be replaced
    return replace(origin, files=marks)
