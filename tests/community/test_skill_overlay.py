"""A community's `skills.yml` laid over Peerpact's list: what it adds, changes and leaves out."""

from __future__ import annotations

from datetime import date

import pytest

from peerpact.adoption.migrations import migrate
from peerpact.adoption.skills_file import whole_list
from peerpact.community.document import read
from peerpact.community.examine import examine
from peerpact.community.loader import load
from peerpact.community.skill_lists import BUILT_IN, built_in_skills
from peerpact.domain.findings import Finding
from peerpact.domain.vocabulary import Vocabulary
from peerpact.formats.schema import typing, validator

NOW = date(2026, 11, 30)
RULES_HERE = ("known-skill", "skill-list", "built-in-skill", "skill-relations")
LIMIT = 1024 * 1024
ALONE = frozenset(
    "advocacy business-analysis coaching collaboration critical-thinking data-privacy digital-preservation english "
    "green-tech language-learning latex mainframe mentoring photography postman problem-solving rabbitmq robotics "
    "salesforce sharepoint slack startups support vim visual-studio visual-studio-code webassembly yaml".split()
)
"""Two readers found no whole and no part of these in the list; docs/skill-list.md says how they read."""
PROFILE = b"""\
github: demo-ana
github_id: 990000000001
name: Ana
timezone: UTC
languages: [en]
offers: [{skill: apiculture, level: expert}]
"""


def known(text: str) -> Vocabulary:
    return load({"skills.yml": text.encode()}).community.vocabulary


def said(text: str, **more: bytes) -> list[Finding]:
    files = {"skills.yml": text.encode(), **{f"profiles/{name}.yml": profile for name, profile in more.items()}}
    return [
        finding for finding in examine(load(files), NOW) if finding.rule in RULES_HERE or finding.path == "skills.yml"
    ]


def test_the_built_in_list_has_the_form_of_a_communitys_file_and_breaks_no_rule() -> None:
    document = read(BUILT_IN.read_bytes(), typing("skills"), LIMIT)
    assert (document.troubles, list(validator("skills").iter_errors(document.data))) == ((), [])
    assert said("built_in: false\n" + document.text) == []
    ids = [skill.id for skill in built_in_skills()]
    assert ids == sorted(set(ids))


def test_built_in_skills_without_relations_are_those_that_were_found_to_have_none() -> None:
    vocabulary = known("")
    assert {skill.id for skill in built_in_skills() if not vocabulary.relatives(skill.id)} == ALONE


def test_a_community_without_a_file_knows_the_built_in_list() -> None:
    vocabulary = load({}).community.vocabulary
    assert vocabulary.entries == built_in_skills()
    assert vocabulary.find("K8s") == "kubernetes"


@pytest.mark.parametrize("text", ["skills: []\nwithout: []\n", "skills: []\n", "without: []\n"])
def test_an_empty_file_changes_nothing(text: str) -> None:
    assert known(text).entries == built_in_skills()
    assert said(text) == []


def test_a_skill_of_ones_own_is_known_beside_the_others() -> None:
    text = "skills:\n  - {id: beekeeping, name: Beekeeping, aliases: [apiculture], broader: []}\n"
    assert known(text).find("Apiculture") == "beekeeping"
    assert known(text).find("Python") == "python"
    assert said(text, **{"demo-ana": PROFILE}) == []
    assert [finding.rule for finding in said("skills: []\n", **{"demo-ana": PROFILE})] == ["known-skill"]


def test_a_change_by_id_replaces_the_name_and_the_wholes_and_adds_spellings() -> None:
    before = load({}).community.vocabulary.skills["nodejs"]
    after = known("skills:\n  - {id: nodejs, aliases: [server js]}\n").skills["nodejs"]
    assert (after.name, after.broader) == (before.name, before.broader)
    assert after.aliases == (*before.aliases, "server js")
    renamed = known("skills:\n  - {id: nodejs, name: Node, broader: []}\n").skills["nodejs"]
    assert (renamed.name, renamed.broader, renamed.aliases) == ("Node", (), before.aliases)


def test_a_skill_that_is_left_out_takes_its_parts_with_it_nowhere() -> None:
    parts = load({}).community.vocabulary.parts("javascript")
    vocabulary = known("without: [javascript]\n")
    assert parts
    assert "javascript" not in vocabulary
    assert vocabulary.find("JS") is None
    assert all(part in vocabulary and "javascript" not in vocabulary.broader(part) for part in parts)
    assert said("without: [javascript]\n") == []


def test_a_skill_that_is_left_out_and_named_again_starts_from_nothing() -> None:
    again = known("without: [javascript]\nskills:\n  - {id: javascript, name: ECMAScript}\n").skills["javascript"]
    assert (again.name, again.aliases, again.broader) == ("ECMAScript", (), ())


def test_a_list_of_ones_own_replaces_the_built_in_one() -> None:
    vocabulary = known("built_in: false\nskills:\n  - {id: knitting, name: Knitting}\n")
    assert [skill.id for skill in vocabulary.entries] == ["knitting"]


