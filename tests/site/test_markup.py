"""HTML and Markdown are told apart by type, and nothing that someone wrote is either of them."""

from __future__ import annotations

import pytest
from markupsafe import Markup

from peerpact.site.markup import (
    Markdown,
    for_html,
    for_markdown,
    joined,
    listed,
    markup,
    page_text,
    raw_block,
    without_blank_lines,
)


def test_what_somebody_wrote_becomes_text_on_one_line_of_html() -> None:
    assert for_html("a <b>\n\n'x'") == "a &lt;b&gt; &#x27;x&#x27;"
    assert for_html(7) == "7"


def test_html_that_is_made_stays_as_it_is() -> None:
    assert for_html(Markup("<b>x</b>")) == "<b>x</b>"


def test_what_somebody_wrote_becomes_text_of_markdown() -> None:
    assert for_markdown("*a* [b](c)") == "&#42;a&#42; &#91;b&#93;&#40;c&#41;"
    assert for_markdown(Markdown("*a*")) == "*a*"


@pytest.mark.parametrize("value", [Markdown("*a*"), None])
def test_html_refuses_markdown_and_nothing(value: object) -> None:
    with pytest.raises(TypeError, match="can't stand in HTML"):
        for_html(value)


@pytest.mark.parametrize("value", [Markup("<bdi>*x*</bdi>"), Markup("x"), Markup("<div>x</div> *y*"), None])
def test_markdown_refuses_html_that_a_reader_of_markdown_would_look_into(value: object) -> None:
    with pytest.raises(TypeError, match="can't stand in Markdown"):
        for_markdown(value)


def test_a_block_needs_a_line_of_its_own() -> None:
    block = raw_block(Markup("<div>*x*</div>"))
    assert page_text(f"\n\nA\n\n\n\n{block}\n{block}\n\nB\n\n") == "A\n\n<div>*x*</div>\n<div>*x*</div>\n\nB\n"
    for text in (f"Look: {block}", f"{block} and more", f"{block}x{block}"):
        with pytest.raises(ValueError, match="a line of its own"):
            page_text(text)


def test_the_marks_of_a_block_cannot_be_written_by_anybody() -> None:
    for written in ("<\0", "\0>"):
        assert written not in for_html(written)
        assert written not in for_markdown(written)
        assert page_text(for_markdown(written) + "\n\n" + raw_block(markup("<p>{text}</p>", text=written)))


def test_a_block_holds_no_empty_line() -> None:
    assert without_blank_lines("<p>\n \n\t\nx</p>") == "<p>\nx</p>"
    assert "\n\n" not in raw_block(Markup("<p>\n\n# x</p>"))


def test_gaps_are_escaped_unless_they_are_html() -> None:
    inner = markup("<b>{name}</b>", name='"<i>')
    assert inner == "<b>&quot;&lt;i&gt;</b>"
    assert markup('<a title="{name}">{inner}</a>', name='"', inner=inner) == f'<a title="&quot;">{inner}</a>'
    assert joined([inner, inner], "\n") == f"{inner}\n{inner}"
    assert listed([inner, inner, inner]) == f"{inner}, {inner} and {inner}"
