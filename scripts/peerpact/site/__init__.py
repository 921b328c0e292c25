"""The published community: frozen values to Markdown files.

For: `build`, one pure function for every site generator, and the assets that the pages need.
Must not: read the community, know MkDocs, or ask the clock.
"""

from __future__ import annotations

from datetime import date
from importlib.resources import files
from pathlib import Path

from peerpact.domain.model import Community
from peerpact.matching import MatchingIndex, suggest_from
from peerpact.partnership.calendar import calendar
from peerpact.site import (
    api,
    directory,
    feed,
    forms,
    health,
    home,
    partnership,
    partnerships,
    person,
    skill,
    skills,
    training,
)
from peerpact.site.asking import asking
from peerpact.site.context import NOTHING, Known
from peerpact.site.index import Site, survey
from peerpact.site.minify import minified

THEME = Path(__file__).parent / "theme"
"""Our few templates for the theme of MkDocs, ProperDocs and Zensical."""


def build(community: Community, now: date, known: Known = NOTHING) -> dict[str, str]:
    """Every page of the site on the day `now`, the same as data, a feed, and a calendar for each partnership whose
    partners are all there: file relative to the generator's folder -> its text.

    Linear in people, skills and partnerships. The same community, day and knowledge give the same bytes.
    """
    site = survey(community, now, known)
    pages = dict((home.page(site), skills.page(site)))
    pages.update(directory.pages(site))
    pages.update(partnerships.pages(site))
    pages.update(partnership.page(site, agreement) for agreement in community.agreements)
    complete = [agreement for agreement in community.agreements if not community.departed(agreement)]
    pages.update((site.calendar_uri(agreement), calendar(community, agreement)) for agreement in complete)
    for each in site.skills:
        pages.update(skill.pages(site, each))
    index = MatchingIndex.of(community, now)
    suggestions = {each.profile.github: suggest_from(index, each.profile) for each in index.people}
    asked = asking(site, index, suggestions)
    pages.update(person.page(site, each, suggestions[each.github], asked) for each in site.people)
    pages.update(api.files(site))
    pages.update((feed.page(site, asked), training.asked(site)))
    pages.update(forms.pages(site))
    pages.update(health.pages(site, suggestions, asked))
    return pages


def assets() -> dict[str, str]:
    """The style sheets and the scripts, these minified: file relative to the generator's folder -> its text."""
    folder = sorted((files(__package__) / "assets").iterdir(), key=lambda file: file.name)
    texts = {f"assets/{file.name}": file.read_text(encoding="utf-8") for file in folder if file.is_file()}
    texts |= forms.assets()
    return {name: minified(text) if name.endswith(".js") else text for name, text in texts.items()}


def sources(community: Community, now: date) -> dict[str, str]:
    """Which file of the community a page speaks of, for the pages that have one: page -> YAML file."""
    site: Site = survey(community, now)
    paths = {site.person_uri(person): person.path for person in site.people}
    return paths | {site.partnership_uri(agreement): agreement.path for agreement in community.agreements}
