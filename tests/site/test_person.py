"""What a participant's page promises: every kind of next step in words, the ways to someone, and data for programs."""

from __future__ import annotations

import json
from dataclasses import replace
from datetime import date

import pytest

from peerpact.domain.model import Availability, Community, Offer, Seek, Training
from peerpact.domain.settings import Settings
from peerpact.domain.weekly_hours import Window
from peerpact.matching import Suggestion, Suggestions
from peerpact.matching.suggestion import KINDS
from peerpact.site import build
from peerpact.site.context import NOTHING, Known
from peerpact.site.index import survey
from peerpact.site.person import page
from testing.site_profiles import NOW, knowing, person, together
from testing.site_reading import Seen, rendered

REAL = Settings(name="Real", repository="owner/name")
A, B, C = person(1), person(2), person(3)


def shown(community: Community, known: Known = NOTHING) -> Seen:
    return rendered(build(community, NOW, known)["people/demo-1.md"])


def chosen(*found: Suggestion, settings: Settings = REAL) -> Seen:
    """The page of the first of three people with these suggestions."""
    site = survey(together(A, B, C, settings=settings), NOW)
    return rendered(page(site, A, Suggestions("demo-1", found))[1])


def links(seen: Seen) -> list[str]:
    return [value for tag, name, value in seen.attributes if (tag, name) == ("a", "href")]


def one(kind: str, *partners: str, **more: object) -> Suggestion:
    return replace(Suggestion(kind, partners, 0.7312, {}, ("You teach demo-2 CSS.",)), **more)


@pytest.mark.parametrize(
    ("suggestion", "words"),
    [
        (
            one("pair", "demo-2"),
            "Reciprocal partners match score 0.73Each of you offers what the other wants to learn.",
        ),
        (one("related-pair", "demo-2"), "or a part of it"),
        (one("circle", "demo-2", "demo-3"), "Circle of three match score 0.73Each teaches one"),
        (one("async-pair", "demo-2"), "both of you also work asynchronously"),
        (one("one-way", "demo-2", direction="teaches"), "You teach, they learn: a first contact"),
        (one("one-way", "demo-2", direction="learns"), "They teach, you learn: a first contact"),
        (one("advice", gain=2), "An idea 2 more partnersWith one change in the profile"),
        (one("advice"), "An idea"),
    ],
    ids=lambda value: value.kind if isinstance(value, Suggestion) else "",
)
def test_every_kind_of_next_step_is_told_in_words(suggestion: Suggestion, words: str) -> None:
    assert words in chosen(suggestion).text


def test_no_kind_is_left_without_words() -> None:
    for kind in KINDS:
        text = chosen(one(kind, "demo-2", direction="learns" if kind == "one-way" else None)).text
        assert f"{kind} score" not in text, kind


def test_a_move_to_share_attention_is_said() -> None:
    assert "Moved 2 places up so that everyone gets seen." in chosen(one("pair", "demo-2", moved=2)).text
    assert "Moved 1 place down so that everyone gets seen." in chosen(one("pair", "demo-2", moved=-1)).text
    assert "attention" not in chosen(one("pair", "demo-2")).text


def test_reasons_name_people_and_not_their_accounts() -> None:
    assert "You teach Person 2 CSS." in chosen(one("pair", "demo-2")).text


def test_a_login_that_is_also_a_skill_does_not_change_the_skill() -> None:
    other = replace(B, github="css", name="Somebody")
    site = survey(together(A, other, settings=REAL), NOW)
    told = Suggestion("pair", ("css",), 0.5, {}, ("You teach css css.",))
    assert "You teach css css." in rendered(page(site, A, Suggestions("demo-1", (told,)))[1]).text


def test_an_agreement_starts_with_everybody_of_a_two_way_suggestion_filled_in() -> None:
    assert "../../agree/?partners=demo-1,demo-2" in links(chosen(one("pair", "demo-2")))
    assert "../../agree/?partners=demo-1,demo-2,demo-3" in links(chosen(one("circle", "demo-2", "demo-3")))
    assert not [link for link in links(chosen(one("one-way", "demo-2"))) if "demo-1,demo-2" in link]


