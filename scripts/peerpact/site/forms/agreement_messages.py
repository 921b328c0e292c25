"""What the agreement form says: the sentences of the rules about agreements, with gaps for dates, names and skills.

For: the second half of `rule_messages.py`. Must not: hold a sentence about a mistake.
"""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from peerpact.domain.model import Agreement, Community, Goal, Partner, Profile, Sessions
from peerpact.domain.settings import Settings, TrainingRules
from peerpact.domain.vocabulary import Skill, Vocabulary
from peerpact.rules import RULES
from peerpact.rules.context import Checkup

_FIRST, _LAST, _NOW = date(2031, 1, 1), date(2031, 6, 30), date(2030, 12, 1)
_BEFORE = date(2030, 12, 30)
_A, _B = "demo-a", "demo-b"
_MARKS = {
    "2020-05-05": "{starts}",
    "2031-01-01": "{starts}", "2030-12-30": "{ends}", "2031-06-30": "{ends}", "2030-12-01": "{now}",
    "2031-01-28": "{shortest}", "2032-01-08": "{longest}", "1 and 12 months": "{least} and {most} months",
    "30 and 120": "{least} and {most}", "30 to 120": "{least} to {most}", "4711": "{minutes}", "Known": "{name}",
    "guide: foundation": "guide: {module}", "foundation": "{modules}", "agreements/old.yml": "{path}",
    "profiles/demo-a.yml": "{path}", _A: "{login}", "allows 1.": "allows {capacity}.",
    "number 2": "number {number}",
}  # fmt: skip


def agreement_words() -> dict[str, list[str]]:
    """Message and fix of the rules about agreements that a form can break."""
    good = _agreement()
    late = replace(good, path="agreements/new.yml")
    third = replace(late, partners=(good.partners[0], _partner("demo-c", 3)))
    samples: dict[str, tuple[Agreement, ...]] = {
        "two-people": (replace(good, partners=(good.partners[0], good.partners[0])),),
        "dates-in-order ends": (replace(good, ends=_BEFORE),),
        "check-in-in-term": (replace(good, check_ins=(date(2032, 2, 2),)),),
        "term-length": (replace(good, ends=date(2031, 1, 2)),),
        "session-length": (replace(good, sessions=replace(good.sessions, minutes=4711)),),
        "offer-is-wanted": (replace(good, partners=(replace(good.partners[0], goals=()), good.partners[1])),),
        "one-agreement": (replace(good, path="agreements/old.yml"), late),
        "capacity": (replace(good, path="agreements/old.yml"), third),
        "training-done": (good,),
        "no-room-link": (replace(late, channel="https://example.org/room"),),
        "long-past": (replace(late, starts=date(2020, 5, 5)),),
    }
    return {rule_id: _said(rule_id.partition(" ")[0], given) for rule_id, given in samples.items()}


def _partner(login: str, number: int) -> Partner:
    return Partner(login, number, ("known",), (Goal("known", "x", "x"),))


def _agreement() -> Agreement:
    two = (_partner(_A, 1), _partner(_B, 2))
    days = (date(2031, 3, 3),)
    return Agreement("agreements/one.yml", two, _FIRST, _LAST, Sessions(2, "week", 60, _A), days, 1)


def _community(given: tuple[Agreement, ...]) -> Community:
    people = tuple(
        Profile(f"profiles/{login}.yml", login, number, login, "UTC", ("en",))
        for login, number in ((_A, 1), (_B, 2), ("demo-c", 3))
    )
    settings = Settings(training=TrainingRules(("foundation",)))
    return Community.of(settings, Vocabulary.of((Skill("known", "Known"),)), people, given)


def _said(rule_id: str, given: tuple[Agreement, ...]) -> list[str]:
    changed = frozenset((given[-1].path,))
    problems = list(RULES[rule_id].check(Checkup(_community(given), _NOW, changed)))
    message, fix = problems[0].message, problems[0].fix
    for mark, gap in _MARKS.items():
        message, fix = message.replace(mark, gap), fix.replace(mark, gap)
    fix = fix.replace("training/{modules}.md", "training/{module}.md")  # the first of them is named
    if rule_id in ("check-in-in-term", "term-length"):
        message = message.replace("2032-02-02", "{value}").replace("2031-01-02", "{ends}")
    return [message, fix]
