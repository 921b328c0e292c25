"""Partners to choose from, on a participant's page.

For: suggestions with their reasons in words, and a first hello. Must not: rank, leave out or explain otherwise than
`peerpact.suggest` did.
"""

from __future__ import annotations

from peerpact.comments.places import Places
from peerpact.model import Profile
from peerpact.pages.names import address
from peerpact.pages.parts import avatar, empty, line
from peerpact.pages.site import Site
from peerpact.suggest import Suggestion, Suggestions

_KINDS = {
    "pair": ("Reciprocal partners", "Each offers what the other seeks."),
    "circle": ("Circle of three", "Each teaches one and learns from the other."),
    "teaches": ("One-way match", "You teach and they learn; nothing comes back yet."),
    "learns": ("One-way match", "They teach and you learn; nothing goes back yet."),
}


def choices(site: Site, up: str, person: Profile, found: Suggestions) -> str:
    """The suggestions as cards in the order given; an empty state that helps when there are none."""
    if not found.suggestions:
        return _nobody(site, up, person)
    items = "\n".join(_card(site, up, suggestion) for suggestion in found.suggestions)
    lead = f'<p class="pp-muted">Written for <bdi>{line(person.name)}</bdi>: who fits, and why.</p>'
    return f'<div class="pp-choices">{lead}</div>\n\n<ul class="pp-cards">\n{items}\n</ul>'


def _card(site: Site, up: str, suggestion: Suggestion) -> str:
    people = [found for login in suggestion.partners if (found := site.community.by_login.get(login.casefold()))]
    faces = "".join(avatar(p.name, p.github) for p in people)
    names = " and ".join(
        f'<a class="pp-name" href="{up}{address(site.person_uri(p))}"><bdi>{line(p.name)}</bdi></a>' for p in people
    )
    kind = suggestion.direction if suggestion.kind == "one-way" else suggestion.kind
    title, meaning = _KINDS.get(kind or "", (suggestion.kind, ""))
    reasons = "".join(f"<li>{line(reason)}</li>" for reason in suggestion.reasons)
    hello = Places(site.community.settings.repository, live=not site.demo).hello([p.github for p in people])
    link = f'<p><a class="pp-hello" href="{line(hello)}" rel="nofollow noopener">Say hello</a></p>' if hello else ""
    return (
        f'<li class="pp-card pp-card--choice"><div class="pp-card__top"><span class="pp-faces">{faces}</span>'
        f'<div>{names}<br><span class="pp-badge">{line(title)}</span></div></div>'
        f'<p class="pp-muted">{meaning}</p><ul class="pp-reasons">{reasons}</ul>{link}</li>'
    )


def _nobody(site: Site, up: str, person: Profile) -> str:
    if person.status != "open":
        return empty("Paused", "Who pauses is not suggested to anybody and gets no suggestions.")
    if not site.free(person):
        return empty("No place free", "All places are taken. Suggestions come back when a partnership ends.")
    text = "Nobody fits yet. One more skill offered or sought, or one more language, opens more doors."
    return empty("No suggestion yet", text, (f"{up}skills/", "See what is sought"))
