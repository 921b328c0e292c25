"""Partners to choose from, with reasons and a link that opens a prefilled agreement.

For: what a newcomer came for, and a first hello to each. Must not: rank or score; that is `suggest`.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta

from peerpact.bot.comments.join_form import asker
from peerpact.bot.comments.questions import questions
from peerpact.bot.verdict import Verdict
from peerpact.domain.model import Profile
from peerpact.formats.draft import agreement_draft, agreement_path
from peerpact.matching import Suggestion, Suggestions, wording
from peerpact.matching.advice_wording import is_about_skill
from peerpact.matching.suggestion import ADVICE
from peerpact.signing.requirements import ENDING
from peerpact.text.escape import markdown, prose
from peerpact.text.forge_links import Places
from peerpact.text.wording import join_words

MOST_SHOWN = 5  # a comment is to be read; `peerpact suggest` and the directory show more
MOST_LINES = 30  # of all lists, about twice as many on a screen; the lists that go beyond are folded
MOST_DRAFTS = 6  # of all lists together; the link of each holds a whole agreement, some 5,000 characters
_LATE = 20  # who reads this later in a month needs more time than until its end
_KINDS = {
    "pair": "you teach each other",
    "related-pair": "you teach each other, one of you only a part of what is sought",
    "circle": "a circle of three: each teaches the next",
    "async-pair": "you teach each other without meeting live",
    "one-way": "one way only, a first contact rather than a partnership",
}


def partners(verdict: Verdict, places: Places) -> str:
    """A list for each person whose profile is part of the pull request; empty while something must be fixed."""
    if verdict.errors or verdict.refused:
        return ""
    parting = any(need.kind == ENDING for need, _ in verdict.signing)  # then nobody needs to hear that nobody fits
    lists = [found for found in verdict.suggestions if people_in(found) or not parting]
    shown = [(found.participant, "\n".join(_list(found, verdict, places))) for found in lists]
    return "\n\n".join(_folded(shown))


def people_in(found: Suggestions) -> list[Suggestion]:
    """The suggestions that name somebody, as many as are shown; the others are advice."""
    return [each for each in found.suggestions if each.kind != ADVICE][:MOST_SHOWN]


def _folded(lists: list[tuple[str, str]]) -> Iterator[str]:
    """The lists as they are, and from the one on with which they grow too long, each behind its headline."""
    lines = 0
    for number, (participant, text) in enumerate(lists):
        lines += text.count("\n") + 1
        if number and lines > MOST_LINES:
            headline = f"<summary>Partners to choose from for {markdown(participant)}</summary>"
            text = f"<details>{headline}\n\n{text}\n\n</details>"
        yield text


def _list(found: Suggestions, verdict: Verdict, places: Places) -> Iterator[str]:
    """A person's partners, then what would help to find more."""
    people, name = people_in(found), markdown(found.participant)
    alone = len(verdict.suggestions) == 1 and _is_asker(found.participant, verdict)  # then "you" can only be one person
    if people:
        yield f"**Partners to choose from for {name}**\n"
        yield from _people(people, found.participant, verdict, places)
    elif found.note:
        yield prose(found.note)
    else:
        yield "Nobody fits yet." if alone else f"Nobody fits {name} yet."
    # Whoever has somebody to choose need not hear the advice that would open nothing: to invite people.
    advice = [each for each in found.suggestions if each.kind == ADVICE and (each.gain or not people)]
    asked = questions(found.participant, verdict)
    helps = [said for each in advice if not (asked and is_about_skill(each.reasons[0])) for said in _prose(each)]
    if helps:
        now = "now" if alone else f"{name} now, said to them"
        yield f"\nWhat would help {'to find more' if people else now}:\n"
        yield from (f"- {said}" for said in helps)
    elif not people and not found.note and not asked:
        yield "Listing one more skill on either side often helps."
    if asked:
        yield asked


def _prose(advice: Suggestion) -> list[str]:
    return [" ".join(map(prose, advice.reasons))]


def _is_asker(login: str, verdict: Verdict) -> bool:
    """Whether the comment speaks to this participant, and not to somebody who changes the profile for them."""
    profile = verdict.head.by_login.get(login.casefold())
    return profile is not None and profile.github_id == asker(verdict).id


def _people(people: list[Suggestion], participant: str, verdict: Verdict, places: Places) -> Iterator[str]:
    drafts = MOST_DRAFTS // len(verdict.suggestions)
    for number, suggestion in enumerate(people, 1):
        names = join_words(f"**{markdown(login)}**" for login in suggestion.partners)
        yield f"{number}. {names}: {_KINDS.get(suggestion.kind, markdown(suggestion.kind))}."
        said = [prose(each) for each in (*suggestion.reasons, wording.moved(suggestion.moved)) if each]
        score, how = f"Score {suggestion.score:.2f} of 1", places.guide("matching.md")
        yield f"   {' '.join(said)} {f'[{score}]({how})' if how else score}."
        links = {
            "Say hello": places.hello(suggestion.partners),
            "Start an agreement": _start(participant, suggestion, verdict, places) if number <= drafts else None,
        }
        shown = " · ".join(f"[{wording}]({address})" for wording, address in links.items() if address)
        if shown:
            yield f"   {shown}"


def _start(participant: str, suggestion: Suggestion, verdict: Verdict, places: Places) -> str | None:
    """The link that opens a prefilled agreement; None for a one-way match, which is no partnership yet."""
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
