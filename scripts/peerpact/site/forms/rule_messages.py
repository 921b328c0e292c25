"""What the forms in the browser say: the sentences of the checks themselves, with gaps for what someone typed.

For: one text for `peerpact check` and for the forms. Each rule is run on values that hold marks, and the marks in its
sentences become gaps such as `{value}`. Must not: hold a sentence about a mistake.
"""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date
from typing import Any

from peerpact.domain.model import LEVELS, Community, Offer, Profile, Seek, Training
from peerpact.domain.settings import Settings
from peerpact.domain.vocabulary import Skill, Vocabulary
from peerpact.formats.schema import Fault
from peerpact.formats.trouble import Trouble
from peerpact.rules import RULES, proposals
from peerpact.rules.context import Checkup
from peerpact.rules.schema_keys import speak
from peerpact.text.date_parsing import NO_SUCH_DAY
from peerpact.text.logins import LOGIN

Words = dict[str, Any]
_FIELD, _VALUE, _OWN, _KEY, _EXAMPLE, _ABOUT = (chr(0xE000 + n) for n in range(6))
_LENGTH, _LEAST, _LIMIT, _NUMBER = 7_654_321, 6_543_210, 8_765_432, 4711
_GAPS = {
    f"{_LEAST:,} to {_LIMIT:,}": "{span}", f"`{_KEY}` or `{_EXAMPLE}`": "{example}", "demo-login": "{login}",
    _FIELD: "{field}", _VALUE: "{value}", _OWN: "{own}", _KEY: "{key}", _EXAMPLE: "{example}", _ABOUT: "{description}",
    str(_LENGTH): "{length}", str(_LIMIT): "{limit}", f"{_LENGTH:,}": "{length}", f"{_LIMIT:,}": "{limit}",
}  # fmt: skip
_TODAY = date(2026, 1, 1)


class _Long(str):
    """A text that says of itself how long it is, so that the sentence about its length has a mark in it."""

    def __len__(self) -> int:
        return _LENGTH


class _Many(list[str]):
    """A list that says of itself how many entries it has."""

    def __len__(self) -> int:
        return _LENGTH


def gaps(text: str, more: dict[str, str] | None = None) -> str:
    """A rule's sentence with its marks turned into gaps."""
    for mark, gap in {**_GAPS, **(more or {})}.items():
        text = text.replace(mark, gap)
    return text


def shape_words() -> dict[str, list[list[str]]]:
    """By rule: message and fix for a value behind a key, then for an entry of a list."""
    own = {"errorMessage": _OWN}
    part = {"properties": {_KEY: {"examples": [_EXAMPLE], "description": _ABOUT}}}
    samples: dict[str, tuple[str, Any, Any, dict[str, Any]]] = {
        "missing-key": ("required", [_KEY], {}, part),
        "missing-key github_id": ("required", ["github_id"], {"github": "demo-login"}, {}),
        "nothing-to-share": ("anyOf", None, {}, own),
        "empty-value": ("minLength", 1, "", own),
        "wrong-form": ("pattern", "", _VALUE, own),
        "wrong-form date": ("format", "date", _VALUE, own | {"format": "date"}),
        "wrong-form link": ("pattern", "", _VALUE, own | {"pattern": "^https://(?!)"}),
        "wrong-form opening-hours": ("pattern", "", _VALUE, own | {"format": "opening-hours"}),
        "too-long": ("maxLength", _LIMIT, _Long("x"), own),
        "list-size": ("maxItems", _LIMIT, _Many(), own | {"minItems": _LEAST, "maxItems": _LIMIT}),
        "repeated-entry": ("uniqueItems", True, [], own),
        "out-of-range": ("maximum", _LIMIT, _VALUE, own | {"minimum": _LEAST, "maximum": _LIMIT}),
        "not-a-choice": ("enum", [_KEY, _EXAMPLE], _VALUE, own),
        "commitment": ("const", True, False, own),
    }
    messages = {
        rule_id: [_said(rule_id.partition(" ")[0], at, *sample) for at in (False, True)]
        for rule_id, sample in samples.items()
    }
    for kind in ("integer", "number"):
        wrong = [_said("wrong-type", at, "type", kind, _VALUE, own) for at in (False, True)]
        messages[f"wrong-type {kind}"] = wrong
    return messages | _contact_instead(own) | _broken_letters()


def _broken_letters() -> dict[str, list[list[str]]]:
    """What is said of letters of a wrong encoding and of lost ones; in a form there's no file to save."""
    messages = {}
    for name, meant in {"broken-letters": _OWN, "broken-letters lost": ""}.items():
        message, fix = next(iter(RULES["broken-letters"].check(Trouble("broken-letters", 1, 1, _VALUE, meant))))
        said = [gaps(re.sub(": the file has.*", ".", message)), gaps(re.sub(", and save.*", ".", fix))]
        messages[name] = [said] * 2
    return messages


def _contact_instead(own: dict[str, Any]) -> dict[str, list[list[str]]]:
    """What is said where a link or a login belongs and a way to reach someone stands."""
    messages = {}
    for kind, sample in {
        "mail": "octo@example.org",
        "phone": "+49 30 1234567",
        "room": "https://zoom.us/j/1?pwd=x",
    }.items():
        rule_id, problems = speak(Fault("", (_FIELD,), "pattern", "", sample, own))
        problem = next(problems)
        messages[f"{rule_id} {kind} instead"] = [[gaps(problem.message), gaps(problem.fix)]] * 2
    return messages


