"""A reader's ways through the directory: filter, count, come back, start over, and be helped when nobody fits."""

from __future__ import annotations

import re
from collections.abc import Callable

import pytest
from playwright.sync_api import BrowserContext, Locator, Page, expect

from peerpact.community.loader import read_community
from peerpact.domain.model import Community
from testing.site_people import Published

NewContext = Callable[..., BrowserContext]


@pytest.fixture(scope="session")
def community(published: Published) -> Community:
    """The community that the published site shows."""
    return read_community(published.root).community


@pytest.fixture
def directory(page: Page, base: str) -> Page:
    """The directory, with its filters ready."""
    return opened(page, base)


def opened(page: Page, base: str, query: str = "") -> Page:
    """The directory at some state, when its script has started."""
    page.goto(f"{base}directory/{query}")
    page.wait_for_selector(".pp-directory--live")
    return page


def option(page: Page, facet: str, label: str) -> Locator:
    """The box of one value of a filter; the filter is unfolded if it is not yet."""
    view = page.locator("details.pp-facet").filter(has=page.locator("summary", has_text=facet))
    if view.get_attribute("open") is None:
        view.locator("summary").click()
    finder = view.locator("input[type=search]")
    if finder.count():
        finder.fill(label)
    return view.locator("label").filter(has_text=label).locator("input").first


def names(page: Page) -> set[str]:
    """Who is shown."""
    page.wait_for_selector("ul.pp-people:not([aria-busy])", state="attached")
    return set(page.locator(".pp-person .pp-name").all_text_contents())


def expected(community: Community, *, offers: set[str] = frozenset(), languages: set[str] = frozenset()) -> set[str]:
    """Who offers one of the skills and speaks one of the languages, by the files."""
    return {
        " ".join(p.name.split())
        for p in community.profiles
        if (not offers or offers & {o.skill for o in p.offers}) and (not languages or languages & set(p.languages))
    }


def skill_name(community: Community, skill: str) -> str:
    return community.vocabulary.name(skill)


LOOK = """() => [...document.querySelectorAll(".pp-person")].map((card) => [
  card.dataset.ppFace, card.style.getPropertyValue("--pp-hue"), ...[...card.children].map((part) => [
    part.tagName, part.className, part.dir, part.getAttribute("lang"), part.getAttribute("href"),
    part.ppWords ?? part.textContent])])"""


def two_offered(community: Community) -> tuple[str, str]:
    """Two skills that different people offer."""
    found = sorted({o.skill for p in community.profiles for o in p.offers if o.skill in community.vocabulary.skills})
    return found[0], found[-1]


def test_everybody_is_shown_and_counted_at_the_start(directory: Page, community: Community) -> None:
    assert names(directory) == expected(community)
    expect(directory.locator(".pp-count")).to_have_text(f"{len(community.profiles)} participants")
    expect(directory.get_by_role("button", name="Reset all")).to_be_hidden()


def test_values_of_one_filter_widen_and_a_second_filter_narrows(
    directory: Page, base: str, community: Community
) -> None:
    one, other = two_offered(community)
    option(directory, "They teach", skill_name(community, one)).check()
    assert names(directory) == expected(community, offers={one})
    option(directory, "They teach", skill_name(community, other)).check()
    assert names(directory) == expected(community, offers={one, other})
    assert names(directory) > expected(community, offers={one})
    language = next(p.languages[-1] for p in community.profiles if {o.skill for o in p.offers} & {one, other})
    opened(directory, base, f"?offers={one}&offers={other}&language={language}")
    assert names(directory) == expected(community, offers={one, other}, languages={language})


def test_every_option_says_how_many_it_would_leave(directory: Page, community: Community) -> None:
    one, _ = two_offered(community)
    option(directory, "They teach", skill_name(community, one)).check()
    view = directory.locator("details.pp-facet").filter(has=directory.locator("summary", has_text="Language"))
    view.locator("summary").click()
    for row in view.locator("label").all():
        told = int(row.locator(".pp-number").inner_text())
        tag = row.locator("input").get_attribute("value") or ""
        assert told == len(expected(community, offers={one}, languages={tag})), tag


def test_free_text_finds_names_skills_languages_and_zones(directory: Page, community: Community) -> None:
    person = next(p for p in community.profiles if p.github == "demo-nia")
    for words in (person.name.upper(), person.timezone.split("/")[1].replace("_", " ").lower(), "demo-nia"):
        directory.locator("#pp-search").fill(words)
        assert person.name in names(directory), words
    directory.locator("#pp-search").fill(f"nia {skill_name(community, person.offers[0].skill)}")
    assert names(directory) == {person.name}


def test_an_address_leads_back_to_the_same_people(directory: Page, base: str, community: Community) -> None:
    one, _ = two_offered(community)
    option(directory, "They teach", skill_name(community, one)).check()
    directory.locator("#pp-search").fill("a")
    directory.locator("#pp-search").press("Enter")
    expect(directory).to_have_url(re.compile(f"find=a&offers={one}"))
    seen = names(directory)
    again = directory.context.new_page()
    again.goto(directory.url)
    again.wait_for_selector(".pp-directory--live")
    assert names(again) == seen
    expect(again.locator("#pp-search")).to_have_value("a")


