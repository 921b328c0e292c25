"""The figures on the page, in the terminal and as data: the same everywhere, whatever a skill is called."""

from __future__ import annotations

import html
import json
import re
import subprocess
import xml.etree.ElementTree as ElementTree
from dataclasses import replace
from datetime import date
from html.parser import HTMLParser
from pathlib import Path

import pytest
from test_figures import AGREEMENTS, NOW, PEOPLE, SMALL, figures, person, together

from peerpact import site
from peerpact.cli.main import main
from peerpact.matching.health.render import FORMATS, as_json, as_markdown, as_text
from peerpact.matching.health.wording import Row, Table, tables
from peerpact.site.bar_chart import plot
from peerpact.site.context import Known
from peerpact.site.templating import templates_with

HOSTILE = together(
    replace(person(1, "", "x:beginner"), seeks=tuple(replace(s, skill="<b>") for s in PEOPLE[0].seeks)),
    person(2, '</svg><script>alert("1")</script>:expert', "a|b|[c](javascript:x):beginner".replace(":x)", "x)")),
    person(3, "\x1b[31mred\u202e:expert", "</details>&amp;--><!--:beginner"),
)
PROFILE = """\
github: demo-{login}
github_id: {github_id}
name: {login}
timezone: Europe/Berlin
languages: [en]
offers: [{{skill: {offers}, level: expert}}]
seeks: [{{skill: {seeks}, level: intermediate}}]
"""


class _Tags(HTMLParser):
    """Which elements are open, to see that each is closed, and what is there at all."""

    def __init__(self) -> None:
        super().__init__()
        self.open: list[str] = []
        self.seen: set[str] = set()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.seen.add(tag)
        if tag != "rect":
            self.open.append(tag)

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.seen.add(tag)

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag


def page() -> str:
    return site.build(SMALL, NOW)["health.md"]


def test_each_plot_is_well_formed_and_says_in_words_what_it_shows() -> None:
    found = re.findall(r"<svg.*?</svg>", page())
    assert len(found) == len(tables(figures(SMALL)))
    names = set()
    for drawn in found:
        root = ElementTree.fromstring(drawn)  # noqa: S314 (our own text)
        space = "{http://www.w3.org/2000/svg}"
        title, description = root.find(f"{space}title"), root.find(f"{space}desc")
        assert root.get("role") == "img"
        assert title is not None
        assert description is not None
        assert root.get("aria-labelledby") == f"{title.get('id')} {description.get('id')}"
        names |= {title.get("id"), description.get("id")}
        assert str(title.text)
    assert len(names) == 2 * len(found)
    assert "Bars by people: a pair 2; " in found[0]


def test_a_bar_is_as_long_as_its_share_of_the_longest() -> None:
    table = Table("x", "X", "", ("Label", "people"), (Row("one", 5), Row("two", 2), Row("three", 0)), "")
    assert [bar["width"] for bar in plot(table)["bars"]] == ["100.00", "40.00", "0.00"]
    drawn = templates_with({}).part("health/plot.html", {"plot": plot(table)})
    assert re.findall(r'pp-plot__bar"[^>]* width="([^"]*)"', drawn) == ["100.00%", "40.00%", "0.00%"]


def test_every_number_of_a_plot_stands_in_the_table_beside_it() -> None:
    for section in page().split("\n## ")[1:]:
        drawn = re.findall(r'text-anchor="end">([^<]*)<', section)
        told = re.findall(r"</bdi></th><td>([^<]*)</td>", section)
        assert drawn == told != []


def test_colours_come_from_the_style_sheet_alone() -> None:
    assert not re.search(r"#[0-9a-f]{3,8}\b|rgb|style=", page().split("---\n", 2)[2])
    sheet = site.assets()["assets/peerpact.css"]
    for part in ("pp-plot__bar", "pp-plot__track"):
        assert re.search(rf"\.{part} \{{\s*fill: var\(--", sheet)


