"""A command that GitHub shows as a quotation, as code, struck out, folded or as mathematics is nobody's word."""

from __future__ import annotations

import pytest

from peerpact.signing.commands import Commands, commands

D = "a" * 64
TAGS = ["blockquote", "code", "s", "sub", "div hidden", "details", "del", "table", "ul", "kbd", "picture"]


@pytest.mark.parametrize("tag", TAGS)
@pytest.mark.parametrize("command", [f"/sign {D}", "/unsign"])
def test_no_command_counts_between_html_tags_with_blank_lines(tag: str, command: str) -> None:
    assert commands(f"<{tag}>\n\n{command}\n\n</{tag.split()[0]}>") == Commands()
    assert commands(f"<{tag}>\n\n{command}") == Commands(), "GitHub closes the tag at the end"
    assert commands(f"text <{tag}> more\n\n{command}") == Commands(), "a tag within a line stays open, too"


@pytest.mark.parametrize(
    "body",
    [
        f"$$\n\n/sign {D}\n\n$$",
        f"$$\n/sign {D}\n$$",
        f"$a\n/sign {D}\nb$",
        f"/sign {D}\n|-|",
        f"/sign {D}\n:-:|",
        f"| a |\n|---|\n/sign {D}\n",
        f"~~a\n/sign {D}\nb~~",
        f"**a\n/sign {D}\nb**",
        f"[a\n/sign {D}\nb](https://example.org)",
        f"<!-- a --><details>\n\n/sign {D}",
    ],
)
def test_no_command_counts_within_other_forms(body: str) -> None:
    assert commands(body) == Commands()


@pytest.mark.parametrize(
    "body",
    [
        f"/sign {D}\n\n<details>\n\nMore\n\n</details>",
        f"<!-- a reminder -->\n\n/sign {D}",
        f"It costs $5.\n\n/sign {D}",
        f"**Yes**\n/sign {D}",
        f"| a |\n|---|\n| b |\n\n/sign {D}",
    ],
)
def test_what_comes_after_it_or_is_closed_before_it_does_no_harm(body: str) -> None:
    assert commands(body) == Commands(frozenset({D}))
