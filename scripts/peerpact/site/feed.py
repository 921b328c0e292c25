"""A feed of new people and partnerships, for feed readers.

For: `feed.xml`, an Atom feed of the newest entries. Must not: guess a day; what Git does not date is left out.
Source of the format: RFC 4287.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from uuid import NAMESPACE_URL, uuid5
from xml.etree import ElementTree

from peerpact.domain.model import Agreement, Profile
from peerpact.site.asking import NOTHING_ASKED, Asking
from peerpact.site.index import Site
from peerpact.site.names import partner_name
from peerpact.site.urls import address
from peerpact.text.escape import terminal
from peerpact.text.wording import join_words

URI = "feed.xml"
MOST, MOST_LOOKS = 50, 5
_ATOM = "http://www.w3.org/2005/Atom"


@dataclass(frozen=True, slots=True)
class _Entry:
    born: date
    path: str
    title: str
    text: str
    uri: str


def page(site: Site, asked: Asking = NOTHING_ASKED) -> tuple[str, str]:
    """The file and the text of the feed; without days from Git it is an empty feed."""
    entries = sorted(_entries(site, asked), key=lambda entry: (-entry.born.toordinal(), entry.path))[:MOST]
    feed = ElementTree.Element("feed", {"xmlns": _ATOM, "xml:lang": "en"})
    name = site.community.settings.name
    _add(feed, "title", f"{name} (invented people)" if site.demo else name)
    _add(feed, "subtitle", "New people and new partnerships")
    _add(feed, "id", _id(site, URI))
    _add(feed, "updated", _moment(entries[0].born if entries else site.now))
    _link(feed, site, "self", URI)
    _link(feed, site, "alternate", "index.md")
    _add(ElementTree.SubElement(feed, "author"), "name", name)
    for entry in entries:
        _entry(feed, site, entry)
    ElementTree.indent(feed)
    return URI, f'<?xml version="1.0" encoding="utf-8"?>\n{ElementTree.tostring(feed, encoding="unicode")}\n'


def _entries(site: Site, asked: Asking) -> Iterator[_Entry]:
    born = site.known.born
    for person in site.people:
        if person.path in born:
            title = f"{person.name} is here"
            summary = " ".join((_skills(site, person), *_second_looks(site, person, asked)))
            yield _Entry(born[person.path], person.path, title, summary, site.person_uri(person))
    for terms in site.partnerships.values():
        if terms.path in born:
            title = f"A partnership: {' and '.join(partner_name(site, who) for who in terms.partners)}"
            yield _Entry(born[terms.path], terms.path, title, _goals(site, terms), site.partnership_uri(terms))


def _skills(site: Site, person: Profile) -> str:
    name = site.community.vocabulary.name
    offers = ", ".join(name(offer.skill) for offer in person.offers)
    seeks = ", ".join(name(seek.skill) for seek in person.seeks)
    return " ".join(f"{word} {names}." for word, names in (("Offers", offers), ("Seeks", seeks)) if names)


def _second_looks(site: Site, newcomer: Profile, asked: Asking) -> Iterator[str]:
    """Which members could be partners of someone new with one more skill, so that they take a second look."""
    for look in asked.of_newcomer(newcomer.github)[:MOST_LOOKS]:
        member = site.community.by_login[look.member].name
        skills = join_words((name for _, name in look.skills), "or")
        if look.teach:
            yield f"{member}, could you teach them {skills}? Then you could be partners."
        else:
            yield f"{member}, would you like to learn {skills} from them? Then you could be partners."


def _goals(site: Site, terms: Agreement) -> str:
    name = site.community.vocabulary.name
    learned = dict.fromkeys(name(goal.learn) for who in terms.partners for goal in who.goals)
    return f"They learn {', '.join(learned)}." if learned else "They're starting a partnership."


def _entry(feed: ElementTree.Element, site: Site, entry: _Entry) -> None:
    element = ElementTree.SubElement(feed, "entry")
    _add(element, "title", entry.title)
    _add(element, "id", _id(site, entry.path))
    _add(element, "updated", _moment(entry.born))
    _link(element, site, "alternate", entry.uri)
    _add(element, "summary", entry.text)


def _add(parent: ElementTree.Element, tag: str, text: str) -> None:
    # Plain text by definition; what XML cannot hold is spelt out, and the library escapes the rest.
    ElementTree.SubElement(parent, tag).text = terminal(" ".join(text.split()))


def _link(parent: ElementTree.Element, site: Site, rel: str, uri: str) -> None:
    href = f"{site.known.address}{address(uri)}" or "./"  # relative where nobody knows the site's address
    ElementTree.SubElement(parent, "link", {"rel": rel, "href": href})


def _id(site: Site, path: str) -> str:
    """Made from the repository and the path, so that it outlives every address of the site."""
    return f"urn:uuid:{uuid5(NAMESPACE_URL, f'{site.community.settings.repository}/{path}')}"


def _moment(day: date) -> str:
    return f"{day.isoformat()}T00:00:00Z"
