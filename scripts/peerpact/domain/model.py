"""The vocabulary of a community as frozen values.

For: the words that every other package uses. Must not: read files, know YAML,
ask the clock, or import anything but the standard library.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date

from peerpact.domain.choices import FORMATS as FORMATS
from peerpact.domain.choices import LEVELS as LEVELS
from peerpact.domain.choices import REACHED as REACHED
from peerpact.domain.settings import Settings
from peerpact.domain.vocabulary import Vocabulary
from peerpact.domain.weekly_hours import Window


@dataclass(frozen=True, slots=True)
class Offer:
    """A skill that a participant teaches. `skill` is an id of the vocabulary, or a folded unknown."""

    skill: str
    level: str
    note: str = ""


@dataclass(frozen=True, slots=True)
class Seek:
    """A skill that a participant wants to learn; `level` is where the learner stands today."""

    skill: str
    level: str
    goal: str = ""


@dataclass(frozen=True, slots=True)
class Availability:
    """When a participant has time. `hours_per_month` in hours (None: not said), windows in local time."""

    hours_per_month: float | None = None
    windows: tuple[Window, ...] = ()
    asynchronous: bool = False


@dataclass(frozen=True, slots=True)
class Training:
    """A module of the training guides that a participant has finished."""

    guide: str
    completed: date


@dataclass(frozen=True, slots=True)
class Profile:
    """A participant: `profiles/**/<login>.yml`. `path` is relative to the community's root."""

    path: str
    github: str
    github_id: int
    name: str
    timezone: str
    languages: tuple[str, ...]
    offers: tuple[Offer, ...] = ()
    seeks: tuple[Seek, ...] = ()
    pronouns: str = ""
    availability: Availability = Availability()
    formats: tuple[str, ...] = ()
    capacity: int = 1
    status: str = "open"
    contact: str = ""
    about: str = ""
    training: tuple[Training, ...] = ()


@dataclass(frozen=True, slots=True)
class Goal:
    """A learning goal: the skill, what the learner wants to be able to do, and how both will see it."""

    learn: str
    goal: str
    evidence: str


@dataclass(frozen=True, slots=True)
class Partner:
    """One side of an agreement. The id resolves the person; the login is only shown."""

    github: str
    github_id: int
    offers: tuple[str, ...]
    goals: tuple[Goal, ...]


@dataclass(frozen=True, slots=True)
class Sessions:
    """The rhythm: every `count` `unit`s (`week` or `month`), `minutes` long, who learns first."""

    count: int
    unit: str
    minutes: int
    first_to_learn: str

    @property
    def every(self) -> str:
        """The rhythm as a file has it: `1 week`, `2 weeks`."""
        return f"{self.count} {self.unit}{'s' if self.count > 1 else ''}"


@dataclass(frozen=True, slots=True)
class GroundRules:
    """Optional house rules of a partnership; `response_days` in days."""

    response_days: int | None = None
    missed_sessions: str = ""
    recording: bool | None = None


@dataclass(frozen=True, slots=True)
class Amendment:
    """A dated change to a signed agreement, in the partners' words."""

    on: date
    what: str


@dataclass(frozen=True, slots=True)
class Outcome:
    """What one partner says came of it."""

    github: str
    reached: str
    learned: str = ""
    next: str = ""


@dataclass(frozen=True, slots=True)
class Agreement:
    """The written terms of one partnership: `agreements/**/<slug>.yml`."""

    path: str
    partners: tuple[Partner, ...]
    starts: date
    ends: date
    sessions: Sessions
    check_ins: tuple[date, ...]
    terms: int
    ground_rules: GroundRules = GroundRules()
    channel: str = ""
    amendments: tuple[Amendment, ...] = ()
    ended: date | None = None
    outcome: tuple[Outcome, ...] = ()

    @property
    def slug(self) -> str:
        """The file's name without folder and ending."""
        return self.path.rsplit("/", 1)[-1].rsplit(".", 1)[0]

    @property
    def ids(self) -> frozenset[int]:
        """The partners' numeric ids."""
        return frozenset(partner.github_id for partner in self.partners)

    def ended_early(self, now: date) -> bool:
        """Whether someone ended it before its last day, up to the day `now`: such partners are not offered to each
        other again."""
        return self.ended is not None and self.ended < self.ends and self.ended <= now

    @property
    def last_day(self) -> date:
        """The last day on which the partnership lives: `ended` when set, else `ends`."""
        return min(self.ended, self.ends) if self.ended else self.ends


@dataclass(frozen=True, slots=True)
class Community:
    """Everything that loaded without an error, in path order."""

    settings: Settings
    vocabulary: Vocabulary
    profiles: tuple[Profile, ...] = ()
    agreements: tuple[Agreement, ...] = ()
    by_id: dict[int, Profile] = field(default_factory=dict, compare=False)
    by_login: dict[str, Profile] = field(default_factory=dict, compare=False)

    @classmethod
    def of(
        cls,
        settings: Settings,
        vocabulary: Vocabulary,
        profiles: tuple[Profile, ...],
        agreements: tuple[Agreement, ...],
    ) -> Community:
        """A community with its indexes; of two profiles with one id or login the first in path order counts."""
        by_id: dict[int, Profile] = {}
        by_login: dict[str, Profile] = {}
        for profile in profiles:
            by_id.setdefault(profile.github_id, profile)
            by_login.setdefault(profile.github.casefold(), profile)
        return cls(settings, vocabulary, profiles, agreements, by_id, by_login)

    def partner_profile(self, partner: Partner) -> Profile | None:
        """The profile of a partner, found by numeric id; None when the partner has left."""
        return self.by_id.get(partner.github_id)

    def departed(self, agreement: Agreement) -> tuple[Partner, ...]:
        """The partners of an agreement who have no profile (any more)."""
        return tuple(p for p in agreement.partners if p.github_id not in self.by_id)

    def stage(self, agreement: Agreement, now: date) -> str:
        """`planned`, `active` or `ended` on the day `now`; ended also when a partner has left."""
        if agreement.last_day < now or agreement.ended == now or self.departed(agreement):
            return "ended"
        return "planned" if agreement.starts > now else "active"

    def live(self, now: date) -> tuple[Agreement, ...]:
        """The agreements that are planned or active on the day `now`."""
        return tuple(a for a in self.agreements if self.stage(a, now) != "ended")
