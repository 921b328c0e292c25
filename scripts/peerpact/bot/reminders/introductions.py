"""Introductions: two people get to know each other before they sign anything.

For: the steps about issues that a participant opened through the form. Must not: hold prose, ask why someone says no,
or mention anybody before it is sure that they may be asked.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta

from peerpact.bot.reminders.actions import (
    CLOSE,
    COMMENT,
    COMPLETED,
    DECLINED,
    INTRODUCTION,
    LABEL,
    NOT_PLANNED,
    Snapshot,
    Step,
    Thread,
)
from peerpact.bot.reminders.keys import key, posted_keys
from peerpact.bot.reminders.partnerships import close, commands, quiet
from peerpact.domain.model import Community, Profile
from peerpact.domain.pull_request import Account
from peerpact.text.logins import LOGIN

QUESTION = "Who would you like to meet?"
"""The label of the form's field; GitHub writes it as a heading above the answer."""
DECLINE = "/decline"
MOST_ASKED = 2
REST = timedelta(days=30)  # between two introductions of the same people, whatever became of the first
_ANSWER = re.compile(rf"^### {re.escape(QUESTION)}\s*\n+(?P<answer>.*?)(?=^### |\Z)", re.MULTILINE | re.DOTALL)
_LOGIN = re.compile(rf"(?<![\w./@:-])@?({LOGIN})(?![\w./@:-])")
_LONGEST_ANSWER = 200


@dataclass(slots=True)
class Room:
    """What all introductions of a run share: who has how many open, who has said no to whom, who met lately.

    `met` holds each pair that was introduced and when, None for one that is still open.
    """

    community: Community
    now: date
    open_now: Counter[int]
    refusals: frozenset[tuple[int, int]]
    pairs: frozenset[frozenset[int]]
    met: dict[frozenset[int], date | None]

    def introduced(self, ids: tuple[int, ...], day: date | None) -> None:
        """Remember who met whom; what is open counts before anything that was closed."""
        for other in ids[1:]:
            pair = frozenset((ids[0], other))
            if self.met.get(pair, date.min) is not None:
                self.met[pair] = day

    def is_open(self, first: int, second: int) -> bool:
        """Whether these two are being introduced just now."""
        return self.met.get(frozenset((first, second)), date.min) is None

    def met_recently(self, first: int, second: int) -> bool:
        """Whether these two were introduced not long ago."""
        day = self.met.get(frozenset((first, second)))
        return day is not None and self.now - day < REST


def introduction_steps(community: Community, snapshot: Snapshot, now: date) -> Iterator[Step]:
    """All introductions in the order in which they were opened. Nobody is asked who is paused or inactive."""
    threads = sorted((t for t in snapshot.threads if _is_one(t)), key=lambda thread: thread.number)
    room = Room(community, now, Counter(), frozenset(_refusals(threads)), frozenset(_pairs(community, now)), {})
    for thread in threads:
        room.introduced(_welcomed(thread), None if thread.open else thread.opened)
        if thread.open:
            room.open_now.update(_welcomed(thread))
    for thread in threads:
        yield from _serve(room, thread)


def _is_one(thread: Thread) -> bool:
    return INTRODUCTION in thread.labels and not thread.by_us and bool(_ANSWER.search(_lines(thread.body)))


def _lines(body: str) -> str:
    return body.replace("\r\n", "\n")


def asked_for(body: str) -> tuple[str, ...]:
    """The logins in the form's answer, in the order given, each once."""
    answer = _ANSWER.search(_lines(body))
    names = _LOGIN.findall(answer["answer"][:_LONGEST_ANSWER]) if answer else []
    kept = {name.casefold(): name for name in reversed(names) if name.casefold() != "and"}
    return tuple(reversed(kept.values()))


def _welcomed(thread: Thread) -> tuple[int, ...]:
    """Who was introduced here, the one who asks first; empty before our first comment."""
    return posted_keys(thread.comments).get(key(INTRODUCTION, thread.number), ())


