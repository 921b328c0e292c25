"""Drafts are files that pass the schema, keep every word, and propose what the profiles say."""

from __future__ import annotations

from datetime import date
from typing import Any

import jsonschema_rs
import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from peerpact.domain.model import Agreement, Community, Offer, Profile, Seek, Sessions
from peerpact.domain.settings import AgreementLimits, Settings
from peerpact.domain.vocabulary import Skill, Vocabulary
from peerpact.formats.draft import agreement_draft, agreement_path, profile_draft, scalar
from peerpact.formats.schema import faults, schema, typing
from peerpact.formats.yaml.strict import parse
from testing import ROOT

NOW = date(2026, 11, 21)
TEMPLATES = ROOT / "scripts" / "peerpact" / "formats" / "templates"
KNOWN = Vocabulary.of(
    (Skill("kubernetes", "Kubernetes"), Skill("public-speaking", "Public speaking"), Skill("sql", "SQL"))
)
NASTY = [
    "no", "Yes", "null", "~", "18:00", "1e5", "0123", "12345", "0x1F", "1_000", "2026-11-21", ".inf", "y", "=", "<<",
    "C #", "@me", "#x", "a: b", "- a", "[x]", "{x}", "a, b", "&a", "*a", "!a", "%a", "`a", "'a", '"a', "a\\b", "? a",
    "line\nbreak", "two\n\nbreaks\n", "\U0001f600", "\U0001f468\u200d\U0001f4bb", 'say "\U0001f600" \\U0001F600',
    "Zo\u00eb", "Zoe\u0308", "\u0645\u0631\u062d\u0628\u0627", "\u65e5\u672c\u8a9e", "a, " * 90 + "b", "trailing:", "|",
]  # fmt: skip


def _participant(login: str, number: int, offers: str, *seeks: Seek) -> Profile:
    taught = tuple(Offer(skill, "advanced") for skill in offers.split())
    return Profile(f"profiles/{login}.yml", login, number, login, "UTC", ("en",), taught, seeks)


OTTER = _participant("demo-Otter", 11, "kubernetes", Seek("public-speaking", "beginner", "Give a talk: soon"))
HAWK = _participant("demo-hawk", 12, "public-speaking sql", Seek("sql", "expert"), Seek("kubernetes", "beginner"))


def _community(*people: Profile, limits: AgreementLimits | None = None, agreements: Any = ()) -> Community:
    settings = Settings(agreements=limits or AgreementLimits())
    return Community.of(settings, KNOWN, people, agreements)


def _read(kind: str, text: str) -> Any:
    return parse(text, typing(kind))


def _drafted(*people: Profile, limits: AgreementLimits | None = None, now: date = NOW) -> Any:
    return _read("agreement", agreement_draft(_community(*people, limits=limits), people, now))


@pytest.mark.parametrize("text", NASTY)
def test_any_text_survives_in_every_place_and_for_every_reader(text: str) -> None:
    profile = {"name": text, "languages": ["en", text], "offers": [{"skill": text, "level": "expert", "note": text}]}
    draft = profile_draft(profile)
    for read in (_read("profile", draft), yaml.safe_load(draft)):
        assert (read["name"], "\n" in scalar(text)) == (text, False)
        assert read["languages"] == ["en", text]
        assert read["offers"] == [{"skill": text, "level": "expert", "note": text}]


@given(st.text(st.characters(exclude_categories=["Cs", "Cc"], include_characters="\n"), min_size=1))
def test_scalar_is_one_line_that_reads_back_as_the_same_text(text: str) -> None:
    line = scalar(text)
    assert "\n" not in line
    assert parse(f"a: {line}\nb: [{line}, {line}]\n") == {"a": text, "b": [text, text]}


def test_plain_words_stay_without_quotes() -> None:
    for text in ("Octo Cat", "Europe/Berlin", "public-speaking", "2 weeks", "Zo\u00eb", "C++"):
        assert scalar(text) == text
    assert [scalar(v) for v in (None, True, 4, 2.5, 4.0, date(2026, 12, 1))] == [
        "",
        "true",
        "4",
        "2.5",
        "4",
        "2026-12-01",
    ]