def test_an_idea_for_the_profile_leads_to_its_file() -> None:
    editor = "https://github.com/owner/name/edit/main/profiles/demo-1.yml"
    assert links(chosen(one("advice", gain=1))).count(editor) == links(chosen(one("advice"))).count(editor) + 1


def test_ways_to_somebody_who_is_open_and_none_to_somebody_who_pauses() -> None:
    seen = shown(together(A, settings=REAL))
    hello = "https://github.com/owner/name/issues/new?template=introduction.yml&title=Hello%20demo-1&to=demo-1"
    assert {hello, "../../agree/?partners=demo-1"} <= set(links(seen))
    paused = shown(together(replace(A, status="paused"), settings=REAL))
    assert not {hello, "../../agree/?partners=demo-1"} & set(links(paused))


def test_the_participant_finds_where_to_change_the_profile_and_how_to_leave() -> None:
    found = set(links(shown(together(A, settings=REAL))))
    file = "https://github.com/owner/name/{}/main/profiles/demo-1.yml"
    assert {file.format("edit"), file.format("delete"), "../../join/?edit=demo-1"} <= found
    assert "Is this you?" not in shown(together(A)).text


def test_training_is_named_by_its_title_and_linked_where_the_guide_is_there() -> None:
    done = (Training("foundation", date(2026, 5, 1)), Training("listening", date(2026, 6, 1)))
    seen = shown(together(replace(A, training=(*done, Training("odd", date(2026, 7, 1))))), knowing())
    assert "The foundation, 1 May 2026Listening, 1 Jun 2026odd, 1 Jul 2026" in seen.text
    assert [link for link in links(seen) if "/training/" in link] == ["../../training/foundation/"]


def test_languages_are_named_and_not_coded() -> None:
    assert "German, Portuguese (Brazil)" in shown(together(replace(A, languages=("de", "pt-BR")))).text


def test_linked_data_say_what_the_page_says() -> None:
    somebody = replace(A, about="I like  grids.", languages=("en", "de"), contact="https://example.org/")
    seen = shown(together(somebody, settings=REAL), knowing())
    assert json.loads(seen.scripts[0]) == {
        "@context": "https://schema.org",
        "@type": "ProfilePage",
        "mainEntity": {
            "@type": "Person",
            "name": "Person 1",
            "alternateName": "demo-1",
            "description": "I like grids.",
            "knowsAbout": ["CSS"],
            "knowsLanguage": ["en", "de"],
            "identifier": "990000000001",
            "sameAs": "https://github.com/demo-1",
            "url": "https://owner.github.io/name/people/demo-1/",
        },
        "dateCreated": "2026-09-01",
    }
    assert ("script", "type", "application/ld+json") in seen.attributes


def test_linked_data_of_a_demonstration_name_no_account() -> None:
    about = json.loads(shown(together(A)).scripts[0])["mainEntity"]
    assert not {"sameAs", "identifier", "url"} & set(about)


def test_weekly_hours_bear_whose_they_are_for_the_script_that_compares_them() -> None:
    seen = shown(together(replace(A, availability=Availability(windows=(Window((0,), 1080, 1200),)))))
    assert ("div", "data-pp-login", "demo-1") in seen.attributes
    assert ("script", "src", "../../assets/local_hours.js") in seen.attributes


def test_a_scarce_skill_says_how_many_wait_for_how_few() -> None:
    seekers = [person(n, offers=(), seeks=(Seek("html", "beginner"), Seek("c#", "beginner"))) for n in (1, 2, 3)]
    pages = build(together(*seekers, person(4, offers=(Offer("html", "expert"),), seeks=())), NOW)
    assert "3 people seek it and nobody offers it" in rendered(pages["skills/c_sharp.md"]).text
    assert "1 person offers it, 3 seek it. That is 3 for each teacher" in rendered(pages["skills/html.md"]).text
