"""`peerpact suggest LOGIN`: who a participant could learn from and teach, with reasons.

For: reading the community, or an index of it, calling `matching`, printing. Must not: decide anything. What only a
question to the files needs is imported when it comes to that, so that an index answers at once.
"""

from __future__ import annotations

import argparse
from pathlib import Path
from typing import TYPE_CHECKING

from peerpact.cli.numbers import whole_number
from peerpact.cli.suggest_values import find_participant
from peerpact.domain.errors import CLEAN, OperatorError
from peerpact.matching import render

if TYPE_CHECKING:
    pass

"""GitHub's limit; a longer text is nobody's login and would only make the comparison slow."""


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """The arguments of this command; `--root` and `--now` are everyone's."""
    parser.add_argument("login", metavar="LOGIN", help="the participant's GitHub username; case doesn't matter")
    parser.add_argument("--count", type=whole_number, metavar="N", help="how many suggestions (default: community.yml)")
    parser.add_argument("--why-not", metavar="OTHER", help="say why these two people aren't suggested to each other")
    parser.add_argument("--index", type=Path, metavar="FILE", help="answer from what `peerpact index` has written")
    parser.add_argument("--format", choices=tuple(render.FORMATS), default="text", help="default: text")


def run(args: argparse.Namespace) -> int:
    """Print the suggestions of one participant; an unknown login is an OperatorError."""
    if args.index is not None:
        print(_from_index(args))
    elif args.why_not is not None:
        print(_why_not(args))
    else:
        print(_from_files(args))
    return CLEAN


def _from_index(args: argparse.Namespace) -> str:
    from peerpact.matching.stored_lists import look_up

    if args.why_not is not None or args.count is not None:
        raise OperatorError("An index only has finished lists.", "Leave out --index to ask for --why-not or --count.")
    suggestions, day = look_up(args.index, args.login.removeprefix("@"))
    shown = render.FORMATS[args.format](suggestions)
    return shown if args.format == "json" else f"{shown}\n\nAs of {day}."


def _from_files(args: argparse.Namespace) -> str:
    from peerpact.community.activity import read_active
    from peerpact.matching import suggest

    community, _ = read_active(args.root, args.now)
    suggestions = suggest(community, find_participant(community, args.login), args.now, args.count)
    return render.FORMATS[args.format](suggestions)


def _why_not(args: argparse.Namespace) -> str:
    from peerpact.community.activity import read_active
    from peerpact.matching import MatchingIndex, explain

    community, _ = read_active(args.root, args.now)
    first, second = (find_participant(community, login) for login in (args.login, args.why_not))
    return render.WHY_NOT[args.format](explain(MatchingIndex.of(community, args.now), first, second))