def test_emoji_is_written_as_itself() -> None:
    assert scalar("hi \U0001f600") == "'hi \U0001f600'"


@pytest.mark.parametrize("kind", ["profile", "agreement"])
def test_draft_begins_with_what_git_never_forgets(kind: str) -> None:
    text = profile_draft({}) if kind == "profile" else agreement_draft(_community(OTTER, HAWK), (OTTER, HAWK), NOW)
    note = text.split("\n\n")[0]
    assert all(word in note for word in ("history", "permanently", "email", "employer", "street", "age", "photograph"))


def test_profile_draft_keeps_optional_keys_as_comments() -> None:
    assert "#pronouns: they/them" in profile_draft({"github": "octocat"})
    assert "\npronouns: she/her\n" in profile_draft({"pronouns": "she/her"})
    assert "#pronouns" not in profile_draft({"pronouns": "she/her"})


@pytest.mark.parametrize("kind", ["profile", "agreement"])
def test_template_left_as_it_is_does_not_pass(kind: str) -> None:
    """An example that someone forgot to replace must never look like an answer."""
    text = (TEMPLATES / f"{kind}.yml").read_text("utf-8")
    wrong = {fault.pointer[0] for fault in faults(kind, f"{kind}.yml", _read(kind, text)) if fault.pointer}
    needed = {"github", "github_id", "name", "timezone", "languages"}
    assert wrong >= (needed if kind == "profile" else {"partners", "starts", "ends", "check_ins", "commitments"})


@pytest.mark.parametrize("kind", ["profile", "agreement"])
def test_every_optional_example_of_a_template_is_valid_and_no_key_is_missing(kind: str) -> None:
    lines = (TEMPLATES / f"{kind}.yml").read_text("utf-8").split("\n")
    everything = _read(kind, "\n".join(line.removeprefix("#") for line in lines if not _explains(line)))
    properties = schema(kind)["properties"]
    assert set(everything) == set(properties)
    optional = set(everything) - set(schema(kind)["required"])
    assert len(optional) > 4
    for key in optional:
        assert jsonschema_rs.Draft202012Validator(properties[key], validate_formats=True).is_valid(everything[key]), key


def _explains(line: str) -> bool:
    """Whether a template's line is for the eye: `# ` and a word, where a key to use has `#` or `#  `."""
    return line == "#" or (line.startswith("# ") and not line.startswith("#  "))


def test_proposal_teaches_what_the_other_seeks_and_passes_the_schema() -> None:
    draft = _drafted(OTTER, HAWK)
    assert faults("agreement", "", draft) == []
    hawk, otter = draft["partners"]
    assert (hawk["github"], hawk["github_id"], hawk["offers"]) == ("demo-hawk", 12, ["public-speaking"])
    assert [goal["learn"] for goal in hawk["goals"]] == ["kubernetes"]
    assert otter["offers"] == ["kubernetes"]
    assert (otter["goals"][0]["learn"], otter["goals"][0]["goal"]) == ("public-speaking", "Give a talk: soon")


def test_proposal_is_the_same_whoever_stands_first() -> None:
    both = _community(OTTER, HAWK)
    assert agreement_draft(both, (OTTER, HAWK), NOW) == agreement_draft(both, (HAWK, OTTER), NOW)


def test_proposal_starts_in_a_week_for_six_whole_months_with_check_ins_at_week_six_and_the_middle() -> None:
    draft = _drafted(OTTER, HAWK, now=date(2026, 11, 24))
    assert (draft["starts"], draft["ends"]) == ("2026-12-01", "2027-05-31")
    assert draft["check_ins"] == ["2027-01-12", "2027-03-01"]
    assert set(draft["commitments"].values()) == {True}


