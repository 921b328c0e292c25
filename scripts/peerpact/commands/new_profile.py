"""The questions of `peerpact new profile`.

For: from options and answers to a profile's path and text. Must not: write files.
"""

from __future__ import annotations

import argparse
from pathlib import Path
from typing import Any

from peerpact import escape
from peerpact.answers import complaints, each, judge, language, part, split, yes_or_no, zone
from peerpact.asking import Question, ask, at_terminal
from peerpact.drafts import profile_draft
from peerpact.errors import OperatorError
from peerpact.languages import certain_tag, is_known_language
from peerpact.model import LEVELS, Community
from peerpact.nearest import nearest
from peerpact.vocabulary import Vocabulary
from peerpact.zones import certain_zone

_ADDRESS = 'https://api.github.com/users/{} (the number after "id")'
_ONE = (
    Question("--pronouns", "Your pronouns", judge("profile", "pronouns"), optional=True),
    Question("--timezone", "Your time zone, such as Europe/Berlin or UTC", zone),
)
_MORE = (
    Question("--contact", "A public https:// page for a first hello", judge("profile", "contact"), optional=True),
    Question("--about", "About you, in a sentence or two", judge("profile", "about"), optional=True),
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
    each(judge("profile", "availability", "windows"), ";"),
    optional=True,
)
_ASYNCHRONOUS = Question("--asynchronous", "Would you also work without meeting (yes or no)", yes_or_no, "no", True)
_CAPACITY = Question(
    "--capacity", "How many partnerships at a time", judge("profile", "capacity"), default="1", optional=True
)
_LANGUAGES = Question("--language", "Codes of your languages, such as en, de", each(language, ","), default="en")
_FORMATS = Question(
    "--format",
    "How you like to work (conversation, pairing, code-review, project, reading)",
    each(judge("profile", "formats"), ","),
    optional=True,
)


_SKILL_HELP = {
    "--offer": "a skill that you teach; can be repeated",
    "--seek": "a skill that you want to learn; can be repeated",
}


def add_profile_arguments(parser: argparse.ArgumentParser) -> None:
    """One option for every question; those that can be repeated say so."""
    parser.add_argument("--github", metavar="LOGIN", help="your GitHub login")
    parser.add_argument("--github-id", metavar="NUMBER", help="your numeric id")
    parser.add_argument("--name", metavar="TEXT", help="what others shall call you")
    for question in (*_ONE, _HOURS, _CAPACITY, *_MORE):
        parser.add_argument(question.option, metavar="TEXT", help=_help(question))
    for question in (_LANGUAGES, _WINDOWS, _FORMATS):
        parser.add_argument(
            question.option, metavar="TEXT", action="append", help=f"{_help(question)}; can be repeated"
        )
    for option, extra in (("--offer", "NOTE"), ("--seek", "GOAL")):
        parser.add_argument(option, action="append", metavar=f"SKILL:LEVEL[:{extra}]", help=_SKILL_HELP[option])
    parser.add_argument(
        "--asynchronous", action="store_const", const="yes", help="you would also work without meeting live"
    )


def draft_profile(args: argparse.Namespace, community: Community, root: Path) -> tuple[str, str]:
    """Path and text of the new profile. Raises OperatorError when the participant has a profile already."""
    login = ask(Question("--github", "Your GitHub login", judge("profile", "github")), args.github)
    _refuse_second(login, community, root)
    values = _identity(args, login, community) | _rest(args, community.vocabulary)
    if wrong := complaints("profile", values):
        raise OperatorError("With these answers the profile would not be complete.", "\n  ".join(wrong))
    path = f"profiles/{login}.yml"
    return path, profile_draft(values, path)


def _identity(args: argparse.Namespace, login: str, community: Community) -> dict[str, Any]:
    number = Question("--github-id", "Your numeric id: " + _ADDRESS.format(login), judge("profile", "github_id"))
    name = Question("--name", "What others shall call you", judge("profile", "name"), default=login, optional=True)
    github_id = int(ask(number, args.github_id))
    if github_id in community.by_id:
        path = escape.terminal(community.by_id[github_id].path)
        raise OperatorError(f"The account {github_id} has a profile already: {path}", "Open it and change the login.")
    return {"github": login, "github_id": github_id, "name": ask(name, args.name)}


