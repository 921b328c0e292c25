"""The first page: what this is in one sentence, what to do next, and the community in figures.

For: `index.md`. Must not: list people.
"""

from __future__ import annotations

from peerpact.matching.gates import primary_languages
from peerpact.site.html import chips, empty, front, line
from peerpact.site.index import Site
from peerpact.site.partnerships import cards
from peerpact.text.wording import amount

URI = "index.md"
_NEWEST = 3
_WANTED = 10
_MOST_LEFT_OUT = 5
STEPS = (
    ("Look around", "directory/", "See who is here, what they teach and what they want to learn."),
    ("Add your profile", "join/", "A form asks what you offer and what you seek. You need no Git."),
    ("Choose a partner", "choose-a-partner/", "Your page shows who fits, and why. You decide."),
    ("Agree and begin", "agree/", "Goals, rhythm and dates in writing, and half the time for each."),
)


def page(site: Site) -> tuple[str, str]:
    """The file and the text of the home page."""
    sections = [
        _hero(site),
        left_out(site),
        _figures(site),
        f"## How to begin\n\n{_steps()}",
        f"## Newest partnerships\n\n{_newest(site)}",
        _wanted(site),
        "## Read more\n\n"
        "[Welcome](welcome.md) · [How it works](how-it-works.md) · "
        "[Code of conduct](code-of-conduct.md) · [Safety](safety.md)",
    ]
    description = f"{site.community.settings.name}: people who teach each other and learn from each other."
    return URI, front("", description) + "\n" + "\n\n".join(part for part in sections if part) + "\n"


def _hero(site: Site) -> str:
    note = "This is a demonstration: the people and partnerships are invented."
    demo = f'<p class="pp-note">{note}</p>' if site.demo else ""
    return (
        f'<div class="pp-hero"><h1><bdi>{line(site.community.settings.name)}</bdi></h1>'
        '<p class="pp-hero__lead">Two people, two skills, equal time: teach what you know and learn what you seek.</p>'
        '<p class="pp-actions"><a class="md-button md-button--primary" href="join/">Add your profile</a> '
        f'<a class="md-button" href="directory/">Meet the people</a></p>{demo}</div>'
    )


def left_out(site: Site) -> str:
    """A sentence on files that can't be shown, so that nobody thinks that they were deleted; nothing without them."""
    paths = site.known.left_out
    if not paths:
        return ""
    named = ", ".join(f"<code>{line(path)}</code>" for path in paths[:_MOST_LEFT_OUT])
    more = len(paths) - _MOST_LEFT_OUT
    return (
        f'<p class="pp-note">{amount(len(paths), "file")} can\'t be shown here, because of an error in '
        f"{'it' if len(paths) == 1 else 'them'}: {named}{f' and {more} more' if more > 0 else ''}. "
        "Nothing is lost: <code>peerpact check</code> says what to fix.</p>"
    )


def _figures(site: Site) -> str:
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
    items = "".join(
        f'<li><a href="{link}"><strong>{number}</strong> <span>{singular if number == 1 else many}</span></a></li>'
        for number, singular, many, link in figures
    )
    return f'<ul class="pp-figures">{items}</ul>'


def _steps() -> str:
    items = "".join(f'<li><a href="{link}">{title}</a><p>{text}</p></li>' for title, link, text in STEPS)
    return f'<ol class="pp-steps">{items}</ol>'


def _newest(site: Site) -> str:
    live = site.at_stage("active") + site.at_stage("planned")
    newest = sorted(live, key=lambda a: (-a.starts.toordinal(), a.path))[:_NEWEST]
    if newest:
        return cards(site, "./", newest)
    link = ("choose-a-partner/", "Choose a partner")
    return empty("No partnership is running", "The first one can be yours.", link)


def _wanted(site: Site) -> str:
    missing = [s for s in site.seeks if s not in site.offers]
    missing.sort(key=lambda s: (-len(site.seeks[s]), s))
    if not missing:
        return ""
    are, them = ("is", "it") if len(missing) == 1 else ("are", "one of them")
    lead = f"{amount(len(missing), 'skill')} {are} sought and offered by nobody yet. Can you teach {them}?"
    return f"## Teachers wanted\n\n{lead}\n\n{chips(site, './', missing[:_WANTED])}"
