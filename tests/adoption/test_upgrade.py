"""`peerpact upgrade` renews what is Peerpact's, from two archived states, and never loses an edit.

The states in `states/` are the files of two communities as earlier versions wrote them: `first` still has the workflows
under other names, a set-up action of its own, and `care` in its settings; `second` has today's names, a file that is
gone today, and lacks one that is new.
"""

from __future__ import annotations

import json
import re
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from peerpact.adoption.migrations import migrate
from peerpact.adoption.origin import Mark, Origin
from peerpact.adoption.upgrade import plan_upgrade, settle_file
from peerpact.community.loader import read_community
from peerpact.domain.errors import OperatorError
from peerpact.site.translations import blob_id
from testing.new_community import begin, commit, git, peerpact

STATES = Path(__file__).parent / "states"
BOT, REVIEW, BELL = ".github/workflows/bot.yml", ".github/workflows/review.yml", ".github/workflows/bell.yml"
ACTION, SUMMARY = ".github/actions/set-up/action.yml", ".peerpact/summary.txt"
EDIT = "\n# Ours: we keep it like this.\n"
AGREEMENT = "partners: [broken on purpose, and signed   \n"


def lay_out(folder: Path, state: str) -> Path:
    """The community of an archived state, in a Git repository with one commit."""
    root = folder / state
    for name, text in json.loads((STATES / f"{state}.json").read_text("utf-8")).items():
        path = root / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8", newline="\n")
    git(root, "init", "--quiet", "--initial-branch=main")
    commit(root, "As it was")
    return root


@pytest.fixture
def old(tmp_path: Path) -> Callable[[str], Path]:
    return lambda state: lay_out(tmp_path, state)


def edit(root: Path, name: str) -> str:
    """Change a file as a community would; its text afterwards."""
    path = root / name
    text = path.read_text("utf-8") + EDIT
    path.write_text(text, encoding="utf-8", newline="\n")
    commit(root, f"Change {name}")
    return text


def files(root: Path) -> dict[str, bytes]:
    names = [path for path in root.rglob("*") if path.is_file() and ".git" not in path.relative_to(root).parts]
    return {path.relative_to(root).as_posix(): path.read_bytes() for path in names}


def upgraded(root: Path, *words: str) -> str:
    done = peerpact(root, "upgrade", "--yes", *words)
    assert done.returncode == 0, done.stdout + done.stderr
    return done.stdout


@pytest.mark.parametrize("state", ["first", "second"])
def test_an_untouched_community_becomes_what_init_writes_today(
    old: Callable[[str], Path], tmp_path: Path, state: str
) -> None:
    root = old(state)
    upgraded(root)
    fresh, now = files(begin(tmp_path)), files(root)
    own = [name for name in fresh if name.startswith((".github/workflows", ".github/ISSUE", ".peerpact"))]
    for name in own:
        if name not in (".github/ISSUE_TEMPLATE/config.yml", ".peerpact/origin.json"):
            assert now[name] == fresh[name], name
    assert not {name for name in now if name.startswith((".peerpact", ".github"))} - fresh.keys()
    assert BELL not in now
    assert ACTION not in now
    assert SUMMARY not in now
    commit(root)
    told = re.findall(r"^\S+: (?:error|warning): .*", peerpact(root, "check").stdout, re.MULTILINE)
    assert [line for line in told if not line.endswith("[guide-behind]")] == []  # an adapted guide is theirs


@pytest.mark.parametrize("state", ["first", "second"])
def test_the_second_time_nothing_changes(old: Callable[[str], Path], state: str) -> None:
    root = old(state)
    edit(root, "README.md")
    upgraded(root)
    commit(root)
    before = files(root)
    assert "Nothing to do" in upgraded(root)
    assert files(root) == before
    assert git(root, "status", "--porcelain") == ""


@pytest.mark.parametrize(
    ("state", "name"),
    [
        ("first", BELL),
        ("first", ACTION),
        ("first", ".github/ISSUE_TEMPLATE/join.yml"),
        ("second", BOT),
        ("second", SUMMARY),
        ("second", ".peerpact/bot.txt"),
        *[(state, name) for state in ("first", "second") for name in ("README.md", "mkdocs.yml", "guides/safety.md")],
    ],
)
def test_an_edit_is_never_lost_and_its_difference_is_shown(old: Callable[[str], Path], state: str, name: str) -> None:
    root = old(state)
    text = edit(root, name)
    said = upgraded(root)
    assert (root / name).read_text("utf-8") == text
    if name not in ("README.md", "mkdocs.yml"):
        assert name in said
        assert "Ours: we keep it" in said or name in (ACTION, SUMMARY, "guides/safety.md")
        assert "--keep" in said


