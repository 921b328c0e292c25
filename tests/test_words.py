"""People read the words that `docs/style.md` recommends, and none of those that it rules out.

For: guides in English, README, docs, changelog, templates, the sentences in the code that people read, and its comments
and docstrings. Must not: judge the rest.
"""

from __future__ import annotations

import ast
import io
import json
import re
import tokenize
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from testing.word_list import BANNED, hits

ROOT = Path(__file__).parent.parent
TEXTS = sorted(
    path.relative_to(ROOT).as_posix()
    for pattern in ("guides/**/*.md", "docs/**/*.md", "*.md", ".github/*.md", ".github/ISSUE_TEMPLATE/*")
    for path in ROOT.glob(pattern)
)
ENGLISH = [path for path in TEXTS if not path.startswith("guides/es/")]


@pytest.mark.parametrize("path", ENGLISH)
def test_no_text_uses_a_word_of_the_list(path: str) -> None:
    text = (ROOT / path).read_text("utf-8")
    assert [f"{path}:{line} {word}" for line, word in hits(text, markdown=path.endswith(".md"))] == []


CODE = ROOT / "scripts/peerpact"
_SQL = re.compile(r"\s*(?:CREATE|INSERT|SELECT) [A-Z]*")
_SCRIPT_TEXT = re.compile(r"\"(?:[^\"\\\n]|\\.)*\"|`(?:[^`\\]|\\.)*`")


def sentences(path: Path) -> Iterator[tuple[int, str]]:
    """The line and the text of every string in a module that may be a sentence; docstrings are for other readers."""
    tree = ast.parse(path.read_text("utf-8"))
    documented = (ast.Module, ast.ClassDef, ast.FunctionDef, ast.Expr)
    docs = {id(node.value) for parent in ast.walk(tree) if isinstance(parent, documented)
            for node in ast.iter_child_nodes(parent) if isinstance(node, ast.Expr)}  # fmt: skip
    for node in ast.walk(tree):
        text = node.value if isinstance(node, ast.Constant) and id(node) not in docs else None
        if isinstance(text, str) and " " in text and not _SQL.match(text):
            yield node.lineno, text


@pytest.mark.parametrize(
    "folder", sorted(path.name for path in CODE.iterdir() if path.is_dir() and path.name[0] != "_")
)
def test_no_sentence_in_the_code_uses_a_word_of_the_list(folder: str) -> None:
    found = [
        f"{path.relative_to(CODE)}:{line} {word}"
        for path in sorted((CODE / folder).rglob("*.py"))
        for line, text in sentences(path)
        for _, word in hits(text, markdown=False)
    ]
    assert found == []


def remarks(module: str) -> Iterator[tuple[int, str]]:
    """The first line and the text of every comment and docstring of a module."""
    for token in tokenize.generate_tokens(io.StringIO(module).readline):
        if token.type == tokenize.COMMENT:
            yield token.start[0], token.string
    for node in ast.walk(ast.parse(module)):
        if isinstance(node, ast.Expr) and isinstance(node.value, ast.Constant) and isinstance(node.value.value, str):
            yield node.lineno, node.value.value


@pytest.mark.parametrize("folder", ["scripts", "tests"])
def test_no_comment_or_docstring_uses_a_word_of_the_list(folder: str) -> None:
    modules = [path for path in (ROOT / folder).rglob("*.py") if "node_modules" not in path.parts]
    wrong = [
        f"{path.relative_to(ROOT)}:{first + line - 1} {word}"
        for path in modules
        for first, text in remarks(path.read_text("utf-8"))
        for line, word in hits(text, markdown=False)
    ]
    assert wrong == []


def test_remarks_of_a_module_are_its_comments_and_docstrings() -> None:
    assert list(remarks('"""A."""\nb = "C"  # D\n')) == [(2, "# D"), (1, "A.")]


def spoken(value: Any) -> Iterator[str]:
    """Every text of a JSON document."""
    if isinstance(value, str):
        yield value
    for inner in value.values() if isinstance(value, dict) else value if isinstance(value, list) else ():
        yield from spoken(inner)


@pytest.mark.parametrize("path", sorted((CODE / "formats/schemas").glob("*.json")), ids=lambda path: path.name)
def test_no_schema_uses_a_word_of_the_list(path: Path) -> None:
    texts = spoken(json.loads(path.read_bytes()))
    assert [(text, word) for text in texts for _, word in hits(text, markdown=False)] == []


def test_no_script_of_the_site_says_a_word_of_the_list() -> None:
    found = [
        f"{path.name}: {text[0][:60]} {word}"
        for path in sorted((CODE / "site/assets").rglob("*.js"))
        for text in _SCRIPT_TEXT.finditer(path.read_text("utf-8"))
        if " " in text[0]
        for _, word in hits(text[0][1:-1], markdown=False)
    ]
    assert found == []


def test_sentences_of_a_module_are_its_strings_and_no_docstrings(tmp_path: Path) -> None:
    module = tmp_path / "module.py"
    module.write_text(
        '"""Mend it."""\n\n\ndef say(name: str) -> str:\n    """Mend it."""\n    return f"{name}, mend it."\n'
    )
    assert list(sentences(module)) == [(6, ", mend it.")]


def test_style_guide_and_test_have_the_same_list() -> None:
    section = (ROOT / "docs/style.md").read_text("utf-8").partition("## Words we don't use\n")[2]
    assert re.findall(r"`([^`]+)`", section) == list(BANNED)


@pytest.mark.parametrize("word", BANNED)
def test_every_word_of_the_list_is_found_in_a_sentence_and_over_a_line_end(word: str) -> None:
    assert list(hits(f"First.\nIt says that {word} is no word.")) == [(2, word)]
    assert [found for _, found in hits(f"It says {word}".replace(" ", "\n"))] == [word]


@pytest.mark.parametrize(
    "text",
    [
        "Use `mend` or ``cure``.", "```text\nmend\n```", "<!-- mend -->", "[Cures](mend.md)".replace("Cures", "It"),
        "## Sources\n\n- Rousseau. The cure.", "as *The Cure and the Kit* says", "mendacious, secured, a standstill",
        "They lie awake. It can't bear fruit. She stands up for it.",
    ],
)  # fmt: skip
def test_code_titles_sources_and_other_words_are_exempt(text: str) -> None:
    assert list(hits(text)) == []
