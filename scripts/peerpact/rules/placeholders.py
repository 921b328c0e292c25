"""Rules about texts that only fill their place.

For: names that are none, and optional texts that say nothing. Must not: know which texts these are; that's
`text/placeholders.py`.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from peerpact.domain.findings import ERROR, WARNING, Pointer, Problem, clip
from peerpact.domain.model import Profile
from peerpact.rules.context import Checkup
from peerpact.rules.registry import rule
from peerpact.text.placeholders import is_no_name, is_placeholder

_LONGEST = 40  # letters; what is longer says something, except `lorem ipsum`
_NOBODYS_PAGE = re.compile(
    r"https://(?:www\.)?(?:example\.(?:com|net)|(?:your|my)-?(?:site|website|domain|blog|link)\.[a-z.]+)(?:/.*)?"
    r"|https://example\.org/@octo"
    r"|https://[^/]+/(?:@|in/|u/)*(?:your[-_]?(?:name|username|handle|profile|account|page)|user[-_]?name|handle)/?",
    re.IGNORECASE,
)


@rule("no-name", ERROR)
def no_name(checkup: Checkup) -> Iterator[Problem]:
    """A name is a placeholder, such as `N/A`, `Your Name` or `TBD`.

    Why: It's the title of the person's page, and nobody could find or mention them.

    Fix: Use any name; a pseudonym is fine.

    Wrong:
        name: <your name>

    Right:
        name: Octo Cat
    """
    for profile in checkup.community.profiles:
        if profile.name and is_no_name(profile.name):
            message = f"`{clip(profile.name)}` isn't a name."
            yield Problem(profile.path, ("name",), message, "Use any name; a pseudonym is fine.")


@rule("placeholder", WARNING)
def placeholder(checkup: Checkup) -> Iterator[Problem]:
    """An optional text says nothing, such as `N/A`, `TBD` or `-`.

    Why: It's shown on the person's page, where nothing would say the same.

    Fix: Say something, or remove the line.

    Wrong:
        about: TBD

    Right:
        about: I keep servers alive by day.
    """
    for profile in checkup.community.profiles:
        for pointer, text in _optional(profile):
            if text and _says_nothing(text):
                message = f"`{clip(text)}` says nothing."
                yield Problem(profile.path, pointer, message, "Say something, or remove the line.")
        if profile.contact and _NOBODYS_PAGE.fullmatch(profile.contact):
            message = f"`{clip(profile.contact)}` is nobody's page."
            yield Problem(profile.path, ("contact",), message, "Use a link of your own, or remove the line.")


def _optional(profile: Profile) -> Iterator[tuple[Pointer, str]]:
    yield ("about",), profile.about
    yield ("pronouns",), profile.pronouns
    for index, offer in enumerate(profile.offers):
        yield ("offers", index, "note"), offer.note
    for index, seek in enumerate(profile.seeks):
        yield ("seeks", index, "goal"), seek.goal


def _says_nothing(text: str) -> bool:
    return (len(text) < _LONGEST or text[:5].casefold() == "lorem") and is_placeholder(text)
