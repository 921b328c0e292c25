"""`peerpact cohort`: what is proposed to whom, by values that anybody can work out again, in three forms."""

from __future__ import annotations

import csv
import io
import json
import os
import random
import re
import subprocess
import sys
import time
from collections import Counter
from dataclasses import replace
from datetime import date
from pathlib import Path
from urllib.parse import parse_qs, urlsplit

import pytest
import yaml

from peerpact.cli.main import main
from peerpact.community.loader import load
from peerpact.domain.model import Agreement, Community, Offer, Partner, Profile, Seek, Sessions
from peerpact.domain.settings import Settings
from peerpact.domain.vocabulary import Skill, Vocabulary
from peerpact.matching.cohort import Cohort, cohort
from peerpact.matching.cohort.graph import Budget
from peerpact.matching.cohort.proposal import Left, Proposal
from peerpact.matching.cohort.render import COLUMNS, as_csv, as_json, as_markdown, cell
from peerpact.text.forge_links import Places
from testing import TESTS
from testing.matching_people import person as somebody
from testing.pair_graph import edges
from testing.thoroughness import often

sys.path.insert(0, str(TESTS / "benchmarks"))
import synthetic

NOW = date(2026, 11, 21)
SKILLS = Vocabulary.of((Skill("web", "Web"), Skill("css", "CSS", broader=("web",)), Skill("git", "Git")))
PLACES = Places("example/demo")


def person(number: int, offers: str, seeks: str, capacity: int = 1) -> Profile:
    """A participant; offers and seeks are written as `skill:level skill:level`."""
    login = f"demo-{number}"
    return replace(somebody(login, number, offers, seeks, capacity=capacity, zone="UTC"), name=f"Person {number}")


def together(*people: Profile, agreements: tuple[Agreement, ...] = ()) -> Community:
    return Community.of(
        Settings(name="Test *mentors*"), SKILLS, tuple(sorted(people, key=lambda p: p.path)), agreements
    )


def made(whole: Community, places: Places = PLACES, seconds: float = 60, choice: str = "people") -> Cohort:
    return cohort(whole, NOW, Budget.of(seconds, time.monotonic), places, choice=choice)


def both(found: Cohort) -> tuple[Proposal, ...]:
    return (*found.pairs, *found.circles)


def logins(found: Cohort) -> list[tuple[str, ...]]:
    return [tuple(person.github for person in each.people) for each in (*found.pairs, *found.circles)]


def changed(whole: Community, profile: Profile) -> Community:
    """The same community with another version of one profile."""
    profiles = tuple(profile if p.github_id == profile.github_id else p for p in whole.profiles)
    return Community.of(whole.settings, whole.vocabulary, profiles, whole.agreements)


# 1 and 2 fit best, 2 and 3 fit, 3 and 4 fit: together 1-2 and 3-4 are worth more than 2-3.
CHAIN = (
    person(1, "css:advanced", "git:beginner"),
    person(2, "git:advanced talks:advanced", "css:beginner chess:beginner"),
    person(3, "chess:advanced rust:advanced", "talks:beginner zig:beginner"),
    person(4, "zig:advanced", "rust:beginner"),
)
RING = (
    person(11, "sql:advanced", "go:beginner"),
    person(12, "java:advanced", "sql:beginner"),
    person(13, "go:advanced", "java:beginner"),
)


def test_pairs_circles_and_those_left_over_are_told_apart() -> None:
    lonely, teacher = person(21, "", "cobol:beginner"), person(22, "perl:expert", "knitting:beginner")
    found = made(together(*CHAIN, *RING, lonely, teacher))
    assert {frozenset(each) for each in logins(found)} == {
        frozenset({"demo-1", "demo-2"}),
        frozenset({"demo-3", "demo-4"}),
        frozenset({"demo-11", "demo-12", "demo-13"}),
    }
    assert [each.kind for each in found.circles] == ["circle"]
    assert [left.person.github for left in found.left] == ["demo-21", "demo-22"]
    assert (found.available, found.away, found.people, found.finished, found.proven) == (9, 0, 7, True, True)
    assert found.worth == found.most_worth == sum(len(each.people) * each.score for each in both(found))
    assert [(other.kind, other.people, other.proven) for other in found.others] == [
        ("pairs", 7, True),
        ("pairs-only", 4, True),
    ]


