"""`peerpact new` in a real process: with options alone, and at a real terminal."""

from __future__ import annotations

import os
import pty
import re
import select
import shlex
import subprocess
import sys
import time
from pathlib import Path
from typing import Any

import pytest

from peerpact.cli.commands.new import write_new
from peerpact.community.loader import read_community
from peerpact.domain.errors import OperatorError
from peerpact.formats.draft import profile_draft
from peerpact.formats.schema import faults, typing
from peerpact.formats.yaml.strict import parse

COMMAND = [sys.executable, "-m", "peerpact"]
ME = ["--github", "demo-otter", "--github-id", "900000011", "--timezone", "Europe/Berlin", "--language", "en"]
SKILLS = """\
built_in: false
skills:
  - id: kubernetes
    name: Kubernetes
    aliases: [k8s]
  - id: public-speaking
    name: Public speaking
"""


@pytest.fixture
def root(tmp_path: Path) -> Path:
    (tmp_path / "skills.yml").write_text(SKILLS)
    (tmp_path / "profiles").mkdir()
    return tmp_path


def _command(root: Path, *words: str) -> list[str]:
    return [*COMMAND, "--root", str(root), "--now", "2026-11-24", "new", *words]


def _new(root: Path, *words: str) -> subprocess.CompletedProcess[str]:
    """Run without a terminal, as a script would."""
    return subprocess.run(
        _command(root, *words), stdin=subprocess.DEVNULL, capture_output=True, text=True, timeout=30, check=False
    )


def _profile(root: Path, login: str, number: int, offer: str, seek: str, goal: str = "Use it once") -> None:
    values = {"github": login, "github_id": number, "name": login, "timezone": "UTC", "languages": ["en"]}
    skills = {
        "offers": [{"skill": offer, "level": "advanced"}],
        "seeks": [{"skill": seek, "level": "beginner", "goal": goal}],
    }
    (root / "profiles" / f"{login}.yml").write_text(profile_draft(values | skills), "utf-8")


def _pair(root: Path) -> None:
    _profile(root, "demo-otter", 900000011, "k8s", "public-speaking", "Give a talk")
    _profile(root, "demo-hawk", 900000012, "Public Speaking", "Kubernetes")


def _read(root: Path, kind: str, path: str) -> Any:
    data = parse((root / path).read_text("utf-8"), typing(kind))
    assert faults(kind, path, data) == []
    return data


def _converse(root: Path, words: list[str], answers: list[str]) -> tuple[int, str]:
    """Run at a pseudo terminal; each answer is typed when the program has asked (its line ends in `: `)."""
    master, slave = pty.openpty()
    process = subprocess.Popen(_command(root, *words), stdin=slave, stdout=slave, stderr=slave, close_fds=True)
    os.close(slave)
    said, waiting, deadline = b"", list(answers), time.monotonic() + 30
    asked = 0
    while time.monotonic() < deadline:
        if select.select([master], [], [], 0.2)[0]:
            try:
                chunk = os.read(master, 65536)
            except OSError:
                break
            if not chunk:
                break
            said += chunk
        if waiting and len(said) > asked and said.endswith(b": "):
            asked = len(said)
            answer = waiting.pop(0)
            os.write(master, answer.encode() + (b"" if answer == END else b"\n"))
    process.kill() if time.monotonic() >= deadline else None
    os.close(master)
    return process.wait(timeout=10), said.decode()


def test_options_alone_write_a_profile_that_passes(root: Path) -> None:
    done = _new(root, "profile", *ME, "--language", "no", "--name", "C #\U0001f600 @me", "--pronouns", "no",
                "--offer", "K8s:advanced:18:00 is fine", "--seek", "Public Speaking:beginner",
                "--hours-per-month", "4", "--window", "Sa,Su 10:00-13:00", "--window", "Mo 18:00-20:00",
                "--format", "pairing", "--capacity", "2", "--asynchronous", "--contact", "https://example.org/@me",
                "--about", "two: things, #one")  # fmt: skip
    assert (done.returncode, done.stderr) == (0, "")
    data = _read(root, "profile", "profiles/demo-otter.yml")
    assert data == {
        "github": "demo-otter",
        "github_id": 900000011,
        "name": "C #\U0001f600 @me",
        "pronouns": "no",
        "timezone": "Europe/Berlin",
        "languages": ["en", "no"],
        "offers": [{"skill": "kubernetes", "level": "advanced", "note": "18:00 is fine"}],
        "seeks": [{"skill": "public-speaking", "level": "beginner"}],
        "availability": {
            "hours_per_month": 4,
            "windows": ["Sa,Su 10:00-13:00", "Mo 18:00-20:00"],
            "asynchronous": True,
        },
        "formats": ["pairing"],
        "capacity": 2,
        "contact": "https://example.org/@me",
        "about": "two: things, #one",
    }
    assert "permanently" in done.stdout
    assert [p.github for p in read_community(root).community.profiles] == ["demo-otter"]


