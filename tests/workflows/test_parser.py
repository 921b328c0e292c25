"""GitHub's own parser reads the workflow files without a complaint."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from testing.workflow_tools import find, run, workflow_files

HERE = Path(__file__).parent
_NODE = 20  # the parser and the hook in parse.js need it
BAD = (
    ("check.yml", "timeout-minutes", "time-out", "Unexpected value 'time-out'"),
    ("check.yml", "github.event.pull_request.base.sha", "github.evnt", "Context access might be invalid: evnt"),
    ("review.yml", "[submitted, ", "[sent, ", "Unexpected value 'sent'"),
    ("bot.yml", "3,13,23,33,43,53", "63", "Invalid cron expression"),
    ("bot.yml", "statuses: write", "status: write", "Unexpected value 'status'"),
    ("bot.yml", "format('-{0}', github.run_id)", "format('-{0}'", "Unexpected symbol: 'EOF'"),
    ("site.yml", "needs: build", "needs: building", "depends on unknown job 'building'"),
)


def parser_missing() -> str:
    """Why GitHub's parser cannot run here; empty when it can."""
    node = find("node")
    if not node:
        return "there is no node on this machine"
    if int(run(node, "--version").stdout.removeprefix("v").split(".")[0]) < _NODE:
        return f"node is older than {_NODE}"
    if not (HERE / "node_modules" / "@actions").is_dir():
        return "GitHub's parser is not installed: run `make parser` (it needs npm)"
    return ""


needs_parser = pytest.mark.skipif(bool(parser_missing()), reason=parser_missing())


def said(*paths: Path) -> dict[Path, list[str]]:
    done = run(str(find("node")), HERE / "parse.js", *paths)
    assert done.returncode == 0, done.stderr
    return {Path(path): [message for _, message in found] for path, found in json.loads(done.stdout).items()}


@needs_parser
def test_github_reads_every_workflow_and_action() -> None:
    found = said(*workflow_files())
    assert found == {path: [] for path in workflow_files()}


@needs_parser
def test_github_refuses_everything_that_is_planted(tmp_path: Path) -> None:
    paths = [tmp_path / str(number) / bad[0] for number, bad in enumerate(BAD)]
    for path, (name, old, new, _) in zip(paths, BAD, strict=True):
        [real] = [one for one in workflow_files() if one.name == name]
        text = real.read_text("utf-8")
        assert old in text, "the real file has changed: this row must follow"
        path.parent.mkdir()
        path.write_text(text.replace(old, new), "utf-8")
    found = said(*paths)
    for path, (*_, message) in zip(paths, BAD, strict=True):
        assert any(message in one for one in found[path]), (path.name, message, found[path])


def test_lock_file_pins_everything_and_names_no_host() -> None:
    packages = json.loads((HERE / "package-lock.json").read_text("utf-8"))["packages"]
    installed = [one for path, one in packages.items() if path]
    assert installed
    assert all(one["integrity"].startswith("sha512-") and "resolved" not in one for one in installed)
