"""A participant's page: the whole profile, their partnerships, and partners to choose from.

For: `people/<login>.md`. Must not: compute suggestions (they come from `peerpact.matching`).
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
from peerpact.site.json_ld import script
from peerpact.site.markup import line
from peerpact.site.names import FORMAT_NAMES
from peerpact.site.suggestion_cards import agree, choices
from peerpact.site.urls import address, to_root
from peerpact.site.week_table import table
from peerpact.text.forge_links import person_page
from peerpact.text.languages import display_name
from peerpact.text.wording import join_words

HOURS = "assets/local_hours.js"


def page(site: Site, person: Profile, suggestions: Suggestions, asked: Asking = NOTHING_ASKED) -> tuple[str, str]:
    """The file and the text of a participant's page."""
    uri = site.person_uri(person)
    up = to_root(uri)
    sections = [
        ("", _head(site, up, person)),
        ("", _about(person)),
        ("", _both(site, up, person)),
        ("When and how", _when(site, person)),
        ("Partnerships", _partnerships(site, up, person)),
        ("Training finished", _training(site, up, person)),
        ("A second look", looks(site, up, person, asked)),
        ("Partners to choose from", choices(site, up, person, suggestions, asked.asks(person.github))),
        ("What people here need", questions(up, person, asked)),
        ("", _yours(site, up, person)),
        ("", script(site, person)),
        ("", f'<script type="module" src="{up}{HOURS}"></script>'),
    ]
    text = "\n\n".join(f"## {title}\n\n{body}" if title else body for title, body in sections if body)
    description = f"{person.name} is a participant of {site.community.settings.name}."
    return uri, f"{front(person.name, description, search=False)}\n{text}\n"


def _head(site: Site, up: str, person: Profile) -> str:
    pronouns = f' <span class="pp-muted">{line(person.pronouns)}</span>' if person.pronouns else ""
    login = line(person.github)
    who = login if site.demo else f'<a href="{person_page(login)}" rel="nofollow noopener">@{login}</a>'
    languages = ", ".join(line(display_name(tag)) for tag in person.languages)
    return (
        f'<div class="pp-head">{avatar(person.name, person.github)}<div><h1>{person_name(person)}</h1>'
        f"<p>{who}{pronouns}<br>{zone(person.timezone, site.now)} · {languages}<br>{status(site, person)}</p>"
        f"{_actions(site, up, person)}</div></div>"
    )


def _actions(site: Site, up: str, person: Profile) -> str:
    """The ways to someone: an introduction on GitHub, their own contact page, the form for an agreement."""
    links = []
    hello = site.places.hello([person.github]) if person.status == "open" else None
    if hello:
        links.append(f'<a class="pp-hello" href="{line(hello)}" rel="nofollow noopener">Say hello</a>')
    if person.contact.startswith("https://"):
        links.append(f'<a class="pp-contact" href="{line(person.contact)}" rel="nofollow noopener ugc">Contact</a>')
    if site.free(person):
        who = f'data-pp-agree="{line(person.github)}" href="{line(agree(up, [person]))}"'
        links.append(f'<a class="pp-hello" {who}>Start an agreement with {person_name(person)}</a>')
    return f'<p class="pp-card__links">{" ".join(links)}</p>' if links else ""


def _about(person: Profile) -> str:
    return f'<div class="pp-about" dir="auto"><p>{line(person.about)}</p></div>' if person.about.strip() else ""


def _both(site: Site, up: str, person: Profile) -> str:
    offers = _skills(site, up, [(o.skill, o.level, o.note) for o in person.offers])
    seeks = _skills(site, up, [(s.skill, s.level, s.goal) for s in person.seeks])
    return (
        f'<div class="pp-sides pp-apart"><div class="pp-side"><h2 id="offers">Offers</h2>{offers}</div>'
        f'<div class="pp-side"><h2 id="seeks">Seeks</h2>{seeks}</div></div>'
    )


def _skills(site: Site, up: str, skills: list[tuple[str, str, str]]) -> str:
    rows = "".join(
        f'<li><ul class="pp-chips">{chip(site, up, skill, level)}</ul>{_words(text)}</li>'
        for skill, level, text in skills
    )
    return f'<ul class="pp-rows">{rows}</ul>' if rows else '<p class="pp-muted">Nothing at the moment.</p>'


def _words(text: str) -> str:
    return f'<p dir="auto">{line(text)}</p>' if text.strip() else ""


def _when(site: Site, person: Profile) -> str:
    times = person.availability
    facts = []
    if times.hours_per_month is not None:
        facts.append(f"{times.hours_per_month:g} hours a month")
    if person.formats:
        facts.append("likes " + ", ".join(line(FORMAT_NAMES.get(name, name)) for name in person.formats))
    if times.asynchronous:
        facts.append("also works without meeting live")
    text = "; ".join(facts)
    sentence = f"<p>{text[:1].upper()}{text[1:]}.</p>" if text else ""
    if times.windows:
        return f'<div class="pp-when">{sentence}{table(person, site.now)}</div>'
    return f'<div class="pp-when">{sentence}<p class="pp-muted">No weekly hours are named: ask.</p></div>'


def _partnerships(site: Site, up: str, person: Profile) -> str:
    items = []
    for agreement in site.of_person.get(person.github_id, ()):
        others = join_words(partner(site, up, p) for p in agreement.partners if p.github_id != person.github_id)
        link = up + address(site.partnership_uri(agreement))
        items.append(
            f'<li>{stage(site, site.stage(agreement))} <a href="{link}">Partnership</a> with {others}, '
            f"from {day(agreement.starts)} to {day(agreement.last_day)}</li>"
        )
    return f'<ul class="pp-list">{"".join(items)}</ul>' if items else ""


def _training(site: Site, up: str, person: Profile) -> str:
    done = {entry.guide: entry.completed for entry in person.training}
    items = "".join(f"<li>{_module(site, up, guide)}, {day(on)}</li>" for guide, on in done.items())
    return f'<ul class="pp-list">{items}</ul>' if items else ""


def _module(site: Site, up: str, guide: str) -> str:
    """A module by its title, linked where the guides hold it; one that nobody knows by its own word."""
    module = MODULES.get(guide)
    if module is None:
        return f"<bdi>{line(guide)}</bdi>"
    return f'<a href="{up}{address(module.page)}">{module.title}</a>' if site.has(module.page) else module.title


def _yours(site: Site, up: str, person: Profile) -> str:
    """For the participant alone: where the profile is changed, and how one leaves."""
    change, leave = site.places.edit_file(person.path), site.places.delete_file(person.path)
    if not change or not leave:
        return ""
    form = f"{up}join/?edit={quote(person.github, safe='')}"
    pause = "" if person.status == "paused" else f' · <a href="{line(form)}&amp;pause#send">Pause</a>'
    links = (
        f'<a href="{line(form)}">Change your profile</a>{pause}, or '
        f'<a href="{line(change)}" rel="nofollow noopener">its file</a> · '
        f'<a href="{line(leave)}" rel="nofollow noopener">Leave the community</a>'
    )
    words = "You can leave without giving a reason. What was once public stays in the Git history."
    note = f'<span class="pp-muted">{words}</span>'
    return f'<div class="pp-yours"><p><strong>Is this you?</strong> {links}<br>{note}</p></div>'
