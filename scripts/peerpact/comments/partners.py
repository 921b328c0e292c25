"""Partners to choose from, with reasons and a link that opens a prefilled agreement.

For: what a newcomer came for, and a first hello to each. Must not: rank or score; that is `suggest`.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta

from peerpact.comments.places import Places
from peerpact.decide import Verdict
from peerpact.drafts import agreement_draft, agreement_path
from peerpact.escape import markdown, prose
from peerpact.model import Profile
from peerpact.signing.needs import ENDING
from peerpact.suggest import Suggestion, Suggestions, words
from peerpact.suggest.values import ADVICE

_LATE = 20  # who reads this later in a month needs more time than until its end
_KINDS = {
    "pair": "you teach each other",
    "family-pair": "you teach each other, one of you a broader or narrower skill than sought",
    "circle": "a circle of three: each teaches the next",
    "async-pair": "you teach each other without meeting live",
    "one-way": "one way only, a first contact rather than a partnership",
}


def partners(verdict: Verdict, places: Places) -> str:
    """A list for each person whose profile is part of the pull request; empty while something must be fixed."""
    if verdict.errors or verdict.refused:
        return ""
    parting = any(need.kind == ENDING for need, _ in verdict.signing)  # then nobody needs to hear that nobody fits
    lists = [found for found in verdict.suggestions if found.suggestions or not parting]
    return "\n\n".join("\n".join(_list(found, verdict, places)) for found in lists)


def _list(found: Suggestions, verdict: Verdict, places: Places) -> Iterator[str]:
    if not found.suggestions:
        yield prose(found.note) if found.note else "Nobody fits yet. Listing one more skill on either side often helps."
        return
    yield f"**Partners to choose from for {markdown(found.participant)}**\n"
    for number, suggestion in enumerate(found.suggestions, 1):
        if suggestion.kind == ADVICE:
            yield f"{number}. {' '.join(prose(reason) for reason in suggestion.reasons)}"
            continue
        names = " and ".join(f"**{markdown(login)}**" for login in suggestion.partners)
        yield f"{number}. {names}: {_KINDS.get(suggestion.kind, markdown(suggestion.kind))}."
        said = [f"Score {suggestion.score:.2f}.", *suggestion.reasons, words.moved(suggestion.moved)]
        yield f"   {' '.join(prose(each) for each in said if each)}"
        links = {
            "Say hello": places.hello(suggestion.partners),
            "Start an agreement": _start(found.participant, suggestion, verdict, places),
        }
        shown = " · ".join(f"[{words}]({address})" for words, address in links.items() if address)
        if shown:
            yield f"   {shown}"


def _start(participant: str, suggestion: Suggestion, verdict: Verdict, places: Places) -> str | None:
    """The link that opens a prefilled agreement; None where nothing comes back, for that is no partnership yet."""
    if suggestion.kind == "one-way":
        return None
    people = verdict.head.by_login
    team: list[Profile] = [people[login.casefold()] for login in (participant, *suggestion.partners)]
    day = _steady(verdict.now)
    path = agreement_path(verdict.head, team, day)
    return places.new_file(verdict.pull.base_branch, path, agreement_draft(verdict.head, team, day))


def _steady(now: date) -> date:
    """A day for which a draft begins on the first of a month; one that moved daily would edit each comment daily."""
    month = now.replace(day=1) + timedelta(days=31 if now.day <= _LATE else 62)
    return month.replace(day=1) - timedelta(days=7)
