"""The site's files written into a folder: as plain pages, or as a project that a site generator can build.

For: `prepare`, what there's to publish, and `write_folder`, which replaces a folder as a whole. Must not: make a page,
or delete anything that wasn't written here.
"""

from __future__ import annotations

import hashlib
import json
import shutil
import tempfile
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path

import yaml

from peerpact import site
from peerpact.community.activity import pause_inactive
from peerpact.community.loader import files_with_errors, read_community
from peerpact.community.overlay import overlay
from peerpact.domain.errors import OperatorError
from peerpact.git.history import last_changes
from peerpact.site import configuration
from peerpact.site.gather_context import look_around
from peerpact.site.publication import Publication, publish

MARKER = ".peerpact-pages"
_ADVICE = "Give a new or empty folder."
Files = Mapping[str, str | Path]
"""What is written: file below the folder -> its text, or the file that is copied."""


@dataclass(frozen=True, slots=True)
class Prepared:
    """A site that is ready to be written, the settings that its generator needs, and how many people it shows."""

    publication: Publication
    configuration: str
    people: int

    def pages(self) -> Files:
        """The pages and everything that they need, for any generator."""
        return {**self.publication.copies, **self.publication.texts}

    def project(self) -> Files:
        """The pages in `docs/`, with a configuration and our templates beside them."""
        theme = {f"overrides/{path.name}": path for path in site.THEME.iterdir() if path.is_file()}
        docs = {f"docs/{uri}": content for uri, content in self.pages().items()}
        return {**docs, **theme, "mkdocs.yml": self.configuration}


def prepare(root: Path, now: date, *, pencils: bool = True) -> Prepared:
    """Everything that the site of a community is made of; without `pencils`, no page links to its editor.

    Raises OperatorError when its `mkdocs.yml` can't be read.
    """
    loaded, changed = read_community(root), last_changes(root, "profiles")
    community = pause_inactive(loaded.community, changed, now)
    context = look_around(root, community, changed=changed, left_out=files_with_errors(loaded))
    settings = community.settings
    guides = overlay(root, settings.site.without)
    publication = publish(community, now, context, guides, pencils=pencils)
    pages = [uri for uri in publication.texts if uri.endswith(".md")]
    own = [uri for uri in pages if uri in guides and guides[uri].own]
    config = configuration.project(_given(root), settings, pages, own)
    return Prepared(publication, configuration.write_settings(config), len(community.profiles))


def _given(root: Path) -> configuration.Configuration:
    try:
        return configuration.read_settings((root / "mkdocs.yml").read_text(encoding="utf-8"))
    except FileNotFoundError:
        return {}
    except (OSError, ValueError, yaml.YAMLError) as problem:
        advice = " ".join(str(problem).split())[:300]
        raise OperatorError("mkdocs.yml can't be read.", f"Correct it: {advice}.") from None


def write_folder(files: Files, out: Path, root: Path) -> int:
    """Write the folder as a whole, or leave it as it was; the number of files. Raises OperatorError."""
    out = out.absolute()
    _refuse_strangers(out, root)
    try:
        out.parent.mkdir(parents=True, exist_ok=True)
        with tempfile.TemporaryDirectory(prefix=f".{out.name}-", dir=out.parent) as folder:
            fresh, old = Path(folder) / "fresh", Path(folder) / "old"
            fresh.mkdir()
            _write(files, fresh)
            written = _digests(fresh)
            (fresh / MARKER).write_text(json.dumps(written, indent=0), encoding="utf-8")
            _swap(fresh, out, old)
    except OSError as problem:
        raise OperatorError(f"The pages can't be written: {problem}.", "Check the folder that you gave.") from None
    return len(written)


def _write(files: Files, target: Path) -> None:
    for uri, content in files.items():
        path = target / uri
        path.parent.mkdir(parents=True, exist_ok=True)
        if isinstance(content, Path):
            shutil.copyfile(content, path)
        else:
            path.write_text(content, encoding="utf-8", newline="\n")


def _refuse_strangers(out: Path, root: Path) -> None:
    """OperatorError unless `out` is new, empty, or holds exactly what was written here last time."""
    if out.is_symlink() or (out.exists() and not out.is_dir()):
        raise OperatorError(f"{out} isn't a folder.", _ADVICE)
    if root.resolve().is_relative_to(out.resolve()):
        raise OperatorError(f"{out} holds the community itself.", _ADVICE)
    if not out.is_dir() or not any(out.iterdir()):
        return
    try:
        written = json.loads((out / MARKER).read_text(encoding="utf-8"))
        today = _digests(out)
    except (OSError, ValueError):
        raise OperatorError(f"{out} holds files that `peerpact pages` didn't write.", _ADVICE) from None
    written_digests = written if isinstance(written, dict) else {}
    strange = sorted(name for name, digest in today.items() if written_digests.get(name) != digest)
    if strange:
        raise OperatorError(f"{out / strange[0]} wasn't written by `peerpact pages`, or has changed since.", _ADVICE)


def _digests(folder: Path) -> dict[str, str]:
    """SHA-256 of every file below a folder but the marker; a link counts as what it is, not as its target."""
    digests = {}
    for path in sorted(folder.rglob("*")):
        name = path.relative_to(folder).as_posix()
        if path.is_symlink():
            digests[name] = "link"
        elif path.is_file() and name != MARKER:
            digests[name] = hashlib.sha256(path.read_bytes()).hexdigest()
    return digests


def _swap(fresh: Path, out: Path, old: Path) -> None:
    """Two renames in one file system; when the second fails, the first is undone."""
    if out.exists():
        out.rename(old)
    try:
        fresh.rename(out)
    except OSError:
        if old.exists():
            old.rename(out)
        raise
