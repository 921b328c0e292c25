"""A year of 200 partnerships: every thing is said exactly once, to the right people, and to nobody else.

The model beside it goes day by day and compares dates; it knows nothing of keys, windows or lateness.
"""

from __future__ import annotations

import random
import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from datetime import date, timedelta

import pytest

from peerpact.bot.reminders.actions import COMMENT, OPEN, Action, Thread
from peerpact.domain.model import Agreement, Amendment
from peerpact.text.months import months_later
from testing.reminders_world import World, noon, partnership, person

START, DAYS, COUNT = date(2027, 1, 1), 365, 200
_MENTION = re.compile(r"(?<![\w&;])@([A-Za-z0-9-]+)")
_INTRODUCED = re.compile(r"<!-- peerpact:reminder introduction:\d+ (\d+),(\d+) -->")
_KEY = re.compile(r"<!-- peerpact:reminder ([a-z-]+):(\S+?):(\d{4}-\d\d-\d\d) -->")
Expected = Counter[tuple[str, str, date, date]]


@dataclass
class Year:
    """A world that changes by itself, and what a careful person would have said in it."""

    chance: random.Random
    world: World = field(default_factory=World)
    muted: set[str] = field(default_factory=set)
    expected: Expected = field(default_factory=Counter)
    withheld: dict[tuple[str, str, date], date] = field(default_factory=dict)

    def __post_init__(self) -> None:
        people = [person(n) for n in range(1, 2 * COUNT + 21)]
        self.world.people = {p.github_id: p for p in people}
        for n in range(COUNT):
            team = people[2 * n : 2 * n + 2] + ([people[2 * COUNT + n]] if n < 20 else [])
            made = partnership(*team, **self._dates())
            self.world.agreements[made.path] = made

    def _dates(self) -> dict[str, object]:
        starts = START + timedelta(days=self.chance.randrange(-100, 200))
        ends = starts + timedelta(days=self.chance.randrange(30, 300))
        length = (ends - starts).days
        days = sorted(
            {starts + timedelta(days=self.chance.randrange(1, length)) for _ in range(self.chance.randrange(3))}
        )
        return {"starts": starts, "ends": ends, "check_ins": tuple(days)}

    def happens(self, now: date) -> None:
        """Some things that people do on an ordinary day."""
        for act in self.chance.sample([self._ends, self._amends, self._renames, self._leaves, self._mutes], 2):
            path = self.chance.choice(sorted(self.world.agreements))
            act(self.world.agreements[path], now)
        few = [self.world.people[n] for n in range(1, 9) if n in self.world.people]
        who, other = self.chance.sample(few, 2)
        if self.chance.random() < 0.3:
            self.world.asks(who, other.github, now)
        if self.chance.random() < 0.05:
            turned = "open" if who.status == "paused" else "paused"
            self.world.people[who.github_id] = replace(who, status=turned)
        for thread in [t for t in self.world.threads.values() if t.open and _introduced(t)]:
            if self.chance.random() < 0.05:
                self.world.says(
                    thread.number, self.world.people.get(_introduced(thread)[1], other), "/decline", noon(now)
                )

    def _put(self, terms: Agreement) -> None:
        self.world.agreements[terms.path] = terms

    def _ends(self, terms: Agreement, now: date) -> None:
        if terms.ended is None and terms.starts <= now <= terms.ends and self.chance.random() < 0.4:
            self._put(replace(terms, ended=now))

    def _amends(self, terms: Agreement, now: date) -> None:
        """Later dates only, as checks ask for."""
        if terms.ended or terms.ends <= now:
            return
        ends = max(terms.ends, now + timedelta(days=8)) + timedelta(days=self.chance.randrange(1, 60))
        kept = [day for day in terms.check_ins if day <= now]
        fresh = {now + timedelta(days=self.chance.randrange(1, (ends - now).days + 1)) for _ in range(2)}
        noted = (*terms.amendments, Amendment(now, "Other dates"))
        self._put(replace(terms, ends=ends, check_ins=(*kept, *sorted(fresh)), amendments=noted))

    def _renames(self, terms: Agreement, now: date) -> None:
        who = self.world.people.get(terms.partners[0].github_id)
        if who:
            login = f"demo-{who.github_id}-{now.toordinal()}"
            self.world.people[who.github_id] = replace(who, github=login, path=f"profiles/{login}.yml")

    def _leaves(self, terms: Agreement, now: date) -> None:
        if self.chance.random() < 0.3:
            self.world.people.pop(terms.partners[-1].github_id, None)

    def _mutes(self, terms: Agreement, now: date) -> None:
        mine = [thread.number for thread in self.world.own() if f":{terms.path}:" in thread.body.split("\n")[0]]
        who = self.world.people.get(terms.partners[0].github_id)
        if mine and who:
            word = "/unmute" if terms.path in self.muted else "/mute"
            self.world.says(self.chance.choice(mine), who, f"Thank you\n\n{word}", noon(now, -60))
            (self.muted.discard if word == "/unmute" else self.muted.add)(terms.path)

    def speaks(self, now: date) -> None:
        """What a careful person would say today."""
        for terms in self.world.agreements.values():
            here = {partner.github_id for partner in terms.partners} <= self.world.people.keys()
            early = terms.ended is not None and terms.ended < terms.ends
            for kind, dated in _today(terms, now) if here and not early else ():
                if terms.path in self.muted:
                    self.withheld[kind, terms.path, dated] = now
                else:
                    self.expected[kind, terms.path, dated, now] += 1


