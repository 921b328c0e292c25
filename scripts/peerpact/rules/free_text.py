"""Rules about skills and free text, wherever they stand.

For: what is written in a profile or an agreement in people's own words. Must not: judge style.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from peerpact.domain.findings import ERROR, WARNING, Pointer, Problem, clip
from peerpact.domain.vocabulary import Vocabulary, fold
from peerpact.formats.tables import AGREEMENT, PROFILE
from peerpact.rules.context import Checkup
from peerpact.rules.registry import rule
from peerpact.text import contact_data as contact
from peerpact.text.contact_data import MAIL, PHONE, ROOM, private_data
from peerpact.text.spelling import nearest

_SHORT = 5
_ALIKE, _ALIKE_SHORT = 0.78, 0.85  # in a short word one other letter makes another skill: `rust` is not `rest`
_PUBLISHED = (
    "If it's already in a pull request, earlier commits keep showing it: `guides/safety.md#when-something-slipped-in` "
    "says what to do."
)
_A_PAGE = "Link to a page that anyone may see, such as your profile on a site."
_WHAT = {MAIL: "an email address", PHONE: "a phone number", ROOM: "a link into a meeting room"}


@rule("known-skill", WARNING)
def known_skill(checkup: Checkup) -> Iterator[Problem]:
    """A skill isn't in `skills.yml` under any spelling.

    Why: It still counts, but only matches people who spell it in exactly the same way.

    Fix: Use one of the suggested skills if you mean it. Otherwise keep yours, or ask a maintainer to add it to
    `skills.yml`.

    Wrong:
        skill: Kubernets

    Right:
        skill: kubernetes
    """
    vocabulary = checkup.community.vocabulary
    skills = vocabulary.skills
    if not vocabulary.complete:
        return  # `skills.yml` is broken, which is said elsewhere
    for profile in checkup.community.profiles:
        for index, offer in enumerate(profile.offers):
            if offer.skill not in skills and offer.skill:
                yield _unknown(profile.path, ("offers", index, "skill"), offer.skill, vocabulary)
        for index, seek in enumerate(profile.seeks):
            if seek.skill not in skills and seek.skill:
                yield _unknown(profile.path, ("seeks", index, "skill"), seek.skill, vocabulary)
    for agreement in checkup.community.agreements:
        for number, partner in enumerate(agreement.partners):
            for index, skill in enumerate(partner.offers):
                if skill not in skills:
                    yield _unknown(agreement.path, ("partners", number, "offers", index), skill, vocabulary)
            for index, goal in enumerate(partner.goals):
                if goal.learn not in skills:
                    yield _unknown(
                        agreement.path, ("partners", number, "goals", index, "learn"), goal.learn, vocabulary
                    )


def _unknown(path: str, pointer: Pointer, skill: str, vocabulary: Vocabulary) -> Problem:
    near = nearest_skills(skill, vocabulary)
    fix = (
        f"Did you mean {' or '.join(f'`{name}`' for name in near)}? If not, keep yours."
        if near
        else "Keep it, or ask a maintainer to add it to `skills.yml`."
    )
    message = f"`{clip(skill)}` isn't in the list of skills, so few people will find it."
    written = f"`{{}}` isn't in the list of skills, so few people will find it. It's kept as `{clip(skill)}`."
    return Problem(path, pointer, message, fix, as_written=written)


def nearest_skills(text: str, vocabulary: Vocabulary) -> list[str]:
    """Up to three ids of skills that a text may mean: by spelling, and by the words that it holds."""
    folded = fold(text)
    alike = _ALIKE_SHORT if len(folded) <= _SHORT else _ALIKE
    close = [vocabulary.spellings[name] for name in nearest(folded, list(vocabulary.spellings), 5, alike)]
    words = [vocabulary.find(word) for word in re.split(r"[\s/,()-]+", text) if len(word) > 1]
    return list(dict.fromkeys([*close, *(word for word in words if word)]))[:3]


@rule("no-contact-data", ERROR)
def no_contact_data(checkup: Checkup) -> Iterator[Problem]:
    """A text contains what looks like an email address, a phone number or a link into a meeting room.

    Why: The files are public, programs collect addresses from them, and Git history keeps them permanently.

    Fix: Delete it. Use `contact` for a public https link, or write to each other through GitHub. It's already in
    the history of this change, so also follow the steps for [something that was published by
    mistake](safety.md#when-something-slipped-in).

    Wrong:
        about: Write to octo@example.org

    Right:
        contact: https://example.org/@octo
    """
    for profile in checkup.community.profiles:
        for pointer, text in PROFILE.prose(profile):
            if text:
                yield from contact_data(profile.path, pointer, text, zone=profile.timezone)
        if profile.contact:
            yield from contact_data(profile.path, ("contact",), profile.contact, _A_PAGE)
    for agreement in checkup.community.agreements:
        for pointer, text in AGREEMENT.prose(agreement):
            yield from contact_data(agreement.path, pointer, text)


def contact_data(path: str, pointer: Pointer, text: str, instead: str = "", zone: str = "") -> Iterator[Problem]:
    """What to say if a text contains a way to reach someone; `instead` says what belongs there."""
    kind = _WHAT.get(private_data(text, zone))
    if kind:
        fix = f"Delete it. {instead or '`contact` takes a public https link instead.'} {_PUBLISHED}"
        yield Problem(path, pointer, f"This looks like {kind}.", fix)


@rule("many-digits", WARNING)
def many_digits(checkup: Checkup) -> Iterator[Problem]:
    """A text has a long number that may be a phone number.

    Why: The files are public, and a phone number that was published once can't be taken back.

    Fix: Delete it if it's a phone number. Otherwise say what it is, for example `id 1234567890`.

    Wrong:
        about: I am on 13800138000

    Right:
        about: My ORCID is in my profile
    """
    for profile in checkup.community.profiles:
        for pointer, text in PROFILE.prose(profile):
            if text and contact.many_digits(text, profile.timezone):
                fix = f"Delete it if it's a phone number, or say what it is. {_PUBLISHED}"
                yield Problem(profile.path, pointer, "This long number may be a phone number.", fix)
