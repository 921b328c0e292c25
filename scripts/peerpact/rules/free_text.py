"""Rules about skills and free text, wherever they stand.

For: what is written in a profile or an agreement in people's own words. Must not: judge style.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from peerpact.domain.findings import ERROR, WARNING, Pointer, Problem, clip
from peerpact.domain.model import Agreement, Profile
from peerpact.domain.vocabulary import Vocabulary, fold
from peerpact.rules.context import Checkup
from peerpact.rules.registry import rule
from peerpact.text.spelling import nearest

_SHORT = 5
_ALIKE, _ALIKE_SHORT = 0.78, 0.85  # in a short word one other letter makes another skill: `rust` is not `rest`
_AT = r"(?: ?[(\[{<] ?at ?[)\]}>] ?|_at_| AT )"
_DOT = r"(?: ?[(\[{<] ?dot ?[)\]}>] ?|_dot_| DOT | dot | ?\. ?)"
_ENDINGS = "com|org|net|edu|info|io|dev|app|eu|de|fr|es|nl|uk|ch|pl|br|jp|cn|ru|ng|ke|za"
_E_MAIL = re.compile(
    rf"(?<![@\w.+-])[\w.+-]+(?: ?[@＠] ?(?:[\w-]+\.)+[^\W\d_]{{2}}|@[\w-]+\. ?[^\W\d_]{{2}}"
    rf"|{_AT}(?:[^\W_]|-)+{_DOT}[^\W\d_]{{2}}| at [\w-]+ dot (?:{_ENDINGS})\b)"
)
_PHONE = re.compile(
    r"(?<![\w/.+-])(?:"
    r"\+[1-9](?:[ ()./-]{0,2}\d){7,14}|00[1-9](?:[ ()/-]{0,2}\d){8,13}"  # with the code of a country
    r"|\(?0[1-9](?:[ ()./-]{0,2}\d){7,11}|\(?\d{3}\)?[ .-]\d{3}[ .-]\d{4}|\d{5} \d{5}"  # as one writes it at home
    r")(?![\w/-])"
)
_CALLED = re.compile(
    r"\b(?:tel|phone|mobile|cell|call|sms|text me|whatsapp|signal|telegram)\b\D{0,20}\d(?:[ ()./-]{0,2}\d){6,14}", re.I
)
_HARMLESS = re.compile(
    r"https?://\S+|\bgit@[\w.-]+:\S*|\bISBN\S*[ :]*[\dX -]+|\b97[89][ -]?\d(?:[ -]?\d){9}\b|\b10\.\d{4,9}/\S+"
    r"|\b\d{4}-\d{2}-\d{2}\b|\b\d{4} ?[-–/] ?\d{4}\b|\b\d{1,2}[./]\d{1,2}[./]\d{4}\b|\b\d{1,3}(?:\.\d{1,3}){3}\b"
)
_SUSPECT = re.compile(
    r"[@＠]|[(\[{<_] ?at|\bdot\b| DOT |\d\D{0,2}\d\D{0,2}\d\D{0,2}\d\D{0,2}\d\D{0,2}\d\D{0,2}\d", re.IGNORECASE
)
_PUBLISHED = (
    "If it's already in a pull request, earlier commits keep showing it: `guides/safety.md#when-something-slipped-in` "
    "says what to do."
)
CONTACT_PATTERNS = {
    "suspect": _SUSPECT,
    "harmless": _HARMLESS,
    "mail": _E_MAIL,
    "phone": _PHONE,
    "called": _CALLED,
}
"""What the rule below looks with, by name; the forms of the site look with the same."""


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
    known = checkup.community.vocabulary
    skills = known.skills
    if not skills:
        return  # there is no list, or it is broken, which is said elsewhere
    for profile in checkup.community.profiles:
        for index, offer in enumerate(profile.offers):
            if offer.skill not in skills and offer.skill:
                yield _unknown(profile.path, ("offers", index, "skill"), offer.skill, known)
        for index, seek in enumerate(profile.seeks):
            if seek.skill not in skills and seek.skill:
                yield _unknown(profile.path, ("seeks", index, "skill"), seek.skill, known)
    for agreement in checkup.community.agreements:
        for number, partner in enumerate(agreement.partners):
            for index, skill in enumerate(partner.offers):
                if skill not in skills:
                    yield _unknown(agreement.path, ("partners", number, "offers", index), skill, known)
            for index, goal in enumerate(partner.goals):
                if goal.learn not in skills:
                    yield _unknown(agreement.path, ("partners", number, "goals", index, "learn"), goal.learn, known)


def _unknown(path: str, pointer: Pointer, skill: str, known: Vocabulary) -> Problem:
    near = nearest_skills(skill, known)
    fix = (
        f"Did you mean {' or '.join(f'`{name}`' for name in near)}? If not, keep yours."
        if near
        else "Keep it, or ask a maintainer to add it to `skills.yml`."
    )
    message = f"`{clip(skill)}` isn't in the list of skills, so few people will find it."
    written = f"`{{}}` isn't in the list of skills, so few people will find it. It's kept as `{clip(skill)}`."
    return Problem(path, pointer, message, fix, as_written=written)


def nearest_skills(text: str, known: Vocabulary) -> list[str]:
    """Up to three ids of skills that a text may mean: by spelling, and by the words that it holds."""
    wanted = fold(text)
    alike = _ALIKE_SHORT if len(wanted) <= _SHORT else _ALIKE
    close = [known.spellings[name] for name in nearest(wanted, list(known.spellings), 5, alike)]
    words = [known.find(word) for word in re.split(r"[\s/,()-]+", text) if len(word) > 1]
    return list(dict.fromkeys([*close, *(word for word in words if word)]))[:3]


@rule("no-contact-data", ERROR)
def no_contact_data(checkup: Checkup) -> Iterator[Problem]:
    """A text contains what looks like an email address or a phone number.

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
        for pointer, text in _profile_texts(profile):
            if text:
                yield from contact_data(profile.path, pointer, text)
    for agreement in checkup.community.agreements:
        for pointer, text in _agreement_texts(agreement):
            yield from contact_data(agreement.path, pointer, text)


