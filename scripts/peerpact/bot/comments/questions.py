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
_ASKING = (
    "People here want to learn these skills. Could you teach one?",
    "These are taught here. Would you like to learn one?",
)
_FORM_NOW = "Each link opens your profile in the form, where you can add the skill if you like."
_FORM_LATER = "Once this is merged, each link opens your profile in the form, where you can add the skill if you like."
_LINES = "Add the line of whatever is true under `offers` (to teach it) or `seeks` (to learn it)."


def questions(login: str, verdict: Verdict) -> str:
    """The questions for one participant as Markdown; empty where nothing is asked of them."""
    for_login = next((each for each in verdict.questions if each.participant == login), None)
    new = any(touch.verb == "adds" and _is_of(touch.path, login) for touch in verdict.touches)
    return "\n" + asked(for_login, verdict.settings.site_address, new) if for_login else ""


def asked(questions: Questions, site: str, new: bool = False) -> str:
    """Questions as Markdown. `site` is its address, or empty; a `new` profile isn't in its forms yet."""
    return "\n".join(_asked(questions, site, new))


def chosen(questions: Questions) -> tuple[tuple[Question, ...], tuple[Question, ...]]:
    """The first questions of both sides, at most five together; where one side has fewer, the other has more."""
    learn = questions.learn[: MOST - min(len(questions.teach), _MOST_TO_TEACH)]
    return questions.teach[: MOST - len(learn)], learn


def _asked(questions: Questions, site: str, new: bool) -> Iterator[str]:
    login = questions.participant
    for asking, teach, side in zip(_ASKING, (True, False), chosen(questions), strict=True):
        if side:
            yield f"- {asking} {', '.join(_named(site, login, question, teach) for question in side)}."
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
    query = urlencode({"edit": login, "offer" if teach else "seek": question.skill}, quote_via=quote)
    return f"{site}join/?{query}"


def _is_of(path: str, login: str) -> bool:
    return path.rsplit("/", 1)[-1].removesuffix(".yml").casefold() == login.casefold()
