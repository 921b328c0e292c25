"""Peerpact's own checks of a profile that was made from a form, told by the question and not by the line.

For: `review`, what the bot would find in the pull request, said before there is one. Must not: hold a rule.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from datetime import date

from peerpact.bot.join_form.build_profile import FormResult
from peerpact.bot.join_form.questions import QUESTIONS, Complaint
from peerpact.community.examine import added
from peerpact.community.loader import Loaded, lay_over
from peerpact.domain.entry import Entry
from peerpact.domain.findings import ERROR, Finding

_KEY = re.compile(r"( *)([a-z_]+):")
_BY_KEYS = {question.keys: question.id for question in QUESTIONS if question.keys}


def review(drawn: FormResult, base: Loaded, texts: Mapping[str, Entry], now: date) -> tuple[Complaint, ...]:
    """What keeps a merge from happening, each with its question; `base` was loaded from `texts`."""
    if drawn.complaints or all(texts.get(path) == content for path, content in drawn.files.items()):
        return drawn.complaints
    head = lay_over(base, texts, drawn.files)
    changed = frozenset(path for path, content in drawn.files.items() if content is not None)
    errors = [finding for finding in added(base, head, now, changed) if finding.severity == ERROR]
    text = (drawn.files[drawn.path] or b"").decode("utf-8").split("\n") if drawn.path else []
    return tuple(
        dict.fromkeys((*_taken(drawn, base, texts), *(_complaint(finding, drawn, text) for finding in errors)))
    )


def _taken(drawn: FormResult, base: Loaded, texts: Mapping[str, Entry]) -> Iterator[Complaint]:
    """A file of that name which is not its author's, or which nobody can read: only maintainers can help."""
    owner = {profile.path: profile.github_id for profile in base.community.profiles}.get(drawn.path)
    if drawn.path in texts and owner != drawn.author:
        message = f"There's a file `{drawn.path}` already, and I can't tell that it is yours."
        yield Complaint("", f"{message} A maintainer has to look at it; nothing in your form is wrong.")


def _complaint(finding: Finding, drawn: FormResult, text: list[str]) -> Complaint:
    question = _question(text, finding.line) if finding.path == drawn.path else ""
    return Complaint(question, f"{finding.message} {finding.fix}")


def _question(text: list[str], line: int) -> str:
    """The question whose answer is on a line of the profile; empty for lines that come from no answer."""
    inner = ""
    for row in reversed(text[:line]):
        matched = _KEY.match(row)
        if matched and not matched[1]:
            return _BY_KEYS.get((matched[2],), "") or _BY_KEYS.get((matched[2], inner), "")
        inner = matched[2] if matched and not inner else inner
    return ""
