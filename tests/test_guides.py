"""The guides keep what they promise: examples load, links lead somewhere, commands exist.

For: everything under guides/ and the Markdown at the repository's top. Must not: judge the wording.
"""

from __future__ import annotations

import json
import re
import shlex
from collections.abc import Iterator
from contextlib import suppress
from datetime import date
from functools import lru_cache
from html.parser import HTMLParser
from itertools import dropwhile, takewhile
from pathlib import Path
from typing import Any

import markdown
import pytest
from yaml import YAMLError

from peerpact.cli.main import VERBS, parser
from peerpact.community.examine import examine
from peerpact.community.loader import load
from peerpact.domain.weekly_hours import parse_window
from peerpact.formats.schema import schema, typing
from peerpact.formats.yaml.strict import Refused, parse
from peerpact.matching import suggest
from peerpact.rules import RULES

ROOT = Path(__file__).parent.parent
GUIDES = ROOT / "guides"
PAGES = sorted(path.relative_to(ROOT).as_posix() for path in [*GUIDES.rglob("*.md"), *ROOT.glob("*.md")])
# Pages that the site makes from the data; they are no files here, so no anchor in them can be promised.
GENERATED = {"index.md", "directory/index.md", "skills/index.md", "partnerships/index.md", "rules.md"}
GENERATED |= {"feed.xml", "health.md", "join.md", "agree.md"}
GENERATED |= {f"api/{kind}{end}.json" for kind in ("people", "skills", "partnerships") for end in ("", ".schema")}
NOW, LATER = date(2026, 11, 21), date(2027, 6, 1)
# Warnings that the examples earn on purpose: they show no finished training and name no maintainer.
WARNINGS = ("training-done", "maintainer-named")
_BLOCK = re.compile(r"^```(\w*)\n(.*?)^```$", re.MULTILINE | re.DOTALL)
_OWNER = re.compile(r"# ((?:a part of|parte de) )?((?:profiles|agreements)/\S+\.yml|community\.yml|skills\.yml)\n")
_COMMAND = re.compile(r"`(peerpact [^`]+)`|^(?:\.venv/bin/)?(peerpact .+)$", re.MULTILINE)


@lru_cache
def text(page: str) -> str:
    """A page as it is in the repository."""
    return (ROOT / page).read_text(encoding="utf-8")


def blocks(language: str) -> Iterator[tuple[str, str]]:
    """Page and content of every fenced block in a language."""
    for page in PAGES:
        if page == "guides/rules.md":  # its examples are the rules' own, and tested with them
            continue
        for name, body in _BLOCK.findall(text(page)):
            if name == language:
                yield page, body


EXAMPLES = list(blocks("yaml"))
WHOLE = {match[2]: body for _, body in EXAMPLES if (match := _OWNER.match(body)) and not match[1]}
PEOPLE = {path: body for path, body in WHOLE.items() if "/" in path}
PARTS = [(match[2], body) for _, body in EXAMPLES if (match := _OWNER.match(body)) and match[1]]


def complaints(changed: dict[str, str], now: date) -> list[str]:
    """What all rules say about the examples as one community that knows the project's skills."""
    texts = {"skills.yml": (ROOT / "skills.yml").read_bytes()}
    texts |= {path: body.encode() for path, body in (PEOPLE | changed).items()}
    found = examine(load(texts), now)
    return [f"{f.path}:{f.line} {f.rule} {f.message}" for f in found if f.rule not in WARNINGS]


def test_every_yaml_example_says_which_file_it_belongs_to() -> None:
    assert [page for page, body in EXAMPLES if not _OWNER.match(body)] == []
    assert {"profiles/demo-juno.yml", "profiles/demo-amani.yml"} < set(PEOPLE)


@pytest.mark.parametrize("path", sorted(WHOLE))
def test_whole_example_breaks_no_rule(path: str) -> None:
    if path == "skills.yml":
        assert load({path: WHOLE[path].encode()}).findings == []
    else:
        assert complaints({path: WHOLE[path]}, NOW) == []


@pytest.mark.parametrize(("path", "part"), PARTS)
def test_partial_example_fits_into_the_whole_one(path: str, part: str) -> None:
    kind = typing("profile" if path.startswith("profiles/") else "agreement")
    whole = parse(WHOLE[path], kind) | parse(part, kind)
    assert complaints({path: json.dumps(whole)}, LATER) == []  # JSON is YAML, so the loader reads it


def test_profiles_that_the_guide_calls_a_fit_are_suggested_to_each_other() -> None:
    people = {path: body.encode() for path, body in PEOPLE.items() if path.startswith("profiles/")}
    community = load(people).community
    for me, other in (("demo-juno", "demo-amani"), ("demo-amani", "demo-juno")):
        first = suggest(community, community.by_login[me], NOW).suggestions[0]
        assert (first.kind, first.partners) == ("pair", (other,))


def rows(page: str, heading: str) -> list[list[str]]:
    """The cells of the first table below a line of a page that holds `heading`."""
    lines = iter(text(page).split("\n"))
    next(line for line in lines if heading in line)
    table = takewhile(lambda line: line.startswith("|"), dropwhile(lambda line: not line.startswith("|"), lines))
    return [[cell.strip() for cell in line.strip("|").split("|")] for line in table][2:]