def contact_data(path: str, pointer: Pointer, text: str, instead: str = "") -> Iterator[Problem]:
    """What to say if a text contains an address or a phone number; `instead` says what belongs there."""
    if not _SUSPECT.search(text):
        return
    plain = _HARMLESS.sub(" ", text)
    mail = _E_MAIL.search(plain)
    if mail or _PHONE.search(plain) or _CALLED.search(plain):
        what = "an email address" if mail else "a phone number"
        fix = f"Delete it. {instead or '`contact` takes a public https link instead.'} {_PUBLISHED}"
        yield Problem(path, pointer, f"This looks like {what}.", fix)


def _profile_texts(profile: Profile) -> Iterator[tuple[Pointer, str]]:
    yield ("name",), profile.name
    yield ("pronouns",), profile.pronouns
    yield ("about",), profile.about
    for index, offer in enumerate(profile.offers):
        yield ("offers", index, "note"), offer.note
    for index, seek in enumerate(profile.seeks):
        yield ("seeks", index, "goal"), seek.goal


def _agreement_texts(agreement: Agreement) -> Iterator[tuple[Pointer, str]]:
    yield ("channel",), agreement.channel
    yield ("ground_rules", "missed_sessions"), agreement.ground_rules.missed_sessions
    for number, partner in enumerate(agreement.partners):
        for index, goal in enumerate(partner.goals):
            yield ("partners", number, "goals", index, "goal"), goal.goal
            yield ("partners", number, "goals", index, "evidence"), goal.evidence
    for index, amendment in enumerate(agreement.amendments):
        yield ("amendments", index, "what"), amendment.what
    for index, outcome in enumerate(agreement.outcome):
        yield ("outcome", index, "learned"), outcome.learned
        yield ("outcome", index, "next"), outcome.next
