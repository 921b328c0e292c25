"""The training keeps its promises: eight hours, seven modules, every part in each, minutes that add up.

For: guides/training and the list of modules in the code. Must not: judge the wording.
"""

from __future__ import annotations

import re
from itertools import pairwise

import pytest
import yaml

from peerpact.domain.settings import MODULES, TrainingRules
from peerpact.domain.training import TRAINING, Module
from testing.guide_reading import GUIDES, ROOT, cited, entries, front, rows, sections, text, words

PARTS = [
    "Objective", "Why it matters", "A case", "The plan", "Exercises", "Our alliance", "Check yourself",
    "For your next call", "Record it", "Sources",
]  # fmt: skip
INDEX = "training/index.md"
EACH = pytest.mark.parametrize("module", TRAINING, ids=lambda module: module.id)
_TAKES = re.compile(r"\A\s*\*\*(\d+) minutes\.\*\* ")
_PLANNED = re.compile(r"\[(\d\. [^\]]+)\]\(#[a-z0-9-]+\)")


def steps(module: Module) -> list[tuple[int, str]]:
    """Minutes and words of each row of a module's plan."""
    return [(int(minutes), what) for minutes, what in rows(sections(module.page)["The plan"])]


def exercises(module: Module) -> dict[str, str]:
    """The exercises of a module by their headings."""
    body = text(module.page)
    inner = body[body.index("\n## Exercises") : body.index("\n## Our alliance")]
    parts = re.split(r"^### (.+)$", inner, flags=re.MULTILINE)
    return dict(zip(parts[1::2], parts[2::2], strict=True))


def test_there_are_seven_modules_and_eight_hours() -> None:
    assert [module.minutes for module in TRAINING] == [60, 120, 60, 60, 60, 60, 60]
    assert sum(module.minutes for module in TRAINING) == 8 * 60
    assert tuple(module.id for module in TRAINING) == MODULES
    assert TrainingRules().modules == MODULES[:2]


def test_the_folder_holds_a_page_for_every_module_and_no_other() -> None:
    found = {path.relative_to(GUIDES).as_posix() for path in (GUIDES / "training").glob("*.md")}
    assert found == {INDEX, *(module.page for module in TRAINING)}


@EACH
def test_page_says_what_the_code_says(module: Module) -> None:
    meta = front(module.page)
    assert (meta["module"], meta["title"], meta["minutes"]) == (module.id, module.title, module.minutes)
    assert f"\n# {module.title}\n\n**{module.minutes} minutes, for two.** " in text(module.page)


def test_overview_lists_the_modules_as_the_code_does() -> None:
    table = rows(text(INDEX).split("\n## ")[0])
    expected = [(f"[{module.title}]({module.id}.md)", str(module.minutes)) for module in TRAINING]
    assert [(link, minutes) for link, minutes, _ in table] == expected
    assert all(len(words(gain)) > 4 for *_, gain in table)


def test_overview_names_the_parts_in_the_order_in_which_they_come() -> None:
    assert re.findall(r"^\d+\. \*\*(.+):\*\*", sections(INDEX)["How a module works"], re.MULTILINE) == PARTS


def test_site_leads_to_every_module_in_order() -> None:
    nav = re.findall(r" training/([a-z-]+)\.md", (ROOT / "mkdocs.yml").read_text("utf-8"))
    assert nav == ["index", *MODULES]


@EACH
def test_module_has_all_parts_in_order(module: Module) -> None:
    found = sections(module.page)
    assert list(found) == PARTS
    assert all(len(words(body)) > 8 for name, body in found.items() if name != "Exercises")


@EACH
def test_minutes_of_the_plan_add_up(module: Module) -> None:
    assert sum(minutes for minutes, _ in steps(module)) == module.minutes


@EACH
def test_every_exercise_takes_the_minutes_that_the_plan_gives_it(module: Module) -> None:
    planned = {name[1]: minutes for minutes, what in steps(module) if (name := _PLANNED.search(what))}
    taken = {name: int(found[1]) for name, body in exercises(module).items() if (found := _TAKES.match(body))}
    assert taken == planned
    assert [int(name[0]) for name in planned] == list(range(1, len(planned) + 1))


