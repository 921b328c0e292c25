"""Rules about how the skills of `skills.yml` are related: doubtful wholes and parts, which aren't mistakes.

For: what a community's own entries say under `broader`. Must not: look at anybody's skills, or judge built-in entries.
"""

from __future__ import annotations

from collections.abc import Iterator

from peerpact.domain.findings import WARNING, Problem, clip
from peerpact.domain.skill_list import SkillEntry
from peerpact.domain.vocabulary import Skill, Vocabulary
from peerpact.rules.context import Checkup
from peerpact.rules.registry import rule
from peerpact.text.wording import join_words

_PATH = "skills.yml"
_JOINED = frozenset({"&", "and", "or", "/"})
"""With one of these words, a spelling names two skills on purpose, as `git and github` does."""


@rule("skill-relations", WARNING)
def skill_relations(checkup: Checkup) -> Iterator[Problem]:
    """A skill in `skills.yml` isn't related to any other, its `broader` is the same as in the built-in list, or a
    spelling of the wider skill means the part.

    Why: Someone who wants to learn the wider skill can learn a part of it. A skill without relations matches only
    itself.

    Fix: Name the wider skills under `broader`, or write `broader: []` if there are none.

    Wrong:
        skills:
          - {id: elm, name: Elm}

    Right:
        skills:
          - {id: elm, name: Elm, broader: [functional-programming]}
    """
    vocabulary = checkup.community.vocabulary
    built_in = {skill.id: skill for skill in vocabulary.built_in if skill.id not in vocabulary.own.without}
    for number, entry in enumerate(vocabulary.own.skills):
        at = ("skills", number)
        below = built_in.get(entry.id)
        if below and entry.broader is not None and set(entry.broader) == set(below.broader):
            fix = "Delete it. Then the skill follows the built-in list when that changes."
            yield Problem(_PATH, (*at, "broader"), "`broader` is the same as in the built-in list.", fix)
        if not below and vocabulary.own.built_in and _is_alone(entry, vocabulary):
            message = f"`{clip(entry.id)}` is a part of no skill, and no skill is a part of it."
            fix = "Name the wider skills under `broader`, or write `broader: []` if there are none."
            yield Problem(_PATH, (*at, "id"), message, fix)
        for place, whole in enumerate(entry.broader or ()):
            if spellings := _names_of_part(entry, vocabulary.skills.get(whole), vocabulary):
                message = _confused(entry.id, whole, spellings)
                fix = f"If people mean the part, add the spelling to the aliases of `{clip(entry.id)}`."
                yield Problem(_PATH, (*at, "broader", place), message, fix)


def _is_alone(entry: SkillEntry, vocabulary: Vocabulary) -> bool:
    """Whether a new skill has no relation; nothing is said of one that the rules about spellings speak of."""
    spellings = (entry.id, entry.name or "", *entry.aliases)
    is_sound = all(vocabulary.find(text) == entry.id for text in spellings)
    return is_sound and entry.broader is None and not vocabulary.relatives(entry.id)


def _names_of_part(part: SkillEntry, whole: Skill | None, vocabulary: Vocabulary) -> list[str]:
    """The aliases of the whole that end in a name of the part, as `software testing` ends in `testing`."""
    names = [_words(text) for text in (part.id, part.name or part.id, *part.aliases)]
    return [
        alias
        for alias in (whole.aliases if whole else ())
        if any(_ends_in(_words(alias), name) for name in names) and vocabulary.find(alias) != part.id
    ]


def _ends_in(words: list[str], name: list[str]) -> bool:
    return len(words) > len(name) > 0 and words[-len(name) :] == name and _JOINED.isdisjoint(words)


def _words(text: str) -> list[str]:
    return text.casefold().replace("-", " ").split()


def _confused(part: str, whole: str, spellings: list[str]) -> str:
    means, sounds = ("means", "sounds") if len(spellings) == 1 else ("mean", "sound")
    quoted = join_words(f"`{clip(spelling)}`" for spelling in spellings)
    return f"{quoted} {means} `{clip(whole)}`, but {sounds} like `{clip(part)}`, a part of it."
