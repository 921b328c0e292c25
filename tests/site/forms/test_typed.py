"""What people type is read in the page as in the checks: broken letters, zones by abbreviation, numbers of accounts."""

from __future__ import annotations

import random
from collections.abc import Callable

import pytest
from playwright.sync_api import BrowserContext, Page, expect

from peerpact.community.examine import examine
from peerpact.community.loader import load
from peerpact.text.broken_letters import broken
from testing.form_inputs import NOW
from testing.form_steps import visit

SEEN = """
async (texts) => {
  const {broken} = await import("/assets/forms/letters.js");
  const data = await (await fetch("/assets/forms/form.json")).json();
  return texts.map((text) => broken(data, text)?.slice(1) ?? null);
}
"""
WORDS = (
    "José", "Zoë", "naïve", "Łódź", "Đặng", "привет", "“quoted”", "it’s – so…", "山田", "مرحبا", "नमस्ते", "€5", "Ærø",
    "«d'accord»", "São", "À la carte", "Été", "Ã", "Â°", "plain", "🦊 fox", "½ cup", "lost \ufffd", "Ça", "TRÄNEN»",
)  # fmt: skip


def spoilt(word: str, encoding: str) -> str:
    """A word that was written as UTF-8 and read as something else; what has no letter there is left out."""
    return word.encode("utf-8").decode(encoding, "ignore")


def test_the_page_finds_what_the_checks_find(room: Page) -> None:
    rng = random.Random(14)  # noqa: S311
    texts = [*WORDS, *(spoilt(word, coding) for word in WORDS for coding in ("cp1252", "latin-1"))]
    texts += [" ".join(rng.choice(texts) for _ in range(3)) for _ in range(600)]
    texts += ["".join(chr(rng.randint(0xA0, 0x17F)) for _ in range(6)) for _ in range(600)]
    wanted = [list(found[1:]) if (found := broken(text)) else None for text in texts]
    assert room.evaluate(SEEN, texts) == wanted
    assert 300 < sum(map(bool, wanted)) < 1000


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        ("JosÃ© Prado", "Ã© was read in the wrong encoding. Use é."),
        ("Jos\ufffd", "A letter is lost here. Type the word again."),
    ],
)
def test_someone_is_told_beside_the_field(
    new_context: Callable[..., BrowserContext], base: str, typed: str, said: str
) -> None:
    page = new_context().new_page()
    visit(page, f"{base}join/#you")
    name = page.get_by_label("Name", exact=True)
    name.fill(typed)
    page.keyboard.press("Tab")
    expect(name).to_have_attribute("aria-invalid", "true")
    expect(page.locator(".ppf-step:visible .ppf-wrong")).to_contain_text(said)
    name.fill("José Prado")
    expect(name).to_have_attribute("aria-invalid", "false")


def test_an_abbreviation_offers_its_zones_and_is_asked_about(
    new_context: Callable[..., BrowserContext], base: str
) -> None:
    page = new_context(timezone_id="UTC", locale="en-GB").new_page()
    visit(page, f"{base}join/#place")
    zone = page.get_by_label("Time zone")
    zone.fill("CET")
    expect(page.get_by_role("option").first).to_contain_text("Europe/Berlin (CET)")
    page.keyboard.press("Tab")
    expect(page.locator(".ppf-step:visible .ppf-wrong")).to_contain_text(
        "Did you mean Europe/Berlin or Europe/Paris or Europe/Madrid?"
    )
    zone.fill("JST")
    page.keyboard.press("Tab")
    expect(zone).to_have_value("Asia/Tokyo")  # it has one meaning only


NUMBERS = """
async (texts) => {
  const {faults} = await import("/assets/forms/validate.js");
  const data = await (await fetch("/assets/forms/form.json")).json();
  const found = (text) => faults(data, data.schemas.profile, {github_id: text});
  const fix = (text) => found(text).find(({path}) => path[0] === "github_id").fix;
  return texts.map(fix);
}
"""


@pytest.mark.parametrize(
    ("text", "number"), [("id: 583231", "583231"), ("#583231", "583231"), ("user id 0583231", "583231")]
)
def test_the_number_of_an_account_is_read_where_nothing_else_is_beside_it(room: Page, text: str, number: str) -> None:
    assert number in room.evaluate(NUMBERS, [text])[0]


@pytest.mark.parametrize("text", ["octocat2", "I joined in 2019", "номер 583231", "room 42, second floor", "0"])
def test_digits_out_of_a_text_are_no_account(room: Page, text: str) -> None:
    assert room.evaluate(NUMBERS, [text]) == room.evaluate(NUMBERS, ["four"])


WINDOWS = """
async (logins) => {
  const [{profileRules}, {Skills}] = await Promise.all(["rules", "skills"].map((n) => import(`/assets/forms/${n}.js`)));
  const data = await (await fetch("/assets/forms/form.json")).json();
  const found = (github) => profileRules(data, new Skills([]), {github}, "2026-11-22", () => ({}));
  return logins.map((login) => found(login).filter(({rule}) => rule === "windows-name")
    .map(({message, fix, hint}) => [message, fix, hint]));
}
"""
SOMEONE = b"""\
github: %s
github_id: 1
name: x
timezone: UTC
languages: [en]
seeks: [{skill: git, level: beginner}]
"""


def test_a_name_that_no_file_on_windows_can_have_is_warned_of_as_in_the_checks(room: Page) -> None:
    logins = ["con", "Con", "prn", "AUX", "nul", "com1", "LPT9", "com0", "com10", "conn", "acon", "lpt", "con-1"]
    found = [examine(load({f"profiles/{login}.yml": SOMEONE % login.encode()}), NOW) for login in logins]
    said = [[(f.message, f.fix, True) for f in each if f.rule == "windows-name"] for each in found]
    assert [[tuple(one) for one in each] for each in room.evaluate(WINDOWS, logins)] == said
    assert sum(map(len, said)) == 7