@EACH
def test_exercises_fill_most_of_the_time_and_are_for_two(module: Module) -> None:
    inner = exercises(module)
    assert sum(int(found[1]) for body in inner.values() if (found := _TAKES.match(body))) >= 0.7 * module.minutes
    assert all(re.search(r"\b(?:each|other|both|you|partner|learner|turn)\b", body, re.I) for body in inner.values())


@EACH
def test_tables_of_minutes_inside_an_exercise_add_up_to_it(module: Module) -> None:
    for name, body in exercises(module).items():
        table = [int(row[0]) for row in rows(body) if row[0].isdigit()]
        assert not table or sum(table) == int(_TAKES.match(body)[1]), name  # type: ignore[index]


def test_the_lesson_is_planned_minute_by_minute() -> None:
    table = [int(row[0]) for row in rows(exercises(TRAINING[-1])["1. The first lesson"])]
    assert len(table) > 4
    assert sum(table) == 25


@EACH
def test_case_is_a_story_that_ends_in_questions(module: Module) -> None:
    case = sections(module.page)["A case"]
    assert 80 < len(words(case)) < 200
    assert len(re.findall(r"\?", case.split("*Talk about it:*")[1])) >= 2


@EACH
def test_check_is_a_few_sentences_and_the_list_to_keep_is_short(module: Module) -> None:
    found = sections(module.page)
    assert 4 <= len(entries(found["Check yourself"])) <= 6
    kept = re.findall(r"^\d\. ", found["For your next call"], re.MULTILINE)
    assert len(kept) == 5
    assert len(words(found["For your next call"])) <= 100


def test_alliance_asks_something_else_in_each_module() -> None:
    asked = [" ".join(sections(module.page)["Our alliance"].split()) for module in TRAINING]
    assert len(set(asked)) == len(TRAINING)
    assert all(question.startswith("> **This time:** ") and "?" in question for question in asked)


@EACH
def test_everything_cited_is_listed_and_everything_listed_is_cited(module: Module) -> None:
    found = sections(module.page)
    listed = {(re.split(r"[,.]| and ", entry)[0], year[0]) for entry in entries(found["Sources"])
              if (year := re.search(r"(?<=\()(?:19|20)\d\d(?=\))", entry))}  # fmt: skip
    assert len(listed) == len(entries(found["Sources"])) >= 3
    assert cited(found["Why it matters"]) == listed


@EACH
def test_sources_stand_in_the_order_of_the_alphabet_and_name_where_they_appeared(module: Module) -> None:
    listed = entries(sections(module.page)["Sources"])
    assert all(one < other for one, other in pairwise(entry.casefold() for entry in listed))
    assert all(re.search(r"\*[^*]+\*", entry) for entry in listed)


@EACH
def test_line_to_record_names_this_very_module(module: Module) -> None:
    block = re.search(r"```yaml\n(.*?)```", sections(module.page)["Record it"], re.DOTALL)
    assert block
    (entry,) = yaml.safe_load(block[1])["training"]
    assert entry["guide"] == module.id


PAGES = [INDEX, *(module.page for module in TRAINING), "maintainers/reports.md", "self-audit.md", "safety.md"]


@pytest.mark.parametrize("guide", PAGES)
def test_no_wall_of_text_and_no_address_of_a_person(guide: str) -> None:
    blocks = re.split(r"\n\s*\n", re.sub(r"^```.*?^```$", "", text(guide), flags=re.MULTILINE | re.DOTALL))
    prose = [block for block in blocks if not re.match(r"\s*(?:[-*>|#]|\d+\.|---)", block)]
    assert max(len(words(block)) for block in prose) <= 95
    assert not re.search(r"\S@\w", text(guide))
    assert max(map(len, re.sub(r"^\|.*$", "", text(guide), flags=re.MULTILINE).split("\n"))) <= 120
