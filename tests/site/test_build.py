"""What the pages of a community promise."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import replace
from datetime import date

import pytest

from peerpact.domain.model import Amendment, Community, Offer, Outcome, Seek
from peerpact.domain.settings import Settings
from peerpact.site import assets, build, sources
from testing.site_profiles import NOW, agreement, person, together
from testing.site_reading import ROOT, address, front_matter, rendered, target, written

GUIDES = {address(path.relative_to(ROOT / "guides").as_posix()) for path in (ROOT / "guides").rglob("*.md")}


def many(count: int) -> Community:
    """A community of so many people, a partnership for every tenth."""
    people = tuple(
        person(n, offers=(Offer("css" if n % 2 else "c++", "expert"),), seeks=(Seek(f"new-{n % 7}", "beginner"),))
        for n in range(count)
    )
    return together(*people, agreements=tuple(agreement(people[n], people[n + 1]) for n in range(0, count - 1, 10)))


def lively() -> Community:
    """Everything at once: all stages, someone who left, unknown skills, a circle of families."""
    a, b, c = person(1), person(2, offers=(Offer("public-speaking", "expert"), Offer("日本語", "expert"))), person(3)
    left = person(9)
    return together(
        a,
        b,
        c,
        person(4, offers=(), seeks=(Seek("c#", "beginner"), Seek("c++", "beginner"))),
        agreements=(
            agreement(a, b, amendments=(Amendment(date(2026, 11, 3), "Less often"),)),
            agreement(b, c, starts=date(2027, 1, 1)),
            agreement(a, c, ended=date(2026, 11, 1), outcome=(Outcome("demo-1", "mostly", "Grids", "More"),)),
            agreement(c, left),
        ),
    )


@pytest.mark.parametrize("community", [together(), lively(), many(150)], ids=["empty", "lively", "150 people"])
def test_every_link_leads_to_a_page_or_a_guide(community: Community) -> None:
    pages = build(community, NOW)
    known = {address(uri) for uri in pages} | {f"{uri}/" for uri in [*pages, *assets()]} | GUIDES
    for uri, page in written(pages).items():
        links = {value for _, name, value in rendered(page).attributes if name == "href"}
        inside = {link for link in links if not link.startswith(("https://", "#"))}
        assert {target(uri, link) for link in inside if not link.endswith(".md")} <= known, uri


def test_the_same_community_and_day_give_the_same_bytes() -> None:
    assert build(lively(), NOW) == build(lively(), NOW)
    assert list(build(many(70), NOW)) == list(build(many(70), NOW))


def test_pages_do_not_depend_on_the_order_of_people() -> None:
    community = lively()
    turned = together(*reversed(community.profiles), agreements=community.agreements)
    assert build(turned, NOW)["directory/index.md"] == build(community, NOW)["directory/index.md"]


def test_one_wanted_skill_and_several_are_spoken_of_as_such() -> None:
    one = together(person(1))
    both = together(person(1, seeks=(Seek("public-speaking", "beginner"), Seek("c++", "beginner"))))
    for wanted, words in (
        (one, "1 skill is wanted, but nobody teaches it yet. Can you teach it?"),
        (both, "2 skills are wanted, but nobody teaches them yet. Can you teach one of them?"),
    ):
        assert words in rendered(build(wanted, NOW)["index.md"]).text


def test_an_empty_community_has_every_overview_with_a_helpful_word() -> None:
    pages = build(together(), NOW)
    for uri, words in {
        "index.md": "The first one can be yours",
        "directory/index.md": "A community starts with the first profile",
        "skills/index.md": "No skills yet",
        "partnerships/index.md": "No partnerships yet",
        "skills/css.md": "Nobody offers this yet",
    }.items():
        assert words in rendered(pages[uri]).text, uri


def test_pages_grow_in_step_with_the_people() -> None:
    sizes = {}
    for count in (300, 600, 1200):
        pages = build(many(count), NOW)
        sizes[count] = sum(len(page) for page in pages.values())
        kinds = Counter(uri.partition("/")[0] for uri in pages)
        assert kinds["people"] == count
        assert sum(uri.startswith("directory/") and uri.endswith(".md") for uri in pages) == count // 60
        assert max(len(page) for page in written(pages).values()) < 150_000
    assert sizes[1200] - sizes[600] == pytest.approx(2 * (sizes[600] - sizes[300]), rel=0.1)


def test_the_directory_shows_everybody_once_sixty_a_page() -> None:
    community = many(125)
    pages = build(community, NOW)
    shown: Counter[str] = Counter()
    for uri in ("directory/index.md", "directory/2.md", "directory/3.md"):
        seen = rendered(pages[uri])
        people = [href for tag, name, href in seen.attributes if name == "href" and "/people/" in href]
        shown.update(target(uri, href) for href in people)
        assert len(people) == (60 if uri != "directory/3.md" else 5)
    assert shown == Counter({f"people/demo-{n}/": 1 for n in range(125)})
    assert [found for found in rendered(pages["directory/2.md"]).attributes if found[1] == "rel"] == [
        ("a", "rel", "prev"),
        ("a", "rel", "next"),
    ]


def test_a_skill_that_many_name_goes_on_over_pages() -> None:
    pages = build(many(150), NOW)
    first, second = rendered(pages["skills/css.md"]), rendered(pages["skills/css/2.md"])
    assert "75 people offer it" in first.text
    assert sum("/people/" in value for _, _, value in first.attributes + second.attributes) == 75
    assert ("a", "href", "../../directory/?offers=css") in first.attributes
    assert ("a", "href", "../../skills/css/2/") in first.attributes


def test_a_skill_s_page_does_not_grow_with_the_community() -> None:
    few, crowd = (build(many(count), NOW)["skills/css.md"] for count in (70, 900))
    assert len(crowd) < 1.1 * len(few)


def test_a_skill_that_the_vocabulary_does_not_know_has_a_page() -> None:
    community = together(person(1, offers=(Offer("日本語", "expert"),), seeks=(Seek("web 2.0/x?y#z", "beginner"),)))
    pages = build(community, NOW)
    texts = [rendered(page).text for uri, page in pages.items() if uri.startswith("skills/_65e5_")]
    assert len(texts) == 1
    assert "日本語" in texts[0]
    assert "This skill isn't in the community's list yet" in texts[0]


def test_skill_page_names_families_and_neighbours() -> None:
    text = rendered(build(lively(), NOW)["skills/css.md"]).text
    assert "Part ofFront end" in text
    assert "RelatedHTML" in text
    assert "IncludesCSSHTML" in rendered(build(lively(), NOW)["skills/frontend.md"]).text


def test_skills_overview_marks_what_is_scarce_and_what_is_on_offer() -> None:
    text = rendered(build(lively(), NOW)["skills/index.md"]).text
    assert "C#01scarce" in text
    assert "CSS20on offer" in text


def test_partnerships_stand_under_their_stage() -> None:
    text = rendered(build(lively(), NOW)["partnerships/index.md"]).text
    active, planned, ended = (text.index(word) for word in ("Active", "Planned", "Ended"))
    assert active < text.index("Person 1 and Person 2") < planned < text.index("Person 2 and Person 3") < ended
    assert text.index("Person 1 and Person 3") > ended


def test_a_partner_who_left_is_named_without_a_link() -> None:
    seen = rendered(build(lively(), NOW)["partnerships/2026-demo-3--demo-9.md"])
    assert "demo-9 (has left)" in seen.text
    assert "counts as ended, because a partner has left" in seen.text
    assert not any("demo-9" in value for _, name, value in seen.attributes if name == "href")


def test_in_a_circle_all_three_see_that_a_goal_is_reached() -> None:
    people = tuple(person(n) for n in (1, 2, 3))
    pair = agreement(people[0], people[1])
    circle = replace(pair, partners=(*pair.partners, agreement(people[2], people[0]).partners[0]))
    pages = build(together(*people, agreements=(circle,)), NOW)
    (text,) = [rendered(page).text for uri, page in pages.items() if re.match(r"partnerships/2026.*\.md", uri)]
    assert "All three will see it in: The slides" in text
    assert "Both" not in text


def test_partnership_page_tells_goals_rhythm_dates_and_changes() -> None:
    text = rendered(build(lively(), NOW)["partnerships/2026-demo-1--demo-2.md"]).text
    for words in (
        "Give a talk",
        "Both will see it in: The slides",
        "Every 2 weeks, 60 minutes in two equal halves",
        "First to learnPerson 2",
        "Start1 Oct 2026Check-in 12 Nov 2026Amendment3 Nov 2026Today21 Nov 2026Check-in 24 Jan 2027End31 Mar 2027",
        "Less often",
    ):
        assert words in text, words
    assert "All three" not in text
    ended = rendered(build(lively(), NOW)["partnerships/2026-demo-1--demo-3.md"]).text
    assert "Ended early1 Nov 2026" in ended
    assert "mostly reached" in ended
    assert "Learned: Grids" in ended


def test_a_demonstration_links_to_no_account_and_calls_stages_examples() -> None:
    pages = build(lively(), NOW)
    shown = {uri: page for uri, page in pages.items() if not uri.startswith("assets/")}
    assert not any("github.com" in page or "@demo" in page for page in shown.values())
    assert "example, active" in pages["people/demo-1.md"]


def test_a_real_community_links_accounts_and_calls_stages_by_their_name() -> None:
    community = replace(lively(), settings=Settings(name="Real"))
    pages = build(community, NOW)
    assert 'href="https://github.com/demo-1"' in pages["people/demo-1.md"]
    assert "example" not in pages["people/demo-1.md"]


def test_people_stay_out_of_the_search() -> None:
    for uri, page in written(build(lively(), NOW)).items():
        excluded = front_matter(page).get("search") == {"exclude": True}
        people = ("people/", "partnerships/", "directory/", "languages/", "zones/", "health")
        assert excluded == uri.startswith(people), uri


def test_suggestions_stand_on_the_page_with_their_reasons() -> None:
    first = person(1)
    second = person(2, name="Second", offers=(Offer("public-speaking", "expert"),), seeks=(Seek("css", "beginner"),))
    seen = rendered(build(together(first, second), NOW)["people/demo-1.md"])
    assert "Second" in seen.text
    assert "Reciprocal partners" in seen.text
    assert "You learn Public speaking" in seen.text
    assert ("a", "href", "../../people/demo-2/") in seen.attributes


def test_a_real_community_says_hello_from_each_suggestion_and_a_demonstration_does_not() -> None:
    first = person(1)
    second = person(2, offers=(Offer("public-speaking", "expert"),), seeks=(Seek("css", "beginner"),))
    hello = "https://github.com/owner/name/issues/new?template=introduction.yml&title=Hello%20demo-2&to=demo-2"
    real = together(first, second, settings=Settings(repository="owner/name"))
    assert ("a", "href", hello) in rendered(build(real, NOW)["people/demo-1.md"]).attributes
    assert "introduction.yml" not in build(together(first, second), NOW)["people/demo-1.md"]


def test_who_is_paused_or_has_no_place_is_told_so() -> None:
    paused = rendered(build(together(person(1, status="paused")), NOW)["people/demo-1.md"]).text
    assert "isn't suggested to anyone" in paused
    a, b = person(1), person(2)
    busy = rendered(build(together(a, b, agreements=(agreement(a, b),)), NOW)["people/demo-1.md"]).text
    assert "at capacity" in busy


def test_of_two_profiles_with_one_login_the_first_has_the_page() -> None:
    first, twin = person(1), replace(person(2, name="Twin"), github="DEMO-1")
    pages = build(together(first, twin), NOW)
    assert [uri for uri in pages if uri.startswith("people/")] == ["people/demo-1.md"]
    assert "1 participant" in rendered(pages["directory/index.md"]).text


def test_of_two_profiles_with_one_id_the_first_has_the_page() -> None:
    first, twin = person(1), replace(person(2), github_id=person(1).github_id)
    pages = build(together(first, twin), NOW)
    assert [uri for uri in pages if uri.startswith("people/")] == ["people/demo-1.md"]


def test_agreements_of_one_name_in_two_folders_have_two_pages() -> None:
    a, b, c = person(1), person(2), person(3)
    twins = (agreement(a, b, path="agreements/x/one.yml"), agreement(b, c, path="agreements/y/one.yml"))
    pages = build(together(a, b, c, agreements=twins), NOW)
    assert {"partnerships/one.md", "partnerships/one_2.md"} <= set(pages)


def test_sources_name_the_file_to_edit() -> None:
    found = sources(lively(), NOW)
    assert found["people/demo-1.md"] == "profiles/demo-1.yml"
    assert found["partnerships/2026-demo-1--demo-2.md"] == "agreements/2026-demo-1--demo-2.yml"


def test_assets_call_nobody_but_github_where_the_forms_say_so() -> None:
    for uri, text in assets().items():
        allowed = ("api.github.com", "github.com") if uri.startswith("assets/forms/") else ()
        assert set(re.findall(r"https?://([\w.-]+)", text)) <= set(allowed), uri
        assert "url(" not in text, uri


def test_every_page_tells_search_engines_what_it_is() -> None:
    for uri, text in build(lively(), NOW).items():
        if uri.endswith(".md"):
            assert re.search(r"^description: \S", text, re.MULTILINE), uri
