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
from peerpact.matching.coverage import guaranteed_slots, top_pairs
from peerpact.matching.fair_exposure import fair_ranks
from peerpact.matching.gates import Person, people
from peerpact.matching.neighbourhood import Popularity
from peerpact.matching.pairs import Pairs
from peerpact.matching.population import Places, Population
from peerpact.matching.questions.gathering import columns
from peerpact.matching.questions.index import QuestionIndex
from peerpact.matching.score_tables import Numbers, TieBreaks


@dataclass(frozen=True)
class MatchingIndex:
    """`people` holds everyone once; `numbers` leads from a numeric GitHub id to the number there.

    `population` are those who can be suggested. `count` is how many suggestions the community wants, `minimum_minutes`
    what a week must have in common.
    """

    people: tuple[Person, ...]
    numbers: dict[int, int]
    population: Population
    vocabulary: Vocabulary
    count: int
    minimum_minutes: int

    def holds(self, profile: Profile) -> bool:
        """Whether this very profile is in the index; of two with one number or login only one is."""
        number = self.numbers.get(profile.github_id)
        return number is not None and self.people[number].profile.path == profile.path

    def person(self, profile: Profile) -> Person:
        """The participant as the gates see them."""
        return self.people[self.numbers[profile.github_id]]

    @cached_property
    def pairs(self) -> Pairs:
        """Every two-way pair that passes the gates."""
        return Pairs.of(self.population)

    @cached_property
    def questions(self) -> QuestionIndex:
        """The same people as plain columns, of which questions are asked."""
        return QuestionIndex(columns(self.people, self.vocabulary, self.minimum_minutes))

    @cached_property
    def seekers(self) -> dict[str, int]:
        """How many people seek each skill, the most wanted first, then by id."""
        every = Counter(skill for p in self.population.people for skill in {seek.skill for seek in p.profile.seeks})
        return dict(sorted(every.items(), key=lambda item: (-item[1], item[0])))

    @cached_property
    def in_columns(self) -> list[int]:
        """Where each person of the population is in the columns of questions."""
        return [self.questions.places[person.profile.github.casefold()] for person in self.population.people]

    @cached_property
    def ranks(self) -> Numbers:
        """What each pair ranks by, seen from its first person, then from its second."""
        return fair_ranks(self.pairs, self.tie_breaks, self.count)

    @cached_property
    def top_pairs(self) -> Places:
        """Everyone's first pairs, as many as the community wants, before anyone is guaranteed a place."""
        return top_pairs(self.pairs, self.ranks, self.tie_breaks, self.count)

    @cached_property
    def guaranteed(self) -> Places:
        """For each person the pair that takes the last place in their list, so that nobody is left out."""
        return guaranteed_slots(self.pairs, self.tie_breaks, self.top_pairs, self.population.ids)

    @cached_property
    def popularity(self) -> Popularity:
        """How many could see each person in a list."""
        return Popularity.of(self.population)

    @cached_property
    def tie_breaks(self) -> TieBreaks:
        """What decides between pairs that rank alike."""
        return self.pairs.tie_breaks(self.population)

    @classmethod
    def of(cls, community: Community, now: date) -> MatchingIndex:
        """Index a community as it is on the day `now`."""
        everybody = people(community, now)
        rules = community.settings.suggestions
        return cls(
            everybody,
            {person.profile.github_id: number for number, person in enumerate(everybody)},
            Population.of(everybody, community.vocabulary, rules.minimum_minutes),
            community.vocabulary,
            rules.count,
            rules.minimum_minutes,
        )
