"""Partners to choose from, with reasons and a link that opens a prefilled agreement.

For: what a newcomer came for, and a first hello to each. Must not: rank or score; that's `matching`.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta
from urllib.parse import urlencode

from peerpact.bot.comments.join_form import asker
from peerpact.bot.comments.questions import questions
from peerpact.bot.verdict import Verdict
from peerpact.domain.model import Profile
from peerpact.formats.draft import agreement_draft, agreement_path
from peerpact.matching import Suggestion, Suggestions, advice_wording, wording
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
    "pair": "you can teach each other",
    "related-pair": "you can teach each other, one of you a related skill",
    "circle": "a circle of three, in which each teaches the next",
    "async-pair": "you can teach each other asynchronously",
    "one-way": "one way only, so it's a first contact, and not yet a partnership",
}


def partners(verdict: Verdict, places: Places) -> str:
    """A list for each person whose profile is part of the pull request; empty while something must be fixed."""
    if verdict.errors or verdict.refused:
        return ""
    if any(need.kind == ENDING for need, _ in verdict.signing):
        return ""  # an ending is where someone may read first that they're left: no place to offer new partners
    shown = [
        (suggestions.participant, "\n".join(_list(suggestions, verdict, places))) for suggestions in verdict.suggestions
    ]
    return "\n\n".join(_folded(shown))


def people_in(suggestions: Suggestions) -> list[Suggestion]:
    """The suggestions that name someone, as many as are shown; the others are advice."""
    return [each for each in suggestions.suggestions if each.kind != ADVICE][:MOST_SHOWN]


def _folded(lists: list[tuple[str, str]]) -> Iterator[str]:
    """The lists as they are, and from the one on with which they grow too long, each behind its headline."""
    lines = 0
    for number, (participant, text) in enumerate(lists):
        lines += text.count("\n") + 1
        if number and lines > MOST_LINES:
            headline = f"<summary>Partners to choose from for {markdown(participant)}</summary>"
            text = f"<details>{headline}\n\n{text}\n\n</details>"
        yield text


def _list(suggestions: Suggestions, verdict: Verdict, places: Places) -> Iterator[str]:
    """A person's partners, then what would help to find more."""
    people, name = people_in(suggestions), markdown(suggestions.participant)
    alone = len(verdict.suggestions) == 1 and _is_asker(
        suggestions.participant, verdict
    )  # then "you" can only be one person
    if people:
        yield f"**{_headline(suggestions, verdict, alone)}**\n"
        yield from _people(people, suggestions.participant, verdict, places)
    elif suggestions.note:
        if not (alone and verdict.head.by_login[suggestions.participant.casefold()].status != "open"):
            yield prose(suggestions.note)  # the first lines tell someone who pauses
    else:
        yield _nobody(name, alone, places)
    if suggestions.closed:
        yield "\n" + " ".join(advice_wording.closed(*each, "you" if alone else name) for each in suggestions.closed)
    # Someone with partners to choose from doesn't need the advice that opens nothing: to invite people.
    advice = [each for each in suggestions.suggestions if each.kind == ADVICE and (each.gain or not people)]
    question_block = questions(suggestions.participant, verdict)
    helps = [
        sentence
        for each in advice
        if not (question_block and advice_wording.is_about_skill(each.reasons[0]))
        for sentence in _prose(each)
    ]
    if helps:
        yield f"\nHow {'you' if alone else name} could get more matches:\n"
        yield from (f"- {sentence}" for sentence in helps)
    elif not people and not suggestions.note and not question_block:
        yield "\nListing one more skill under `offers` or `seeks` often helps."
    if question_block:
        yield question_block


def _headline(suggestions: Suggestions, verdict: Verdict, alone: bool) -> str:
    """Whom the list is for; someone who has just joined hears that they have matches already."""
    if not alone:
        return f"Partners to choose from for {markdown(suggestions.participant)}"
    new = all(touch.verb == "adds" for touch in verdict.touches)
    count = len(people_in(suggestions))
    already = f"You already have {'a match' if count == 1 else f'{count} matches'}"
    return f"{already}. Say hello only if you'd like to" if new else "Partners to choose from"


def _nobody(name: str, alone: bool, places: Places) -> str:
    """It isn't about the person, and there's something to do."""
    page = places.guide("choose-a-partner.md#when-nobody-fits")
    more = f" See [what you can do when nobody fits]({page})." if page else ""
    person = "you" if alone else name
    return f"Nobody matches {person} yet. That can change with every person who joins.{more}"


def _prose(advice: Suggestion) -> list[str]:
    return [" ".join(map(prose, advice.reasons))]


def _is_asker(login: str, verdict: Verdict) -> bool:
    """Whether the comment speaks to this participant, and not to someone who changes the profile for them."""
    profile = verdict.head.by_login.get(login.casefold())
    return profile is not None and profile.github_id == asker(verdict).id


def _people(people: list[Suggestion], participant: str, verdict: Verdict, places: Places) -> Iterator[str]:
    drafts = MOST_DRAFTS // len(verdict.suggestions)
    for number, suggestion in enumerate(people, 1):
        names = join_words(markdown(login) for login in suggestion.partners)
        links = {
            "Say hello": places.hello(suggestion.partners),
            _draft_label(verdict): _start(participant, suggestion, verdict, places) if number <= drafts else None,
        }
        headline = f"**{names}: {_KINDS.get(suggestion.kind, markdown(suggestion.kind))}**"
        shown = [f"[{label}]({address})" for label, address in links.items() if address]
        yield f"{number}. {' · '.join([headline, *shown])}"
        reasons = [each for each in (*suggestion.reasons, wording.moved(suggestion.moved)) if each]
        yield from (f"   - {prose(each)}" for each in reasons if not wording.is_stand_in(each))
        score, how = f"Match score {suggestion.score:.2f} of 1", places.guide("matching.md")
        yield f"   - <sub>{f'[{score}]({how})' if how else score}</sub>"


def _draft_label(verdict: Verdict) -> str:
    """The form on the site knows a newcomer only once they're merged."""
    new = any(touch.verb == "adds" for touch in verdict.touches)
    return "Draft an agreement (after the merge)" if new and verdict.settings.site_address else "Draft an agreement"


def _start(participant: str, suggestion: Suggestion, verdict: Verdict, places: Places) -> str | None:
    """The link that opens a prefilled agreement; None for a one-way match, which is no partnership yet."""
    if suggestion.kind == "one-way":
        return None
    people = verdict.head.by_login
    team: list[Profile] = [people[login.casefold()] for login in (participant, *suggestion.partners)]
    site = verdict.settings.site_address
    if site:  # the form there knows all profiles, also this one once it's merged
        return f"{site}agree/?{urlencode({'partners': ','.join(person.github for person in team)}, safe=',')}"
    day = _steady(verdict.now)
    path, draft = agreement_path(verdict.head, team, day), agreement_draft(verdict.head, team, day)
    lines = draft.split("\n")
    start = next((n for n, line in enumerate(lines) if line and not line.startswith("#")), 0)
    return places.new_file(verdict.pull.base_branch, path, "\n".join(lines[start:]))


def _steady(now: date) -> date:
    """A day for which a draft begins on the first of a month; one that moved daily would edit each comment daily."""
    month = now.replace(day=1) + timedelta(days=31 if now.day <= _LATE else 62)
    return month.replace(day=1) - timedelta(days=7)