def test_who_of_two_alike_is_paired_does_not_hang_on_the_number_of_their_account() -> None:
    paired = set()
    for number in range(10, 30):
        alike = [replace(person(n, "css:expert", "git:beginner"), path=f"profiles/{n}.yml") for n in (number, 99)]
        found = made(together(person(5, "git:expert", "css:beginner"), *alike))
        (left,) = found.left
        paired.add(left.person.github_id == 99)
    assert paired == {True, False}


def test_in_a_circle_each_teaches_the_next_and_the_last_the_first() -> None:
    (circle,) = made(together(*RING)).circles
    for teacher, learner in zip(circle.people, (*circle.people[1:], circle.people[0]), strict=True):
        assert teacher.offers[0].skill == learner.seeks[0].skill
    assert f"{circle.people[2].github} teaches {circle.people[0].github}" in " ".join(circle.reasons)


def test_every_score_can_be_worked_out_again_from_its_terms() -> None:
    found = made(together(*CHAIN, *RING))
    for each in (*found.pairs, *found.circles):
        # Advanced to beginner is a gap of two: a weight of 1, alone worth .8; nobody names hours; all formats fit.
        assert each.ways == (8000,) * len(each.people)
        assert (each.quarters, each.formats, each.score) == (0, 2, 6000)


@pytest.mark.parametrize("seed", range(often(1, 4)))
def test_the_scores_are_those_of_the_suggestions(seed: int) -> None:
    whole = synthetic.synthetic(150, seed, asynchronous=0.4)
    known = edges(whole, NOW)
    scores = {
        frozenset((known.people[a].github_id, known.people[b].github_id)): int(score)
        for a, b, score in zip(known.first, known.second, known.score, strict=True)
    }
    found = made(whole)
    assert found.pairs
    for pair in found.pairs:
        assert scores[frozenset(person.github_id for person in pair.people)] == pair.score
    assert found.worth == sum(len(each.people) * each.score for each in both(found))
    assert 0.9999 * found.most_worth <= found.worth <= found.most_worth
    assert found.people == found.most_people == sum(len(each.people) for each in both(found))


@pytest.mark.parametrize("seed", range(often(1, 4)))
def test_nobody_is_above_capacity_and_nobody_is_forgotten(seed: int) -> None:
    whole = synthetic.synthetic(120, seed, asynchronous=0.6)
    found = made(whole)
    times = Counter(person.github_id for each in (*found.pairs, *found.circles) for person in each.people)
    assert set(times.values()) == {1}
    assert times.keys() | {left.person.github_id for left in found.left} == {p.github_id for p in whole.profiles}
    assert sum(times.values()) + len(found.left) == found.available


def test_who_is_paused_or_full_or_already_partners_is_not_proposed() -> None:
    partners = tuple(Partner(p.github, p.github_id, (), ()) for p in CHAIN[:2])
    sessions = Sessions(2, "week", 60, "demo-1")
    agreement = Agreement("agreements/a.yml", partners, date(2026, 9, 1), date(2027, 2, 28), sessions, (), 1)
    room = [replace(p, capacity=2) for p in CHAIN[:2]]
    found = made(together(*room, replace(CHAIN[2], status="paused"), CHAIN[3], agreements=(agreement,)))
    assert logins(found) == []
    assert (found.available, found.away) == (3, 1)


def test_whoever_is_left_is_sent_to_people_who_still_have_a_place() -> None:
    extra = person(5, "", "css:beginner")
    (left,) = made(together(*CHAIN[:2], extra)).left
    assert left.step is not None
    assert left.step.kind == "advice"
    free = replace(CHAIN[0], capacity=2)
    (left,) = made(together(free, CHAIN[1], extra)).left
    assert left.step is not None
    assert (left.step.kind, left.step.partners) == ("one-way", ("demo-1",))


def test_a_pair_through_a_part_gets_a_draft_with_a_skill_that_its_teacher_offers() -> None:
    (pair,) = made(together(person(1, "css:expert", "git:beginner"), person(2, "git:expert", "web:beginner"))).pairs
    assert pair.kind == "related-pair"
    assert pair.link is not None
    draft = yaml.safe_load(parse_qs(urlsplit(pair.link).query)["value"][0])
    assert {p["github"]: [g["learn"] for g in p["goals"]] for p in draft["partners"]} == {
        "demo-1": ["git"],
        "demo-2": ["css"],
    }


