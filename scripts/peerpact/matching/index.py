"""A community on one day, ready to be asked for one participant or for everyone.

For: everything that the lists are drawn from, computed once. Must not: rank, or change after it was made.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from datetime import date
from functools import cached_property

from peerpact.domain.model import Community, Profile
from peerpact.domain.vocabulary import Vocabulary
from peerpact.matching.coverage import drawn, taken_in
from peerpact.matching.fair_exposure import attention
from peerpact.matching.gates import Person, people
from peerpact.matching.neighbourhood import Sought, sought
from peerpact.matching.pairs import Pairs, pairs
from peerpact.matching.population import Crowd, Places, crowd
from peerpact.matching.questions.columns import columns
from peerpact.matching.questions.index import QuestionIndex
from peerpact.matching.score_tables import Numbers, Ties


@dataclass(frozen=True)
class Market:
    """`people` holds everyone once; `numbers` leads from a numeric GitHub id to the number there.

    `crowd` are those who can be suggested. `count` is how many suggestions the community wants, `minimum_minutes` what
    a week must have in common.
    """

    people: tuple[Person, ...]
    numbers: dict[int, int]
    crowd: Crowd
    vocabulary: Vocabulary
    count: int
    minimum_minutes: int

    def holds(self, profile: Profile) -> bool:
        """Whether this very profile is in the market; of two with one number or login only one is."""
        number = self.numbers.get(profile.github_id)
        return number is not None and self.people[number].profile.path == profile.path

    def person(self, profile: Profile) -> Person:
        """The participant as the gates see them."""
        return self.people[self.numbers[profile.github_id]]

    @cached_property
    def pairs(self) -> Pairs:
        """Every two-way pair that passes the gates."""
        return pairs(self.crowd)

    @cached_property
    def questions(self) -> QuestionIndex:
        """The same people as plain columns, of which questions are asked."""
        return QuestionIndex(columns(self.people, self.vocabulary, self.minimum_minutes))

    @cached_property
    def seekers(self) -> dict[str, int]:
        """How many people seek each skill, the most wanted first, then by id."""
        every = Counter(skill for p in self.crowd.people for skill in {seek.skill for seek in p.profile.seeks})
        return dict(sorted(every.items(), key=lambda item: (-item[1], item[0])))

    @cached_property
    def in_columns(self) -> list[int]:
        """Where each person of the crowd is in the columns of questions."""
        return [self.questions.places[person.profile.github.casefold()] for person in self.crowd.people]

    @cached_property
    def attention(self) -> Numbers:
        """What each pair ranks by, seen from its first person, then from its second."""
        return attention(self.pairs, self.ties, self.count)

    @cached_property
    def drawn(self) -> Places:
        """Everyone's first pairs, as many as the community wants, before anybody is taken in."""
        return drawn(self.pairs, self.attention, self.ties, self.count)

    @cached_property
    def taken_in(self) -> Places:
        """For each person the pair that takes the last place in their list, so that nobody is left out."""
        return taken_in(self.pairs, self.ties, self.drawn, self.crowd.ids)

    @cached_property
    def sought(self) -> Sought:
        """How many could see each person in a list."""
        return sought(self.crowd)

    @cached_property
    def ties(self) -> Ties:
        """What decides between pairs that rank alike."""
        return self.pairs.ties(self.crowd)


def market(community: Community, now: date) -> Market:
    """Index a community as it is on the day `now`."""
    everybody = people(community, now)
    rules = community.settings.suggestions
    return Market(
        everybody,
        {person.profile.github_id: number for number, person in enumerate(everybody)},
        crowd(everybody, community.vocabulary, rules.minimum_minutes),
        community.vocabulary,
        rules.count,
        rules.minimum_minutes,
    )
