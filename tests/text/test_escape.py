"""What people write never becomes markup, a mention, a link, a command or a hidden character."""

from __future__ import annotations

import html
import re
import unicodedata

import markdown as python_markdown
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from peerpact.text import escape
from peerpact.text.hidden import hidden
from testing.thoroughness import examples

EVERY_EXTENSION = [
    "abbr", "admonition", "attr_list", "def_list", "fenced_code", "footnotes", "md_in_html",
    "sane_lists", "tables", "toc", "wikilinks",
]  # fmt: skip
CHARACTERS = st.sampled_from(
    [*"*_`#@<>[](){}|~$^=+-!:;./\\\"'&% \n\t\r19aZ", "\u2028", "www.", "https://", "GH-", "]("]
)
NASTY = st.lists(CHARACTERS, max_size=25).map("".join)
BETWEEN = "\u200b"


def rendered(markdown: str, extensions: list[str]) -> str:
    return python_markdown.markdown(markdown, extensions=extensions)


def shown(page: str) -> str:
    """What a reader sees of a page, without the breaks that keep references apart."""
    return html.unescape(re.sub(r"</?p>", "", page)).replace(BETWEEN, "")


@given(NASTY | st.text(max_size=40))
@settings(max_examples=examples(300))
def test_markdown_shows_every_text_as_it_was_written(text: str) -> None:
    expected = escape.terminal(" ".join(re.sub(r"\s", " ", text).split()))
    page = rendered("x " + escape.markdown(text), ["tables"])
    assert shown(page).rstrip() == f"x {expected}".rstrip()


@given(NASTY)
@settings(max_examples=examples(300))
def test_markdown_makes_no_element_under_any_extension(text: str) -> None:
    page = rendered(escape.markdown(text), EVERY_EXTENSION)
    assert re.sub(r"</?p>", "", page).count("<") == 0


@given(NASTY)
@settings(max_examples=examples(300))
def test_markdown_leaves_nothing_that_github_links_after_rendering(text: str) -> None:
    seen = html.unescape(escape.markdown(text))
    assert not re.search(r"@(?!\u200b)|#\d|\bGH-\d|://|www\.|[0-9a-f]{7}", seen, re.IGNORECASE)
    assert not re.search(r"[\n\r\u2028]", seen)


@pytest.mark.parametrize(
    ("text", "seen"),
    [
        ("@octocat", "@|octocat"),
        ("octo@example.org", "octo@|example.org"),
        ("#123", "#|123"),
        ("owner/name#123", "owner/name#|123"),
        ("gh-12 GHSA-ab CVE-2026-1", "gh|-12 GHSA|-ab CVE|-2026-1"),
        ("https://example.org", "https:|//example.org"),
        ("see WWW.example.org", "see WWW|.example.org"),
        ("www.https://example.org", "www|.https:|//example.org"),
        ("ftp://example.org", "ftp:|//example.org"),
        ("fix 4f14146aa now", "fix 4f141|46aa now"),
        ("583231000 deadbeef", "58323|1000 deadb|eef"),
        ("e3f7d2aa1", "e3f7d|2aa1"),
        ("xDEADBEE1y", "xDEADB|EE1y"),
        ("1234567. a", "12345|67. a"),
        ("a@-b.co and a@", "a@|-b.co and a@|"),
        ("123456 abcdef", "123456 abcdef"),
        ("C# and C++", "C# and C++"),
        ("demo-ana", "demo-ana"),
        ("1. a", "1|. a"),
        ("1) a", "1|) a"),
        ("one\n\n# two\r\n\u2028three", "one # two three"),
        ("a\u202eb\u200bc\x1b", "a<U+202E>b<U+200B>c<U+001B>"),
    ],
)
def test_markdown_breaks_what_would_be_linked_and_only_that(text: str, seen: str) -> None:
    assert html.unescape(escape.markdown(text)).replace(BETWEEN, "|") == seen