def test_no_language_is_lost_when_several_are_named_in_a_sentence(root: Path) -> None:
    done = _new(root, "profile", *ME, "--language", "German and French", "--language", "spanisch und nl",
                "--offer", "k8s:expert")  # fmt: skip
    assert (done.returncode, done.stderr) == (0, "")
    assert _read(root, "profile", "profiles/demo-otter.yml")["languages"] == ["en", "de", "fr", "es", "nl"]


def test_existing_profile_is_never_overwritten(root: Path) -> None:
    _profile(root, "demo-otter", 900000011, "k8s", "public-speaking")
    before = (root / "profiles" / "demo-otter.yml").read_bytes()
    again = _new(root, "profile", *ME, "--github", "Demo-OTTER", "--offer", "k8s:beginner")
    assert again.returncode == 2
    assert "profiles/demo-otter.yml" in again.stderr
    other = _new(root, "profile", *ME, "--github", "demo-renamed", "--offer", "k8s:beginner")
    assert (other.returncode, "has a profile already" in other.stderr) == (2, True)
    assert [p.read_bytes() for p in (root / "profiles").iterdir()] == [before]


def test_broken_profile_in_a_subfolder_is_not_shadowed_by_a_second_one(root: Path) -> None:
    (root / "profiles" / "d").mkdir()
    (root / "profiles" / "d" / "demo-otter.yml").write_text("github: [")
    done = _new(root, "profile", *ME, "--offer", "k8s:beginner")
    assert (done.returncode, "profiles/d/demo-otter.yml" in done.stderr) == (2, True)


@pytest.mark.parametrize(
    ("words", "says"),
    [
        (["--github-id", "x"], "--github-id"),
        (["--github", "@me"], "without @"),
        (["--timezone", "Mars/Base"], "Europe/Berlin"),
        (["--language", "français et anglais"], "for example"),
        (["--offer", "k8s:great"], "beginner, intermediate"),
        (["--window", "Monday evening"], "Mo-Fr 18:00-21:00"),
        (["--hours-per-month", "nan"], "number of hours"),
        (["--hours-per-month", "1e1"], "number of hours"),
        (["--capacity", "\u00b2"], "1 to 10"),
        (["--capacity", "11"], "1 to 10"),
        (["--contact", "me@example.org"], "https://"),
    ],
)
def test_answer_that_will_not_do_says_what_to_write_and_writes_nothing(root: Path, words: list[str], says: str) -> None:
    done = _new(root, "profile", *ME, "--offer", "k8s:expert", *words)
    assert done.returncode == 2
    assert says in done.stderr
    assert "Traceback" not in done.stderr
    assert list((root / "profiles").iterdir()) == []


@pytest.mark.parametrize("option", ["--github", "--github-id", "--timezone", "--language"])
def test_missing_answer_without_a_terminal_names_the_option(root: Path, option: str) -> None:
    at = ME.index(option)
    done = _new(root, "profile", *ME[:at], *ME[at + 2 :], "--offer", "k8s:expert")
    assert (done.returncode, f"Give it with {option}." in done.stderr) == (2, True)
    assert list((root / "profiles").iterdir()) == []


def test_profile_that_neither_offers_nor_seeks_is_not_written(root: Path) -> None:
    done = _new(root, "profile", *ME)
    assert (done.returncode, "at least one skill" in done.stderr) == (2, True)


def test_unknown_skill_is_kept_and_the_nearest_one_named(root: Path) -> None:
    done = _new(root, "profile", *ME, "--offer", "kubernets:expert")
    assert done.returncode == 0
    assert "Did you mean kubernetes?" in done.stdout
    assert _read(root, "profile", "profiles/demo-otter.yml")["offers"][0]["skill"] == "kubernets"


