"""The guides have one menu for each kind of reader, each page is in one of them, and moved pages leave a stub."""

from __future__ import annotations

from typing import Any

import pytest
import yaml

from testing.guide_reading import GUIDES, ROOT, front, text

CONFIG: dict[str, Any] = yaml.safe_load((ROOT / "mkdocs.yml").read_text("utf-8"))
MENUS = {name: inside for entry in CONFIG["nav"] for name, inside in entry.items() if isinstance(inside, list)}
PAGES = sorted(path.relative_to(GUIDES).as_posix() for path in GUIDES.rglob("*.md"))
MOVED = [page for page in PAGES if "moved" in front(page)]
# Pages about Peerpact itself, which a participant doesn't need.
ABOUT_PEERPACT = {"format.md", "rules.md", "matching.md", "for-machines.md", "self-audit.md"}


def inside(menu: str) -> list[str]:
    """The pages of a menu in its order."""
    return [page for entry in MENUS[menu] for page in entry.values()]


def test_five_short_menus_one_for_each_reader() -> None:
    assert list(MENUS) == ["Get started", "Your partnership", "Training", "Run a community", "Reference"]
    assert all(len(inside(menu)) <= 12 for menu in MENUS)
    assert all(isinstance(page, str) for menu in MENUS for page in inside(menu))  # no menu within a menu


def test_every_english_page_is_in_exactly_one_menu_and_moved_ones_in_none() -> None:
    listed = sorted(page for menu in MENUS for page in inside(menu) if page != "agree.md")
    assert listed == [page for page in PAGES if page not in MOVED and not page.startswith("es/")]


def test_participants_are_not_shown_pages_about_peerpact() -> None:
    assert set(inside("Reference")) > ABOUT_PEERPACT
    for menu in ("Get started", "Your partnership", "Training"):
        assert not [page for page in inside(menu) if page in ABOUT_PEERPACT or page.startswith("maintainers/")]


def test_menu_calls_a_page_by_its_own_title() -> None:
    for menu in MENUS:
        named = {page: name for entry in MENUS[menu] for name, page in entry.items() if page != "agree.md"}
        shorter = {"Overview", "Terms", "Worksheet", "Checks", "For organisations"}
        assert {page: name for page, name in named.items() if name not in shorter} == {
            page: front(page)["title"] for page, name in named.items() if name not in shorter
        }


@pytest.mark.parametrize("page", MOVED)
def test_moved_page_leads_to_where_its_content_is_now(page: str) -> None:
    assert len(MOVED) >= 4
    target = front(page)["moved"]
    assert (GUIDES / target).is_file()
    assert f"]({target.rpartition('/')[2]}" in text(page)
    hidden = CONFIG["not_in_nav"].split()
    assert f"/{page}" in hidden or f"/{page.partition('/')[0]}/" in hidden
