"""Rules about profiles: who it is, where and when, which skills.

For: whatever a schema can't say about one person, or about two profiles side by side. Must not: look at agreements.
Each rule walks over all profiles itself: with ten thousand of them, a call for each would cost more than the rule.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from peerpact.domain.findings import ERROR, WARNING, Problem, clip
from peerpact.rules.context import Checkup
from peerpact.rules.registry import rule
from peerpact.text.forge_links import account_data
from peerpact.text.hidden import can_be_seen
from peerpact.text.language_names import anything, certain_tag, likely_meant, question, several
from peerpact.text.languages import display_name, is_known_language
from peerpact.text.time_zones import candidate_zones, certain_zone, known_zones
from peerpact.text.wording import join_words

_REGISTRY = "https://www.iana.org/assignments/language-subtag-registry"
_SHORT = 3  # letters of a code that may be taken for something else
_USUAL = frozenset("en de fr es pt it nl pl ru uk tr ar zh ja ko hi sv da no nb nn fi cs el hu ro id vi he fa".split())
_MOST_LANGUAGES = 8  # of one entry that names several
_ENDING = re.compile(r"(?:\.(?:ya?ml|txt|json))+\Z", re.IGNORECASE)


_DEVICES = {"con", "prn", "aux", "nul", *(f"{port}{number}" for port in ("com", "lpt") for number in range(1, 10))}


def _stem(path: str) -> str:
    """The file's name without its ending, a wrong one too: that is a finding of its own."""
    name = path[path.rfind("/") + 1 :]
    return name[:-4] if name.endswith(".yml") and name.count(".") == 1 else _ENDING.sub("", name)


@rule("file-name", ERROR)
def file_name(checkup: Checkup) -> Iterator[Problem]:
    """A profile's file name differs from the username in it.

    Why: The file name is how people and programs find a profile, and how two profiles for one username are noticed.

    Fix: Rename the file, or correct `github`. Case doesn't matter.

    Wrong:
        # profiles/octo.yml
        github: octocat

    Right:
        # profiles/octocat.yml
        github: octocat
    """
    for profile in checkup.community.profiles:
        if not profile.path.endswith(".yml"):  # `file-ending` names the right name
            continue
        stem, login = profile.path.rpartition("/")[2].removesuffix(".yml"), profile.github
        if stem != login and login and stem.casefold() != login.casefold():
            message = f"The file is called `{clip(stem)}`, but the username in it is `{login}`."
            yield Problem(profile.path, ("github",), message, f"Rename the file to `{login}.yml`, or correct `github`.")


@rule("windows-name", WARNING)
def windows_name(checkup: Checkup) -> Iterator[Problem]:
    """A profile's file name is reserved on Windows, for example `con` or `nul`.

    Why: People on Windows can't clone a repository that contains such a file.

    Fix: It can't be renamed, because it's the username. Tell the maintainers, who know whether anyone works on Windows.
    """
    for profile in checkup.community.profiles:
        if _stem(profile.path).casefold() in _DEVICES:
            message = f"Windows can't store a file called `{clip(profile.path)}`."
            yield Problem(profile.path, (), message, "Ask the maintainers whether anyone works on Windows.")


@rule("login-once", ERROR)
def login_once(checkup: Checkup) -> Iterator[Problem]:
    """Two profiles are for the same username, in different folders or in different case.

    Why: `Ann` and `ann` are the same to GitHub and to many file systems.

    Fix: Keep one of the files and delete the other.
    """
    first: dict[str, str] = {}
    for profile in checkup.settled_first(checkup.community.profiles):
        earlier = first.setdefault((profile.github or _stem(profile.path)).casefold(), profile.path)
        if earlier != profile.path:
            message = f"`{profile.github}` already has a profile: {clip(earlier)}."
            yield Problem(profile.path, ("github",), message, "Keep one of the two files and delete the other.")


@rule("id-once", ERROR)
def id_once(checkup: Checkup) -> Iterator[Problem]:
    """Two profiles have the same GitHub user ID.

    Why: The ID says who a person is, so two people can't share one.

    Fix: Look the ID up at https://api.github.com/users/LOGIN, or delete the profile with the old username.
    """
    first: dict[int, str] = {}
    for profile in checkup.settled_first(checkup.community.profiles):
        earlier = first.setdefault(profile.github_id, profile.path)
        if earlier != profile.path and profile.github_id:
            message = f"The user ID {profile.github_id} is also in {clip(earlier)}."
            page = account_data(profile.github)
            fix = f"Look the ID up at {page}, or delete the profile with the old username."
            yield Problem(profile.path, ("github_id",), message, fix)


@rule("visible-name", ERROR)
def visible_name(checkup: Checkup) -> Iterator[Problem]:
    """A name has no visible characters.

    Why: The card and the page would have no title, and nobody could find or mention the person.

    Fix: Enter any name; a pseudonym is fine.

    Wrong:
        name: "\u3000"

    Right:
        name: Octo Cat
    """
    for profile in checkup.community.profiles:
        if profile.name and not profile.name.isalnum() and not can_be_seen(profile.name):
            message = "This name has no visible characters."
            yield Problem(profile.path, ("name",), message, "Enter any name; a pseudonym is fine.")