def test_the_back_button_goes_through_the_filters(directory: Page, community: Community) -> None:
    one, other = two_offered(community)
    for skill in (one, other):
        option(directory, "They teach", skill_name(community, skill)).check()
    directory.locator("#pp-search").type("zz", delay=5)
    expect(directory).to_have_url(re.compile("find=zz"))  # the address follows a frame after the people
    directory.go_back()
    expect(directory.locator("#pp-search")).to_have_value("")
    assert names(directory) == expected(community, offers={one, other})
    directory.go_back()
    assert names(directory) == expected(community, offers={one})
    directory.go_back()
    assert names(directory) == expected(community)
    directory.go_forward()
    assert names(directory) == expected(community, offers={one})


def test_one_click_starts_anew(directory: Page, base: str, community: Community) -> None:
    opened(directory, base, f"?offers={two_offered(community)[0]}&find=a&status=open")
    directory.get_by_role("button", name="Reset all").click()
    assert names(directory) == expected(community)
    expect(directory).to_have_url(f"{base}directory/")
    expect(directory.locator("#pp-search")).to_be_focused()


def test_a_chosen_filter_can_be_dropped_alone(directory: Page, base: str, community: Community) -> None:
    one, other = two_offered(community)
    opened(directory, base, f"?offers={one}&offers={other}")
    directory.get_by_role("button", name=f"Remove They teach: {skill_name(community, one)}").click()
    assert names(directory) == expected(community, offers={other})


def test_nobody_found_leads_to_somebody(directory: Page, base: str, community: Community) -> None:
    person = next(p for p in community.profiles if p.offers and p.seeks)
    strange = next(
        s.skill
        for p in community.profiles
        for s in p.seeks
        if not any(
            person.offers[0].skill in {o.skill for o in q.offers} and s.skill in {x.skill for x in q.seeks}
            for q in community.profiles
        )
    )
    opened(directory, base, f"?offers={person.offers[0].skill}&seeks={strange}")
    expect(directory.locator(".pp-empty__title")).to_have_text("Nobody matches all of this")
    expect(directory.get_by_role("link", name="Add your profile")).to_be_visible()
    directory.get_by_role("button", name="One way: they teach it, whatever they want to learn").click()
    assert names(directory) == expected(community, offers={person.offers[0].skill})


def test_a_misspelt_skill_is_offered_rightly(directory: Page) -> None:
    directory.locator("#pp-search").fill("accessibilty")
    directory.locator("#pp-search").press("Enter")
    directory.get_by_role("button", name="Search for Accessibility").click()
    assert names(directory)


def test_the_status_speaks_when_a_choice_is_made_and_not_at_each_key(directory: Page) -> None:
    status, search = directory.locator("[role=status].pp-hidden"), directory.locator("#pp-search")
    search.type("demo-nia", delay=5)
    expect(status).to_have_text("")
    search.press("Enter")
    expect(status).to_have_text("1 participant found.")


def test_a_name_that_nobody_has_is_answered_and_a_right_one_takes_the_answer_back(directory: Page) -> None:
    me, told = directory.locator("#pp-me"), directory.get_by_role("status").filter(has_text="Nobody here has that name")
    expect(directory.locator(".pp-lead")).to_contain_text("Say who you are")
    me.fill("Nia Somebody Else")
    expect(told).to_have_count(0)  # not while someone is still writing
    me.press("Enter")
    expect(told).to_be_visible()
    assert directory.locator("#pp-sort").input_value() == "name"
    me.fill("demo-nia")
    expect(told).to_have_count(0)
    expect(directory.locator("#pp-sort")).to_have_value("best")


def test_who_i_am_is_kept_and_sorts_the_best_first(directory: Page, base: str) -> None:
    expect(directory.locator("#pp-sort option[value=best]")).to_be_disabled()
    directory.locator("#pp-me").fill("demo-nia")
    expect(directory.locator("#pp-sort")).to_have_value("best")
    expect(directory.locator(".pp-person .pp-fit").first).to_be_visible()
    opened(directory, base, "?sort=best")
    expect(directory.locator("#pp-me")).to_have_value("Nia Castellane (demo-nia)")
    expect(directory.locator(".pp-fit").first).to_be_visible()
    directory.locator("#pp-me").fill("")
    assert directory.evaluate("localStorage.getItem('peerpact.me')") is None
    expect(directory.locator(".pp-fit")).to_have_count(0)


def test_a_reader_sees_what_time_it_is_there(new_context: NewContext, base: str) -> None:
    page = opened(new_context(timezone_id="Asia/Tokyo").new_page(), base, "?find=demo-mallory")
    there = page.evaluate(
        "new Intl.DateTimeFormat('en-GB', {timeZone: 'Asia/Kathmandu', hour: '2-digit', minute: '2-digit'}).format()"
    )
    expect(page.locator(".pp-where")).to_contain_text(f"Asia/Kathmandu · now {there[:3]}")


def test_cards_with_and_without_scripts_say_the_same(new_context: NewContext, base: str) -> None:
    plain = new_context(java_script_enabled=False).new_page()
    plain.goto(f"{base}directory/")
    live = opened(new_context().new_page(), base)
    without = [card.evaluate("card => card.outerHTML") for card in plain.locator(".pp-person").all()]
    live.evaluate("(cards) => { document.body.innerHTML = `<main id='plain'>${cards.join('')}</main>`; }", without)
    static = live.evaluate(LOOK)
    opened(live, base)
    assert len(static) > 20
    assert live.evaluate(LOOK) == static
