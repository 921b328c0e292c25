"""An agenda for every session: topics, minutes, an hour for it, and whose turn it is.

For: `next_session(agreement, now)` and `session_plan(community, agreement, number)`. Must not: ask the clock or touch
files; what is shown is made in `render` and `guide_page`.
"""

from __future__ import annotations

from peerpact.partnership.agenda.session import GoalLine, Learner, SessionPlan, next_session, session_plan

__all__ = ["GoalLine", "Learner", "SessionPlan", "next_session", "session_plan"]
