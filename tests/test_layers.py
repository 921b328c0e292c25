"""Who may import whom: values know nobody, decisions know no network, and one room knows each heavy library."""

from __future__ import annotations

import ast
from pathlib import Path

import pytest

CODE = Path(__file__).parent.parent / "scripts"
OWNERS = {
    "github": ("peerpact/github/",),
    "mkdocs": ("site_hook.py",),
    "jsonschema_rs": ("peerpact/formats/",),
    "scipy": ("peerpact/matching/cohort/",),
}
FILES = sorted(path.relative_to(CODE) for path in CODE.rglob("*.py"))


def imports(path: Path) -> set[str]:
    found: set[str] = set()
    for node in ast.walk(ast.parse((CODE / path).read_text("utf-8"))):
        if isinstance(node, ast.Import):
            found |= {alias.name for alias in node.names}
        elif isinstance(node, ast.ImportFrom) and node.module:
            found |= {node.module, *(f"{node.module}.{alias.name}" for alias in node.names)}
    return found


@pytest.mark.parametrize("path", FILES)
def test_each_heavy_library_has_its_rooms(path: Path) -> None:
    for library, rooms in OWNERS.items():
        if any(name == library or name.startswith(f"{library}.") for name in imports(path)):
            assert str(path).startswith(rooms), f"{path} imports {library}"


@pytest.mark.parametrize("path", FILES)
def test_modules_and_functions_stay_small_and_say_what_they_are_for(path: Path) -> None:
    text = (CODE / path).read_text("utf-8")
    tree = ast.parse(text)
    assert text.count("\n") <= 250, f"{path} is too long"
    assert ast.get_docstring(tree) or text.count("\n") < 5, f"{path} does not say what it is for"
    for node in ast.walk(tree):
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
            assert (node.end_lineno or 0) - node.lineno < 40, f"{path}: {node.name} is too long"
