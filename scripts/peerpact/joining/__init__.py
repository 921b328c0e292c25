"""Joining by an issue form: from what somebody wrote into the form to the bytes of their profile.

For: `draw`, pure: the same form against the same base always gives the same files, so that a pull request which was
made from a form can be proven to say what the form says. Must not: ask GitHub, or take anything about who somebody is
from their text.
"""

from __future__ import annotations

from peerpact.joining.draw import Drawn, draw
from peerpact.joining.questions import LABEL, QUESTIONS, Complaint, Question
from peerpact.joining.review import review

__all__ = ["LABEL", "QUESTIONS", "Complaint", "Drawn", "Question", "draw", "review"]
