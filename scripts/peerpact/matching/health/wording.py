"""What the figures mean, in words, and as tables.

For: plain text that the terminal and the page share; a table is a title, an explanation, headings and rows. Must not:
compute a figure or escape anything (skill names are what people wrote).
"""

from __future__ import annotations

from dataclasses import dataclass

from peerpact.matching.health.health import NOTHING, Gap, Health
from peerpact.matching.suggestion import ADVICE, ASYNC_PAIR, CIRCLE, ONE_WAY, PAIR, RELATED_PAIR
from peerpact.text.wording import amount, plural

KINDS = {
    PAIR: "a pair",
    RELATED_PAIR: "a pair through a related skill",
    CIRCLE: "a circle of three",
    ASYNC_PAIR: "a pair without meeting live",
    ONE_WAY: "a one-way match",
    ADVICE: "advice only",
    NOTHING: "nothing",
}
_BANDS = ((0, 0), (1, 1), (2, 2), (3, 5), (6, 10), (11, 20), (21, None))


@dataclass(frozen=True, slots=True)
class Row:
    """A label, the number that is drawn, and further cells of the table."""

    label: str
    number: int
    more: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Table:
    """Figures that belong together; `id` is a word of its own for each table."""

    id: str
    title: str
    meaning: str
    head: tuple[str, ...]
    rows: tuple[Row, ...]
    empty: str


def headlines(health: Health) -> list[tuple[str, str]]:
    """The most important figures: what it is, and the figure."""
    shown, age = health.exposure, health.age
    unknown = "not known (Git has no history of them here)" if health.participants else "There's no profile yet"
    return [
        ("Participants", f"{health.participants:,}"),
        ("Open, with room for a partner", f"{health.available:,}"),
        ("With a next step that goes both ways", f"{health.two_way:,} ({percent(health.share(health.two_way))})"),
        ("Gini of exposure (0: all are shown alike)", "nobody is shown" if shown.gini is None else f"{shown.gini:.2f}"),
        ("Never shown", f"{shown.never:,} ({percent(health.share(shown.never))})"),
        ("Lists that hold the one who is shown most", f"{shown.most:,}"),
        ("With few partners, and another with one more skill each", f"{health.helped:,} of {health.asked:,}"),
        ("Median age of the profiles", unknown if age is None else f"{age:g} {plural(age, 'day')}"),
    ]


def tables(health: Health) -> list[Table]:
    """All tables, in the order in which they are shown."""
    return [
        _coverage(health),
        _exposure(health),
        _ticks(health),
        _gaps(
            "unmet",
            "Wanted, and nobody teaches it",
            _UNMET,
            "without a teacher",
            health.unmet,
            "All that is sought is offered.",
        ),
        _gaps(
            "idle",
            "Offered, and not asked for yet",
            _IDLE,
            "without a learner",
            health.idle,
            "All that is offered is sought.",
        ),
        _stages(health),
    ]


_UNMET = (
    "People who seek a skill that nobody else with room for a partner offers at a higher level. Who could you invite? "
    "Someone who teaches a part of it may still help them."
)
_IDLE = (
    "People who offer a skill that nobody else with room for a partner seeks at a lower level. Consider mentioning "
    "them where newcomers look."
)


_NOBODY = "Nobody is open and has room for a partner."


def _coverage(health: Health) -> Table:
    meaning = "The best that everyone who is open and has room for a partner could do today."
    rows = tuple(
        Row(KINDS[kind], count, (percent(health.share(count)),))
        for kind, count in health.coverage.items()
        if count or kind != NOTHING
    )
    head = ("Best next step", "people", "share")
    return Table("coverage", "Everyone's next step", meaning, head, rows if health.available else (), _NOBODY)


def _exposure(health: Health) -> Table:
    meaning = "In how many lists of others people stand. Attention is shared well when both ends are small."
    rows = []
    for low, high in _BANDS:
        count = sum(n for times, n in health.exposure.times if times >= low and (high is None or times <= high))
        label = f"{low} or more lists" if high is None else f"{low} to {high} lists" if low != high else _lists(low)
        rows.append(Row(label, count, (percent(health.share(count)),)))
    while rows and not rows[-1].number:
        rows.pop()
    head = ("Shown in", "people", "share")
    return Table("exposure", "Who is shown how often", meaning, head, tuple(rows), _NOBODY)


def _ticks(health: Health) -> Table:
    meaning = (
        "People with fewer than two partners to choose from, by how many partners the best of their questions would "
        "open. `peerpact questions LOGIN` names the skills; a second look at the right moment is what helps most."
    )
    rows = tuple(
        Row(amount(partners, "partner") if partners else "none", people, (percent(people / health.asked),))
        for partners, people in health.ticks
    )
    empty = "Everyone who is open has partners to choose from."
    return Table("ticks", "What one more skill each would open", meaning, ("Opens", "people", "share"), rows, empty)


def _lists(number: int) -> str:
    return amount(number, "list") if number else "no list"


def _gaps(table_id: str, title: str, meaning: str, lacking: str, gaps: tuple[Gap, ...], empty: str) -> Table:
    rows = tuple(Row(gap.name, gap.people, (f"{gap.seek:,}", f"{gap.offer:,}")) for gap in gaps)
    return Table(table_id, title, meaning, ("Skill", lacking, "seek it", "offer it"), rows, empty)


def _stages(health: Health) -> Table:
    rows = tuple(Row(stage, count) for stage, count in health.stages.items()) if any(health.stages.values()) else ()
    meaning = "All partnerships that this community has agreed on, by where they stand today."
    return Table("stages", "Partnerships", meaning, ("Stage", "partnerships"), rows, "There's no partnership yet.")


def percent(share: float) -> str:
    """A share as per cent with one decimal."""
    return f"{share:.1%}"
