"""Texts by path to a Community and the findings about whatever did not become part of it.

For: `load` (pure: a checkout, a pull request's files laid over a base, a test's dict are one thing to it) and
`read_community` (from a folder). Schema first: a file that fails never becomes a Profile or an Agreement. Must not:
apply the rules that compare values and files; that is `rules`.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from functools import partial
from pathlib import Path
from typing import Any

from peerpact.community.document import Document, read
from peerpact.community.folder import is_sound, read_folder
from peerpact.community.misplaced import in_the_other_folder
from peerpact.community.report import explain_faults, explain_troubles, without_echoes
from peerpact.community.salvage import salvage
from peerpact.community.skill_lists import built_in_vocabulary, vocabulary_of
from peerpact.domain.entry import SINGLES, Entry
from peerpact.domain.findings import ERROR, Finding
from peerpact.domain.model import Agreement, Community, Profile
from peerpact.domain.settings import Settings
from peerpact.domain.vocabulary import Vocabulary
from peerpact.formats.schema import faults, keys_of, typing, validator
from peerpact.formats.tables import AGREEMENT, COMMUNITY, PROFILE
from peerpact.formats.trouble import Trouble
from peerpact.formats.yaml.decode import MAX_BYTES
from peerpact.formats.yaml.locate import Locator

_LIMITS = {"skills": 1024 * 1024}


@dataclass(slots=True)
class Loaded:
    """The community, what was wrong on the way, and what later steps need to point into files.

    `texts` leads from a path to what was read of the file, `written` to the file as it was where lines were fixed to
    read on; `salvaged` holds the sound parts of files that failed, so that the rules can look at these too although
    they never become part of the community. `known` is a cache, the only part that changes later: what `examine.added`
    remembers of a base, by day, for the next pull request.
    """

    community: Community
    findings: list[Finding] = field(default_factory=list)
    texts: dict[str, str] = field(default_factory=dict)
    written: dict[str, str] = field(default_factory=dict)
    salvaged: list[Profile | Agreement] = field(default_factory=list)
    known: dict[date, frozenset[object]] = field(default_factory=dict)

    def locator(self, path: str) -> Locator:
        """Finds places in a file; the first place where there is nothing to be found."""
        return Locator(self.texts.get(path, ""), self.written.get(path, ""))


def kind_of(path: str) -> str:
    """Which format a path holds: `profile`, `agreement`, `skills` or `community`."""
    folder = path.partition("/")[0]
    return {"profiles": "profile", "agreements": "agreement"}.get(folder, folder.removesuffix(".yml"))


def files_with_errors(loaded: Loaded) -> tuple[str, ...]:
    """The paths of people's files of which nothing can be shown, in order."""
    paths = {finding.path for finding in loaded.findings if finding.severity == ERROR}
    return tuple(sorted(path for path in paths if kind_of(path) in ("profile", "agreement")))


def read_community(root: Path) -> Loaded:
    """Load the community of a folder."""
    return load(read_folder(root))


def load(texts: Mapping[str, Entry]) -> Loaded:
    """Load a community from file contents by path relative to its root."""
    loaded = Loaded(Community.of(Settings(), Vocabulary(), (), ()))
    settings_data = _accept("community.yml", texts["community.yml"], loaded) if "community.yml" in texts else None
    vocabulary = _vocabulary(texts, loaded)
    profiles, agreements = _people(texts, vocabulary, loaded)
    settings = COMMUNITY.reader(str)(settings_data or {})
    loaded.community = Community.of(settings, vocabulary, tuple(profiles), tuple(agreements))
    return loaded


def _vocabulary(texts: Mapping[str, Entry], into: Loaded) -> Vocabulary:
    """Peerpact's list of skills with the community's own file laid over it; that file is optional."""
    if "skills.yml" not in texts:
        return built_in_vocabulary()
    return vocabulary_of(_accept("skills.yml", texts["skills.yml"], into))


def lay_over(base: Loaded, texts: Mapping[str, Entry], changes: Mapping[str, Entry | None]) -> Loaded:
    """The community after a change: `base` was loaded from `texts`, None in `changes` means deleted.

    Only the changed files are read, unless they change what all others are read by.
    """
    if not changes.keys().isdisjoint(SINGLES):
        after: dict[str, Entry | None] = {**texts, **changes}
        return load({path: entry for path, entry in after.items() if entry is not None})
    before, part = base.community, Loaded(base.community)
    given = {path: entry for path, entry in changes.items() if entry is not None}
    profiles, agreements = _people(given, before.vocabulary, part, _repeated(given))
    profiles += [profile for profile in before.profiles if profile.path not in changes]
    agreements += [agreement for agreement in before.agreements if agreement.path not in changes]
    part.community = Community.of(
        before.settings,
        before.vocabulary,
        tuple(sorted(profiles, key=lambda profile: profile.path)),
        tuple(sorted(agreements, key=lambda agreement: agreement.path)),
    )
    part.findings += [finding for finding in base.findings if finding.path not in changes]
    part.salvaged += [rest for rest in base.salvaged if rest.path not in changes]
    part.texts = {**{path: text for path, text in base.texts.items() if path not in changes}, **part.texts}
    part.written = {**{path: text for path, text in base.written.items() if path not in changes}, **part.written}
    return part


