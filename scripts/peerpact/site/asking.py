"""What the site asks people: skills they may know, and a second look when someone new came.

For: one value that the pages, the feed and the figures share, worked out once; and its two sections on a person's page.
Must not: count or order (`matching.questions`, `matching.second_look`).
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import timedelta
from urllib.parse import quote, urlencode

from peerpact.domain.model import Profile
from peerpact.matching import MatchingIndex, Suggestions
from peerpact.matching.questions import wording
from peerpact.matching.questions.question import Question, Questions
from peerpact.matching.questions.second_look import SecondLook, second_looks
from peerpact.matching.ranking import questions_for_few
from peerpact.site.html import person_link, text_link
from peerpact.site.index import Site
from peerpact.site.markup import Markup, listed

Values = dict[str, object]
NEW = timedelta(days=30)
"""For how long someone counts as new."""

_MOST_NEWCOMERS, _MOST_QUESTIONS, _MOST_LOOKS = 50, 6, 3


@dataclass(frozen=True, slots=True)
class Asking:
    """`questions` by login, for those with few partners; `looks` are all second looks, the newest people first."""

    questions: Mapping[str, Questions] = field(default_factory=dict)
    looks: tuple[SecondLook, ...] = ()

    def asks(self, login: str) -> bool:
        """Whether someone is asked for skills."""
        questions = self.questions.get(login)
        return questions is not None and bool(questions.teach or questions.learn)

    def of_member(self, login: str) -> list[SecondLook]:
        """Whom a member could be connected with."""
        return [look for look in self.looks if look.member == login.casefold()]

    def of_newcomer(self, login: str) -> list[SecondLook]:
        """Whom a newcomer could be connected with."""
        return [look for look in self.looks if look.newcomer == login.casefold()]


NOTHING_ASKED = Asking()


def asking(site: Site, index: MatchingIndex, suggestions: Mapping[str, Suggestions]) -> Asking:
    """What is asked on the day of the site; who came when is known from Git, and without it nobody is new."""
    asked = questions_for_few(index, suggestions)
    places = index.questions.places
    born = site.known.born
    new = [p for p in site.people if p.path in born and born[p.path] > site.now - NEW and p.github.casefold() in places]
    if len(new) == len(site.people):  # a community that is new itself: everyone is asked already
        new = []
    new.sort(key=lambda person: (-born[person.path].toordinal(), person.github_id))
    newcomers = [places[person.github.casefold()] for person in new[:_MOST_NEWCOMERS]]
    few = [places[login.casefold()] for login in asked]
    return Asking(asked, tuple(second_looks(index.questions, newcomers, few)))


def looks(site: Site, up: str, person: Profile, asked: Asking) -> list[Values]:
    """The second looks on a member's own page, for the template `person/looks.html`."""
    return [
        {
            "name": person_link(site, up, site.community.by_login[look.newcomer]),
            "skills": listed((_tick(up, person, *skill, look.teach) for skill in look.skills), "or"),
            "teach": look.teach,
        }
        for look in asked.of_member(person.github)[:_MOST_LOOKS]
    ]


def questions(up: str, person: Profile, asked: Asking) -> list[Values]:
    """The questions on someone's own page, for the template `person/questions.html`; none for those who have partners
    to choose from."""
    if not asked.asks(person.github):
        return []
    theirs = asked.questions[person.github]
    return [
        {
            "heading": heading,
            "skills": [_question(up, person, question, teach) for question in entries[:_MOST_QUESTIONS]],
        }
        for heading, teach, entries in ((wording.TEACH, True, theirs.teach), (wording.LEARN, False, theirs.learn))
        if entries
    ]


def _question(up: str, person: Profile, question: Question, teach: bool) -> Values:
    link = _tick(up, person, question.skill, question.name, teach)
    return {"link": link, "counts": wording.counts(question, teach)}


def _tick(up: str, person: Profile, skill: str, name: str, teach: bool) -> Markup:
    """A skill that leads to the form, where it is shown to be taken or left."""
    asked = urlencode({"edit": person.github, "offer" if teach else "seek": skill}, quote_via=quote)
    return text_link(f"{up}join/?{asked}", name)
