"""What people do on the site from beginning to end, and how many taps and keys it takes them.

For: the journeys of a test and of a table. Each ends where its promise is kept, or fails. Must not: judge numbers.

A tap is a press on the page, by finger or mouse; a drag is one, and so is a press on the browser's Back. A key is one
press, Tab and Enter included. Words are as long as those that were typed when the journeys were first counted.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

from playwright.sync_api import Locator, Page, expect

from testing.form_steps import step
from testing.hands import press

PHONE: dict[str, Any] = {"viewport": {"width": 390, "height": 844}, "has_touch": True, "is_mobile": True}
ZOOMED: dict[str, Any] = {"viewport": {"width": 640, "height": 400}, "device_scale_factor": 2}
"""A screen of 1280 × 800 at 200 %."""
_DOUBLE_TAP = 500  # milliseconds
_SEND = "Open it on GitHub"
_EVIDENCE = "A page that both of us can read later"
_FOCUSED = """(name) => {
  const here = document.activeElement;
  const label = here.getAttribute("aria-label") || [...(here.labels || [])].map((each) => each.innerText).join();
  return (label || here.innerText || "").trim().startsWith(name);
}"""


@dataclass
class Hand:
    """A hand that counts: a finger on a screen that can be touched, else a mouse."""

    page: Page
    base: str
    touch: bool
    taps: int = 0
    keys: int = 0

    def tap(self, target: Locator) -> None:
        """Press something once."""
        if self.touch:
            target.scroll_into_view_if_needed()
            if self.taps:  # two taps at one place within this time are a double tap, which no hand makes here
                self.page.wait_for_timeout(_DOUBLE_TAP)
            target.tap()
        else:
            press(self.page, target)
        self.taps += 1

    def type(self, text: str, last: str = "") -> None:
        """Type letters, and a key after them."""
        self.page.keyboard.type(text)
        self.keys += len(text)
        if last:
            self.key(last)

    def key(self, name: str) -> None:
        """One key."""
        self.page.keyboard.press(name)
        self.keys += 1

    def tab_to(self, name: str, most: int = 40) -> None:
        """Press Tab until something of this name has the focus."""
        for _ in range(most):
            self.key("Tab")
            if self.page.evaluate(_FOCUSED, name):
                return
        raise AssertionError(name)

    def step(self) -> Locator:
        """The step of a form that can be seen."""
        return step(self.page)

    def asked(self, question: str) -> None:
        """Wait for a step."""
        expect(self.step().get_by_role("heading", level=2)).to_have_text(question)

    def onward(self, question: str, button: str = "Continue") -> None:
        """Press the button of the step, which leads to the next one."""
        self.tap(self.step().get_by_role("button", name=button))
        self.asked(question)

    def pill(self, group: str, label: str, number: int = 0) -> None:
        """Take one of a few choices that are all in sight."""
        self.tap(self.step().get_by_role("radiogroup", name=group).nth(number).get_by_label(label, exact=True))


@dataclass(frozen=True)
class Journey:
    """`walk` ends where its promise is kept. `before` is what the review of 29 November 2026 counted, taps and keys;
    `most` is what it may take today. `browser` is how the reader's browser is set.
    """

    name: str
    walk: Callable[[Hand], None]
    before: tuple[int, int]
    most: tuple[int, int]
    browser: dict[str, Any] = field(default_factory=dict)


def number_is_known(page: Page) -> None:
    """GitHub answers with a number for every username."""
    page.route(
        "https://api.github.com/**",
        lambda route: route.fulfill(
            body='{"id": 583231, "type": "User"}', headers={"access-control-allow-origin": "*"}
        ),
    )


def _written(hand: Hand, *lines: str) -> None:
    for line in lines:
        expect(hand.page.locator(".ppf-file")).to_contain_text(line)


def _confirmed(hand: Hand) -> None:
    """Tick what people confirm before they send a first profile."""
    expect(hand.page.get_by_role("link", name=_SEND)).to_be_visible()
    for box in hand.step().get_by_role("group", name="Before you send it").get_by_role("checkbox").all():
        hand.tap(box)


def translator(hand: Hand) -> None:
    """A full profile: two languages, two skills to teach, one to learn, evenings, a few words."""
    page = hand.page
    page.goto(f"{hand.base}join/")
    hand.tap(page.get_by_role("button", name="Start"))
    hand.tap(page.get_by_label("GitHub username"))
    hand.type("demo-lia")
    hand.tap(page.get_by_role("button", name="Look up my GitHub ID"))
    expect(page.get_by_label("GitHub user ID")).to_have_value("583231")
    hand.tap(page.get_by_label("Name", exact=True))
    hand.type("Lia Prado", "Enter")
    hand.asked("Where are you, and what do you speak?")
    hand.tap(hand.step().get_by_role("button", name="Add another language"))
    hand.type("engl", "Enter")
    hand.asked("What can you teach?")
    for number, name in enumerate(("git", "css")):
        if number:
            hand.tap(hand.step().get_by_role("button", name="Add another skill to teach"))
        else:
            hand.tap(hand.step().get_by_label("Skill").first)
        hand.type(name)
        hand.tap(page.get_by_role("option").first)
        hand.pill("Level", "advanced", number)
    hand.onward("What do you want to learn?")
    hand.tap(hand.step().get_by_label("Skill"))
    hand.type("public spe", "Enter")
    hand.pill("Level", "beginner")
    hand.onward("When do you have time?")
    hand.tap(page.get_by_role("button", name="Weekday evenings"))
    hand.onward("How do you like to work?")
    hand.tap(hand.step().get_by_label("conversation"))
    hand.onward("Anything else?")
    hand.tap(page.get_by_label("About"))
    hand.type("I translate manuals.")
    hand.onward("Check and send")
    _confirmed(hand)
    hand.taps += 1  # on the link
    _written(hand, "languages: [pt, en]", "- skill: git", "- skill: css", "- skill: public-speaking")
    _written(hand, "Mo-Fr 18:00-22:00", "I translate manuals.")


def developer(hand: Hand) -> None:
    """Teaches C, learns public speaking, has weekday evenings, likes pairing and code review."""
    page = hand.page
    page.goto(f"{hand.base}join/")
    hand.tap(page.get_by_role("button", name="Start"))
    hand.tap(page.get_by_label("GitHub username"))
    hand.type("demo-lkraus")
    hand.tap(page.get_by_role("button", name="Look up my GitHub ID"))
    expect(page.get_by_label("GitHub user ID")).to_have_value("583231")
    hand.tap(page.get_by_label("Name", exact=True))
    hand.type("L. Kraus", "Enter")
    hand.asked("Where are you, and what do you speak?")
    hand.onward("What can you teach?")
    hand.tap(hand.step().get_by_label("Skill"))
    hand.type("c", "Enter")
    hand.pill("Level", "expert")
    hand.onward("What do you want to learn?")
    hand.tap(hand.step().get_by_label("Skill"))
    hand.type("public speaking", "Enter")
    hand.pill("Level", "beginner")
    hand.onward("When do you have time?")
    hand.tap(page.get_by_role("button", name="Weekday evenings"))
    hand.onward("How do you like to work?")
    hand.tap(hand.step().get_by_label("pairing"))
    hand.tap(hand.step().get_by_label("code review"))
    hand.onward("Anything else?")
    hand.onward("Check and send")
    _confirmed(hand)
    hand.taps += 1  # on the link
    _written(hand, "- skill: c\n", "- skill: public-speaking", "Mo-Fr 18:00-22:00", "formats: [pairing, code-review]")


def keyboard(hand: Hand) -> None:
    """The shortest profile that can be sent: a name and one skill to learn."""
    hand.page.goto(f"{hand.base}join/")
    hand.key("Tab")
    hand.key("Enter")  # skips to the content
    hand.tab_to("Start")
    hand.key("Enter")
    hand.asked("Who are you?")
    hand.tab_to("GitHub username")
    hand.type("demo-juno", "Enter")
    hand.type("Juno Quill", "Enter")
    hand.asked("Where are you, and what do you speak?")
    hand.tab_to("Time zone")
    hand.key("Enter")
    hand.asked("What can you teach?")
    hand.tab_to("Continue")
    hand.key("Enter")
    hand.asked("What do you want to learn?")
    hand.tab_to("Skill")
    hand.type("k8s")
    hand.tab_to("beginner")
    hand.key("Space")
    hand.key("Enter")
    for question in ("When do you have time?", "How do you like to work?", "Anything else?", "Check and send"):
        hand.asked(question)
        if question != "Check and send":
            hand.tab_to("Continue")
            hand.key("Enter")
    expect(hand.page.get_by_role("link", name=_SEND)).to_be_visible()
    for promise in ("I'm 18 or over.", "I'll follow the code of conduct."):
        hand.tab_to(promise)
        hand.key("Space")
    hand.tab_to(_SEND)
    _written(hand, "github: demo-juno", "name: Juno Quill", "- skill: kubernetes\n    level: beginner")


def pause(hand: Hand) -> None:
    """From one's own page to GitHub with the new text in the clipboard."""
    hand.page.goto(f"{hand.base}people/demo-nia/")
    hand.tap(hand.page.get_by_role("link", name="Pause", exact=True))
    expect(hand.page.get_by_role("link", name="Copy the new text and open GitHub")).to_be_visible()
    hand.taps += 1  # on that link
    _written(hand, "status: paused")


