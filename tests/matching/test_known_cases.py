"""Cases small enough to count by hand."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from peerpact.domain.model import Community, Profile
from peerpact.domain.settings import Settings, SuggestionRules
from peerpact.matching import MatchingIndex, Suggestion, Suggestions, gates, suggest, suggest_everybody
from testing.matching_people import NOW, SKILLS, agreement, gathered, person

ANA = person("demo-ana", 101, "python:expert", "kubernetes:beginner")
BEN = person("demo-ben", 102, "kubernetes:advanced", "python:advanced")


TOGETHER = (
    "Not everyone has listed their hours, so ask when you could meet.",
    "You're open to every format, so talk about how you like to learn.",
)
OPEN_TO_ALL = {"hours": 0.0, "formats": 2.0}
"""Nobody has named hours or formats: the score is three quarters of what the skills give."""


def only(found: Suggestions) -> Suggestion:
    (suggestion,) = (each for each in found.suggestions if each.kind != "advice")
    return suggestion


def kinds(found: Suggestions) -> list[str]:
    return [s.kind for s in found.suggestions if s.kind != "advice"]


def nobody(found: Suggestions) -> bool:
    return not kinds(found)


def ring() -> tuple[Profile, Profile, Profile]:
    """Ana teaches Ben Python, Ben teaches Cem Git, Cem teaches Ana Kubernetes; nothing goes back."""
    return (
        person("demo-ana", 101, "python:expert", "kubernetes:beginner"),
        person("demo-ben", 102, "git:intermediate", "python:intermediate"),
        person("demo-cem", 103, "kubernetes:expert", "git:beginner"),
    )


def test_empty_community_has_nothing_to_suggest() -> None:
    assert suggest_everybody(gathered(), NOW) == {}


def test_one_person_alone_gets_advice_instead_of_a_list() -> None:
    (advice,) = suggest(gathered(ANA), ANA, NOW).suggestions
    assert (advice.kind, advice.gain) == ("advice", 0)
    assert advice.reasons == ("You're among the first here. Invite one person you'd like to learn with.",)


def test_nobody_is_counted_among_those_who_want_what_they_want() -> None:
    seeker = person("demo-t", 1, "python:beginner", "git:expert", "s1:expert")
    other = person("demo-2", 2, "s2:beginner", "git:expert")
    (advice,) = suggest(gathered(seeker, other), seeker, NOW).suggestions
    assert advice.reasons[0].endswith("Most wanted here: Git (1 person wants to learn it).")


def test_nobody_is_told_to_invite_for_what_they_teach_already() -> None:
    teacher = person("demo-t", 1, "python:beginner", "git:beginner")
    ahead = [person(f"demo-{n}", n, "s1:expert", "python:intermediate") for n in (2, 3)]
    wanting = person("demo-4", 4, "s1:expert", "git:beginner")
    (advice,) = suggest(gathered(teacher, *ahead, wanting), teacher, NOW).suggestions
    assert advice.reasons[0].endswith("Most wanted here: Git (1 person wants to learn it).")
    only = person("demo-t", 1, "python:beginner")
    (advice,) = suggest(gathered(only, *ahead), only, NOW).suggestions
    assert advice.reasons == ("Invite someone you'd like to learn with.",)


def test_people_who_are_all_alike_have_nothing_to_teach_each_other() -> None:
    alike = [person(f"demo-{n}", n, "git:expert", "git:expert") for n in range(1, 8)]
    assert all(nobody(found) for found in suggest_everybody(gathered(*alike), NOW).values())


def test_people_who_share_no_skill_are_never_suggested() -> None:
    strangers = [person(f"demo-{n}", n, f"a{n}:expert", f"b{n}:beginner") for n in range(1, 8)]
    assert all(nobody(found) for found in suggest_everybody(gathered(*strangers), NOW).values())


def test_pair_is_scored_as_counted_by_hand() -> None:
    pair = only(suggest(gathered(ANA, BEN), ANA, NOW))
    assert (pair.kind, pair.partners, pair.direction) == ("pair", ("demo-ben",), None)
    assert pair.terms == {"learns": 0.8, "teaches": 0.56, "harmonic_mean": 0.6588, **OPEN_TO_ALL}
    assert pair.score == 0.4941
    assert pair.reasons == (
        "You learn Kubernetes from demo-ben: advanced, two levels above your beginner.",
        "You teach demo-ben Python: expert, one level above their advanced.",
        "Shared language: English.",
        *TOGETHER,
    )


def test_circle_is_scored_and_told_from_every_seat() -> None:
    people = ring()
    everybody = suggest_everybody(gathered(*people), NOW)
    seen_by_ana = everybody["demo-ana"].suggestions[0]
    assert (seen_by_ana.kind, seen_by_ana.partners) == ("circle", ("demo-ben", "demo-cem"))
    # two levels .8, one level .56, three levels .72: 3 / (1/.8 + 1/.56 + 1/.72)
    assert seen_by_ana.terms == {
        "teaches": 0.8,
        "first_teaches_second": 0.56,
        "learns": 0.72,
        "harmonic_mean": 0.678,
        **OPEN_TO_ALL,
    }
    assert seen_by_ana.reasons == (
        "You teach demo-ben Python: expert, two levels above their intermediate.",
        "demo-ben teaches demo-cem Git: intermediate, one level above their beginner.",
        "You learn Kubernetes from demo-cem: expert, three levels above your beginner.",
        "Shared language: English.",
        *TOGETHER,
        "If demo-ben leaves, nobody could step in today.",
        "If demo-cem leaves, nobody could step in today.",
    )
    assert everybody["demo-ben"].suggestions[0].partners == ("demo-cem", "demo-ana")
    assert {found.suggestions[0].score for found in everybody.values()} == {0.5085}


def test_one_way_match_says_who_teaches() -> None:
    teacher = person("demo-dee", 104, "git:advanced")
    learner = person("demo-eli", 105, "", "git:beginner")
    everybody = suggest_everybody(gathered(teacher, learner), NOW)
    assert only(everybody["demo-dee"]).direction == "teaches"
    assert only(everybody["demo-eli"]).direction == "learns"
    assert only(everybody["demo-eli"]).terms == {"learns": 0.8, **OPEN_TO_ALL}


def test_pairs_come_first_then_circles_then_one_way_whatever_their_scores() -> None:
    ana = person("demo-ana", 101, "python:expert", "kubernetes:beginner rust:beginner")
    weak_pair = person("demo-fay", 106, "rust:intermediate", "python:advanced")
    one_way = person("demo-gil", 107, "kubernetes:advanced rust:advanced")
    found = suggest(gathered(ana, *ring()[1:], weak_pair, one_way), ana, NOW)
    assert kinds(found) == ["pair", "circle", "one-way", "one-way", "one-way"]
    one_ways = [s.score for s in found.suggestions if s.kind == "one-way"]
    assert found.suggestions[0].score < found.suggestions[1].score < max(one_ways) == 0.75


def test_teacher_who_is_not_ahead_does_not_count() -> None:
    equal = person("demo-ben", 102, "kubernetes:beginner", "python:expert")
    assert nobody(suggest(gathered(ANA, equal), ANA, NOW))


def test_skill_listed_twice_counts_once_at_its_best() -> None:
    twice = replace(BEN, offers=person("x", 1, "kubernetes:intermediate kubernetes:advanced").offers)
    assert only(suggest(gathered(ANA, twice), ANA, NOW)).terms["learns"] == 0.8
    assert "advanced, two levels" in only(suggest(gathered(ANA, twice), ANA, NOW)).reasons[0]


def test_two_skills_count_and_further_ones_are_only_named() -> None:
    ana = person("demo-ana", 101, "python:expert perl:expert", "kubernetes:beginner git:beginner rust:beginner")
    ben = person(
        "demo-ben", 102, "kubernetes:intermediate git:expert rust:advanced", "python:intermediate perl:advanced"
    )
    found = only(suggest(gathered(ana, ben), ana, NOW))
    assert found.terms == {"learns": 0.98, "teaches": 0.94, "harmonic_mean": 0.9596, **OPEN_TO_ALL}
    assert found.reasons == (
        "You learn rust from demo-ben: advanced, two levels above your beginner.",
        "You learn Git from demo-ben: expert, three levels above your beginner.",
        "demo-ben is also ahead of you in Kubernetes (more than the match score counts).",
        "You teach demo-ben Python: expert, two levels above their intermediate.",
        "You teach demo-ben perl: expert, one level above their advanced.",
        "Shared language: English.",
        *TOGETHER,
    )


def test_long_lists_of_further_skills_are_cut_short() -> None:
    many = [f"s{n}" for n in range(9)]
    ana = person("demo-ana", 101, " ".join(f"{skill}:expert" for skill in many))
    ben = person("demo-ben", 102, "", " ".join(f"{skill}:beginner" for skill in many))
    reasons = only(suggest(gathered(ana, ben), ana, NOW)).reasons
    assert (
        reasons[2]
        == "You are also ahead of demo-ben in s2, s3, s4, s5, s6 and 2 more (more than the match score counts)."
    )


def test_circle_tells_both_skills_of_those_who_teach_each_other() -> None:
    ana, ben, cem = ring()
    ben = replace(ben, offers=(*ben.offers, *person("x", 1, "rust:advanced sql:intermediate").offers))
    cem = replace(cem, seeks=(*cem.seeks, *person("x", 1, "", "rust:beginner sql:beginner").seeks))
    reasons = suggest(gathered(ana, ben, cem), ana, NOW).suggestions[0].reasons
    assert reasons[1:4] == (
        "demo-ben teaches demo-cem rust: advanced, two levels above their beginner.",
        "demo-ben teaches demo-cem Git: intermediate, one level above their beginner.",
        "demo-ben is also ahead of demo-cem in sql (more than the match score counts).",
    )


def test_languages_in_common_are_all_named() -> None:
    ana, ben = (replace(p, languages=("pl", "en", "de")) for p in (ANA, BEN))
    assert only(suggest(gathered(ana, ben), ana, NOW)).reasons[2] == "Shared languages: English, German and Polish."


@pytest.mark.parametrize(
    ("mine", "theirs", "meet"),
    [
        (("pt-BR",), ("PT",), True),
        (("en", "de"), ("fr", "DE-at"), True),
        (("en",), ("de",), False),
        (("x-klingon",), ("x-elvish",), False),
        (("x-klingon",), ("X-Klingon",), True),
    ],
)
def test_language_is_shared_by_its_primary_part(mine: tuple[str, ...], theirs: tuple[str, ...], meet: bool) -> None:
    gathering = gathered(replace(ANA, languages=mine), replace(BEN, languages=theirs))
    assert nobody(suggest(gathering, gathering.profiles[0], NOW)) is not meet


def test_circle_needs_one_language_that_all_three_speak() -> None:
    ana, ben, cem = ring()
    spoken = [("en", "de"), ("de", "fr"), ("fr", "en")]
    apart = [replace(p, languages=tags) for p, tags in zip((ana, ben, cem), spoken, strict=True)]
    assert kinds(suggest(gathered(*apart), apart[0], NOW)) == ["one-way", "one-way"]
    together = [apart[0], replace(apart[1], languages=("de", "fr", "en")), apart[2]]
    assert kinds(suggest(gathered(*together), together[0], NOW))[0] == "circle"


def test_paused_participant_gets_a_sentence_and_is_shown_to_nobody() -> None:
    paused = replace(ANA, status="paused")
    everybody = suggest_everybody(gathered(paused, BEN), NOW)
    assert everybody["demo-ana"].suggestions == ()
    assert nobody(everybody["demo-ben"])
    assert everybody["demo-ana"].note.startswith("demo-ana is paused")


def test_participant_at_capacity_gets_a_sentence_and_is_shown_to_nobody() -> None:
    everybody = suggest_everybody(gathered(ANA, BEN, *ring()[2:], agreements=(agreement(ANA, ring()[2]),)), NOW)
    assert everybody["demo-ana"].suggestions == ()
    assert nobody(everybody["demo-ben"])
    assert everybody["demo-ana"].note.startswith("demo-ana has 1 partnership and a capacity of 1")


def test_capacity_for_two_leaves_room_for_another_partner() -> None:
    ana = replace(ANA, capacity=2)
    gathering = gathered(ana, BEN, *ring()[2:], agreements=(agreement(ana, ring()[2]),))
    assert kinds(suggest(gathering, ana, NOW)) == ["pair"]


@pytest.mark.parametrize(("ends", "free"), [(date(2026, 11, 20), True), (NOW, False), (date(2027, 2, 1), False)])
def test_people_who_are_partners_already_are_not_suggested_until_it_ends(ends: date, free: bool) -> None:
    ana, ben = replace(ANA, capacity=2), replace(BEN, capacity=2)
    gathering = gathered(ana, ben, agreements=(agreement(ana, ben, ends=ends),))
    assert nobody(suggest(gathering, ana, NOW)) is not free


def test_partners_of_each_other_are_not_put_into_one_circle() -> None:
    ana, ben, cem = ring()
    ben, cem = replace(ben, capacity=2), replace(cem, capacity=2)
    gathering = gathered(ana, ben, cem, agreements=(agreement(ben, cem),))
    assert kinds(suggest(gathering, ana, NOW)) == ["one-way", "one-way"]


def test_agreement_with_somebody_who_left_takes_no_capacity() -> None:
    gathering = gathered(ANA, BEN, agreements=(agreement(ANA, person("demo-gone", 999)),))
    assert kinds(suggest(gathering, ANA, NOW)) == ["pair"]


def test_circles_bring_new_people_while_there_are_any() -> None:
    ana = person("demo-ana", 101, "python:expert", "kubernetes:beginner")
    best = person("demo-top", 110, "git:advanced", "python:intermediate")
    firsts = [person(f"demo-f{n}", 200 + n, "git:intermediate", "python:advanced") for n in range(3)]
    seconds = [person(f"demo-s{n}", 300 + n, "kubernetes:advanced", "git:beginner") for n in range(3)]
    found = suggest(gathered(ana, best, *firsts, *seconds), ana, NOW, 2).suggestions
    assert [s.kind for s in found] == ["circle"] * 2
    assert len({login for s in found for login in s.partners}) == 4
    assert found[0].partners[0] == "demo-top"


def test_circles_repeat_people_rather_than_leave_the_list_short() -> None:
    ana = person("demo-ana", 101, "python:expert", "kubernetes:beginner")
    firsts = [person(f"demo-f{n}", 200 + n, "git:intermediate", "python:advanced") for n in range(3)]
    second = person("demo-only", 300, "kubernetes:advanced", "git:beginner")
    assert kinds(suggest(gathered(ana, *firsts, second), ana, NOW, 2)) == ["circle"] * 2


def test_list_holds_two_circles_at_most() -> None:
    ana = person("demo-ana", 101, "python:expert", "kubernetes:beginner")
    firsts = [person(f"demo-f{n}", 200 + n, "git:intermediate", "python:advanced") for n in range(5)]
    seconds = [person(f"demo-s{n}", 300 + n, "kubernetes:advanced", "git:beginner") for n in range(5)]
    assert kinds(suggest(gathered(ana, *firsts, *seconds), ana, NOW)) == ["circle"] * 2 + ["one-way"] * 3


def test_one_way_match_who_is_sought_by_few_goes_first_among_equals() -> None:
    rare = person("demo-rare", 1, "kubernetes:advanced")
    busy = person("demo-busy", 2, "kubernetes:advanced git:expert rust:expert")
    others = [person(f"demo-{n}", 50 + n, "", "git:beginner rust:beginner") for n in range(9)]
    ana = person("demo-ana", 101, "", "kubernetes:beginner")
    found = suggest(gathered(ana, rare, busy, *others), ana, NOW).suggestions
    assert [s.partners for s in found if s.kind == "one-way"] == [("demo-rare",), ("demo-busy",)]


def test_the_alphabet_helps_nobody() -> None:
    twins = [person(f"demo-{n:03}", 1000 + n, "kubernetes:advanced", "python:advanced") for n in range(60)]
    seekers = [person(f"demo-z{n}", 5000 + n, "python:expert", "kubernetes:beginner") for n in range(40)]
    everybody = suggest_everybody(gathered(*twins, *seekers), NOW, 1)
    first = [everybody[p.github].suggestions[0].partners[0] for p in seekers]
    assert len(set(first)) > 20
    assert 8 <= sum(login < "demo-030" for login in first) <= 32


def test_count_comes_from_the_community_unless_asked_for() -> None:
    others = tuple(person(f"demo-{n}", 200 + n, "kubernetes:advanced", "python:advanced") for n in range(9))
    settings = Settings(suggestions=SuggestionRules(count=3))
    gathering: Community = Community.of(settings, SKILLS, (ANA, *others), ())
    assert len(suggest(gathering, ANA, NOW).suggestions) == 3
    assert len(suggest(gathering, ANA, NOW, 7).suggestions) == 7


def test_second_profile_of_the_same_id_or_login_is_not_a_second_person() -> None:
    shadows = (replace(BEN, github="demo-other"), replace(BEN, github="DEMO-BEN", github_id=777))
    assert kinds(suggest(gathered(ANA, BEN, *shadows), ANA, NOW)) == ["pair"]


def test_every_gate_that_is_closed_is_named() -> None:
    ana, ben = replace(ANA, status="paused"), replace(BEN, languages=("fi",))
    index = MatchingIndex.of(gathered(ana, ben, agreements=(agreement(ana, ben),)), NOW)
    assert gates.closed((index.person(ana), index.person(ben)), 60) == (
        "status-open",
        "free-capacity",
        "not-yet-partners",
        "shared-language",
    )
    alone = MatchingIndex.of(gathered(ANA), NOW).person(ANA)
    assert gates.closed((alone, alone), 60) == ("different-people",)
