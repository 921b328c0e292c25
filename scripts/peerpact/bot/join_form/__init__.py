"""Joining by an issue form: from what someone wrote into the form to the bytes of their profile.

For: `profile_from_form`, pure: the same form against the same base always gives the same files, which proves that a
pull request made from a form says what the form says. Must not: ask GitHub, or take anything about who someone is
from their text.
"""

from __future__ import annotations

from peerpact.bot.join_form.build_profile import FormResult, profile_from_form
from peerpact.bot.join_form.questions import LABEL, QUESTIONS, Complaint, Question
from peerpact.bot.join_form.review import review

__all__ = ["LABEL", "QUESTIONS", "Complaint", "FormResult", "Question", "profile_from_form", "review"]
