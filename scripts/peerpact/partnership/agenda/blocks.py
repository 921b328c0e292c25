"""The minutes of a session: who learns when, and how long.

For: splitting any length into blocks that add up to it exactly. Must not: know dates, names or topics.
"""

from __future__ import annotations

from dataclasses import dataclass

ARRIVE, CHECK_IN, LEARN, PAUSE, COMMIT = "arrive", "check-in", "learn", "pause", "commit"
EDGE = 5
"""Minutes to arrive and minutes to commit; a sixth of a session that is shorter than half an hour."""
CHECK = 15
"""Minutes for a check-in; a quarter of a session that is shorter than an hour."""
REST = 10
"""Minutes of pause in a session that is longer than `LONG`."""
LONG = 90
_ROUND = 5  # in a part of this many minutes times four or more, the questions take a multiple of it


@dataclass(frozen=True, slots=True)
class Block:
    """A stretch of a session, in minutes from its beginning.

    `learner` is the place of who learns in the order of this session (0 is first), and `questions` the minutes of
    the block for the topic's questions; both only in a block of the kind `learn`.
    """

    kind: str
    start: int
    minutes: int
    learner: int = 0
    questions: int = 0

    @property
    def end(self) -> int:
        """When the block is over, in minutes from the beginning of the session."""
        return self.start + self.minutes


def blocks(minutes: int, people: int, share: int, check_in: bool = False) -> tuple[Block, ...]:
    """The blocks of a session of `minutes` for so many people, with `share` percent of each part for the questions.

    All parts have the same whole number of minutes. What cannot be divided goes to the end first and then to the
    beginning. ValueError when the session is too short for a minute each.
    """
    edge = min(EDGE, minutes // 6)
    check = min(CHECK, minutes // 4) if check_in else 0
    rest = REST if minutes > LONG else 0
    part, left = divmod(minutes - 2 * edge - check - rest, people)
    if part < 1:
        raise ValueError(f"{minutes} minutes are too short for {people} people")
    plan = [(ARRIVE, edge + left // 2, 0, 0)]
    plan += [(CHECK_IN, check, 0, 0)] if check else []
    for learner in range(people):
        plan.append((LEARN, part, learner, _questions(part, share)))
        plan += [(PAUSE, rest, 0, 0)] if rest and learner == (people - 1) // 2 else []
    plan.append((COMMIT, edge + left - left // 2, 0, 0))
    parts, clock = [], 0
    for kind, length, learner, questions in plan:
        parts.append(Block(kind, clock, length, learner, questions))
        clock += length
    return tuple(parts)


def _questions(part: int, share: int) -> int:
    """The minutes for the questions, in steps of five where the part is long enough for it."""
    step = _ROUND if part >= 4 * _ROUND else 1
    return max(1, step * ((part * share + 50 * step) // (100 * step)))
