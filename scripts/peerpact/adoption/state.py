"""How a community's repository differs from what Peerpact wrote there.

For: `repository_state`, from the memory of `init` and `upgrade` and from the files. Must not: print, or change a file.
"""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from peerpact.adoption.manifest import OWN, RENAMED_GUIDES
from peerpact.adoption.origin import PATH, Origin
from peerpact.community.bundle import bundled_guides
from peerpact.community.overlay import overlay
from peerpact.rules.own_files import RepositoryState
from peerpact.site.translations import BEHIND, Translation, adaptations, blob_id


def repository_state(root: Path) -> RepositoryState:
    """The state of a folder; nothing to be said where Peerpact wrote none of it, or its memory can't be read."""
    try:
        origin = Origin.read((root / PATH).read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return RepositoryState()
    files = {path: (root / path).read_bytes() for path in OWN if (root / path).is_file()}
    pages = tuple((page.page, page.today or "") for page in adapted_pages(root) if page.state == BEHIND)
    return RepositoryState(edited_files(origin, files), pages)


def edited_files(origin: Origin, files: Mapping[str, bytes]) -> tuple[str, ...]:
    """Peerpact's own files that the community changed and hasn't decided about, in path order."""
    marks = {path: origin.files[path] for path in sorted(OWN) if path in origin.files and path in files}
    return tuple(path for path, mark in marks.items() if not mark.kept and blob_id(files[path]) != mark.written)


def adapted_pages(root: Path) -> tuple[Translation, ...]:
    """The community's pages that were made from Peerpact's, and whether these have changed since."""
    guides = overlay(root)
    own = {uri: guide.path.read_bytes() for uri, guide in guides.items() if guide.own and uri.endswith(".md")}
    originals = {uri: path.read_bytes() for uri, path in bundled_guides().items()}
    return adaptations(own, originals, RENAMED_GUIDES)
