"""People who leave a field empty are asked for what belongs there, in words that need no knowledge of files."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from playwright.sync_api import BrowserContext, Page, expect

from peerpact.formats.schema import schema
from peerpact.site.forms.empty_field_prompts import asks
from peerpact.site.forms.labels import plain
from testing.form_steps import choose, step, visit

NewContext = Callable[..., BrowserContext]
PROFILE = {
    "github": "Fill in your GitHub username, for example octocat.",
    "github_id": "Fill in your GitHub user ID, for example 583231.",
    "name": "Fill in the name others will see, for example “Octo Cat”.",
    "timezone": "Fill in the time zone you live in, for example Europe/Berlin.",
    "languages": "Fill in the languages you can hold a session in, for example en.",
    "offers.*.skill": "Fill in the skill that you teach, for example kubernetes.",
    "offers.*.level": "Choose how well you know the skill.",
    "seeks.*.skill": "Fill in the skill that you want to learn, for example public-speaking.",
    "seeks.*.level": "Choose your level today.",
    "training.*.guide": "Choose the module that you have finished.",
    "training.*.completed": "Choose the day on which you finished the module.",
    "seeks": "Fill in the skills that you teach, or the skills that you want to learn. One is enough.",
}
AGREEMENT = {
    "partners": "Choose the people of this partnership: two, or three for a circle in which each teaches the next.",
    "partners.*.goals": "Fill in what {name} wants to be able to do in the end.",
    "partners.*.goals.*.learn": "Fill in the skill to learn, for example kubernetes.",
    "starts": "Choose the first day of the partnership.",
    "sessions": "Fill in how often you meet, how long, and who learns first.",
    "sessions.every": "Fill in the time from one session to the next, for example “2 weeks”.",
    "check_ins": "Choose the days on which you look together at goals and balance.",
    "commitments.confidentiality": "Tick “Confidentiality” once all of you commit to it. An agreement needs all four.",
}
LATER, NO_FIELD = ("amendments", "ended", "outcome"), ("github", "github_id", "offers")  # of an agreement's partners
OF_THE_FILE = ("`", "missing", "line", "true", "key", "YAML", "offers:")


def test_every_value_that_a_profile_must_have_is_asked_for() -> None:
    assert asks(schema("profile")) == PROFILE


def test_every_value_that_an_agreement_must_have_is_asked_for() -> None:
    found = asks(schema("agreement"))
    assert found | AGREEMENT == found
    for sentence in found.values():
        assert not any(word in sentence for word in OF_THE_FILE), sentence


def complaints(page: Page) -> list[str]:
    """What the summary says after Continue was pressed on a step with empty fields."""
    step(page).get_by_role("button", name="Continue").click()
    summary = page.get_by_role("alert")
    expect(summary).to_be_focused()
    said = summary.get_by_role("listitem").all_inner_texts()
    beside = page.locator(".ppf-step:visible .ppf-error:visible").all_inner_texts()
    assert sorted(said) == sorted(each.removeprefix("Error:").strip() for each in beside)
    return said


def test_empty_fields_of_a_profile_are_asked_for_and_not_named_like_lines(new_context: NewContext, base: str) -> None:
    page = new_context(locale="xx", timezone_id="UTC").new_page()
    visit(page, f"{base}join/#you")
    page.get_by_label("Name", exact=True).fill("")
    page.get_by_label("GitHub user ID").fill("1")
    assert complaints(page) == [PROFILE["github"], PROFILE["name"]]
    visit(page, f"{base}join/#place")
    page.get_by_label("Time zone").fill("")
    for box in step(page).get_by_role("combobox").all():
        box.fill("")
    assert complaints(page) == [PROFILE["timezone"], PROFILE["languages"]]
    visit(page, f"{base}join/#learn")
    assert complaints(page) == [PROFILE["seeks"]]
    choose(step(page), "Level", "beginner")
    assert complaints(page) == [PROFILE["seeks.*.skill"]]


def test_labels_and_hints_speak_of_no_file_and_change_no_limit() -> None:
    for kind in ("profile", "agreement"):
        written, shown = schema(kind), plain(kind, schema(kind))
        for words in ("skills.yml", '"offers"', '"windows"', "guides/terms"):
            told = [part for way, part in shown["properties"].items() if way not in LATER]
            assert words not in str([spoken(part) for part in told]), words
        assert bare(shown) == bare(written)


def spoken(part: dict[str, Any]) -> list[Any]:
    """Title and description of a part and of all within it that has a field of its own."""
    inner = [spoken(each) for key, each in part.get("properties", {}).items() if key not in NO_FIELD]
    return [part["title"], part["description"], inner, spoken(part["items"]) if "items" in part else []]


def bare(part: Any) -> Any:
    """A schema without what is only read by people."""
    if not isinstance(part, dict):
        return part
    return {
        key: {name: bare(each) for name, each in value.items()} if key == "properties" else bare(value)
        for key, value in part.items()
        if key not in ("title", "description", "titles")
    }


def test_a_name_that_nobody_has_is_answered_and_one_person_is_not_enough(new_context: NewContext, base: str) -> None:
    page = new_context().new_page()
    visit(page, f"{base}agree/?partners=demo-nia#who")
    expect(page.locator(".ppf-people li")).to_have_count(1)
    assert complaints(page) == [AGREEMENT["partners"]]
    page.get_by_label("Add someone by name or username").fill("nobody at all")
    page.keyboard.press("Tab")
    expect(page.get_by_text("Nobody here is called nobody at all. Everyone needs a profile first.")).to_be_visible()


def test_what_somebody_teaches_is_asked_for_only_when_all_goals_are_there(new_context: NewContext, base: str) -> None:
    page = new_context().new_page()
    visit(page, f"{base}agree/?partners=demo-nia,demo-zoltan,demo-kofi#goals")
    learn = step(page).get_by_label("Learn", exact=True)
    expect(learn.nth(2)).to_be_visible()
    for n in range(learn.count()):
        learn.nth(n).fill("")
    step(page).get_by_role("button", name="Continue").click()
    alert = page.get_by_role("alert")
    expect(alert).to_be_focused()
    expect(alert).not_to_contain_text("teach")
    for n in range(learn.count()):
        learn.nth(n).fill("public-speaking")  # which Kofi teaches, so that nobody learns from one of the others
    step(page).get_by_role("button", name="Continue").click()
    expect(alert).to_contain_text("Nobody learns from")


def test_empty_fields_of_an_agreement_are_asked_for_too(new_context: NewContext, base: str) -> None:
    page = new_context().new_page()
    visit(page, f"{base}agree/#who")
    assert complaints(page) == [AGREEMENT["partners"]]
    visit(page, f"{base}agree/#promises")
    promises = complaints(page)
    assert len(promises) == 4
    assert AGREEMENT["commitments.confidentiality"] in promises
    visit(page, f"{base}agree/#when")
    for box in page.locator(".ppf-step:visible input").all():
        box.fill("")
    said = complaints(page)
    assert AGREEMENT["starts"] in said
    assert not [each for each in said if any(word in each for word in OF_THE_FILE)]