@pytest.mark.parametrize("now", [date(2026, 8, 24), date(2027, 8, 22), date(2026, 12, 24), date(2028, 2, 22)])
def test_proposal_holds_at_the_ends_of_months_and_years(now: date) -> None:
    draft = _drafted(OTTER, HAWK, now=now)
    assert faults("agreement", "", draft) == []
    assert draft["starts"] < draft["check_ins"][0] < draft["check_ins"][-1] < draft["ends"]


def test_proposal_keeps_to_the_communitys_limits() -> None:
    draft = _drafted(OTTER, HAWK, limits=AgreementLimits(months=(1, 1), minutes=(30, 45)), now=date(2026, 11, 24))
    assert (draft["ends"], draft["sessions"]["minutes"]) == ("2026-12-31", 45)
    assert draft["check_ins"] == ["2026-12-16"]
    assert _drafted(OTTER, HAWK, limits=AgreementLimits((9, 12), (90, 120)))["sessions"]["minutes"] == 90


def test_circle_of_three_teaches_round() -> None:
    a = _participant("demo-a", 1, "kubernetes", Seek("sql", "beginner"))
    b = _participant("demo-b", 2, "public-speaking", Seek("kubernetes", "beginner"))
    c = _participant("demo-c", 3, "sql", Seek("public-speaking", "beginner"))
    draft = _drafted(c, a, b)
    assert faults("agreement", "", draft) == []
    assert [p["offers"] for p in draft["partners"]] == [["kubernetes"], ["public-speaking"], ["sql"]]
    assert [p["goals"][0]["learn"] for p in draft["partners"]] == ["sql", "kubernetes", "public-speaking"]


def test_skill_that_nobody_offers_gets_one_teacher_in_a_circle() -> None:
    trio = [_participant(f"demo-{n}", n, "sql") for n in (1, 2, 3)]
    learns = {1: ["rust"], 2: ["go"], 3: ["zig"]}
    draft = _read("agreement", agreement_draft(_community(*trio), trio, NOW, learns=learns))
    assert [p["offers"] for p in draft["partners"]] == [["zig"], ["rust"], ["go"]]


def test_partners_with_nothing_in_common_get_empty_places_and_no_invented_goal() -> None:
    alone = _participant("demo-c", 3, "sql", Seek("rust", "beginner"))
    text = agreement_draft(_community(OTTER, alone), (OTTER, alone), NOW)
    assert "      - learn:\n        goal:\n        evidence:\n" in text
    assert faults("agreement", "", _read("agreement", text))


def test_what_the_partners_chose_wins_over_what_fits() -> None:
    both = _community(OTTER, HAWK)
    draft = _read("agreement", agreement_draft(both, (OTTER, HAWK), NOW, terms=3, learns={11: ["sql"], 12: ["rust"]}))
    assert faults("agreement", "", draft) == []
    assert draft["terms"] == 3
    assert [p["offers"] for p in draft["partners"]] == [["sql"], ["rust"]]


def test_path_is_the_year_of_the_start_and_the_sorted_logins() -> None:
    assert agreement_path(_community(OTTER, HAWK), (OTTER, HAWK), NOW) == "agreements/2026-demo-hawk--demo-otter.yml"
    assert (
        agreement_path(_community(), (OTTER, HAWK), date(2026, 12, 28)) == "agreements/2027-demo-hawk--demo-otter.yml"
    )


def test_second_agreement_of_a_year_gets_the_next_free_number_in_any_folder() -> None:
    rhythm = Sessions(2, "week", 60, "demo-hawk")
    earlier = Agreement("agreements/2026/2026-Demo-hawk--demo-otter.yml", (), NOW, NOW, rhythm, (), 1)
    both = _community(OTTER, HAWK, agreements=(earlier,))
    assert agreement_path(both, (OTTER, HAWK), NOW).endswith("/2026-demo-hawk--demo-otter-2.yml")
    taken = ["2026-demo-hawk--demo-otter-2.yml"]
    assert agreement_path(both, (OTTER, HAWK), NOW, taken).endswith("/2026-demo-hawk--demo-otter-3.yml")
