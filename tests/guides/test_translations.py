"""Translated guides keep to their sources, and the command tells which of them are behind."""

from __future__ import annotations

import re
import subprocess
import sys
from datetime import date
from pathlib import Path

import pytest
from jinja2 import DictLoader, Environment

from peerpact.community.loader import read_community
from peerpact.community.overlay import overlay
from peerpact.site import THEME
from peerpact.site.context import NOTHING
from peerpact.site.publication import publish
from peerpact.site.translations import BEHIND, CURRENT, WITHOUT_SOURCE, Translation, blob_id, read_guides, translations
from testing.guide_reading import GUIDES, ROOT, text
from testing.site_server import copy_community

OURS = translations(read_guides(GUIDES))
EACH = pytest.mark.parametrize("one", OURS, ids=lambda one: one.page)
# How a translated page marks a link to a page that exists in English only.
IN_ENGLISH = {"es": "(en inglés)"}
_LINK = re.compile(r"\]\(([^)#]*)(?:#[^)]*)?\)(.{0,14})", re.DOTALL)
PAGE = (
    b"---\ntitle: Hola\ndescription: Uno.\nlang: es\nsource: hello.md\nblob: %b\nstale: Ha cambiado.\n---\n\n# Hola\n"
)


def made(blob: str, source: bytes = b"# Hello\n") -> Translation:
    """The one translation of a small folder of guides."""
    guides = {"hello.md": source, "es/hello.md": PAGE % blob.encode(), "es/notes.md": b"# Sin portada\n"}
    (one,) = translations(guides)
    return one


def test_translation_of_the_source_as_it_is_is_current() -> None:
    assert made(blob_id(b"# Hello\n")).state == CURRENT
    assert made(blob_id(b"# Hello\n"), b"# Hello\r\n").state == CURRENT  # a clone with other line ends


def test_one_changed_letter_of_the_source_puts_the_translation_behind() -> None:
    one = made(blob_id(b"# Hello\n"), b"# Hallo\n")
    assert (one.state, one.today) == (BEHIND, blob_id(b"# Hallo\n"))


@pytest.mark.parametrize("blob", ["", "x", "0" * 39, "../../etc/passwd", "\x1b[2J"])
def test_translation_that_does_not_say_what_it_was_made_from_is_behind(blob: str) -> None:
    assert (made(blob).state, made(blob).made_from) == (BEHIND, "")


@pytest.mark.parametrize("source", ["gone.md", "../README.md", "/etc/passwd", "es/hello.md"])
def test_source_that_is_no_other_guide_is_told(source: str) -> None:
    page = (PAGE % b"0").replace(b"hello.md", source.encode())
    (one,) = translations({"hello.md": b"# Hello\n", "es/hello.md": page})
    assert one.state == WITHOUT_SOURCE


def test_id_is_the_one_that_git_gives() -> None:
    said = subprocess.run(["git", "hash-object", "--no-filters", "guides/welcome.md"], cwd=ROOT, capture_output=True)
    assert blob_id((GUIDES / "welcome.md").read_bytes()) == said.stdout.decode().strip()


def run(root: Path, *words: str) -> str:
    done = subprocess.run(
        [sys.executable, "-m", "peerpact", "translations", *words], cwd=root, capture_output=True, text=True, timeout=30
    )
    assert (done.returncode, done.stderr) == (0, "")
    return done.stdout


def test_command_shows_the_way_to_the_change_and_never_fails(tmp_path: Path) -> None:
    guides = tmp_path / "guides" / "es"
    guides.mkdir(parents=True)
    (tmp_path / "community.yml").write_text("demo: true\n")
    (guides.parent / "hello.md").write_text("# Hello\n")
    before = blob_id(b"# Hello\n")
    (guides / "hello.md").write_bytes(PAGE % before.encode())
    assert run(tmp_path).splitlines()[0].split() == ["current", "guides/es/hello.md"]
    for words in (["init", "-q"], ["add", "-A"]):
        subprocess.run(["git", *words], cwd=tmp_path, check=True)
    (guides.parent / "hello.md").write_text("# Good day\n")
    said = run(tmp_path)
    assert said.splitlines()[0].split() == ["behind", "guides/es/hello.md"]
    assert f"blob: {blob_id(b'# Good day' + bytes([10]))}" in said
    (command,) = re.findall(r"git diff .*", said)
    shown = subprocess.run(command.split(), cwd=tmp_path, capture_output=True, text=True, check=True).stdout
    assert "-# Hello\n+# Good day\n" in shown
    assert run(tmp_path, "--language", "de") == "0 translated pages, 0 of them behind.\n"


