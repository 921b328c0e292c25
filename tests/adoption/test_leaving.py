"""A community can take everything along: its data as tables, its pages as plain Markdown."""

from __future__ import annotations

import csv
import io
import json
import subprocess
import sys
from datetime import UTC, date, datetime
from pathlib import Path

import pytest

from peerpact.adoption.export import as_csv, as_json, tables
from peerpact.community.loader import load, read_community
from peerpact.formats.schema import schema
from peerpact.signing.ledger.record import Record, Signer
from testing import ROOT
from testing.new_community import begin, commit, environment, git, peerpact

NOW = date(2026, 11, 21)
FORMULAS = ["=1+1", "+1", "-2+3", "@SUM(A1)", "\t=1", " =1", "\uff1d1", "\r=1"]
PROFILE = """\
github: demo-ana
github_id: 990000000901
name: "=HYPERLINK(1)"
timezone: UTC
languages: [en, "no"]
offers: [{skill: python, level: expert, note: "Tests; and \\"types\\""}]
"""


@pytest.mark.parametrize("text", FORMULAS)
def test_no_cell_is_a_formula(text: str) -> None:
    [header, row] = csv.reader(io.StringIO(as_csv([{"a": text, "b": [text], "c": {"d": text}}])))
    assert header == ["a", "b", "c.d"]
    assert all(cell.startswith("'") for cell in row)


def test_numbers_stay_numbers_and_texts_come_back() -> None:
    rows = [{"n": -3, "f": 1.5, "yes": True, "none": None, "text": 'a "b", c\nd'}]
    [_, row] = csv.reader(io.StringIO(as_csv(rows)))
    assert row == ["-3", "1.5", "true", "", 'a "b", c\nd']


def test_every_field_of_a_profile_and_an_agreement_is_exported() -> None:
    rows = tables(read_community(ROOT).community, (), NOW)
    assert set(schema("profile")["properties"]) <= set(rows["people"][0])
    assert set(schema("agreement")["properties"]) <= set(rows["partnerships"][0])
    assert len(rows["people"]) == len(list((ROOT / "profiles").rglob("*.yml")))
    assert json.loads(as_json(rows["people"]))[0]["languages"] == list(rows["people"][0]["languages"])


def test_skills_tell_who_offers_and_seeks_them() -> None:
    files = {
        "profiles/demo-ana.yml": PROFILE.encode(),
        "skills.yml": b"built_in: false\nskills: [{id: python, name: Python}]\n",
    }
    community = load(files).community
    [skill] = tables(community, (), NOW)["skills"]
    assert (skill["id"], skill["offered_by"], skill["sought_by"]) == ("python", ["demo-ana"], [])


def test_records_of_the_ledger_are_exported_as_they_are() -> None:
    moment = datetime(2026, 11, 1, 12, tzinfo=UTC)
    signer = Signer(1, "demo-ana", "review", 2, moment)
    ids = ("a" * 40, "b" * 64, "c" * 40, "d" * 40, "e" * 40)
    record = Record("new", "agreements/2026-a--b.yml", *ids, None, (signer,), 7, NOW)
    [row] = tables(load({}).community, (record,), NOW)["ledger"]
    assert (row["path"], row["blob"], row["signers"][0]["id"]) == (record.path, record.blob, 1)
    assert "demo-ana" in as_csv([row])


def test_the_command_writes_a_new_folder_only(tmp_path: Path) -> None:
    root = begin(tmp_path)
    (root / "profiles" / "demo-ana.yml").write_text(PROFILE)
    done = peerpact(root, "export", "--out", str(tmp_path / "out"))
    assert done.returncode == 0, done.stderr
    names = {"people", "skills", "partnerships", "ledger"}
    written = {path.name for path in (tmp_path / "out").iterdir()}
    assert written == {f"{name}.{kind}" for name in names for kind in ("csv", "json")}
    assert "'=HYPERLINK(1)" in (tmp_path / "out" / "people.csv").read_text("utf-8")
    assert peerpact(root, "export", "--out", str(tmp_path / "out")).returncode == 2
    assert peerpact(root, "export", "--out", str(root)).returncode == 2


TEMPLATES = {
    "home.md": "OUR HOME\n",
    "main.html": '{% extends "base.html" %}{% block announce %}OUR FOOTER{% endblock %}',
    "partials/copyright.html": "OUR COPYRIGHT",
}


def test_what_is_left_after_leaving_builds_with_any_generator(tmp_path: Path) -> None:
    root = begin(tmp_path)
    (root / "profiles" / "demo-ana.yml").write_text(PROFILE)
    (root / "guides" / "ours.md").write_text("# Ours\n")
    for name, text in TEMPLATES.items():
        (root / "templates" / name).parent.mkdir(parents=True, exist_ok=True)
        (root / "templates" / name).write_text(text)
    commit(root)
    before = {path: path.read_bytes() for path in (root / "profiles").rglob("*") if path.is_file()}
    done = peerpact(root, "eject", "--yes")
    assert done.returncode == 0, done.stderr
    assert not (root / ".peerpact").exists()
    assert not (root / ".github" / "workflows").exists()
    assert {path: path.read_bytes() for path in before} == before
    for page in ("welcome.md", "ours.md", "people/demo-ana.md", "index.md"):
        assert (root / "docs" / page).is_file(), page
    assert "Edit this page" not in (root / "docs" / "welcome.md").read_text("utf-8")
    assert "OUR HOME" in (root / "docs" / "index.md").read_text("utf-8")
    assert not (root / "overrides" / "home.md").exists()
    for generator in ("mkdocs", "zensical"):
        command = [sys.executable, "-m", generator, "build", "--strict"]
        more = {"NO_MKDOCS_2_WARNING": "1"}
        built = subprocess.run(
            command, cwd=root, env=environment() | more, capture_output=True, text=True, timeout=300, check=False
        )
        assert built.returncode == 0, built.stdout + built.stderr
        page = (root / "site" / "people" / "demo-ana" / "index.html").read_text("utf-8")
        assert "OUR FOOTER" in page, generator
        assert "OUR COPYRIGHT" in page, generator


def test_nothing_is_ejected_over_changes_or_other_folders(tmp_path: Path) -> None:
    root = begin(tmp_path)
    (root / "note.txt").write_text("x")
    assert peerpact(root, "eject", "--yes").returncode == 2
    (root / "note.txt").unlink()
    (root / "docs").mkdir()
    (root / "docs" / "mine.md").write_text("x")
    commit(root)
    assert peerpact(root, "eject", "--yes").returncode == 2
    assert git(root, "status", "--porcelain") == ""
