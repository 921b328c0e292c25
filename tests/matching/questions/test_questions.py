"""Asking what people know: never what they list, counted exactly, in an order that plain loops agree with."""

from __future__ import annotations

import json
import sqlite3
import struct
from contextlib import closing
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from peerpact.cli.main import main
from peerpact.domain.model import Community, Offer, Profile, Seek
from peerpact.matching.gates import people
from peerpact.matching.questions.ask import questions, questions_for_newcomer
from peerpact.matching.questions.columns import Columns
from peerpact.matching.questions.gathering import columns
from peerpact.matching.questions.index import QuestionIndex
from peerpact.matching.questions.packing import packed, unpacked
from peerpact.matching.questions.question import Question, Questions
from peerpact.matching.questions.ranking import asked
from testing import ROOT
from testing.brute_force_ground import Ground
from testing.light_imports import heavy_imports
from testing.matching_people import NOW, SKILLS, agreement, crowd, gathered, person
from testing.question_oracle import Asker
from testing.thoroughness import examples

CASES = json.loads((Path(__file__).parent / "question_cases.json").read_text("utf-8"))
SHAPES = st.tuples(st.integers(0, 2**32), st.integers(1, 30), st.integers(1, 9), st.integers(0, 4))
ANA = person("demo-ana", 101, "python:expert", "kubernetes:beginner")
BEN = person("demo-ben", 102, "kubernetes:advanced", "git:beginner")
CEM = person("demo-cem", 103, "s5:advanced", "git:beginner")


def rows(found: tuple[Question, ...]) -> list[tuple[str, int, int]]:
    return [(q.skill, q.people, q.partners) for q in found]


def replaced(gathering: Community, profile: Profile) -> Community:
    profiles = tuple(profile if p.github == profile.github else p for p in gathering.profiles)
    return Community.of(gathering.settings, gathering.vocabulary, profiles, gathering.agreements)


@given(SHAPES, st.sampled_from([1, 3, 12]))
@settings(max_examples=examples(40))
def test_questions_never_differ_from_plain_loops(shape: tuple[int, int, int, int], count: int) -> None:
    gathering = crowd(*shape)
    ground = Ground(gathering, NOW)
    for profile in ground.open[:6]:
        found, asker = questions(gathering, profile, NOW, count), Asker(ground, profile)
        assert rows(found.teach) == asker.to_teach(count)
        assert rows(found.learn) == asker.to_learn(count)


@given(SHAPES)
@settings(max_examples=examples(40))
def test_what_somebody_lists_is_never_asked(shape: tuple[int, int, int, int]) -> None:
    gathering = crowd(*shape)
    for profile in gathering.profiles:
        found = questions(gathering, profile, NOW, 99)
        listed = {entry.skill for entry in (*profile.offers, *profile.seeks)}
        assert not listed & {q.skill for q in (*found.teach, *found.learn)}


@given(SHAPES, st.integers(0, 2**16), st.integers(1, 3))
@settings(max_examples=examples(60))
def test_more_people_who_seek_a_skill_never_lower_its_place(
    shape: tuple[int, int, int, int], choice: int, more: int
) -> None:
    gathering = crowd(*shape)
    me = gathering.profiles[0]
    before = [q.skill for q in questions(gathering, me, NOW, 99).teach]
    if not before:
        return
    skill = before[choice % len(before)]
    seekers = [person(f"demo-new-{n}", 10**12 + n, "", f"{skill}:beginner", me.languages) for n in range(more)]
    everybody = (*gathering.profiles, *seekers)
    grown = Community.of(gathering.settings, gathering.vocabulary, everybody, gathering.agreements)
    after = [q.skill for q in questions(grown, me, NOW, 99).teach]
    assert after.index(skill) <= before.index(skill)


@given(SHAPES)
@settings(max_examples=examples(25))
def test_order_of_the_files_changes_nothing(shape: tuple[int, int, int, int]) -> None:
    gathering = crowd(*shape)
    turned = Community.of(gathering.settings, gathering.vocabulary, gathering.profiles[::-1], gathering.agreements)
    assert all(questions(gathering, p, NOW) == questions(turned, p, NOW) for p in gathering.profiles)


