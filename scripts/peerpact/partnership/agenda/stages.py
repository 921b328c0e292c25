"""Which topic a session has, for any number of sessions.

For: the rule that spreads four stages over a partnership. Must not: know dates or people.

The rule: a sixth of the sessions, rounded, is for getting to know each other and as many are for closing, at least one
and at most four each. What lies between is halved into building and deepening; an odd one belongs to building. Getting
to know, building and deepening take the topics of their stage from the first on and begin again when all have been;
closing takes the last ones. So 24 sessions have every topic once, the first session is always about each other's past,
and the last one is always the goodbye. A single session is a first one.
"""

from __future__ import annotations

from peerpact.partnership.agenda.topics import CLOSE, STAGES, TOPICS, Topic

_BY_STAGE = tuple(tuple(topic for topic in TOPICS if topic.stage == stage) for stage in range(len(STAGES)))


def lengths(total: int) -> tuple[int, int, int, int]:
    """How many sessions each stage has when there are `total` of them. ValueError below 1.

    >>> lengths(24), lengths(13), lengths(1)
    ((4, 8, 8, 4), (2, 5, 4, 2), (1, 0, 0, 0))
    """
    if total < 1:
        raise ValueError("a partnership has at least one session")
    if total == 1:
        return 1, 0, 0, 0
    edge = min(len(_BY_STAGE[CLOSE]), max(1, (total + 3) // 6))
    between = total - 2 * edge
    return edge, (between + 1) // 2, between // 2, edge


def topic(number: int, total: int) -> tuple[Topic, int | None]:
    """The topic of a session, counted from 1, and in which earlier session it was last; ValueError out of range."""
    stage, place, first = _place(number, total)
    topics = _BY_STAGE[stage]
    if stage == CLOSE:
        return topics[len(topics) - lengths(total)[stage] + place], None
    earlier = first + place - len(topics)
    return topics[place % len(topics)], earlier if earlier >= first else None


def _place(number: int, total: int) -> tuple[int, int, int]:
    """The stage of a session, its place in the stage from 0, and the number of the stage's first session."""
    if not 1 <= number <= total:
        raise ValueError(f"There's no session {number} of {total}")
    first = 1
    for stage, length in enumerate(lengths(total)):
        if number < first + length:
            return stage, number - first, first
        first += length
    raise AssertionError("the lengths of the stages add up to the total")