@pytest.mark.parametrize(
    "start", ["- a", "+ a", "* a", "# a", "> a", "=== a", "--- a", "!!! note", "??? a", ": a", "/// a"]
)
def test_markdown_begins_no_block(start: str) -> None:
    assert escape.markdown(start)[0] == "&"
    assert shown(rendered("Term\n" + escape.markdown(start), EVERY_EXTENSION)) == f"Term\n{start}"


@pytest.mark.parametrize("special", [*'&<>"`*_{}[]()#+=^|~$!\\'])
def test_markdown_spells_every_character_that_any_renderer_treats_as_markup(special: str) -> None:
    assert escape.markdown(f"a{special}b") == f"a&#{ord(special)};b"


@pytest.mark.parametrize("text", ["it isn't", "d'Arc", "l'été"])
def test_apostrophe_between_letters_stays_readable_and_any_other_is_spelt_out(text: str) -> None:
    assert escape.markdown(text) == text
    assert escape.markdown(f"'{text}'") == f"&#39;{text}&#39;"


@pytest.mark.parametrize("name", ["octocat", "1octo", "_x", "Ölaf"])
def test_markdown_mentions_nobody(name: str) -> None:
    assert escape.markdown(f"@{name}").startswith("&#64;&#8203;")


def test_markdown_leaves_plain_words_readable() -> None:
    words = "You learn Kubernetes from demo-ana: advanced, two levels above your beginner."
    assert escape.markdown(words) == words


@given(NASTY)
@settings(max_examples=examples(200))
def test_markdown_stays_inside_its_cell_of_a_table(text: str) -> None:
    page = rendered(f"| a | b |\n| --- | --- |\n| {escape.markdown(text)} | x |\n", ["tables"])
    assert page.count("<td>") == 2
    assert page.count("<tr>") == 2


def test_html_cannot_leave_an_attribute_or_open_a_tag() -> None:
    assert escape.html("""<a b="c" d='e'>&""") == "&lt;a b=&quot;c&quot; d=&#x27;e&#x27;&gt;&amp;"


def test_workflow_command_keeps_to_one_line() -> None:
    assert escape.log_command_data("50%\r\n::error::x, y") == "50%25%0D%0A::error::x, y"
    assert escape.log_command_property("a:b,c%\n") == "a%3Ab%2Cc%25%0A"


@given(st.text())
def test_workflow_command_gives_back_what_was_written(text: str) -> None:
    coded = escape.log_command_property(text)
    assert not set(coded) & set("\r\n:,")
    for code, character in (("%3A", ":"), ("%2C", ","), ("%0D", "\r"), ("%0A", "\n"), ("%25", "%")):
        coded = coded.replace(code, character)
    assert coded == text


@given(st.text(st.characters()))
def test_terminal_shows_every_hidden_character_and_keeps_the_rest(text: str) -> None:
    seen = escape.terminal(text)
    assert not any(unicodedata.category(c) in ("Cc", "Cs", "Zl", "Zp") for c in seen)
    assert not list(hidden(seen))
    assert re.sub(r"<U\+([0-9A-F]{4,6})>", lambda m: chr(int(m[1], 16)), seen) == re.sub(
        r"<U\+([0-9A-F]{4,6})>", lambda m: chr(int(m[1], 16)), text
    )


@pytest.mark.parametrize(
    ("text", "seen"),
    [
        ("\x1b[31mred", "<U+001B>[31mred"),
        ("a\u202eb", "a<U+202E>b"),
        ("a\u200b\u200d\ufeffb", "a<U+200B><U+200D><U+FEFF>b"),
        ("\U000e0041", "<U+E0041>"),
        ("\u3164\u115f", "<U+3164><U+115F>"),
        ("line\nnext\tcell", "line<U+000A>next<U+0009>cell"),
        ("Łódź 日本 🎉", "Łódź 日本 🎉"),
    ],
)
def test_terminal_spells_out_what_cannot_be_seen(text: str, seen: str) -> None:
    assert escape.terminal(text) == seen
