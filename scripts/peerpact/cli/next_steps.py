"""What remains to do once `peerpact init` has written a community's repository.

For: `next_steps`, on this machine and on GitHub. Must not: do any of it.
"""

from __future__ import annotations

import os
import shlex
import shutil
import sys
from pathlib import Path
from urllib.parse import urlencode

from peerpact.cli.repository_files import git
from peerpact.domain.settings import Settings
from peerpact.github.doctor import CHECKS
from peerpact.text.escape import terminal
from peerpact.text.forge_links import SERVER

CLICKS = ("pages-by-workflow", "actions-open-pulls", "join-label", "private-reporting", "pull-requests-required")
"""The checks of the doctor that a new repository fails until someone clicks; the last one goes last."""
_IDENTITY = (
    '  git config --global user.name "YOUR NAME"     so that Git knows who you are',
    "  git config --global user.email ADDRESS        GitHub has a private one for you: Settings → Emails",
)


def next_steps(folder: Path, settings: Settings, *, committed: bool) -> list[str]:
    """What remains to do, on this machine and on GitHub."""
    owner, _, name = settings.repository.partition("/")
    new = f"{SERVER}/new?{urlencode({'owner': owner, 'name': name, 'visibility': 'public'})}"
    clicks = {check.id: check.click for check in CHECKS}
    numbered = [f"  {number}. {clicks[key]}  ({key})" for number, key in enumerate(CLICKS, 3)]
    connected = git(folder, "remote", "get-url", "origin")
    connect = "Send it there:" if connected else f"git remote add origin {SERVER}/{settings.repository}.git"
    return [
        "",
        "On this machine:",
        *_activation(),
        *([f"  cd {shlex.quote(terminal(os.path.relpath(folder)))}"] if folder != Path.cwd() else []),
        "  peerpact new profile           your own profile, by answering questions",
        "  peerpact site --serve          your site at http://127.0.0.1:8000/",
        *([] if committed else _IDENTITY),
        "  git add --all",
        '  git commit -m "Add my profile"',
        "",
        "On GitHub:",
        f"  1. Create the repository, empty and public: {new}",
        f"  2. {connect}",
        f"     git push -u origin {settings.workflows.branch}",
        *numbered,
        "     To import: `peerpact doctor --ruleset default-branch` prints one file, `--ruleset ledger` the other.",
        "",
        "`peerpact doctor` checks all of this. Until you turn on Pages, the site is built but not published.",
        *_around(folder),
    ]


def _activation() -> list[str]:
    """What makes a shell find the command, where it was run by its path, as `make init` does."""
    programs = Path(sys.executable).parent
    command = shutil.which("peerpact")
    if command and Path(command).resolve().parent == programs.resolve():
        return []
    if not (programs / "activate").is_file():
        return []
    activate = f"{programs}\\activate" if os.name == "nt" else f"source {shlex.quote(str(programs / 'activate'))}"
    return [terminal(f"  {activate}     so that your shell finds `peerpact`")]


def _around(folder: Path) -> list[str]:
    """A word where the new repository is inside another one, such as a clone of Peerpact."""
    outer = git(folder.parent, "rev-parse", "--show-toplevel")
    if not outer:
        return []
    return ["", terminal(f"Note: {folder.name} is inside another Git repository, {outer.strip()}. Better move it out.")]
