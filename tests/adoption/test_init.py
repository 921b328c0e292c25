"""`peerpact init` begins a community that is right from the first minute."""

from __future__ import annotations

import json
import sys
from pathlib import Path

import pytest
import yaml

from peerpact.adoption.manifest import OWN, SEEDS
from peerpact.community.bundle import bundled_text
from peerpact.community.loader import read_community
from peerpact.domain.settings import Maintainer
from peerpact.github.doctor import CHECKS
from peerpact.site.translations import blob_id, front
from testing.new_community import ANSWERS, begin, git, peerpact
from testing.workflow_tools import find, run

MOST_FILES = 40
SCHEMAS = {"workflows": "vendor.github-workflows", "ISSUE_TEMPLATE": "vendor.github-issue-forms"}


@pytest.fixture(scope="module")
def orbit(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A new community, to be read only."""
    return begin(tmp_path_factory.mktemp("init"))


def tracked(root: Path) -> list[str]:
    return git(root, "ls-files").splitlines()


def test_few_files_in_one_commit_and_nothing_of_the_example(orbit: Path) -> None:
    names = tracked(orbit)
    assert len(names) <= MOST_FILES
    assert not [name for name in names if name.endswith(".py") or "demo" in name]
    assert git(orbit, "status", "--porcelain") == ""
    assert git(orbit, "log", "--format=%s").splitlines() == ["Begin our community"]
    assert git(orbit, "branch", "--show-current").strip() == "main"
    for name in names:
        if name.endswith((".yml", ".md")) and name != "skills.yml":
            text = (orbit / name).read_text("utf-8")
            assert "Lantern" not in text, name
            assert "%%{" not in text, name


def test_check_finds_nothing(orbit: Path) -> None:
    checked = peerpact(orbit, "check")
    assert (checked.returncode, checked.stderr) == (0, "")
    assert "nothing to fix" in checked.stdout


def test_answers_are_settings(orbit: Path) -> None:
    settings = read_community(orbit).community.settings
    assert (settings.name, settings.repository) == ("Orbit & co: mentors", "demo-orbit/orbit")
    assert settings.maintainers == (Maintainer("demo-ana", 990000000901),)
    assert settings.report_to == "https://example.org/orbit/report"
    assert not settings.demo
    config = yaml.safe_load((orbit / ".github/ISSUE_TEMPLATE/config.yml").read_text("utf-8"))
    assert config["contact_links"][0]["url"] == settings.report_to


def test_every_file_of_the_table_is_there_and_remembered(orbit: Path) -> None:
    origin = json.loads((orbit / ".peerpact/origin.json").read_text("utf-8"))
    wheel = [name for name in tracked(orbit) if name.endswith(".whl")]
    wanted = {*OWN, *SEEDS, *wheel} - {".peerpact/bot.in", ".peerpact/site.in"}
    assert set(origin["files"]) == wanted == set(tracked(orbit)) - {".peerpact/origin.json"}
    for name, entry in origin["files"].items():
        assert entry["written"] == blob_id((orbit / name).read_bytes()), name


def test_own_pages_know_what_they_were_made_from_and_the_terms_are_ours_to_the_byte(orbit: Path) -> None:
    for page in ("code-of-conduct.md", "safety.md"):
        made_from = front((orbit / "guides" / page).read_bytes())["adapted_from"]
        assert made_from == blob_id(bundled_text("guides", page).encode())
    assert (orbit / "guides/terms/1.md").read_text("utf-8") == bundled_text("guides", "terms/1.md")


@pytest.mark.parametrize(("folder", "schema"), SCHEMAS.items())
def test_github_accepts_the_files(orbit: Path, folder: str, schema: str) -> None:
    files = [path for path in (orbit / ".github" / folder).iterdir() if path.name != "config.yml"]
    assert files
    assert run(str(find("check-jsonschema")), "--builtin-schema", schema, *map(str, files)).returncode == 0


def test_dependabot_leaves_the_package_alone_that_is_kept_here(orbit: Path) -> None:
    path = orbit / ".github/dependabot.yml"
    updates = yaml.safe_load(path.read_text("utf-8"))["updates"]
    assert [one.get("ignore") for one in updates] == [None, [{"dependency-name": "peerpact"}]]
    assert run(str(find("check-jsonschema")), "--builtin-schema", "vendor.dependabot", str(path)).returncode == 0


def test_last_lines_name_the_clicks_that_the_doctor_checks(tmp_path: Path) -> None:
    made = peerpact(tmp_path, "init", "orbit", *ANSWERS)
    known = {check.id: check.click for check in CHECKS}
    for key in ("pages-by-workflow", "actions-open-pulls", "join-label", "pull-requests-required"):
        assert f"{known[key]}  ({key})" in made.stdout
    assert "git push -u origin main" in made.stdout
    assert "owner=demo-orbit&name=orbit" in made.stdout


def test_whoever_runs_it_by_its_path_is_told_how_a_shell_finds_the_command(tmp_path: Path) -> None:
    made = peerpact(tmp_path, "init", "orbit", *ANSWERS, env={"PATH": "/usr/bin:/bin"})
    assert f"source {Path(sys.executable).parent / 'activate'}" in made.stdout
    found = peerpact(tmp_path, "init", "found", *ANSWERS, env={"PATH": f"{Path(sys.executable).parent}:/usr/bin:/bin"})
    assert "activate" not in found.stdout


def test_without_an_identity_the_files_are_staged_and_it_is_said(tmp_path: Path) -> None:
    made = peerpact(tmp_path, "init", "orbit", *ANSWERS, identity=False)
    assert made.returncode == 0
    assert "They're staged, but not committed yet" in made.stdout
    assert "git config --global user.email" in made.stdout
    assert "community.yml" in git(tmp_path / "orbit", "diff", "--cached", "--name-only")


def test_an_empty_clone_gets_the_first_commit_on_the_branch_that_was_chosen(tmp_path: Path) -> None:
    git(tmp_path, "init", "--quiet", "--initial-branch=master", "orbit")
    git(tmp_path / "orbit", "remote", "add", "origin", "https://example.org/orbit.git")
    made = peerpact(tmp_path / "orbit", "init", ".", *ANSWERS)
    assert made.returncode == 0, made.stderr
    assert "They are in a first commit." in made.stdout
    assert git(tmp_path / "orbit", "branch", "--show-current").strip() == "main"
    assert git(tmp_path / "orbit", "status", "--porcelain") == ""
    assert "git remote add" not in made.stdout
    inner = peerpact(tmp_path / "orbit", "init", "inner", *ANSWERS)
    assert f"Note: inner is inside another Git repository, {tmp_path / 'orbit'}." in inner.stdout


def test_another_branch_is_in_git_in_the_settings_and_in_the_workflows(tmp_path: Path) -> None:
    root = begin(tmp_path, "--branch", "trunk")
    assert git(root, "branch", "--show-current").strip() == "trunk"
    assert read_community(root).community.settings.workflows.branch == "trunk"
    assert "branches: [trunk]" in (root / ".github/workflows/bot.yml").read_text("utf-8")
    assert peerpact(root, "check").returncode == 0


@pytest.mark.parametrize(
    "answers",
    [
        ("--name", ""),
        ("--repository", "https://github.com/a/b"),
        ("--maintainer", "octocat"),
        ("--maintainer", "octocat:0"),
        ("--maintainer", "@octocat:1"),
        ("--report-to", "mail@example.org"),
        ("--branch", "--upload-pack=x"),
        ("--branch", "a b"),
    ],
)
def test_an_answer_that_will_not_do_writes_nothing(tmp_path: Path, answers: tuple[str, str]) -> None:
    words = [f"{answers[0]}={answers[1]}"]
    usual = dict(zip(ANSWERS[:-1:2], ANSWERS[1:-1:2], strict=True))
    usual.pop(answers[0], None)
    made = peerpact(tmp_path, "init", "orbit", *words, *(f"{key}={value}" for key, value in usual.items()), "--yes")
    assert made.returncode == 2
    assert not (tmp_path / "orbit").exists()


def test_a_missing_answer_is_named(tmp_path: Path) -> None:
    made = peerpact(tmp_path, "init", "orbit", "--name", "x")
    assert made.returncode == 2
    assert "--repository" in made.stderr


def test_a_folder_that_holds_something_is_left_alone(tmp_path: Path) -> None:
    (tmp_path / "orbit").mkdir()
    (tmp_path / "orbit" / "thesis.txt").write_text("years of work")
    made = peerpact(tmp_path, "init", "orbit", *ANSWERS)
    assert made.returncode == 2
    assert "thesis.txt" in made.stderr
    assert sorted(path.name for path in (tmp_path / "orbit").iterdir()) == ["thesis.txt"]


def test_hostile_names_stay_text(tmp_path: Path) -> None:
    name = 'x: "y" #z <script>alert(1)</script> %%{home} ${{ github.token }}'
    usual = list(ANSWERS)
    usual[1] = name
    assert peerpact(tmp_path, "init", "orbit", *usual).returncode == 0
    root = tmp_path / "orbit"
    assert read_community(root).community.settings.name == name
    assert "<script>" not in (root / "README.md").read_text("utf-8")
    for path in (root / ".github").rglob("*.yml"):
        assert "alert(1)" not in path.read_text("utf-8")
