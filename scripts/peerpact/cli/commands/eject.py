"""`peerpact eject`: leave Peerpact and keep every page as plain Markdown that any site generator builds.

For: writing the pages once and taking out what only Peerpact uses. Must not: touch profiles, agreements or the ledger,
or begin where it can't be undone.
"""

from __future__ import annotations

import argparse
from pathlib import Path

from peerpact.adoption.manifest import OWN, RENAMED
from peerpact.adoption.origin import PATH
from peerpact.adoption.skills_file import whole_list
from peerpact.cli.all_or_nothing import replace_files
from peerpact.cli.prepare_site import prepare
from peerpact.cli.prompts import Question, ask, at_terminal
from peerpact.cli.repository_files import git, read_files, refuse_dirty
from peerpact.community.loader import read_community
from peerpact.domain.errors import CLEAN, OperatorError

FOLDERS = ("docs", "overrides")


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """The options of the command."""
    parser.add_argument("--yes", action="store_true", help="don't ask whether to do it")


def run(args: argparse.Namespace) -> int:
    """Write the pages, take out Peerpact's files. Raises OperatorError where a folder of that name is in the way."""
    root: Path = args.root
    refuse_dirty(root)
    for name in FOLDERS:
        if (root / name).exists():
            raise OperatorError(f"There's a folder {name} already.", "The pages go there: move it away first.")
    project = prepare(root, args.now, pencils=False).project()
    writes = {
        name: content.read_bytes() if isinstance(content, Path) else content.encode()
        for name, content in project.items()
    } | {"skills.yml": whole_list(read_community(root).community.vocabulary).encode()}
    kept = (git(root, "ls-files", "-z", "--", ".peerpact") or "").split("\0")
    removals = [*read_files(root, {*OWN, *RENAMED, PATH}), *(name for name in kept if name)]
    if not args.yes and at_terminal() and not _agreed(len(writes), len(removals)):
        print("Nothing was changed.")
        return CLEAN
    replace_files(root, writes, removals)
    for folder in (".peerpact/schemas", ".peerpact", ".github/workflows"):
        if (root / folder).is_dir() and not any((root / folder).iterdir()):
            (root / folder).rmdir()
    print("\n".join(_last_words(len(writes), len(removals))))
    return CLEAN


def _agreed(writes: int, removals: int) -> bool:
    question = f"Write {writes} files and remove {removals} of Peerpact's? (yes or no)"
    return ask(Question("--yes", question, _yes_or_no, default="no")).casefold() in ("y", "yes")


def _yes_or_no(text: str) -> str:
    return "" if text.casefold() in ("y", "yes", "n", "no") else "Write yes or no."


def _last_words(writes: int, removals: int) -> list[str]:
    return [
        f"{writes} files written, {removals} of Peerpact's removed; `git status` shows them.",
        "The pages are in docs/, as they are today: `mkdocs build`, `properdocs build` or `zensical build`.",
        "skills.yml has the built-in skills now, too.",
        "Profiles, agreements, your own guides and the branch `ledger` are as they were.",
        "Left for you: README.md and .github/dependabot.yml still speak of .peerpact, and the rulesets on GitHub still",
        "ask for the two statuses `peerpact/checks` and `peerpact/signatures`, which nobody sets any more.",
    ]
