"""Rules about what a new community has kept of the kit's example.

For: names, addresses and invented people that stand in every fresh copy, and mean nobody once it is real. Must not:
speak in an example (`demo: true`), or judge what a community has written itself.
"""

from __future__ import annotations

from collections.abc import Iterator

from peerpact.domain.findings import WARNING, Problem, clip
from peerpact.rules.context import Checkup
from peerpact.rules.registry import rule

NAME, REPOSITORY = "The Lantern Exchange", "example/mentoring"
PEOPLE = range(990_000_000_001, 990_000_000_100)
"""The numbers of the example's people, far above any account's; a test holds all three against the example."""


@rule("left-from-example", WARNING)
def left_from_example(checkup: Checkup) -> Iterator[Problem]:
    """A community that is no example any more still has the example's name, repository, maintainers or profiles.

    Why: Links lead nowhere, nobody can merge, and newcomers are sent to people who do not exist.

    Fix: Write your own in `community.yml`, and delete the example's files: `rm -r profiles agreements`,
    before you add your own.

    Wrong:
        repository: example/mentoring

    Right:
        repository: your-account/your-repository
    """
    settings = checkup.community.settings
    if settings.demo:
        return
    if settings.name == NAME:
        fix = "Write what your community is called."
        yield Problem("community.yml", ("name",), f"`{NAME}` is the example's name.", fix)
    if settings.repository.casefold() == REPOSITORY:
        fix = "Write OWNER/REPOSITORY as in the address of your repository on GitHub."
        yield Problem("community.yml", ("repository",), f"`{REPOSITORY}` is the example's repository.", fix)
    for index, maintainer in enumerate(settings.maintainers):
        if _invented(maintainer.github, maintainer.github_id):
            message = f"`{clip(maintainer.github)}` is one of the example's people: nobody has this account."
            fix = "Write your login and number; https://api.github.com/users/LOGIN shows the number after `id`."
            yield Problem("community.yml", ("maintainers", index, "github"), message, fix)
    for profile in checkup.community.profiles:
        if _invented(profile.github, profile.github_id):
            message = f"`{clip(profile.github)}` is one of the example's people: nobody has this account."
            fix = "Delete this file, and the agreements of the example's people."
            yield Problem(profile.path, ("github",), message, fix)


def _invented(login: str, number: int) -> bool:
    return number in PEOPLE and login.startswith("demo-")
