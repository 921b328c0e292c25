"""The next session of a partnership: its day, an hour for it, whose half comes first, and what to talk about.

For: a part of a partnership's page, drawn from `partnership.agenda`. Must not: know the rhythm or hold words of
the agenda, or ask the clock.
"""

from __future__ import annotations

from peerpact.domain.model import Agreement
from peerpact.partnership.agenda import Learner, SessionPlan, next_session, session_plan, wording
from peerpact.partnership.agenda.topics import GUIDES
from peerpact.site.html import day, person_name, plain_name
from peerpact.site.index import Site
from peerpact.site.markup import Markup
from peerpact.site.urls import address

Values = dict[str, object]


def coming(site: Site, up: str, agreement: Agreement) -> Values:
    """The agenda of the first session on the site's day or later, for the template `partnership/session.html`; nothing
    when none is to come."""
    number = None if site.stage(agreement) == "ended" else next_session(agreement, site.now)
    if number is None:
        return {}
    try:
        plan = session_plan(site.community, agreement, number)
    except ValueError:  # so few minutes that nobody would have one
        return {}
    return {
        "day": day(plan.day),
        "number": plan.number,
        "of": plan.of,
        "length": wording.length(plan),
        "first": _name(site, plan.learners[0]),
        "times": _times(site, plan),
        "note": wording.about_slot(plan),
        "steps": wording.exchange(plan) if plan.in_writing else (),
        "minutes": [{"start": b.start, "end": b.end, "text": wording.block(plan, b)} for b in plan.blocks],
        "topic": _topic(site, up, plan),
    }


def _name(site: Site, learner: Learner) -> Markup:
    person = site.community.by_login.get(learner.login.casefold())
    return person_name(person) if person else plain_name(learner.name)


def _times(site: Site, plan: SessionPlan) -> list[Values]:
    """When it would begin for each partner, in the zone of each."""
    starts = plan.slot.starts if plan.slot else ()
    return [
        {
            "name": _name(site, learner),
            "clock": wording.clock(moment, plan.minutes),
            "zone": learner.timezone.replace("_", " "),
        }
        for learner, moment in zip(plan.learners, starts, strict=False)
    ]


def _topic(site: Site, up: str, plan: SessionPlan) -> Values:
    guide = plan.topic.guide
    return {
        "title": plan.topic.title,
        "how": wording.how(plan),
        "again": wording.again(plan) if plan.earlier else "",
        "questions": plan.topic.questions,
        "link": up + address(guide) if site.has(guide) else "",
        "help": GUIDES[guide],
    }
