"""From answers to the values of a profile, or to what has to be changed.

For: `values`, question by question, in the words of the schema where these suit someone who sees no file. Must not:
know who is asking, or compare with other profiles.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from typing import Any

from peerpact.bot.join_form.questions import CONFIRMED, HEADINGS, QUESTIONS, Complaint
from peerpact.bot.join_form.skills import read_skills
from peerpact.domain.findings import clip
from peerpact.formats.field import convert, judge, part, person_name, split, zone
from peerpact.rules.meant_link import meant_link
from peerpact.rules.spoken_values import spoken_hours
from peerpact.text.broken_letters import broken
from peerpact.text.hidden import describe, first_hidden
from peerpact.text.language_names import certain_tag, question, several
from peerpact.text.placeholders import is_placeholder
from peerpact.text.time_zones import certain_zone
from peerpact.text.written_hours import read_hours

Values = dict[str, Any]
Answers = Mapping[str, str]
_LONGEST = 12_000  # twenty skills, each as long as it may be, have room in it
_TICKED = re.compile(r"[-*+] ?\[ ?[xX✓✔] ?\] ?")
_TEXTS = tuple(question.id for question in QUESTIONS if question.is_text)
_BULLET = re.compile(r"^(?:[-*+•‣·–—]|\d{1,2}[.)])\s+")
_NUMBER = r"\d{1,3}(?:[.,]\d)?"
_HOURS = re.compile(
    rf"(?:about|around|approx\.?|ca\.?|~|up to)? *({_NUMBER})(?: *(?:-|–|to) *{_NUMBER})? *(?:h|hrs?|hours?)?"
    r"(?: *(?:a|per|/) *month)?\.?",
    re.IGNORECASE,
)
_NO_LINK = ("none", "no", "na", "nothing")
_JUDGES = {"name": person_name, "timezone": zone}
_CONSENT = (
    "Please tick all three boxes: that you know what stays public permanently, that you're 18 or over, and that you'll "
    "follow the code of conduct."
)
_NOTHING = f"Please enter at least one skill, here or under `{HEADINGS['seeks']}`."


def values(answers: Answers) -> tuple[Values, list[Complaint]]:
    """The values of a profile but those that say who it is; they count only when there is no complaint."""
    unreadable = [*_too_long(answers), *_hidden(answers)]
    if unreadable:
        return {}, unreadable
    complaints = [] if _confirmed(answers["public"]) else [Complaint("public", _CONSENT)]
    values_read: Values = {}
    for read in (_texts, _languages, _skills, _time, _ways):
        read_values, wrong = read(answers)
        values_read |= read_values
        complaints += wrong
    return values_read, complaints


def _confirmed(answer: str) -> bool:
    """Whether every box is there and ticked; each is found by its own words, which an edit may have put elsewhere."""
    lines = [line.strip() for line in answer.splitlines() if line.strip()]
    ticked = {_TICKED.sub("", line, count=1).strip() for line in lines if _TICKED.match(line)}
    return ticked.issuperset(CONFIRMED)


def _too_long(answers: Answers) -> Iterator[Complaint]:
    """Far beyond what any answer may hold: looking closer at it would only take time."""
    for name, answer in answers.items():
        if len(answer) > _LONGEST:
            yield Complaint(name, f"This answer has {len(answer):,} characters. Please shorten it.")


def _hidden(answers: Answers) -> Iterator[Complaint]:
    """Characters that nobody can see; a tab may come from a copied text."""
    for name, answer in answers.items():
        unseen, damaged = first_hidden(answer), broken(answer)
        if unseen:
            message = f"There's an invisible character in this answer: {describe(unseen[1])}."
            yield Complaint(name, f"{message} Please delete the characters around it and type them again.")
        elif damaged:
            message = f"`{clip(damaged[1], 40)}` in this answer was read in the wrong encoding."
            better = f"Please use `{clip(damaged[2], 40)}`." if damaged[2] else "Please type the word again."
            yield Complaint(name, f"{message} {better}")


def _one(question: str, answer: str, judged: Callable[[str], str]) -> list[Complaint]:
    reason = judged(answer)
    return [Complaint(question, reason)] if reason else []


def _texts(answers: Answers) -> tuple[Values, list[Complaint]]:
    texts: Values = {}
    complaints: list[Complaint] = []
    for name in _TEXTS:
        answer = answers[name]
        if name not in ("name", "timezone") and is_placeholder(answer):
            answer = ""
        if name == "contact":
            answer = "" if answer.casefold() in _NO_LINK else meant_link(answer) or answer
        if answer or name in ("name", "timezone"):
            complaints += _one(name, answer, _JUDGES.get(name) or judge("profile", name))
            texts[name] = answer
    written = texts["timezone"]
    texts["timezone"] = certain_zone(written) or written
    return texts, complaints


def _languages(answers: Answers) -> tuple[Values, list[Complaint]]:
    written = several(answers["languages"])
    most = int(part("profile", "languages")["maxItems"])
    if not written or len(written) > most:
        return {}, [
            Complaint("languages", f"Enter one to {most} languages, separated by commas, for example `en, de`.")
        ]
    tags = {word: certain_tag(word) for word in written}
    unknown = [word for word, tag in tags.items() if not tag]
    if unknown:
        words = ", ".join(f"`{clip(word, 40)}`" for word in unknown)
        follow_ups = list(dict.fromkeys(question(word) for word in unknown if question(word)))
        advice = " ".join(follow_ups) or part("profile", "languages")["items"]["errorMessage"]
        return {}, [Complaint("languages", f"I don't know the language {words}. {advice}")]
    return {"languages": list(dict.fromkeys(tag for tag in tags.values() if tag))}, []


def _skills(answers: Answers) -> tuple[Values, list[Complaint]]:
    skills: Values = {}
    complaints: list[Complaint] = []
    for key in ("offers", "seeks"):
        entries, wrong = read_skills(key, answers[key])
        complaints += wrong
        skills |= {key: entries} if entries else {}
    if not skills and not complaints:
        complaints = [Complaint("offers", _NOTHING)]
    return skills, complaints


def _time(answers: Answers) -> tuple[Values, list[Complaint]]:
    complaints: list[Complaint] = []
    when: Values = {}
    if answers["hours"]:
        hours = _least_hours(answers["hours"])
        complaints += _one("hours", hours, judge("profile", "availability", "hours_per_month"))
        when["hours_per_month"] = convert("number", hours)
    if answers["windows"]:
        when["windows"], wrong = _windows(answers["windows"])
        complaints += wrong
    together, wrong = _choice("asynchronous", answers["asynchronous"], {"No": False, "Yes": True})
    when |= {"asynchronous": True} if together else {}
    return {"availability": when} if when else {}, complaints + wrong


def _least_hours(answer: str) -> str:
    """The number in `4 hours`, and the smaller one of `2-4`: nobody is promised more than is certain."""
    match = _HOURS.fullmatch(answer.strip())
    if match:
        return match[1].replace(",", ".")
    hours = spoken_hours(answer)
    return f"{hours:g}" if hours else answer


def _windows(answer: str) -> tuple[list[str], list[Complaint]]:
    written = [_BULLET.sub("", line.strip()) for line in re.split(r"[;\n]", answer) if line.strip()]
    read = {line: read_hours(line) for line in written}
    advice = part("profile", "availability", "windows")["items"]["errorMessage"]
    wrong = [
        Complaint("windows", f"I can't tell which hours `{clip(line)}` means. {hours.question() or advice}")
        for line, hours in read.items()
        if not hours.windows
    ]
    windows = list(dict.fromkeys(window for hours in read.values() for window in hours.windows))
    most = int(part("profile", "availability", "windows")["maxItems"])
    if len(windows) > most:
        wrong.append(Complaint("windows", f"These are {len(windows)} lines; at most {most} are possible."))
    return windows, wrong[: 2 * most]


def _ways(answers: Answers) -> tuple[Values, list[Complaint]]:
    formats = split(answers["formats"], ",")
    strange = [name for name in formats if judge("profile", "formats")(name)]
    complaints: list[Complaint] = []
    if strange:
        words = ", ".join(f"`{clip(name, 40)}`" for name in strange[:5])
        complaints = [Complaint("formats", f"{words}: {part('profile', 'formats')['items']['errorMessage']}")]
    ways: Values = {"formats": formats} if formats else {}
    if answers["capacity"]:
        complaints += _one("capacity", answers["capacity"], judge("profile", "capacity"))
        ways["capacity"] = convert("integer", answers["capacity"])
    return ways, complaints


def _choice(question: str, answer: str, meanings: Mapping[str, bool]) -> tuple[bool, list[Complaint]]:
    """One of a few words; the first where nothing was chosen."""
    chosen = next((word for word in meanings if word.casefold() == answer.casefold()), None)
    if answer and chosen is None:
        return False, [Complaint(question, f"Choose {' or '.join(f'`{word}`' for word in meanings)}.")]
    return bool(chosen and meanings[chosen]), []