def _agreement(hand: Hand, who: str, partners: int) -> None:
    hand.page.goto(f"{hand.base}people/{who}/")
    hand.tap(hand.page.locator(".pp-card--choice a[href*='agree/']").first)
    hand.onward("Who takes part?", "Start")
    expect(hand.page.locator(".ppf-people li")).to_have_count(partners)
    hand.onward("What will each of you learn?")
    evidence = hand.step().get_by_label("How will you see it?")
    expect(evidence).to_have_count(partners)
    for each in evidence.all():
        hand.tap(each)
        hand.type(_EVIDENCE)
    hand.onward("When do you meet?")
    hand.onward("What do you commit to?")
    for promise in hand.step().get_by_role("group", name="Commitments").get_by_role("checkbox").all():
        hand.tap(promise)
    hand.onward("Check and send")
    expect(hand.page.get_by_role("link", name=_SEND)).to_be_visible()
    hand.taps += 1  # on that link
    expect(hand.page.get_by_role("alert")).to_have_count(0)


def pair(hand: Hand) -> None:
    """From a suggestion to a whole agreement of two."""
    _agreement(hand, "demo-chidi", 2)


def circle(hand: Hand) -> None:
    """From a suggestion to a whole agreement of three."""
    _agreement(hand, "demo-aroha", 3)


