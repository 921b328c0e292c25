"""A participant's page: the whole profile, their partnerships, and partners to choose from.

For: `people/<login>.md`. Must not: compute suggestions (they come from `peerpact.suggest`).
"""

from __future__ import annotations

from peerpact.model import Profile
from peerpact.pages.choices import choices
from peerpact.pages.names import address, to_root
from peerpact.pages.parts import avatar, chip, day, front, language, line, partner, stage, status, zone
from peerpact.pages.site import Site
from peerpact.pages.week import table
from peerpact.suggest import Suggestions

_FORMATS = {
    "conversation": "conversation",
    "pairing": "pairing",
    "code-review": "code review",
    "project": "a project together",
    "reading": "reading together",
}


def page(site: Site, person: Profile, suggestions: Suggestions) -> tuple[str, str]:
    """The file and the text of a participant's page."""
    uri = site.person_uri(person)
    up = to_root(uri)
    sections = [
        ("", _head(site, person)),
        ("", _about(person)),
        ("", _both(site, up, person)),
        ("When and how", _when(site, person)),
        ("Partnerships", _partnerships(site, up, person)),
        ("Training finished", _training(up, person)),
        ("Partners to choose from", choices(site, up, person, suggestions)),
    ]
    text = "\n\n".join(f"## {title}\n\n{body}" if title else body for title, body in sections if body)
    description = f"{person.name} is a participant of {site.community.settings.name}."
    return uri, f"{front(person.name, search=False, description=description)}\n{text}\n"


def _head(site: Site, person: Profile) -> str:
    pronouns = f' <span class="pp-muted">{line(person.pronouns)}</span>' if person.pronouns else ""
    login = line(person.github)
    who = login if site.demo else f'<a href="https://github.com/{login}" rel="nofollow noopener">@{login}</a>'
    languages = ", ".join(line(language(tag)) for tag in person.languages)
    contact = (
        f'<br><a class="pp-contact" href="{line(person.contact)}" rel="nofollow noopener ugc">Say hello</a>'
        if person.contact.startswith("https://")
        else ""
    )
    return (
        f'<div class="pp-head">{avatar(person.name, person.github)}<div><h1><bdi>{line(person.name)}</bdi></h1>'
        f"<p>{who}{pronouns}<br>{zone(person.timezone, site.now)} · {languages}<br>{status(site, person)}{contact}</p>"
        "</div></div>"
    )


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
        facts.append("likes " + ", ".join(line(_FORMATS.get(name, name)) for name in person.formats))
    if times.asynchronous:
        facts.append("also works without meeting live")
    text = "; ".join(facts)
    said = f"<p>{text[:1].upper()}{text[1:]}.</p>" if text else ""
    if times.windows:
        return f'<div class="pp-when">{said}{table(person, site.now)}</div>'
    return f'<div class="pp-when">{said}<p class="pp-muted">No weekly hours are named: ask.</p></div>'


def _partnerships(site: Site, up: str, person: Profile) -> str:
    items = []
    for agreement in site.of_person.get(person.github_id, ()):
        others = " and ".join(partner(site, up, p) for p in agreement.partners if p.github_id != person.github_id)
        link = up + address(site.partnership_uri(agreement))
        items.append(
            f'<li>{stage(site, site.stage(agreement))} <a href="{link}">Partnership</a> with {others}, '
            f"from {day(agreement.starts)} to {day(agreement.last_day)}</li>"
        )
    return f'<ul class="pp-list">{"".join(items)}</ul>' if items else ""


def _training(up: str, person: Profile) -> str:
    done = {entry.guide: entry.completed for entry in person.training}
    items = "".join(f"<li>{line(guide.replace('-', ' '))}, {day(on)}</li>" for guide, on in done.items())
    return f'<ul class="pp-list">{items}</ul>' if items else ""
