"""The reference page of all rules is made from the rules and never lags behind."""

from __future__ import annotations

from peerpact.cli.commands.rules import page
from peerpact.rules import RULES
from testing import ROOT


def test_the_page_in_the_guides_is_what_the_rules_say_today() -> None:
    assert (ROOT / "guides/rules.md").read_text("utf-8") == page(), "run: peerpact rules > guides/rules.md"


def test_every_rule_has_its_section_with_why_and_how() -> None:
    text = page()
    for rule in RULES.values():
        assert f"\n### {rule.id}\n" in text
        assert {"what", "why", "fix"} <= rule.docs().keys()
        assert all(rule.docs().values()), rule.id
