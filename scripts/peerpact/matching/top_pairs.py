"""Everybody's first pairs at once, before anybody is taken in.

For: one table of short lists, from which the last step of sharing attention begins. Must not: know profiles or words.
"""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from peerpact.matching.pairs import Pairs
from peerpact.matching.population import Places
from peerpact.matching.score_tables import Numbers
from peerpact.matching.tie_break import Ties

NOBODY = -1
_KIND_BITS = 58


def drawn(pairs: Pairs, ranks: Numbers, ties: Ties, count: int) -> Places:
    """The first pairs of each person, kind by kind: intp[people, count]; NOBODY (-1) pads.

    An entry is a side of a pair, as in `Pairs.both_ways`: `n` is pair `n` seen from its first person, `n + pairs` the
    same pair seen from its second. `ranks` int64[2 * pairs] are those of `attention`, `ties` uint64[pairs].
    """
    begins, order = pairs.both_ways
    numbers = np.where(order < len(pairs.ones), order, order - len(pairs.ones))
    keys = (pairs.kinds[numbers].astype(np.int64) << _KIND_BITS) - ranks[order]
    tie = ties[numbers]
    found = np.full((pairs.people, count), NOBODY, np.intp)
    for place in range(pairs.people):
        mine = slice(begins[place], begins[place + 1])
        chosen = _first(keys[mine], tie[mine], count)
        found[place, : len(chosen)] = order[mine][chosen]
    return found


def _first(keys: Numbers, tie: Ties, count: int) -> NDArray[np.intp]:
    if len(keys) <= count:
        return np.lexsort((tie, keys))
    reach = np.partition(keys, count - 1)[count - 1]
    within = np.flatnonzero(keys <= reach)
    return within[np.lexsort((tie[within], keys[within]))[:count]]
