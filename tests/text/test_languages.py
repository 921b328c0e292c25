"""Languages: people who speak one language meet, and what may mean several is asked and never written unasked."""

from __future__ import annotations

import pytest

from peerpact.community.repair import repair
from peerpact.domain.vocabulary import Vocabulary
from peerpact.matching.gates import primary_languages
from peerpact.text.language_names import certain_tag, guesses, question
from peerpact.text.languages import is_known_language, spoken
from testing.sample_files import ANN, PROFILE, found, loaded, profile

SAME = (
    "pt_BR pt", "en_US en", "eng en", "deu de", "ger de", "fra fr", "zho zh", "cmn zh", "zh-Hant zh", "nb no",
    "nn no", "nb nn", "nor nb", "iw he", "tl fil", "tgl fil", "prs fa", "pes fa", "arb ar", "swh sw", "ekk et",
    "zsm ms", "mo ro", "in id", "en-UK en",
)  # fmt: skip
APART = (
    "yue zh", "nl de", "sv no", "es pt", "gsw de", "hr cs", "uk ru", "ga gd", "fil ceb", "ast es", "ckb ku",
    "und mul",
)  # fmt: skip
CERTAIN = {
    "Mandarin": "zh", "Farsi": "fa", "Tagalog": "fil", "Cantonese": "yue", "ASL": "ase",
    "American Sign Language": "ase",
    "Toki Pona": "tok", "Ladino": "lad", "German": "de", "español": "es", "日本語": "ja", "русский": "ru",
    "pt_BR": "pt-BR",
    "Portuguese (BR)": "pt-BR", "Portuguese (Brazil)": "pt-BR", "English (native)": "en", "Deutsch B2": "de",
    "some French": "fr", "Kiswahili": "sw", "bokmål": "nb", "Norwegian": "no", "EN": "en", "“de”": "de", "eng": "en",
    "en-UK": "en-GB", "zh_CN": "zh-CN", "sp": "es", "jap": "ja", "english only": "en", "español nativo": "es",
    "中文（简体）": "zh", "🇬🇧 English": "en", "Deutsch (Muttersprache)": "de",
    "French 🇫🇷": "fr", "Kurdish Sorani": "ckb",
}  # fmt: skip
ASKED = {
    "ua": ["uk"], "jp": ["ja"], "cz": ["cs"], "cn": ["zh"], "dk": ["da"], "gr": ["el"], "us": ["en"], "vn": ["vi"],
    "ao": ["pt"], "au": ["en"], "ci": ["fr"], "ge": ["ka"], "ir": ["fa"], "ma": ["ar"], "mc": ["fr"], "pe": ["es"],
    "qa": ["ar"], "vu": ["bi"], "gb": ["en"], "Ga": ["gaa", "ga"], "Pidgin": ["pcm"], "Gaelic": ["gd", "ga"],
    "Bahasa": ["id", "ms"], "Ukranian": ["uk"],
    "Portugese": ["pt"], "Gujrati": ["gu"], "and a bit of Ukranian": ["uk"],
    "Nigerian": ["yo", "ig", "ha"], "Swiss": ["gsw", "de"], "Austrian": ["de-AT", "de"], "Canadian": ["en-CA", "fr-CA"],
    "American": ["en-US"], "Mexican": ["es-MX"], "Iranian": ["fa"], "Brazil": ["pt"], "Switzerland": ["de"],
    "🇩🇪": ["de"], "🇬🇧": ["en"], "🇯🇵": ["ja"],
    "sign language": ["ase", "bfi"], "Indian": ["hi"], "UA": ["uk"],
}  # fmt: skip
NOTHING = (
    *("Java", "Basic", "African", "Hinglish", "Europe", "everything"),
    "Python",
    "JavaScript",
    "native",
    "none",
    "xx",
    "",
    "1",
    "translate.google.com",
    "x" * 500,
    "und",
)
DOUBTFUL = {
    "ve": "es",
    "za": "en",
    "kg": "ky",
    "kr": "ko",
    "in": "hi",
    "br": "pt",
    "se": "sv",
    "ch": "de",
    "kw": "ar",
    "asl": "ase",
}
SMALL = (
    "cy", "eu", "mt", "is", "gd", "et", "lb", "sl", "ca", "ga", "mi", "gn", "qu", "ps", "am", "ml", "ne", "tg", "my",
    "sr",
)  # fmt: skip


@pytest.mark.parametrize("pair", SAME)
def test_codes_of_one_language_meet(pair: str) -> None:
    first, second = pair.split()
    assert spoken(first) == spoken(second)
    assert primary_languages((first,)) & primary_languages((second, "eo"))


@pytest.mark.parametrize("pair", APART)
def test_different_languages_stay_apart(pair: str) -> None:
    first, second = pair.split()
    assert spoken(first) != spoken(second)


@pytest.mark.parametrize("text", CERTAIN)
def test_a_language_with_one_meaning_is_written_as_its_code(text: str) -> None:
    assert certain_tag(text) == CERTAIN[text]


@pytest.mark.parametrize("text", ASKED)
def test_what_may_mean_something_else_becomes_a_question(text: str) -> None:
    assert certain_tag(text) is None
    assert list(guesses(text))[: len(ASKED[text])] == ASKED[text]
    assert all(is_known_language(tag) for tag in guesses(text))
    assert question(text).startswith("Did you mean ")


@pytest.mark.parametrize("text", NOTHING)
def test_what_is_no_language_gives_none(text: str) -> None:
    assert certain_tag(text) is None
    assert guesses(text) == ()


@pytest.mark.parametrize("code", DOUBTFUL)
def test_the_code_of_a_small_language_that_is_a_countrys_is_a_warning(code: str) -> None:
    (finding,) = found({ANN: PROFILE.replace("[en]", f"[en, {code}]")})
    assert (finding.rule, finding.severity) == ("likely-language", "warning")
    assert f"`{DOUBTFUL[code]}`" in finding.fix


@pytest.mark.parametrize("code", SMALL)
def test_no_other_language_is_doubted(code: str) -> None:
    assert found({ANN: PROFILE.replace("[en]", f"[en, {code}]")}) == []


@pytest.mark.parametrize("code", ["any", "all"])
def test_a_word_that_is_a_code_by_chance_is_a_warning(code: str) -> None:
    (finding,) = found({ANN: PROFILE.replace("[en]", f"[en, {code}]")})
    assert (finding.rule, finding.severity) == ("likely-language", "warning")


@pytest.mark.parametrize("code", ["und", "mul", "zxx", "mis"])
def test_a_code_that_stands_for_no_language_is_refused(code: str) -> None:
    (finding,) = found({ANN: PROFILE.replace("[en]", f"[en, {code}]")})
    assert finding.rule == "known-language"


def test_fix_writes_the_standard_code_and_leaves_questions_alone() -> None:
    text = profile(languages="[pt_BR, eng, ua, kr, nb]")
    written, _ = repair(text.encode(), Vocabulary.of(()))
    assert "languages: [pt-BR, en, ua, kr, nb]" in written.decode()


def test_a_profile_is_read_with_the_standard_codes_and_the_present_zone() -> None:
    community = loaded({ANN: profile(languages="[pt_BR, eng, xx]", timezone="Europe/Kiev")}).community
    person = community.by_login["demo-ann"]
    assert person.languages == ("pt-BR", "en", "xx")
    assert person.timezone == "Europe/Kyiv"
