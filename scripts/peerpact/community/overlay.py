"""The guides of a community: Peerpact's, with the community's own laid over them.

For: `overlay`, which finds both, `own_templates`, and `own_files` of any folder. A file in the community's `guides/`
wins over Peerpact's of the same name. Must not: change a text, or follow a link: it could lead out of the community.
"""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from pathlib import Path

from peerpact.community.bundle import bundled_guides

FOLDER, TEMPLATES = "guides", "templates"


@dataclass(frozen=True, slots=True)
class Guide:
    """A file of the guides: where it is, and whether it's the community's own or comes from the package."""

    path: Path
    own: bool

    def text(self) -> str:
        """The page's text with Unix line ends; bytes that aren't UTF-8 are shown as a question mark."""
        return self.path.read_bytes().decode("utf-8", "replace").replace("\r\n", "\n").removeprefix("\ufeff")


def overlay(root: Path, without: Collection[str] = ()) -> dict[str, Guide]:
    """All files of the guides by their path below `guides/`, less the pages that the community leaves out."""
    files = {uri: Guide(path, own=False) for uri, path in bundled_guides().items()}
    files |= {uri: Guide(path, own=True) for uri, path in own_files(root / FOLDER).items()}
    return {uri: files[uri] for uri in sorted(files) if uri not in without}


def own_templates(root: Path) -> dict[str, str]:
    """The texts of the community's own templates by their path below `templates/`."""
    own = {uri: Guide(path, own=True) for uri, path in own_files(root / TEMPLATES).items()}
    return {uri: file.text() for uri, file in own.items() if uri.endswith((".md", ".html"))}


def own_files(folder: Path) -> dict[str, Path]:
    """The community's own files by their path below a folder; hidden ones are left out, as by every site generator."""
    if not folder.is_dir() or folder.is_symlink():
        return {}
    files = {path.relative_to(folder).as_posix(): path for path in folder.rglob("*") if _ordinary(path, folder)}
    return {uri: path for uri, path in files.items() if not any(part.startswith(".") for part in uri.split("/"))}


def _ordinary(path: Path, folder: Path) -> bool:
    """Whether a path is a plain file, and no folder on the way to it is a link."""
    above = [part for part in path.parents if part.is_relative_to(folder)]
    return path.is_file() and not path.is_symlink() and not any(part.is_symlink() for part in above)
