"""Texts that someone could write to break a page, and a community in which every free text is one of them.

For: data of the tests of the site. Must not: hold a test. A bug report about a page is one more line here.
"""

from __future__ import annotations

from dataclasses import fields, is_dataclass, replace
from datetime import date

from peerpact.domain.model import Amendment, Availability, Community, GroundRules, Offer, Outcome, Seek, Training
from peerpact.domain.settings import Settings
from peerpact.domain.vocabulary import Skill, Vocabulary
from peerpact.site.context import Known
from testing.site_profiles import SKILLS, agreement, consent, knowing, person

PAYLOADS = {
    "script": "<script>alert(1)</script>",
    "tag out of an attribute": "\"'><img src=x onerror=alert(1)>",
    "closing tags": "</p></li></ul></div></body><iframe src=//example.org></iframe>",
    "markdown": "**b** _i_ `c` [l](javascript:alert(1)) ![p](https://example.org/p.png) <https://example.org>",
    "block markdown": "x\n\n# Heading\n\n- list\n\n```\ncode\n```\n\n<b>\n\n!!! note\n    in\n\n[ref]: https://example.org",
    "templates": "{{ config }} {% raw %} {# c #} {{< x >}} ${x} <%= x %>",
    "front matter": "x\n---\ntitle: stolen\n---\n...\n---",
    "entities": "&lt;script&gt;alert(1)&lt;/script&gt; &amp; &#60;b&#62;",
    "comment": "<!-- x --> <![CDATA[ x ]]> <? x ?>",
    "mentions": "@octocat #1 octo/cat#2 :tada:",
    "attributes": "{: onclick=alert(1) } { .md-button href=x }",
    "stash": "\x02wzxhzdk:0\x03 \x02amp\x03",
    "directions": "\u202egnp.exe\u2066 \u200f",
    "yaml": "!!python/object:os.system &a *a - ? : |",
}


def hostile(value: object, text: str) -> object:
    """The value with every free text replaced; logins, paths, levels and words from lists stay."""
    kept = {"path", "github", "level", "status", "unit", "first_to_learn", "formats", "languages", "reached"}
    if is_dataclass(value) and not isinstance(value, type):
        names = [f.name for f in fields(value) if f.name not in kept]
        return replace(value, **{name: hostile(getattr(value, name), text) for name in names})
    if isinstance(value, tuple):
        return tuple(hostile(each, text) for each in value)
    return text if isinstance(value, str) else value


def full(text: str, demo: bool) -> Community:
    """A community in which every free text is the payload, even where a schema would refuse it."""
    first = person(
        1,
        pronouns="she",
        about="About",
        contact="https://example.org/",
        offers=(Offer("css", "advanced", "note"), Offer("unknown", "expert", "note")),
        seeks=(Seek("public-speaking", "beginner", "goal"),),
        availability=Availability(4, (), True),
        training=(Training("foundation", date(2026, 1, 1)),),
    )
    second = person(2, name="Second", offers=first.offers, seeks=(Seek("css", "beginner", "goal"),))
    terms = agreement(
        first,
        second,
        ground_rules=GroundRules(2, "missed", False),
        channel="channel",
        amendments=(Amendment(date(2026, 11, 1), "what"),),
        outcome=(Outcome("demo-1", "fully", "learned", "next"),),
    )
    changed = [hostile(each, text) for each in (first, second)]
    skills = Vocabulary.of(tuple(Skill(s.id, text if s.id == "css" else s.name, (), (text,)) for s in SKILLS))
    settings = Settings(name=text, demo=demo, repository="" if demo else "owner/name")
    left = replace(terms.partners[1], github_id=5)
    gone = replace(terms, path="agreements/2025-a--b.yml", partners=(terms.partners[0], left))
    return Community.of(settings, skills, tuple(changed), tuple(hostile(each, text) for each in (terms, gone)))


def signed(community: Community, text: str) -> Known:
    """Knowledge about it in which someone who signed was called like the payload."""
    step = consent("new", date(2026, 10, 2), person(1))
    odd = replace(step, people=(*step.people, (5, text)))
    return knowing(*community.agreements, steps=(odd, consent("ending", date(2026, 11, 1), person(2))))