def test_skill_that_turns_a_teacher_into_a_partner_comes_first() -> None:
    others = [person(f"demo-{n}", 200 + n, "s6:advanced", "s5:beginner") for n in range(3)]
    found = questions(gathered(ANA, BEN, *others), ANA, NOW)
    assert rows(found.teach) == [("git", 1, 1), ("s5", 3, 0)]
    assert questions(gathered(ANA, BEN, *others), BEN, NOW).learn[0] == Question("python", "Python", 1, 1)


def test_each_answer_opens_as_many_pairs_as_it_says() -> None:
    from peerpact.matching import suggest

    twins = [replace(BEN, github=f"demo-{n}", github_id=300 + n) for n in range(4)]
    gathering = gathered(ANA, *twins)
    (question,) = questions(gathering, ANA, NOW).teach
    assert (question.skill, question.people, question.partners) == ("git", 4, 4)
    richer = replace(ANA, offers=(*ANA.offers, Offer("git", "advanced")))
    after = suggest(replaced(gathering, richer), richer, NOW).suggestions
    assert sum(s.kind == "pair" for s in after) == 4


def test_circle_counts_as_a_partner() -> None:
    teacher = person("demo-dee", 104, "kubernetes:expert", "s5:beginner")
    found = questions(gathered(ANA, CEM, teacher), ANA, NOW)
    assert rows(found.teach) == [("s5", 1, 1), ("git", 1, 1)]  # by a pair with Dee, and by a circle with Cem and Dee
    assert rows(questions(gathered(ANA, CEM), ANA, NOW).teach) == [("git", 1, 0)]


@pytest.mark.parametrize(
    "other",
    [
        replace(BEN, status="paused"),
        replace(BEN, languages=("fi",)),
        replace(BEN, seeks=(Seek("git", "advanced"),)),
        replace(BEN, seeks=(Seek("git", "beginner"),), offers=(*BEN.offers, Offer("git", "expert"))),
    ],
)
def test_people_who_could_not_be_taught_do_not_count(other: Profile) -> None:
    assert not questions(gathered(ANA, other), ANA, NOW).teach


def test_full_people_partners_and_those_without_a_common_hour_do_not_count() -> None:
    full = agreement(BEN, CEM)
    assert not questions(gathered(ANA, BEN, CEM, agreements=(full,)), ANA, NOW).teach
    two = (replace(ANA, capacity=2), replace(BEN, capacity=2))
    assert not questions(gathered(*two, agreements=(agreement(*two),)), two[0], NOW).teach
    early, late = (person("x", 1, windows=f"Mo {hour}:00-{hour}:45").availability for hour in (10, 20))
    apart = (replace(ANA, availability=early), replace(BEN, availability=late))
    assert not questions(gathered(*apart), apart[0], NOW).teach
    writing = [replace(p, availability=replace(p.availability, asynchronous=True)) for p in apart]
    assert questions(gathered(*writing), writing[0], NOW).teach


def test_somebody_who_is_paused_or_full_is_told_why_nothing_is_asked() -> None:
    paused = replace(ANA, status="paused")
    found = questions(gathered(paused, BEN), paused, NOW)
    assert found == Questions("demo-ana", note=found.note)
    assert "paused" in found.note


def test_related_skills_and_what_goes_together_come_first() -> None:
    seekers = [person(f"demo-{n}", 200 + n, "", f"{s}:beginner") for n, s in enumerate(("git", "pandas", "s7"))]
    analyst = person("demo-zoe", 1, "data-analysis:expert")
    assert questions(gathered(analyst, *seekers), analyst, NOW).teach[0].skill == "pandas"
    both = [person(f"demo-b{n}", 300 + n, "data-analysis:expert s7:expert") for n in range(5)]
    assert questions(gathered(analyst, *seekers, *both), analyst, NOW).teach[0].skill == "s7"


def test_newcomer_is_asked_without_a_profile() -> None:
    newcomer = replace(ANA, github="", github_id=0, path="")
    found = questions_for_newcomer(gathered(BEN, CEM), newcomer, NOW)
    assert (found.participant, rows(found.teach)) == ("", [("git", 2, 1)])
    assert found.as_json()["participant"] is None


