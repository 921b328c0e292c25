"""`peerpact plan`: what the bot would say and set on a pull request, and `--post` to do it.

For: the same decision from GitHub (a number, or `--all`) and from local Git (`--base`, `--head`, `--author`). Must not:
decide.
"""

from __future__ import annotations

import argparse
import os
import re
from pathlib import Path

from peerpact.bot.judge import judge
from peerpact.bot.plan import FORMATS, Plan, plan, read_base
from peerpact.cli import suggest_values
from peerpact.cli.numbers import number_of
from peerpact.cli.shared import places
from peerpact.domain.errors import CLEAN, FOUND_ERRORS, OperatorError
from peerpact.domain.findings import clip
from peerpact.domain.pull_request import Account, PullRequest
from peerpact.git.objects import GitObjects
from peerpact.text.escape import terminal
from peerpact.text.forge_links import account_data
from peerpact.text.logins import LOGIN

_AUTHOR = re.compile(rf"@?({LOGIN}(?:\[bot\])?):([0-9]{{1,18}})")


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """The options of the command."""
    parser.add_argument(
        "number",
        nargs="?",
        type=number_of("a pull request"),
        metavar="PR",
        help="a pull request on GitHub",
    )
    parser.add_argument("--all", action="store_true", help="every open pull request on GitHub")
    parser.add_argument("--post", action="store_true", help="do it: comment, labels, statuses")
    parser.add_argument("--base", metavar="REF", help="without GitHub: the branch that the change is for")
    parser.add_argument("--head", metavar="REF", help="without GitHub: the change itself")
    parser.add_argument("--author", metavar="LOGIN:ID", help="without GitHub: whose pull request it would be")
    parser.add_argument("--format", choices=tuple(FORMATS), default="text", help="default: text")
    parser.add_argument("--summary", action="store_true", help="append to $GITHUB_STEP_SUMMARY instead of printing")


def run(args: argparse.Namespace) -> int:
    """Plan, and print or post; 1 when `peerpact/checks` would fail on a local change."""
    if args.head or args.base or args.author:
        return _local(args)
    if args.number is None and not args.all:
        advice = "Give its number or --all, with GITHUB_TOKEN and GITHUB_REPOSITORY set.\n  Without GitHub: --base REF"
        local = f"{advice} --head REF --author LOGIN:ID, where a REF is a branch{_branches(args.root)}"
        raise OperatorError("Which pull request?", local)
    if args.number is not None and args.all:
        raise OperatorError("One pull request, or all of them?", "Give a number or --all, not both.")
    from peerpact.github.sync import sync

    return sync(args, places, lambda made: _print(made, args))


def _local(args: argparse.Namespace) -> int:
    if not (args.head and args.base and args.author) or args.post or args.number is not None or args.all:
        advice = "It takes --base REF --head REF --author LOGIN:ID, all three; --post, --all and a number need GitHub."
        raise OperatorError("A plan from local Git is incomplete or mixed with GitHub.", advice)
    author = _AUTHOR.fullmatch(args.author)
    if not author:
        advice = f"Write it like octocat:583231; {account_data()} shows the number."
        raise OperatorError("The author isn't LOGIN:ID.", advice)
    objects = GitObjects(args.root)
    base, head = (_commit(objects, name, args.root) for name in (args.base, args.head))
    pull = PullRequest(0, Account(author[1], int(author[2])), base, head, _branch(args.base), ())
    verdict = judge(pull, read_base(objects, base), objects, args.now)
    made = plan(verdict, places(verdict.settings))
    _print(made, args)
    return FOUND_ERRORS if verdict.checks == "failure" else CLEAN


def _commit(objects: GitObjects, name: str, root: Path) -> str:
    try:
        return objects.commit(name)
    except OperatorError:
        problem = f"Git knows no branch or commit {terminal(clip(name, 100))!r} here."
        raise OperatorError(problem, f"Name a branch{_branches(root)}") from None


def _branches(root: Path) -> str:
    """The end of a sentence about branches: which there are."""
    there = suggest_values.branches(root)
    return f":\n  {suggest_values.listed(there)}" if there else ". Git knows none in this folder."


def _branch(ref: str) -> str:
    return "main" if re.fullmatch("[0-9a-f]{7,64}", ref) else ref.rsplit("/", 1)[-1]


def _print(made: Plan, args: argparse.Namespace) -> None:
    text = FORMATS[args.format](made)
    summary = os.environ.get("GITHUB_STEP_SUMMARY")
    if args.summary and summary:
        with Path(summary).open("a", encoding="utf-8") as file:
            file.write(text)
    else:
        print(text, end="")
