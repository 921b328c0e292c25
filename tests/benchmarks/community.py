"""An invented community of any size for the benchmarks, the same for the same seed.

For: profiles in two shapes that read like written by people. `short`: about 20 lines and 420 bytes; `long`: about 48
lines and 1.1 kB. Skills come from the built-in list, a few of them wanted by everyone and most by few (Zipf's law).
Free text hardly ever repeats, and one profile in twenty is written in another style than the templates', so that a
reader which remembers lines or prefers one style gains no more than it would in life. Must not: hold real people.
"""

from __future__ import annotations

import random
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from peerpact.community.skill_lists import built_in_skills

ROOT = Path(__file__).parents[2]
SHAPES = ("short", "long")
_OWN_STYLE = 0.025  # how many write single quotes, and how many a list line by line: good YAML, but not the templates'
_LEVELS = ("beginner", "intermediate", "advanced", "expert")
_SYLLABLES = ("ba", "do", "fe", "ka", "li", "mo", "na", "pi", "ru", "sa", "te", "vo", "wi", "ya", "zo", "shi")
_ZONES = (
    "Europe/Berlin Europe/London Europe/Warsaw Europe/Lisbon America/New_York America/Chicago America/Sao_Paulo "
    "America/Los_Angeles America/Bogota Africa/Lagos Africa/Nairobi Africa/Cairo Asia/Kolkata Asia/Tokyo Asia/Manila "
    "Asia/Tehran Asia/Jakarta Australia/Sydney Pacific/Auckland UTC"
).split()
_LANGUAGES = 'de fr es pt sw hi ja pl "no" ar id fa'.split()
_DAYS = ("Mo-Fr", "Tu,Th", "Sa", "We", "Mo-Th", "Sa-Su")
_PRONOUNS = ("she/her", "he/him", "they/them")
_DOING = (
    "Build Draw Write Explain Repair Review Compare Measure Plan Teach Sketch Rewrite Record Translate Test Ship "
    "Publish Simplify Present Debug"
).split()
_THING = (
    "map;garden planner;weather station;choir archive;recipe index;bus timetable;bird counter;ticket desk;reading list;"
    "small library;radio show;school registry;city tour;bread calculator;repair log;tool shed;quiz;chess clock;"
    "photo wall;seed catalogue"
).split(";")
_WITH = (
    "neighbours;two friends;a museum;my team;the local club;beginners;volunteers;a school class;night owls;"
    "a clinic;our users;one customer;shy people;the harbour;a charity;cyclists;older relatives;a village;farmers;"
    "students"
).split(";")
_HOW = (
    "in one weekend;without fear;before spring;step by step;on a slow laptop;from scratch;with few words;by hand first;"
    "and keep it alive;so that it lasts;and measure it;on paper;with honest numbers;and hand it over;in public;"
    "with tests;in two languages;for free;at night;and enjoy it"
).split(";")


@dataclass(frozen=True)
class _Market:
    """The skills' ids, and how many people want each, in running sums."""

    skills: Sequence[str]
    sums: Sequence[float]


def write(folder: Path, people: int, shape: str, seed: int = 1) -> list[str]:
    """Write a community into an empty folder; returns the paths of its profiles, relative to the folder."""
    chance = random.Random(f"{seed} {shape}")  # noqa: S311 (people to measure with, no secrets)
    market = _market(chance)
    (folder / "profiles").mkdir(parents=True)
    (folder / "community.yml").write_text("name: The measured community\nrepository: example/measured\ndemo: true\n")
    paths = []
    for number in range(1, people + 1):
        given, family = _word(chance), _word(chance)
        login = f"demo-{given}-{family}-{number}"
        lines = _lines(chance, login, number, f"{given.title()} {family.title()}", market, shape == "long")
        paths.append(f"profiles/{login}.yml")
        (folder / paths[-1]).write_text("\n".join(lines) + "\n")
    return paths


def _market(chance: random.Random) -> _Market:
    skills = [skill.id for skill in built_in_skills()]
    chance.shuffle(skills)
    sums, total = [], 0.0
    for rank in range(1, len(skills) + 1):
        total += 1 / rank
        sums.append(total)
    return _Market(skills, sums)


def _word(chance: random.Random) -> str:
    return "".join(chance.choices(_SYLLABLES, k=chance.randint(2, 3)))


def _sentence(chance: random.Random) -> str:
    """One of 160,000 sentences."""
    return f"{chance.choice(_DOING)} a {chance.choice(_THING)} with {chance.choice(_WITH)} {chance.choice(_HOW)}"


def _skills(chance: random.Random, market: _Market, count: int) -> list[str]:
    found: dict[str, None] = {}
    while len(found) < count:
        found.update(dict.fromkeys(chance.choices(market.skills, cum_weights=market.sums, k=count - len(found))))
    return list(found)


def _lines(chance: random.Random, login: str, number: int, name: str, market: _Market, long: bool) -> list[str]:
    offers = chance.randint(5, 7) if long else 2
    seeks = chance.randint(4, 6) if long else 2
    skills = _skills(chance, market, offers + seeks)
    lines = [f"github: {login}", f"github_id: {990000000000 + number}", f"name: {name}"]
    lines += [f"pronouns: {chance.choice(_PRONOUNS)}"] if long else []
    lines += [f"timezone: {chance.choice(_ZONES)}", _languages(chance), "offers:"]
    for skill in skills[:offers]:
        lines += [f"  - skill: {skill}", f"    level: {chance.choice(_LEVELS[1:])}"]
        lines += [f"    note: {_sentence(chance)}"] if long and chance.random() < 0.4 else []
    lines += ["seeks:"]
    for skill in skills[offers:]:
        lines += [f"  - skill: {skill}", f"    level: {chance.choice(_LEVELS[:3])}"]
        lines += [f"    goal: {_sentence(chance)}"] if chance.random() < 0.35 else []
    lines += ["availability:", f"  hours_per_month: {chance.randint(1, 9)}", *_windows(chance)]
    lines += [f"  asynchronous: {chance.choice(('true', 'false'))}"] if chance.random() < 0.7 else []
    lines += _more(chance, login) if long else ["capacity: 1"]
    return lines


def _languages(chance: random.Random) -> str:
    second = chance.choice(_LANGUAGES)
    return f"languages: ['en', {second}]" if chance.random() < _OWN_STYLE else f"languages: [en, {second}]"


def _windows(chance: random.Random) -> list[str]:
    start = chance.randint(7, 20)
    window = f'"{chance.choice(_DAYS)} {start:02d}:{chance.choice(("00", "30"))}-{start + 3:02d}:00"'
    return ["  windows:", f"    - {window}"] if chance.random() < _OWN_STYLE else [f"  windows: [{window}]"]


def _more(chance: random.Random, login: str) -> list[str]:
    """What only a long profile says."""
    return [
        f"formats: [{', '.join(chance.sample(('conversation', 'pairing', 'code-review', 'project'), 2))}]",
        f"capacity: {chance.randint(1, 2)}",
        "status: open",
        f"contact: https://example.org/@{login}",
        f"about: {_sentence(chance)}. {_sentence(chance)}.",
        "training:",
        f'  - {{guide: common-framework, completed: "2026-{chance.randint(1, 9):02d}-{chance.randint(1, 28):02d}"}}',
        f'  - {{guide: foundation, completed: "2026-10-{chance.randint(1, 28):02d}"}}',
    ]
