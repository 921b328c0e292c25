"""What a verdict was made from, kept in the address of its status: so that a scheduled run can leave the rest alone.

For: writing and reading `?verdict=DAY.NUMBER-BASE-UPDATED-COUNTS`, one such part for each pull request with that head.
Must not: ask anybody. The head needs no place in it, for a status belongs to one.

An address without a key says that the verdict has to be made again: it is written after something failed.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime
from hashlib import sha256

_ONE = r"[1-9][0-9]{0,9}-[0-9a-f]{12}-[0-9TZ]{16}(?:-[0-9]{1,6}\.[0-9]{1,6}\.[0-9]{1,6})?"
_KEY = re.compile(rf"\?verdict=([0-9]{{8}})(?:T([0-9]{{2}}))?\.(?:({_ONE}(?:_{_ONE})*)|([0-9a-f]{{64}}))\Z")
_TIME = "%Y%m%dT%H%M%SZ"
MOST = 4  # beyond some hundred characters nobody promises that GitHub keeps an address
GIVEN_UP = "?given-up"  # what the address of a verdict ends with that is not made again until the head moves
Counts = tuple[int, int, int]
"""How many comments there are, how many reviews, and how many of those are dismissed: within one second, times alone
don't show that something else has happened."""


@dataclass(frozen=True, slots=True)
class PullState:
    """One pull request when it was judged: the tip of its base, and when it was last updated, our own acts included.

    `counts` are None where nobody has counted.
    """

    number: int
    base: str
    updated: datetime
    counts: Counts | None = None

    def is_for(self, other: PullState) -> bool:
        """Whether both are the same pull request against the same base."""
        return self.number == other.number and self.base[:12] == other.base[:12]

    def covers(self, now: PullState) -> bool:
        """Whether nothing has happened in it since."""
        counted = None in (self.counts, now.counts) or self.counts == now.counts
        return self.is_for(now) and now.updated <= self.updated and counted

    def __str__(self) -> str:
        """How it stands in an address."""
        counts = f"-{'.'.join(map(str, self.counts))}" if self.counts else ""
        return f"{self.number}-{self.base[:12]}-{self.updated.astimezone(UTC).strftime(_TIME)}{counts}"


@dataclass(frozen=True, slots=True)
class Key:
    """The day of a verdict, and all pull requests with its head in the order of their numbers.

    `hour` is set where people have signed something: then it is made again every hour, for GitHub doesn't tell of
    every deletion. More pull requests than an address can hold are known by a `digest` of them.
    """

    day: date
    pulls: tuple[PullState, ...]
    hour: int | None = None
    digest: str = ""

    def covers(self, now: Key) -> bool:
        """Whether nothing has happened since: same day, same bases, and no update that is newer than those known.

        `now` is made in the present hour, whether or not people have signed something.
        """
        if self.day != now.day or self.hour not in (None, now.hour):
            return False
        if self.digest:
            return self.digest == digest_of(now.pulls)
        if len(self.pulls) != len(now.pulls):
            return False
        return all(then.covers(current) for then, current in zip(self.pulls, now.pulls, strict=True))

    def after(self, own: Sequence[datetime | None], counts: Sequence[Counts], last_key: Key | None) -> Key:
        """This key with the times of our own acts, and never older than what is known of the same pull request.

        Our own last act may not show in the list yet, and it must not look like someone else's. `counts` are those
        that the verdict was made from, with our own comment.
        """
        then = {pull.number: pull.updated for pull in last_key.pulls} if last_key else {}
        triples = zip(self.pulls, own, counts, strict=True)
        states = (
            replace(
                pull, updated=max(pull.updated, at or pull.updated, then.get(pull.number, pull.updated)), counts=counted
            )
            for pull, at, counted in triples
        )
        return replace(self, pulls=tuple(states))


def digest_of(states: Sequence[PullState]) -> str:
    """What stands for many pull requests with one head; without their counts, which not everyone knows."""
    return sha256("_".join(str(replace(state, counts=None)) for state in states).encode()).hexdigest()


def address(page: str, key: Key | None) -> str:
    """The address of a status: the page of a pull request, with the key where there is one."""
    if key is None:
        return page
    parts = "_".join(map(str, key.pulls)) if len(key.pulls) <= MOST else digest_of(key.pulls)
    hour = "" if key.hour is None else f"T{key.hour:02}"
    return f"{page}?verdict={key.day:%Y%m%d}{hour}.{parts}"


def read_key(target: str) -> Key | None:
    """The key in an address; None where there is none, or someone wrote one that cannot be read."""
    matched = _KEY.search(target)
    if not matched:
        return None
    try:
        day = datetime.strptime(matched[1], "%Y%m%d").replace(tzinfo=UTC).date()
        states = _pulls(matched[3].split("_")) if matched[3] else ()
    except ValueError:
        return None
    return Key(day, states, int(matched[2]) if matched[2] else None, matched[4] or "")


def _pulls(parts: Sequence[str]) -> tuple[PullState, ...]:
    return tuple(_one(*part.split("-")) for part in parts)


def _one(number: str, base: str, time: str, counts: str = "") -> PullState:
    updated = datetime.strptime(time, _TIME).replace(tzinfo=UTC)
    if not counts:
        return PullState(int(number), base, updated)
    comments, reviews, dismissed = map(int, counts.split("."))
    return PullState(int(number), base, updated, (comments, reviews, dismissed))
