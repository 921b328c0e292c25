"""The figures, counted.

For: one function for each figure, simple enough to be checked by hand. Must not: know words or forms.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from statistics import median

from peerpact.domain.model import LEVELS, Community, Profile
from peerpact.matching import KINDS, Suggestions
from peerpact.matching.health.health import NOTHING, STAGES, Exposure, Gap, Health
from peerpact.matching.questions.question import Questions
from peerpact.text.letters import fold

MOST_GAPS = 15
"""How many skills each of the two lists holds."""

_RANK = {level: rank for rank, level in enumerate(LEVELS)}
_BELOW_ALL, _ABOVE_ALL = -1, len(LEVELS)


def health(
    community: Community,
    now: date,
    lists: Mapping[str, Suggestions],
    changed: Mapping[str, date] | None = None,
    questions: Iterable[Questions] = (),
) -> Health:
    """The figures of a community on the day `now`.

    `lists` are everyone's suggestions by login (`suggest_everybody`), `changed` is the day of the last change of each
    file by its path, as far as Git knows it. `questions` are the questions of everyone with few partners.
    """
    people = [community.by_login[login.casefold()] for login in lists]
    free = _free(community, now)
    available = [person for person in people if person.status == "open" and free[person.github_id] > 0]
    unmet, idle = gaps(available, community)
    ages = [(now - day).days for person in people if (day := (changed or {}).get(person.path))]
    stages = Counter(community.stage(agreement, now) for agreement in community.agreements)
    return Health(
        on=now,
        participants=len(people),
        available=len(available),
        coverage=coverage([lists[person.github] for person in available]),
        exposure=exposure(available, lists.values()),
        unmet=unmet,
        idle=idle,
        stages={stage: stages[stage] for stage in STAGES},
        age=median(ages) if ages else None,
        dated=len(ages),
        ticks=tuple(sorted(Counter(_most_opened(each) for each in questions).items())),
    )


def _most_opened(questions: Questions) -> int:
    """How many partners the best of all questions would open."""
    return max((question.partners for question in (*questions.teach, *questions.learn)), default=0)


def _free(community: Community, now: date) -> dict[int, int]:
    """By numeric id, how many more partnerships someone has room for."""
    taken = Counter(github_id for agreement in community.live(now) for github_id in agreement.ids)
    return {person.github_id: person.capacity - taken[person.github_id] for person in community.by_id.values()}


def coverage(lists: Iterable[Suggestions]) -> dict[str, int]:
    """How many lists begin with each kind; every kind is listed, in order, and those that are empty come last."""
    first = Counter(each.suggestions[0].kind if each.suggestions else NOTHING for each in lists)
    return {kind: first[kind] for kind in (*KINDS, NOTHING)}


def exposure(available: Sequence[Profile], lists: Iterable[Suggestions]) -> Exposure:
    """In how many lists of others everyone who is available stands; twice in one list counts once."""
    shown = Counter(login for each in lists for login in _shown_in(each))
    times = sorted(shown[person.github.casefold()] for person in available)
    counted = tuple(sorted(Counter(times).items()))
    return Exposure(gini(times), sum(number == 0 for number in times), max(times, default=0), counted)


def _shown_in(answer: Suggestions) -> set[str]:
    """The logins that one list shows, case-folded."""
    return {login.casefold() for suggestion in answer.suggestions for login in suggestion.partners}


def gini(numbers: Sequence[int]) -> float | None:
    """The Gini coefficient of whole numbers; None when they add up to nothing.

    Half the mean difference between two of them, in means of all (Gini 1912); here by the sum over the sorted numbers.

    >>> gini([1, 1, 1]), gini([0, 0, 0, 4])
    (0.0, 0.75)
    """
    total, count = sum(numbers), len(numbers)
    if not total:
        return None
    return sum((2 * place - count - 1) * number for place, number in enumerate(sorted(numbers), 1)) / (count * total)


def gaps(people: Iterable[Profile], community: Community) -> tuple[tuple[Gap, ...], tuple[Gap, ...]]:
    """Unmet demand and idle offers, the largest first, each at most MOST_GAPS. Only the very skill counts here."""
    seek: dict[str, dict[int, int]] = defaultdict(dict)
    offer: dict[str, dict[int, int]] = defaultdict(dict)
    for person in people:
        for seek_entry in person.seeks:
            rank = min(_RANK[seek_entry.level], seek[seek_entry.skill].get(person.github_id, _ABOVE_ALL))
            seek[seek_entry.skill][person.github_id] = rank
        for offer_entry in person.offers:
            rank = max(_RANK[offer_entry.level], offer[offer_entry.skill].get(person.github_id, _BELOW_ALL))
            offer[offer_entry.skill][person.github_id] = rank
    unmet = [
        (skill, sum(not _ahead(learner, rank, offer.get(skill, {})) for learner, rank in ranks.items()))
        for skill, ranks in seek.items()
    ]
    idle = [
        (skill, sum(not _behind(teacher, rank, seek.get(skill, {})) for teacher, rank in ranks.items()))
        for skill, ranks in offer.items()
    ]

    def gap(skill: str, count: int) -> Gap:
        name = community.vocabulary.name(skill)
        return Gap(skill, name, count, len(seek.get(skill, ())), len(offer.get(skill, ())))

    def largest(counted: list[tuple[str, int]]) -> tuple[Gap, ...]:
        skill_gaps = [gap(skill, count) for skill, count in counted if count]
        return tuple(sorted(skill_gaps, key=lambda each: (-each.people, fold(each.name), each.skill))[:MOST_GAPS])

    return largest(unmet), largest(idle)


def _ahead(learner: int, rank: int, teachers: Mapping[int, int]) -> bool:
    return any(other != learner and level > rank for other, level in teachers.items())


def _behind(teacher: int, rank: int, learners: Mapping[int, int]) -> bool:
    return any(other != teacher and level < rank for other, level in learners.items())
