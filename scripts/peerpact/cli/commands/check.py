"""`peerpact check [PATH …]`: everything that is wrong, all at once, and how to fix it.

For: choosing what to look at, looking (or remembering), printing. Must not: find or phrase anything itself.
"""

from __future__ import annotations

import argparse
import os
from pathlib import Path
from typing import TYPE_CHECKING

from peerpact.cli.cache import Memory
from peerpact.community.folder import read_folder, read_found, walk
from peerpact.domain.entry import FOLDERS, SINGLES, Entry, may_be_misplaced
from peerpact.domain.errors import CLEAN, FOUND_ERRORS, OperatorError
from peerpact.git.history import files_beside

if TYPE_CHECKING:
    from peerpact.domain.findings import Finding


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """The options of the command."""
    help_path = "files or folders of the community (default: all); profiles that you name are checked on their own"
    parser.add_argument("paths", nargs="*", type=Path, metavar="PATH", help=help_path)
    parser.add_argument("--format", choices=("text", "json", "github"), default="text", help="default: text")
    parser.add_argument("--fresh", action="store_true", help="read every file again, even if none has changed")
    parser.add_argument("--fix", action="store_true", help="first fix what's safe to fix in profiles")


def run(args: argparse.Namespace) -> int:
    """Check, print, and say by the exit code whether there are errors."""
    chosen = [_inside(path, args.root) for path in args.paths]
    if args.fix:
        _fix(args.root, chosen)
    output, code = _look(args, chosen) if chosen else _remembered(args)
    print(output, end="")
    return code


def _fix(root: Path, chosen: list[str]) -> None:
    from peerpact.cli.fix import fix_profiles

    for line in fix_profiles(root, lambda path: not chosen or _selected(path, chosen)):
        print(line)


def _remembered(args: argparse.Namespace) -> tuple[str, int]:
    """A check of everything; nothing is read again when nothing has changed since the last one."""
    there = list(walk(args.root))
    extra = _repository(args.root)
    about = "".join(f"\n{finding.path} {finding.rule} {finding.fix}" for finding in extra)
    memory = Memory(str(args.root), f"{args.now} {args.format}{_beside(args.root)}{about}", there)
    remembered = None if args.fresh else memory.recall()
    if remembered:
        return remembered
    texts = read_found(there)
    findings = sorted([*_examine(args, texts), *extra])
    output, code = _said(args, len(texts), findings)
    if not any(finding.rule == "partner-exists" for finding in findings):  # this one depends on Git's commits
        memory.store(texts, output, code)
    return output, code


def _repository(root: Path) -> list[Finding]:
    """What is to be said about Peerpact's own files here; nothing where `peerpact init` didn't begin the community."""
    if not (root / ".peerpact" / "origin.json").is_file():
        return []
    from peerpact.adoption.state import repository_state
    from peerpact.community.report import place
    from peerpact.formats.yaml.locate import Locator
    from peerpact.rules import RULES

    state, locator = repository_state(root), Locator("", "")
    rules = [rule for rule in RULES.values() if rule.stage == "repository"]
    return [place(problem, rule.id, locator) for rule in rules for problem in rule.check(state)]


def _beside(root: Path) -> str:
    """The files that may be misplaced, with their sizes and times: when one comes or changes, so may the findings."""
    files = [root / path for path in files_beside(root) if may_be_misplaced(path)]
    files.append(root / ".github" / "ISSUE_TEMPLATE" / "config.yml")
    return "".join(f"\n{file} {stat.st_size} {stat.st_mtime_ns}" for file in files if (stat := _stat(file)))


def _stat(file: Path) -> os.stat_result | None:
    try:
        return file.lstat()
    except OSError:
        return None


def _look(args: argparse.Namespace, chosen: list[str]) -> tuple[str, int]:
    """A check of some files. A profile stands alone; anything else needs the whole community beside it."""
    alone = all(path.startswith("profiles/") and path.endswith(".yml") for path in chosen)
    texts = read_folder(args.root, _neighbours(chosen) if alone else None)
    findings = [finding for finding in _examine(args, texts, alone) if _selected(finding.path, chosen)]
    return _said(args, sum(_selected(path, chosen) for path in texts), findings)


def _examine(args: argparse.Namespace, texts: dict[str, Entry], alone: bool = False) -> list[Finding]:
    # Imported here because a check that remembers everything needs none of it.
    from peerpact.community.examine import examine, examine_checkout
    from peerpact.community.loader import load

    loaded = load(texts)
    return examine(loaded, args.now) if alone else examine_checkout(args.root, loaded, args.now)


def _said(args: argparse.Namespace, files: int, findings: list[Finding]) -> tuple[str, int]:
    from peerpact.cli import render_findings
    from peerpact.domain.findings import ERROR

    errors = any(finding.severity == ERROR for finding in findings)
    output = render_findings.FORMATS[args.format](files, findings, render_findings.lines_below(args.root))
    return output, FOUND_ERRORS if errors else CLEAN


def _neighbours(chosen: list[str]) -> frozenset[str]:
    """The file names (in lowercase) that a check of some profiles needs: theirs in any folder, and the lists."""
    return frozenset(path.rsplit("/", 1)[-1].casefold() for path in (*chosen, *SINGLES))


def _selected(path: str, chosen: list[str]) -> bool:
    return any(path == chosen_path or path.startswith(f"{chosen_path}/") or chosen_path == "" for chosen_path in chosen)


def _inside(path: Path, root: Path) -> str:
    """A path as it is called inside the community, `` for the community's own folder."""
    if not os.path.lexists(path) and path.name not in SINGLES:  # a community may do without these two
        raise OperatorError(
            f"There's no file or folder {path}.",
            "Use a path relative to this folder, or leave it out to check everything.",
        )
    # The parent is resolved but not the file itself: a symbolic link is a finding, not a way out.
    absolute = path.parent.resolve() / path.name if path.name else path.resolve()
    home = root.resolve()
    if not absolute.is_relative_to(home):
        raise OperatorError(
            f"{path} isn't in the community {root}.", "Name a file in it, or another community with --root."
        )
    inside = absolute.relative_to(home).as_posix()
    if inside not in ("", ".", *SINGLES) and inside.split("/")[0] not in FOLDERS:
        checked = ", ".join((*FOLDERS, *SINGLES))
        raise OperatorError(f"{path} isn't checked.", f"The check looks at {checked}.")
    return "" if inside == "." else inside
