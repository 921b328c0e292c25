"""Rules about profiles: who it is, where and when, which skills.

For: whatever a schema cannot say about one person, or about two profiles side by side. Must not: look at agreements.
Each rule walks over all profiles itself: with ten thousand of them, a call for each would cost more than the rule.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from peerpact.domain.findings import ERROR, WARNING, Problem, clip
from peerpact.rules.context import Checkup
from peerpact.rules.registry import rule
from peerpact.text.languages import candidate_tags, is_known_language
from peerpact.text.time_zones import candidate_zones, certain_zone, known_zones

_ENDING = re.compile(r"(?:\.(?:ya?ml|txt|json))+\Z", re.IGNORECASE)


_DEVICES = {"con", "prn", "aux", "nul", *(f"{port}{number}" for port in ("com", "lpt") for number in range(1, 10))}


def _stem(path: str) -> str:
    """The file's name without its ending, a wrong one too: that is a finding of its own."""
    name = path[path.rfind("/") + 1 :]
    return name[:-4] if name.endswith(".yml") and name.count(".") == 1 else _ENDING.sub("", name)


@rule("file-name", ERROR)
def file_name(checkup: Checkup) -> Iterator[Problem]:
    """A profile's file is not called like the login in it.

    Why: The file name is how people and programs find a profile, and how two profiles for one login are noticed.

    Fix: Rename the file, or correct `github`. Letter case does not matter.

    Wrong:
        # profiles/octo.yml
        github: octocat

    Right:
        # profiles/octocat.yml
        github: octocat
    """
    for profile in checkup.community.profiles:
        stem, login = _stem(profile.path), profile.github
        if stem != login and login and stem.casefold() != login.casefold():
            message = f"The file is called `{clip(stem)}` and the login in it is `{login}`."
            yield Problem(profile.path, ("github",), message, f"Rename the file to `{login}.yml`, or correct `github`.")


@rule("windows-name", WARNING)
def windows_name(checkup: Checkup) -> Iterator[Problem]:
    """A profile's name means a device to Windows, such as `con` or `nul`.

    Why: Nobody on Windows can clone a repository that holds such a file.

    Fix: There is no way to rename it, for it is the login. Tell the maintainers; they know who works on Windows.
    """
    for profile in checkup.community.profiles:
        if _stem(profile.path).casefold() in _DEVICES:
            message = f"Windows cannot hold a file called `{clip(profile.path)}`."
            yield Problem(profile.path, (), message, "Ask the maintainers whether somebody works on Windows.")


@rule("login-once", ERROR)
def login_once(checkup: Checkup) -> Iterator[Problem]:
    """Two profiles are for the same login, in other folders or in other letter case.

    Why: GitHub does not tell `Ann` from `ann`; neither do many file systems.

    Fix: Keep one of the files and delete the other.
    """
    first: dict[str, str] = {}
    for profile in checkup.settled_first(checkup.community.profiles):
        earlier = first.setdefault((profile.github or _stem(profile.path)).casefold(), profile.path)
        if earlier != profile.path:
            message = f"`{profile.github}` has a profile already: {clip(earlier)}."
            yield Problem(profile.path, ("github",), message, "Keep one of the two files and delete the other.")


@rule("id-once", ERROR)
def id_once(checkup: Checkup) -> Iterator[Problem]:
    """Two profiles bear the same numeric id.

    Why: The id says who a person is; two people cannot share one.

    Fix: Look the number up at https://api.github.com/users/LOGIN, or delete the profile under the old login.
    """
    first: dict[int, str] = {}
    for profile in checkup.settled_first(checkup.community.profiles):
        earlier = first.setdefault(profile.github_id, profile.path)
        if earlier != profile.path and profile.github_id:
            message = f"{profile.github_id} is the id in {clip(earlier)}, too."
            fix = "Look the number up at https://api.github.com/users/LOGIN, or delete the profile under the old login."
            yield Problem(profile.path, ("github_id",), message, fix)


@rule("known-zone", ERROR)
def known_zone(checkup: Checkup) -> Iterator[Problem]:
    """A time zone is not one of IANA's `Area/City` names or `UTC`.

    Why: Abbreviations mean different times in different countries (IST: India, Ireland, Israel), and offsets are
    wrong for half the year where clocks change. Common hours are computed from the zone.

    Fix: Write the city of your region that keeps your time, such as `Europe/Berlin`.

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
                else ("Write a region and a city, such as `Europe/Berlin`; your system's clock settings show it.")
            )
            message = f"`{clip(zone)}` is not a time zone that computers know by that name."
            yield Problem(profile.path, ("timezone",), message, fix, replacement=certain_zone(zone))


@rule("known-language", ERROR)
def known_language(checkup: Checkup) -> Iterator[Problem]:
    """A language is not written as a language tag (BCP 47).

    Why: `German`, `Deutsch` and `de` are the same language to people, and not to a program that compares.

    Fix: Write the short code: `en`, `de`, `pt-BR`; one entry for each language.

    Wrong:
        languages: [English, German]

    Right:
        languages: [en, de]
    """
    for profile in checkup.community.profiles:
        for index, tag in enumerate(profile.languages):
            if tag and not is_known_language(tag):
                near = candidate_tags(tag)
                fix = (
                    f"Write {', '.join(f'`{tag}`' for tag in near)}."
                    if near
                    else "Write its short code, such as `en`; a list of all: https://www.iana.org/assignments/language-subtag-registry"
                )
                message = f"`{clip(tag)}` is not the code of a language."
                yield Problem(
                    profile.path, ("languages", index), message, fix, replacement=near[0] if len(near) == 1 else None
                )


@rule("known-training", ERROR)
def known_training(checkup: Checkup) -> Iterator[Problem]:
    """A training entry has a day that has not come.

    Why: Partners rely on what the other has finished.

    Fix: Write the day on which you finished the module, or leave the entry out until then.

    Wrong:
        training: [{guide: foundation, completed: 2099-11-01}]

    Right:
        training: [{guide: foundation, completed: 2026-11-01}]
    """
    for profile in checkup.community.profiles:
        for index, done in enumerate(profile.training):
            if done.completed > checkup.now:
                message = f"{done.completed} has not come yet."
                fix = "Write the day on which you finished the module."
                yield Problem(profile.path, ("training", index, "completed"), message, fix)
