"""What a participant's page says to programs that read pages: JSON-LD in the words of schema.org.

For: `linked_data`, which a template puts into one element. Must not: let a text end the element, or say more than the
page does; there is no email address in it.
"""

from __future__ import annotations

import json

from peerpact.domain.model import Profile
from peerpact.site.index import Site
from peerpact.site.markup import Markup
from peerpact.site.urls import address
from peerpact.text.forge_links import person_page

# Inside of a script element no entity is read: what could end it is written as JSON's own escapes.
_ESCAPES = {ord(character): f"\\u{ord(character):04x}" for character in "<>&'"}


def linked_data(site: Site, person: Profile) -> Markup:
    """The text of the element, on one line and in ASCII."""
    about = _person(site, person)
    page: dict[str, object] = {"@context": "https://schema.org", "@type": "ProfilePage", "mainEntity": about}
    if person.path in site.known.born:
        page["dateCreated"] = site.known.born[person.path].isoformat()
    text = json.dumps(page, separators=(",", ":")).translate(_ESCAPES)
    return Markup(text)


def _person(site: Site, person: Profile) -> dict[str, object]:
    name = site.community.vocabulary.name
    properties: dict[str, object] = {
        "@type": "Person",
        "name": person.name,
        "alternateName": person.github,
        "description": " ".join(person.about.split()),
        "knowsAbout": [name(offer.skill) for offer in person.offers],
        "knowsLanguage": list(person.languages),
    }
    if not site.demo:
        properties["identifier"] = str(person.github_id)
        properties["sameAs"] = person_page(person.github)
    if site.known.address:
        properties["url"] = f"{site.known.address}{address(site.person_uri(person))}"
    return {key: value for key, value in properties.items() if value}
