"""Every page of the guides that the bot and Peerpact link to exists, and so does the very section."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from test_guides import GUIDES, rendered

CODE = Path(__file__).parents[2] / "scripts" / "peerpact"
_ANCHORED = re.compile(r"(?:guides/)?([a-z0-9/-]+\.md)#[a-z0-9-]+")


def links() -> Iterator[tuple[str, str]]:
    """The file and the target of every link: what `.guide(…)` is called with, and every `page.md#anchor`."""
    for path in sorted(CODE.rglob("*.py")):
        for node in ast.walk(ast.parse(path.read_text("utf-8"))):
            called = isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute) and node.func.attr == "guide"
            for one in node.args if called and isinstance(node, ast.Call) else [node]:
                said = one.value if isinstance(one, ast.Constant) and isinstance(one.value, str) else ""
                if said and (called or _ANCHORED.fullmatch(said)):
                    yield path.relative_to(CODE).as_posix(), said.removeprefix("guides/")


LINKS = sorted(set(links()))


def test_the_bot_links_to_the_guides() -> None:
    targets = {target for _, target in LINKS}
    assert {"check-ins.md#the-questions", "ending.md#end-early", "sessions.md#getting-to-know"} <= targets


@pytest.mark.parametrize(("file", "target"), LINKS)
def test_a_link_from_the_code_leads_to_a_section_that_exists(file: str, target: str) -> None:
    page, _, anchor = target.partition("#")
    assert (GUIDES / page).is_file(), f"{file} links to {target}"
    assert not anchor or anchor in rendered(f"guides/{page}").anchors, f"{file} links to {target}"
