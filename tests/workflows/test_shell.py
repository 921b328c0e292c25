"""shellcheck reads every line that a shell will run: each `run:` of the workflows, and the gate."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
import yaml

from testing.workflow_tools import ROOT, find, run, workflow_files

needs_shellcheck = pytest.mark.skipif(not find("shellcheck"), reason="there is no shellcheck on this machine")


def scripts() -> Iterator[tuple[str, str]]:
    """Each shell text with the file that it stands in."""
    for path in workflow_files():
        data = yaml.load(path.read_text("utf-8"), Loader=yaml.BaseLoader)  # noqa: S506 - makes only text
        for body in [*data.get("jobs", {}).values(), data.get("runs", {})]:
            for step in body.get("steps", []):
                if "run" in step:
                    given = "".join(f"export {name}=given\n" for name in step.get("env", {}))
                    yield path.name, f"#!/usr/bin/env bash\nset -e\n{given}{step['run']}\n"
    yield "run", (ROOT / ".ci" / "run").read_text("utf-8")


def complaints(script: str) -> str:
    options = ("--norc", "--enable=check-unassigned-uppercase", "--format=gcc")
    return run(str(find("shellcheck")), *options, "-", stdin=script).stdout


@needs_shellcheck
@pytest.mark.parametrize(("name", "script"), list(scripts()))
def test_shell_has_nothing_to_complain_about(name: str, script: str) -> None:
    assert complaints(script) == "", name


@needs_shellcheck
@pytest.mark.parametrize(("planted", "code"), [("$BASE", "SC2086"), ('"$BASES"', "SC2154"), ('"$BASE', "SC1073")])
def test_unquoted_or_unknown_variable_is_seen(planted: str, code: str) -> None:
    [script] = [text for _, text in scripts() if "peerpact plan --base" in text]
    assert code in complaints(script.replace('"$BASE"', planted).replace("=given", '="two words"'))
