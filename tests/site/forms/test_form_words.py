"""The forms speak of what people do, not of keys in a file, and say each thing once."""

from __future__ import annotations

import re
from collections.abc import Callable

from playwright.sync_api import BrowserContext, expect

from testing.form_steps import here, step, visit

NewContext = Callable[..., BrowserContext]
KEYS = {"Availability", "Capacity", "Formats", "Evidence", "Channel", "Asynchronous", "Status", "Offers", "Seeks"}
# What eyes can see: what only screen readers hear is a pixel large.
SEEN = """
(step) => [...step.querySelectorAll("label, legend, h3")]
  .filter((each) => each.checkVisibility() && each.getBoundingClientRect().width > 2)
  .map((each) => each.textContent.replace(" (optional)", ""))
"""
TWICE_OPTIONAL = """
(step) => [...step.querySelectorAll(".ppf-field, .ppf-group")].filter((field) => {
  const told = field.querySelector(":scope > .ppf-hint")?.textContent ?? "";
  return field.querySelector(":scope > :is(label, legend) .ppf-muted") && /leave (?:it|this) (?:out|empty)/.test(told);
}).map((field) => field.textContent.slice(0, 60))
"""


def test_no_label_is_a_key_of_the_file_and_nothing_is_said_twice(new_context: NewContext, base: str) -> None:
    page = new_context(locale="en-GB", timezone_id="Europe/Lisbon").new_page()
    seen: dict[str, list[str]] = {}
    for address in ("join/", "agree/?partners=demo-marek,demo-zoltan"):
        visit(page, f"{base}{address}#start")
        expect(page.locator(".ppf-file")).not_to_be_empty()
        for link in page.locator(".ppf-steps a").all():
            name = link.get_attribute("href") or ""
            link.click()
            here(page, name.removeprefix("#"))
            view = step(page)
            seen[address[:4] + name] = view.evaluate(SEEN)
            assert view.evaluate(TWICE_OPTIONAL) == []
            assert not re.search(r"\bmend|\bthe range of\b", view.text_content() or "")
    assert len(seen) == 15
    assert {step: KEYS & set(labels) for step, labels in seen.items() if KEYS & set(labels)} == {}
    assert seen["join#teach"][:3] == ["Skills to teach", "Skill", "Level"]  # no "Skill to teach 1" between them
    assert "Copy the text" not in seen["join#send"] + seen["agre#send"]
