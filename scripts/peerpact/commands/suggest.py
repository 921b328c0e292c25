"""`peerpact suggest LOGIN`: whom a participant could learn from and teach, with reasons.

For: reading the community, asking the room, printing. Must not: decide anything.
"""

from __future__ import annotations

import argparse

from peerpact import escape
from peerpact.care.profiles import rest
from peerpact.errors import CLEAN, OperatorError
from peerpact.load import read_community
from peerpact.model import Community, Profile
from peerpact.nearest import nearest
from peerpact.repository import last_changes
from peerpact.suggest import explain, market, show, suggest, words

_LONGEST_LOGIN = 39
"""GitHub's limit; a longer text is nobody's login and would only make the comparison slow."""


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """The arguments of this command; `--root` and `--now` are everybody's."""
    parser.add_argument("login", metavar="LOGIN", help="the participant's GitHub login, in any letter case")
    parser.add_argument("--count", type=_count, metavar="N", help="how many suggestions (default: community.yml)")
    parser.add_argument("--why-not", metavar="OTHER", help="say which gates keep these two apart")
    parser.add_argument("--format", choices=tuple(show.FORMATS), default="text", help="default: text")


def run(args: argparse.Namespace) -> int:
    """Print the suggestions of one participant; an unknown login is an OperatorError."""
    community = rest(read_community(args.root).community, last_changes(args.root, "profiles"), args.now)
    participant = find_participant(community, args.login)
    if args.why_not is not None:
        print(_why_not(community, participant, args))
        return CLEAN
    found = suggest(community, participant, args.now, args.count)
    print(show.FORMATS[args.format](found))
    return CLEAN


def _why_not(community: Community, participant: Profile, args: argparse.Namespace) -> str:
    other = find_participant(community, args.why_not)
    found = explain(market(community, args.now), participant, other)
    return show.WHY_NOT[args.format](found)


def find_participant(community: Community, login: str) -> Profile:
    """The profile of a login in any letter case, with or without `@`; OperatorError names the nearest ones."""
    wanted = login.removeprefix("@").casefold()
    if wanted in community.by_login:
        return community.by_login[wanted]
    near = nearest(wanted, list(community.by_login), 3)
    names = [community.by_login[name].github for name in near]
    raise OperatorError(words.unknown(escape.terminal(login[: 2 * _LONGEST_LOGIN])), words.nearest(names))


def _count(text: str) -> int:
    if not text.isascii() or not text.isdigit() or not 0 < len(text) < 7 or not int(text):
        raise argparse.ArgumentTypeError(f"write a whole number from 1 to 999999, not {escape.terminal(text)[:40]!r}")
    return int(text)