def test_the_linked_agreements_pass_the_checks() -> None:
    whole = synthetic.synthetic(60, 5)
    files = {path: text.encode() for path, text in synthetic.texts(whole)}
    found = made(whole)
    for each in (*found.pairs, *found.circles):
        assert each.link is not None
        query = parse_qs(urlsplit(each.link).query)
        assert query["filename"] == [each.path]
        files[each.path] = query["value"][0].encode()
    loaded = load(files)
    assert len(loaded.community.agreements) == len(found.pairs) + len(found.circles) > 5
    assert [str(finding) for finding in loaded.findings] == []


def test_a_demonstration_links_to_nothing() -> None:
    found = made(together(*CHAIN), Places("example/demo", live=False))
    assert all(pair.link is None for pair in found.pairs)
    assert "](" not in as_markdown(found)


def test_a_time_that_is_over_is_admitted() -> None:
    ticks = iter(range(10_000))
    found = cohort(synthetic.synthetic(80, 1), NOW, Budget.of(1, lambda: next(ticks)), PLACES)
    assert found.people
    assert not found.finished
    report = as_markdown(found)
    assert "ended before it could prove that nothing is better (1 seconds)" in report
    assert "No cohort of this kind can place more than" in report
    assert "at least" in report


def test_each_choice_is_told_with_what_the_others_come_to() -> None:
    # 1 and 2 fit best, but 2, 3 and 4 are a circle: people first takes the circle, pairs first the pair.
    people = (
        person(1, "css:advanced", "git:beginner"),
        person(2, "git:advanced talks:advanced", "css:beginner chess:beginner"),
        person(3, "zig:advanced", "talks:beginner"),
        person(4, "chess:advanced", "zig:beginner"),
    )
    for choice, number, said in (
        ("people", 3, "2 people with `--prefer pairs`; 2 people with `--pairs-only`."),
        ("pairs", 2, "3 people with `--prefer people`; 2 people with `--pairs-only`."),
        ("pairs-only", 2, "3 people with `--prefer people`; 2 people with `--prefer pairs`."),
    ):
        found = cohort(together(*people), NOW, Budget.of(60, time.monotonic), PLACES, choice=choice)
        assert (found.people, len(found.circles)) == (number, number - 2)
        assert said in as_markdown(found)


def answered(person: Profile, text: str) -> Profile | None:
    """The profile with an answer that the report names; None for an hour or a language."""
    if "`asynchronous: true`" in text:
        return replace(person, availability=replace(person.availability, asynchronous=True))
    if taught := re.search(r"teach Skill (\d+) \((\w+)\)", text):
        return replace(person, offers=(*person.offers, Offer(f"skill-{int(taught[1]):03d}", taught[2])))
    if learned := re.search(r"want to learn Skill (\d+),", text):
        return replace(person, seeks=(*person.seeks, Seek(f"skill-{int(learned[1]):03d}", "beginner")))
    return None


@pytest.mark.parametrize("choice", ["people", "pairs-only"])
def test_an_answer_that_is_said_to_give_a_place_gives_one(choice: str) -> None:
    tried = Counter[str]()
    for seed in range(often(3, 8)):
        whole = synthetic.synthetic(50, seed, asynchronous=0.4)
        before = made(whole, choice=choice)
        for left in before.left[:6]:
            for text in (reason for answer in left.answers for reason in answer.reasons):
                kind = text.split()[3]
                if tried[kind] < often(3, 8) and (profile := answered(left.person, text)):
                    assert made(changed(whole, profile), choice=choice).people > before.people, text
                    tried[kind] += 1
    assert tried.keys() >= {"teach", "want"}, tried


def test_every_kind_of_answer_is_found() -> None:
    alone = person(1, "sql:advanced", "go:beginner")
    fits = person(2, "go:advanced", "sql:beginner")
    for other, said in (
        (replace(fits, languages=("de",)), "If you could hold a session in German, one more partner would match you."),
        (person(2, "go:advanced", "rust:beginner"), "If you can teach rust (advanced), 1 person who is left"),
        (person(2, "java:advanced", "sql:beginner"), "If you also want to learn java, 1 person who is left"),
    ):
        found = made(together(alone, other))
        (reasons,) = [left.answers for left in found.left if left.person.github_id == 1]
        assert [said in reason for answer in reasons for reason in answer.reasons].count(True) == 1
        assert said.replace("(", "&#40;").replace(")", "&#41;") in as_markdown(found)
        answers = [left["would_place_them"] for left in json.loads(as_json(found))["left"]]
        assert answers[0][0]["gain"] == 1
        assert said in as_csv(found)


