"""The page of one partnership: its agreement in words, and where it stands in time.

For: `partnerships/<slug>.md`. Must not: judge it, or show more of someone who left than the agreement says.
"""

from __future__ import annotations

from peerpact.domain.model import Agreement, Goal, Partner
from peerpact.formats.schema import schema
from peerpact.site.front_matter import front
from peerpact.site.html import avatar, chips, day, partner, partner_label, stage
from peerpact.site.index import Site
from peerpact.site.markup import line
from peerpact.site.names import partner_name
from peerpact.site.next_session import coming
from peerpact.site.partner_actions import own
from peerpact.site.signature_notice import signed
from peerpact.site.timeline import timeline
from peerpact.site.urls import address, to_root
from peerpact.text.wording import amount, join_words

_REACHED = {
    "fully": "fully reached",
    "mostly": "mostly reached",
    "partly": "partly reached",
    "not-yet": "not yet reached",
}


def page(site: Site, agreement: Agreement) -> tuple[str, str]:
    """The file and the text of a partnership's page."""
    uri = site.partnership_uri(agreement)
    up = to_root(uri)
    title = join_words(partner_name(site, p) for p in agreement.partners)
    everybody = "All three" if len(agreement.partners) == 3 else "Both"
    goals = "\n".join(_side(site, up, p, everybody) for p in agreement.partners)
    sections = [
        ("", _head(site, agreement)),
        ("", signed(site, up, agreement)),
        ("Next session", coming(site, up, agreement)),
        ("Learning goals", f'<div class="pp-sides">\n{goals}\n</div>'),
        ("Timeline", f"{timeline(agreement, site.now)}\n\n{_calendar(site, up, agreement)}"),
        ("Rhythm and ground rules", _rules(site, up, agreement)),
        ("What all of them promise", _promises(site, agreement)),
        ("Amendments", _amendments(agreement)),
        ("Outcome", _outcome(site, up, agreement)),
        ("For the partners", own(site, up, agreement)),
    ]
    description = f"The partnership of {title}: its goals, its rhythm and where it stands."
    text = "\n\n".join(f"## {name}\n\n{body}" if name else body for name, body in sections if body)
    return uri, f"{front(title, description, search=False)}\n{text}\n"


def _head(site: Site, agreement: Agreement) -> str:
    title = join_words(partner_label(site, p) for p in agreement.partners)
    faces = "".join(avatar(partner_name(site, p), p.github) for p in agreement.partners)
    left = site.community.departed(agreement)
    gone = '<br><span class="pp-muted">It counts as ended because a partner has left.</span>' if left else ""
    return (
        f'<div class="pp-head"><span class="pp-faces">{faces}</span><div><h1>{title}</h1>'
        f"<p>{stage(site, site.stage(agreement))} {day(agreement.starts)} to {day(agreement.last_day)}{gone}</p>"
        "</div></div>"
    )


def _calendar(site: Site, up: str, agreement: Agreement) -> str:
    if site.community.departed(agreement):
        return ""  # nobody knows on which day it ended
    link = f'<a href="{up}{site.calendar_uri(agreement)}" download>Add to your calendar</a>'
    content = "sessions with whose half comes first, check-ins and the last day, as whole days"
    return f'<div class="pp-calendar"><p>{link}: {content}.</p></div>'


def _side(site: Site, up: str, who: Partner, everybody: str) -> str:
    goals = "".join(_goal(site, up, goal, everybody) for goal in who.goals)
    nothing = '<p class="pp-muted">No goal is named.</p>'
    return (
        f'<div class="pp-side"><h3>{partner(site, up, who)}</h3><p class="pp-label">Teaches</p>'
        f'{chips(site, up, list(who.offers))}<p class="pp-label">Wants to learn</p>'
        f"{f'<ul class={chr(34)}pp-rows{chr(34)}>{goals}</ul>' if goals else nothing}</div>"
    )


def _goal(site: Site, up: str, goal: Goal, everybody: str) -> str:
    return (
        f'<li>{chips(site, up, [goal.learn])}<p dir="auto">{line(goal.goal)}</p>'
        f'<p class="pp-muted" dir="auto">{everybody} will see it in: {line(goal.evidence)}</p></li>'
    )


def _rules(site: Site, up: str, agreement: Agreement) -> str:
    sessions, rules, people = agreement.sessions, agreement.ground_rules, len(agreement.partners)
    unit = sessions.unit if sessions.count == 1 else f"{sessions.count} {sessions.unit}s"
    share = "two equal halves, one in each direction" if people == 2 else f"{people} equal parts that rotate"
    first = next((p for p in agreement.partners if p.github.casefold() == sessions.first_to_learn.casefold()), None)
    recording = {True: "Sessions may be recorded", False: "Sessions aren't recorded", None: ""}[rules.recording]
    response = rules.response_days
    facts = [
        ("Sessions", f"Every {line(unit)}, {sessions.minutes} minutes in {share}"),
        ("First to learn", partner(site, up, first) if first else ""),
        ("Channel", line(agreement.channel)),
        ("Answers", f"Within {amount(response, 'day')}" if response is not None else ""),
        ("Missed sessions", line(rules.missed_sessions)),
        ("Recording", recording),
        ("Terms", f'<a href="{up}{address(f"terms/{agreement.terms}.md")}">Version {agreement.terms}</a>'),
    ]
    rows = "".join(f"<dt>{name}</dt><dd>{text}</dd>" for name, text in facts if text)
    return f'<div class="pp-facts"><dl>{rows}</dl></div>'


def _promises(site: Site, agreement: Agreement) -> str:
    """The commitments in words; on paper there is a line for each partner to sign."""
    texts = schema("agreement")["properties"]["commitments"]["properties"].values()
    items = "".join(f"<li>{line(text['description'])}</li>" for text in texts)
    lines = "".join(
        f"<p>{partner_label(site, p)}: ______________________ Date: ____________</p>" for p in agreement.partners
    )
    return f'<ul class="pp-list">{items}</ul><div class="pp-signing">{lines}</div>'


def _amendments(agreement: Agreement) -> str:
    items = "".join(f"<li>{day(a.on)}: <bdi>{line(a.what)}</bdi></li>" for a in agreement.amendments)
    return f'<ul class="pp-list">{items}</ul>' if items else ""


def _outcome(site: Site, up: str, agreement: Agreement) -> str:
    by_login = {p.github.casefold(): p for p in agreement.partners}
    items = []
    for entry in agreement.outcome:
        who = by_login.get(entry.github.casefold())
        name = partner(site, up, who) if who else f"<bdi>{line(entry.github)}</bdi>"
        texts = [("Learned", entry.learned), ("Next", entry.next)]
        lines = "".join(f'<p dir="auto">{label}: {line(text)}</p>' for label, text in texts if text.strip())
        reached = line(_REACHED.get(entry.reached, entry.reached))
        items.append(f'<li><p>{name}: <span class="pp-badge pp-badge--on">{reached}</span></p>{lines}</li>')
    return f'<ul class="pp-rows">{"".join(items)}</ul>' if items else ""
