"""A form's profile says what was written and nothing else, whatever was written."""

from __future__ import annotations

from datetime import date

import pytest
import yaml
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from peerpact.bot.join_form import FormResult, profile_from_form, review
from peerpact.community.loader import Loaded, load
from peerpact.domain.model import Profile
from peerpact.domain.pull_request import Account
from peerpact.text.placeholders import is_no_name
from testing.join_forms import ANA, ANSWERS, body, form

EMPTY = load({})
PATH = "profiles/demo-ana.yml"
NOW = date(2026, 12, 1)
SETTINGS = settings(deadline=None)  # the machine may be busy
# Letters of every kind but those that nobody can see; YAML's hazards come often.
PIECES = st.sampled_from(
    ["no", "null", "~", "1e5", "0123", "2026-11-21", ": ", " #", "'", '"', "\\", "{", "}", "[", "]", "&a", "*a", "!!x",
     "%", "@", "`", "|", ">", "- ", "? ", "<<", "---", "...", "😀", "é", "ß", "م", "中", "x", " ", ",", ":", "=", "<b>",
     "${{"]
)  # fmt: skip
WORDS = st.lists(PIECES, min_size=1, max_size=10).map("".join)
LINES = WORDS.filter(lambda text: bool(text.strip()) and len(text) <= 39)


def profile(drawn: FormResult) -> Profile:
    """What Peerpact reads of a drawn file, which must be without a finding."""
    [(path, content)] = drawn.files.items()
    assert content is not None
    loaded = load({path: content})
    assert loaded.findings == []
    return loaded.community.profiles[0]


def test_a_whole_form_becomes_a_whole_profile() -> None:
    found = profile(profile_from_form(form(), EMPTY))
    assert (found.github, found.github_id, found.name, found.pronouns) == ("demo-ana", 1001, "Ana Lind", "")
    assert (found.timezone, found.languages, found.capacity) == ("Europe/Berlin", ("en", "de"), 2)
    when = found.availability
    assert (when.hours_per_month, [str(w) for w in when.windows], when.asynchronous) == (
        4,
        ["Mo-Fr 18:00-21:00", "Sa 10:00-13:00"],
        True,
    )
    assert (found.formats, found.contact) == (("pairing", "conversation"), "https://example.org/@ana")
    assert found.about == "I keep servers alive.\n\nAnd I like tea."


def test_what_is_left_empty_is_left_out() -> None:
    left = {name: "" for name in ANSWERS if name not in ("public", "name", "timezone", "languages", "seeks")}
    [content] = profile_from_form(form(**left), EMPTY).files.values()
    assert list(yaml.safe_load(content or b"")) == ["github", "github_id", "name", "timezone", "languages", "seeks"]


@SETTINGS
@given(LINES, LINES, LINES)
def test_texts_come_back_as_they_were_written(name: str, pronouns: str, about: str) -> None:
    assume(not any(map(is_no_name, (name, pronouns, about))))
    found = profile(profile_from_form(form(name=name, pronouns=pronouns, about=about), EMPTY))
    assert (found.name, found.pronouns, found.about) == (name.strip(), pronouns.strip(), about.strip())
    assert (found.github, found.github_id) == ("demo-ana", 1001)


@pytest.mark.parametrize("answer", ["N/A", "-", "TBD", "<your text>"])
def test_what_only_fills_a_place_is_left_out_and_is_no_name(answer: str) -> None:
    found = profile(profile_from_form(form(pronouns=answer, contact=answer, about=answer), EMPTY))
    assert (found.pronouns, found.contact, found.about) == ("", "", "")
    [complaint] = profile_from_form(form(name=answer), EMPTY).complaints
    assert (complaint.question, complaint.message) == ("name", "Use any name; a pseudonym is fine.")


