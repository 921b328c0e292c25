"""The questions of `peerpact new profile`.

For: from options and answers to a profile's path and text. Must not: write files.
"""

from __future__ import annotations

import argparse
from pathlib import Path
from typing import Any

from peerpact.cli.new.questions import more_skills
from peerpact.cli.new.skills import EXTRAS, skills
from peerpact.cli.prompts import Interview, Question, ask, at_terminal
from peerpact.domain.errors import OperatorError
from peerpact.domain.model import Community
from peerpact.domain.settings import Maintainer
from peerpact.domain.vocabulary import Vocabulary
from peerpact.domain.weekly_hours import Window, parse_window
from peerpact.formats.draft import profile_draft
from peerpact.formats.field import (
    complaints,
    each,
    judge,
    language,
    meant_zone,
    part,
    person_name,
    split,
    yes_or_no,
    zone,
)
from peerpact.text import escape
from peerpact.text.forge_links import account_data
from peerpact.text.language_names import SEVERAL, certain_tag
from peerpact.text.time_zones import certain_zone, present_zone
from peerpact.text.written_hours import read_hours

_ADDRESS = account_data("{}") + ' (the number after "id")'
_ONE = (
    Question("--pronouns", "Your pronouns", judge("profile", "pronouns"), optional=True),
    Question("--timezone", "Your time zone, such as Europe/Berlin or UTC", zone, guess=meant_zone),
)
_MORE = (
    Question("--contact", "A public https:// page for a first hello", judge("profile", "contact"), optional=True),
    Question("--about", "About you, in a sentence or two", judge("profile", "about"), optional=True),
)
_BETWEEN_WINDOWS = "[;\n]"  # a comma is part of a window
_BETWEEN = "[,;]"


def _window(text: str) -> str:
    """Judge weekly hours: in the notation, or in words that can only mean one thing."""
    hours = read_hours(text)
    return (
        ""
        if hours.windows
        else hours.question() or str(part("profile", "availability", "windows")["items"]["errorMessage"])
    )


_HOURS = Question(
    "--hours-per-month",
    "How many hours a month you have",
    judge("profile", "availability", "hours_per_month"),
    optional=True,
)
_WINDOWS = Question(
    "--window",
    "When in a week, such as Mo-Fr 18:00-21:00; Sa 10:00-13:00",
    each(_window, _BETWEEN_WINDOWS, int(part("profile", "availability", "windows")["maxItems"])),
    optional=True,
)
_ASYNCHRONOUS = Question("--asynchronous", "Would you also work asynchronously (yes or no)", yes_or_no, "no", True)
_CAPACITY = Question(
    "--capacity", "How many partnerships at a time", judge("profile", "capacity"), default="1", optional=True
)
_LANGUAGES = Question(
    "--language",
    "Your languages, with commas between, such as en, de",
    each(language, SEVERAL, int(part("profile", "languages")["maxItems"])),
    default="en",
)
_FORMATS = Question(
    "--format",
    "How you like to work (conversation, pairing, code-review, project, reading)",
    each(judge("profile", "formats"), _BETWEEN),
    optional=True,
)


_SKILL_HELP = {
    "--offer": "a skill that you teach; can be repeated",
    "--seek": "a skill that you want to learn; can be repeated",
}


def add_profile_arguments(parser: argparse.ArgumentParser) -> None:
    """One option for every question; those that can be repeated say so."""
    parser.add_argument("--github", metavar="LOGIN", help="your GitHub username")
    parser.add_argument("--github-id", metavar="NUMBER", help="your GitHub user ID")
    parser.add_argument("--name", metavar="TEXT", help="the name others will see")
    for question in (*_ONE, _HOURS, _CAPACITY, *_MORE):
        parser.add_argument(question.option, metavar="TEXT", help=_help(question))
    for question in (_LANGUAGES, _WINDOWS, _FORMATS):
        parser.add_argument(
            question.option, metavar="TEXT", action="append", help=f"{_help(question)}; can be repeated"
        )
    for option, extra in zip(_SKILL_HELP, EXTRAS.values(), strict=True):
        shape = f"SKILL:LEVEL[:{extra.upper()}]"
        parser.add_argument(option, action="append", metavar=shape, help=_SKILL_HELP[option])
    parser.add_argument("--asynchronous", action="store_const", const="yes", help="you'd also work asynchronously")


def draft_profile(args: argparse.Namespace, community: Community, root: Path, interview: Interview) -> tuple[str, str]:
    """Path and text of the new profile. Raises OperatorError when the participant has a profile already."""
    newcomer = _newcomer(community)
    login = ask(Question("--github", "Your GitHub username", judge("profile", "github"), newcomer.github), args.github)
    _refuse_second(login, community, root)
    interview.keep("--github", login, args.github)
    values = _identity(args, login, community, interview) | _rest(args, community.vocabulary, interview)
    if wrong := complaints("profile", values):
        raise OperatorError("These answers don't make a complete profile.", "\n  ".join(wrong))
    path = f"profiles/{login}.yml"
    return path, profile_draft(values)


