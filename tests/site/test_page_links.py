"""Links hold when pages are left out and when a community has its own."""

from __future__ import annotations

import re

import markdown
import pytest

from peerpact.site.page_links import anchors, settle_links
from testing.guide_reading import GUIDES

PAGES = ("welcome.md", "safety.md", "how-to/leave.md", "directory/index.md")


def settled(text: str, uri: str = "welcome.md", *, ours: bool = True, own: dict[str, str] | None = None) -> str:
    return settle_links(uri, text, PAGES, ("audit.md", "how-to/gone.md"), own or {}, ours=ours)


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("See [the audit](audit.md) now.", "See the audit now."),
        ("[a *b* `c](x`](audit.md#part)", "a *b* `c](x`"),
        ("[![picture](x.png)](audit.md)", "![picture](x.png)"),
        ('[titled](audit.md "A title")', "titled"),
        ("[missing](nowhere.md)", "missing"),
        ("[there](safety.md#how)", "[there](safety.md#how)"),
        ("[away](https://example.org/audit.md)", "[away](https://example.org/audit.md)"),
        ("[mail](mailto:x)", "[mail](mailto:x)"),
        ("[here](#audit.md)", "[here](#audit.md)"),
        ("`[code](audit.md)`", "`[code](audit.md)`"),
        ("``a ` [code](audit.md)``", "``a ` [code](audit.md)``"),
        ("```md\n[code](audit.md)\n```\n[x](audit.md)", "```md\n[code](audit.md)\n```\nx"),
        ("~~~\n[code](audit.md)\n~~~\n", "~~~\n[code](audit.md)\n~~~\n"),
        ("\\[not](audit.md)", "\\[not](audit.md)"),
        ("![a picture](audit.md)", "![a picture](audit.md)"),
        ('<a class="x" href="../audit/">bold <b>x</b></a>', "<span>bold <b>x</b></span>"),
        ('<a href="../safety/">x</a>', '<a href="../safety/">x</a>'),
        ('<a href="https://audit/">x</a>', '<a href="https://audit/">x</a>'),
    ],
)
def test_a_link_to_a_page_that_is_left_out_becomes_text(before: str, after: str) -> None:
    assert settled(before) == after


def test_addresses_are_read_from_where_the_page_is() -> None:
    assert settled("[x](../audit.md) [y](gone.md) [z](../safety.md)", "how-to/leave.md") == "x y [z](../safety.md)"
    assert settled('<a href="../../audit/">x</a>', "people/demo-a.md") == "<span>x</span>"
    assert settled('<a href="audit/">x</a>', "index.md") == "<span>x</span>"


def test_an_own_page_keeps_its_mistakes_so_that_they_are_told() -> None:
    assert settled("[x](nowhere.md) [y](safety.md#no)", ours=False) == "[x](nowhere.md) [y](safety.md#no)"
    assert settled("[x](audit.md)", ours=False) == "x"


def test_a_part_that_the_communitys_own_page_does_not_have_is_not_relied_on() -> None:
    own = {"safety.md": "# Safety\n\n## Talk to us\n"}
    assert settled("[a](safety.md#talk-to-us) [b](safety.md#how-to-report)", own=own) == (
        "[a](safety.md#talk-to-us) [b](safety.md)"
    )
    assert settled("[b](safety.md#how-to-report)") == "[b](safety.md#how-to-report)"


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("# One, two & three!\n", {"one-two-three"}),
        ("## Überall `so`\n\n## Überall `so`\n", {"uberall-so", "uberall-so_1"}),
        ("Setext\n======\n\nTwo\n---\n", {"setext", "two"}),
        ("## Given {#mine}\n", {"mine"}),
        ("## Given {: #mine .x }\n", {"mine"}),
        ('<h2 id="raw">x</h2>\n<a name="old"></a>\n', {"raw", "old"}),
        ("```\n# no heading\n```\n## Yes\n", {"yes"}),
        ("## [Linked](x.md) *words*\n", {"linked-words"}),
    ],
)
def test_places_are_named_as_the_generators_name_them(text: str, names: set[str]) -> None:
    assert anchors(text) == names


def test_places_are_those_that_markdown_itself_gives() -> None:
    for path in sorted(GUIDES.rglob("*.md")):
        text = path.read_text("utf-8").partition("\n---\n")[2]
        reader = markdown.Markdown(extensions=["toc", "attr_list", "tables", "pymdownx.superfences"])
        html = reader.convert(text)
        given = set(re.findall(r'<h[1-6] id="([^"]+)"', html))
        assert given <= anchors(text), path