def test_the_page_and_its_data_hold_the_same_figures() -> None:
    built = site.build(SMALL, NOW, Known(changed={PEOPLE[0].path: date(2026, 11, 11)}))
    data = json.loads(built["health.json"])
    assert data["coverage"]["pair"] == 2
    assert data["median_profile_age_days"] == 10
    assert data["exposure"]["people_by_lists"] == {"0": 1, "1": 2, "2": 2}
    assert data["unmet_demand"][0] == {"skill": "knitting", "name": "knitting", "people": 1, "seek": 1, "offer": 0}
    assert "<dt>Median age of the profiles</dt><dd>10 days</dd>" in built["health.md"]
    assert "not known" in page()
    assert json.loads(as_json(figures(SMALL)))["partnerships"] == {"planned": 0, "active": 1, "ended": 1}


def test_nobody_is_named() -> None:
    whole = together(*PEOPLE, agreements=AGREEMENTS)
    for text in (site.build(whole, NOW)["health.md"], *(show(figures(whole)) for show in FORMATS.values())):
        assert "demo-" not in text
        assert "Person" not in text


def test_a_skill_called_like_markup_stays_a_name() -> None:
    text = site.build(HOSTILE, NOW)["health.md"]
    body = text.split("---\n", 2)[2]
    tags = _Tags()
    tags.feed(body)
    assert tags.open == []
    assert not tags.seen & {"script", "b", "img"}
    plots = [line for line in body.splitlines() if "<svg" in line]
    assert len(plots) == 5
    assert all(line.endswith("</div>") for line in plots)
    shown = as_markdown(figures(HOSTILE))
    assert "<" not in shown
    rows = [line for line in shown.splitlines() if line.startswith("|")]
    assert {line.count("|") for line in rows} <= {3, 4, 5}
    assert "](" not in shown
    assert "\x1b" not in as_text(figures(HOSTILE))
    assert as_json(figures(HOSTILE)).isascii()


def test_an_empty_community_has_a_page_that_says_so() -> None:
    built = site.build(together(), NOW)["health.md"]
    assert "<svg" not in built
    assert [html.escape(table.empty) in built for table in tables(figures(together()))] == [True] * 6


def test_people_who_are_open_and_have_no_place_are_not_called_closed() -> None:
    full = [replace(person, status="open", capacity=0) for person in PEOPLE]
    assert tables(figures(together(*full)))[0].empty == "Nobody is open and has room for a partner."


@pytest.fixture
def root(tmp_path: Path) -> Path:
    """A community of two people who can teach each other."""
    (tmp_path / "community.yml").write_text("name: Demo\nrepository: example/demo\ndemo: true\n", encoding="utf-8")
    (tmp_path / "skills.yml").write_text("skills: []\n", encoding="utf-8")
    (tmp_path / "profiles").mkdir()
    for login, number, offers, seeks in (("ana", 900000001, "python", "git"), ("ben", 900000002, "git", "python")):
        text = PROFILE.format(login=login, github_id=number, offers=offers, seeks=seeks)
        (tmp_path / "profiles" / f"demo-{login}.yml").write_text(text, encoding="utf-8")
    return tmp_path


def test_the_command_prints_the_figures_in_each_form(root: Path, capsys: pytest.CaptureFixture[str]) -> None:
    for form, start in (("text", "Participants: 2\n"), ("json", "{\n"), ("markdown", "# The community's health")):
        assert main(["health", "--root", str(root), "--now", "2026-11-21", "--format", form]) == 0
        assert capsys.readouterr().out.startswith(start)


def test_the_age_of_profiles_comes_from_git(root: Path, capsys: pytest.CaptureFixture[str]) -> None:
    words = ["health", "--root", str(root), "--now", "2026-11-21", "--format", "json"]
    main(words)
    assert json.loads(capsys.readouterr().out)["median_profile_age_days"] is None
    day = {"GIT_COMMITTER_DATE": "2026-11-01T12:00:00Z", "GIT_AUTHOR_DATE": "2026-11-01T12:00:00Z"}
    author = {f"GIT_{who}_{what}": "demo" for who in ("AUTHOR", "COMMITTER") for what in ("NAME", "EMAIL")}
    for command in (["init", "-q"], ["add", "."], ["commit", "-q", "-m", "Everybody"]):
        subprocess.run(["git", *command], cwd=root, check=True, env={"PATH": "/usr/bin:/bin", **day, **author})
    main(words)
    found = json.loads(capsys.readouterr().out)
    assert (found["median_profile_age_days"], found["profiles_with_known_age"]) == (20, 2)