def code(cell: str) -> str | None:
    """What a cell shows as code, or None when it holds other words."""
    return cell[1:-1] if len(cell) > 2 and cell[0] == cell[-1] == "`" and "`" not in cell[1:-1] else None


TRAPS = [
    (wrong, right)
    for _, *cells in rows("guides/format.md", "## Common YAML mistakes")
    for wrong, right in [map(code, cells)]
    if wrong and right
]


@pytest.mark.parametrize(("wrong", "right"), TRAPS)
def test_yaml_trap_bites_and_its_cure_cures(wrong: str, right: str) -> None:
    meant = parse(right, typing("profile"))
    with suppress(Refused, YAMLError):  # refusing the file is the loudest bite
        assert parse(wrong, typing("profile")) != meant


def test_windows_that_the_guide_recommends_can_be_read_and_the_others_cannot() -> None:
    good = [code(first) for first, _ in rows("guides/add-your-profile.md", "Windows use two letters")]
    pairs = [map(code, row) for row in rows("guides/add-your-profile.md", "Friday night until")]
    bad, better = zip(*pairs, strict=True)
    assert all(text and parse_window(text.strip('"')) for text in [*good, *better])
    assert not any(text and parse_window(text.strip('"')) for text in bad)


def test_rules_that_the_guide_names_exist() -> None:
    named = {code(rule) for *_, rule in rows("guides/add-your-profile.md", "the name of the rule")}
    assert len(named) > 5
    assert named - set(RULES) == set()


def _keys(part: dict[str, Any]) -> Iterator[str]:
    for key, value in part.get("properties", {}).items():
        yield key
        yield from _keys(value)
    if "items" in part:
        yield from _keys(part["items"])


@pytest.mark.parametrize("kind", ["profile", "agreement", "community", "skills"])
def test_every_key_of_a_schema_is_in_the_reference(kind: str) -> None:
    named = {word for name in re.findall(r"`([a-z_.]+)`", text("guides/format.md")) for word in name.split(".")}
    assert set(_keys(schema(kind))) - named == set()


class _Page(HTMLParser):
    """The links, pictures and anchors of a rendered page."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.targets: list[str] = []
        self.anchors: set[str] = set()
        body = re.sub(r"\A---\n.*?\n---\n", "", text(page), flags=re.DOTALL)
        self.feed(markdown.markdown(body, extensions=["toc", "tables", "fenced_code"]))

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        for name, value in attrs:
            if name == "id" and value:
                self.anchors.add(value)
            elif name in ("href", "src") and value:
                self.targets.append(value)


rendered = lru_cache(_Page)


def fault(page: str, target: str) -> str | None:
    """Why a link of a page leads nowhere, or None when it leads somewhere."""
    path, _, anchor = target.partition("#")
    file = ((ROOT / page).parent / path).resolve() if path else ROOT / page
    if file.is_relative_to(GUIDES) and file.relative_to(GUIDES).as_posix() in GENERATED:
        return "an anchor in a page that the site makes" if anchor else None
    if not file.exists() or not file.is_relative_to(ROOT):
        return "no such file"
    if page.startswith("guides/") and not file.is_relative_to(GUIDES):
        return "outside of the guides, so not on the site"
    if anchor and anchor not in rendered(file.relative_to(ROOT).as_posix()).anchors:
        return "no such anchor"
    return None


@pytest.mark.parametrize("guide", PAGES)
def test_every_link_and_anchor_leads_somewhere(guide: str) -> None:
    own = [target for target in rendered(guide).targets if not target.startswith(("https://", "mailto:"))]
    assert {target: why for target in own if (why := fault(guide, target))} == {}


@pytest.mark.parametrize("guide", [page for page in PAGES if page.startswith("guides/")])
def test_every_guide_has_a_title_a_description_and_a_way_on(guide: str) -> None:
    assert re.match(r"---\ntitle: \S.*\ndescription: \S.*\n(?:\w+: \S.*\n)*---\n\n# \S", text(guide))
    last = text(guide).rstrip().rsplit("\n\n", 1)[-1]
    assert last.startswith("**Next:** ") or (
        re.search(r"^lang: ", text(guide), re.M) and re.match(r"\*\*\S.*?:\*\* ", last)
    )
    assert "](" in last


def commands() -> list[str]:
    """Every command of Peerpact that a page names, with LOGIN and DIR as they stand."""
    found = (match[0] or match[1] for page in PAGES for match in _COMMAND.findall(text(page)))
    return sorted({command for command in found if "|" not in command})


def test_pages_name_the_main_commands() -> None:
    assert {"peerpact check", "peerpact check --fix", "peerpact suggest LOGIN"} <= set(commands())


@pytest.mark.parametrize("command", commands())
def test_every_command_that_a_page_names_exists(command: str) -> None:
    words = shlex.split(command)[1:]
    if len(words) == 1 and words[0] in VERBS:  # a command that is only named may lack what it needs
        return
    assert parser(words).parse_args(words).run
