"""The questions of `peerpact new profile` about skills: which, how well, and what for.

For: the entries of `offers` and `seeks` from options or answers. Must not: write files, or refuse a skill because
nobody knows it; what isn't in the list is asked about once, and kept if the person wants to.
"""

from __future__ import annotations

from collections.abc import Iterator

from peerpact.cli.prompts import Interview, Question, ask, at_terminal
from peerpact.domain.model import LEVELS
from peerpact.domain.vocabulary import Vocabulary
from peerpact.formats.field import Judge, each, judge, part, split
from peerpact.rules.free_text import nearest_skills
from peerpact.text import escape

_VERBS = {"offers": "teach", "seeks": "want to learn"}
EXTRAS = {"offers": "note", "seeks": "goal"}
Entry = dict[str, str]
_YES, _NO = ("y", "yes"), ("n", "no")


def skills(key: str, given: list[str] | None, vocabulary: Vocabulary, interview: Interview) -> list[Entry]:
    """The skills of the options, or as many as someone names at the terminal; `key` is `offers` or `seeks`."""
    if given is None:
        return list(_named(key, vocabulary, interview)) if at_terminal() else []
    entries = [_from_option(key, text, vocabulary) for text in given]
    for text in given:
        interview.keep(_option(key), text, given)
    return entries


def _named(key: str, vocabulary: Vocabulary, interview: Interview) -> Iterator[Entry]:
    """One entry after the other, until someone presses Enter; several skills may be named on one line."""
    room, named = int(part("profile", key)["maxItems"]), set[str]()
    while room:
        another = "A skill" if room == int(part("profile", key)["maxItems"]) else "Another skill"
        judged = each(judge("profile", key, "skill"), ",", room)
        answer = ask(Question(_option(key), f"{another} that you {_VERBS[key]}", judged, optional=True))
        if not answer:
            return
        for skill in [answer] if vocabulary.find(answer) else split(answer, ","):
            if (meant := _meant(key, skill, vocabulary)) in named:
                print(f"  You've named {escape.terminal(meant)} already.")
                continue
            named.add(meant)
            entry = _entry(key, meant)
            interview.keep(_option(key), ":".join(entry.values()))
            room -= 1
            yield entry


def _entry(key: str, skill: str) -> Entry:
    option, extra = _option(key), EXTRAS[key]
    default = LEVELS[2] if key == "offers" else LEVELS[0]
    level = ask(
        Question(option, f"Your level in {skill} ({', '.join(LEVELS)})", judge("profile", key, "level"), default)
    )
    more = ask(Question(option, f"A {extra} for it", judge("profile", key, extra), optional=True))
    return {"skill": skill, "level": level} | ({extra: more} if more else {})


def _meant(key: str, skill: str, vocabulary: Vocabulary) -> str:
    """The vocabulary's id of what someone named, or the word itself once they have said that they want to keep it."""
    plain = judge("profile", key, "skill")
    while vocabulary.skills and not vocabulary.find(skill):
        near = nearest_skills(skill, vocabulary)[:1]
        way = f"Did you mean {near[0]}? (yes; no keeps yours;" if near else "Keep it as a new word? (yes;"
        prompt = f"{skill!r} isn't in the list of skills. {way} or write another skill)"
        answer = ask(Question(_option(key), prompt, plain if near else _not_just_no(plain), default="yes"))
        reply = answer.casefold()
        if reply in (_NO if near else _YES):
            kept = escape.terminal(repr(skill))
            print(f"  {kept} stays, as an unknown skill: only people who write the same word find it.")
            return skill
        skill = near[0] if near and reply in _YES else answer
    return vocabulary.find(skill) or skill


def _not_just_no(judged: Judge) -> Judge:
    return lambda text: "Then write the skill you mean." if text.casefold() in _NO else judged(text)


def _from_option(key: str, text: str, vocabulary: Vocabulary) -> Entry:
    skill, level, more = (*text.split(":", 2), "", "")[:3]
    option, extra = _option(key), EXTRAS[key]
    entry = {
        "skill": _known(ask(Question(option, "Skill", judge("profile", key, "skill")), skill), vocabulary),
        "level": ask(Question(option, "Level", judge("profile", key, "level")), level),
    }
    note = ask(Question(option, extra, judge("profile", key, extra), optional=True), more)
    return entry | ({extra: note} if note else {})


def _known(skill: str, vocabulary: Vocabulary) -> str:
    """The vocabulary's id; an option's unknown skill stays as it was written, with a word about the nearest one."""
    skill_id = vocabulary.find(skill)
    if skill_id is None and vocabulary.skills:
        near = nearest_skills(skill, vocabulary)
        guess = f" Did you mean {near[0]}?" if near else ""
        print(f"  {skill!r} isn't in the list of skills. You can keep it, but it's harder to match.{guess}")
    return skill_id or skill


def _option(key: str) -> str:
    return f"--{key.removesuffix('s')}"
