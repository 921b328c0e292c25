"""Who may import whom, what only one folder may import, and how large a module may grow."""

from __future__ import annotations

import ast
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from testing.contracts import PACKAGE, README, ROOT, folders, readme

FILES = sorted(PACKAGE.rglob("*.py"))
LOOSE = {"__init__.py", "__main__.py"}
CLAIMS = (  # a line that breaks a contract, and where it would do so
    ("domain/months.py", "from peerpact.cli import shared", "Each folder imports only folders below it"),
    ("rules/skills.py", "from peerpact.bot import plan", "Each folder imports only folders below it"),
    ("domain/model.py", "import yaml", "The domain needs the standard library only"),
    ("cli/commands/doctor.py", "from github import Github", "Nothing but `github/` imports PyGithub"),
    ("site/home.py", "import scipy", "Nothing but `matching/cohort/` imports scipy"),
    ("rules/skills.py", "import jsonschema_rs", "Nothing but `formats/` validates by schema"),
    ("cli/commands/pages.py", "import jinja2", "Nothing but `site/` imports Jinja2"),
    ("cli/commands/plan.py", "from peerpact.cli.commands import check", "No command imports another"),
)


def lint(root: Path) -> subprocess.CompletedProcess[str]:
    """Import-linter over the package in a folder that is laid out as the repository is."""
    command = [sys.executable, "-c", "from importlinter.cli import lint_imports_command as c; c()", "--no-cache"]
    path = {"PYTHONPATH": str(root / "scripts"), "PATH": "", "PYTHONUTF8": "1"}
    return subprocess.run(command, cwd=root, env=path, capture_output=True, text=True, timeout=120)


def test_every_contract_is_kept() -> None:
    result = lint(ROOT)
    assert result.returncode == 0, result.stdout[-4000:] + result.stderr[-2000:]


def test_every_contract_can_be_broken(tmp_path: Path) -> None:
    """All the forbidden lines at once: each contract that one of them breaks is named."""
    shutil.copytree(ROOT / "scripts", tmp_path / "scripts", ignore=shutil.ignore_patterns("__pycache__"))
    shutil.copy(ROOT / "pyproject.toml", tmp_path)
    for path, line, _ in CLAIMS:
        file = tmp_path / "scripts" / "peerpact" / path
        file.write_text(f"{file.read_text('utf-8') if file.exists() else ''}\n{line}\n", "utf-8")
    result = lint(tmp_path)
    assert result.returncode != 0
    broken = " ".join(result.stdout.split("Broken contracts")[1].split())
    assert [name for _, _, name in CLAIMS if name not in broken] == []


def test_the_table_in_the_readme_is_fresh() -> None:
    assert README.read_text("utf-8") == readme(), "run `cd tests && python -m testing.contracts --write`"


def test_the_folders_are_those_of_the_package() -> None:
    here = {path.name for path in PACKAGE.iterdir() if path.is_dir() and path.name != "__pycache__"}
    assert here == set(folders())


def test_at_most_three_modules_are_loose() -> None:
    assert len([path for path in PACKAGE.glob("*.py") if path.name not in LOOSE]) <= 3


@pytest.mark.parametrize("path", FILES, ids=lambda path: str(path.relative_to(PACKAGE)))
def test_modules_and_functions_stay_small_and_say_what_they_are_for(path: Path) -> None:
    text = path.read_text("utf-8")
    tree = ast.parse(text)
    assert text.count("\n") <= 250, f"{path} is too long"
    assert ast.get_docstring(tree) or text.count("\n") < 5, f"{path} doesn't say what it is for"
    for node in ast.walk(tree):
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
            assert (node.end_lineno or 0) - node.lineno < 40, f"{path}: {node.name} is too long"