def test_an_empty_community_and_one_person_get_a_report() -> None:
    for people in ((), CHAIN[:1]):
        found = made(together(*people))
        assert (found.pairs, found.circles, found.worth, found.most_worth) == ((), (), 0, 0)
        assert (found.people, found.most_people, found.proven, found.finished) == (0, 0, True, True)
        assert len(found.left) == len(people)
        assert "100.0000 %" not in as_markdown(found)  # nothing was weighed


def test_the_order_of_the_files_and_their_folders_change_nothing() -> None:
    whole = synthetic.synthetic(40, 9, asynchronous=0.5)
    texts = list(synthetic.texts(whole))
    reports = set()
    for seed in range(3):
        random.Random(seed).shuffle(texts)  # noqa: S311
        moved = {path.replace("profiles/", f"profiles/{'x/' * seed}"): text.encode() for path, text in texts}
        found = made(load(moved).community)
        reports.add((as_markdown(found), as_csv(found), as_json(found)))
    assert len(reports) == 1


HOSTILE = (
    replace(person(1, "", ""), offers=(Offer("=cmd|' /C calc'!A0", "expert"),), seeks=(Seek("<script>", "beginner"),)),
    replace(person(2, "", ""), offers=(Offer("<script>", "expert"),), seeks=(Seek("=cmd|' /C calc'!A0", "beginner"),)),
)


@pytest.mark.parametrize("text", ["=1+1", "+1", "-1", "@SUM(A1)", "\t=1", " =1", "\r\n=1", "\ufeff=1"])
def test_no_cell_begins_like_a_formula(text: str) -> None:
    assert cell(text)[0] not in "=+-@\t\r\n "
    assert cell("plain = text") == "plain = text"


@pytest.mark.parametrize("text", ["＝1+1", " ＋1", "－1", "＠SUM(A1)"])
def test_a_wide_sign_begins_no_formula_either(text: str) -> None:
    assert cell(text) == f"'{text}"


@pytest.mark.parametrize("text", ["Rust;=cmd", 'Rust; "=cmd', "Rust;;@SUM(A1)", "Rust;＝1"])
def test_where_a_semicolon_parts_the_cells_no_formula_begins_behind_it(text: str) -> None:
    line = f'"pair","{cell(text)}"'
    found = [part.strip(' "') for part in line.split(";")]
    assert not [part for part in found if part[:1] and part[0] in "=+-@＝"]
    assert cell("Rust; C++; one-way") == "Rust; C++; one-way"


def test_what_people_wrote_is_harmless_in_every_form() -> None:
    found = made(together(*HOSTILE))
    assert len(found.pairs) == 1
    left = replace(found, pairs=(), left=(Left(replace(HOSTILE[0], github="=evil()"), None),))
    rows = [row for one in (found, left) for row in csv.reader(io.StringIO(as_csv(one)))]
    assert all(len(row) == len(COLUMNS) for row in rows)
    assert not [text for row in rows for text in row if text.startswith(("=", "+", "-", "@", "\t", "\r"))]
    report = as_markdown(found).replace(found.pairs[0].link or "", "")
    assert "<script>" not in report
    assert report.startswith("# Test &#42;mentors&#42;")
    assert as_json(found).isascii()


@pytest.fixture
def root(tmp_path: Path) -> Path:
    """A community of forty people as files."""
    folder = tmp_path / "community"
    folder.mkdir()
    synthetic.write(synthetic.synthetic(40, 2, asynchronous=0.5), folder)
    return folder


def test_the_command_writes_one_file_and_nothing_else(root: Path, capsys: pytest.CaptureFixture[str]) -> None:
    before = {path: path.read_bytes() for path in root.rglob("*") if path.is_file()}
    out = root.parent / "report.json"
    words = ["cohort", "--root", str(root), "--now", "2026-11-21", "--format", "json"]
    assert main([*words, "--out", str(out)]) == 0
    assert "people have a place" in capsys.readouterr().out
    assert {path: path.read_bytes() for path in root.rglob("*") if path.is_file()} == before
    assert main(words) == 0
    assert json.loads(capsys.readouterr().out) == json.loads(out.read_text("ascii"))


