"""No key of a format is lost on any way that a file can take: reading and writing, both forms, the published data.

The schemas name the keys; every test goes through all of them, so that a key that is new to a schema is tried at once.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import Any

import pytest

from peerpact.bot.join_form import QUESTIONS, profile_from_form
from peerpact.bot.join_form.build_profile import ASKED
from peerpact.bot.join_form.keep import merged
from peerpact.bot.join_form.questions import NOT_ASKED
from peerpact.community.loader import Loaded, load
from peerpact.domain.findings import Pointer
from peerpact.domain.pull_request import Account
from peerpact.formats.codec import NUMBER, TEXT, Codec, Constant, Detail, Record, listed, nested
from peerpact.formats.schema import compiled, schema
from peerpact.formats.tables import AGREEMENT, COMMUNITY, PROFILE, SKILL_LIST
from peerpact.formats.yaml.write import bare_document, document
from peerpact.site.api import files as api_files
from peerpact.site.api import partnerships, people
from peerpact.site.forms.profile_values import agreement_values, profile_values
from peerpact.site.index import survey
from testing.every_key import AGREEMENT_DATA, ANA, DATA, PATHS, PROFILE_DATA, Data, held, keys, plain
from testing.join_forms import form

TABLES: dict[str, Record[Any]] = {
    "profile": PROFILE, "agreement": AGREEMENT, "community": COMMUNITY, "skills": SKILL_LIST,
}  # fmt: skip
NOW = date(2027, 1, 4)


def named(record: Record[Any], at: Pointer = ()) -> Iterator[Pointer]:
    """The way to every key of a table."""
    for key, codec in record.table.items():
        yield (*at, key)
        if isinstance(codec, Constant):
            yield from ((*at, key, inner) for inner in codec.data)
        elif isinstance(codec, Codec) and codec.record:
            yield from named(codec.record, (*at, key))


def in_file(kind: str, data: Data) -> Any:
    """The values of a file as they are written, with days as days."""
    path = [PATHS[kind]] if kind in ("profile", "agreement") else []
    return TABLES[kind].write(TABLES[kind].reader(str)(data, *path), Detail.FILE)


def texts(kind: str) -> dict[str, bytes]:
    """A file of this kind with every key, as this project writes it, and what it needs beside it."""
    values = in_file(kind, DATA[kind])
    text = bare_document(values) if kind in ("community", "skills") else document(kind, values)
    return {PATHS[kind]: text.encode()}


def community(*kinds: str) -> Loaded:
    """A community of some of these files. No file of it has an error, so all of it was read."""
    whole = load({path: text for kind in kinds for path, text in texts(kind).items()})
    assert [finding for finding in whole.findings if finding.severity == "error"] == []
    return whole


@pytest.mark.parametrize("kind", TABLES)
def test_the_table_names_every_key_of_the_schema_in_its_order_and_no_other(kind: str) -> None:
    assert list(named(TABLES[kind])) == list(keys(schema(kind)))


@pytest.mark.parametrize("kind", TABLES)
def test_every_key_survives_the_text_of_a_file(kind: str) -> None:
    whole = community(kind).community
    values: dict[str, tuple[Any, ...]] = {
        "profile": whole.profiles, "agreement": whole.agreements, "community": (whole.settings,),
        "skills": (whole.vocabulary.own,),
    }  # fmt: skip
    written = [TABLES[kind].write(value, Detail.FILE) for value in values[kind]]
    assert set(held(written)) == set(keys(schema(kind)))
    assert plain(written) == [DATA[kind]]


def takes_a_sentence(part: dict[str, Any]) -> bool:
    """Whether people may write a sentence of their own there."""
    free = part.get("type") == "string" and "enum" not in part and "format" not in part
    return free and compiled(part).is_valid("Call me at noon.")


@pytest.mark.parametrize("kind", ["profile", "agreement"])
def test_what_takes_a_sentence_is_looked_through_for_private_data(kind: str) -> None:
    def parts(part: dict[str, Any], at: Pointer = ()) -> Iterator[tuple[Pointer, dict[str, Any]]]:
        part = part.get("items", part)
        yield at, part
        for key, inner in part.get("properties", {}).items():
            yield from parts(inner, (*at, key))

    value = TABLES[kind].reader(str)(DATA[kind], PATHS[kind])
    ways = {tuple(step for step in way if isinstance(step, str)) for way, _ in TABLES[kind].prose(value)}
    assert ways == {at for at, part in parts(schema(kind)) if takes_a_sentence(part)}


def test_a_file_leaves_out_what_a_missing_key_means_anyway() -> None:
    least = {key: PROFILE_DATA[key] for key in schema("profile")["required"]} | {"seeks": PROFILE_DATA["seeks"]}
    asked_for_nothing = least | {"capacity": 1, "status": "open", "availability": {"asynchronous": False}}
    assert in_file("profile", asked_for_nothing) == least


def test_every_key_reaches_the_forms_that_change_a_file() -> None:
    whole = community("profile", "agreement").community
    [person], [agreement] = whole.profiles, whole.agreements
    values = profile_values(person)
    assert values.pop("path") == PATHS["profile"]
    assert (values, agreement_values(agreement)) == (PROFILE_DATA, AGREEMENT_DATA)


def test_a_no_that_was_written_reaches_the_form() -> None:
    data = AGREEMENT_DATA | {"ground_rules": {"recording": False}}
    agreement = AGREEMENT.reader(str)(data, PATHS["agreement"])
    assert agreement_values(agreement)["ground_rules"] == {"recording": False}


def test_the_join_form_asks_for_every_key_or_says_why_not() -> None:
    ways = set(keys(schema("profile")))
    groups = {way[:-1] for way in ways}
    assert ASKED | set(NOT_ASKED) | groups - {()} >= {way for way in ways if way[:1] not in NOT_ASKED}
    assert ways | {()} >= ASKED
    assert {question.keys for question in QUESTIONS} <= ways | {()}


@pytest.mark.parametrize("way", [way for way in keys(schema("profile")) if len(way) == 1 and way not in ASKED])
def test_a_form_sent_again_keeps_what_it_does_not_ask_for(way: Pointer) -> None:
    result = profile_from_form(form(author=Account("demo-ana", ANA)), community("profile"))
    [person] = load({path: text for path, text in result.files.items() if text}).community.profiles
    assert plain(PROFILE.write(person, Detail.FILE)[way[0]]) == PROFILE_DATA[way[0]]


def test_a_key_that_the_form_has_never_heard_of_is_kept_at_any_depth() -> None:
    @dataclass(frozen=True)
    class Made:
        style: str = ""
        offers: tuple[Any, ...] = ()
        when: Any = None

    entry = Record(lambda skill="", proof="": (skill, proof), {"skill": TEXT, "proof": TEXT})
    when = Record(lambda hours=0, season="": (hours, season), {"hours": NUMBER, "season": TEXT})
    record = Record(Made, {"style": TEXT, "offers": listed(entry), "when": nested(when)})
    before = {"style": "slow", "offers": [{"skill": "go", "proof": "x"}], "when": {"hours": 3, "season": "spring"}}
    asked = {("offers",), ("offers", "skill"), ("when", "hours")}
    answers = {"offers": [{"skill": "GO"}, {"skill": "sql"}]}
    assert merged(record, answers, before, asked, str.lower) == {
        "style": "slow",
        "offers": [{"skill": "GO", "proof": "x"}, {"skill": "sql"}],
        "when": {"season": "spring"},
    }
    assert merged(record, {}, before, asked, str.lower) == {"style": "slow", "when": {"season": "spring"}}


@pytest.mark.parametrize(("kind", "left_out"), [("people", people.LEFT_OUT), ("partnerships", partnerships.LEFT_OUT)])
def test_the_data_of_the_site_hold_every_key_or_say_why_not(kind: str, left_out: dict[Pointer, str]) -> None:
    site = survey(community("profile", "agreement").community, NOW)
    rows = json.loads(dict(api_files(site))[f"api/{kind}.json"])[kind]
    ways = set(keys(schema("profile" if kind == "people" else "agreement")))
    assert {way for way in ways if way[:1] not in left_out} <= set(held(rows))
    assert all(left_out.values())


def test_the_data_of_the_site_hold_every_key_of_a_skill() -> None:
    [row, *_] = json.loads(dict(api_files(survey(community("skills").community, NOW)))["api/skills.json"])["skills"]
    assert set(keys(schema("skills")["properties"]["skills"])) <= set(held(row))