@pytest.mark.parametrize(("state", "name"), [("first", BELL), ("first", ACTION), ("second", BOT), ("second", SUMMARY)])
def test_what_was_deleted_stays_deleted(old: Callable[[str], Path], state: str, name: str) -> None:
    root = old(state)
    (root / name).unlink()
    commit(root)
    upgraded(root)
    assert not (root / name).exists()
    if name == BELL:
        assert not (root / REVIEW).exists()


def test_a_new_file_never_replaces_one_that_happens_to_have_its_name(old: Callable[[str], Path]) -> None:
    root = old("second")
    path = root / ".peerpact/schemas/agreement.json"
    path.write_text("{}")
    commit(root)
    assert ".peerpact/schemas/agreement.json: a file of yours" in upgraded(root)
    assert path.read_text() == "{}"


def test_data_is_brought_to_todays_format_with_its_comments_and_agreements_are_never_touched(
    old: Callable[[str], Path],
) -> None:
    root = old("first")
    (root / "agreements").mkdir()
    (root / "agreements" / "2026-a--b.yml").write_text(AGREEMENT)
    commit(root)
    before = (root / "community.yml").read_text("utf-8")
    done = peerpact(root, "upgrade", "--yes")
    assert "`care` is called `reminders`" in done.stdout
    assert (root / "community.yml").read_text("utf-8") == before.replace("\ncare:", "\nreminders:")
    assert read_community(root).community.settings.reminders.remind_days == 5
    assert (root / "agreements" / "2026-a--b.yml").read_text() == AGREEMENT
    assert done.returncode == 1
    assert "see `peerpact check`" in done.stdout


def test_a_dirty_tree_is_refused_and_a_dry_run_changes_nothing(old: Callable[[str], Path]) -> None:
    root = old("first")
    (root / "note.txt").write_text("not committed")
    before = files(root)
    refused = peerpact(root, "upgrade", "--yes")
    assert refused.returncode == 2
    assert "note.txt" in refused.stderr
    dry = peerpact(root, "upgrade", "--dry-run")
    assert dry.returncode == 0
    assert f"{BELL}: renewed (it's called {REVIEW} now)" in dry.stdout
    assert "Nothing was changed." in dry.stdout
    assert files(root) == before


def test_keep_settles_an_edit_until_the_text_moves_on(old: Callable[[str], Path]) -> None:
    root = old("second")
    text = edit(root, BOT)
    assert "you changed it" in upgraded(root)
    commit(root)
    assert f"{BOT}: yours, as you decided" in upgraded(root, "--keep", BOT)
    commit(root)
    assert "you changed it" not in upgraded(root)
    assert (root / BOT).read_text("utf-8") == text


def test_take_puts_our_text_in_place_of_an_edit(old: Callable[[str], Path], tmp_path: Path) -> None:
    root = old("first")
    edit(root, BELL)
    upgraded(root, "--take", BELL)
    assert not (root / BELL).exists()
    assert (root / REVIEW).read_bytes() == files(begin(tmp_path))[REVIEW]


def test_a_setting_reaches_the_workflows(old: Callable[[str], Path]) -> None:
    root = old("second")
    with (root / "community.yml").open("a", encoding="utf-8") as settings:
        settings.write("workflows: {sweep_minutes: 60, runner: [self-hosted, linux]}\n")
    commit(root)
    upgraded(root)
    text = (root / BOT).read_text("utf-8")
    assert 'cron: "3 * * * *"' in text
    assert "runs-on: [self-hosted, linux]" in text


def test_the_text_for_the_pull_request_is_kept_outside_of_the_tree(old: Callable[[str], Path]) -> None:
    root = old("first")
    said = upgraded(root)
    text = (root / ".git" / "peerpact-upgrade.md").read_text("utf-8")
    assert text in said
    assert "instead of 0.0.1" in text
    assert f"- `{BELL}`: renewed" in text
    assert re.search(r"gh pr create .* --body-file \S+peerpact-upgrade.md", said)


def test_line_ends_of_windows_are_no_edit(old: Callable[[str], Path]) -> None:
    root = old("second")
    path = root / BOT
    path.write_bytes(path.read_bytes().replace(b"\n", b"\r\n"))
    assert "you changed it" not in peerpact(root, "upgrade", "--dry-run").stdout


