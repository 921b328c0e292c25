"""`peerpact new profile` and `peerpact new agreement`: ask, then write a file that passes the schema.

For: people who would rather answer than write YAML. Must not: overwrite anything, or hold the file's words
(those stand in `templates/`) and its rules (those stand in `schemas/`).
"""

from __future__ import annotations

import argparse
from datetime import date
from pathlib import Path

from peerpact.cli.new.agreement import add_agreement_arguments, draft_agreement
from peerpact.cli.new.profile import add_profile_arguments, draft_profile
from peerpact.cli.prompts import Interview
from peerpact.community.loader import read_community
from peerpact.domain.errors import CLEAN, OperatorError
from peerpact.domain.model import Community
from peerpact.text.never_public import LEAVE_OUT, NO_LICENCE

PUBLIC = f"""Everything you answer becomes public, and Git history keeps it permanently.
{LEAVE_OUT}
A made-up name is fine. {NO_LICENCE}
By joining, you confirm that you're 18 or over and that you'll follow the code of conduct."""


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Add the two kinds of files with their options; each option answers one question."""
    kinds = parser.add_subparsers(dest="kind", required=True, metavar="profile|agreement")
    add_profile_arguments(kinds.add_parser("profile", help="write your profile"))
    add_agreement_arguments(kinds.add_parser("agreement", help="write an agreement from the partners' profiles"))


def run(args: argparse.Namespace) -> int:
    """Ask for what the options do not say and write the file. Raises OperatorError for what cannot be."""
    print(PUBLIC)
    interview = Interview()
    try:
        path = _write(args, interview)
    except (OperatorError, KeyboardInterrupt):
        if interview.typed:
            print("\n\nNothing you answered is lost. This command picks up where you left off:")
            print(f"  {_again(args, interview)}\n")
        raise
    print(f"\nWrote {path}. Read it once, then open a pull request with it.")
    return CLEAN


def _write(args: argparse.Namespace, interview: Interview) -> str:
    root: Path = args.root
    now: date = args.now
    community: Community = read_community(root).community
    if args.kind == "profile":
        path, text = draft_profile(args, community, root, interview)
    else:
        path, text = draft_agreement(args, community, root, now, interview)
    write_new(root / path, text)
    return path


def _again(args: argparse.Namespace, interview: Interview) -> str:
    """The same command with the answers as options; where it would not find the community, the folder too."""
    here = Path.cwd()
    elsewhere = args.root.resolve() not in (here, *here.parents)
    return interview.again("peerpact", *(["--root", str(args.root)] if elsewhere else []), "new", args.kind)


def write_new(target: Path, text: str) -> None:
    """Write a file that is not there yet, and its folders. Raises OperatorError rather than touch what is there."""
    try:
        target.parent.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise _unwritable(target, error) from None
    try:
        with target.open("x", encoding="utf-8", newline="\n") as file:
            file.write(text)
    except FileExistsError:
        advice = "Open it and change what you want; nothing was overwritten."
        raise OperatorError(f"{target} is there already.", advice) from None
    except OSError as error:
        raise _unwritable(target, error) from None


def _unwritable(target: Path, error: OSError) -> OperatorError:
    return OperatorError(f"{target} can't be written ({error.strerror}).", "Choose another --root, or make room there.")
