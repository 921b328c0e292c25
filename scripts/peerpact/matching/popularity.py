"""How many could see somebody in a list: what keeps one-way matches and circles from piling up on a few.

For: two numbers a person. Must not: look at gates or at single pairs (attention.py shares those).
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from peerpact.matching.population import Crowd, Places
from peerpact.matching.score_tables import Numbers


@dataclass(frozen=True, slots=True)
class Sought:
    """By place: `answers` counts the skills that others seek and this person could teach, `answered` the people who
    could teach what this person seeks, added up over the skills. Both are at least 1.
    """

    answers: Numbers
    answered: Numbers

    def of_one(self, scores: Numbers, others: Places, teach: NDArray[np.bool_]) -> Numbers:
        """What one-way matches rank by, int64[others]: `10 * score**2 / popularity`, so in thousand-millionths.

        `scores` int64[others] in ten-thousandths, `others` their places; `teach[i]`: the other `i` would teach, and
        counts with `answers`, else with `answered`.
        """
        return _evened(scores, np.where(teach, self.answers[others], self.answered[others]))

    def of_two(self, scores: Numbers, learners: Places, teachers: Places) -> Numbers:
        """What circles rank by: the same over the geometric mean of both others' numbers."""
        return _evened(scores, np.sqrt(self.answered[learners] * self.answers[teachers]))


def _evened(scores: Numbers, seen: NDArray[np.int64] | NDArray[np.float64]) -> Numbers:
    return np.rint(10 * scores * scores / seen).astype(np.int64)


def sought(crowd: Crowd) -> Sought:
    """Count everybody of a crowd."""
    could = crowd.worth > 0
    wished = np.bincount(crowd.wishes.ravel(), minlength=len(could))
    wished[0] = 0  # row 0 is nobody's wish
    answered = np.count_nonzero(could, axis=1)[crowd.wishes].sum(1)
    return Sought(np.maximum(wished @ could, 1), np.maximum(answered, 1))
