"""A broken file on the default branch is told to the maintainers in one issue, and again only when it changes."""

from __future__ import annotations

from peerpact.github.broken_files import TITLE
from testing.fake_github import PullRequest
from testing.ledger_world import World

PATH = "profiles/demo-ana.yml"


def issues(world: World) -> list[tuple[str, str, int]]:
    ours = [issue for issue in world.repository.issues.values() if not isinstance(issue, PullRequest)]
    return [(issue.title, issue.body or "", len(issue.comments)) for issue in ours]


def test_nothing_is_told_where_nothing_is_broken(world: World) -> None:
    assert world.record().code == 0
    assert issues(world) == []


def test_a_broken_file_is_told_once_by_its_path_and_rules_alone(world: World) -> None:
    world.repository.push({PATH: "name: [secret\n"})
    for _ in range(2):
        assert world.record().code == 0
    [(title, body, comments)] = issues(world)
    assert (title, comments) == (TITLE, 0)
    assert f"- `{PATH}`: `" in body
    assert "`yaml-syntax`" in body
    assert "secret" not in body


def test_another_fault_is_told_in_the_same_issue(world: World) -> None:
    world.repository.push({PATH: "name: [secret\n"})
    world.record()
    world.repository.push({PATH: "name: Ana\n"})
    world.record()
    [(_, _, comments)] = issues(world)
    assert comments == 1
