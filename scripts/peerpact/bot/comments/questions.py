"""Skills that the community needs, asked of someone who has few partners to choose from.

For: three to five questions with what each would open, and the way to say yes: a link to the edit form, or the line to
add. Must not: count or order; that is `matching.questions`.
"""

from __future__ import annotations

from collections.abc import Iterator
from urllib.parse import quote, urlencode

from peerpact.bot.verdict import Verdict
from peerpact.matching.questions import wording
from peerpact.matching.questions.question import Question, Questions
from peerpact.text.escape import code, markdown

MOST = 5
_MOST_TO_TEACH = 3
_ASKING = ("People here seek these skills. Could you teach one?", "And these are taught here. Would you learn one?")
_FORM_NOW = "Each link opens your profile in the form, where you can take the skill or leave it."
_FORM_LATER = "Once this is merged, each link opens your profile in the form, where you can take the skill or leave it."
_LINES = "Add the line of whatever is true under `offers` (to teach it) or `seeks` (to learn it)."


def questions(login: str, verdict: Verdict) -> str:
    """The questions for one participant as Markdown; empty where nothing is asked of them."""
    found = next((one for one in verdict.questions if one.participant == login), None)
    new = any(touch.verb == "adds" and _is_of(touch.path, login) for touch in verdict.touches)
    return "\n" + asked(found, verdict.settings.site_address, new) if found else ""


def asked(found: Questions, site: str, new: bool = False) -> str:
    """Questions as Markdown. `site` is its address, or empty; a `new` profile isn't in its forms yet."""
    return "\n".join(_asked(found, site, new))


def chosen(found: Questions) -> tuple[tuple[Question, ...], tuple[Question, ...]]:
    """The first questions of both sides, at most five together; where one side has fewer, the other has more."""
    learn = found.learn[: MOST - min(len(found.teach), _MOST_TO_TEACH)]
    return found.teach[: MOST - len(learn)], learn


def _asked(found: Questions, site: str, new: bool) -> Iterator[str]:
    login = found.participant
    for asking, teach, some in zip(_ASKING, (True, False), chosen(found), strict=True):
        if some:
            yield f"- {asking} {', '.join(_named(site, login, question, teach) for question in some)}."
    yield f"\n{_FORM_LATER if new else _FORM_NOW}" if site else f"\n{_LINES}"


def _named(site: str, login: str, question: Question, teach: bool) -> str:
    """A skill with what it would open, as a link to the edit form, or with the line to add where there's no site."""
    name, counted = markdown(question.name), wording.briefly(question)
    if site:
        return f"[{name}]({edit_link(site, login, question, teach)}) ({counted})"
    return f"{name} {code(wording.line(question, teach))} ({counted})"


def edit_link(site: str, login: str, question: Question, teach: bool) -> str:
    """The edit form with one skill shown, to be taken or left; empty where no site is published."""
    if not site:
        return ""
    asked = urlencode({"edit": login, "offer" if teach else "seek": question.skill}, quote_via=quote)
    return f"{site}join/?{asked}"


def _is_of(path: str, login: str) -> bool:
    return path.rsplit("/", 1)[-1].removesuffix(".yml").casefold() == login.casefold()