def _settled(hand: Hand) -> Locator:
    hand.page.wait_for_selector("ul.pp-people:not([aria-busy])", state="attached")
    return hand.page.locator(".pp-person")


def teaches_python(hand: Hand) -> None:
    """Who teaches Python, and has a clock within three hours of one's own."""
    page = hand.page
    page.goto(f"{hand.base}directory/")
    page.wait_for_selector(".pp-directory--live")
    hand.tap(page.locator(".pp-filters > summary"))
    hand.tap(page.get_by_label("Find a skill (they teach)"))
    hand.type("pyth")
    hand.tap(page.locator(".pp-option", has_text="Python").first)
    clock = page.locator("details.pp-facet").filter(has=page.locator("summary", has_text="Time difference"))
    hand.tap(clock.locator("summary"))
    hand.tap(clock.locator("label", has_text="3 h").first)
    hand.tap(page.locator(".pp-go button"))
    found = _settled(hand)
    assert 0 < found.count() < 6
    expect(found.first).to_contain_text("Python")


def godot(hand: Hand) -> None:
    """Look for a word, open a person, and come back to where one was."""
    page = hand.page
    page.goto(f"{hand.base}directory/")
    page.wait_for_selector(".pp-directory--live")
    before = _settled(hand).count()
    hand.tap(page.get_by_role("searchbox", name="Look for"))
    hand.type("godot")
    expect(page.locator(".pp-person", has_text="Godot").first).to_be_visible()
    shown = _settled(hand).count()
    assert 0 < shown < before
    hand.tap(_settled(hand).first.locator(".pp-name"))
    page.wait_for_url("**/people/**")
    page.go_back()
    hand.taps += 1
    page.wait_for_selector(".pp-directory--live")
    expect(page.get_by_role("searchbox", name="Look for")).to_have_value("godot")
    assert _settled(hand).count() == shown


JOURNEYS = (
    Journey("Join, translator in Brazil, phone, full profile", translator, (43, 175), (24, 60), {
        **PHONE, "timezone_id": "America/Sao_Paulo", "locale": "pt-BR",
    }),
    Journey("Join, kernel developer, 1280 at 200 %", developer, (24, 65), (20, 38), {
        **ZOOMED, "timezone_id": "America/Los_Angeles", "locale": "en-US",
    }),
    Journey("Join, keyboard only, shortest profile", keyboard, (0, 101), (0, 94), {
        "timezone_id": "Europe/Lisbon", "locale": "pt-PT", "reduced_motion": "reduce",
    }),
    Journey("Pause", pause, (3, 0), (2, 0)),
    Journey("Agreement of two, from a suggestion", pair, (14, 74), (13, 74)),
    Journey("Agreement of three, phone", circle, (15, 111), (14, 111), PHONE),
    Journey("Directory: teaches Python, clock within 3 hours, phone", teaches_python, (8, 4), (6, 4), {
        **PHONE, "timezone_id": "America/Argentina/Buenos_Aires",
    }),
    Journey("Directory: a word, a person, and back", godot, (3, 5), (3, 5)),
)  # fmt: skip
