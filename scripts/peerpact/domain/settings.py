"""`community.yml` as a value; every key has a default that suits a new community.

For: settings. Must not: read files or decide anything.
"""

from __future__ import annotations

from dataclasses import dataclass

from peerpact.domain.training import TRAINING

MODULES = tuple(module.id for module in TRAINING)


@dataclass(frozen=True, slots=True)
class Maintainer:
    """Who may change more than their own files; the numeric id counts, the login is shown."""

    github: str
    github_id: int


@dataclass(frozen=True, slots=True)
class AgreementLimits:
    """The shortest and longest term in months, and session in minutes."""

    months: tuple[int, int] = (1, 12)
    minutes: tuple[int, int] = (30, 120)


@dataclass(frozen=True, slots=True)
class TrainingRules:
    """The modules asked for before signing; a missing one is a warning, an error when enforced."""

    modules: tuple[str, ...] = ("common-framework", "foundation")
    enforce: bool = False


@dataclass(frozen=True, slots=True)
class SuggestionRules:
    """How many suggestions, and how many common minutes a week a live match needs."""

    count: int = 5
    minimum_minutes: int = 60


@dataclass(frozen=True, slots=True)
class ReminderRules:
    """The clocks of reminders, in days or months as the names say."""

    remind_days: int = 7
    close_days: int = 14
    first_meeting_days: int = 10
    review_profile_months: int = 6
    follow_up_months: int = 3


@dataclass(frozen=True, slots=True)
class Introductions:
    """How many introductions one person may have open at a time."""

    open_at_once: int = 3


@dataclass(frozen=True, slots=True)
class SiteSettings:
    """The site: which pages of Peerpact's guides it leaves out, and where it's published.

    `address` is empty for the address that GitHub Pages gives the repository; `published` is false where there's no
    site at all.
    """

    without: tuple[str, ...] = ()
    address: str = ""
    published: bool = True


@dataclass(frozen=True, slots=True)
class WorkflowSettings:
    """What a community may choose in Peerpact's workflows: the branch that people merge into, the labels of the
    runner, how often the bot looks by itself (in minutes), and the label of the join form."""

    branch: str = "main"
    runner: tuple[str, ...] = ("ubuntu-latest",)
    sweep_minutes: int = 10
    join_label: str = "join"


@dataclass(frozen=True, slots=True)
class Settings:
    """Everything that `community.yml` says. `demo` turns off links, mentions, reminders and the ledger."""

    name: str = "Open mentors"
    repository: str = ""
    maintainers: tuple[Maintainer, ...] = ()
    report_to: str = ""
    demo: bool = False
    agreements: AgreementLimits = AgreementLimits()
    training: TrainingRules = TrainingRules()
    suggestions: SuggestionRules = SuggestionRules()
    reminders: ReminderRules = ReminderRules()
    introductions: Introductions = Introductions()
    site: SiteSettings = SiteSettings()
    workflows: WorkflowSettings = WorkflowSettings()

    @property
    def site_address(self) -> str:
        """Where the site is published, with a slash at its end; empty in a demonstration and where there's none.

        >>> Settings(repository="Owner/name").site_address, Settings(repository="o/o.github.io").site_address
        ('https://owner.github.io/name/', 'https://o.github.io/')
        """
        owner, _, name = self.repository.partition("/")
        if self.demo or not self.site.published:
            return ""
        if self.site.address or not owner or not name:
            return self.site.address.rstrip("/") + "/" if self.site.address else ""
        host = f"{owner.lower()}.github.io"
        return f"https://{host}/" if name.lower() == host else f"https://{host}/{name}/"
