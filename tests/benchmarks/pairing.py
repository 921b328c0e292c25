"""Everyone of a synthetic community paired at once, by one method, after the scores are known.

For: `python pairing.py ours|rustworkx|mentor-match PEOPLE`, which prints CPU seconds, total and bound as JSON. Must
not: count the scoring, which is the same for all. mentor-match wants mentors and mentees, so it gets two halves of the
people and can pair across only.
"""

from __future__ import annotations

import json
import sys
import time
from collections.abc import Callable
from datetime import date
from typing import Any

import numpy as np
from synthetic import synthetic

from peerpact.matching.cohort.graph import NOBODY, Budget, Graph
from peerpact.matching.cohort.pairing import pairing, worth
from testing.pair_graph import edges

NOW = date(2026, 11, 23)
Partners = tuple[np.ndarray[Any, Any], int]
"""Everyone's partner, and an upper bound that the method proves (0: it proves none)."""


def ours(whole: Graph) -> Partners:
    """What `peerpact cohort` does."""
    found = pairing(whole, Budget.of(60, time.monotonic))
    return found.partner_of, found.bound


def rustworkx(whole: Graph) -> Partners:
    """The exact algorithm of rustworkx."""
    import rustworkx as rx

    made = rx.PyGraph(multigraph=False)
    made.add_nodes_from(range(whole.people))
    made.add_edges_from(list(zip(whole.first.tolist(), whole.second.tolist(), whole.score.tolist(), strict=True)))
    return _partners_of(whole, rx.max_weight_matching(made, weight_fn=int)), 0


def mentor_match(whole: Graph) -> Partners:
    """mentor-match with the scores as its only rule; even numbers are its mentors, odd ones its mentees."""
    from matching.mentee import Mentee
    from matching.mentor import Mentor
    from matching.process import process_data

    pairs = zip(whole.first.tolist(), whole.second.tolist(), whole.score.tolist(), strict=True)
    scores = {pair: score for *ends, score in pairs for pair in (tuple(ends), tuple(reversed(ends)))}

    class Score:
        def apply(self, match: Any) -> int:
            found = scores.get((match.mentor.email, match.mentee.email), 0)
            match.disallowed = not found
            return found

        def evaluate(self, match: Any) -> bool:
            return (match.mentor.email, match.mentee.email) in scores

    mentors = [Mentor(grade=1, email=number) for number in range(0, whole.people, 2)]
    mentees = [Mentee(grade=1, email=number) for number in range(1, whole.people, 2)]
    process_data(mentors, mentees, [[Score()]])
    return _partners_of(whole, [(mentor.email, mentee.email) for mentor in mentors for mentee in mentor.mentees]), 0


def _partners_of(whole: Graph, chosen: Any) -> np.ndarray[Any, Any]:
    partner_of = np.full(whole.people, NOBODY, np.int64)
    for one, other in chosen:
        partner_of[one], partner_of[other] = other, one
    return partner_of


METHODS: dict[str, Callable[[Graph], Partners]] = {"ours": ours, "rustworkx": rustworkx, "mentor-match": mentor_match}


def main(method: str, people: str) -> int:
    """Score, then measure one method once; what it imports is not counted."""
    known = edges(synthetic(int(people)), NOW)
    whole = Graph.of(len(known.people), known.first, known.second, known.score)
    METHODS[method](Graph.of(4, *(np.array(column) for column in ([0, 1, 0], [1, 2, 2], [5, 5, 5]))))  # imports
    begun = time.process_time()
    partner_of, bound = METHODS[method](whole)
    used = time.process_time() - begun
    total = worth(whole, partner_of)
    paired = int((partner_of != NOBODY).sum())
    print(json.dumps({"cpu": used, "total": total, "bound": bound, "paired": paired, "pairs": len(whole.score)}))
    return 0


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
