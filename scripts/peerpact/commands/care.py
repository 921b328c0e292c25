"""`peerpact care`: look after introductions, partnerships and profiles on GitHub.

For: what is to be said and closed today, and `--post` to do it. Must not: decide.
"""

from __future__ import annotations

import argparse
import json
import sys
from functools import partial

from peerpact.care import Action
from peerpact.commands.plan import places
from peerpact.errors import CLEAN
from peerpact.escape import terminal
from peerpact.load import read_community

DEMO = "This community is an example (`demo: true` in community.yml): nobody is looked after."


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """The options of the command."""
    either = parser.add_mutually_exclusive_group()
    either.add_argument("--dry-run", action="store_true", help="only show what would be done (this is the default)")
    either.add_argument("--post", action="store_true", help="do it: open, comment, label, close")
    parser.add_argument("--format", choices=("text", "json"), default="text", help="default: text")


def run(args: argparse.Namespace) -> int:
    """Show, or do."""
    community = read_community(args.root).community
    if community.settings.demo:
        print(DEMO if args.format == "text" else "[]")
        return CLEAN
    from peerpact.github.caring import run_care

    say = partial(print, file=sys.stdout if args.format == "text" else sys.stderr) if args.post else None
    actions = run_care(args.root, community, places(community.settings), args.now, say)
    if args.format == "json":
        print(json.dumps([action.as_json() for action in actions], ensure_ascii=False, indent=2))
    elif not args.post:
        print("\n".join(map(_text, actions)) or "Nothing to do today.")
    elif not actions:
        print("Nothing to do today.")
    return CLEAN


def _text(action: Action) -> str:
    """An action for a terminal, with the text as it would be posted."""
    where = f"#{action.number}" if action.number else "a new issue"
    head = f"{action.verb} {where}: {terminal(action.key)}"
    lines = [action.title, *action.body.split("\n")] if action.body else [*action.labels, action.reason]
    return "\n".join([head, *(f"    {terminal(line)}" for line in lines if line)])