def _newcomer(community: Community) -> Maintainer:
    """Who probably begins a community in which nobody is yet: its first maintainer. Later, nobody is guessed."""
    begins = () if community.profiles else community.settings.maintainers
    return next(iter(begins), Maintainer("", 0))


def _identity(args: argparse.Namespace, login: str, community: Community, interview: Interview) -> dict[str, Any]:
    newcomer = _newcomer(community)
    known_id = str(newcomer.github_id) if login.casefold() == newcomer.github.casefold() else ""
    number = Question(
        "--github-id", "Your GitHub user ID: " + _ADDRESS.format(login), judge("profile", "github_id"), known_id
    )
    name = Question("--name", "The name others will see", person_name, default=login, optional=True)
    github_id = int(ask(number, args.github_id))
    if github_id in community.by_id:
        path = escape.terminal(community.by_id[github_id].path)
        raise OperatorError(
            f"The account {github_id} has a profile already: {path}", "Open it and change the username."
        )
    interview.keep("--github-id", str(github_id), args.github_id)
    return {"github": login, "github_id": github_id, "name": interview.ask(name, args.name)}


def _rest(args: argparse.Namespace, vocabulary: Vocabulary, interview: Interview) -> dict[str, Any]:
    values: dict[str, Any] = {_key(q): interview.ask(q, getattr(args, _key(q))) for q in _ONE}
    values["timezone"] = certain_zone(values["timezone"]) or present_zone(values["timezone"])
    languages = split(interview.ask(_LANGUAGES, _joined(args.language, ",")), SEVERAL)
    values["languages"] = list(dict.fromkeys(_code(text) for text in languages))
    values |= _skills(args, vocabulary, interview)
    values["availability"] = _availability(args, interview)
    values |= more_skills(args, values, interview)
    values["formats"] = split(interview.ask(_FORMATS, _joined(args.format, ",")), _BETWEEN)
    values["capacity"] = int(interview.ask(_CAPACITY, args.capacity))
    values |= {_key(q): interview.ask(q, getattr(args, _key(q))) for q in _MORE}
    return {key: value for key, value in values.items() if value not in ("", [], {})}


def _skills(args: argparse.Namespace, vocabulary: Vocabulary, interview: Interview) -> dict[str, Any]:
    """What is taught and what is sought; at a terminal both are asked again while there is neither."""
    while True:
        entries = {
            "offers": skills("offers", args.offer, vocabulary, interview),
            "seeks": skills("seeks", args.seek, vocabulary, interview),
        }
        if any(entries.values()) or not at_terminal():
            return entries
        print("  A profile needs at least one skill, to teach or to learn. Let's try again.")


def _availability(args: argparse.Namespace, interview: Interview) -> dict[str, Any]:
    hours = interview.ask(_HOURS, args.hours_per_month)
    written = split(interview.ask(_WINDOWS, _joined(args.window, ";")), _BETWEEN_WINDOWS)
    windows = list(dict.fromkeys(window for text in written for window in read_hours(text).windows))
    availability: dict[str, Any] = {"hours_per_month": float(hours)} if hours else {}
    availability |= {"windows": windows} if windows else {}
    if ask(_ASYNCHRONOUS, args.asynchronous)[:1] not in ("y", "Y"):
        return availability
    interview.keep(_ASYNCHRONOUS.option, "", args.asynchronous)
    return availability | {"asynchronous": True}


def zone_of(text: str) -> str:
    """The zone that an option names, as IANA spells it. Raises OperatorError for one that doesn't exist."""
    answer = ask(_ONE[1], text)
    return certain_zone(answer) or present_zone(answer)


def languages_of(given: list[str]) -> list[str]:
    """The codes of the languages that options name. Raises OperatorError for one that doesn't exist."""
    return list(dict.fromkeys(_code(text) for text in split(ask(_LANGUAGES, ",".join(given)), SEVERAL)))


def windows_of(given: list[str]) -> list[Window]:
    """The weekly hours that options name. Raises OperatorError for what can't be read as such."""
    written = split(ask(_WINDOWS, ";".join(given)), _BETWEEN_WINDOWS)
    texts = (window for text in written for window in read_hours(text).windows)
    return [window for text in texts if (window := parse_window(text))]


def _refuse_second(login: str, community: Community, root: Path) -> None:
    existing = community.by_login.get(login.casefold())
    path = existing.path if existing else None
    if path is None:
        names = (p for p in (root / "profiles").rglob("*.yml") if p.stem.casefold() == login.casefold())
        path = next((str(p.relative_to(root)) for p in sorted(names)), None)
    if path:
        raise OperatorError(
            f"{login} has a profile already: {escape.terminal(path)}", "Open it and change what you want."
        )


def _code(text: str) -> str:
    return certain_tag(text) or text


def _help(question: Question) -> str:
    return question.prompt[0].lower() + question.prompt[1:]


def _joined(given: list[str] | None, separator: str) -> str | None:
    return None if given is None else separator.join(given)


def _key(question: Question) -> str:
    return question.option.removeprefix("--").replace("-", "_")
