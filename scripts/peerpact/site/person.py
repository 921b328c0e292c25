"""A participant's page: the whole profile, their partnerships, and partners to choose from.

For: `people/<login>.md`, from the template `person.md`. Must not: compute suggestions (they come from
`peerpact.matching`).
"""

from __future__ import annotations

from urllib.parse import quote

from peerpact.domain.model import Profile
from peerpact.domain.training import BY_ID as MODULES
from peerpact.matching import Suggestions
from peerpact.site.asking import NOTHING_ASKED, Asking, looks, questions
from peerpact.site.front_matter import front
from peerpact.site.html import avatar, chip, day, partner, person_name, stage, status, zone
from peerpact.site.index import Site
from peerpact.site.json_ld import linked_data
from peerpact.site.markup import listed
from peerpact.site.names import FORMAT_NAMES
from peerpact.site.suggestion_cards import agree, choices
from peerpact.site.urls import address, to_root
from peerpact.site.week_table import week
from peerpact.text.forge_links import person_page
from peerpact.text.languages import display_name

Values = dict[str, object]


def page(site: Site, person: Profile, suggestions: Suggestions, asked: Asking = NOTHING_ASKED) -> tuple[str, str]:
    """The file and the text of a participant's page."""
    uri = site.person_uri(person)
    up = to_root(uri)
    values = {
        "person": _person(site, up, person),
        "sides": _sides(site, up, person),
        "when": _when(person),
        "week": week(person, site.now),
        "partnerships": _partnerships(site, up, person),
        "training": _training(site, up, person),
        "looks": looks(site, up, person, asked),
        "choices": choices(site, up, person, suggestions, asked.asks(person.github)),
        "questions": questions(up, person, asked),
        "yours": _yours(site, up, person),
        "data": linked_data(site, person),
        "up": up,
    }
    description = f"{person.name} is a participant of {site.community.settings.name}."
    return uri, site.templates.page("person.md", front(person.name, description, search=False), values)


def _person(site: Site, up: str, person: Profile) -> Values:
    return {
        "name": person_name(person),
        "login": person.github,
        "account": "" if site.demo else person_page(person.github),
        "face": avatar(person.name, person.github),
        "pronouns": person.pronouns,
        "zone": zone(person.timezone, site.now),
        "languages": ", ".join(display_name(tag) for tag in person.languages),
        "status": status(site, person),
        "actions": _actions(site, up, person),
        "about": person.about,
    }


def _actions(site: Site, up: str, person: Profile) -> list[Values]:
    """The ways to someone: an introduction on GitHub, their own contact page, the form for an agreement."""
    hello = site.places.hello([person.github]) if person.status == "open" else None
    contact = person.contact if person.contact.startswith("https://") else None
    links = (("hello", hello), ("contact", contact), ("agree", agree(up, [person]) if site.free(person) else None))
    return [{"kind": kind, "link": link} for kind, link in links if link]


def _sides(site: Site, up: str, person: Profile) -> list[Values]:
    """What they offer and what they seek, each skill with what they say about it."""
    offers = [(offer.skill, offer.level, offer.note) for offer in person.offers]
    seeks = [(seek.skill, seek.level, seek.goal) for seek in person.seeks]
    return [
        {
            "id": title.lower(),
            "title": title,
            "skills": [{"chip": chip(site, up, skill, level), "text": text} for skill, level, text in skills],
        }
        for title, skills in (("Offers", offers), ("Seeks", seeks))
    ]


def _when(person: Profile) -> str:
    """How someone works, as a sentence without its full stop."""
    times = person.availability
    facts = []
    if times.hours_per_month is not None:
        facts.append(f"{times.hours_per_month:g} hours a month")
    if person.formats:
        facts.append("likes " + ", ".join(FORMAT_NAMES.get(name, name) for name in person.formats))
    if times.asynchronous:
        facts.append("also works without meeting live")
    text = "; ".join(facts)
    return f"{text[:1].upper()}{text[1:]}"


def _partnerships(site: Site, up: str, person: Profile) -> list[Values]:
    return [
        {
            "stage": stage(site, site.stage(agreement)),
            "link": up + address(site.partnership_uri(agreement)),
            "others": listed(partner(site, up, p) for p in agreement.partners if p.github_id != person.github_id),
            "starts": day(agreement.starts),
            "ends": day(agreement.last_day),
        }
        for agreement in site.of_person.get(person.github_id, ())
    ]


def _training(site: Site, up: str, person: Profile) -> list[Values]:
    """The finished modules by their title, linked where the guides hold them; one that nobody knows by its own word."""
    done = {entry.guide: entry.completed for entry in person.training}
    rows = []
    for guide, on in done.items():
        module = MODULES.get(guide)
        link = up + address(module.page) if module and site.has(module.page) else ""
        title = module.title if module else guide
        rows.append({"title": title, "link": link, "ours": module is not None, "finished": day(on)})
    return rows


def _yours(site: Site, up: str, person: Profile) -> dict[str, str]:
    """For the participant alone: where the profile is changed, and how one leaves."""
    change, leave = site.places.edit_file(person.path), site.places.delete_file(person.path)
    if not change or not leave:
        return {}
    form = f"{up}join/?edit={quote(person.github, safe='')}"
    pause = "" if person.status == "paused" else f"{form}&pause#send"
    return {"form": form, "pause": pause, "file": change, "leave": leave}
