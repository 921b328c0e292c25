"""The first page: what this is in one sentence, what to do next, and the community in figures.

For: `index.md`, from the template `home.md`. Must not: list people.
"""

from __future__ import annotations

from peerpact.domain.model import Agreement
from peerpact.matching.gates import primary_languages
from peerpact.site.cards import partnership_cards
from peerpact.site.front_matter import front
from peerpact.site.html import chips
from peerpact.site.index import Site
from peerpact.text.wording import plural

URI = "index.md"
_NEWEST = 3
_WANTED = 10
_MOST_LEFT_OUT = 5
STEPS = (
    ("Look around", "directory/", "See who's here, what they teach and what they want to learn."),
    ("Add your profile", "join/", "A form asks what you can teach and want to learn. You don't need Git."),
    ("Choose a partner", "choose-a-partner/", "Your page shows who matches you, and why. You decide."),
    ("Agree and begin", "agree/", "Write down goals, schedule and dates, and split the time in half."),
)


def page(site: Site) -> tuple[str, str]:
    """The file and the text of the home page."""
    settings, wanted, files = site.community.settings, _wanted(site), site.known.left_out
    values = {
        "name": settings.name,
        "demo": site.demo,
        "files": files[:_MOST_LEFT_OUT],
        "file_count": len(files),
        "figures": _figures(site),
        "steps": [{"title": title, "link": link, "text": text} for title, link, text in STEPS],
        "newest": partnership_cards(site, "./", _newest(site)),
        "wanted": chips(site, "./", wanted[:_WANTED]),
        "wanted_count": len(wanted),
    }
    description = f"{settings.name}: people who teach each other and learn from each other."
    return URI, site.templates.page("home.md", front("", description), values)


def _figures(site: Site) -> list[dict[str, object]]:
    """What is counted, and the page that shows it."""
    paired = {i for a in site.partnerships.values() if site.stage(a) != "ended" for i in a.ids}
    live = len(site.at_stage("active")) + len(site.at_stage("planned"))
    languages = {tag for p in site.people for tag in primary_languages(p.languages)}
    with_partner = sum(p.github_id in paired for p in site.people)
    figures = [
        (len(site.people), "participant", "participants", "directory/"),
        (len(site.offers), "skill offered", "skills offered", "skills/"),
        (live, "live partnership", "live partnerships", "partnerships/"),
        (with_partner, "person with a partner", "people with a partner", "partnerships/"),
        (len(languages), "language", "languages", "languages/"),
        (len({p.timezone for p in site.people}), "time zone", "time zones", "zones/"),
    ]
    return [{"number": number, "name": plural(number, one, many), "link": link} for number, one, many, link in figures]


def _newest(site: Site) -> list[Agreement]:
    live = site.at_stage("active") + site.at_stage("planned")
    return sorted(live, key=lambda a: (-a.starts.toordinal(), a.path))[:_NEWEST]


def _wanted(site: Site) -> list[str]:
    """The skills that people seek and nobody offers, the most sought first."""
    missing = [s for s in site.seeks if s not in site.offers]
    return sorted(missing, key=lambda s: (-len(site.seeks[s]), s))