def _decliners(thread: Thread) -> frozenset[int]:
    """Who of the people has said no; the one who asks may take the question back with the same word."""
    ids = _welcomed(thread)
    return frozenset(s.author.id for s in thread.comments if s.author.id in ids and commands(s.body, DECLINE))


def _refusals(threads: list[Thread]) -> Iterator[tuple[int, int]]:
    """Who asked, and who said no; where only the label remembers it, nobody who was asked there is asked again."""
    for thread in threads:
        asker, *others = _welcomed(thread) or (0,)
        decliners = _decliners(thread) & frozenset(others)
        for decliner in decliners or (others if DECLINED in thread.labels else ()):
            yield asker, decliner


def _pairs(community: Community, now: date) -> Iterator[frozenset[int]]:
    for agreement in community.live(now):
        yield from (frozenset((a, b)) for a in agreement.ids for b in agreement.ids if a < b)


def _serve(room: Room, thread: Thread) -> Iterator[Step]:
    refused = key("refused", thread.number)
    if refused in posted_keys(thread.comments):
        yield from close(thread, NOT_PLANNED)
    elif _welcomed(thread):
        yield from _follow(room, thread)
    elif thread.open:
        names = asked_for(thread.body)
        people = [room.community.by_login.get(name.casefold()) for name in names]
        profiles = [profile for profile in people if profile]
        asker = room.community.by_id.get(thread.author.id)
        why = _unclear(names, profiles) or _why_not(room, asker, profiles)
        if why or asker is None:
            yield Step(COMMENT, "refused", refused, thread.number, reason=why, names=names)
            yield Step(CLOSE, "refused", refused, thread.number, reason=NOT_PLANNED)
            return
        team = tuple(Account(profile.github, profile.github_id) for profile in (asker, *profiles))
        ids = tuple(account.id for account in team)
        room.open_now.update(ids)
        room.introduced(ids, None)
        yield Step(COMMENT, INTRODUCTION, key(INTRODUCTION, thread.number), thread.number, people=team, ids=ids)


def _unclear(names: tuple[str, ...], profiles: list[Profile]) -> str:
    if not names or len(names) > MOST_ASKED:
        return "how-many"
    return "unknown" if len(profiles) < len(names) else ""


def _why_not(room: Room, asker: Profile | None, others: list[Profile]) -> str:
    """The first reason against an introduction; empty when there is none."""
    if asker is None:
        return "no-profile"
    me, most = asker.github_id, room.community.settings.introductions.open_at_once
    reasons = {
        "yourself": any(other.github_id == me for other in others),
        "you-pause": asker.status != "open",
        "they-pause": any(other.status != "open" for other in others),
        "said-no": any((me, other.github_id) in room.refusals for other in others),
        "partners": any(frozenset((me, other.github_id)) in room.pairs for other in others),
        "is-open": any(room.is_open(me, other.github_id) for other in others),
        "met-recently": any(room.met_recently(me, other.github_id) for other in others),
        "you-have-many": room.open_now[me] >= most,
        "they-have-many": any(room.open_now[other.github_id] >= most for other in others),
    }
    return next((why for why, holds in reasons.items() if holds), "")


def _follow(room: Room, thread: Thread) -> Iterator[Step]:
    """What comes after our first comment."""
    ids, posted = _welcomed(thread), posted_keys(thread.comments)
    decliners = _decliners(thread)
    if decliners:
        own = key("declined", thread.number)
        if own not in posted and thread.open:
            yield Step(COMMENT, "declined", own, thread.number)
        if decliners - {ids[0]} and DECLINED not in thread.labels:
            yield Step(LABEL, "declined", own, thread.number, label=DECLINED)
        yield from close(thread, NOT_PLANNED)
    elif not thread.open:
        return
    elif not all(person in room.community.by_id for person in ids):
        yield from close(thread, NOT_PLANNED)
    elif all(frozenset((ids[0], other)) in room.pairs for other in ids[1:]):
        yield from close(thread, COMPLETED)
    elif quiet(thread, room.community.settings.reminders.close_days, room.now):
        own = key("quiet", thread.number)
        if own not in posted:
            yield Step(COMMENT, "quiet", own, thread.number)
        yield from close(thread, COMPLETED)
