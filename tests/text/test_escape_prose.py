"""A sentence with code in it stays a sentence with code in it, whatever its parts hold."""

from __future__ import annotations

import html
import re

import markdown as python_markdown
import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st
from markdown_it import MarkdownIt

from peerpact.text import escape
from testing.thoroughness import examples

SIGNS = [*"`*_#@<>[](){}|~$^=+-!:;./\\\"'&% \n\t\r19aZé\u202e"]
PIECES = st.sampled_from([*SIGNS, "`", "``", "```", "](", "www.", "https://"])
NASTY = st.lists(PIECES, max_size=24).map("".join)
COMMONMARK = MarkdownIt("commonmark", {"html": True}).enable("table")
REFERENCE = re.compile(r"@\w|#\d|\bGH-\d|://|www\.", re.IGNORECASE)


def pages(text: str) -> list[str]:
    return [COMMONMARK.render(text), python_markdown.markdown(text, extensions=["tables", "fenced_code"])]


def elements(page: str) -> set[str]:
    return set(re.findall(r"<\s*/?\s*([A-Za-z!?][^\s>/]*)", page))


def outside_code(page: str) -> str:
    return html.unescape(re.sub("<[^>]*>", "", re.sub("<code>.*?</code>", " ", page, flags=re.DOTALL)))


def letters(text: str) -> str:
    """What is left to compare: neither space, nor the marks of code, nor the breaks that keep references apart."""
    return re.sub(r"[\s`\u200b]", "", text)


@given(NASTY)
@example("`a``@b`")
@example("`a`` `b``@c")
@example("\\`<b>`")
@example("`\\`@octocat`")
@settings(max_examples=examples(500))
def test_prose_makes_no_element_but_code(text: str) -> None:
    for page in pages("See " + escape.prose(text) + " there."):
        assert elements(page) <= {"p", "code"}


@given(NASTY)
@example("`a``@b` @c")
@example("``@octocat``")
@example("@``octocat")
@settings(max_examples=examples(500))
def test_prose_leaves_no_reference_outside_of_code(text: str) -> None:
    for page in pages("See " + escape.prose(text) + " there."):
        assert not REFERENCE.search(outside_code(page))


@given(NASTY)
@settings(max_examples=examples(500))
def test_prose_shows_every_letter_that_was_written(text: str) -> None:
    page = COMMONMARK.render("See " + escape.prose(text) + " there.")
    shown = html.unescape(re.sub("<[^>]*>", "", page))
    assert letters(shown) == letters(f"See {escape.terminal(re.sub(chr(92) + 's+', ' ', text))} there.")


@given(NASTY | st.text(max_size=30))
@settings(max_examples=examples(500))
def test_code_is_one_span_that_shows_exactly_the_text(text: str) -> None:
    page = COMMONMARK.render("See " + escape.code(text) + " there.").strip()
    plain = escape.terminal(re.sub(r"\s+", " ", text))
    if not plain.strip():
        assert page == "<p>See  there.</p>"
    else:
        found = re.fullmatch(r"<p>See <code>(.*)</code> there\.</p>", page, re.DOTALL)
        assert found
        assert html.unescape(found[1]).strip() == plain.strip()
        assert "<" not in found[1]


@given(NASTY, st.sampled_from(["[{}](https://example.org/a)", "- {}", "1. [{}](https://example.org/a): x", "# {}"]))
@settings(max_examples=examples(500))
def test_code_never_breaks_out_of_a_link_or_a_list(text: str, around: str) -> None:
    for page in pages(around.format(escape.code(text))):
        assert elements(page) <= {"p", "code", "a", "ul", "ol", "li", "h1"}
        assert set(re.findall('href="([^"]*)"', page)) <= {"https://example.org/a"}
        assert not REFERENCE.search(outside_code(page))


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("Use `github_id: 1`.", "Use `github_id: 1`."),
        ("`@octocat` and @octocat", "`@octocat` and &#64;&#8203;octocat"),
        ("one ` alone", "one ` alone`"),
        ("``", ""),
        ("a `b\nc` d", "a `b c` d"),
        ("Keep `a` or `b`", "Keep `a` or `b`"),
    ],
)
def test_prose_in_examples(text: str, shown: str) -> None:
    assert escape.prose(text) == shown