def test_terminal_asks_until_the_answer_will_do(root: Path) -> None:
    answers = ["@otter", "demo-otter", "900000011", "", "", "Berlin", "europe/berlin", "gibberish", "en, German",
               "k8s", "", "Upgrades", "", "Public speaking", "beginner", "", "", "4", "", "yes",
               "pairing", "", "", ""]  # fmt: skip
    code, said = _converse(root, ["profile"], answers)
    assert code == 0, said
    assert said.count("That doesn't work.") == 3
    assert "Did you mean Europe/Berlin?" in said
    data = _read(root, "profile", "profiles/demo-otter.yml")
    assert (data["name"], data["languages"]) == ("demo-otter", ["en", "de"])
    assert data["timezone"] == "Europe/Berlin"
    assert data["offers"] == [{"skill": "kubernetes", "level": "advanced", "note": "Upgrades"}]
    assert data["availability"] == {"hours_per_month": 4, "asynchronous": True}


def test_enter_takes_the_one_zone_that_was_meant_and_none_of_several(root: Path) -> None:
    answers = ["demo-otter", "900000011", "", "", "IST", "", "Berlin", "", "en", "k8s", "expert", "", "", "",
               "", "", "", "", "", "", ""]  # fmt: skip
    code, said = _converse(root, ["profile"], answers)
    assert code == 0, said
    assert said.count("That doesn't work.") == 3  # IST has several meanings, so Enter after it is no answer either
    assert "[Europe/Berlin]: " in said
    assert _read(root, "profile", "profiles/demo-otter.yml")["timezone"] == "Europe/Berlin"


def test_wrong_answers_never_end_it(root: Path) -> None:
    wrong = ["@a", "b c", "--", "demo*otter", "x" * 60]
    answers = [*wrong, "demo-otter", "900000011", "", "", "UTC", "", "k8s", *["great"] * 4, "expert", "", "", "",
               "", "", "", "", "", "", ""]  # fmt: skip
    code, said = _converse(root, ["profile"], answers)
    assert (code, said.count("That doesn't work.")) == (0, 9), said
    assert _read(root, "profile", "profiles/demo-otter.yml")["offers"] == [{"skill": "kubernetes", "level": "expert"}]


def test_skills_that_people_seek_or_teach_are_ticked_by_number(root: Path) -> None:
    _profile(root, "demo-hawk", 900000012, "k8s", "public-speaking")
    _profile(root, "demo-wren", 900000013, "chess", "python")
    start = [
        "demo-otter",
        "900000011",
        "",
        "",
        "UTC",
        "",
        "chess",
        "",
        "",
        "",
        "",
        "kubernetes",
        "",
        "",
        "",
        "",
        "",
        "",
    ]
    ticks = ["3", "1, x", "2,1", "expert", "", ""]
    code, said = _converse(root, ["profile"], [*start, *ticks, *[""] * 4])
    assert code == 0, said
    assert "1. Public speaking: 1 person wants to learn it, gives you 1 more partner" in said
    assert said.count("That doesn't work. Write numbers from 1 to") == 2
    data = _read(root, "profile", "profiles/demo-otter.yml")
    assert [entry["skill"] for entry in data["offers"]] == ["chess", "python", "public-speaking"]
    assert [entry["level"] for entry in data["offers"]] == ["advanced", "expert", "advanced"]


END = "\x04"  # Ctrl-D, typed on an empty line


def test_answers_that_end_early_come_back_as_a_command_that_goes_on(root: Path) -> None:
    begun = ["demo-otter", "900000011", "Otter & I", "", "Europe/Berlin", "en; de", "k8s", "", "It's fun", ""]
    code, said = _converse(root, ["profile"], [*begun, END])
    assert (code, list((root / "profiles").iterdir())) == (2, []), said
    line = next(line for line in said.splitlines() if line.strip().startswith("peerpact"))
    words = shlex.split(line)[1:]
    assert words[:4] == ["--root", str(root), "new", "profile"]
    code, said = _converse(root, ["profile", *words[4:]], [""] * 9)
    assert code == 0, said
    data = _read(root, "profile", "profiles/demo-otter.yml")
    assert (data["name"], data["timezone"], data["languages"]) == ("Otter & I", "Europe/Berlin", ["en", "de"])
    assert data["offers"] == [{"skill": "kubernetes", "level": "advanced", "note": "It's fun"}]


def test_profile_without_any_skill_is_asked_for_skills_again(root: Path) -> None:
    answers = ["demo-otter", "900000011", "", "", "UTC", "", "", "", "", "public speaking", *[""] * 10]
    code, said = _converse(root, ["profile"], answers)
    assert (code, "needs at least one skill" in said) == (0, True), said
    assert [s["skill"] for s in _read(root, "profile", "profiles/demo-otter.yml")["seeks"]] == ["public-speaking"]


