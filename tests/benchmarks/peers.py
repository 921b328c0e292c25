"""The five best partners of everybody, as one would write it in plain loops, in Polars and in DuckDB.

For: something to hold the kit against. Each answers a smaller question than the kit: the very skills with their levels,
both directions and their harmonic mean, a language in common; no families, hours, formats, attention or ties. Must not:
import the kit's suggestions.
"""

from __future__ import annotations

from collections.abc import Callable
from heapq import nlargest

from peerpact.model import LEVELS, Community

_WEIGHTS = {1: 0.7, 2: 1.0, 3: 0.9}
_COUNT = 5


def loops(community: Community) -> int:
    """Everybody with everybody; returns how many lists have somebody in them."""
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


def _columns(community: Community) -> tuple[dict[str, list[object]], dict[str, list[object]], dict[str, list[object]]]:
    offers: dict[str, list[object]] = {"person": [], "skill": [], "level": []}
    seeks: dict[str, list[object]] = {"person": [], "skill": [], "level": []}
    tongues: dict[str, list[object]] = {"person": [], "tongue": []}
    for number, person in enumerate(community.profiles):
        for table, entries in ((offers, person.offers), (seeks, person.seeks)):
            for skill, level in {e.skill: LEVELS.index(e.level) for e in entries}.items():
                for name, value in zip(table, (number, skill, level), strict=True):
                    table[name].append(value)
        for tongue in person.languages:
            tongues["person"].append(number)
            tongues["tongue"].append(tongue)
    return offers, seeks, tongues


def polars(community: Community) -> int:
    """The same as joins of lazy frames."""
    import polars as pl

    offers, seeks, tongues = (pl.LazyFrame(table) for table in _columns(community))
    gap = pl.col("level") - pl.col("level_right")
    weight = pl.when(gap == 1).then(0.7).when(gap == 2).then(1.0).when(gap == 3).then(0.9).otherwise(0.0)
    ways = (
        offers.join(seeks, on="skill")
        .select(teacher="person", learner="person_right", weight=weight)
        .filter((pl.col("weight") > 0) & (pl.col("teacher") != pl.col("learner")))
        .group_by("teacher", "learner")
        .agg(pl.col("weight").top_k(2))
        .with_columns(
            way=0.8 * pl.col("weight").list.get(0) + 0.2 * pl.col("weight").list.get(1, null_on_oob=True).fill_null(0)
        )
        .select("teacher", "learner", "way")
    )
    both = ways.join(ways, left_on=["teacher", "learner"], right_on=["learner", "teacher"], suffix="_back")
    met = tongues.join(tongues, on="tongue").select(teacher="person", learner="person_right").unique()
    score = 2 * pl.col("way") * pl.col("way_back") / (pl.col("way") + pl.col("way_back"))
    ranked = both.join(met, on=["teacher", "learner"]).with_columns(score=score)
    lists = ranked.sort("score", descending=True).group_by("teacher").head(_COUNT)
    return int(lists.select(pl.col("teacher").n_unique()).collect().item())


_QUERY = """
WITH ways AS (
  SELECT o.person AS teacher, s.person AS learner,
         list_sort(list(CASE o.level - s.level WHEN 1 THEN .7 WHEN 2 THEN 1.0 WHEN 3 THEN .9 END), 'DESC') AS w
  FROM offers o JOIN seeks s USING (skill)
  WHERE o.person != s.person AND o.level > s.level GROUP BY ALL),
directions AS (SELECT teacher, learner, .8 * w[1] + .2 * coalesce(w[2], 0) AS way FROM ways),
met AS (SELECT DISTINCT a.person AS one, b.person AS other FROM tongues a JOIN tongues b USING (tongue)),
ranked AS (
  SELECT a.teacher AS me, row_number() OVER (
    PARTITION BY a.teacher ORDER BY 2 * a.way * b.way / (a.way + b.way) DESC) AS place
  FROM directions a JOIN directions b ON a.teacher = b.learner AND a.learner = b.teacher
  JOIN met ON met.one = a.teacher AND met.other = a.learner)
SELECT count(DISTINCT me) FROM ranked WHERE place <= 5
"""


def duckdb(community: Community) -> int:
    """The same as one query."""
    import duckdb as db
    import polars as pl

    with db.connect() as base:
        for name, table in zip(("offers", "seeks", "tongues"), _columns(community), strict=True):
            base.register(name, pl.DataFrame(table).to_arrow())
        found = base.execute(_QUERY).fetchone()
    return int(found[0]) if found else 0


PEERS: dict[str, Callable[[Community], int]] = {"plain loops": loops, "Polars": polars, "DuckDB": duckdb}
