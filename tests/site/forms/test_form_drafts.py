"""A draft survives, is never lost by one press, and takes back nothing that changed in the file meanwhile."""

from __future__ import annotations

import json
from collections.abc import Callable
from typing import Any

import pytest
from playwright.sync_api import BrowserContext, Page, Route, expect

from testing.form_steps import step, visit, written
from testing.hands import press

pytestmark = pytest.mark.xdist_group("forms")
NewContext = Callable[..., BrowserContext]
EDIT = "join/?edit=demo-nia"


def come_back(page: Page, address: str) -> None:
    """Leave the form, and open it again, which may begin with a question."""
    page.goto("about:blank")
    page.goto(address)


def changed_there(page: Page, **values: Any) -> None:
    """From now on the site tells other values of Nia's profile, as after a merge."""

    def answer(route: Route) -> None:
        people = route.fetch().json()
        for person in people:
            if person["values"]["github"] == "demo-nia":
                person["values"] |= values
                person["text"] = ""  # the values alone count here
        route.fulfill(body=json.dumps(people), content_type="application/json")

    page.route("**/profiles-0.json", answer)


def test_what_changed_in_the_file_meanwhile_is_kept(new_context: NewContext, base: str) -> None:
    page = new_context().new_page()
    come_back(page, f"{base}{EDIT}#more")
    page.get_by_label("About").fill("My new words")
    changed_there(page, pronouns="ze/zir")
    come_back(page, f"{base}{EDIT}#more")
    asked = page.locator(".ppf-conflict")
    expect(asked).to_contain_text("Updated from the file: Pronouns.")
    press(page, asked.get_by_role("button", name="Continue with these"))
    expect(page.get_by_label("About")).to_have_value("My new words")
    assert "pronouns: ze/zir" in written(page)
    come_back(page, f"{base}{EDIT}#more")
    expect(page.get_by_label("About")).to_have_value("My new words")  # asked once for each change


def test_where_both_changed_somebody_chooses(new_context: NewContext, base: str) -> None:
    page = new_context().new_page()
    come_back(page, f"{base}{EDIT}#more")
    page.get_by_label("About").fill("Mine")
    changed_there(page, about="Theirs")
    come_back(page, f"{base}{EDIT}#more")
    row = page.locator(".ppf-conflict fieldset")
    expect(row).to_contain_text("Mine")
    expect(row).to_contain_text("Theirs")
    row.get_by_label("The file now").check()
    press(page, page.get_by_role("button", name="Continue with these"))
    expect(page.get_by_label("About")).to_have_value("Theirs")


def test_a_draft_of_an_older_version_is_asked_about_where_it_differs(new_context: NewContext, base: str) -> None:
    page = new_context().new_page()
    come_back(page, f"{base}join/")
    old = json.dumps({"name": "Nia C.", "about": "Old words"})
    page.evaluate("(text) => localStorage.setItem('peerpact-form:/edit-demo-nia', text)", old)
    come_back(page, f"{base}{EDIT}#you")
    expect(page.locator(".ppf-conflict")).to_contain_text("Nia C.")
    press(page, page.get_by_role("button", name="Discard my draft and start from the file"))
    expect(page.get_by_label("Name", exact=True)).to_have_value("Nia Castellane")


def test_forgetting_can_be_undone(new_context: NewContext, base: str) -> None:
    page = new_context().new_page()
    come_back(page, f"{base}join/#you")
    page.get_by_label("Name", exact=True).fill("Juno Quill")
    press(page, page.get_by_role("button", name="Forget this draft"))
    undo = page.get_by_role("button", name="Undo")
    expect(undo).to_be_visible()
    assert "Juno" not in written(page)
    press(page, undo)
    expect(page.locator(".ppf-file")).to_contain_text("name: Juno Quill")
    expect(page.get_by_role("button", name="Undo")).to_have_count(0)


def test_a_draft_that_was_sent_is_gone_and_can_be_brought_back(new_context: NewContext, base: str) -> None:
    page = new_context(timezone_id="UTC", locale="en-GB").new_page()
    page.route("https://github.com/**", lambda route: route.fulfill(body="GitHub"))
    come_back(page, f"{base}join/#you")
    page.get_by_label("GitHub username").fill("demo-juno")
    page.get_by_label("Name", exact=True).fill("Juno Quill")
    visit(page, f"{base}join/#learn")
    step(page).get_by_label("Skill").fill("git")
    page.keyboard.press("Tab")
    step(page).get_by_label("beginner").check()
    visit(page, f"{base}join/#send")
    link, boxes = page.get_by_role("link", name="Open it on GitHub"), step(page).get_by_role("checkbox")
    for number in range(2):  # neither of the two promises can be left out
        press(page, link)
        expect(boxes.nth(number)).to_be_focused()
        boxes.nth(number).check()
    press(page, link)
    page.wait_for_url("https://github.com/**")
    come_back(page, f"{base}join/#you")
    expect(page.get_by_label("Name", exact=True)).to_have_value("")
    press(page, page.get_by_role("button", name="Bring them back"))
    expect(page.locator(".ppf-file")).to_contain_text("name: Juno Quill")


