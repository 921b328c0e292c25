"""A person's own page asks for what people here need, and for a second look when someone new came."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from peerpact.domain.model import Offer, Profile, Seek
from peerpact.site import build
from peerpact.site.context import Known
from testing.site_profiles import NOW, person, together
from testing.site_reading import rendered

OLD, NEW = date(2025, 1, 1), date(2026, 11, 18)
A = person(1, offers=(Offer("css", "advanced"),), seeks=(Seek("public-speaking", "beginner"),))
B = person(2, offers=(Offer("public-speaking", "advanced"),), seeks=(Seek("c#", "beginner"), Seek("c++", "beginner")))
C = person(3, offers=(Offer("c++", "advanced"),), seeks=(Seek("frontend", "beginner"),))


def built(*people: Profile, new: tuple[Profile, ...] = ()) -> dict[str, str]:
    born = {one.path: NEW if one in new else OLD for one in people}
    return build(together(*people), NOW, Known(born=born))


def page_of(pages: dict[str, str], who: Profile) -> str:
    return rendered(pages[f"people/{who.github}.md"]).text


def test_member_whose_one_tick_would_connect_them_with_a_newcomer_is_told_on_their_page_and_in_the_feed() -> None:
    pages = built(A, B, new=(B,))
    said = page_of(pages, A)
    assert "Person 2 is new here. Could you teach them C# or C++? Then you could be partners." in said
    assert 'href="../../join/?edit=demo-1&amp;offer=c%23"' in pages["people/demo-1.md"]
    assert "Person 1, could you teach them C# or C++? Then you could be partners." in pages["feed.xml"]
    assert "A second look" not in page_of(pages, B)


def test_member_who_teaches_a_newcomer_is_asked_what_they_would_learn() -> None:
    pages = built(A, C, new=(C,))
    assert "Person 3 is new here. Would you like to learn C++ from them?" in page_of(pages, A)
    assert "Person 1, would you like to learn C++ from them?" in pages["feed.xml"]


def test_nobody_is_new_for_ever_or_where_days_are_not_known_or_where_all_are_new() -> None:
    for pages in (built(A, B), build(together(A, B), NOW), built(A, B, new=(A, B))):
        assert "A second look" not in page_of(pages, A)
        assert "could you teach" not in pages["feed.xml"]


def test_partners_already_possible_or_apart_need_no_second_look() -> None:
    both = replace(B, seeks=(*B.seeks, Seek("css", "beginner")))
    assert "A second look" not in page_of(built(A, both, new=(both,)), A)
    finn = replace(B, languages=("fi",))
    assert "A second look" not in page_of(built(A, finn, new=(finn,)), A)


def test_own_page_asks_those_with_few_partners_and_says_what_each_skill_opens() -> None:
    pages = built(A, B)
    said = page_of(pages, A)
    assert "People here are looking for these skills. Which could you teach?" in said
    assert "C# 1 person wants to learn it, gives you 1 more partner" in said
    assert "If you can teach" not in said  # the same as an idea would say it twice
    partners = [person(n, offers=B.offers, seeks=(Seek("css", "beginner"),)) for n in (7, 8)]
    assert "Which could you teach?" not in page_of(built(A, B, *partners), A)


def test_names_and_skills_of_others_are_escaped() -> None:
    evil = replace(B, name="<b>[x](y)", seeks=(Seek('<i>"', "beginner"),))
    for name, text in built(A, evil, new=(evil,)).items():
        if name.endswith((".md", ".xml")):
            assert "<b>[x]" not in text
            assert "<i>" not in text