@rule("known-zone", ERROR)
def known_zone(checkup: Checkup) -> Iterator[Problem]:
    """A time zone isn't one of IANA's `Area/City` names or `UTC`.

    Why: Abbreviations mean different times in different countries (IST: India, Ireland, Israel), and offsets are
    wrong for half the year where clocks change. Shared hours are computed from the zone.

    Fix: Use a region and a large city in your time zone, for example `Europe/Berlin`.

    Wrong:
        timezone: EST (GMT-5)

    Right:
        timezone: America/New_York
    """
    zones = known_zones()
    for profile in checkup.community.profiles:
        zone = profile.timezone
        if zone not in zones and zone:
            near = candidate_zones(zone)
            fix = (
                f"Did you mean {' or '.join(f'`{name}`' for name in near)}?"
                if near
                else ("Use a region and a city, for example `Europe/Berlin`; your system's clock settings show it.")
            )
            message = f"`{clip(zone)}` isn't a valid time zone."
            yield Problem(profile.path, ("timezone",), message, fix, replacement=certain_zone(zone))


@rule("known-language", ERROR)
def known_language(checkup: Checkup) -> Iterator[Problem]:
    """A language isn't written as a language code (BCP 47).

    Why: `German`, `Deutsch` and `de` are the same language to people, but not to a program that compares them.

    Fix: Use the short code: `en`, `de`, `pt-BR`, with one entry for each language.

    Wrong:
        languages: [English, German]

    Right:
        languages: [en, de]
    """
    for path, index, tag in _languages(checkup):
        if tag and not is_known_language(tag):
            message = f"`{clip(tag)}` isn't a language code."
            yield Problem(path, ("languages", index), message, _code_of(tag), replacement=certain_tag(tag))


def _languages(checkup: Checkup) -> Iterator[tuple[str, int, str]]:
    """Every language of every profile: path, position in the list, tag."""
    for profile in checkup.community.profiles:
        yield from ((profile.path, index, tag) for index, tag in enumerate(profile.languages))


def _code_of(text: str) -> str:
    """What to write for languages in someone's own words: the codes where they are certain, questions for the rest."""
    parts = several(text)[:_MOST_LANGUAGES]
    tags = [tag for part in parts if (tag := certain_tag(part))]
    follow_ups = [asking for part in parts if not certain_tag(part) and (asking := question(part))]
    write = [f"Use {', '.join(f'`{tag}`' for tag in dict.fromkeys(tags))}."] if tags else []
    return (
        " ".join([*write, *follow_ups]) or f"Use its short code, for example `en`. All codes are listed at {_REGISTRY}"
    )


@rule("likely-language", WARNING)
def likely_language(checkup: Checkup) -> Iterator[Problem]:
    """A language code that's probably meant as a country code or a word.

    Why: `kr` is Kanuri, `br` is Breton and `any` is Anyin. If you mean Korean, Portuguese or "any language",
    they won't find you a partner.

    Fix: Use the language's own code, for example `ko`. If you do speak the language that's named, keep it.

    Wrong:
        languages: [en, kr]

    Right:
        languages: [en, ko]
    """
    for path, index, tag in _languages(checkup):
        if len(tag) <= _SHORT and tag not in _USUAL:
            yield from _unlikely(path, index, tag)


def _unlikely(path: str, index: int, tag: str) -> Iterator[Problem]:
    meant, everything = likely_meant(tag), anything(tag)
    if not meant and not everything:
        return  # the table of names is only read for what is said
    name = display_name(tag)
    if meant:
        likely = join_words((f"`{other}` ({display_name(other)})" for other in meant), "or")
        yield Problem(path, ("languages", index), f"`{tag}` is {name}.", f"Did you mean {likely}? If not, keep it.")
    else:
        fix = f"If you mean {everything}, use the codes of the languages you speak. If you speak {name}, keep it."
        yield Problem(path, ("languages", index), f"`{tag}` is one language, {name}.", fix)


@rule("known-training", ERROR)
def known_training(checkup: Checkup) -> Iterator[Problem]:
    """A training entry has a date in the future.

    Why: Partners rely on what the other has finished.

    Fix: Use the date on which you finished the module, or leave the entry out until then.

    Wrong:
        training: [{guide: foundation, completed: 2099-11-01}]

    Right:
        training: [{guide: foundation, completed: 2026-11-01}]
    """
    for profile in checkup.community.profiles:
        for index, done in enumerate(profile.training):
            if done.completed > checkup.now:
                message = f"`{done.completed}` is in the future."
                fix = "Use the date on which you finished the module."
                yield Problem(profile.path, ("training", index, "completed"), message, fix)
