"""What a verdict was made from, kept in the address of its status: so that a sweep can leave the rest alone.

For: writing and reading `?verdict=DAY.NUMBER-BASE-UPDATED`, one such part for each pull request with that head.
Must not: ask anybody. The head needs no place in it, for a status belongs to one.

An address without a key says that the verdict has to be made again: it is written after something failed.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime

_ONE = r"[1-9][0-9]{0,9}-[0-9a-f]{12}-[0-9TZ]{16}"
_KEY = re.compile(rf"\?verdict=([0-9]{{8}})\.({_ONE}(?:_{_ONE})*)\Z")
_TIME = "%Y%m%dT%H%M%SZ"
MOST = 4  # beyond some hundred characters nobody promises that GitHub keeps an address


@dataclass(frozen=True, slots=True)
class Seen:
    """One pull request when it was judged: the tip of its base, and when it was last updated, our own acts included."""

    number: int
    base: str
    updated: datetime

    def is_for(self, other: Seen) -> bool:
        """Whether both are the same pull request against the same base."""
        return self.number == other.number and self.base[:12] == other.base[:12]


@dataclass(frozen=True, slots=True)
class Key:
    """The day of a verdict, and all pull requests with its head in the order of their numbers."""

    day: date
    seen: tuple[Seen, ...]

    def covers(self, now: Key) -> bool:
        """Whether nothing has happened since: same day, same bases, and no update that is newer than those known."""
        if self.day != now.day or len(self.seen) != len(now.seen):
            return False
        both = zip(self.seen, now.seen, strict=True)
        return all(then.is_for(it) and it.updated <= then.updated for then, it in both)

    def after(self, own: Sequence[datetime | None], known: Key | None) -> Key:
        """This key with the times of our own acts, and never older than what is known of the same pull request.

        Our own last act may not show in the list yet, and it must not look like somebody else's.
        """
        then = {it.number: it.updated for it in known.seen} if known else {}
        pairs = zip(self.seen, own, strict=True)
        seen = (
            replace(it, updated=max(it.updated, at or it.updated, then.get(it.number, it.updated))) for it, at in pairs
        )
        return Key(self.day, tuple(seen))


def address(page: str, key: Key | None) -> str:
    """The address of a status: the page of a pull request, with the key where there is one."""
    if key is None or len(key.seen) > MOST:
        return page
    parts = "_".join(f"{one.number}-{one.base[:12]}-{one.updated.astimezone(UTC).strftime(_TIME)}" for one in key.seen)
    return f"{page}?verdict={key.day:%Y%m%d}.{parts}"


def read_key(target: str) -> Key | None:
    """The key in an address; None where there is none, or somebody wrote one that cannot be read."""
    found = _KEY.search(target)
    if not found:
        return None
    try:
        return Key(datetime.strptime(found[1], "%Y%m%d").replace(tzinfo=UTC).date(), _seen(found[2].split("_")))
    except ValueError:
        return None


def _seen(parts: Sequence[str]) -> tuple[Seen, ...]:
    pairs = [part.split("-") for part in parts]
    return tuple(
        Seen(int(number), base, datetime.strptime(time, _TIME).replace(tzinfo=UTC)) for number, base, time in pairs
    )
