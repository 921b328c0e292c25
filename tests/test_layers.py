"""Who may import whom: values know nobody, decisions know no network, and one room knows each heavy library."""

from __future__ import annotations

import ast
import re
from pathlib import Path

import pytest

CODE = Path(__file__).parent.parent / "scripts"
ORDER = (
    ("errors", "findings", "nearest", "modules", "settings", "vocabulary", "windows", "months", "model", "escape"),
    ("dates", "zones", "languages", "disk", "syntax", "shape", "translations"),
    ("checks",),
    ("load", "repository"),
    ("examine", "suggest", "health", "drafts", "calendars", "agenda", "answers", "asking", "show", "remember"),
    ("repair", "pull_request", "joining"),
    ("objects", "ownership", "signing"),
    ("decide", "ledger"),
    ("comments", "care", "cohort", "pages"),
    ("plan", "doctor", "awake", "surroundings"),
    ("github",),
    ("commands",),
    ("cli",),
)
LEVEL = {room: level for level, rooms in enumerate(ORDER) for room in rooms}
OWNERS = {"github": ("github", "doctor"), "mkdocs": ("site_hook",), "jsonschema_rs": ("shape",), "scipy": ("cohort",)}
FILES = sorted(path.relative_to(CODE) for path in CODE.rglob("*.py"))


def imports(path: Path) -> set[str]:
    found: set[str] = set()
    for node in ast.walk(ast.parse((CODE / path).read_text("utf-8"))):
        if isinstance(node, ast.Import):
            found |= {alias.name for alias in node.names}
        elif isinstance(node, ast.ImportFrom) and node.module:
            found |= {node.module, *(f"{node.module}.{alias.name}" for alias in node.names)}
    return found


def room_of(path: Path) -> str:
    return path.parts[1].removesuffix(".py") if path.parts[0] == "peerpact" else path.stem


def test_every_room_has_its_place_here_and_in_the_readme() -> None:
    rooms = {room_of(path) for path in FILES if path.parts[0] == "peerpact"} - {"__init__", "__main__"}
    assert rooms == LEVEL.keys()
    said = (CODE / "README.md").read_text("utf-8")
    assert [room for room in sorted(rooms) if not {f"`{room}`", f"`{room}.py`", f"`{room}/`"} & {*_named(said)}] == []


def _named(text: str) -> list[str]:
    return re.findall("`[^`\n]+`", text)


@pytest.mark.parametrize(
    "path", [p for p in FILES if p.parts[0] == "peerpact" and p.stem not in ("__init__", "__main__")]
)
def test_no_room_imports_one_that_stands_above_it(path: Path) -> None:
    here = LEVEL[room_of(path)]
    for name in imports(path):
        if name.startswith("peerpact."):
            room = name.split(".")[1]
            assert LEVEL.get(room, -1) <= here, f"{path} imports {name}"


@pytest.mark.parametrize("path", FILES)
def test_each_heavy_library_has_its_rooms(path: Path) -> None:
    for library, rooms in OWNERS.items():
        if any(name == library or name.startswith(f"{library}.") for name in imports(path)):
            assert room_of(path) in rooms, f"{path} imports {library}"


@pytest.mark.parametrize("path", FILES)
def test_modules_and_functions_stay_small_and_say_what_they_are_for(path: Path) -> None:
    text = (CODE / path).read_text("utf-8")
    tree = ast.parse(text)
    assert text.count("\n") <= 250, f"{path} is too long"
    assert ast.get_docstring(tree) or text.count("\n") < 5, f"{path} does not say what it is for"
    for node in ast.walk(tree):
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
            assert (node.end_lineno or 0) - node.lineno < 40, f"{path}: {node.name} is too long"
