"""A command counts when it stands alone on a line of plain text, and nowhere else."""

from __future__ import annotations

import pytest

from peerpact.signing.commands import Commands, commands

D, E = "a" * 64, "0123456789abcdef" * 4


@pytest.mark.parametrize(
    "body",
    [
        f"/sign {D}",
        f"/sign {D}\n",
        f"  /sign {D}  ",
        f"I agree.\n\n/sign {D}\n\nThank you!",
        f"I agree.\n/sign {D}\nThank you!",
        f"Yes\r\n\r\n/sign {D}\r\n",
        f"> you said\n\n/sign {D}",
        f"```\n/unsign\n```\n\n/sign {D}",
    ],
)
def test_a_command_alone_on_a_line_signs(body: str) -> None:
    assert commands(body) == Commands(frozenset({D}))


@pytest.mark.parametrize(
    "body",
    [
        "",
        "/sign",
        "/sign abc",
        f"/sign {D[:-1]}",
        f"/sign {D}0",
        f"/sign {D.upper()}",
        f"/sign  {D}",
        f"/ sign {D}",
        f"sign {D}",
        f"please /sign {D}",
        f"/sign {D} please",
        f"I do not want to /sign {D}",
        f"not:\n/sign {D} never",
        f"> /sign {D}",
        f"> quoted\n/sign {D}",  # still the quotation to Markdown
        f"> > /sign {D}",
        f"- /sign {D}",
        f"1. /sign {D}",
        f"    /sign {D}",
        f"`/sign {D}`",
        f"```\n/sign {D}\n```",
        f"~~~~\n/sign {D}\n~~~~",
        f"```\n/sign {D}",
        f"<!-- /sign {D} -->",
        f"<!--\n/sign {D}\n-->",
        f"<!--\n\n/sign {D}\n\n-->",
        f"<details>\n/sign {D}\n</details>",
        f"<pre>\n\n/sign {D}\n\n</pre>",
        f"*/sign {D}*",
        f"~~/sign {D}~~",
        f"/sign {D}<!-- not really -->",
        f"# /sign {D}",
        f"/sign {D}\n====",
        f"[/sign {D}](https://example.org)",
        f"\u202e/sign {D}",
        f"/sign\u00a0{D}",
        f"/sign {D}\u200b",
    ],
)
def test_what_is_quoted_shown_hidden_or_only_similar_does_not_sign(body: str) -> None:
    assert commands(body) == Commands()


def test_two_agreements_can_be_signed_in_one_comment() -> None:
    assert commands(f"/sign {D}\n/sign {E}") == Commands(frozenset({D, E}))


@pytest.mark.parametrize("body", ["/unsign", f"/sign {D}\n/unsign", f"/unsign\n\n/sign {D}"])
def test_who_takes_back_in_the_same_breath_takes_back(body: str) -> None:
    assert commands(body) == Commands(unsigns=True)


@pytest.mark.parametrize("body", ["> /unsign", "`/unsign`", "please /unsign", "/unsigned"])
def test_a_quoted_or_similar_unsign_takes_nothing_back(body: str) -> None:
    assert commands(body) == Commands()
