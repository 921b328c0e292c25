"""Second looks name members whom one tick would connect with someone new, and the likeliest skills."""

from __future__ import annotations

from peerpact.domain.model import Profile
from peerpact.matching import MatchingIndex, suggest
from peerpact.matching.questions.second_look import MOST_MEMBERS, MOST_SKILLS, SecondLook, second_looks
from testing.matching_people import NOW, gathered, person

NEW = person("demo-new", 500, "kubernetes:advanced", "git:beginner data-analysis:beginner s5:expert")
MEMBER = person("demo-member", 1, "python:expert", "kubernetes:beginner")


def found(*people: Profile, few: tuple[int, ...] = ()) -> list[SecondLook]:
    index = MatchingIndex.of(gathered(*people), NOW).questions
    return second_looks(index, [index.places["demo-new"]], few)


def test_the_skill_that_is_named_makes_partners_of_both() -> None:
    (look,) = found(MEMBER, NEW)
    assert (look.member, look.newcomer, look.teach) == ("demo-member", "demo-new", True)
    assert {skill for skill, _ in look.skills} <= {"git", "data-analysis", "pandas"}
    for skill, _ in look.skills:
        richer = person("demo-member", 1, f"python:expert {skill}:advanced", "kubernetes:beginner")
        kinds = {s.kind for s in suggest(gathered(richer, NEW), richer, NOW).suggestions}
        assert kinds & {"pair", "related-pair"}


def test_what_the_member_lists_is_not_named_and_the_likeliest_comes_first() -> None:
    analysts = [person(f"demo-{n}", 10 + n, "python:expert data-analysis:expert") for n in range(4)]
    (look,) = [one for one in found(MEMBER, NEW, *analysts) if one.member == "demo-member"]
    assert look.skills[0] == ("data-analysis", "Data analysis")
    assert len(look.skills) <= MOST_SKILLS
    lists_it = person("demo-member", 1, "python:expert", "kubernetes:beginner git:expert data-analysis:expert")
    assert found(lists_it, NEW) == []


def test_those_with_few_partners_come_first_and_the_list_ends() -> None:
    members = [person(f"demo-{n}", 10 + n, "python:expert", "kubernetes:beginner") for n in range(MOST_MEMBERS + 5)]
    looks = found(NEW, *members, few=(MOST_MEMBERS + 4,))
    assert len(looks) == MOST_MEMBERS
    assert looks[0].member == f"demo-{MOST_MEMBERS + 4}"