def _repeated(texts: Mapping[str, Entry]) -> frozenset[Entry]:
    """The bytes that several files have: each is read once."""
    counts = Counter(entry for entry in texts.values() if isinstance(entry, bytes))
    return frozenset(entry for entry, count in counts.items() if count > 1)


def _people(
    texts: Mapping[str, Entry], vocabulary: Vocabulary, into: Loaded, repeated: frozenset[Entry] = frozenset()
) -> tuple[list[Profile], list[Agreement]]:
    profiles: list[Profile] = []
    agreements: list[Agreement] = []
    read_profile, read_agreement = PROFILE.reader(vocabulary.resolve), AGREEMENT.reader(vocabulary.resolve)
    readings = Readings(vocabulary, into, repeated)
    for path in sorted(texts):
        kind = kind_of(path)
        if kind == "profile":
            data = readings.accept(path, texts[path])
            if data is not None:
                profiles.append(read_profile(data, path))
        elif kind == "agreement":
            data = readings.accept(path, texts[path])
            if data is not None:
                agreements.append(read_agreement(data, path))
    return profiles, agreements


_MISPLACED = "misplaced-file"


@dataclass(slots=True)
class _Reading:
    """What the bytes of one file gave: its data, and what it added to the findings and to the salvaged parts."""

    path: str
    data: Any
    findings: list[Finding]
    salvaged: list[Profile | Agreement]


@dataclass(slots=True)
class Readings:
    """Accepts the files of people. Of files with the same bytes one is read: a pull request costs what it holds."""

    vocabulary: Vocabulary
    into: Loaded
    repeated: frozenset[Entry]
    kept: dict[tuple[str, Entry], _Reading] = field(default_factory=dict)

    def accept(self, path: str, entry: Entry) -> Any:
        """As `_accept`."""
        # What is wrong with a name names the path: such a file is read by itself.
        if entry not in self.repeated or not is_sound(path) or not path.endswith(".yml"):
            return _accept(path, entry, self.into, self.vocabulary)
        key = (kind_of(path), entry)
        if key in self.kept:
            return self._again(path, entry, self.kept[key])
        found, saved = len(self.into.findings), len(self.into.salvaged)
        data = _accept(path, entry, self.into, self.vocabulary)
        self.kept[key] = _Reading(path, data, self.into.findings[found:], self.into.salvaged[saved:])
        return data

    def _again(self, path: str, entry: Entry, reading: _Reading) -> Any:
        into = self.into
        into.texts[path] = into.texts[reading.path]
        if reading.path in into.written:
            into.written[path] = into.written[reading.path]
        into.findings += [replace(finding, path=path) for finding in reading.findings if finding.rule != _MISPLACED]
        if isinstance(entry, bytes) and any(finding.rule == _MISPLACED for finding in reading.findings):
            # It says where this very file belongs.
            into.findings += in_the_other_folder(path, kind_of(path), entry.decode("utf-8", "replace"))
        into.salvaged += [replace(part, path=path) for part in reading.salvaged]
        return reading.data


def _accept(path: str, entry: Entry, into: Loaded, vocabulary: Vocabulary | None = None) -> Any:
    """The data of a sound file; None for any other, with its findings added to `into`."""
    kind = kind_of(path)
    if not is_sound(path):
        into.findings += explain_troubles(path, (Trouble("odd-path", 1, 1),))
        return None
    document = read(entry, typing(kind), _LIMITS.get(kind, MAX_BYTES), partial(keys_of, kind))
    if not document.troubles and path.endswith(".yml") and validator(kind).is_valid(document.data):
        into.texts[path] = document.text
        return document.data
    into.texts[path] = document.text if document.data is not None else ""  # no place can be found in what is unreadable
    if document.written and document.data is not None:
        into.written[path] = document.written
    return _explain(path, kind, document, into, vocabulary)


def _explain(path: str, kind: str, document: Document, into: Loaded, vocabulary: Vocabulary | None) -> Any:
    """All findings about a file; its data after all when none of them is an error."""
    elsewhere = list(in_the_other_folder(path, kind, document.text))
    if elsewhere:
        into.findings += elsewhere
        return None
    findings = explain_troubles(path, document.troubles)
    broken = faults(kind, path, document.data) if document.data is not None else []
    findings = without_echoes(findings, explain_faults(into.locator(path), broken))
    into.findings += findings
    if not any(finding.severity == ERROR for finding in findings):
        return document.data
    if vocabulary is not None and document.data is not None:
        into.salvaged += salvage(kind, path, document.data, broken, vocabulary)
    return None


Record = Profile | Agreement | None


def records_by_path(loaded: Loaded) -> dict[str, Profile | Agreement]:
    """What each file holds by its path, also the sound parts of one that is faulty elsewhere."""
    records: dict[str, Profile | Agreement] = {part.path: part for part in loaded.salvaged}
    records.update((profile.path, profile) for profile in loaded.community.profiles)
    records.update((agreement.path, agreement) for agreement in loaded.community.agreements)
    return records
