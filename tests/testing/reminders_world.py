"""A small world for reminders: a community that changes, and issues as GitHub would keep them.

For: tests that let time pass. Must not: know when something is to be said.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field, replace
from datetime import UTC, date, datetime, time, timedelta

from peerpact.bot.reminders import reminders
from peerpact.bot.reminders.actions import (
    CLOSE,
    COMMENT,
    DECLINED,
    LABEL,
    MUTED,
    OPEN,
    REMINDER,
    Action,
    PostedComment,
    Snapshot,
    Thread,
    Unsigned,
)
from peerpact.domain.model import Agreement, Community, Goal, Offer, Partner, Profile, Seek, Sessions
from peerpact.domain.pull_request import Account
from peerpact.domain.settings import Settings
from peerpact.domain.vocabulary import Skill, Vocabulary
from peerpact.text.forge_links import Places

BOT = Account("github-actions[bot]", 41898282)
PLACES = Places("example/mentoring", live=True)
SETTINGS = Settings(name="Example mentors", repository="example/mentoring")
SKILLS = Vocabulary.of((Skill("css", "CSS"), Skill("rust", "Rust")))
WINDOW = timedelta(days=45)


def person(number: int, **changes: object) -> Profile:
    """A participant with changes."""
    sound = Profile(
        f"profiles/demo-{number}.yml", f"demo-{number}", number, f"Person {number}", "Europe/Berlin", ("en",),
        (Offer("css", "advanced"),), (Seek("rust", "beginner"),),
    )  # fmt: skip
    return replace(sound, **changes)  # type: ignore[arg-type]


def partnership(*people: Profile, **changes: object) -> Agreement:
    """A partnership from January to June 2027 with check-ins in February and April, with changes."""
    partners = tuple(Partner(p.github, p.github_id, ("css",), (Goal("rust", "a", "b"),)) for p in people)
    slug = "--".join(p.github for p in people)
    sound = Agreement(
        f"agreements/2027-{slug}.yml", partners, date(2027, 1, 1), date(2027, 6, 30),
        Sessions(2, "week", 60, people[0].github), (date(2027, 2, 10), date(2027, 4, 1)), 1,
    )  # fmt: skip
    return replace(sound, **changes)  # type: ignore[arg-type]


def noon(day: date, minutes: int = 0) -> datetime:
    """A moment of a day."""
    return datetime.combine(day, time(12), UTC) + timedelta(minutes=minutes)


@dataclass
class World:
    """People, agreements, issues and a log of everything that reminders did."""

    people: dict[int, Profile] = field(default_factory=dict)
    agreements: dict[str, Agreement] = field(default_factory=dict)
    threads: dict[int, Thread] = field(default_factory=dict)
    touched: dict[int, date] = field(default_factory=dict)
    unsigned: tuple[Unsigned, ...] = ()
    changed: Mapping[str, date] = field(default_factory=dict)
    settings: Settings = SETTINGS
    log: list[tuple[date, Action]] = field(default_factory=list)

    @classmethod
    def of(cls, people: Iterable[Profile], agreements: Iterable[Agreement] = (), **more: object) -> World:
        """A world with these people and agreements."""
        found = cls({p.github_id: p for p in people}, {a.path: a for a in agreements})
        for name, value in more.items():
            setattr(found, name, value)
        return found

    def community(self) -> Community:
        """The community as it stands."""
        profiles = tuple(sorted(self.people.values(), key=lambda p: p.path))
        return Community.of(self.settings, SKILLS, profiles, tuple(self.agreements[p] for p in sorted(self.agreements)))

    def seen(self, now: date) -> Snapshot:
        """What the network room brings: what is open, moved lately, or has a label of memory."""
        kept = tuple(
            thread
            for thread in self.threads.values()
            if thread.open or thread.labels & {MUTED, DECLINED} or now - self.touched[thread.number] <= WINDOW
        )
        return Snapshot(kept, self.unsigned, self.changed)

    def plan(self, now: date) -> tuple[Action, ...]:
        """What reminders would do today."""
        return reminders(self.community(), self.seen(now), now, PLACES)

    def run(self, now: date, cut: Callable[[tuple[Action, ...]], int] = len) -> list[Action]:
        """Let reminders do it, or only the first few things of it; returns what was done."""
        planned = self.plan(now)
        done = list(planned[: cut(planned)])
        for action in done:
            self.log.append((now, action))
            self._do(action, now)
        return done

    def _do(self, action: Action, now: date) -> None:
        if action.verb == OPEN:
            self._add(Thread(self._next(), BOT, True, action.body, frozenset(action.labels), True, now), now)
            return
        thread = next((t for t in self.threads.values() if t.number == action.number), None)
        if thread is None:
            assert action.verb == COMMENT
            self.unsigned = tuple(
                replace(u, comments=(*u.comments, PostedComment(BOT, True, action.body, noon(now))))
                if u.number == action.number
                else u
                for u in self.unsigned
            )
        elif action.verb == COMMENT:
            self._add(
                replace(thread, comments=(*thread.comments, PostedComment(BOT, True, action.body, noon(now)))), now
            )
        elif action.verb == CLOSE:
            self._add(replace(thread, open=False), now)
        else:
            change = thread.labels | {*action.labels} if action.verb == LABEL else thread.labels - {*action.labels}
            self._add(replace(thread, labels=frozenset(change)), now)

    def _next(self) -> int:
        return max([100, *self.threads]) + 1

    def _add(self, thread: Thread, now: date) -> None:
        self.threads[thread.number] = thread
        self.touched[thread.number] = now

    def says(self, number: int, who: Profile, body: str, at: datetime) -> None:
        """Someone comments."""
        said = PostedComment(Account(who.github, who.github_id), False, body, at)
        self._add(replace(self.threads[number], comments=(*self.threads[number].comments, said)), at.date())

    def asks(self, who: Profile, to: str, now: date) -> int:
        """Someone opens an introduction through the form; returns its number."""
        body = f"### Who would you like to meet?\n\n{to}\n\n### A first line\n\n_No response_"
        author = Account(who.github, who.github_id)
        thread = Thread(self._next(), author, False, body, frozenset({"introduction"}), True, now)
        self._add(thread, now)
        return thread.number

    def own(self) -> list[Thread]:
        """The issues that reminders opened."""
        return [thread for thread in self.threads.values() if thread.by_us and REMINDER in thread.labels]