@pytest.mark.parametrize(
    ("answers", "skills"),
    [
        (["kubernets", "yes", "", ""], ["kubernetes"]),
        (["kubernets", "", "", ""], ["kubernetes"]),
        (["kubernets", "no", "", ""], ["kubernets"]),
        (["kubernets", "Public speaking", "", ""], ["public-speaking"]),
        (["bookbinding", "no", "yes", "", ""], ["bookbinding"]),
        (["bookbinding", "k8s", "", ""], ["kubernetes"]),
        (["k8s, public speaking", "", "", "", ""], ["kubernetes", "public-speaking"]),
    ],
)
def test_unknown_skill_is_asked_about_and_commas_name_several(
    root: Path, answers: list[str], skills: list[str]
) -> None:
    begin = ["demo-otter", "900000011", "", "", "UTC", ""]
    code, said = _converse(root, ["profile"], [*begin, *answers, *[""] * 11])
    assert code == 0, said
    assert [s["skill"] for s in _read(root, "profile", "profiles/demo-otter.yml")["offers"]] == skills
    assert ("unknown skill" in said) == (skills[0] in ("kubernets", "bookbinding"))


def test_a_skill_that_was_named_already_is_not_asked_about_again(root: Path) -> None:
    begin = ["demo-otter", "900000011", "", "", "UTC", ""]
    code, said = _converse(root, ["profile"], [*begin, "k8s", "", "", "Kubernetes", *[""] * 12])
    assert (code, "You've named kubernetes already." in said) == (0, True), said
    assert [s["skill"] for s in _read(root, "profile", "profiles/demo-otter.yml")["offers"]] == ["kubernetes"]


def test_whoever_begins_a_community_need_not_type_their_account_again(root: Path) -> None:
    (root / "community.yml").write_text("maintainers: [{github: demo-hawk, github_id: 900000012}]\n")
    code, said = _converse(root, ["profile"], ["", "", "", "", "UTC", "", "k8s", *[""] * 14])
    assert code == 0, said
    assert _read(root, "profile", "profiles/demo-hawk.yml")["github_id"] == 900000012


def test_nobody_is_taken_for_the_maintainer_once_somebody_is_there(root: Path) -> None:
    (root / "community.yml").write_text("maintainers: [{github: demo-hawk, github_id: 900000012}]\n")
    _profile(root, "demo-otter", 900000011, "k8s", "public-speaking")
    _, said = _converse(root, ["profile"], ["", END])
    assert "demo-hawk" not in said


def test_several_weekly_hours_stand_on_one_line_in_ones_own_words(root: Path) -> None:
    done = _new(root, "profile", *ME, "--offer", "k8s:expert", "--window", "Mo,We 18:00-20:00, weekends 10am-1pm")
    assert (done.returncode, done.stderr) == (0, "")
    windows = _read(root, "profile", "profiles/demo-otter.yml")["availability"]["windows"]
    assert windows == ["Mo,We 18:00-20:00", "Sa-Su 10:00-13:00"]


def test_options_alone_write_an_agreement_that_passes(root: Path) -> None:
    _pair(root)
    done = _new(root, "agreement", "--partner", "demo-otter", "--partner", "Demo-Hawk")
    assert (done.returncode, done.stderr) == (0, "")
    data = _read(root, "agreement", "agreements/2026-demo-hawk--demo-otter.yml")
    assert [p["github_id"] for p in data["partners"]] == [900000012, 900000011]
    assert data["partners"][1]["goals"][0]["goal"] == "Give a talk"
    assert (data["starts"], data["ends"]) == ("2026-12-01", "2027-05-31")
    check = subprocess.run([*COMMAND, "--root", str(root), "--now", "2026-11-24", "check"],
                           capture_output=True, text=True, timeout=30, check=False)  # fmt: skip
    assert (check.returncode, "error" in check.stdout.split("\n")[0]) == (0, False), check.stdout


def test_agreement_starts_on_the_first_day_after_a_week_that_the_partners_share(root: Path) -> None:
    _pair(root)  # 2026-11-24 is a Tuesday, and so is the day in a week
    for login, hours in (("demo-otter", "Mo-Fr 18:00-21:00"), ("demo-hawk", "Mo,Th 19:00-22:00")):
        with (root / "profiles" / f"{login}.yml").open("a", encoding="utf-8") as file:
            file.write(f"availability:\n  windows: [{hours!r}]\n")
    assert _new(root, "agreement", "--partner", "demo-otter,demo-hawk").returncode == 0
    assert _read(root, "agreement", "agreements/2026-demo-hawk--demo-otter.yml")["starts"] == "2026-12-03"


