"""Whom a pull request is about, whom they could meet, and what those with few partners are asked.

For: the suggestions and the questions of a verdict, pure. Must not: put them into words (that is `comments`).
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from peerpact.bot.ownership import PROFILE, Touch, is_maintainer
from peerpact.community.activity import pause
from peerpact.community.loader import Loaded
from peerpact.domain.model import Community
from peerpact.domain.pull_request import PullRequest
from peerpact.matching import Suggestions
from peerpact.matching.questions.question import Questions
from peerpact.signing import Requirement
from peerpact.signing.requirements import ENDING

MOST_PROFILES = 3
"""Suggestions are for the person who reads; someone who adds dozens of profiles is no such person."""


def suggested(
    pull: PullRequest,
    base: Loaded,
    head: Loaded,
    touched: tuple[Touch, ...],
    needs: Sequence[Requirement],
    now: date,
    inactive: frozenset[str],
) -> tuple[tuple[Suggestions, ...], tuple[Questions, ...]]:
    """For the author's own profile; for anybody's when a maintainer opens the pull request; for both who part.

    Nobody is suggested who is inactive; but who is spoken to here, or whose profile is changed, isn't. Those with few
    partners to choose from are asked what they know, unless they part from someone.
    """
    mine = frozenset({pull.author.id})
    anybody = is_maintainer(pull.author, base)
    changed = [t for t in touched if t.kind == PROFILE and t.verb != "deletes" and not t.refusal]
    paths = {touch.path for touch in changed if anybody or touch.owners == mine}
    parting = _parting(head.community, needs)
    people = [profile for profile in head.community.profiles if profile.path in paths or profile.github_id in parting]
    if not people or len(people) > MOST_PROFILES:
        return (), ()
    # Most pull requests suggest nobody, and what this imports takes a tenth of a second.
    from peerpact.matching import MatchingIndex, suggest_from
    from peerpact.matching.ranking import questions_from

    awake = {change.path for change in pull.changes} | {profile.path for profile in people}
    everyone = MatchingIndex.of(pause(head.community, inactive - awake), now)
    # Of two with one number or login, the index has one.
    people = [profile for profile in people if everyone.holds(profile)]
    lists = [(profile.github_id, suggest_from(everyone, profile)) for profile in people]
    shown = tuple(
        _without(answer, parting[person], head.community) if person in parting else answer for person, answer in lists
    )
    few = [p for p, answer in zip(people, shown, strict=True) if answer.few and p.github_id not in parting]
    return shown, tuple(questions_from(everyone, profile) for profile in few)


def _parting(community: Community, needs: Sequence[Requirement]) -> dict[int, frozenset[int]]:
    """Who is ending a partnership with whom in this change."""
    ended = {need.path for need in needs if need.kind == ENDING}
    return {person: a.ids - {person} for a in community.agreements if a.path in ended for person in a.ids}


def _without(suggestions: Suggestions, gone: frozenset[int], community: Community) -> Suggestions:
    """Suggestions without those whom someone has just parted from: it is not ours to bring them together again."""
    logins = {community.by_id[suggestion].github for suggestion in gone if suggestion in community.by_id}
    return replace(
        suggestions,
        suggestions=tuple(suggestion for suggestion in suggestions.suggestions if not logins & {*suggestion.partners}),
    )
