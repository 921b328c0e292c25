"""HTML and Markdown are in the templates, and in two modules whose functions return `Markup`; nowhere else."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from testing.contracts import PACKAGE

SITE = PACKAGE / "site"
PIECES = {"html.py", "cards.py"}
"""What repeats by the thousand."""
EXCEPTIONS = {
    "page_links.py": "finds and rewrites links in pages that are made",
    "publication.py": "gives the first block of a made page an id",
    "raw_blocks.py": "finds blocks in made pages, and puts a place for each",
}
"""Modules that read and change pages that are made already."""
MARKUP = re.compile(r"</?[a-z][a-z0-9]*(?:[\s>/]|$)|\]\(|^#{2,6} |\*\*")
FILES = sorted(SITE.rglob("*.py"))


def texts(source: str) -> Iterator[str]:
    """Every text in a module, also the fixed parts of f-strings, but not its docstrings and the texts of patterns."""
    tree = ast.parse(source)
    parents = (ast.Module, ast.ClassDef, ast.FunctionDef, ast.AsyncFunctionDef)
    skipped = {
        id(line.value)
        for node in ast.walk(tree)
        if isinstance(node, parents)
        for line in node.body
        if isinstance(line, ast.Expr)
    }
    for node in ast.walk(tree):
        if isinstance(node, ast.Call) and ast.unparse(node.func).startswith("re."):
            skipped |= {id(inner) for inner in ast.walk(node)}
    for node in ast.walk(tree):
        if isinstance(node, ast.Constant) and isinstance(node.value, str) and id(node) not in skipped:
            yield node.value


def markup_in(source: str) -> list[str]:
    return [text for text in texts(source) if MARKUP.search(text)]


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.relative_to(SITE).as_posix())
def test_no_module_but_two_writes_html_or_markdown(path: Path) -> None:
    name = path.relative_to(SITE).as_posix()
    if name not in PIECES:
        assert bool(markup_in(path.read_text("utf-8"))) == (name in EXCEPTIONS), markup_in(path.read_text("utf-8"))


@pytest.mark.parametrize("line", ['x = f"<b>{y}</b>"', "x = '</p>'", "x = '[a](b.md)'", "x = f'## {y}'", "x = '**b**'"])
def test_markup_in_a_module_would_be_found(line: str) -> None:
    assert markup_in(line)


def test_docstrings_patterns_and_signs_are_no_markup() -> None:
    assert not markup_in('"""Writes <b>x</b>."""\nimport re\nx = re.compile("<b>")\ny = "a < b"\nz = f"{x} <- {y}"\n')
