"""The page of one partnership: its agreement in words, and where it stands in time.

For: `partnerships/<slug>.md`, from the template `partnership.md`. Must not: judge it, or show more of someone who left
than the agreement says.
"""

from __future__ import annotations

from peerpact.domain.model import Agreement, Partner
from peerpact.formats.schema import schema
from peerpact.site.front_matter import front
from peerpact.site.html import avatar, chips, day, partner, partner_label, plain_name, stage
from peerpact.site.index import Site
from peerpact.site.markup import joined, listed
from peerpact.site.names import partner_name
from peerpact.site.next_session import coming
from peerpact.site.partner_actions import own
from peerpact.site.signature_notice import signed
from peerpact.site.timeline import timeline
from peerpact.site.urls import to_root
from peerpact.text.wording import amount, join_words

Values = dict[str, object]
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
    departed = site.community.departed(agreement)
    values = {
        "partnership": _partnership(site, agreement),
        "signed": signed(site, up, agreement),
        "session": coming(site, up, agreement),
        "sides": [_side(site, up, p) for p in agreement.partners],
        "everyone": "All three" if len(agreement.partners) == 3 else "Both",
        "timeline": timeline(agreement, site.now),
        "calendar": "" if departed else up + site.calendar_uri(agreement),  # nobody knows on which day it ended
        "rules": _rules(site, up, agreement),
        "promises": _promises(),
        "names": [partner_label(site, p) for p in agreement.partners],
        "amendments": [{"day": day(a.on), "text": a.what} for a in agreement.amendments],
        "outcome": _outcome(site, up, agreement),
        "actions": own(site, up, agreement),
        "up": up,
    }
    title = join_words(partner_name(site, p) for p in agreement.partners)
    description = f"The partnership of {title}: its goals, its schedule and how far it is."
    return uri, site.templates.page("partnership.md", front(title, description, search=False), values)


def _partnership(site: Site, agreement: Agreement) -> Values:
    return {
        "title": listed(partner_label(site, p) for p in agreement.partners),
        "faces": joined(avatar(partner_name(site, p), p.github) for p in agreement.partners),
        "stage": stage(site, site.stage(agreement)),
        "starts": day(agreement.starts),
        "ends": day(agreement.last_day),
        "departed": site.community.departed(agreement),
    }


def _side(site: Site, up: str, who: Partner) -> Values:
    goals = [
        {"skill": chips(site, up, [goal.learn]), "text": goal.goal, "evidence": goal.evidence} for goal in who.goals
    ]
    return {"name": partner(site, up, who), "teaches": chips(site, up, list(who.offers)), "goals": goals}


def _rules(site: Site, up: str, agreement: Agreement) -> Values:
    sessions, rules, people = agreement.sessions, agreement.ground_rules, len(agreement.partners)
    unit = sessions.unit if sessions.count == 1 else f"{sessions.count} {sessions.unit}s"
    share = "two equal halves, one in each direction" if people == 2 else f"{people} equal parts that rotate"
    first = next((p for p in agreement.partners if p.github.casefold() == sessions.first_to_learn.casefold()), None)
    response = rules.response_days
    return {
        "rhythm": f"Every {unit}, {sessions.minutes} minutes in {share}",
        "first": partner(site, up, first) if first else "",
        "channel": agreement.channel,
        "answers": amount(response, "day") if response is not None else "",
        "missed": rules.missed_sessions,
        "recording": {True: "yes", False: "no", None: ""}[rules.recording],
        "terms": agreement.terms,
    }


def _promises() -> list[str]:
    """The commitments in words."""
    commitments = schema("agreement")["properties"]["commitments"]["properties"]
    return [commitment["description"] for commitment in commitments.values()]


def _outcome(site: Site, up: str, agreement: Agreement) -> list[Values]:
    """What each partner wrote about what came of it."""
    by_login = {p.github.casefold(): p for p in agreement.partners}
    rows: list[Values] = []
    for entry in agreement.outcome:
        who = by_login.get(entry.github.casefold())
        name = partner(site, up, who) if who else plain_name(entry.github)
        reached = _REACHED.get(entry.reached, entry.reached)
        rows.append({"name": name, "reached": reached, "learned": entry.learned, "next": entry.next})
    return rows
