"""The command line: parse, call one command, give its exit code.

For: `peerpact VERB …`. Only the command that is asked for is imported, so that each starts as fast as it can. Must not:
hold any work; only tests and the entry point import this module.
Exit codes: 0 clean (warnings only included), 1 errors found, 2 wrong use, 3 a bug.
"""

from __future__ import annotations

import argparse
import errno
import gc
import os
import sys
from datetime import UTC, date, datetime
from importlib import import_module
from pathlib import Path

from peerpact import __version__
from peerpact.domain.errors import BUG, CLEAN, WRONG_USE, OperatorError
from peerpact.text.escape import terminal

VERBS = {
    "init": "create a new community in a folder of its own",
    "upgrade": "update Peerpact's own files in a community, and leave everything else alone",
    "check": "find what's wrong in profiles and agreements, and say how to fix it",
    "suggest": "show whom a participant could learn from and teach, with reasons",
    "questions": "ask which of the skills wanted or taught here someone may know or want to learn",
    "index": "keep everyone's suggestions in one file, for quick answers in a large community",
    "cohort": "propose pairs and circles for everyone at once, in a report",
    "health": "show how many people find a match, how often people are suggested, and which skills are missing",
    "plan": "show what the bot would say and set on a pull request; --post does it",
    "remind": "show what the bot would say to partners and newcomers today; --post says it on GitHub",
    "agenda": "print the agenda of a partnership's next session, minute by minute",
    "join": "turn a join form into a pull request, or say in its issue what to change",
    "new": "write a profile or an agreement by answering questions",
    "summary": "show the community in five lines",
    "export": "export people, skills, partnerships and the ledger as CSV and JSON",
    "eject": "leave Peerpact and keep every page as plain Markdown",
    "site": "build the site as it's published, or show it on your machine",
    "pages": "write the site's pages as Markdown files, for any site generator",
    "rules": "print the list of checks as a page",
    "translations": "list the guides in other languages that are behind their source",
    "record": "after a merge, record in the ledger who has signed, or say who hasn't",
    "verify": "check the agreements in this clone against the signatures in the ledger",
    "doctor": "check the repository's settings on GitHub, and say how to fix what's missing",
}
_INTERRUPTED = 130
_SYSTEM = frozenset(
    (errno.ENOSPC, errno.EDQUOT, errno.EACCES, errno.EPERM, errno.EROFS, errno.EIO, errno.EMFILE, errno.ENFILE)
)  # the answers to a full disk or a missing permission: no change to the program would help
_YEARS = range(1970, 3000)  # beyond them there is no week before or after to look into


def main(argv: list[str] | None = None) -> int:
    """Run one command and return its exit code; no traceback reaches anybody but for a bug."""
    gc.disable()  # one short run: collecting cycles costs a fifth of it and frees nothing
    _open_streams()
    if hasattr(sys.stdout, "reconfigure"):
        sys.stdout.reconfigure(encoding="utf-8", errors="backslashreplace")  # the same bytes in every locale
    words = sys.argv[1:] if argv is None else argv
    try:
        args = parser(words).parse_args(words)
        if not getattr(args, "needs_no_community", False):
            args.root = find_root(args.root)
        return int(args.run(args))
    except OperatorError as error:
        print(f"peerpact: {error}", file=sys.stderr)
        return error.code
    except KeyboardInterrupt:
        return _INTERRUPTED
    except BrokenPipeError:  # the reader of our output has gone, as `head` does
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return CLEAN
    except OSError as error:
        return _system(error) if error.errno in _SYSTEM else _bug()
    except Exception:
        return _bug()


def entry() -> None:
    """The command itself. It leaves at once: taking a large community apart in memory would cost a tenth of a check."""
    code = main()
    try:
        sys.stdout.flush()
        sys.stderr.flush()
    except BrokenPipeError:
        pass
    except OSError as error:
        code = _system(error)
    os._exit(code)


def _open_streams() -> None:
    """Someone who closes the output (`>&-`) wants none, and Python has nothing to print to."""
    if sys.stdout is None:
        sys.stdout = open(os.devnull, "w", encoding="utf-8")  # noqa: SIM115
    if sys.stderr is None:
        sys.stderr = open(os.devnull, "w", encoding="utf-8")  # noqa: SIM115


def _system(error: OSError) -> int:
    where = f" ({terminal(os.fsdecode(error.filename))})" if error.filename else ""
    print(f"peerpact: the system refuses: {error.strerror}{where}", file=sys.stderr)
    return WRONG_USE


def _bug() -> int:
    import traceback

    traceback.print_exc()
    print("peerpact: this is a bug in Peerpact. Please report it with the lines above.", file=sys.stderr)
    return BUG


def parser(words: list[str] | None = None) -> argparse.ArgumentParser:
    """The parser; it knows the options of the verb in `words` only, or of all verbs when there are no words.

    A command that begins with its verb knows no other verb: describing them all takes longer than many an answer.
    """
    top = argparse.ArgumentParser(prog="peerpact", description="Two-way mentoring that lives in a Git repository.")
    top.add_argument("--version", action="version", version=f"peerpact {__version__}")
    _common(top, None)
    verbs = top.add_subparsers(metavar="COMMAND", required=True)
    first = words[0] if words and words[0] in VERBS else ""
    for verb, sentence in ((first, VERBS[first]),) if first else VERBS.items():
        subparser = verbs.add_parser(verb, help=sentence, description=sentence[0].upper() + sentence[1:] + ".")
        if words is None or verb in words:
            _common(subparser, argparse.SUPPRESS)
            command = import_module(f"peerpact.cli.commands.{verb}")
            command.add_arguments(subparser)
            subparser.set_defaults(run=command.run, needs_no_community=hasattr(command, "NEEDS_NO_COMMUNITY"))
    return top


def _common(target: argparse.ArgumentParser, default: object) -> None:
    today = datetime.now(UTC).date() if default is None else default
    folder_help = "the community's folder (default: the nearest one upwards with a community.yml)"
    target.add_argument("--root", type=Path, default=default, metavar="DIR", help=folder_help)
    target.add_argument("--now", type=_date, default=today, metavar="DATE", help="the date to use instead of today")


def _date(text: str) -> date:
    try:
        day = date.fromisoformat(text)
    except ValueError:
        raise argparse.ArgumentTypeError(f"write a date such as 2026-11-21, not {text[:40]!r}") from None
    if day.year not in _YEARS:
        raise argparse.ArgumentTypeError(f"write a day from {_YEARS[0]} to {_YEARS[-1]}, not {text[:40]!r}")
    return day


def find_root(given: Path | None) -> Path:
    """The community's folder: the one that was asked for, or the nearest upwards that holds a `community.yml`."""
    if given is not None:
        if not given.is_dir():
            raise OperatorError(f"There's no folder {given}.", "Name the folder that holds community.yml with --root.")
        return given
    try:
        here = Path.cwd()
    except FileNotFoundError:
        raise OperatorError("This folder isn't there any more.", "Go to another one, or name it with --root.") from None
    for folder in (here, *here.parents):
        if (folder / "community.yml").is_file():
            return folder
    advice = "Go into a community's folder (it holds community.yml), or name one with --root DIR."
    raise OperatorError("There's no community here.", advice)