def _today(terms: Agreement, now: date) -> Iterator[tuple[str, date]]:
    if terms.starts <= now <= terms.ends and terms.ended != now:
        if now == terms.starts + timedelta(days=10):
            yield "first-meeting", terms.starts
        if now in terms.check_ins:
            yield "check-in", now
        if now == max(terms.starts, terms.ends - timedelta(days=7)):
            yield "ending", terms.ends
    if now == months_later(terms.ends, 3):
        yield "follow-up", terms.ends


def said(world: World) -> Expected:
    """What reminders did say, as the model counts it."""
    found: Expected = Counter()
    for day, action in world.log:
        if action.verb == OPEN:
            match = _KEY.match(action.body)
            assert match, action.body[:200]
            found[match[1], match[2], date.fromisoformat(match[3]), day] += 1
    return found


@pytest.mark.parametrize("seed", [1, 2])
def test_in_a_year_each_thing_is_said_exactly_once_and_to_nobody_who_left(seed: int) -> None:
    chance = random.Random(seed)  # noqa: S311 - a story, not a secret
    year = Year(chance)
    world = year.world
    for offset in range(-100, DAYS):
        now = START + timedelta(days=offset)
        if offset >= 0:
            year.happens(now)
        year.speaks(now)
        if chance.random() < 0.15:  # a run that is cut off somewhere, and the next one of the same hour
            world.run(now, lambda planned: chance.randrange(len(planned) + 1))
        before = len(world.log)
        world.run(now)
        _look(world, world.log[before:])
        _look_at_introductions(world, now)
        if chance.random() < 0.1:
            for _ in range(3):
                assert world.run(now) == []
    counted = said(world)
    assert not year.expected - counted
    for (kind, path, dated, day), times in (counted - year.expected).items():  # caught up after /unmute
        assert times == 1
        assert timedelta() < day - year.withheld[kind, path, dated] <= timedelta(days=30)
    assert len({found[:3] for found in counted}) == sum(counted.values())
    assert sum(year.expected.values()) > 300
    assert {kind for kind, *_ in year.expected} == {"first-meeting", "check-in", "ending", "follow-up"}
    comments = Counter(action.key for _, action in world.log if action.verb == COMMENT)
    kinds = {own.partition(":")[0] for own in comments}
    assert kinds == {"introduction", "refused", "declined", "quiet", "muted"}
    assert max(comments.values()) == 1


def _introduced(thread: Thread) -> tuple[int, ...]:
    found = [match for one in thread.comments if one.by_us and (match := _INTRODUCED.match(one.body))]
    return (int(found[0][1]), int(found[0][2])) if found else ()


def _look_at_introductions(world: World, now: date) -> None:
    """Nobody has too many open, nobody who pauses is asked, and no means no to the same person."""
    met = {t.number: _introduced(t) for t in world.threads.values() if _introduced(t)}
    here = Counter(one for number, ids in met.items() if world.threads[number].open for one in ids)
    assert max(here.values(), default=0) <= world.settings.introductions.open_at_once
    for day, action in world.log[::-1]:
        if day < now:
            return
        if action.key.startswith("introduction:"):
            asker, asked = met[action.number]
            assert world.people[asked].status == "open"
            before = [n for n, ids in met.items() if ids == (asker, asked) and n < action.number]
            assert not any("declined" in world.threads[number].labels for number in before)


def _look(world: World, done: list[tuple[date, Action]]) -> None:
    """Only people who are there are told, by the name that they bear today."""
    here = {p.github for p in world.people.values()}
    for _, action in done:
        assert set(_MENTION.findall(action.body)) <= here


def test_after_the_year_no_issue_stays_open() -> None:
    world = World.of([person(1), person(2)], [partnership(person(1), person(2))])
    for offset in range(500):
        world.run(date(2027, 1, 1) + timedelta(days=offset))
    assert [action.verb for _, action in world.log].count(OPEN) == 5
    assert not any(thread.open for thread in world.threads.values())


@pytest.mark.parametrize("step", [2, 5, 12, 29])
def test_a_schedule_that_runs_seldom_still_says_each_thing_at_most_once(step: int) -> None:
    world = World.of([person(1), person(2)], [partnership(person(1), person(2))])
    for offset in range(0, 500, step):
        world.run(date(2027, 1, 1) + timedelta(days=offset))
    counted = said(world)
    assert max(counted.values()) == 1
    assert {kind for kind, *_ in counted} >= {"check-in", "follow-up"}
    assert all(day - due <= timedelta(days=30) for kind, _, due, day in counted if kind == "check-in")
