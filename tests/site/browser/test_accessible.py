"""No kind of page breaks a rule of axe-core, in either colours, wide and narrow."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import BrowserContext, Page

from testing.accessibility import LOOKS
from testing.site_kinds import kinds
from testing.site_people import Published
from testing.thoroughness import THOROUGH, sample

NewContext = Callable[..., BrowserContext]
ALL = {"resultTypes": ["violations"]}
COLOURS = {**ALL, "runOnly": {"type": "rule", "values": ["color-contrast", "link-in-text-block"]}}


def violations(page: Page, options: dict[str, object], part: str = "html") -> list[str]:
    """What axe-core says against the page, or a part of it, one line for each element."""
    found = Axe().run(page, context=part, options=options).response["violations"]
    return [
        f"{rule['id']}: {node['html'][:200]} {node['failureSummary'][:200]}" for rule in found for node in rule["nodes"]
    ]


@pytest.mark.parametrize(("scheme", "width"), LOOKS)
def test_no_kind_of_page_breaks_a_rule(
    new_context: NewContext, base: str, published: Published, scheme: str, width: int
) -> None:
    """Everything in light colours; what colours can change, in dark ones.

    `make test` looks at each page in one of the looks, and at header, menu and footer on the home page alone.
    """
    context = new_context(viewport={"width": width, "height": 900}, color_scheme=scheme, reduced_motion="reduce")
    context.add_init_script("localStorage.setItem('peerpact.me', 'demo-nia')")
    page, wrong = context.new_page(), {}
    pages = kinds(published.site) | {"hostile": "people/demo-mallory/", "long": "people/demo-long/"}
    assert len(pages) > 15
    for name, address in sample(list(pages.items()), every=2, start=LOOKS.index((scheme, width))):
        page.goto(base + address, wait_until="load")
        if address.startswith("directory/"):
            page.wait_for_selector(".pp-directory--live")
        part = "html" if THOROUGH or name == "home" else "article"
        found = violations(page, ALL if scheme == "light" else COLOURS, part)
        if found:
            wrong[name] = found
    assert wrong == {}


def test_a_fault_would_be_found(page: Page, base: str) -> None:
    page.goto(base + "directory/")
    page.wait_for_selector(".pp-directory--live")
    page.evaluate("document.querySelector('#pp-sort').labels[0].remove()")
    page.evaluate("document.querySelector('.pp-count').style.color = '#aaa'")
    rules = {line.partition(":")[0] for line in violations(page, ALL)}
    assert {"color-contrast", "select-name"} <= rules
