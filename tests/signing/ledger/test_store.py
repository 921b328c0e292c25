"""Appending: never a checkout, never a rewrite, whole after a crash at any step, whole with two runs at once."""

from __future__ import annotations

import os
import shutil
import signal
import subprocess
import sys
import threading
from collections.abc import Callable
from contextlib import suppress
from dataclasses import replace
from pathlib import Path

import pytest
from test_chain import ONE

from peerpact.domain.errors import OperatorError
from peerpact.git import runner
from peerpact.signing.ledger.branch import BRANCH, KNOWN, Store
from peerpact.signing.ledger.chain import MARK, unwind
from peerpact.signing.ledger.record import Record
from testing.ledger_world import FIRST, SECOND, World, agreement, forge, git


def record(number: int) -> Record:
    return replace(ONE, merge=f"{number:040x}", pull_request=number)


@pytest.fixture(scope="module")
def begun(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """An origin with one commit on its main branch."""
    folder = tmp_path_factory.mktemp("begun")
    git("init", "--quiet", "--bare", "-b", "main", "origin.git", at=folder)
    tree = git("mktree", at=folder / "origin.git")
    commit = git("commit-tree", tree, "-m", "Begin", at=folder / "origin.git")
    git("update-ref", "refs/heads/main", commit, at=folder / "origin.git")
    return folder


@pytest.fixture
def bare(begun: Path, tmp_path: Path) -> Path:
    """A copy of that origin."""
    return Path(shutil.copytree(begun / "origin.git", tmp_path / "origin.git"))


def clone_of(bare: Path, name: str) -> Store:
    folder = bare.parent / name
    git("clone", "--quiet", "--template=", str(bare), name, at=bare.parent)
    return Store(folder, str(bare))


def numbers(bare: Path) -> list[int]:
    """The pull requests on the ledger of an origin, in the order of the chain, which must be whole."""
    store = Store(bare)
    chain = unwind(store.read(store.git.ref(BRANCH)))
    assert not chain.faults
    return [one.pull_request for one in chain.records]


def test_the_first_append_makes_the_branch_with_a_history_of_its_own(bare: Path) -> None:
    store = clone_of(bare, "one")
    assert [r.pull_request for r in store.append([record(1), record(2)])] == [1, 2]
    assert numbers(bare) == [1, 2]
    assert git("rev-list", "--count", "ledger", at=bare) == "1"
    assert git("log", "-1", "--format=%an", "ledger", at=bare) == "github-actions[bot]"
    git("fsck", "--strict", "--no-dangling", at=bare)


def test_appending_moves_nothing_but_the_ledger(bare: Path) -> None:
    store = clone_of(bare, "one")
    folder = bare.parent / "one"
    (folder / "mine.txt").write_text("half done")
    git("add", "mine.txt", at=folder)
    before = {p: p.stat().st_mtime_ns for p in folder.rglob("*") if ".git/objects" not in str(p) and p.is_file()}
    store.append([record(1)])
    after = {p: p.stat().st_mtime_ns for p in folder.rglob("*") if ".git/objects" not in str(p) and p.is_file()}
    new = {str(path.relative_to(folder / ".git")) for path in after.keys() - before.keys()}
    assert new == {"refs/remotes/origin/ledger", "logs/refs/remotes/origin/ledger"}
    assert {p: after[p] for p in before} == before


def test_records_that_share_a_folder_stay_side_by_side(bare: Path) -> None:
    store = Store(bare)
    store.append([record(number) for number in range(1, 41)])
    store.append([record(number) for number in range(41, 81)])
    assert numbers(bare) == list(range(1, 81))
    folders = git("ls-tree", "ledger:records", at=bare).splitlines()
    assert len(folders) < 80
    assert git("rev-list", "--count", "ledger", at=bare) == "2"


def test_what_is_there_is_not_added_again(bare: Path) -> None:
    store = clone_of(bare, "one")
    store.append([record(1)])
    tip = git("rev-parse", "ledger", at=bare)
    assert store.append([record(1)]) == ()
    assert git("rev-parse", "ledger", at=bare) == tip
    assert [r.pull_request for r in store.append([record(1), record(2)])] == [2]


def test_a_clone_without_an_origin_keeps_its_own_branch(bare: Path) -> None:
    store = Store(bare)
    store.append([record(1)])
    store.append([record(2)])
    assert numbers(bare) == [1, 2]


def test_hooks_and_settings_of_the_clone_change_nothing(bare: Path) -> None:
    store = clone_of(bare, "one")
    hooks = bare.parent / "one" / ".git" / "hooks"
    hooks.mkdir()
    for hook in ("pre-push", "reference-transaction", "post-commit"):
        (hooks / hook).write_text("#!/bin/sh\nexit 1\n")
        (hooks / hook).chmod(0o755)
    for key, value in (("push.gpgSign", "true"), ("log.showRoot", "false"), ("core.quotePath", "true"),
                       ("diff.renames", "copies"), ("push.default", "matching"), ("core.autocrlf", "true"),
                       ("commit.gpgSign", "true"), ("log.showSignature", "true")):  # fmt: skip
        git("config", key, value, at=bare.parent / "one")
    store.append([record(1)])
    store.append([record(2)])
    assert numbers(bare) == [1, 2]


def before_each_push(store: Store, act: Callable[[], object], times: int) -> None:
    """Let something happen just before the store pushes, that many times."""
    real, left = store.git.run, [times]

    def run(*words: str, **more: object) -> tuple[int, bytes]:
        if words[0] == "push" and left[0]:
            left[0] -= 1
            act()
        return real(*words, **more)  # type: ignore[arg-type]

    store.git.run = run  # type: ignore[method-assign]


@pytest.mark.parametrize("there", [True, False])
def test_whoever_loses_a_race_hangs_its_records_on_the_winners(bare: Path, there: bool) -> None:
    one, other = clone_of(bare, "one"), clone_of(bare, "other")
    if there:
        one.append([record(1)])
    before_each_push(one, lambda: other.append([record(2)]), 1)
    one.append([record(3)])
    assert numbers(bare) == ([1, 2, 3] if there else [2, 3])


def test_a_race_that_never_ends_is_given_up_and_nothing_is_lost(bare: Path) -> None:
    one, other = clone_of(bare, "one"), clone_of(bare, "other")
    count = iter(range(100, 200))
    before_each_push(one, lambda: other.append([record(next(count))]), 99)
    with pytest.raises(OperatorError, match="Others keep writing"):
        one.append([record(1)])
    assert numbers(bare) == list(range(100, 106))


def test_a_branch_that_was_set_back_meanwhile_is_not_moved(bare: Path) -> None:
    one = clone_of(bare, "one")
    one.append([record(1)])
    first = git("rev-parse", "ledger", at=bare)
    one.append([record(2)])
    before_each_push(one, lambda: git("update-ref", BRANCH, first, at=bare), 1)
    with pytest.raises(OperatorError, match="rewritten"):
        one.append([record(3)])
    assert git("rev-parse", "ledger", at=bare) == first


def test_two_recorders_at_once_make_one_whole_chain(bare: Path) -> None:
    stores = [clone_of(bare, "one"), clone_of(bare, "other")]
    failed: list[Exception] = []

    def work(place: int) -> None:
        for number in range(1, 9):
            try:
                # Half of the records are the same in both: two runs that saw the same merge.
                stores[place].append([record(number), record(100 * (place + 1) + number)])
            except OperatorError as error:
                failed.append(error)

    threads = [threading.Thread(target=work, args=(place,)) for place in (0, 1)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(60)
    found = numbers(bare)
    assert len(found) == len(set(found))
    if not failed:
        assert sorted(found) == sorted([*range(1, 9), *range(101, 109), *range(201, 209)])
    assert all("Others keep writing" in str(error) for error in failed)


class Killed(BaseException):
    """The process is gone: nothing of it runs any more."""


def killing(monkeypatch: pytest.MonkeyPatch, at: int) -> list[str]:
    """Die just before command number `at`, which is just behind the one before. Returns the commands."""
    real, seen = subprocess.run, list[str]()

    def dying(command: list[str], *words: object, **more: object) -> object:
        seen.append(" ".join(command[-3:]))
        if len(seen) >= at:
            raise Killed
        return real(command, *words, **more)  # type: ignore[call-overload]

    monkeypatch.setattr(runner.subprocess, "run", dying)
    return seen


STEPS = {True: 16, False: 12}  # the commands of one append, to a ledger that is there and to one that is not
CUTS = [(there, at) for there, steps in STEPS.items() for at in range(1, steps + 2)]


@pytest.mark.parametrize(("there", "at"), CUTS)
def test_killed_between_any_two_git_steps_the_next_run_makes_it_whole(
    bare: Path, monkeypatch: pytest.MonkeyPatch, there: bool, at: int
) -> None:
    store = clone_of(bare, "one")
    if there:
        store.append([record(1)])
    before = [1] * there
    with monkeypatch.context() as patch:
        seen = killing(patch, at)
        with suppress(Killed):
            store.append([record(2), record(3)])
    assert len(seen) == min(at, STEPS[there])
    if git("for-each-ref", BRANCH, at=bare):
        assert numbers(bare) in (before, [*before, 2, 3]), "half of it is there"
    Store(bare.parent / "one", str(bare)).append([record(2), record(3)])
    assert numbers(bare) == [*before, 2, 3]


WRAPPER = """#!/bin/sh
echo x >> "$COUNT"
if [ "$(wc -l < "$COUNT")" -eq "$AT" ]; then
  [ "$WHEN" = after ] && "$REAL" "$@"
  kill -9 $PPID
  exit 1
fi
exec "$REAL" "$@"
"""


@pytest.mark.parametrize(
    ("at", "when"), [(8, "before"), (14, "after"), (20, "after"), (21, "before"), (21, "after"), (22, "after")]
)
def test_a_real_process_killed_by_the_system_is_made_up_for(world: World, at: int, when: str) -> None:
    world.pull("demo-ana", {FIRST: agreement()}, "demo-ana demo-bo", "squash")
    world.fetch()
    tools = world.folder / "tools"
    tools.mkdir()
    (tools / "git").write_text(WRAPPER)
    (tools / "git").chmod(0o755)
    real = subprocess.run(["sh", "-c", "command -v git"], capture_output=True, text=True, check=True).stdout.strip()
    env = {**os.environ, "PATH": f"{tools}:{os.environ['PATH']}", "REAL": real, "AT": str(at), "WHEN": when}
    env |= {"COUNT": str(tools / "count"), "GITHUB_TOKEN": world.token.value, "GITHUB_API_URL": world.hub.api_url}
    env |= {"GITHUB_REPOSITORY": "example/mentoring", "GITHUB_SERVER_URL": world.hub.server_url}
    command = [sys.executable, "-m", "peerpact", "--root", str(world.clone), "--now", "2026-12-01", "record"]
    done = subprocess.run(command, env=env, capture_output=True, timeout=60)
    assert done.returncode == -signal.SIGKILL, (done, (tools / "count").read_text().count("x"))
    assert world.record().code == 0
    assert [one.path for one in world.records()] == [FIRST]
    assert world.run("verify").code == 0


def test_two_real_runs_at_once_write_each_record_once(world: World) -> None:
    world.pull("demo-ana", {FIRST: agreement()}, "demo-ana demo-bo", "squash")
    world.pull("demo-bo", {SECOND: agreement("demo-bo", "demo-cy")}, "demo-bo demo-cy", "merge")
    clones = [world.clone_again("left"), world.clone_again("right")]
    env = {**os.environ, "GITHUB_TOKEN": world.token.value, "GITHUB_API_URL": world.hub.api_url}
    env |= {"GITHUB_REPOSITORY": "example/mentoring", "GITHUB_SERVER_URL": world.hub.server_url}
    words = ("--now", "2026-12-01", "record")
    runs = [
        subprocess.Popen([sys.executable, "-m", "peerpact", "--root", str(clone), *words], env=env) for clone in clones
    ]
    assert [run.wait(60) for run in runs] == [0, 0]
    assert sorted(one.path for one in world.records()) == [FIRST, SECOND]


def test_nothing_is_appended_to_a_broken_chain(bare: Path) -> None:
    store = clone_of(bare, "one")
    store.append([record(1)])
    ledger = store.read(store.here())
    forge(bare.parent / "one", {path: content + b" " * (path != MARK) for path, content in ledger.files.items()})
    git("push", "--quiet", "origin", f"{KNOWN}:{BRANCH}", at=bare.parent / "one")
    tip = git("rev-parse", "ledger", at=bare)
    with pytest.raises(OperatorError, match="broken"):
        store.append([record(2)])
    assert git("rev-parse", "ledger", at=bare) == tip


def test_what_is_no_record_is_never_written(bare: Path) -> None:
    store = clone_of(bare, "one")
    with pytest.raises(ValueError, match="shape"):
        store.append([record(1), replace(record(2), pull_request=0)])
    assert not git("for-each-ref", BRANCH, at=bare)


def test_a_rewritten_ledger_is_never_written_over(bare: Path) -> None:
    one, other = clone_of(bare, "one"), clone_of(bare, "other")
    one.append([record(1)])
    git("update-ref", "-d", BRANCH, at=bare)
    other.append([record(9)])
    with pytest.raises(OperatorError, match="rewritten"):
        one.append([record(2)])
    assert numbers(bare) == [9]
    assert git("rev-parse", KNOWN, at=bare.parent / "one") != git("rev-parse", "ledger", at=bare)
