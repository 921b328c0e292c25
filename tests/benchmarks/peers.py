"""The five best partners of everyone, as one would write it in plain loops, in Polars and in DuckDB.

For: something to hold Peerpact against. Each answers a smaller question: the very skills with their levels, both
directions and their harmonic mean, a language in common; no related skills, hours, formats or ties. Must not:
import Peerpact's suggestions.
"""

from __future__ import annotations

from collections.abc import Callable
from heapq import nlargest

import numpy as np
from numpy.typing import NDArray

from peerpact.domain.model import LEVELS, Community

_WEIGHTS = {1: 0.7, 2: 1.0, 3: 0.9}
_COUNT, _BLOCK = 5, 5_000


def loops(community: Community) -> int:
    """Everyone with everyone; returns how many lists have someone in them."""
    people = [
        (
            {o.skill: LEVELS.index(o.level) for o in p.offers},
            {s.skill: LEVELS.index(s.level) for s in p.seeks},
            set(p.languages),
        )
        for p in community.profiles
    ]
    filled = 0
    for mine in people:
        scores = []
        for number, other in enumerate(people):
            if mine is other:
                continue
            learned, taught = _direction(other, mine), _direction(mine, other)
            if learned and taught and mine[2] & other[2]:
                scores.append((2 * learned * taught / (learned + taught), number))
        filled += bool(nlargest(_COUNT, scores))
    return filled


_Person = tuple[dict[str, int], dict[str, int], set[str]]


def _direction(teacher: _Person, learner: _Person) -> float:
    weights = [_WEIGHTS.get(teacher[0][skill] - level, 0) for skill, level in learner[1].items() if skill in teacher[0]]
    best = sorted((w for w in weights if w), reverse=True)[:2]
    return sum(share * w for share, w in zip((0.8, 0.2), best, strict=False))


_Table = dict[str, NDArray[np.int64]]


def _columns(community: Community) -> tuple[_Table, _Table, _Table]:
    """Who offers and seeks which skill at which level, and who speaks which languages, one bit each."""
    skills: dict[str, int] = {}
    tongues: dict[str, int] = {}
    tables: list[list[tuple[int, ...]]] = [[], [], []]
    for number, person in enumerate(community.profiles):
        for table, entries in zip(tables, (person.offers, person.seeks), strict=False):
            levels = {e.skill: LEVELS.index(e.level) for e in entries}
            table += [(number, skills.setdefault(s, len(skills)), level) for s, level in levels.items()]
        tables[2].append((number, sum(1 << tongues.setdefault(t, len(tongues)) for t in set(person.languages))))
    names = (("person", "skill", "level"), ("person", "skill", "level"), ("person", "tongues"))
    offers, seeks, spoken = (dict(zip(n, np.array(t).T, strict=True)) for n, t in zip(names, tables, strict=True))
    return offers, seeks, spoken


def polars(community: Community) -> int:
    """The same as joins of lazy frames, by blocks of people: all at once would not fit into memory."""
    import polars as pl

    offers, seeks, spoken = (pl.LazyFrame(table).cast(pl.Int32) for table in _columns(community))
    blocks = [(start, start + _BLOCK - 1) for start in range(0, len(community.profiles), _BLOCK)]
    gap = pl.col("level") - pl.col("level_right")
    weight = pl.when(gap == 1).then(0.7).when(gap == 2).then(1.0).when(gap == 3).then(0.9).otherwise(0.0)

    def ways_of(block: tuple[int, int]) -> pl.DataFrame:
        return (
            offers.join(seeks.filter(pl.col("person").is_between(*block)), on="skill")
            .select(teacher="person", learner="person_right", weight=weight.cast(pl.Float32))
            .filter((pl.col("weight") > 0) & (pl.col("teacher") != pl.col("learner")))
            .group_by("teacher", "learner")
            .agg(best=pl.col("weight").max(), two=pl.col("weight").top_k(2).sum())
            .select("teacher", "learner", way=0.6 * pl.col("best") + 0.2 * pl.col("two"))
            .collect()
        )

    def lists_of(learned: pl.DataFrame, taught: pl.LazyFrame) -> int:
        both = taught.join(
            learned.lazy(), left_on=["teacher", "learner"], right_on=["learner", "teacher"], suffix="_back"
        )
        met = both.join(spoken, left_on="teacher", right_on="person").join(spoken, left_on="learner", right_on="person")
        score = 2 * pl.col("way") * pl.col("way_back") / (pl.col("way") + pl.col("way_back"))
        ranked = met.filter((pl.col("tongues") & pl.col("tongues_right")) != 0).with_columns(score=score)
        lists = ranked.sort("score", descending=True).group_by("teacher").head(_COUNT)
        return int(lists.select(pl.col("teacher").n_unique()).collect().item())

    ways = [ways_of(block) for block in blocks]
    taught = (pl.concat(ways).lazy().filter(pl.col("teacher").is_between(*block)) for block in blocks)
    return sum(map(lists_of, ways, taught))


_QUERY = """
WITH ways AS (
  SELECT o.person AS teacher, s.person AS learner,
         list_sort(list(CASE o.level - s.level WHEN 1 THEN .7 WHEN 2 THEN 1.0 WHEN 3 THEN .9 END), 'DESC') AS w
  FROM offers o JOIN seeks s USING (skill)
  WHERE o.person != s.person AND o.level > s.level GROUP BY ALL),
directions AS (SELECT teacher, learner, .8 * w[1] + .2 * coalesce(w[2], 0) AS way FROM ways),
ranked AS (
  SELECT a.teacher AS me, row_number() OVER (
    PARTITION BY a.teacher ORDER BY 2 * a.way * b.way / (a.way + b.way) DESC) AS place
  FROM directions a JOIN directions b ON a.teacher = b.learner AND a.learner = b.teacher
  JOIN spoken mine ON mine.person = a.teacher JOIN spoken theirs ON theirs.person = a.learner
  WHERE mine.tongues & theirs.tongues != 0)
SELECT count(DISTINCT me) FROM ranked WHERE place <= 5
"""


def duckdb(community: Community) -> int:
    """The same as one query, on as many threads as the machine has cores."""
    import duckdb as db

    with db.connect() as base:
        for name, table in zip(("offers", "seeks", "spoken"), _columns(community), strict=True):
            base.register(name, table)
        found = base.execute(_QUERY).fetchone()
    return int(found[0]) if found else 0


PEERS: dict[str, Callable[[Community], int]] = {"plain loops": loops, "Polars": polars, "DuckDB": duckdb}