def _said(rule_id: str, entry: bool, keyword: str, demand: Any, value: Any, schema: dict[str, Any]) -> list[str]:
    pointer = (_FIELD, 0) if entry else (_FIELD,)
    problem = next(iter(RULES[rule_id].check(Fault("", pointer, keyword, demand, value, schema))))
    return [gaps(problem.message), gaps(problem.fix)]


def proposal_words() -> dict[str, str]:
    """How a better text is proposed: for a login that is a link, a number among words, a link without https."""
    login = {"type": "string", "pattern": f"^{LOGIN}$"}
    link = {"type": "string", "pattern": "^https://[a-z.]+$"}
    asked = {
        "login": (login, "@demo-x", "demo-x"),
        "number": ({"type": "integer"}, f"about {_NUMBER}", str(_NUMBER)),
        "plain-number": ({"type": "integer"}, str(_NUMBER), str(_NUMBER)),
        "link": (link, "demo.example.org", "https://demo.example.org"),
    }
    messages = {}
    for name, (schema, text, better) in asked.items():
        proposed = proposals.proposal(Fault("", (), "pattern", "", text, schema)) or ""
        messages[name] = proposed.replace(better, "{value}")
    none_left = Fault("", ("capacity",), "minimum", 1, 0, {"minimum": 1, "maximum": 10})
    messages["no_day"] = NO_SUCH_DAY
    messages["pause"] = next(iter(RULES["out-of-range"].check(none_left))).fix
    return messages


def profile_words() -> dict[str, list[str]]:
    """Message and fix of the rules about one person that a schema cannot say."""
    messages = {}
    for rule_id, who in _samples().items():
        before = _person(path="profiles/demo-a.yml") if rule_id in ("login-once", "id-once") else None
        messages[rule_id] = _first(rule_id.partition(" ")[0], who, before)
    strange = _person(offers=(Offer(_VALUE, "advanced"),))
    messages["known-skill written"] = _first("known-skill", strange, None, written=True)
    messages["known-zone near"] = _first("known-zone", _person(timezone="CET"), None)
    messages["known-skill near"] = _first("known-skill", _person(offers=(Offer("well-knowm", "advanced"),)), None)
    return messages


def _samples() -> dict[str, Profile]:
    """For each rule someone who breaks it; behind a blank stands what tells two samples of a rule apart."""
    known_offer = Offer("known", "advanced")
    return {
        "visible-name": _person(name="\u3000"),
        "no-name": _person(name="N/A"),
        "known-zone": _person(timezone=_VALUE),
        "known-language": _person(languages=(_VALUE,)),
        "known-skill": _person(offers=(Offer(_VALUE, "advanced"),)),
        "skill-once offers": _person(offers=(known_offer, known_offer)),
        "skill-once seeks": _person(seeks=(Seek("known", "beginner"), Seek("known", "beginner"))),
        "teach-and-learn": _person(offers=(Offer("known", _VALUE),), seeks=(Seek("known", _EXAMPLE),)),
        "level-without-partner offers": _person(offers=(Offer("known", LEVELS[0]),)),
        "level-without-partner seeks": _person(seeks=(Seek("known", LEVELS[-1]),)),
        "known-training": _person(training=(Training("foundation", date(2026, 2, 2)),)),
        "no-contact-data mail": _person(about="octo@example.org"),
        "no-contact-data phone": _person(about="+49 30 1234567"),
        "no-contact-data room": _person(about="https://zoom.us/j/1?pwd=x"),
        "windows-name": _person(path="profiles/con.yml"),
        "login-once": _person(),
        "id-once": _person(github="demo-y"),
    }


def _person(**values: Any) -> Profile:
    given = {
        "path": "profiles/demo-x.yml", "github": "demo-x", "github_id": _NUMBER, "name": "x",
        "timezone": "UTC", "languages": ("en",), **values,
    }  # fmt: skip
    return Profile(**given)


def _first(rule_id: str, who: Profile, before: Profile | None, *, written: bool = False) -> list[str]:
    skills = Vocabulary.of((Skill("known", _KEY), Skill("well-known", "")))
    people = (before, who) if before else (who,)
    changed = frozenset((who.path,))
    problem = next(iter(RULES[rule_id].check(Checkup(Community.of(Settings(), skills, people, ()), _TODAY, changed))))
    if written:
        problem = replace(problem, message=problem.as_written.replace("{}", _EXAMPLE))
    more = {
        "2026-02-02": "{value}", "profiles/demo-a.yml": "{path}", "/con.yml": "/{login}.yml",
        "demo-x": "{login}", "demo-y": "{login}",
        str(_NUMBER): "{id}",
        "well-knowm": "{value}", "`well-known`": "{near}",
        "N/A": "{value}", "CET": "{value}", "`Europe/Berlin` or `Europe/Paris` or `Europe/Madrid`": "{near}",
    }  # fmt: skip
    return [gaps(problem.message, more), gaps(problem.fix, more)]