def test_without_a_solver_one_sentence_says_what_to_install(root: Path) -> None:
    without = (
        "import sys; from importlib.machinery import PathFinder\n"
        "class NoSciPy(PathFinder):\n"
        "    @classmethod\n"
        "    def find_spec(cls, name, path=None, target=None):\n"
        "        return None if name.partition('.')[0] == 'scipy' else super().find_spec(name, path, target)\n"
        "sys.meta_path[:] = [finder for finder in sys.meta_path if finder is not PathFinder] + [NoSciPy]\n"
        "from peerpact.cli.main import main\n"
        "sys.exit(main(sys.argv[1:]))\n"
    )
    words = [sys.executable, "-c", without, "cohort", "--root", str(root), "--now", "2026-11-21"]
    done = subprocess.run(words, capture_output=True, text=True, check=False, timeout=60)
    assert (done.returncode, done.stdout) == (2, "")
    assert "needs a solver that isn't installed" in done.stderr
    assert 'python -m pip install "peerpact[cohort]"' in done.stderr
    assert "Traceback" not in done.stderr


def test_a_long_search_says_how_far_it_is(
    root: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    words = ["cohort", "--root", str(root), "--now", "2026-11-21"]
    monkeypatch.setattr("peerpact.cli.commands.cohort._QUIET_SECONDS", 1e9)
    assert main(words) == 0
    quick = capsys.readouterr()
    monkeypatch.setattr("peerpact.cli.commands.cohort._QUIET_SECONDS", 0.0)
    assert main(words) == 0
    slow = capsys.readouterr()
    assert quick.err == ""
    assert slow.out == quick.out
    assert "possible groups of 40 people" in slow.err
    assert "people have a place, looking for more" in slow.err


@pytest.mark.parametrize(
    ("options", "choice"),
    [
        ([], "people"),
        (["--prefer", "people"], "people"),
        (["--prefer", "pairs"], "pairs"),
        (["--pairs-only"], "pairs-only"),
        (["--prefer", "pairs", "--pairs-only"], "pairs-only"),
    ],
)
def test_the_options_say_what_comes_first(
    root: Path, capsys: pytest.CaptureFixture[str], options: list[str], choice: str
) -> None:
    assert main(["cohort", "--root", str(root), "--now", "2026-11-21", "--format", "json", *options]) == 0
    report = json.loads(capsys.readouterr().out)
    assert report["choice"] == choice
    assert {other["choice"] for other in report["other_choices"]} == {"people", "pairs", "pairs-only"} - {choice}


@pytest.mark.parametrize("out", ["profiles/report.md", "agreements/2026/report.yml", "profiles/../agreements/x.yml"])
def test_a_report_among_the_communitys_files_is_refused(
    root: Path, capsys: pytest.CaptureFixture[str], out: str
) -> None:
    assert main(["cohort", "--root", str(root), "--out", str(root / out)]) == 2
    assert "the community's own files" in capsys.readouterr().err
    assert not (root / out).exists()


def test_a_report_among_them_is_refused_from_inside_the_folder_too(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(root)
    assert main(["cohort", "--root", ".", "--out", "profiles/report.md"]) == 2
    assert not (root / "profiles" / "report.md").exists()


def test_a_report_that_cannot_be_written_is_told_without_a_traceback(
    root: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["cohort", "--root", str(root), "--out", str(root / "nowhere" / "x.md")]) == 2
    assert "can't be written" in capsys.readouterr().err


@pytest.mark.parametrize("seconds", ["0", "-1", "x", "nan", "inf", "1e9"])
def test_a_time_that_is_no_time_is_refused(seconds: str) -> None:
    with pytest.raises(SystemExit):
        main(["cohort", f"--seconds={seconds}"])


def test_another_locale_and_hash_seed_print_the_same_bytes(root: Path) -> None:
    words = [sys.executable, "-m", "peerpact", "cohort", "--root", str(root), "--now", "2026-11-21"]
    printed = [
        subprocess.run(
            words,
            env={**os.environ, "LC_ALL": locale, "PYTHONHASHSEED": seed, "TZ": zone},
            capture_output=True,
            check=True,
            timeout=60,
        ).stdout
        for locale, seed, zone in (("C", "1", "UTC"), ("tr_TR.UTF-8", "2", "Asia/Kolkata"))
    ]
    assert printed[0] == printed[1]
    assert b"## Pairs" in printed[0]
