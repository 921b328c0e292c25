"""What several commands need: where links lead, and whether the community is an example.

For: facts that more than one command asks for. Must not: print anything.
"""

from __future__ import annotations

import os
from pathlib import Path

from peerpact.community.folder import read_file
from peerpact.community.loader import load
from peerpact.domain.settings import Settings
from peerpact.text.forge_links import SERVER, Places


def places(settings: Settings) -> Places:
    """Where links lead: the repository that Actions names, else the community's own."""
    server = os.environ.get("GITHUB_SERVER_URL") or SERVER
    return Places.of(settings, os.environ.get("GITHUB_REPOSITORY", ""), server)


DEMO = "This is a demo (`demo: true` in community.yml), so it has no ledger."


def is_demo(root: Path) -> bool:
    """Whether the people of this community are invented."""
    path = root / "community.yml"
    loaded = load({"community.yml": read_file(str(path))}) if path.is_file() else load({})
    return loaded.community.settings.demo
