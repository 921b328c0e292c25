"""Every proposal of every rule passes the check that made it, whatever someone wrote.

A proposal is what stands between backticks behind `Use`, `Write` or `Did you mean`. It is put in the place of what was
written, and the same rule must not speak of that place again.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

import pytest
import yaml
from hypothesis import example, given, settings
from hypothesis import strategies as st

from peerpact.community.examine import examine
from peerpact.community.loader import load
from peerpact.community.repair import repair
from peerpact.domain.findings import Finding
from peerpact.domain.vocabulary import Vocabulary
from peerpact.text.languages import is_known_language, standard_tag
from peerpact.text.tables import table
from testing.place_cases import CERTAIN, FIRST, NOTHING, SEVERAL
from testing.sample_files import AGREEMENT, ANN, NOW, PACT, PROFILE, SOUND, as_bytes
from testing.thoroughness import examples

_PROPOSED = re.compile(r"`([^`]+)`")
_SENTENCE = re.compile(r"^(?:Use|Write|Did you mean)(?: a list| \d entries)?:? (?:`[^`]+`(?: \([^)]*\))?(?:, | or )?)+")
PLACES_WRITTEN = [*FIRST, *SEVERAL, *CERTAIN, *(text for text in NOTHING if len(text) < 200)]
WRITTEN = [
    "ua", "jp", "kr", "in", "br", "se", "ch", "any", "all", "und", "mul", "zxx", "Toki Pona", "tok", "Pidgin",
    "Ladino", "Ga", "ASL", "Mandarin", "Farsi", "Tagalog", "Cantonese", "Ukranian", "English, ua",
    "English, Norwegian", "en_US", "pt_BR", "Portuguese (Brazil)", "Bahasa", "Gaelic", "sign language", "xx",
    "Klingon", "Python", "uk", "gb", "NO", "Deutsch B2", "Sa 11-1pm", "Mo 8pm-12", "Mo 11-1", "Mo 6-6pm",
    "Mo-Fr 08:00-12:00,13:00-17:00", "Mo 18:00-18:00", "evenings", "@octocat", "https://github.com/octocat_acme",
    "@a.b", "octocat2", "U_kgDOABCD1g", "id: 583231", "0", "#12", "1e5", "12.5", "2569-12-01", "20261201",
    "1 Dec 2026", "31/12/2026", "2026-13-45", "9999-12-31", "0001-01-01", "Feb 2020 - Feb 2021", "yes", "No",
    "maybe", "senior", "expertt", "closed", "call", "pair programing", "weekly", "1h", "fortnightly", "2 hours",
    "example.org/me", "http://example.org", "https://www.example.org/in/demo-mendonça", "@demo@social.example",
    "me@example.org", "Kubernets", "k8s", "rust", "10 hours", "about 5", "-3", "999999999999999", "two", "٣",
    "monthly", "every 2 months",
]  # fmt: skip


def _findings(path: str, text: str) -> list[Finding]:
    files = dict(SOUND) | {path: text}
    return examine(load(as_bytes(files)), NOW, frozenset())


def _places(data: Any, pointer: tuple[Any, ...] = ()) -> Iterator[tuple[Any, ...]]:
    """Every place of a value in a file, lists and entries both."""
    if pointer:
        yield pointer
    entries = data.items() if isinstance(data, dict) else enumerate(data) if isinstance(data, list) else ()
    for key, value in entries:
        yield from _places(value, (*pointer, key))


def _with(data: Any, pointer: tuple[Any, ...], value: Any) -> Any:
    if not pointer:
        return value
    copy = dict(data) if isinstance(data, dict) else list(data)
    copy[pointer[0]] = _with(data[pointer[0]], pointer[1:], value)
    return copy


FULL = PROFILE + (
    'availability:\n  hours_per_month: 4\n  windows: ["Mo 18:00-20:00"]\n  asynchronous: true\nformats: [pairing]\n'
    "capacity: 1\nstatus: open\ncontact: https://example.org/me\nabout: Hello\n"
)
_FILES = {ANN: yaml.load(FULL, yaml.BaseLoader), PACT: yaml.load(AGREEMENT, yaml.BaseLoader)}  # noqa: S506
PLACES = [(path, pointer) for path, data in _FILES.items() for pointer in _places(data)]


def _quoted(value: Any) -> str:
    """A file in which numbers and booleans are plain and all that was put in is quoted."""
    return yaml.safe_dump(value, allow_unicode=True, sort_keys=False, width=10**6)


def _typed(data: Any) -> Any:
    """The sound values with their types, so that only what was put in can be wrong."""
    if isinstance(data, dict):
        return {key: _typed(value) for key, value in data.items()}
    if isinstance(data, list):
        return [_typed(value) for value in data]
    if re.fullmatch(r"[0-9]+(\.[0-9]+)?", data):
        return float(data) if "." in data else int(data)
    return {"true": True, "false": False}.get(data, data)


_TYPED = {path: _typed(data) for path, data in _FILES.items()}


def _proposed(finding: Finding) -> list[Any]:
    """The values that a finding proposes, as YAML reads them."""
    sentences = [match[0] for match in _SENTENCE.finditer(finding.fix)]
    texts = [text for sentence in sentences for text in _PROPOSED.findall(sentence)]
    several = [text for text in texts if re.search(r'", "', text) and not text.startswith("[")]
    return [yaml.load(f"[{text}]" if text in several else text, yaml.BaseLoader) for text in texts]  # noqa: S506


def _check(path: str, pointer: tuple[Any, ...], written: str) -> None:
    before = _findings(path, _quoted(_with(_TYPED[path], pointer, written)))
    for finding in before:
        if finding.path != path or finding.rule not in PROPOSING:
            continue
        for value in _proposed(finding):
            place, put = pointer, value
            if isinstance(value, list) and pointer and isinstance(pointer[-1], int) and finding.rule == "wrong-form":
                place, put = pointer[:-1], value  # several entries in the place of one
            after = _findings(path, _quoted(_with(_TYPED[path], place, _typed(put))))
            again = [f for f in after if f.path == path and f.rule in SHAPES and f.rule != "repeated-entry"]
            assert not again, (written, pointer, finding.fix, again)


PROPOSING = {"wrong-form", "wrong-type", "not-a-choice", "known-zone", "known-language", "likely-language"}
SHAPES = PROPOSING | {"too-long", "list-size", "out-of-range", "missing-key", "empty-value"}
SHAPES -= {"likely-language"}


@pytest.mark.parametrize(("path", "pointer"), PLACES, ids=[f"{p}:{'.'.join(map(str, at))}" for p, at in PLACES])
def test_every_proposal_passes_the_check_that_made_it(path: str, pointer: tuple[Any, ...]) -> None:
    for written in [*WRITTEN, *(PLACES_WRITTEN if pointer == ("timezone",) else PLACES_WRITTEN[:20])]:
        _check(path, pointer, written)


_LETTERS = st.text(st.characters(exclude_categories=("C", "Z")), min_size=1, max_size=20)
_ANY = _LETTERS | st.from_regex(r"\A[A-Za-z0-9 :@./,+-]{1,20}\Z")


@settings(max_examples=examples(150), deadline=None)
@given(st.sampled_from(PLACES), _ANY)
@example((ANN, ("timezone",)), "Etc/GMT+12")
def test_any_text_is_answered_by_proposals_that_pass(place: tuple[str, tuple[Any, ...]], written: str) -> None:
    if yaml.safe_load(_quoted([written])) == [written]:
        _check(*place, written)


@pytest.mark.parametrize("code", sorted(table("languages")["countries"]))
def test_a_country_code_is_never_turned_into_a_language_unasked(code: str) -> None:
    text = PROFILE.replace("[en]", f"[en, {code!r}]")
    _, repairs = repair(text.encode(), Vocabulary.of(()))
    for change in repairs:
        assert is_known_language(code), "only a code that is a language already may be written in another way"
        assert standard_tag(code) in change.after
    _check(ANN, ("languages", 0), code)
