"""Every key of the schemas comes through the scripts of the forms, and a new one is asked for at once."""

from __future__ import annotations

import json
from collections.abc import Callable
from typing import Any

import pytest
from playwright.sync_api import BrowserContext, Page, Route, expect

from peerpact.formats.schema import typing
from peerpact.formats.yaml.strict import parse
from testing.every_key import AGREEMENT_DATA, PROFILE_DATA

pytestmark = pytest.mark.xdist_group("forms")
WRITTEN = """
async ([kind, model]) => {
  const [{clean}, {emit}, {hiddenIn}] = await Promise.all(["normalise", "yaml", "contact"]
    .map((name) => import(`/assets/forms/${name}.js`)));
  const data = await (await fetch("/assets/forms/form.json")).json();
  return emit(clean(data.schemas[kind], model, {hidden: hiddenIn(data), better: (format, typed) => typed}));
}
"""
TEA = {
    "title": "Favourite tea",
    "description": "Any.",
    "type": "string",
    "minLength": 1,
    "maxLength": 40,
    "pattern": ".",
}


@pytest.mark.parametrize(("kind", "data"), [("profile", PROFILE_DATA), ("agreement", AGREEMENT_DATA)])
def test_every_key_in_the_fields_is_in_the_file(room: Page, kind: str, data: dict[str, Any]) -> None:
    assert parse(room.evaluate(WRITTEN, [kind, data]), typing(kind)) == data


@pytest.mark.parametrize(("page", "step"), [("join/", "more"), ("agree/", "promises")])
def test_a_key_that_is_new_to_the_format_is_asked_for(
    new_context: Callable[[], BrowserContext], base: str, page: str, step: str
) -> None:
    def with_tea(route: Route) -> None:
        data = route.fetch().json()
        for part in (*data["schemas"].values(), *data["shown"].values()):
            part["properties"]["tea"] = TEA
        route.fulfill(body=json.dumps(data), content_type="application/json")

    context = new_context()
    context.route("**/form.json", with_tea)
    tab = context.new_page()
    tab.goto(f"{base}{page}#{step}")
    field = tab.get_by_label("Favourite tea")
    expect(field).to_be_visible()
    field.fill("green")
    expect(tab.locator(".ppf-file")).to_contain_text("tea: green")
