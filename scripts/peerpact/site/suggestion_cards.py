"""Partners to choose from, on a participant's page.

For: suggestions with their reasons in words, a first hello, and the way to an agreement. Must not: rank, leave out or
explain otherwise than `peerpact.matching` did.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from urllib.parse import quote

from peerpact.domain.model import Profile
from peerpact.matching import Suggestion, Suggestions, advice_wording
from peerpact.matching.suggestion import ADVICE, TWO_WAY
from peerpact.site.html import avatar, card_name, person_name
from peerpact.site.index import AGREE, Site
from peerpact.site.markup import joined, listed
from peerpact.site.urls import address
from peerpact.text.wording import amount

Values = dict[str, object]
_WORD = re.compile(r"[\w-]+")
_KINDS = {
    "pair": ("Reciprocal partners", "Each of you offers what the other wants to learn."),
    "related-pair": ("Reciprocal partners", "Each of you offers what the other wants to learn, or a part of it."),
    "circle": ("Circle of three", "Each teaches one and learns from the other."),
    "async-pair": ("Asynchronous pair", "Each of you offers what the other wants to learn. You share few hours, and "
                   "both of you also work asynchronously."),
    "teaches": ("One-way match", "You teach, they learn: a first contact, not yet a partnership."),
    "learns": ("One-way match", "They teach, you learn: a first contact, not yet a partnership."),
    ADVICE: ("An idea", ""),
}  # fmt: skip


def choices(site: Site, up: str, person: Profile, suggestions: Suggestions, asks: bool = False) -> Values:
    """The suggestions as cards in the order given, and why there are none, for `person/choices.html`.

    `asks` says that the page asks for skills further down: then no advice repeats it.
    """
    shown = [
        entry
        for entry in suggestions.suggestions
        if not (asks and entry.kind == ADVICE and advice_wording.is_about_skill(entry.reasons[0]))
    ]
    return {
        "closed": [advice_wording.closed(*reason) for reason in suggestions.closed],
        "cards": [_card(site, up, person, suggestion) for suggestion in shown],
        "nobody": "paused" if person.status != "open" else "none" if site.free(person) else "full",
    }


def agree(up: str, people: Sequence[Profile]) -> str:
    """The address of the agreement's form with these people filled in."""
    logins = ",".join(quote(person.github, safe="") for person in people)
    return f"{up}{address(AGREE)}?partners={logins}"


def _card(site: Site, up: str, person: Profile, suggestion: Suggestion) -> Values:
    people = [profile for login in suggestion.partners if (profile := site.community.by_login.get(login.casefold()))]
    kind = suggestion.direction if suggestion.kind == "one-way" else suggestion.kind
    title, meaning = _KINDS.get(kind or "", (suggestion.kind, ""))
    if suggestion.kind == ADVICE:
        meaning = "With one change in the profile, more people would match." if suggestion.gain else ""
    names = _names(site, people)
    return {
        "faces": joined(avatar(p.name, p.github) for p in people),
        "names": listed(card_name(site, up, p) for p in people),
        "people": listed(person_name(p) for p in people),
        "title": title,
        "score": _score(suggestion),
        "meaning": meaning,
        "moved": _moved(suggestion),
        "reasons": [_with_names(reason, names) for reason in suggestion.reasons],
        **_links(site, up, [person, *people], suggestion),
    }


def _score(suggestion: Suggestion) -> str:
    if suggestion.kind == ADVICE:
        return amount(suggestion.gain, "more partner", "more partners") if suggestion.gain else ""
    return f"match score {suggestion.score:.2f}"


def _moved(suggestion: Suggestion) -> str:
    """That the order is not the scores' own, where it is not."""
    if not suggestion.moved:
        return ""
    way = "up" if suggestion.moved > 0 else "down"
    return f"Moved {amount(abs(suggestion.moved), 'place')} {way} so that everyone gets seen."


def _links(site: Site, up: str, people: Sequence[Profile], suggestion: Suggestion) -> dict[str, str]:
    """Say hello first, then the agreement; an idea leads to the profile's own file."""
    others = people[1:]
    change = site.places.edit_file(people[0].path) if suggestion.gain and not others else None
    hello = site.places.hello([p.github for p in others]) if others else None
    agreement = agree(up, people) if others and suggestion.kind in TWO_WAY else ""
    return {"change": change or "", "hello": hello or "", "agreement": agreement}


def _names(site: Site, people: Sequence[Profile]) -> dict[str, str]:
    """People's names by login; a login that is also a skill may mean that, and is left out."""
    return {p.github: p.name for p in people if site.community.vocabulary.find(p.github) is None}


def _with_names(reason: str, names: Mapping[str, str]) -> str:
    """A reason with people's names in place of their logins."""
    if not any(login in reason for login in names):
        return reason
    return _WORD.sub(lambda word: names.get(word[0], word[0]), reason)
