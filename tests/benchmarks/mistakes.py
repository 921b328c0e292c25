"""The cost of explaining: one series of loads in this process, in CPU seconds for each file.

For: `python mistakes.py FOLDER sound|broken|yaml|places MISTAKES FILES`. `sound` loads and examines files as they
are, `broken` the same files with some mistakes each; `yaml` reads the broken ones with PyYAML's CSafeLoader; `places`
looks up one line and column in each and says nothing. One process measures one series, because in a second one
everything would be warm. Must not: compare.
"""

from __future__ import annotations

import gc
import sys
import time
from collections.abc import Callable
from datetime import date
from pathlib import Path

import yaml

from peerpact.community.examine import examine
from peerpact.community.folder import read_folder
from peerpact.community.loader import load
from peerpact.domain.entry import Entry
from peerpact.formats.yaml.locate import Locator

_NOW = date(2026, 11, 21)
_WARM_UP = 20


def _misspelled_level(text: str, number: int) -> str:
    return text.replace("    level: ", f"    level: {'very quite rather fairly'.split()[number % 4]} ", 1)


def _missing_name(text: str, _: int) -> str:
    return _change(text, "name:", lambda line: "")


def _misspelled_zone(text: str, number: int) -> str:
    """One letter is lost; which one changes from person to person, so that no answer can be remembered for all."""
    return _change(text, "timezone:", lambda line: _without(line, 11 + number % (len(line) - 12)))


def _unknown_key(text: str, number: int) -> str:
    return f"{text}{('hobbies', 'formts', 'twitter', 'capacty')[number % 4]}: chess\n"


def _number_in_words(text: str, _: int) -> str:
    return text.replace("  hours_per_month: ", "  hours_per_month: about ", 1)


def _change(text: str, start: str, change: Callable[[str], str]) -> str:
    lines = text.splitlines(keepends=True)
    return "".join(change(line) if line.startswith(start) else line for line in lines)


def _without(line: str, spot: int) -> str:
    return line[:spot] + line[spot + 1 :]


MISTAKES: tuple[Callable[[str, int], str], ...] = (
    _misspelled_level,
    _missing_name,
    _misspelled_zone,
    _unknown_key,
    _number_in_words,
)


def spoil(text: str, number: int, mistakes: int) -> str:
    """A profile with that many different mistakes; which ones depends on its number."""
    for step in range(mistakes):
        text = MISTAKES[(number + step) % len(MISTAKES)](text, number)
    return text


def series(texts: dict[str, Entry], kind: str, mistakes: int) -> float:
    """CPU seconds to read all files of a series."""
    if kind != "sound":
        for number, path in enumerate(path for path in texts if path.startswith("profiles/")):
            raw = texts[path]
            assert isinstance(raw, bytes)
            texts[path] = spoil(raw.decode(), number, mistakes).encode()
    started = time.process_time()
    if kind == "yaml":
        for raw in texts.values():
            assert isinstance(raw, bytes)
            yaml.load(raw, yaml.CSafeLoader)
        return time.process_time() - started
    if kind == "places":
        for raw in texts.values():
            assert isinstance(raw, bytes)
            Locator(raw.decode()).span(("timezone",))
        return time.process_time() - started
    found = examine(load(texts), _NOW)
    used = time.process_time() - started
    wrong = {finding.path for finding in found if finding.severity == "error"}
    people = sum(path.startswith("profiles/") for path in texts)
    if len(wrong) != (people if kind == "broken" else 0):
        raise RuntimeError(f"{len(wrong)} of {people} files are wrong in the {kind} series")
    return used


def main(folder: str, kind: str, mistakes: str, files: str) -> int:
    """Warm up with some people, then measure others."""
    gc.disable()
    everything = read_folder(Path(folder))
    lists = {path: raw for path, raw in everything.items() if "/" not in path} if kind in ("sound", "broken") else {}
    profiles = [(path, raw) for path, raw in everything.items() if path.startswith("profiles/")]
    chosen = profiles[: _WARM_UP + int(files)]
    for mode in ("sound", "broken", "yaml", "places"):
        series({**lists, **dict(chosen[:_WARM_UP])}, mode, int(mistakes))
    print(series({**lists, **dict(chosen[_WARM_UP:])}, kind, int(mistakes)) / (len(chosen) - _WARM_UP))
    return 0


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
