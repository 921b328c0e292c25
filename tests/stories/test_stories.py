"""Every recorded pull request is judged as its folder says, and every comment keeps the promises of all comments."""

from __future__ import annotations

import html
import json
import re
from collections.abc import Iterator
from difflib import unified_diff
from functools import cache
from html.parser import HTMLParser

import markdown as python_markdown
import pytest
from markdown_it import MarkdownIt

from peerpact.bot.comments.comment import MARKER
from testing.story import HERE, Library, Story, Told, stories

EVERY = stories()
ELEMENTS = frozenset("p ol ul li a strong em code pre details summary br sub".split())
SMALL_WORDS = re.compile(r"<code[^>]*>.*?</code>|<[^>]*>", re.DOTALL)
MENTION = re.compile(r"(?<![\w`])@([A-Za-z0-9-]+(?:\[bot\])?)")


@pytest.fixture(scope="module")
def library(tmp_path_factory: pytest.TempPathFactory) -> Library:
    return Library(tmp_path_factory.mktemp("stories"), EVERY)


@pytest.fixture(params=EVERY, ids=lambda story: story.name)
def told(request: pytest.FixtureRequest, library: Library) -> Told:
    return _tell(library, EVERY.index(request.param))


@cache
def _tell(library: Library, number: int) -> Told:
    return library.tell(EVERY[number])


class Page(HTMLParser):
    """The elements of a rendered comment, with all that could act."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.elements: set[str] = set()
        self.attributes: list[tuple[str, str]] = []
        self.feed(text)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.elements.add(tag)
        self.attributes += [(key, value or "") for key, value in attrs]


def rendered(comment: str) -> Iterator[str]:
    """The comment as two renderers show it; GitHub's own is CommonMark with tables and bare links."""
    unfolded = re.sub("</?details>(<summary>[^<]*</summary>)?", "", comment)  # it reads no Markdown in there
    yield python_markdown.markdown(unfolded, extensions=["tables", "fenced_code"])
    yield MarkdownIt("commonmark", {"html": True}).enable("table").render(comment)


def kept(story: Story, name: str) -> str:
    file = story.folder / name
    return file.read_text("utf-8") if file.exists() else ""


def assert_same(now: str, before: str, what: str) -> None:
    if now != before:
        rows = unified_diff(before.splitlines(), now.splitlines(), f"kept {what}", f"{what} now", lineterm="", n=1)
        advice = "\n\nIf the new words are right: cd tests && python -m testing.record_stories"
        pytest.fail("\n".join(row[:400] for row in rows) + advice, pytrace=False)


def test_a_story_is_judged_as_its_folder_says(told: Told) -> None:
    assert_same(told.kept_plan, kept(told.story, "plan.json"), f"{told.story.name}/plan.json")


def test_a_story_is_told_in_the_words_of_its_folder(told: Told) -> None:
    assert_same(told.comment, kept(told.story, "comment.md"), f"{told.story.name}/comment.md")


def test_the_comment_begins_with_the_only_marker(told: Told) -> None:
    first = told.plan.comment.partition("\n")[0]
    assert first.startswith(MARKER)
    # What the bot remembers in its comment is there too; nobody else can hide anything.
    assert all(page.count("<!--") == first.count("<!--") for page in rendered(told.plan.comment))


def test_the_comment_and_the_status_lines_are_short_enough_for_github(told: Told) -> None:
    assert len(told.plan.comment) < 65_536
    assert all(0 < len(status.description) <= 140 for status in told.plan.statuses)


def test_nobody_is_mentioned_but_who_is_concerned(told: Told) -> None:
    known = told.base.loaded.community
    may = {told.verdict.pull.author.login} | {profile.github for profile in known.profiles}
    may |= {maintainer.github for maintainer in known.settings.maintainers}
    if told.verdict.pull.form:  # the form's author is spoken to, even where nothing proves that it's their word
        may.add(told.verdict.pull.form.author.login)
    if told.verdict.by_maintainer:  # whom a maintainer adds, a maintainer may call
        may |= {profile.github for profile in told.verdict.head.profiles}
    for page in rendered(told.plan.comment):
        mentioned = set(MENTION.findall(html.unescape(SMALL_WORDS.sub(" ", page))))
        assert mentioned <= (set() if known.settings.demo else may)


def test_the_comment_renders_to_nothing_that_acts(told: Told) -> None:
    repository = "https://github.com/demo-org/circle/"
    for text in rendered(told.plan.comment):
        page = Page(text)
        assert page.elements <= ELEMENTS
        assert {key for key, _ in page.attributes} <= {"href", "class"}
        links = [value for key, value in page.attributes if key == "href"]
        known = ("blob/", "new/main?", "issues/new?template=introduction.yml&", "pull/7/files", "pull/7#")
        site = ("https://demo-org.github.io/circle/", "https://github.com/peerpact/peerpact/blob/v")
        assert all(link.startswith((*site, *(repository + start for start in known))) for link in links)


def test_the_same_story_told_twice_has_the_same_bytes(told: Told, library: Library) -> None:
    assert library.tell(told.story).plan == told.plan


def test_the_kept_plan_says_what_the_labels_mean(told: Told) -> None:
    plan = json.loads(kept(told.story, "plan.json"))
    checks = plan["statuses"][0]
    assert (checks["state"] == "failure") == ("needs-fix" in plan["labels"])
    assert (checks["state"] == "failure") == ("To fix" in checks["description"])


def test_every_folder_tells_a_story() -> None:
    folders = {path.name for path in HERE.iterdir() if path.is_dir() and path.name not in ("base", "__pycache__")}
    assert folders == {story.name for story in EVERY}
    assert len(EVERY) >= 45


def test_the_good_case_is_short() -> None:
    words = re.sub(r"\(https://[^)]*\)", "", (HERE / "a-newcomer-joins" / "comment.md").read_text("utf-8"))
    assert len(words) < 1300


def test_an_ending_says_nothing_about_what_was_between_them_and_leads_to_the_private_way() -> None:
    words = (HERE / "a-partner-ends-a-partnership" / "comment.md").read_text("utf-8").partition("**Signatures**")[0]
    assert "/safety/#how-to-report)" in words
    assert "each other" not in words


def test_what_the_bot_saw_is_never_an_empty_list(told: Told) -> None:
    _, heading, folded = told.plan.comment.partition("<details><summary>Details")
    assert bool(told.verdict.touches) == bool(heading)
    assert not heading or "\n- " in folded
