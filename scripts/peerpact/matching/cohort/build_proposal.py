"""A group of people as a proposal: what it is worth, why, and the link to its agreement.

For: terms that anybody can work out again, one group at a time. Must not: choose who is in a group.
"""

from __future__ import annotations

from datetime import date

from peerpact.domain.model import Community
from peerpact.formats.draft import agreement_draft, agreement_path
from peerpact.matching import gates, score
from peerpact.matching.cohort import wording
from peerpact.matching.cohort.proposal import Proposal
from peerpact.matching.gates import Group
from peerpact.matching.score import Lesson
from peerpact.matching.wording import they_teach
from peerpact.text.forge_links import Places

_GOALS = 3
"""How many skills each partner learns in a draft."""


def proposal(
    community: Community, kind: str, people: Group, minimum_minutes: int, now: date, places: Places, terms: int
) -> Proposal:
    """The proposal for a group in which each teaches the next and the last the first."""
    names = community.vocabulary
    learners = (*people[1:], people[0])
    taught = [score.lessons(t.profile, s.profile, names) for t, s in zip(people, learners, strict=True)]
    ways = tuple(score.direction(lesson.weight for lesson in lessons) for lessons in taught)
    common = (gates.common_quarters(people) or 0) if gates.live(people, minimum_minutes) else 0
    quarters = min(common, score.MOST_QUARTERS)
    team = [person.profile for person in people]
    formats = min(score.formats_in_common(*team), score.MOST_FORMATS)
    reasons = [
        reason
        for teacher, learner, lessons in zip(people, learners, taught, strict=True)
        for reason in they_teach(lessons, teacher.profile.github, learner.profile.github, names)
    ]
    reasons += [wording.in_common(people), wording.hours(people, minimum_minutes), wording.formats(people)]
    learns = {s.profile.github_id: _skills(lessons) for s, lessons in zip(learners, taught, strict=True)}
    path = agreement_path(community, team, now)
    draft = agreement_draft(community, team, now, terms, learns)
    value = score.score(score.harmonic_mean(*ways), quarters, formats)
    link = places.new_file(places.branch, path, draft)
    return Proposal(kind, tuple(team), value, ways, quarters, formats, tuple(reasons), path, link)


def _skills(lessons: tuple[Lesson, ...]) -> list[str]:
    """What a learner would learn: the very skills that their teacher lists."""
    return list(dict.fromkeys(lesson.offered for lesson in lessons))[:_GOALS]
