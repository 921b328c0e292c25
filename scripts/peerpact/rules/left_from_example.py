"""Rules about what a new community has kept of the demo.

For: names, links and invented people that are in every new copy, and wrong in a real community. Must not:
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
    """A community that isn't a demo still has the demo's name, repository, maintainers or profiles.

    Why: Links lead nowhere, nobody can merge, and newcomers are sent to people who don't exist.

    Fix: Use your own in `community.yml`, and delete the demo's files with `rm -r profiles agreements` before you
    add your own.

    Wrong:
        repository: example/mentoring

    Right:
        repository: your-account/your-repository
    """
    settings = checkup.community.settings
    if settings.demo:
        return
    if settings.name == NAME:
        fix = "Enter the name of your community."
        yield Problem("community.yml", ("name",), f"`{NAME}` is the demo's name.", fix)
    if settings.repository.casefold() == REPOSITORY:
        fix = "Use OWNER/NAME, as in the link to your repository on GitHub."
        yield Problem("community.yml", ("repository",), f"`{REPOSITORY}` is the demo's repository.", fix)
    for index, maintainer in enumerate(settings.maintainers):
        if _invented(maintainer.github, maintainer.github_id):
            message = f"`{clip(maintainer.github)}` is one of the demo's invented people."
            fix = "Use your own username and GitHub user ID, which https://api.github.com/users/LOGIN shows after `id`."
            yield Problem("community.yml", ("maintainers", index, "github"), message, fix)
    for profile in checkup.community.profiles:
        if _invented(profile.github, profile.github_id):
            message = f"`{clip(profile.github)}` is one of the demo's invented people."
            fix = "Delete this file, and the agreements of the demo's people."
            yield Problem(profile.path, ("github",), message, fix)


def _invented(login: str, number: int) -> bool:
    return number in PEOPLE and login.startswith("demo-")
