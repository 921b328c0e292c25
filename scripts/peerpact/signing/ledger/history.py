"""The default branch's history out of a clone, as the value that `verify` judges.

For: `default_branch` and `read_history`. Must not: judge, write, or look at any branch but the default one.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import UTC, datetime
from hashlib import sha256

from peerpact.community.loader import Loaded, kind_of, load
from peerpact.domain.entry import is_data
from peerpact.domain.errors import OperatorError
from peerpact.domain.pull_request import REGULAR
from peerpact.git.plumbing import Commit, Plumbing, Row
from peerpact.signing.ledger.report import History, Version
from peerpact.signing.terms import FOLDER, version_of

_PATHS = ("agreements", "profiles", "skills.yml", "community.yml", "guides/terms")
_SETTINGS = "community.yml"
Wanted = Callable[[Commit, Row], bool]  # whether this commit's change of this profile is of interest


def default_branch(git: Plumbing, name: str = "") -> str:
    """The tip of the default branch: as origin has it, else what is checked out. `name` is the branch's, if known."""
    origin = f"refs/remotes/origin/{name or 'HEAD'}"
    tip = git.ref(origin) or git.ref("HEAD")
    if not tip:
        raise OperatorError("There's no commit here yet.", "Run it in a clone of the community's repository.")
    return tip


def read_history(git: Plumbing, tip: str, profiles: Wanted) -> History:
    """All versions of agreements, and of those profiles that are of interest, the oldest first."""
    line = git.text("rev-list", "--first-parent", "--reverse", tip).split()
    commits = git.changes(tip, *_PATHS)[::-1]
    rows = [(commit, row) for commit in commits for row in _in_order(commit) if _is_wanted(commit, row, profiles)]
    shas = {row.sha for _, row in rows if row.status != "D" and row.mode == REGULAR}
    blobs = git.blobs(shas)
    settings = [(commit, row) for commit, row in rows if row.path == _SETTINGS]
    others = [(commit, row) for commit, row in rows if row.path != _SETTINGS]
    places = {commit: place for place, commit in enumerate(line)}
    maintainers = tuple((places[commit.sha], _maintainers(_content(row, blobs))) for commit, row in settings)
    return History(tuple(line), tuple(_versions(others, blobs)), maintainers)


def _maintainers(content: bytes | None) -> frozenset[int]:
    named = load({_SETTINGS: content} if content is not None else {}).community.settings.maintainers
    return frozenset(maintainer.github_id for maintainer in named)


def _content(row: Row, blobs: dict[str, bytes]) -> bytes | None:
    return blobs.get(row.sha) if row.status != "D" and row.mode == REGULAR else None


def _in_order(commit: Commit) -> list[Row]:
    """What a commit changed: skills and terms first, for its agreements are read by them."""
    return sorted(commit.rows, key=lambda row: row.path.startswith(("agreements/", "profiles/")))


def _is_wanted(commit: Commit, row: Row, profiles: Wanted) -> bool:
    if row.path in ("skills.yml", _SETTINGS) or row.path.startswith(FOLDER):
        return True
    if not is_data(row.path) or not row.path.endswith(".yml"):
        return False
    return kind_of(row.path) == "agreement" or profiles(commit, row)


def _versions(rows: list[tuple[Commit, Row]], blobs: dict[str, bytes]) -> Iterator[Version]:
    """Skills and terms are followed along the way, so that each version knows those of its own commit."""
    skills: dict[str, Loaded] = {"": load({})}
    current_skills, terms = skills[""], dict[int, str]()
    for commit, row in rows:
        content = _content(row, blobs)
        if row.path == "skills.yml":
            sha = row.sha if content is not None else ""
            if sha not in skills:
                skills[sha] = load({"skills.yml": blobs[sha]})
            current_skills = skills[sha]
        elif row.path.startswith(FOLDER):
            terms = _with_terms(terms, row.path, content)
        else:
            parent = commit.parents[0] if commit.parents else ""
            sha = row.sha if content is not None else ""
            day = datetime.fromtimestamp(commit.at, UTC).date()
            yield Version(row.path, commit.sha, parent, sha, content, row.status == "D", current_skills, terms, day)


def _with_terms(terms: dict[int, str], path: str, content: bytes | None) -> dict[int, str]:
    """A new dict each time: the versions before keep the one that they were given."""
    number = version_of(path)
    if number is None:
        return terms
    rest = {key: value for key, value in terms.items() if key != number}
    return rest if content is None else {**rest, number: sha256(content).hexdigest()}