@SETTINGS
@given(st.lists(st.tuples(LINES, st.sampled_from(["beginner", "Expert"]), LINES), min_size=1, max_size=5))
def test_skills_come_back_as_they_were_written(skills: list[tuple[str, str, str]]) -> None:
    lines = [f"{skill}, {level}: {note}" for skill, level, note in skills]
    drawn = profile_from_form(form(offers="\n".join(lines)), EMPTY)
    if drawn.complaints:
        assert {complaint.question for complaint in drawn.complaints} == {"offers"}
        return
    [content] = drawn.files.values()
    offers = yaml.load(content or b"", Loader=yaml.BaseLoader)["offers"]  # noqa: S506 - makes only text
    for line, offer in zip(lines, offers, strict=True):
        begin, _, rest = line.partition(offer["skill"])
        assert begin.strip() in ("", "-", ">")  # a line may begin like a list or a quotation
        level, _, note = rest.lstrip(" ,").partition(":")
        assert (level.strip().casefold(), note.strip()) == (offer["level"], offer.get("note", ""))


@SETTINGS
@given(st.fixed_dictionaries({name: st.text(max_size=60) for name in ANSWERS if name != "public"}))
def test_whatever_is_written_is_a_sound_profile_or_a_list_of_what_to_change(
    given_: dict[str, str],
) -> None:
    drawn = profile_from_form(form(**given_), EMPTY)
    assert bool(drawn.files) != bool(drawn.complaints)
    if drawn.files and not review(drawn, EMPTY, {}, NOW):
        assert (profile(drawn).github_id, list(drawn.files)) == (1001, [PATH])


def test_the_same_form_has_the_same_bytes_and_line_breaks_do_not_count() -> None:
    assert profile_from_form(form(), EMPTY) == profile_from_form(form(body().replace("\n", "\r\n")), EMPTY)


def before(path: str, login: str, number: int, more: str = "") -> Loaded:
    text = f"github: {login}\ngithub_id: {number}\nname: A\ntimezone: UTC\nlanguages: [en]\n"
    return load({path: f"{text}offers: [{{skill: go, level: expert}}]\n{more}".encode()})


def test_a_profile_stays_where_it_is_and_keeps_what_is_not_asked() -> None:
    more = "status: paused\nabout: Old words\ntraining: [{guide: foundation, completed: 2026-11-01}]\n"
    drawn = profile_from_form(form(about=""), before("profiles/d/Demo-Ana.yml", "Demo-Ana", 1001, more))
    assert list(drawn.files) == ["profiles/d/Demo-Ana.yml"]
    found = profile(drawn)
    assert (found.status, found.about, found.training[0].guide) == ("paused", "", "foundation")


def test_a_renamed_account_moves_its_file_within_the_folder() -> None:
    drawn = profile_from_form(form(), before("profiles/d/demo-old.yml", "demo-old", 1001))
    assert drawn.files["profiles/d/demo-old.yml"] is None
    assert drawn.path == PATH.replace("profiles/", "profiles/d/")


def test_somebody_elses_file_is_never_drawn_over_in_silence() -> None:
    base = before(PATH, "demo-ana", 1099)
    drawn = profile_from_form(form(), base)
    [first, *_] = review(drawn, base, {PATH: b"x"}, NOW)
    assert "I can't tell that it is yours" in first.message


def test_no_language_of_a_form_is_lost_when_several_are_named_in_a_sentence() -> None:
    found = profile(profile_from_form(form(languages="German und Englisch + pt-BR"), EMPTY))
    assert found.languages == ("de", "en", "pt-BR")


