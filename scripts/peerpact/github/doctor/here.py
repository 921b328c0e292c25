"""What the doctor can tell from a community's own files, without a token and without asking anybody.

For: `look_here`, pure. Must not: read a file, or judge a setting that only GitHub knows.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

import yaml

from peerpact.adoption.manifest import OWN
from peerpact.adoption.origin import PATH, Origin
from peerpact.adoption.state import edited_files
from peerpact.domain.findings import clip
from peerpact.domain.settings import Settings
from peerpact.github.doctor import CHECKS
from peerpact.github.doctor.check import OK, Verdict, fail, ok
from peerpact.github.doctor.reporting import CONFIG
from peerpact.github.doctor.settings import RepositorySettings
from peerpact.text.escape import terminal

PATHS = frozenset({*OWN, CONFIG, PATH, "mkdocs.yml"})
"""The files that are looked at."""

_JUDGED = ("report-to", "same-report-address", "no-demo", "workflow-files")
_WHEEL = re.compile(r"(?m)^\./(\.peerpact/\S+\.whl) \\\n +--hash=sha256:([0-9a-f]{64})$")


@dataclass(frozen=True, slots=True)
class LocalResult:
    """One thing that was looked at, and what to do where it isn't right."""

    id: str
    verdict: Verdict
    advice: str


def look_here(community: Settings, files: Mapping[str, bytes]) -> tuple[LocalResult, ...]:
    """Everything that the files show. `files` holds those of PATHS that are there."""
    settings = RepositorySettings(
        asked=community.repository,
        name=community.repository,
        default_branch=community.workflows.branch,
        community=community,
        files=frozenset(path.rpartition("/")[2] for path in files if path.startswith(".github/workflows/")),
        contact_links=_contact_links(files.get(CONFIG)),
    )
    judged = [check for check in CHECKS if check.id in _JUDGED]
    results = [LocalResult(check.id, check.judge(settings, date.min), check.click) for check in judged]
    return (_maintainers(community), *results, _repository(community), _own_files(files), _lock(files))


def line(result: LocalResult) -> str:
    """A line for the terminal, and the advice below it where something isn't right."""
    first = f"{result.verdict.state:8} {result.id}: {terminal(clip(result.verdict.found, 300))}"
    return first if result.verdict.state == OK else f"{first}\n         → {terminal(result.advice)}"


def _contact_links(raw: bytes | None) -> tuple[str, ...] | None:
    if raw is None:
        return None
    try:
        links = yaml.load(raw, yaml.CBaseLoader)["contact_links"]  # noqa: S506 (it makes texts only)
        return tuple(str(link["url"]) for link in links)
    except (yaml.YAMLError, KeyError, TypeError):
        return ()


def _maintainers(community: Settings) -> LocalResult:
    names = ", ".join(f"{maintainer.github} ({maintainer.github_id})" for maintainer in community.maintainers)
    verdict = ok(names) if names else fail("community.yml names no maintainer")
    return LocalResult("maintainers-named", verdict, "community.yml → `maintainers`")


def _repository(community: Settings) -> LocalResult:
    verdict = ok(community.repository) if community.repository else fail("community.yml has no `repository`")
    return LocalResult("repository-named", verdict, "community.yml → `repository`")


def _own_files(files: Mapping[str, bytes]) -> LocalResult:
    """Whether Peerpact's own files are as Peerpact wrote them."""
    try:
        origin = Origin.read(files.get(PATH, b"").decode("utf-8"))
    except ValueError:
        return LocalResult("own-files", ok(f"not known: there's no {PATH}"), "")
    if edited := edited_files(origin, files):
        return LocalResult(
            "own-files", fail(f"changed: {', '.join(edited)}"), "peerpact upgrade shows how, and settles it"
        )
    return LocalResult("own-files", ok(f"as Peerpact {origin.version} wrote them"), "")


def _lock(files: Mapping[str, bytes]) -> LocalResult:
    """Whether the package that is kept here is the one that the locks name."""
    advice = "peerpact upgrade writes the package and the locks together"
    for lock in (".peerpact/bot.txt", ".peerpact/site.txt"):
        named = _WHEEL.search(files.get(lock, b"").decode("utf-8", "replace"))
        if named and named[1] not in files:
            return LocalResult("package-kept", fail(f"{lock} names {named[1]}, which isn't there"), advice)
        if named and hashlib.sha256(files[named[1]]).hexdigest() != named[2]:
            return LocalResult("package-kept", fail(f"{named[1]} isn't the file that {lock} names"), advice)
    local = any(path.endswith(".whl") for path in files)
    return LocalResult("package-kept", ok("the locks name it" if local else "it comes from the package index"), advice)
