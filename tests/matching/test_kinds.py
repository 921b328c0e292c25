"""Related skills, attention, advice and those who parted: cases small enough to count by hand."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from peerpact.domain.model import Offer, Profile
from peerpact.matching import (
    MatchingIndex,
    Suggestion,
    Suggestions,
    explain,
    render,
    suggest,
    suggest_everybody,
    wording,
)
from peerpact.matching.questions.ask import questions
from peerpact.matching.ranking import best, exposure
from testing.matching_people import NOW, agreement, gathered, person

ANA = person("demo-ana", 101, "python:expert", "data-analysis:beginner")
BEN = person("demo-ben", 102, "pandas:advanced", "python:advanced")


def advice(found: tuple[Suggestion, ...]) -> dict[str, int]:
    return {s.reasons[0]: s.gain for s in found if s.kind == "advice"}


def test_pair_through_a_part_counts_six_tenths_and_says_so() -> None:
    found = suggest(gathered(ANA, BEN), ANA, NOW).suggestions[0]
    assert found.kind == "related-pair"
    assert found.terms["learns"] == 0.48  # .8 x .6
    assert found.reasons[0].startswith("You learn pandas, a part of Data analysis, from demo-ben: advanced, two levels")
    reasons = suggest(gathered(ANA, BEN), BEN, NOW).suggestions[0].reasons
    assert "You teach demo-ana pandas, a part of Data analysis: advanced, two levels above their beginner." in reasons


def test_who_lists_only_the_whole_teaches_no_part_and_one_step_counts() -> None:
    narrow = replace(ANA, seeks=person("x", 1, "", "pandas:beginner").seeks)
    broad = replace(BEN, offers=person("x", 1, "data-analysis:advanced").offers)
    assert [s.kind for s in suggest(gathered(narrow, broad), narrow, NOW).suggestions] == ["one-way", "advice"]
    assert "pandas" in [q.skill for q in questions(gathered(narrow, broad), broad, NOW).teach]
    sisters = (person("demo-a", 1, "s1:expert", "s2:beginner"), person("demo-b", 2, "s1:expert", "s2:beginner"))
    assert all(s.kind == "advice" for s in suggest(gathered(*sisters), sisters[0], NOW).suggestions)


@pytest.mark.parametrize(
    ("own", "learns"),
    [
        ("pandas:advanced", None),
        ("pandas:expert", None),
        ("data-analysis:advanced", None),
        ("pandas:intermediate", 0.48),
        ("git:expert", 0.48),
    ],
)
def test_there_is_no_lesson_in_what_the_learner_teaches_as_well(own: str, learns: float | None) -> None:
    learner = replace(ANA, offers=(*ANA.offers, *person("x", 1, own).offers))
    kinds = {s.kind: s.terms for s in suggest(gathered(learner, BEN), learner, NOW).suggestions}
    assert kinds.get("related-pair", {}).get("learns") == learns
    exact = replace(learner, seeks=person("x", 1, "", "pandas:beginner").seeks)
    kinds = {s.kind: s.terms for s in suggest(gathered(exact, BEN), exact, NOW).suggestions}
    assert ("pair" in kinds) is (not own.startswith("pandas") or learns is not None)


def test_very_skill_makes_it_a_pair_even_where_a_part_counts_too() -> None:
    both = replace(BEN, offers=(*BEN.offers, *person("x", 1, "data-analysis:intermediate").offers))
    found = suggest(gathered(ANA, both), ANA, NOW).suggestions[0]
    assert (found.kind, found.terms["learns"]) == ("pair", 0.56)


def test_those_who_parted_early_are_not_suggested_to_each_other_again() -> None:
    ben = replace(BEN, capacity=2)
    past = agreement(ANA, ben, starts=date(2026, 6, 1), ends=date(2027, 5, 31))
    early = gathered(ANA, ben, agreements=(replace(past, ended=date(2026, 10, 1)),))
    assert all(s.kind == "advice" for s in suggest(early, ANA, NOW).suggestions)
    assert list(explain(MatchingIndex.of(early, NOW), ANA, ben).closed) == ["not-parted"]
    finished = gathered(ANA, ben, agreements=(replace(past, ends=date(2026, 10, 1)),))
    assert suggest(finished, ANA, NOW).suggestions[0].kind == "related-pair"


def market_of_stars() -> list[Profile]:
    """Three whom everyone would like best, thirty whom everyone would like nearly as much, and fifty seekers."""
    stars = [person(f"demo-star{n}", 10 + n, "kubernetes:advanced", "python:advanced git:beginner") for n in range(3)]
    plain = [person(f"demo-plain{n}", 100 + n, "kubernetes:advanced", "python:advanced") for n in range(30)]
    seekers = [person(f"demo-z{n}", 500 + n, "python:expert git:expert", "kubernetes:beginner") for n in range(50)]
    return [*stars, *plain, *seekers]


def test_attention_moves_the_most_sought_down_and_says_how_far() -> None:
    people = market_of_stars()
    everybody = suggest_everybody(gathered(*people), NOW)
    shown = exposure(best(MatchingIndex.of(gathered(*people), NOW), 5))
    assert max(shown) <= 25  # by score alone each star would stand in all fifty lists
    moved = [s for p in people for s in everybody[p.github].suggestions if s.moved]
    assert moved
    assert any(s.score < 0.6 and s.moved > 0 for s in moved)


def test_words_for_a_move_name_the_places_and_the_reason() -> None:
    assert wording.moved(0) == ""
    assert wording.moved(2) == "Moved up two places so that everyone gets seen."
    assert wording.moved(-1) == "Moved down one place so that everyone gets seen."


def test_advice_counts_an_hour_more() -> None:
    ana = replace(ANA, availability=person("x", 1, windows="Mo 08:00-10:00").availability)
    others = [replace(BEN, github=f"demo-{n}", github_id=200 + n, path=f"p{n}") for n in range(3)]
    hours = person("x", 1, windows="Sa 09:00-11:00").availability
    found = suggest(gathered(ana, *(replace(o, availability=hours) for o in others)), ana, NOW).suggestions
    assert advice(found) == {
        "If you were also available on Sa 09:00-11:00 (Europe/Berlin), 3 more partners could meet you.": 3,
    }
    changed = replace(ana, availability=person("x", 1, windows="Mo 08:00-10:00;Sa 09:00-11:00").availability)
    after = suggest(gathered(changed, *(replace(o, availability=hours) for o in others)), changed, NOW).suggestions
    assert [s.kind for s in after] == ["related-pair"] * 3


def test_advice_counts_a_language_work_without_meeting_and_a_skill() -> None:
    finns = [replace(BEN, github=f"demo-{n}", github_id=200 + n, languages=("fi",)) for n in range(2)]
    assert advice(suggest(gathered(ANA, *finns), ANA, NOW).suggestions) == {
        "If you could hold a session in Finnish, 2 more partners would match you.": 2
    }
    never = person("x", 1, windows="Mo 03:00-04:00", asynchronous=True).availability
    late = replace(ANA, availability=person("x", 1, windows="Mo 20:00-21:00").availability)
    found = suggest(gathered(late, replace(BEN, availability=never)), late, NOW).suggestions
    assert "If you also worked asynchronously (`asynchronous: true`), one more partner would match you." in advice(
        found
    )
    teacher = replace(BEN, seeks=person("x", 1, "", "kubernetes:beginner").seeks)
    found = suggest(gathered(ANA, teacher), ANA, NOW).suggestions
    assert advice(found) == {
        "If you can teach Kubernetes (advanced), one more partner would have a reason to learn with you.": 1
    }


def test_each_advice_opens_just_as_many_partners_as_it_says() -> None:
    teacher = replace(BEN, seeks=person("x", 1, "", "kubernetes:beginner").seeks)
    twins = [replace(teacher, github=f"demo-{n}", github_id=300 + n) for n in range(4)]
    (gain,) = advice(suggest(gathered(ANA, *twins), ANA, NOW).suggestions).values()
    richer = replace(ANA, offers=(*ANA.offers, *person("x", 1, "kubernetes:advanced").offers))
    after = suggest(gathered(richer, *twins), richer, NOW).suggestions
    assert sum(s.kind in ("pair", "related-pair") for s in after) == gain == 4


def test_circle_names_who_could_step_in() -> None:
    ana = person("demo-ana", 101, "python:expert", "kubernetes:beginner")
    ben = person("demo-ben", 102, "git:intermediate", "python:intermediate")
    cem, dee = (
        person(name, number, "kubernetes:expert", "git:beginner") for name, number in (("demo-cem", 3), ("demo-dee", 4))
    )
    reasons = suggest(gathered(ana, ben, cem, dee), ana, NOW).suggestions[0].reasons
    assert "If demo-ben leaves, nobody could step in today." in reasons
    assert any(
        r in reasons
        for r in ("If demo-cem leaves, demo-dee could step in.", "If demo-dee leaves, demo-cem could step in.")
    )


def test_who_fits_but_for_hours_or_a_language_is_counted_and_said() -> None:
    ana = replace(ANA, availability=person("x", 1, windows="Mo 08:00-10:00").availability)
    late = person("x", 1, windows="Sa 09:00-11:00").availability
    others = [replace(BEN, github=f"demo-{n}", github_id=200 + n, availability=late) for n in range(2)]
    finn = replace(BEN, github="demo-finn", github_id=300, languages=("fi",))
    found = suggest(gathered(ana, *others, finn), ana, NOW)
    assert found.closed == (("shared-language", 1), ("common-hours", 2))
    text, markdown = render.as_text(found), render.as_markdown(found)
    for shown in (" ".join(text.split()), markdown):
        assert "1 person fits you in skills but shares no language with you." in shown
        assert "2 people fit you in skills but share too few hours with you." in shown
    assert found.as_json()["closed"] == {"shared-language": 1, "common-hours": 2}
    assert Suggestions.from_json(found.as_json()) == found
    assert suggest(gathered(ANA, *others), ANA, NOW).closed == ()  # no hours are named: everyone is asked
    ended = replace(agreement(ana, finn), ended=date(2026, 10, 1))
    assert suggest(gathered(ana, finn, agreements=(ended,)), ana, NOW).closed == ()


def test_who_lists_only_the_whole_is_counted_and_is_to_be_asked() -> None:
    ana = person("demo-ana", 101, "python:expert", "pandas:beginner")
    wide = [person(f"demo-{n}", 200 + n, "data-analysis:advanced", "python:beginner") for n in range(2)]
    behind = person("demo-behind", 300, "data-analysis:beginner", "python:beginner")
    found = suggest(gathered(ana, *wide, behind), ana, NOW)
    assert found.closed == (("only-the-whole", 2),)
    said = "2 people could learn from you, but list only a wider skill than the one you want to learn."
    assert said in " ".join(render.as_text(found).split())
    assert Suggestions.from_json(found.as_json()) == found
    exact = person("demo-exact", 400, "data-analysis:advanced pandas:advanced", "python:beginner")
    one = suggest(gathered(ana, wide[0], exact), ana, NOW)
    assert one.closed == (("only-the-whole", 1),)
    knows = replace(ana, offers=(*ana.offers, Offer("pandas", "advanced")))
    assert suggest(gathered(knows, *wide), knows, NOW).closed == ()
    fin = replace(wide[0], languages=("fi",))
    assert suggest(gathered(ana, fin), ana, NOW).closed == ()


def test_why_not_says_which_whole_to_ask_about() -> None:
    ana = person("demo-ana", 101, "python:expert", "pandas:beginner")
    ben = person("demo-ben", 102, "data-analysis:advanced", "python:beginner")
    note = explain(MatchingIndex.of(gathered(ana, ben), NOW), ana, ben).note
    assert note == (
        "Only demo-ana could teach demo-ben, and not the other way round. demo-ana wants to learn pandas, and "
        "demo-ben lists only Data analysis, of which it's a part: ask whether demo-ben could teach it."
    )
    part = person("demo-cem", 103, "pandas:advanced data-analysis:advanced")
    assert "ask whether" not in explain(MatchingIndex.of(gathered(ana, part), NOW), ana, part).note
    low = person("demo-dee", 104, "pandas:beginner data-analysis:expert")
    assert "ask whether" not in explain(MatchingIndex.of(gathered(ana, low), NOW), ana, low).note