def test_second_live_agreement_of_the_same_two_is_refused(root: Path) -> None:
    _pair(root)
    both = ["--partner", "demo-otter", "--partner", "demo-hawk"]
    assert _new(root, "agreement", *both).returncode == 0
    again = _new(root, "agreement", *both)
    assert (again.returncode, "live agreement already" in again.stderr) == (2, True)
    assert len(list((root / "agreements").iterdir())) == 1


def test_agreement_file_that_does_not_load_keeps_its_name(root: Path) -> None:
    _pair(root)
    (root / "agreements" / "2026").mkdir(parents=True)
    (root / "agreements" / "2026" / "2026-demo-hawk--demo-otter.yml").write_text("partners: [")
    assert _new(root, "agreement", "--partner", "demo-otter", "--partner", "demo-hawk").returncode == 0
    assert (root / "agreements" / "2026-demo-hawk--demo-otter-2.yml").exists()


def test_newest_terms_are_the_ones_agreed_to(root: Path) -> None:
    _pair(root)
    (root / "guides" / "terms").mkdir(parents=True)
    for name in ("1.md", "2.md", "10.md", "README.md"):
        (root / "guides" / "terms" / name).write_text("Terms\n")
    assert _new(root, "agreement", "--partner", "demo-otter,demo-hawk").returncode == 0
    assert _read(root, "agreement", "agreements/2026-demo-hawk--demo-otter.yml")["terms"] == 10


def test_where_nothing_fits_somebody_must_say_who_learns_what(root: Path) -> None:
    _profile(root, "demo-otter", 900000011, "k8s", "sql")
    _profile(root, "demo-hawk", 900000012, "rust", "kubernetes")
    both = ["--partner", "demo-otter", "--partner", "demo-hawk"]
    done = _new(root, "agreement", *both)
    assert (done.returncode, "What demo-otter will learn" in done.stderr, "--learn" in done.stderr) == (2, True, True)
    assert not (root / "agreements").exists()
    assert _new(root, "agreement", *both, "--learn", "demo-otter:Rust").returncode == 0
    hawk, otter = _read(root, "agreement", "agreements/2026-demo-hawk--demo-otter.yml")["partners"]
    assert (hawk["offers"], otter["goals"][0]["learn"]) == (["rust"], "rust")


@pytest.mark.parametrize(
    ("words", "says"),
    [
        (["--partner", "demo-otter"], "two partners, or three"),
        (["--partner", "demo-otter", "--partner", "demo-ghost"], "no profile of 'demo-ghost'"),
        (["--partner", "demo-otter", "--partner", "demo-hawk", "--learn", "demo-ghost:sql"], "LOGIN:SKILL"),
        ([], "Give it with --partner."),
    ],
)
def test_agreement_of_people_who_cannot_have_one_is_not_written(root: Path, words: list[str], says: str) -> None:
    _pair(root)
    done = _new(root, "agreement", *words)
    assert (done.returncode, says in done.stderr, "Traceback" in done.stderr) == (2, True, False)
    assert not (root / "agreements").exists()


def test_terminal_takes_what_fits_when_somebody_presses_enter(root: Path) -> None:
    _pair(root)
    code, said = _converse(root, ["agreement"], ["demo-hawk, demo-otter", "", ""])
    assert code == 0, said
    assert re.search(r"What demo-hawk will learn \[kubernetes\]", said)
    data = _read(root, "agreement", "agreements/2026-demo-hawk--demo-otter.yml")
    assert [p["goals"][0]["learn"] for p in data["partners"]] == ["kubernetes", "public-speaking"]


def test_folder_that_cannot_be_written_is_an_operators_matter(root: Path) -> None:
    _pair(root)
    (root / "agreements").write_text("a file where a folder should be")
    done = _new(root, "agreement", "--partner", "demo-otter", "--partner", "demo-hawk")
    assert (done.returncode, "Traceback" in done.stderr) == (2, False)
    assert "agreements/2026-demo-hawk--demo-otter.yml can't be written" in done.stderr
    assert (root / "agreements").read_text() == "a file where a folder should be"


def test_file_that_appeared_meanwhile_is_not_overwritten(tmp_path: Path) -> None:
    target = tmp_path / "profiles" / "demo-otter.yml"
    write_new(target, "first\n")
    with pytest.raises(OperatorError, match="there already"):
        write_new(target, "second\n")
    assert target.read_bytes() == b"first\n"
