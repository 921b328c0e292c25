"""The next session of a partnership: its day, an hour for it, whose half comes first, and what to talk about.

For: a part of a partnership's page, drawn from `partnership.agenda`. Must not: know the rhythm or hold words of
the agenda, or ask the clock.
"""

from __future__ import annotations

from peerpact.domain.model import Agreement
from peerpact.partnership.agenda import Learner, SessionPlan, next_session, session_plan, wording
from peerpact.partnership.agenda.topics import GUIDES
from peerpact.site.html import day, person_name
from peerpact.site.index import Site
from peerpact.site.markup import line
from peerpact.site.urls import address


def coming(site: Site, up: str, agreement: Agreement) -> str:
    """The agenda of the first session on the site's day or later; nothing when none is to come."""
    number = None if site.stage(agreement) == "ended" else next_session(agreement, site.now)
    if number is None:
        return ""
    try:
        plan = session_plan(site.community, agreement, number)
    except ValueError:  # so few minutes that nobody would have one
        return ""
    return f'<div class="pp-next">{_head(site, plan)}{_when(site, plan)}{_minutes(plan)}{_topic(site, up, plan)}</div>'


def _name(site: Site, learner: Learner) -> str:
    person = site.community.by_login.get(learner.login.casefold())
    return person_name(person) if person else f"<bdi>{line(learner.name)}</bdi>"


def _head(site: Site, plan: SessionPlan) -> str:
    first = f"{_name(site, plan.learners[0])} learns first"
    parts = wording.length(plan)
    return f"<p><strong>{day(plan.day)}</strong> · session {plan.number} of {plan.of} · {parts} · {first}</p>"


def _when(site: Site, plan: SessionPlan) -> str:
    starts = plan.slot.starts if plan.slot else ()
    rows = "".join(
        f"<li>{_name(site, learner)}: {line(wording.clock(moment, plan.minutes))} "
        f'<span class="pp-muted">({line(learner.timezone.replace("_", " "))})</span></li>'
        for learner, moment in zip(plan.learners, starts, strict=False)
    )
    times = f'<ul class="pp-list">{rows}</ul>' if rows else ""
    return f'{times}<p class="pp-muted">{line(wording.about_slot(plan))}</p>'


def _minutes(plan: SessionPlan) -> str:
    if plan.in_writing:
        steps = "".join(f"<li>{line(step)}</li>" for step in wording.exchange(plan))
        return f'<p class="pp-label">In writing</p><ol class="pp-turns">{steps}</ol>'
    rows = "".join(
        f'<tr><th scope="row">{block.start}–{block.end}</th><td>{line(wording.block(plan, block))}</td></tr>'
        for block in plan.blocks
    )
    caption = '<caption class="pp-label">Minutes</caption>'
    return f'<table class="pp-table pp-minutes">{caption}<tbody>{rows}</tbody></table>'


def _topic(site: Site, up: str, plan: SessionPlan) -> str:
    questions = "".join(f"<li>{line(question)}</li>" for question in plan.topic.questions)
    again = f" {wording.again(plan)}" if plan.earlier else ""
    guide = plan.topic.guide
    title = line(GUIDES[guide])
    help_page = f'<p>Help: <a href="{up}{address(guide)}">{title}</a></p>' if site.has(guide) else ""
    return (
        f'<p class="pp-label">Topic: {line(plan.topic.title)}</p><p class="pp-muted">'
        f"{line(wording.how(plan))}{again}</p>"
        f'<ol class="pp-turns">{questions}</ol>{help_page}'
    )
