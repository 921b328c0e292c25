"""What is said to partners, when they want to hear nothing, and when an issue has done its work.

For: the steps about partnerships. Must not: hold prose, or ask anybody why.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta

from peerpact.bot.reminders.actions import (
    CLOSE,
    COMMENT,
    COMPLETED,
    LABEL,
    MUTED,
    OPEN,
    UNLABEL,
    Snapshot,
    Step,
    Thread,
)
from peerpact.bot.reminders.due_dates import KINDS, due_now, ended_early
from peerpact.bot.reminders.keys import all_keys, key, own_key, posted_keys
from peerpact.domain.model import Agreement, Community
from peerpact.domain.pull_request import Account
from peerpact.signing.commands import plain_lines

MUTE, UNMUTE = "/mute", "/unmute"
Threads = tuple[Thread, ...]


@dataclass(frozen=True, slots=True)
class Wish:
    """The newest `/mute` or `/unmute` of a partner, and the issues in which a partner has muted."""

    muted: bool
    told_in: frozenset[int] = frozenset()
    newest_in: int = 0


def partnership_steps(community: Community, snapshot: Snapshot, now: date) -> Iterator[Step]:
    """Everything about partnerships, in path order; last the issues whose agreement is not there any more."""
    posted = frozenset(all_keys(snapshot.threads))
    ours = _by_agreement(community, snapshot.threads)
    for agreement in community.agreements:
        threads = ours.get(agreement.path, ())
        wish = _wish(agreement, threads)
        yield from _mute(agreement, threads, wish)
        over = wish.muted or ended_early(agreement) or bool(community.departed(agreement))
        for moment in due_now(community, agreement, now):
            if moment.key not in posted and not wish.muted:
                partners = people(community, agreement)
                yield Step(OPEN, moment.kind, moment.key, people=partners, agreement=agreement, due=moment.due)
        for thread in threads:
            if over or quiet(thread, community.settings.reminders.close_days, now):
                yield from close(thread)
    for thread in ours.get("", ()):
        yield from close(thread)


def _by_agreement(community: Community, threads: Threads) -> dict[str, Threads]:
    """Our issues about partnerships by the path of the agreement, in the order of their numbers; `""`: none known."""
    paths = {key("", agreement.path): agreement.path for agreement in community.agreements}
    by_path: dict[str, Threads] = defaultdict(tuple)
    for thread in sorted(threads, key=lambda thread: thread.number):
        kind, _, rest = own_key(thread).partition(":")
        if kind in KINDS:
            by_path[paths.get(f":{rest.rpartition(':')[0]}", "")] += (thread,)
    return by_path


def people(community: Community, agreement: Agreement) -> tuple[Account, ...]:
    """The partners by their present usernames, without those who have left."""
    profiles = [community.partner_profile(partner) for partner in agreement.partners]
    return tuple(Account(profile.github, profile.github_id) for profile in profiles if profile)


def _wish(agreement: Agreement, threads: Threads) -> Wish:
    """What the partners want. Nobody else's command counts; the label remembers what is too old to be read."""
    wishes = [
        (comment.at, thread.number, command)
        for thread in threads
        for comment in thread.comments
        if comment.author.id in agreement.ids and not comment.by_us
        for command in commands(comment.body, MUTE, UNMUTE)
    ]
    if not wishes:
        return Wish(any(MUTED in thread.labels for thread in threads))
    _, newest_in, command = max(wishes)
    told_in = frozenset(number for _, number, command in wishes if command == MUTE)
    return Wish(command == MUTE, told_in, newest_in)


def commands(body: str, *words: str) -> tuple[str, ...]:
    """Those of the words that stand alone on a line: not quoted, not in code, not in an HTML comment."""
    if not any(word in body for word in words):
        return ()
    return tuple(line for line in plain_lines(body) if line in words)


def _mute(agreement: Agreement, threads: Threads, wish: Wish) -> Iterator[Step]:
    """Remember a wish by a label, and say that it was heard."""
    for thread in threads:
        labelled, heard = MUTED in thread.labels, key("muted", agreement.path, thread.number)
        if wish.muted and thread.number == wish.newest_in and heard not in posted_keys(thread.comments):
            yield Step(COMMENT, "muted", heard, thread.number, agreement=agreement)
        if wish.muted and thread.number in wish.told_in and not labelled:
            yield Step(LABEL, "muted", heard, thread.number, label=MUTED)
        if not wish.muted and labelled:
            yield Step(UNLABEL, "unmuted", heard, thread.number, label=MUTED)


def close(thread: Thread, reason: str = COMPLETED) -> Iterator[Step]:
    """Close what's open, without a comment."""
    if thread.open:
        yield Step(CLOSE, "done", own_key(thread), thread.number, reason=reason)


def quiet(thread: Thread, days: int, now: date) -> bool:
    """Whether nobody has said anything for so many days."""
    last = max([thread.opened, *(comment.at.date() for comment in thread.comments)])
    return now - last >= timedelta(days=days)