def test_link_out_of_the_guides_is_not_read(tmp_path: Path) -> None:
    (tmp_path / "real.md").write_text("# A\n")
    (tmp_path / "link.md").symlink_to("/etc/hostname")
    assert set(read_guides(tmp_path)) == {"real.md"}


def test_core_path_is_there_in_spanish() -> None:
    core = {"welcome.md", "how-to/join.md", "add-your-profile.md", "write-an-agreement.md"}
    assert {one.source for one in OURS if one.language == "es"} >= core | {"training/foundation.md"}


@EACH
def test_page_lies_where_its_source_lies_and_names_what_it_was_made_from(one: Translation) -> None:
    assert one.page == f"{one.language}/{one.source}"
    assert one.state != WITHOUT_SOURCE
    assert one.made_from
    assert one.stale


@EACH
def test_both_languages_lead_to_each_other(one: Translation) -> None:
    up = "../" * one.page.count("/")
    assert f'[<span lang="en">English</span>]({up}{one.source})' in text(one.page).split("\n## ")[0]
    assert f"]({'../' * one.source.count('/')}{one.page})" in text(one.source).split("\n## ")[0]


@EACH
def test_link_to_a_page_in_english_says_so_and_other_links_stay_in_the_language(one: Translation) -> None:
    own = {other.source for other in OURS if other.language == one.language}
    for target, after in _LINK.findall(text(one.page).split("</span>", 1)[-1]):
        if not target or one.source == target.lstrip("./"):
            continue
        page = (GUIDES / one.page).parent.joinpath(target).resolve().relative_to(GUIDES.resolve()).as_posix()
        marked = " ".join(after.split()).startswith(IN_ENGLISH[one.language])
        assert marked is not page.startswith(f"{one.language}/"), target
        assert page not in own, f"{target} exists in {one.language}"


@EACH
def test_tables_have_as_many_columns_as_their_heads(one: Translation) -> None:
    for table in re.findall(r"(?:^\|.*\|\n)+", text(one.page), re.MULTILINE):
        assert len({row.count("|") for row in table.strip().split("\n")}) == 1


def as_published(root: Path, address: str) -> str:
    """What is handed to the site generator for a page."""
    community = read_community(root).community
    return publish(community, date(2026, 11, 21), NOTHING, overlay(root)).texts[address]


def test_site_says_that_a_page_is_behind_only_when_it_is(tmp_path: Path) -> None:
    root = copy_community(tmp_path / "community")
    one = next(one for one in OURS if one.page == "es/welcome.md")
    assert as_published(root, one.page) == text(one.page)
    with (root / "guides" / one.source).open("a", encoding="utf-8") as source:
        source.write("\nOne more line.\n")
    told = re.findall(r'<p class="pp-note" lang="es">(.*?)</p>', as_published(root, one.page))
    assert told == [one.stale]


def test_what_a_translation_says_of_itself_is_no_markup(tmp_path: Path) -> None:
    root = copy_community(tmp_path / "community")
    page = root / "guides" / "es" / "welcome.md"
    hostile = re.sub(r"^stale: .*$", "stale: <script>x</script>", page.read_text("utf-8"), flags=re.MULTILINE)
    page.write_text(re.sub(r"^blob: .*$", "blob: 0", hostile, flags=re.MULTILINE).replace("lang: es", 'lang: e"><b>'))
    shown = as_published(root, "es/welcome.md").partition("\n---\n")[2]
    assert "script&gt;" in shown
    assert "<script>" not in shown
    assert "<b>" not in shown


def test_theme_marks_the_language_of_a_translation_for_screen_readers() -> None:
    base = "{% block extrahead %}{% endblock %}{% block content %}<h1>x</h1>{% endblock %}"
    template = (THEME / "main.html").read_text("utf-8")
    pages = Environment(loader=DictLoader({"base.html": base, "main.html": template}), autoescape=False)  # noqa: S701
    pages.filters["url"] = str

    def shown(**meta: str) -> str:
        return pages.get_template("main.html").render(page={"meta": meta}, config={})

    assert '<div lang="es"><h1>x</h1></div>' in shown(lang="es")
    assert "<div" not in shown()
    assert 'lang="e&#34;&gt;&lt;b&gt;"' in shown(lang='e"><b>')
