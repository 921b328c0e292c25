"""`peerpact agenda AGREEMENT`: what to do in the next session, minute by minute.

For: reading the community, calling `partnership.agenda`, printing. Must not: decide anything.
"""

from __future__ import annotations

import argparse
from datetime import date

from peerpact.cli import suggest_values
from peerpact.community.loader import read_community
from peerpact.domain.errors import CLEAN, OperatorError
from peerpact.domain.model import Agreement, Community
from peerpact.partnership.agenda import guide_page, next_session, render, session_plan, wording
from peerpact.partnership.calendar import session_days
from peerpact.text.escape import terminal
from peerpact.text.spelling import nearest
from peerpact.text.wording import amount, plural, spoken_weekday

_LONGEST = 160  # as much of an unknown name as is shown
_ENDING = "the guide “End well”"


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """The arguments of this command; `--root` and `--now` are everyone's."""
    either = parser.add_mutually_exclusive_group()
    either.add_argument("agreement", nargs="?", metavar="AGREEMENT", help="the agreement's slug or path")
    either.add_argument("--guide", action="store_true", help="print the guide to all sessions instead")
    parser.add_argument("--session", type=_number, metavar="N", help="which session (default: the next one)")
    parser.add_argument("--format", choices=tuple(render.FORMATS), default="text", help="default: text")


def run(args: argparse.Namespace) -> int:
    """Print one session; an unknown agreement, one that has ended or a wrong number is an OperatorError."""
    if args.guide:
        print(guide_page.page(), end="")
        return CLEAN
    community = read_community(args.root).community
    agreement = find_agreement(community, args.agreement, args.now)
    _refuse_ended(community, agreement, args.now)
    number = args.session or next_session(agreement, args.now)
    total = len(list(session_days(agreement)))
    if number is None or not total:
        print(f"{wording.CLOSED}\n  See {_ENDING}. The partnership ends on {spoken_weekday(agreement.last_day)}.")
        return CLEAN
    _refuse_number(number, total)
    link = _links(community) if args.format != "text" else _no_link
    print(render.FORMATS[args.format](session_plan(community, agreement, number), link), end="")
    return CLEAN


def _links(community: Community) -> render.Link:
    from peerpact.text.forge_links import Places  # with all that the bot says behind it: only where links are shown

    return Places.of(community.settings).guide


def _no_link(_: str) -> None:
    return None


def find_agreement(community: Community, text: str | None, now: date) -> Agreement:
    """The agreement of a path or slug, in any letter case; OperatorError names the nearest ones, or what there is."""
    there = suggest_values.agreements(community, now)
    if text is None:
        raise OperatorError("Which agreement?", _advice("Name one of these:", there))
    wanted = text.casefold().removesuffix(".yml")
    for agreement in community.agreements:
        if wanted in (agreement.path.casefold().removesuffix(".yml"), agreement.slug.casefold()):
            return agreement
    name = wanted.rsplit("/", 1)[-1]
    near = nearest(name, sorted({agreement.slug for agreement in community.agreements}), 3)
    near = near or [slug for slug in there if name and f"-{name}-" in f"-{slug.casefold()}-"]  # a partner's login
    advice = _advice("Did you mean:", near) if near else _advice("There are:", there)
    raise OperatorError(f"There's no agreement {terminal(text[:_LONGEST])}.", advice)


def _advice(first: str, slugs: list[str]) -> str:
    return f"{first}\n  {suggest_values.listed(slugs)}" if slugs else "There's no agreement here yet."


def _refuse_ended(community: Community, agreement: Agreement, now: date) -> None:
    if community.stage(agreement, now) != "ended":
        return
    gone = community.departed(agreement)
    when = "because a partner has left" if gone else f"on {spoken_weekday(agreement.last_day)}"
    raise OperatorError(f"This partnership has ended {when}.", f"What may still be worth doing is in {_ENDING}.")


def _refuse_number(number: int, total: int) -> None:
    if number > total:
        last = f"There {plural(total, 'is', 'are')} {amount(total, 'session')}"
        raise OperatorError(f"There's no session {number}.", f"{last} in this agreement: name one from 1 to {total}.")


def _number(text: str) -> int:
    if not text.isascii() or not text.isdigit() or not 0 < len(text) < 5 or not int(text):
        raise argparse.ArgumentTypeError(f"write the number of a session, such as 3, not {terminal(text)[:40]!r}")
    return int(text)