@pytest.mark.parametrize("case", CASES, ids=[case["name"] for case in CASES])
def test_cases_that_the_browser_shares(case: dict[str, object]) -> None:
    table = Columns.from_json(case["columns"])  # type: ignore[arg-type]
    found = asked(QuestionIndex(table), int(str(case["me"])), "", int(str(case["count"]))).as_json()
    assert {"teach": found["teach"], "learn": found["learn"]} == {"teach": case["teach"], "learn": case["learn"]}


@given(SHAPES)
@settings(max_examples=examples(15))
def test_columns_survive_json_and_the_bytes_of_an_index(shape: tuple[int, int, int, int]) -> None:
    table = columns(people(crowd(*shape), NOW), SKILLS, 60)
    assert Columns.from_json(json.loads(json.dumps(table.as_json()))).as_json() == table.as_json()
    assert unpacked(dict(packed(table))).as_json() == table.as_json()


DEMO = ROOT


def test_command_says_the_same_from_files_and_from_an_index(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    there, file = ["--root", str(DEMO), "--now", str(NOW)], str(tmp_path / "index")
    assert main(["index", *there, "--out", file]) == 0
    capsys.readouterr()
    for login in ("demo-bjarne", "@DEMO-NIA"):
        printed = []
        for more in ([], ["--index", file]):
            assert main(["questions", login, *there, "--count", "3", "--format", "json", *more]) == 0
            printed.append(capsys.readouterr().out)
        assert printed[0] == printed[1]
    found = json.loads(printed[0])
    assert list(found) in (["participant", "teach", "learn"], ["participant", "teach", "learn", "note"])


def test_index_answers_questions_without_numpy_or_a_parser(tmp_path: Path) -> None:
    file = str(tmp_path / "index")
    assert main(["index", "--root", str(DEMO), "--now", str(NOW), "--out", file]) == 0
    slow = ("peerpact.domain.model", "subprocess", "zoneinfo")  # together they take as long as the answer
    assert heavy_imports("questions", "demo-bjarne", "--index", file, and_of=slow) == []


def one_list(*codes: int) -> bytes:
    """A column with one person's list, as an index holds it."""
    return struct.pack(f"<{2 + len(codes)}I", 1, len(codes), *codes)


@pytest.mark.parametrize(
    ("column", "value"),
    [
        ("skills", [5] * 99), ("names", [["x"]] * 99), ("names", None), ("offers", one_list(99999)), ("seeks", b"x"),
        ("seeks", one_list(1)[:-4]), ("seeks", one_list(1, 2) * 2), ("could_learn", b""), ("could_teach", "x"),
        ("hours", [["zz"]] * 99), ("need", "1"), ("logins", []), ("parts", [[0]]), ("breadth", []), ("apart", [[[]]]),
    ],
)  # fmt: skip
def test_columns_from_elsewhere_are_answered_or_refused_whole(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], column: str, value: object
) -> None:
    file = tmp_path / "index"
    assert main(["index", "--root", str(DEMO), "--now", str(NOW), "--out", str(file)]) == 0
    with closing(sqlite3.connect(file)) as base, base:
        row = value if isinstance(value, bytes) else json.dumps(value)
        base.execute("UPDATE everybody SET value = ? WHERE name = ?", (row, column))
    assert main(["questions", "demo-bjarne", "--index", str(file)]) == 2
    assert "is no index of this version" in capsys.readouterr().err


@pytest.mark.parametrize("form", ["text", "markdown", "json"])
def test_newcomer_is_asked_at_the_command_line(form: str, capsys: pytest.CaptureFixture[str]) -> None:
    options = ["--offer", "python", "--seek", "Kubernetes:intermediate", "--language", "english", "--timezone", "UTC"]
    assert main(["questions", *options, "--root", str(DEMO), "--now", str(NOW), "--format", form, "--count", "2"]) == 0
    out = capsys.readouterr().out
    assert "Python" not in out
    if form == "json":
        assert [len(json.loads(out)[side]) for side in ("teach", "learn")] == [2, 2]


@pytest.mark.parametrize(
    "wrong",
    [["demo-nobody-here"], ["demo-bjarne", "--offer", "python"], ["--offer", "python:best"], ["--timezone", "Mars"]],
)
def test_wrong_use_is_named(wrong: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["questions", *wrong, "--root", str(DEMO), "--now", str(NOW)]) == 2
    assert capsys.readouterr().err.startswith("peerpact: ")