def test_a_link_is_never_followed(old: Callable[[str], Path], tmp_path: Path) -> None:
    root = old("second")
    outside = tmp_path / "outside.yml"
    outside.write_text("precious")
    (root / BOT).unlink()
    (root / BOT).symlink_to(outside)
    commit(root)
    upgraded(root)
    assert outside.read_text() == "precious"
    assert (root / BOT).is_symlink()


@pytest.mark.parametrize("kind", ["folder", "link", "file"])
def test_what_is_in_the_way_of_a_folder_stays_and_nothing_goes_through_it(
    old: Callable[[str], Path], tmp_path: Path, kind: str
) -> None:
    """`.peerpact/schemas` is something else, or one of the files in it is a folder."""
    root, outside = old("second"), tmp_path / "outside"
    outside.mkdir()
    place = root / ".peerpact/schemas"
    shutil.rmtree(place)
    if kind == "folder":
        (place / "profile.json").mkdir(parents=True)
        (place / "profile.json" / "note.txt").write_text("ours")
    elif kind == "link":
        place.symlink_to(outside)
    else:
        place.write_text("ours")
    commit(root)
    listed = ("ls-tree", "-r", "HEAD", ".peerpact/schemas")
    before = git(root, *listed).splitlines()
    assert ".peerpact/schemas/profile.json: you changed it" in upgraded(root)
    assert not list(outside.iterdir())
    commit(root)
    new = [line.rpartition("/")[2] for line in git(root, *listed).splitlines() if line not in before]
    assert new == (["agreement.json"] if kind == "folder" else [])
    assert len(before) == 1
    assert "Nothing to do" in upgraded(root)


@pytest.mark.parametrize("text", ["", "[]", '{"files": {"x": {}}}'])
def test_a_damaged_memory_is_told(old: Callable[[str], Path], text: str) -> None:
    root = old("second")
    (root / ".peerpact/origin.json").write_text(text)
    commit(root)
    refused = peerpact(root, "upgrade", "--yes")
    assert refused.returncode == 2
    assert "origin.json" in refused.stderr


def test_an_older_peerpact_refuses(old: Callable[[str], Path]) -> None:
    root = old("second")
    path = root / ".peerpact/origin.json"
    path.write_text(path.read_text().replace('"0.0.9"', '"99.0.0"'))
    commit(root)
    refused = peerpact(root, "upgrade", "--yes")
    assert refused.returncode == 2
    assert "99.0.0" in refused.stderr


def test_only_files_of_ours_can_be_settled() -> None:
    with pytest.raises(OperatorError, match="isn't a file that Peerpact wrote"):
        settle_file(Origin(), {}, {}, "profiles/demo-a.yml", take=True)


def test_a_plan_needs_no_folder() -> None:
    origin = Origin("1", "local", {"a": Mark(blob_id(b"1")), "gone": Mark(blob_id(b"x"))})
    plan = plan_upgrade(origin, {"a": b"1", "gone": b"x"}, {"a": b"2", "b": b"3"}, {"seed": b"s"}, "2", "local")
    assert plan.writes == {"a": b"2", "b": b"3", "seed": b"s"}
    assert plan.removals == ("gone",)
    assert set(plan.origin.files) == {"a", "b", "seed"}


@pytest.mark.parametrize(
    "text",
    ["name: x\n", "care: {}\nreminders: {}\n", "care: [\n", "# care: x\nname: |\n  care: y\n", "name: a\n care: b\n"],
)
def test_nothing_is_migrated_blindly(text: str) -> None:
    assert migrate({"community.yml": text.encode()}) == ({}, ())


@pytest.mark.parametrize("key", ['"care"', "'care'", "care ", "'care' "])
def test_a_key_is_renamed_however_it_is_written(key: str) -> None:
    changed, _ = migrate({"community.yml": f"name: x\n{key}: {{remind_days: 5}} # soon\n".encode()})
    assert b"reminders" in changed["community.yml"]
    assert changed["community.yml"].endswith(b": {remind_days: 5} # soon\n")


def test_a_migration_keeps_line_ends() -> None:
    changed, _ = migrate({"community.yml": b"name: x\r\ncare: {remind_days: 5} # soon\r\n"})
    assert changed == {"community.yml": b"name: x\r\nreminders: {remind_days: 5} # soon\r\n"}
