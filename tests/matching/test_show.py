"""What is printed: text, Markdown and JSON."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from dataclasses import replace

import pytest

from peerpact.domain.model import Offer, Seek
from peerpact.matching import Suggestions, render, suggest
from testing import ROOT, TESTS
from testing.matching_people import NOW, crowd, gathered, person

ANA = person("demo-ana", 101, "python:expert", "kubernetes:beginner git:beginner")
CROWD = (
    ANA,
    person("demo-ben", 102, "kubernetes:advanced", "python:advanced"),
    person("demo-cem", 103, "perl:advanced", "python:intermediate"),
    person("demo-dee", 104, "git:expert", "perl:beginner"),
)


def everything() -> Suggestions:
    return suggest(gathered(*CROWD), ANA, NOW)


def hostile() -> Suggestions:
    nasty = "@octocat #1 <b>\x1b[31m\u202e\n# `x` https://evil.example"
    ana = replace(ANA, seeks=(Seek(nasty, "beginner"),))
    return suggest(gathered(ana, replace(CROWD[1], offers=(Offer(nasty, "advanced"),))), ana, NOW)


def test_text_tells_kinds_in_order_scores_and_the_next_step() -> None:
    text = render.as_text(everything())
    places = [text.index(part) for part in ("Pairs\n", "Circles of three\n", "One-way matches\n", "Next: ")]
    assert places == sorted(places)
    assert "  1. demo-ben" in text
    assert "  2. you > demo-cem > demo-dee > you" in text
    assert "`peerpact new agreement`" in text


def test_what_would_help_is_counted_from_one_again() -> None:
    seeker = replace(ANA, offers=(), seeks=(Seek("git", "beginner"),))
    teacher = person("demo-eve", 105, "git:expert", "python:beginner")
    found = suggest(gathered(seeker, teacher), seeker, NOW)
    assert [each.kind for each in found.suggestions] == ["one-way", "advice"]
    assert "  1. demo-eve" in render.as_text(found)
    assert "How to get more matches\n" in render.as_text(found)
    for text in (render.as_text(found), render.as_markdown(found)):
        assert "1. If you can teach Python" in text


@pytest.mark.parametrize("seed", range(20))
def test_text_fits_80_columns_and_scores_stand_in_one_column(seed: int) -> None:
    gathering = crowd(seed, 30, 4)
    for profile in gathering.profiles:
        lines = render.as_text(suggest(gathering, profile, NOW)).splitlines()
        assert all(len(line) <= 80 for line in lines)
        heads = [line for line in lines if line[-12:-6] == "score "]
        assert all(len(line) == 80 for line in heads)


@pytest.mark.parametrize("length", range(10, 40))
def test_logins_of_every_length_fit_80_columns_and_are_never_broken(length: int) -> None:
    people = [replace(p, github=f"demo-{'ab-' * 12}"[: length - 1] + str(n)) for n, p in enumerate(CROWD)]
    lines = render.as_text(suggest(gathered(*people), people[0], NOW)).splitlines()
    assert max(map(len, lines)) == 80
    assert sum(line.endswith("score 0.4941") for line in lines) == 1
    assert not any(line.endswith("-") for line in lines)


def test_who_has_nobody_is_told_what_helps_in_every_form() -> None:
    nobody = suggest(gathered(ANA), ANA, NOW)
    for form in (render.as_text, render.as_markdown):
        assert "you'd like to learn with" in " ".join(form(nobody).split())
    (advice,) = json.loads(render.as_json(nobody))["suggestions"]
    assert list(advice) == ["kind", "gain", "reasons"]


def test_json_has_exactly_the_promised_keys() -> None:
    found = json.loads(render.as_json(everything()))
    assert list(found) == ["participant", "suggestions"]
    keys = {s["kind"]: list(s) for s in found["suggestions"]}
    plain = ["kind", "partners", "score", "terms", "moved", "reasons"]
    assert keys == {"pair": plain, "circle": plain, "one-way": [plain[0], "direction", *plain[1:]]}
    assert found["suggestions"][0] == {
        "kind": "pair",
        "partners": ["demo-ben"],
        "score": 0.4941,
        "terms": {"learns": 0.8, "teaches": 0.56, "harmonic_mean": 0.6588, "hours": 0.0, "formats": 2.0},
        "moved": 0,
        "reasons": [
            "You learn Kubernetes from demo-ben: advanced, two levels above your beginner.",
            "You teach demo-ben Python: expert, one level above their advanced.",
            "Shared language: English.",
            "Not everyone has listed their hours, so ask when you could meet.",
            "You're open to every format, so talk about how you like to learn.",
        ],
    }


def test_json_is_plain_ascii_whatever_people_write() -> None:
    text = render.as_json(hostile())
    assert text.isascii()
    assert "\x1b" not in text
    assert "\u202e" in json.loads(text)["suggestions"][0]["reasons"][0]


def test_markdown_shows_hostile_words_as_words() -> None:
    markdown = render.as_markdown(hostile())
    assert not any(trouble in markdown for trouble in ("@octocat", "#1", "<b>", "\x1b", "\u202e", "https://evil"))


def test_terminal_sees_no_control_character() -> None:
    text = render.as_text(hostile())
    assert "\x1b" not in text
    assert "\u202e" not in text
    assert "<U+001B>" in text


def test_same_bytes_for_every_hash_seed_and_locale() -> None:
    program = (
        "import sys; sys.path[:0] = sys.argv[1:]\n"
        "from testing.matching_people import NOW, crowd\n"
        "from peerpact.matching import render, suggest_everybody\n"
        "for found in suggest_everybody(crowd(7, 120, 9), NOW).values():\n"
        "    for form in render.FORMATS.values(): print(form(found))\n"
    )
    paths = [str(TESTS), str(ROOT / "scripts")]
    printed = set()
    for seed, locale in (("0", "C"), ("1", "tr_TR.UTF-8"), ("4711", "de_DE.ISO-8859-1")):
        environment = os.environ | {"PYTHONHASHSEED": seed, "LC_ALL": locale}
        command = [sys.executable, "-c", program, *paths]
        printed.add(subprocess.run(command, env=environment, capture_output=True, check=True, timeout=60).stdout)
    assert len(printed) == 1
    assert len(printed.pop()) > 10_000