@pytest.mark.parametrize(
    ("question", "answer", "said"),
    [
        ("public", "- [ ] I know", "tick all three boxes"),
        ("name", "", "one line of up to 80"),
        ("name", "a" * 81, "one line of up to 80"),
        ("pronouns", "a" * 41, "up to 40"),
        ("timezone", "", "a region and a city"),
        ("timezone", "CEST", "Did you mean Europe/Berlin"),
        ("languages", "", "one to 10"),
        ("languages", "en, qqqqqq", "`qqqqqq`"),
        ("offers", "Kubernetes", "I can't read the line `Kubernetes`"),
        ("offers", "Kubernetes, senior: x", "Did you mean `advanced`?"),
        ("offers", "Go, expert\nGo, expert", "is there twice"),
        ("offers", "\n".join(f"skill {n}, expert" for n in range(21)), "at most 20"),
        ("offers", f"Go, expert: {'a' * 201}", "up to 200"),
        ("seeks", f"{'a' * 61}, beginner", "up to 60"),
        ("hours", "lots", "a number of hours"),
        ("hours", "0", "a number of hours"),
        ("hours", "1e9", "a number of hours"),
        ("windows", "evenings", "`evenings`"),
        ("windows", "Mo 9:00-25:00", "two digits"),
        ("asynchronous", "perhaps", "`No` or `Yes`"),
        ("formats", "pairing, dance", "`dance`"),
        ("capacity", "0", "from 1 to 10"),
        ("capacity", "one", "from 1 to 10"),
        ("contact", "mailto:ana@example.org", "https://"),
        ("contact", "javascript:alert(1)", "https://"),
        ("about", "a" * 601, "up to 600"),
        ("about", "a\u202eb", "invisible character"),
        ("name", "a\x00b", "invisible character"),
    ],
)
def test_each_mistake_is_told_at_its_question(question: str, answer: str, said: str) -> None:
    [complaint] = profile_from_form(form(**{question: answer}), EMPTY).complaints
    assert (complaint.question, said in complaint.message) == (question, True), complaint


@pytest.mark.parametrize(
    ("question", "answer"),
    [("name", "Ana, ana@example.org"), ("offers", "Go, expert: call +49 170 1234567"), ("about", "ana@example.org")],
)
def test_what_only_the_kits_checks_find_is_told_at_its_question_too(question: str, answer: str) -> None:
    drawn = profile_from_form(form(**{question: answer}), EMPTY)
    [complaint] = review(drawn, EMPTY, {}, NOW)
    assert (complaint.question, "looks like" in complaint.message) == (question, True)


def test_nothing_to_share_is_told() -> None:
    [complaint] = profile_from_form(form(offers="", seeks=""), EMPTY).complaints
    assert "at least one skill" in complaint.message


@pytest.mark.parametrize("begin", ["Kubernetes, advanced:", "- Kubernetes,ADVANCED :", "1. Kubernetes , advanced: "])
def test_the_first_level_of_a_line_counts_and_bullets_do_not(begin: str) -> None:
    [offer] = profile(profile_from_form(form(offers=f"{begin}a, expert: b"), EMPTY)).offers
    assert (offer.skill, offer.level, offer.note) == ("kubernetes", "advanced", "a, expert: b")


def test_who_it_is_comes_from_the_account_alone() -> None:
    text = "github: demo-bo\ngithub_id: 1002\n### GitHub login\n\ndemo-bo"
    found = profile(profile_from_form(form(name="demo-bo", about=text), EMPTY))
    assert (found.github, found.github_id) == (ANA.login, ANA.id)
    assert profile(profile_from_form(form(author=Account("demo-bo", 1002)), EMPTY)).github_id == 1002


def test_the_longest_hostile_text_is_judged_at_once() -> None:
    for piece in (", ", "a, ", "x, senior\n", "Mo ", "9-", "[", " ", "en,", "-", "- "):
        for name in ("offers", "windows", "languages", "timezone", "about", "formats"):
            for length in (12_000, 60_000):
                drawn = profile_from_form(form(**{name: "a" + piece * ((length - 2) // len(piece)) + "b"}), EMPTY)
                assert drawn.complaints
                assert sum(len(one.message) for one in drawn.complaints) < 40_000


@pytest.mark.parametrize("filling", [" ", "b ", ",", " ,", "-", ":"])
def test_a_line_made_to_be_hard_to_read_takes_no_time(filling: str) -> None:
    line = f"a,{filling * (3_900 // len(filling))},"
    answer = "\n".join([line] * 3)
    assert profile_from_form(form(offers=answer, seeks=answer), EMPTY).complaints
