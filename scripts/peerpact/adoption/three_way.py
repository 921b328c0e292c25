"""What an upgrade does with one file: a decision from the text Peerpact wrote, today's, and the new one.

For: `decide` for a file that belongs to Peerpact, and `decide_seed` for one that was written once and belongs to the
community. Must not: merge (a workflow with conflict marks would stop the bot without a word), or read a file.
All three texts are known by their ids; None stands for a file that isn't there.
"""

from __future__ import annotations

from dataclasses import dataclass, replace

from peerpact.adoption.origin import Mark

NOTHING, WRITE, REMOVE = "nothing", "write", "remove"
"""What happens to the file itself."""

SAME, ADDED, UPDATED, REMOVED, EDITED, DELETED, SETTLED, FOREIGN, DROPPED, MOVED_ON = (
    "same",
    "added",
    "updated",
    "removed",
    "edited",
    "deleted",
    "settled",
    "foreign",
    "dropped",
    "moved on",
)
"""Why, in one word each.

`edited`: the community changed it, so it stays and the difference is shown. `deleted`: the community took it out, so
it stays out. `settled`: edited, and the community has said that its own text stays. `foreign`: a file of that name is
there that Peerpact never wrote. `dropped`: edited, and this version of Peerpact doesn't have the file any more.
`moved on`: a file of the community's own whose first text has a newer version.
"""

UNSETTLED = (EDITED, FOREIGN, DROPPED)
"""The reasons that `peerpact check` warns about until someone settles them."""


@dataclass(frozen=True, slots=True)
class Decision:
    """What to do, why, and the mark that the file has afterwards; None when it is forgotten."""

    action: str
    reason: str
    mark: Mark | None


def decide(mark: Mark | None, today: str | None, new: str | None) -> Decision:
    """What becomes of one of Peerpact's own files. Never `write` or `remove` where someone's edit would be lost."""
    if mark is None:
        return _unknown(today, new)
    if today is None:
        return Decision(NOTHING, DELETED if new else REMOVED, mark if new else None)
    if new is None:
        return Decision(REMOVE, REMOVED, None) if today == mark.written else Decision(NOTHING, DROPPED, mark)
    if today == new:
        return Decision(NOTHING, SAME, Mark(new))
    if today == mark.written:
        return Decision(WRITE, UPDATED, Mark(new))
    return Decision(NOTHING, SETTLED if mark.kept == new else EDITED, mark)


def _unknown(today: str | None, new: str | None) -> Decision:
    """A file that Peerpact has no memory of: new in this version, or a namesake."""
    if new is None:
        return Decision(NOTHING, SAME, None)
    if today is None:
        return Decision(WRITE, ADDED, Mark(new))
    return Decision(NOTHING, SAME, Mark(new)) if today == new else Decision(NOTHING, FOREIGN, None)


def decide_seed(mark: Mark | None, today: str | None, new: str | None) -> Decision:
    """What becomes of a file that Peerpact wrote once: it's the community's, so nothing but a word about news.

    A seed that is new in this version is written only where there's no file of its name.
    """
    if mark is None:
        if new and today is None:
            return Decision(WRITE, ADDED, Mark(new))
        return Decision(NOTHING, SAME, Mark(new) if new and today == new else None)
    if new is None or today is None or new in (mark.written, mark.kept, today):
        reason = DELETED if new and today is None else SAME
        return Decision(NOTHING, reason, Mark(new) if new and new == today else mark)
    return Decision(NOTHING, MOVED_ON, mark)


def settle(mark: Mark | None, new: str) -> Mark:
    """The mark after a community decided to keep its own text beside `new`."""
    return replace(mark, kept=new) if mark else Mark(new, new)
