"""`peerpact remind`: look after introductions, partnerships and profiles on GitHub.

For: what is to be said and closed today, and `--post` to do it. Must not: decide.
"""

from __future__ import annotations

import argparse
import json
import os
import sys
from functools import partial
from pathlib import Path

from peerpact.bot.reminders import Action, Snapshot, reminders
from peerpact.cli.shared import places
from peerpact.community.loader import read_community
from peerpact.domain.errors import CLEAN, OperatorError
from peerpact.domain.model import Community
from peerpact.git.history import last_changes
from peerpact.site.gather_context import REMINDERS_RAN
from peerpact.text.escape import terminal

WORKFLOW = "reminders.yml"
DEMO = "This is a demo (`demo: true` in community.yml), so no reminders are sent."


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """The options of the command."""
    either = parser.add_mutually_exclusive_group()
    either.add_argument("--dry-run", action="store_true", help="only show what would be done (this is the default)")
    either.add_argument("--post", action="store_true", help="do it: open, comment, label, close")
    ran = "say when reminders last ran, also to later steps of a workflow"
    either.add_argument("--last-run", action="store_true", help=ran)
    parser.add_argument("--format", choices=("text", "json"), default="text", help="default: text")


def run(args: argparse.Namespace) -> int:
    """Show, or do."""
    community = read_community(args.root).community
    if community.settings.demo:
        print(DEMO if args.format == "text" else "[]")
        return CLEAN
    if args.last_run:
        return _last_run()
    if not args.post and not (os.environ.get("GITHUB_TOKEN") and os.environ.get("GITHUB_REPOSITORY")):
        return _from_dates_alone(args, community)
    from peerpact.github.reminders import run_reminders

    say = partial(print, file=sys.stdout if args.format == "text" else sys.stderr) if args.post else None
    actions = run_reminders(args.root, community, places(community.settings), args.now, say)
    if args.format == "json":
        print(json.dumps([action.as_json() for action in actions], ensure_ascii=False, indent=2))
    elif not args.post:
        print("\n".join(map(_text, actions)) or "Nothing to do today.")
    elif not actions:
        print("Nothing to do today.")
    return CLEAN


def _from_dates_alone(args: argparse.Namespace, community: Community) -> int:
    """What the files and Git's dates ask for; what was said already, and who has signed, only GitHub knows."""
    snapshot = Snapshot((), (), last_changes(args.root, "profiles"))
    actions = reminders(community, snapshot, args.now, places(community.settings))
    if args.format == "json":
        print(json.dumps([action.as_json() for action in actions], ensure_ascii=False, indent=2))
        return CLEAN
    print("Without GitHub: what the dates alone ask for, as if nothing had been said yet.\n")
    print("\n".join(map(_text, actions)) or "Nothing to do today.")
    return CLEAN


def _last_run() -> int:
    """Never an error: a site that does not know it is better than none."""
    from peerpact.github.workflow_runs import last_good_run

    try:
        ran = last_good_run(WORKFLOW)
    except OperatorError as problem:
        print(f"It isn't known when reminders last ran: {problem.problem}")
        return CLEAN
    print(f"Reminders last ran on {ran}." if ran else "Reminders have never run.")
    if ran and (later := os.environ.get("GITHUB_ENV")):
        with Path(later).open("a", encoding="utf-8") as steps:
            steps.write(f"{REMINDERS_RAN}={ran}\n")
    return CLEAN


def _text(action: Action) -> str:
    """An action for a terminal, with the text as it would be posted."""
    where = f"#{action.number}" if action.number else "a new issue"
    head = f"{action.verb} {where}: {terminal(action.key)}"
    lines = [action.title, *action.body.split("\n")] if action.body else [*action.labels, action.reason]
    return "\n".join([head, *(f"    {terminal(line)}" for line in lines if line)])
