"""Everything the pages need to know about a community, worked out once.

For: the indexes (who offers what, who is whose partner) that make the pages cost linear time.
Must not: write HTML or Markdown, or ask the clock.
"""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from datetime import date

from peerpact.domain.model import Agreement, Community, Offer, Profile, Seek
from peerpact.site.context import NOTHING, Known
from peerpact.site.templating import Templates, templates_with
from peerpact.site.urls import distinct, login_name, safe_name
from peerpact.text.forge_links import Places
from peerpact.text.letters import fold

STAGES = ("active", "planned", "ended")
AGREE = "agree.md"
"""The page with the form for an agreement."""


@dataclass(frozen=True, slots=True)
class Site:
    """The community with its indexes on the day `now`. Values are in the order of people's names.

    `people`        everyone with a page
    `offers`        skill's id -> who offers it, and their entry; `seeks` the same for who seeks it
    `narrower`      skill's id -> the ids of its parts, one step away
    `skills`        ids of all skills that someone lists or `skills.yml` knows, in the order of their names
    `partnerships`  agreement's path -> the agreement; `slugs` its path -> the last part of its page's address
    `of_person`     GitHub user ID -> that person's agreements
    `stages`        agreement's path -> `planned`, `active` or `ended`
    `templates`     the pages' templates; `known` what was found out beside the files
    """

    community: Community
    now: date
    people: tuple[Profile, ...]
    offers: dict[str, list[tuple[Profile, Offer]]]
    seeks: dict[str, list[tuple[Profile, Seek]]]
    narrower: dict[str, list[str]]
    skills: tuple[str, ...]
    partnerships: dict[str, Agreement]
    slugs: dict[str, str]
    of_person: dict[int, list[Agreement]]
    stages: dict[str, str]
    templates: Templates
    known: Known = NOTHING

    @property
    def places(self) -> Places:
        """Where things stand on GitHub; in a demonstration nowhere."""
        return Places.of(self.community.settings)

    @property
    def demo(self) -> bool:
        """True when the community only shows what a community looks like."""
        return self.community.settings.demo

    def has(self, guide: str) -> bool:
        """Whether the guides hold a page, such as `agree.md`; what is not there is not linked."""
        return guide in self.known.guides

    def stage(self, agreement: Agreement) -> str:
        """`planned`, `active` or `ended` on the site's day."""
        return self.stages[agreement.path]

    def live_count(self, person: Profile) -> int:
        """In how many planned or active partnerships someone is."""
        return sum(self.stage(a) != "ended" for a in self.of_person.get(person.github_id, ()))

    def free(self, person: Profile) -> int:
        """How many more partnerships someone has room for; 0 when paused."""
        return 0 if person.status != "open" else max(0, person.capacity - self.live_count(person))

    def at_stage(self, stage: str) -> list[Agreement]:
        """The partnerships of a stage, the newest start first."""
        agreements = [a for a in self.partnerships.values() if self.stage(a) == stage]
        return sorted(agreements, key=lambda a: (-a.starts.toordinal(), a.path))

    def page_of(self, github_id: int) -> Profile | None:
        """The profile of an id when it has a page; None when the person left (or a twin took the login)."""
        profile = self.community.by_id.get(github_id)
        return profile if profile and self.community.by_login[profile.github.casefold()] is profile else None

    def person_uri(self, person: Profile) -> str:
        """The file of a participant's page."""
        return f"people/{login_name(person.github)}.md"

    def skill_uri(self, skill: str) -> str:
        """The file of a skill's page."""
        return f"skills/{safe_name(skill)}.md"

    def partnership_uri(self, agreement: Agreement) -> str:
        """The file of a partnership's page."""
        return f"partnerships/{self.slugs[agreement.path]}.md"

    def calendar_uri(self, agreement: Agreement) -> str:
        """The file of a partnership's calendar."""
        return f"partnerships/{self.slugs[agreement.path]}.ics"


def survey(community: Community, now: date, known: Known = NOTHING) -> Site:
    """Index a community once. Of two profiles with one id or login only the first gets a page."""
    people = tuple(sorted(_published(community), key=lambda p: (fold(p.name), p.github.casefold())))
    offers: dict[str, list[tuple[Profile, Offer]]] = defaultdict(list)
    seeks: dict[str, list[tuple[Profile, Seek]]] = defaultdict(list)
    for person in people:
        for offer in person.offers:
            offers[offer.skill].append((person, offer))
        for seek in person.seeks:
            seeks[seek.skill].append((person, seek))
    narrower = _narrower(community)
    agreements = community.agreements
    names = distinct(safe_name(a.slug) for a in agreements)
    return Site(
        community=community,
        now=now,
        people=people,
        offers=dict(offers),
        seeks=dict(seeks),
        narrower=narrower,
        skills=_all_skills(community, offers.keys() | seeks.keys() | narrower.keys()),
        partnerships={a.path: a for a in agreements},
        slugs=dict(zip((a.path for a in agreements), names, strict=True)),
        of_person=_of_person(agreements),
        stages={a.path: community.stage(a, now) for a in agreements},
        templates=templates_with(known.templates),
        known=known,
    )


def _published(community: Community) -> list[Profile]:
    return [
        p
        for p in community.profiles
        if community.by_id[p.github_id] is p and community.by_login[p.github.casefold()] is p
    ]


def _narrower(community: Community) -> dict[str, list[str]]:
    narrower: dict[str, list[str]] = defaultdict(list)
    for skill in community.vocabulary.skills.values():
        for whole in dict.fromkeys(community.vocabulary.resolve(text) for text in skill.broader):
            narrower[whole].append(skill.id)
    return dict(narrower)


def _all_skills(community: Community, used: set[str]) -> tuple[str, ...]:
    vocabulary = community.vocabulary
    agreed = {s for a in community.agreements for p in a.partners for s in (*p.offers, *(g.learn for g in p.goals))}
    every = used | agreed | vocabulary.skills.keys()
    return tuple(sorted(every, key=lambda s: (fold(vocabulary.name(s)), s)))


def _of_person(agreements: tuple[Agreement, ...]) -> dict[int, list[Agreement]]:
    by_person: dict[int, list[Agreement]] = defaultdict(list)
    for agreement in agreements:
        for partner_id in sorted(agreement.ids):
            by_person[partner_id].append(agreement)
    return dict(by_person)