def _rest(args: argparse.Namespace, vocabulary: Vocabulary) -> dict[str, Any]:
    found: dict[str, Any] = {_key(q): ask(q, getattr(args, _key(q))) for q in _ONE}
    found["timezone"] = certain_zone(found["timezone"]) or found["timezone"]
    languages = split(ask(_LANGUAGES, _joined(args.language, ",")), ",")
    found["languages"] = list(dict.fromkeys(_code(text) for text in languages))
    found["offers"] = _skills("offers", "teach", "note", args.offer, vocabulary)
    found["seeks"] = _skills("seeks", "want to learn", "goal", args.seek, vocabulary)
    found["availability"] = _availability(args)
    found["formats"] = split(ask(_FORMATS, _joined(args.format, ",")), ",")
    found["capacity"] = int(ask(_CAPACITY, args.capacity))
    found |= {_key(q): ask(q, getattr(args, _key(q))) for q in _MORE}
    return {key: value for key, value in found.items() if value not in ("", [], {})}


def _availability(args: argparse.Namespace) -> dict[str, Any]:
    hours = ask(_HOURS, args.hours_per_month)
    windows = split(ask(_WINDOWS, _joined(args.window, ";")), ";")
    found: dict[str, Any] = {"hours_per_month": float(hours)} if hours else {}
    found |= {"windows": windows} if windows else {}
    return found | ({"asynchronous": True} if ask(_ASYNCHRONOUS, args.asynchronous)[:1] in "yY" else {})


def _skills(key: str, verb: str, extra: str, given: list[str] | None, vocabulary: Vocabulary) -> list[dict[str, str]]:
    """The skills of the options, or as many as somebody names at the terminal."""
    if given is not None:
        return [_from_option(key, extra, text, vocabulary) for text in given]
    found: list[dict[str, str]] = []
    while at_terminal() and len(found) < int(part("profile", key)["maxItems"]):
        another = "Another skill" if found else "A skill"
        option = f"--{key.removesuffix('s')}"
        skill = ask(Question(option, f"{another} that you {verb}", judge("profile", key, "skill"), optional=True))
        if not skill:
            break
        skill = _known(skill, vocabulary)
        default = LEVELS[2] if key == "offers" else LEVELS[0]
        level = ask(Question(option, f"Your level ({', '.join(LEVELS)})", judge("profile", key, "level"), default))
        more = ask(Question(option, f"A {extra} for it", judge("profile", key, extra), optional=True))
        found.append({"skill": skill, "level": level} | ({extra: more} if more else {}))
    return found


def _from_option(key: str, extra: str, text: str, vocabulary: Vocabulary) -> dict[str, str]:
    skill, level, more = (*text.split(":", 2), "", "")[:3]
    option = f"--{key.removesuffix('s')}"
    found = {
        "skill": _known(ask(Question(option, "Skill", judge("profile", key, "skill")), skill), vocabulary),
        "level": ask(Question(option, "Level", judge("profile", key, "level")), level),
    }
    note = ask(Question(option, extra, judge("profile", key, extra), optional=True), more)
    return found | ({extra: note} if note else {})


def _known(skill: str, vocabulary: Vocabulary) -> str:
    """The vocabulary's id; an unknown skill stays as it was written, with a word about the nearest known one."""
    found = vocabulary.find(skill)
    if found is None and vocabulary.skills:
        near = nearest(skill.casefold(), list(vocabulary.skills))
        guess = f" Did you mean {near[0]}?" if near else ""
        print(f"  {skill!r} is not in skills.yml. You can keep it, but it is harder to match.{guess}")
    return found or skill


def _refuse_second(login: str, community: Community, root: Path) -> None:
    known = community.by_login.get(login.casefold())
    path = known.path if known else None
    if path is None:
        names = (p for p in (root / "profiles").rglob("*.yml") if p.stem.casefold() == login.casefold())
        path = next((str(p.relative_to(root)) for p in sorted(names)), None)
    if path:
        raise OperatorError(
            f"{login} has a profile already: {escape.terminal(path)}", "Open it and change what you want."
        )


def _code(text: str) -> str:
    return text if is_known_language(text) else certain_tag(text) or text


def _help(question: Question) -> str:
    return question.prompt[0].lower() + question.prompt[1:]


def _joined(given: list[str] | None, separator: str) -> str | None:
    return None if given is None else separator.join(given)


def _key(question: Question) -> str:
    return question.option.removeprefix("--").replace("-", "_")