def test_a_draft_survives_renamed_keys_and_what_no_longer_fits_is_left_out(room: Page) -> None:
    found = room.evaluate(
        """async () => {
          const {openDraft} = await import('/assets/forms/draft.js');
          const schema = {type: "object", properties: {name: {type: "string"},
            seeks: {type: "array", items: {type: "object", properties: {aim: {type: "string"}}}}}};
          const old = {name: "Juno", wants: [{goal: "A talk", odd: {deep: 1}}], gone: 5};
          localStorage.setItem("peerpact-form:/older", JSON.stringify(old));
          const renames = [["wants", "seeks"], ["seeks.*.goal", "seeks.*.aim"]];
          const draft = openDraft({name: "now", names: ["older"], base: () => ({}), schema, renames});
          return [draft.model, draft.restored];
        }"""
    )
    assert found == [{"name": "Juno", "seeks": [{"aim": "A talk"}]}, True]


def test_who_the_reader_is_survives_another_name_of_the_key(room: Page) -> None:
    found = room.evaluate(
        """async () => {
          const {remembered} = await import('/assets/reader.js');
          localStorage.setItem("peerpact.iam", "octo-cat");
          const login = remembered(["peerpact.iam"]);
          return [login, localStorage.getItem("peerpact.iam"), remembered()];
        }"""
    )
    assert found == ["octo-cat", None, "octo-cat"]


def test_what_is_not_changed_keeps_its_bytes(room: Page) -> None:
    text = "# Hello\ngithub: \"octocat\"  # me\nname: 'Octo Cat'\n\n# teach\noffers:\n- skill: k8s\n  level: expert\n"
    found = room.evaluate(
        """async (text) => {
          const {rewrite} = await import('/assets/forms/rewrite.js');
          const before = {github: "octocat", name: "Octo Cat", offers: [{skill: "kubernetes", level: "expert"}]};
          const order = ["github", "name", "timezone", "offers", "status"];
          const write = (values) => rewrite(text, before, values, order);
          return [
            write(before),
            write({...before, name: "Octo"}),
            write({...before, status: "paused", timezone: "UTC"}),
            write({github: "octocat", offers: before.offers}),
            rewrite("{github: x}", before, {github: "z"}, order),
          ];
        }""",
        text,
    )
    assert found == [
        text,
        text.replace("'Octo Cat'", "Octo"),
        text.replace("\n\n# teach", "\ntimezone: UTC\n\n# teach") + "status: paused\n",
        text.replace("name: 'Octo Cat'\n", ""),
        "github: z\n",
    ]


OFFERS = """\
offers:
  # the one I like
  - skill: k8s  # by its alias
    level: 'expert'
    note: |
      Operators,
      # and what they cost

  - level: advanced
    skill: "python"
  - {skill: css, level: expert}
availability:
    # evenings
    windows: ["Mo 18:00-21:00"]
    hours_per_month: 4.0   # at most
"""


def test_only_the_lines_that_change_are_written_again(room: Page) -> None:
    found = room.evaluate(
        """async (text) => {
          const {rewrite} = await import('/assets/forms/rewrite.js');
          const [one, two, three] = [
            {skill: "kubernetes", level: "expert", note: "Operators,\\n# and what they cost\\n"},
            {skill: "python", level: "advanced"}, {skill: "css", level: "expert"}];
          const availability = {hours_per_month: 4, windows: ["Mo 18:00-21:00"]};
          const before = {offers: [one, two, three], availability};
          const write = (offers, more = {}) =>
            rewrite(text, before, {offers, availability: {...availability, ...more}}, ["offers", "availability"]);
          return [
            write([one, {...two, level: "expert"}, three]),
            write([one, {...two, note: "Typing: yes"}, three]),
            write([two, one]),
            write([{skill: "kubernetes", level: "expert"}, two, {...three, level: "advanced"}]),
            write([one, two, three, {skill: "git", level: "expert"}], {hours_per_month: 6, asynchronous: true}),
            write([one, {skill: "git", level: "expert"}, three]).replaceAll("\\n", "\\r\\n")
              === rewrite(text.replaceAll("\\n", "\\r\\n"), before,
                {offers: [one, {skill: "git", level: "expert"}, three], availability}, ["offers", "availability"]),
          ];
        }""",
        OFFERS,
    )
    first, second = OFFERS[: OFFERS.index("\n  - level")], '  - level: advanced\n    skill: "python"\n'
    assert found == [
        OFFERS.replace("level: advanced", "level: expert"),
        OFFERS.replace('skill: "python"\n', 'skill: "python"\n    note: "Typing: yes"\n'),
        OFFERS.replace(first[8:] + "\n" + second + "  - {skill: css, level: expert}\n", "\n" + second + first[8:]),
        OFFERS.replace("    note: |\n      Operators,\n      # and what they cost\n", "").replace(
            "  - {skill: css, level: expert}\n", "  - skill: css\n    level: advanced\n"
        ),
        OFFERS.replace("expert}\n", "expert}\n  - skill: git\n    level: expert\n").replace(
            "    hours_per_month: 4.0   # at most\n", "    hours_per_month: 6\n    asynchronous: true\n"
        ),
        True,
    ]
