"""The double cover: everyone once as a giver and once as a taker, assigned at the highest total.

For: an assignment whose half is an upper bound for every pairing, and dual values that prove it. Must not: pair anyone
(cycles.py and augmenting_paths.py do).

How: a person who is assigned to themselves stays alone, at a score of 0. The assignment is found for each person's most
promising pairs only. The dual values of all people then show whether a pair that was left out could improve it; such
pairs are added, and it is found again. So the answer is the same as with all pairs.

Sources: Edmonds 1965 (matching and its fractional relaxation); Jonker and Volgenant 1987, the algorithm behind scipy's
`min_weight_full_bipartite_matching`. Whole numbers only: with tiny fractions it doesn't end.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from scipy.sparse import csr_matrix
from scipy.sparse.csgraph import maximum_bipartite_matching, min_weight_full_bipartite_matching

from peerpact.matching.cohort.graph import Graph, Ints

_FIRST_OF_EACH = 20
"""How many pairs of each person are looked at first."""


@dataclass(frozen=True, slots=True, eq=False)
class Assignment:
    """The best assignment and its proof.

    `to` is int64[people]: whom each person is assigned to, themselves if they stay alone. `dual` is int64[people], in
    ten-thousandths and never below 0: what a person is worth as a giver plus what they are worth as a taker, which is
    twice their dual value in the pairing. For every possible pair, the two add up to at least twice its score, and for
    an assigned pair to exactly that.
    """

    to: Ints
    dual: Ints

    @property
    def bound(self) -> int:
        """No pairing has a higher total score: half the sum of `dual`, rounded down, in ten-thousandths.

        One pair of score 100 has dual values of 100 and 100, and the bound 100.
        """
        return int(self.dual.sum()) // 2


def assign(graph: Graph) -> Assignment:
    """The assignment of the highest total score over all pairs of a graph."""
    if not graph.people:
        return Assignment(np.empty(0, np.int64), np.empty(0, np.int64))
    kept = prune_pairs(graph, _FIRST_OF_EACH)
    while True:
        matrix = _matrix(graph, kept)
        _, to = min_weight_full_bipartite_matching(matrix, maximize=True)
        dual = _dual(matrix, to.astype(np.int64))
        missing = np.flatnonzero(slack(graph, dual) < 0)
        if not missing.size:
            return Assignment(to.astype(np.int64), dual)
        kept = np.union1d(kept, missing)


def slack(graph: Graph, dual: Ints) -> Ints:
    """int64[pairs]: by how much the dual values of two people exceed twice the score of their pair."""
    return np.asarray(dual[graph.first] + dual[graph.second] - 2 * graph.score)


def prune_pairs(graph: Graph, most: int) -> Ints:
    """Sorted positions in `graph.first`: the union of each person's `most` best pairs.

    Best is the score minus four fifths of the other person's best score, because someone whom everyone wants is hard to
    get. This is only where `assign` starts: it adds every pair whose dual values show a gain, so the optimum doesn't
    depend on it.
    """
    count = len(graph.score)
    if count <= most * graph.people // 2:
        return np.arange(count)
    mine, other = np.concatenate([graph.first, graph.second]), np.concatenate([graph.second, graph.first])
    score = np.tile(graph.score, 2)
    highest = np.zeros(graph.people, np.int64)
    np.maximum.at(highest, mine, score)
    worth = score - highest[other] * 4 // 5
    # Person, worth (the highest first) and number of the pair in one whole number: no two are alike, so that every
    # machine sorts them alike, and the number is read back from it.
    bits = count.bit_length()
    span = int(worth.max() - worth.min()) + 1
    keys = (mine * span + worth.max() - worth << bits) + np.tile(np.arange(count), 2)
    keys.sort()
    sorted_mine = (keys >> bits) // span
    rank = np.arange(2 * count) - np.searchsorted(sorted_mine, np.arange(graph.people))[sorted_mine]
    kept = np.zeros(count, bool)
    kept[keys[rank < most] & (1 << bits) - 1] = True
    return np.flatnonzero(kept)


def _matrix(graph: Graph, kept: Ints) -> csr_matrix:
    """Scores in both directions plus 1, and 1 for staying alone: a zero would be no entry, and totals move alike."""
    first, second, alone = graph.first[kept], graph.second[kept], np.arange(graph.people)
    rows, columns = np.concatenate([first, second, alone]), np.concatenate([second, first, alone])
    values = np.concatenate([graph.score[kept], graph.score[kept], np.zeros(graph.people, np.int64)]) + 1
    return csr_matrix((values.astype(np.float64), (rows, columns)), shape=(graph.people, graph.people))


def _dual(matrix: csr_matrix, to: Ints) -> Ints:
    """int64[people]: twice the dual value of each person, what they are worth as a giver plus as a taker.

    A giver's value rises until it and every taker's value add up to at least the score; the assigned taker's falls by
    the same amount. Because the assignment is the best one, this ends (Bellman and Ford), after O(rounds * entries)
    steps. The matrix is symmetric, so the row of a person also says whose values a change of their own as a taker
    affects.
    """
    starts, columns, scores = matrix.indptr.astype(np.int64), matrix.indices, matrix.data.astype(np.int64) - 1
    rows = np.repeat(np.arange(len(to)), np.diff(starts))
    assigned = np.zeros(len(to), np.int64)
    chosen = columns == to[rows]
    assigned[rows[chosen]] = scores[chosen]
    giver, taker = (assigned + 1) // 2, np.empty(len(to), np.int64)
    taker[to] = assigned - giver
    while True:
        raised = np.maximum(giver, np.maximum.reduceat(scores - taker[columns], starts[:-1]))
        changed = np.flatnonzero(raised != giver)
        giver = raised
        taker[to[changed]] = assigned[changed] - giver[changed]
        if len(changed) < len(to) // 8 + 1:
            break
    while changed.size:
        touched = _rows_of(to[changed], starts)
        raised = giver.copy()
        # `columns` of a taker's row are the givers who could have them
        np.maximum.at(raised, columns[touched], scores[touched] - taker[rows[touched]])
        changed = np.flatnonzero(raised != giver)
        giver = raised
        taker[to[changed]] = assigned[changed] - giver[changed]
    return giver + taker


def _rows_of(chosen: Ints, starts: Ints) -> Ints:
    """The positions of all entries of the chosen rows."""
    lengths = starts[chosen + 1] - starts[chosen]
    before = np.cumsum(lengths) - lengths
    return np.asarray(np.repeat(starts[chosen] - before, lengths) + np.arange(int(lengths.sum())))


def most_paired(graph: Graph) -> int:
    """No pairing gives a partner to more people than this, whatever the scores (Hopcroft and Karp on the cover)."""
    rows, columns = np.concatenate([graph.first, graph.second]), np.concatenate([graph.second, graph.first])
    cells = csr_matrix((np.ones(len(rows), np.int8), (rows, columns)), shape=(graph.people, graph.people))
    if not len(rows):
        return 0
    return int((maximum_bipartite_matching(cells) >= 0).sum()) // 2 * 2
