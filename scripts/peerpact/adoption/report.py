"""An upgrade in words: for the terminal, and as the text of a pull request.

For: `summary` and `pull_request_text`. Must not: decide. What a community wrote is shown as a bounded difference.
"""

from __future__ import annotations

import difflib
from collections.abc import Iterator, Mapping, Sequence

from peerpact.adoption.three_way import (
    ADDED,
    DELETED,
    DROPPED,
    EDITED,
    FOREIGN,
    MOVED_ON,
    REMOVED,
    SETTLED,
    UPDATED,
)
from peerpact.adoption.upgrade import Step, UpgradePlan
from peerpact.text.escape import terminal

_MOST_LINES = 120
_LABELS = {
    UPDATED: "renewed",
    ADDED: "new",
    REMOVED: "removed, for Peerpact doesn't use it any more",
    EDITED: "you changed it, so it stays as it is",
    SETTLED: "yours, as you decided",
    FOREIGN: "a file of yours has this name, so Peerpact's was not written",
    DROPPED: "you changed it, and Peerpact doesn't use it any more",
    DELETED: "you deleted it, and it stays deleted",
    MOVED_ON: "yours; Peerpact's text for it has moved on",
}


def summary(plan: UpgradePlan, today: Mapping[str, bytes], wanted: Mapping[str, bytes]) -> Iterator[str]:
    """A line for each file that has something to be said, and below it the difference where someone has to look."""
    for step in plan.steps:
        if label := _LABELS.get(step.decision.reason):
            yield f"{terminal(step.old or step.path)}: {label}{_renamed(step)}"
            if step in plan.unsettled:
                yield from _difference(step, today, wanted)
                yield from _advice(step)


def _renamed(step: Step) -> str:
    return f" (it's called {step.path} now)" if step.old else ""


def _difference(step: Step, today: Mapping[str, bytes], wanted: Mapping[str, bytes]) -> Iterator[str]:
    """From the community's text to Peerpact's, in so many lines at most."""
    if step.path not in wanted:
        return
    texts = [_lines(files.get(path)) for files, path in ((today, step.old or step.path), (wanted, step.path))]
    if None in texts:
        yield "    (yours isn't a text file)"
        return
    yours, ours = (text or [] for text in texts)
    lines = list(difflib.unified_diff(yours, ours, "yours", "Peerpact's", n=1, lineterm=""))
    yield from (f"    {terminal(line)}" for line in lines[:_MOST_LINES])
    if len(lines) > _MOST_LINES:
        yield f"    … and {len(lines) - _MOST_LINES:,} more lines"


def _lines(content: bytes | None) -> list[str] | None:
    try:
        return (content or b"").decode("utf-8").splitlines()
    except UnicodeDecodeError:
        return None


def _advice(step: Step) -> Iterator[str]:
    if step.decision.reason == MOVED_ON:
        yield f"    Take over what you like, then: peerpact upgrade --keep {step.path}"
        yield f"    Or have Peerpact's text in place of yours: peerpact upgrade --take {step.path}"
    elif step.decision.reason == DROPPED:
        yield f"    Delete it, or say that it stays: peerpact upgrade --keep {step.path}"
    else:
        yield f"    To settle it: peerpact upgrade --keep {step.path} (yours stays) or --take {step.path} (Peerpact's)"


def pull_request_text(plan: UpgradePlan, before: str, migrated: Sequence[str]) -> str:
    """The text of the pull request that proposes an upgrade, as Markdown."""
    groups = {
        "Renewed": [step for step in plan.steps if step.decision.reason in (UPDATED, ADDED)],
        "Removed": [step for step in plan.steps if step.decision.reason == REMOVED],
        "Left alone, please look": list(plan.unsettled),
    }
    version = plan.origin.version
    again = f"Peerpact's files of version {version}, as your settings and decisions are today."
    parts = [again if before == version else f"Peerpact {version} instead of {before or 'an earlier version'}."]
    for title, steps in groups.items():
        if steps:
            items = "\n".join(f"- `{step.old or step.path}`: {_LABELS[step.decision.reason]}" for step in steps)
            parts.append(f"### {title}\n\n{items}")
    if migrated:
        parts.append("### Brought to today's format\n\n" + "\n".join(f"- {sentence}" for sentence in migrated))
    parts.append("Written by `peerpact upgrade`. Profiles and agreements weren't touched.")
    return "\n\n".join(parts) + "\n"
