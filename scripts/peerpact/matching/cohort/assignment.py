"""The double cover: everybody once as a giver and once as a taker, assigned at the highest total.

For: an assignment whose half is an upper bound for every pairing, and prices that prove it. Must not: pair anybody
(cycles.py and paths.py do).

How: a person who is assigned to themselves stays alone, at a score of 0. The assignment is found among each person's
most promising pairs only. Prices (the dual values) of all people then show whether a pair that was left out could have
made it better; such pairs are added, and it is found again. So the answer is the same as with all pairs.

Sources: Edmonds 1965 (matching and its fractional relaxation); Jonker and Volgenant 1987, the algorithm behind scipy's
`min_weight_full_bipartite_matching`. Whole numbers only: tiny fractions make it run for ever.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from scipy.sparse import csr_matrix
from scipy.sparse.csgraph import maximum_bipartite_matching, min_weight_full_bipartite_matching

from peerpact.matching.cohort.graph import Graph, Ints

_PROMISING = 20
"""How many pairs of each person are looked at first."""


@dataclass(frozen=True, slots=True, eq=False)
class Cover:
    """`to[i]` is whom `i` is assigned to. `price` is twice the dual value of each person, never below 0.

    For every possible pair, the prices of the two add up to twice its score or more; for an assigned one to just that.
    Somebody assigned to themselves has the price 0. Half the sum of all prices is twice the bound.
    """

    to: Ints
    price: Ints

    @property
    def bound(self) -> int:
        """No pairing has a higher total score."""
        return int(self.price.sum()) // 2


def cover(graph: Graph) -> Cover:
    """The best assignment of a graph."""
    if not graph.people:
        return Cover(np.empty(0, np.int64), np.empty(0, np.int64))
    kept = promising(graph, _PROMISING)
    while True:
        matrix = _matrix(graph, kept)
        _, to = min_weight_full_bipartite_matching(matrix, maximize=True)
        price = _prices(matrix, to.astype(np.int64))
        missing = np.flatnonzero(slack(graph, price) < 0)
        if not missing.size:
            return Cover(to.astype(np.int64), price)
        kept = np.union1d(kept, missing)


def slack(graph: Graph, price: Ints) -> Ints:
    """By how much the prices of two people are above twice the score of their pair."""
    return np.asarray(price[graph.first] + price[graph.second] - 2 * graph.score)


def promising(graph: Graph, most: int) -> Ints:
    """The numbers of the pairs that are among the best `most` of one of the two.

    Best by the score less four fifths of the other's best score: whom everybody wants is hard to get.
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
    one, other, alone = graph.first[kept], graph.second[kept], np.arange(graph.people)
    rows, columns = np.concatenate([one, other, alone]), np.concatenate([other, one, alone])
    values = np.concatenate([graph.score[kept], graph.score[kept], np.zeros(graph.people, np.int64)]) + 1
    return csr_matrix((values.astype(np.float64), (rows, columns)), shape=(graph.people, graph.people))


def _prices(matrix: csr_matrix, to: Ints) -> Ints:
    """Twice the dual value of each person: what they are worth as a giver plus as a taker.

    A giver's value rises until it is, with every taker's, no less than the score; the assigned taker's falls by the
    same. As the assignment is the best one, this comes to an end (Bellman and Ford). The matrix is symmetric, so that
    the row of a person also says whom a change of their value as a taker touches.
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
