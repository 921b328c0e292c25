"""The README's example runs, and its promises about the layout hold."""

from __future__ import annotations

import ast
import re
from pathlib import Path
from typing import Any

from testing import fake_github
from testing.fake_github import PullRequest, Repository, StandIn

PACKAGE = Path(fake_github.__file__).parent
README = (PACKAGE / "README.md").read_text()


def test_first_example_runs(hub: StandIn) -> None:
    code = re.search(r"```python\n(.*?)```", README, re.DOTALL)
    assert code
    names: dict[str, Any] = {}
    exec(compile(code[1], "README.md", "exec"), names)  # noqa: S102 - the project's own page
    names["test_partner_signs_by_review"](hub)


def test_every_verb_of_the_table_exists() -> None:
    owners: dict[str, Any] = {
        "`hub`": StandIn,
        "a repository": Repository,
        "a pull request": PullRequest,
        "an issue": fake_github.Issue,
        "a comment": fake_github.Comment,
    }
    rows = re.findall(r"^\| (.+?) \| (.+) \|$", README, re.MULTILINE)
    told = {name: re.findall(r"`([\w.]+)`", verbs) for name, verbs in rows if name in owners}
    assert told.keys() == owners.keys()
    fields = {field for owner in owners.values() for field in getattr(owner, "__dataclass_fields__", {})}
    for name, verbs in told.items():
        missing = [v for v in verbs if not hasattr(owners[name], v.split(".")[0]) and v.split(".")[0] not in fields]
        assert not missing, name


def test_modules_and_functions_stay_small() -> None:
    for path in [*PACKAGE.rglob("*.py"), *Path(__file__).parent.glob("*.py")]:
        text = path.read_text()
        assert text.count("\n") <= 250, path
        for node in ast.walk(ast.parse(text)):
            if isinstance(node, ast.FunctionDef):
                assert node.end_lineno
                assert node.end_lineno - node.lineno < 40, (path, node.name)
