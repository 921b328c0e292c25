"""Members who would become partners of someone new with one more skill in their own profile.

For: a second look at the moment when it matters: a newcomer goes one way with a member, and one tick by the member
would make it go both ways. Must not: know days or words; the caller says who is new.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from peerpact.matching.questions.index import QuestionIndex, neighbours, open_to_learn
from peerpact.matching.questions.likelihood import Likelihood, knows, wants

MOST_MEMBERS, MOST_SKILLS = 20, 3
"""How many members a newcomer is shown to at most, and how many skills each of them is asked about."""


@dataclass(frozen=True, slots=True)
class SecondLook:
    """A member could `teach` a newcomer one of some skills, or learn it from them, and both would be partners.

    `member` and `newcomer` are logins, case-folded; `skills` are ids and names, the likeliest first.
    """

    member: str
    newcomer: str
    teach: bool
    skills: tuple[tuple[str, str], ...]


def second_looks(index: QuestionIndex, newcomers: Sequence[int], few: Iterable[int] = ()) -> list[SecondLook]:
    """All second looks at newcomers (places in the columns), newcomer by newcomer in the order given.

    For each newcomer up to MOST_MEMBERS members are named: those with `few` partners first, then by place.
    """
    columns, first = index.columns, frozenset(few)
    looks: list[SecondLook] = []
    for newcomer in newcomers:
        here = neighbours(index, newcomer)
        members = sorted(here.teachers ^ here.learners, key=lambda place: (place not in first, place))[:MOST_MEMBERS]
        for member in members:
            teach = member in here.learners  # the newcomer teaches them: they'd teach something back
            skills = _skills(index, member, newcomer, teach)
            named = tuple((columns.skills[skill], columns.names[skill]) for skill in skills)
            if named:
                looks.append(SecondLook(columns.logins[member], columns.logins[newcomer], teach, named))
    return looks


def _skills(index: QuestionIndex, member: int, newcomer: int, teach: bool) -> Iterator[int]:
    """What a member could add, the likeliest first; never what they list."""
    columns = index.columns
    listed = {code >> 2 for code in (*columns.offers[member], *columns.seeks[member])}
    possible = index.to_teach(newcomer) if teach else open_to_learn(index, member, newcomer)
    possible -= listed
    if not possible:
        return
    likely: Likelihood = knows(index.listings, member) if teach else wants(index.listings, member)
    ordered = sorted(possible, key=lambda skill: (-likely.of(skill), columns.skills[skill]))
    yield from ordered[:MOST_SKILLS]
