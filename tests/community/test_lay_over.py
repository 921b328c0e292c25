"""Laying a change over a loaded community gives what loading everything again would give."""

from __future__ import annotations

from dataclasses import astuple

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from peerpact.community import loader
from peerpact.community.document import read
from peerpact.community.loader import Loaded, lay_over, load
from peerpact.domain.entry import Entry, Oddity
from testing.sample_files import AGREEMENT, ANN, BO, OTHER, PACT, PROFILE, SETTINGS, SKILLS, SOUND, as_bytes
from testing.thoroughness import examples

Files = dict[str, Entry]
BROKEN = "github: demo-ann\ngithub_id: 990000000101\nname: [oops\n"
FAULTY = PROFILE.replace("level: advanced", "level: grand")
TEXTS = {
    "profile": PROFILE,
    "other": OTHER,
    "agreement": AGREEMENT,
    "faulty": FAULTY,
    "broken": BROKEN,
    "without terms": AGREEMENT.replace("terms: 1\n", ""),
    "unknown skill": PROFILE.replace("kubernetes", "knitting"),
    "cut off": PROFILE + "about: C #\n",
    "empty": "",
}
ENTRIES: list[Entry | None] = [None, *as_bytes(TEXTS).values(), Oddity("a symbolic link")]
PATHS = [ANN, BO, PACT, "profiles/a/demo-ann.yml", "profiles/demo-zoe.yaml", "agreements/2027-x.yml", "agreements"]
SINGLES = {
    "skills.yml": [
        None,
        *as_bytes(
            {"all": SKILLS, "few": "built_in: false\nskills: [{id: python, name: Py}]\n", "bad": "skills: [{id: 1\n"}
        ).values(),
    ],
    "community.yml": [None, *as_bytes({"demo": SETTINGS, "bad": "demo: maybe\n", "own": "name: Us\n"}).values()],
}


def changes() -> st.SearchStrategy[dict[str, Entry | None]]:
    people = st.lists(st.sampled_from(PATHS).flatmap(_entry), max_size=5).map(dict)
    singles = st.fixed_dictionaries({}, optional={path: st.sampled_from(some) for path, some in SINGLES.items()})
    return st.builds(lambda some, keep: some | keep, people, singles | st.just({}))


def _entry(path: str) -> st.SearchStrategy[tuple[str, Entry | None]]:
    """Something of the right kind at least as often as anything at all."""
    fitting = [AGREEMENT, AGREEMENT + "ended: 2026-12-24\n"] if path.startswith("agreements/") else [PROFILE, OTHER]
    return st.tuples(st.just(path), st.sampled_from([text.encode() for text in fitting]) | st.sampled_from(ENTRIES))


def files(some: dict[str, Entry | None]) -> Files:
    return {path: entry for path, entry in some.items() if entry is not None}


def told(loaded: Loaded) -> tuple[object, ...]:
    """Everything of a Loaded, in an order of its own where it promises none."""
    people = loaded.community
    return (
        astuple(people),
        sorted(loaded.findings),
        loaded.texts,
        sorted(loaded.salvaged, key=lambda part: part.path),
    )


@given(changes(), changes())
@example({}, {ANN: None})
@example({}, {ANN: as_bytes({"": FAULTY})[""]})
@example({ANN: as_bytes({"": FAULTY})[""]}, {ANN: as_bytes({"": PROFILE})[""]})
@settings(max_examples=examples(400))
def test_a_change_laid_over_is_everything_loaded_anew(
    before: dict[str, Entry | None], change: dict[str, Entry | None]
) -> None:
    texts = files({**as_bytes(SOUND), **before})
    assert told(lay_over(load(texts), texts, change)) == told(load(files({**texts, **change})))


@given(changes(), changes())
@settings(max_examples=examples(100))
def test_two_changes_one_after_the_other_are_one_change(
    first: dict[str, Entry | None], second: dict[str, Entry | None]
) -> None:
    texts: Files = dict(as_bytes(SOUND))
    base = load(texts)
    middle = lay_over(base, texts, first)
    twice = lay_over(middle, files({**texts, **first}), second)
    assert told(twice) == told(lay_over(base, texts, {**first, **second}))


@given(changes())
@settings(max_examples=examples(100))
def test_the_base_stays_as_it_was(change: dict[str, Entry | None]) -> None:
    texts: Files = dict(as_bytes(SOUND))
    base = load(texts)
    before = told(base)
    lay_over(base, texts, change)
    assert told(base) == before


def test_only_the_changed_files_are_read(monkeypatch: pytest.MonkeyPatch) -> None:
    import peerpact.community.loader as room

    texts: Files = dict(as_bytes(SOUND))
    base, read, seen = load(texts), vars(room)["read"], []

    def counted(entry: Entry, *rest: object) -> object:
        seen.append(entry)
        return read(entry, *rest)

    monkeypatch.setattr(room, "read", counted)
    lay_over(base, texts, {BO: texts[ANN], ANN: None})
    assert seen == [texts[ANN]]


@pytest.mark.parametrize("text", ["a: [" + "b," * 200, FAULTY, BROKEN, PROFILE, AGREEMENT, ""])
@pytest.mark.parametrize("folder", ["profiles", "agreements"])
def test_files_with_the_same_bytes_are_read_once_and_told_each(
    text: str, folder: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    texts: Files = dict(as_bytes(SOUND))
    entry, reads, base = text.encode(), [], load(texts)
    paths = [*(f"{folder}/x/p{number}.yml" for number in range(9)), f"{folder}/x/y.yaml"]
    changed = dict.fromkeys(paths, entry)
    separately = told(load({**texts, **changed}))
    monkeypatch.setattr(loader, "read", lambda *words: (reads.append(1), read(*words))[1])
    assert told(lay_over(base, texts, dict(changed))) == separately
    assert len(reads) == 2, "once, and once for the odd name"