def test_a_spelling_of_ones_own_wins_over_a_built_in_alias_without_a_word() -> None:
    text = "skills:\n  - {id: clusters, name: Clusters, aliases: [k8s], broader: [containers]}\n"
    assert known(text).find("K8s") == "clusters"
    assert said(text) == []


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("skills:\n  - {id: py-lang, name: Python}\n", ("built-in-skill", 2, 25, "`python` in the built-in list")),
        (
            "skills:\n  - {id: clusters, name: Clusters, aliases: [Kubernetes]}\n",
            ("built-in-skill", 2, 46, "`kubernetes`"),
        ),
        ("without: [pyhton]\n", ("built-in-skill", 1, 11, "no skill `pyhton`")),
        ("skills:\n  - {id: beekeeping}\n", ("skill-list", 2, 10, "needs a name")),
        ("skills:\n  - {id: bees, name: Bees, broader: [gardning]}\n", ("skill-list", 2, 38, "no skill `gardning`")),
        (
            "without: [javascript]\nskills:\n  - {id: bees, name: Bees, broader: [javascript]}\n",
            ("skill-list", 3, 38, "no skill `javascript`"),
        ),
        ("skills:\n  - {id: javascript, broader: [nodejs]}\n", ("skill-list", 2, 32, "makes a loop")),
        (
            "skills:\n  - {id: a, name: Aa, broader: []}\n  - {id: b, name: aa}\n",
            ("skill-list", 3, 19, "already means `a`"),
        ),
        (
            "skills:\n  - {id: a, name: Aa, broader: []}\n  - {id: a, name: Bb}\n",
            ("skill-list", 3, 10, "already means `a`"),
        ),
        ("skills:\n  - {id: elm, name: Elm}\n", ("skill-relations", 2, 10, "a part of no skill")),
        (
            "skills:\n  - {id: django, broader: [web-development, python, backend]}\n",
            ("skill-relations", 2, 27, "the same as in the built-in list"),
        ),
        (
            "skills:\n  - {id: lightning, name: Talks, broader: [public-speaking]}\n",
            ("skill-relations", 2, 44, "and `tech talks` mean `public-speaking`"),
        ),
        (
            "skills:\n  - {id: hooks, name: Hooks, aliases: [custom hooks], broader: [react]}\n",
            ("skill-relations", 2, 65, "`react hooks` means `react`, but sounds like `hooks`"),
        ),
        ("- id: a\n  name: Aa\n", ("wrong-type", 1, 1, "")),
        ("skills: []\nwithuot: []\n", ("unknown-key", 2, 1, "")),
        ("built_in: no\n", ("wrong-type", 1, 11, "")),
    ],
)
def test_what_is_wrong_is_said_at_its_place(text: str, expected: tuple[str, int, int, str]) -> None:
    [finding] = said(text)
    rule, line, column, words = expected
    assert (finding.rule, finding.line, finding.column) == (rule, line, column), finding
    assert words in finding.message


@pytest.mark.parametrize(
    "text",
    [
        "skills:\n  - {id: elm, name: Elm, broader: []}\n",
        "skills:\n  - {id: crafts, name: Crafts}\n  - {id: knitting, name: Knitting, broader: [crafts]}\n",
        "skills:\n  - {id: django, broader: [python]}\n",
        "skills:\n  - {id: hooks, name: Hooks, aliases: [react hooks], broader: [react]}\n",
        "built_in: false\nskills:\n  - {id: elm, name: Elm}\n",
    ],
)
def test_a_relation_that_was_decided_on_is_not_doubted(text: str) -> None:
    assert said(text) == []


def test_a_whole_by_another_of_its_names_is_answered_with_its_id() -> None:
    assert "`javascript`" in said("skills:\n  - {id: elm, name: Elm, broader: [js]}\n")[0].fix


def test_a_misspelt_built_in_id_is_named() -> None:
    assert "`python`" in said("without: [pyhton]\n")[0].fix
    assert "`python`" in said("skills:\n  - {id: pyhton}\n")[0].fix


def test_a_file_that_cannot_be_read_blames_nobodys_skills() -> None:
    assert {finding.path for finding in said("skills: {\n", **{"demo-ana": PROFILE})} == {"skills.yml"}


def test_the_whole_list_means_the_same_with_nothing_below_it() -> None:
    text = "without: [javascript]\nskills:\n  - {id: beekeeping, name: 'Bees: all', aliases: [apiculture]}\n"
    before, after = known(text), known(whole_list(known(text)))
    assert after.built_in == ()
    assert {skill.id: skill for skill in after.entries} == {skill.id: skill for skill in before.entries}


@pytest.mark.parametrize("end", ["\n", "\r\n"])
def test_a_list_of_the_earlier_form_keeps_its_meaning_and_its_comments(end: str) -> None:
    earlier = "# Ours\n\n- id: bees\n  name: Bees # buzz\n\n# more\n- {id: hives, name: Hives, broader: [bees]}\n"
    changed, [sentence] = migrate({"skills.yml": earlier.replace("\n", end).encode()})
    text = changed["skills.yml"].decode()
    assert text.count("\n") == text.count(end)
    assert all(comment in text for comment in ("# Ours", "# buzz", "# more"))
    assert [skill.id for skill in known(text).entries] == ["bees", "hives"]
    assert "skills.yml" in sentence
    assert migrate(changed) == ({}, ())
