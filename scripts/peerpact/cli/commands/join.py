"""`peerpact join ISSUE`: make a pull request of someone's join form, or say in the issue what to change.

For: the options, and communities in which nobody joins. Must not: do the work (that is `github/joining.py`).
"""

from __future__ import annotations

import argparse

from peerpact.cli.numbers import number_of
from peerpact.cli.shared import is_demo, places
from peerpact.domain.errors import CLEAN
from peerpact.text.escape import terminal

DEMO = "This is a demo (`demo: true` in community.yml), so nobody can join it with a form."


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """The options of the command."""
    read = number_of("the issue with the form")
    parser.add_argument("issue", type=read, metavar="ISSUE", help="the number of the issue with the form")


def run(args: argparse.Namespace) -> int:
    """Serve one form. What is wrong with it goes into the issue; it isn't this command's failure, so it ends with 0."""
    if is_demo(args.root):
        print(DEMO)
        return CLEAN
    from peerpact.github.join import join

    print(terminal(join(args.root, args.issue, args.now, places)))
    return CLEAN
