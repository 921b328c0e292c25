"""The overview of all skills, by family, with what is scarce and what is on offer.

For: `skills/index.md`. Must not: show people (the pages of the skills do).
"""

from __future__ import annotations

from collections import defaultdict

from peerpact.site.front_matter import front
from peerpact.site.html import chips, empty
from peerpact.site.index import Site
from peerpact.site.markup import line
from peerpact.site.urls import address, to_root
from peerpact.text.letters import fold
from peerpact.text.wording import amount

URI = "skills/index.md"
_OTHER = ""


def page(site: Site) -> tuple[str, str]:
    """The file and the text of the overview."""
    up = to_root(URI)
    used = [s for s in site.skills if s in site.offers or s in site.seeks]
    unused = [s for s in site.skills if s not in site.offers and s not in site.seeks]
    parts = [front("Skills", "Every skill that someone offers or seeks here."), "# Skills\n"]
    if used:
        parts.append(f"{amount(len(used), 'skill')} that people offer or seek. {_legend()}\n")
        parts.append(_tables(site, up, used))
    else:
        link = (f"{up}add-your-profile/", "Add your profile")
        parts.append(empty("Nobody offers or seeks anything yet", "A profile names both. Be the first.", link))
    if unused:
        summary = f"<summary>{amount(len(unused), 'known skill')} that nobody has named yet</summary>"
        parts.append(f'\n<details class="pp-details" data-search-exclude>{summary}{chips(site, up, unused)}</details>')
    return URI, "\n".join(parts) + "\n"


def mark(site: Site, skill: str) -> str:
    """`scarce` when at least twice as many seek as offer, `on offer` when it is offered and nobody seeks it yet."""
    offered, sought = len(site.offers.get(skill, ())), len(site.seeks.get(skill, ()))
    if sought and sought >= 2 * offered:
        return '<span class="pp-badge pp-badge--scarce">scarce</span>'
    if offered and not sought:
        return '<span class="pp-badge pp-badge--off">on offer</span>'
    return ""


def _legend() -> str:
    return (
        "A skill is *scarce* when at least twice as many people seek it as offer it: who offers it is needed. "
        "It is *on offer* when someone can teach it and nobody has asked for it yet."
    )


def _tables(site: Site, up: str, used: list[str]) -> str:
    vocabulary = site.community.vocabulary
    tops: dict[str, str] = {}
    groups: dict[str, list[str]] = defaultdict(list)
    for skill in used:
        groups[_top(site, skill, tops)].append(skill)
    order = sorted(groups, key=lambda top: (top == _OTHER, fold(vocabulary.name(top))))
    tables = (_table(site, up, vocabulary.name(top) if top else "Other skills", groups[top]) for top in order)
    return '<div class="pp-families">\n' + "\n".join(tables) + "\n</div>"


def _top(site: Site, skill: str, tops: dict[str, str]) -> str:
    """The widest family of a skill, following the first `broader`; a circle of families ends where it closes."""
    vocabulary, way = site.community.vocabulary, [skill]
    while way[-1] not in tops:
        entry = vocabulary.skills.get(way[-1])
        wider = vocabulary.resolve(entry.broader[0]) if entry and entry.broader else ""
        if not wider or wider in way:
            break
        way.append(wider)
    top = tops.get(way[-1]) or (way[-1] if len(way) > 1 or way[-1] in site.narrower else _OTHER)
    for passed in way:
        tops[passed] = top
    return top


def _table(site: Site, up: str, title: str, skills: list[str]) -> str:
    name = site.community.vocabulary.name
    rows = "\n".join(
        f'<tr><th scope="row"><a href="{up}{address(site.skill_uri(s))}"><bdi>{line(name(s))}</bdi></a></th>'
        f"<td>{len(site.offers.get(s, ()))}</td><td>{len(site.seeks.get(s, ()))}</td><td>{mark(site, s)}</td></tr>"
        for s in skills
    )
    head = '<tr><th scope="col">Skill</th><th scope="col">offer</th><th scope="col">seek</th><td></td></tr>'
    return (
        f'<div class="pp-family"><h2>{line(title)}</h2><table class="pp-table"><thead>{head}</thead>\n'
        f"<tbody>{rows}</tbody></table></div>"
    )
