"""Partners to choose from, on a participant's page.

For: suggestions with their reasons in words, a first hello, and the way to an agreement. Must not: rank, leave out or
explain otherwise than `peerpact.matching` did.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from urllib.parse import quote

from peerpact.domain.model import Profile
from peerpact.matching import Suggestion, Suggestions, wording
from peerpact.matching.advice_wording import is_about_skill
from peerpact.matching.suggestion import ADVICE, TWO_WAY
from peerpact.site.html import avatar, empty, person_name
from peerpact.site.index import AGREE, Site
from peerpact.site.markup import line
from peerpact.site.urls import address
from peerpact.text.wording import amount, join_words

_WORD = re.compile(r"[\w-]+")
_KINDS = {
    "pair": ("Reciprocal partners", "Each offers what the other seeks."),
    "related-pair": ("Reciprocal partners", "Each offers what the other seeks, or a part of it."),
    "circle": ("Circle of three", "Each teaches one and learns from the other."),
    "async-pair": ("Without meeting live", "Each offers what the other seeks. You share few hours, and both of you "
                   "also work without meeting live."),
    "teaches": ("One-way match", "You teach, they learn: a first contact, not yet a partnership."),
    "learns": ("One-way match", "They teach, you learn: a first contact, not yet a partnership."),
    ADVICE: ("An idea", ""),
}  # fmt: skip


def choices(site: Site, up: str, person: Profile, suggestions: Suggestions, asks: bool = False) -> str:
    """The suggestions as cards in the order given; an empty state that helps when there are none.

    `asks` says that the page asks for skills further down: then no advice repeats it.
    """
    shown = [
        entry
        for entry in suggestions.suggestions
        if not (asks and entry.kind == ADVICE and is_about_skill(entry.reasons[0]))
    ]
    why = "".join(f"<p>{line(wording.closed(*reason))}</p>" for reason in suggestions.closed)
    if not shown:
        return why + _nobody(site, up, person)
    items = "\n".join(_card(site, up, person, suggestion) for suggestion in shown)
    lead = (
        f'<p class="pp-muted">Written for {person_name(person)}: who fits, and why. A score lies between 0 and 1.</p>'
    )
    return f'<div class="pp-choices">{lead}{why}</div>\n\n<ul class="pp-cards">\n{items}\n</ul>'


def agree(up: str, people: Sequence[Profile]) -> str:
    """The address of the agreement's form with these people filled in."""
    logins = ",".join(quote(person.github, safe="") for person in people)
    return f"{up}{address(AGREE)}?partners={logins}"


def _card(site: Site, up: str, person: Profile, suggestion: Suggestion) -> str:
    people = [profile for login in suggestion.partners if (profile := site.community.by_login.get(login.casefold()))]
    kind = suggestion.direction if suggestion.kind == "one-way" else suggestion.kind
    title, meaning = _KINDS.get(kind or "", (suggestion.kind, ""))
    names = _names(site, people)
    reasons = "".join(f"<li>{line(_with_names(reason, names))}</li>" for reason in suggestion.reasons)
    if suggestion.kind == ADVICE:
        meaning = "One change in the profile, and more people fit." if suggestion.gain else ""
    links = _links(site, up, [person, *people], suggestion)
    return (
        f'<li class="pp-card pp-card--choice">{_top(site, up, people, title, _weight(suggestion))}'
        f'<p class="pp-muted">{meaning}{_moved(suggestion)}</p><ul class="pp-reasons">{reasons}</ul>{links}</li>'
    )


def _top(site: Site, up: str, people: Sequence[Profile], title: str, weight: str) -> str:
    faces = "".join(avatar(p.name, p.github) for p in people)
    names = join_words(
        f'<a class="pp-name" href="{up}{address(site.person_uri(p))}">{person_name(p)}</a>' for p in people
    )
    faces = f'<span class="pp-faces">{faces}</span>' if faces else ""
    names = f"{names}<br>" if names else ""
    return (
        f'<div class="pp-card__top">{faces}<div>{names}<span class="pp-badge">{line(title)}</span>{weight}</div></div>'
    )


def _weight(suggestion: Suggestion) -> str:
    if suggestion.kind == ADVICE:
        more = amount(suggestion.gain, "more partner", "more partners")
        return f' <span class="pp-score">{more}</span>' if suggestion.gain else ""
    return f' <span class="pp-score">score {suggestion.score:.2f}</span>'


def _moved(suggestion: Suggestion) -> str:
    """That the order is not the scores' own, where it is not."""
    if not suggestion.moved:
        return ""
    way = "up" if suggestion.moved > 0 else "down"
    return f" Moved {amount(abs(suggestion.moved), 'place')} {way} so that everyone gets seen."


def _links(site: Site, up: str, people: Sequence[Profile], suggestion: Suggestion) -> str:
    """Say hello first, then the agreement; an idea leads to the profile's own file."""
    others = people[1:]
    if not others:
        editor = site.places.edit_file(people[0].path) if suggestion.gain else None
        return f'<p><a href="{line(editor)}" rel="nofollow noopener">Change the profile</a></p>' if editor else ""
    links = []
    hello = site.places.hello([p.github for p in others])
    if hello:
        links.append(f'<a class="pp-hello" href="{line(hello)}" rel="nofollow noopener">Say hello</a>')
    if suggestion.kind in TWO_WAY:
        names = join_words(person_name(p) for p in others)
        links.append(f'<a class="pp-hello" href="{line(agree(up, people))}">Start an agreement with {names}</a>')
    return f'<p class="pp-card__links">{" ".join(links)}</p>' if links else ""


def _names(site: Site, people: Sequence[Profile]) -> dict[str, str]:
    """People's names by login; a login that is also a skill may mean that, and is left out."""
    return {p.github: p.name for p in people if site.community.vocabulary.find(p.github) is None}


def _with_names(reason: str, names: Mapping[str, str]) -> str:
    """A reason with people's names in place of their logins."""
    if not any(login in reason for login in names):
        return reason
    return _WORD.sub(lambda word: names.get(word[0], word[0]), reason)


def _nobody(site: Site, up: str, person: Profile) -> str:
    if person.status != "open":
        return empty("Paused", "While a profile is paused, it gets no suggestions and isn't suggested to anyone.")
    if not site.free(person):
        return empty("No place free", "All places are taken. Suggestions come back when a partnership ends.")
    text = "Nobody fits yet. One more skill offered or sought, or one more language, opens more doors."
    return empty("No suggestion yet", text, (f"{up}skills/", "See what is sought"))
