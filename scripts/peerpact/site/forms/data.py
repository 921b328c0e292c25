"""What the forms need to know: the formats, the sentences of the checks, the vocabulary and the people.

For: small JSON files that the forms fetch from the site itself. Must not: hold more about anybody than their profile
says, or a page.
"""

from __future__ import annotations

import json
import string
from collections.abc import Iterator
from functools import cache
from importlib import resources
from typing import Any

from langcodes.data_dicts import ALL_SCRIPTS

from peerpact.domain.model import FORMATS, LEVELS, Agreement, Profile
from peerpact.domain.vocabulary import Vocabulary
from peerpact.formats.schema import schema
from peerpact.formats.tables import PROFILE
from peerpact.site.forms.agreement_messages import agreement_words
from peerpact.site.forms.empty_field_prompts import asks
from peerpact.site.forms.js_regex import patterns, place_words
from peerpact.site.forms.labels import plain
from peerpact.site.forms.language_names import language_names
from peerpact.site.forms.profile_values import agreement_values, profile_values, top_level
from peerpact.site.forms.rule_messages import profile_words, proposal_words, shape_words
from peerpact.site.index import Site
from peerpact.text.forge_links import LONGEST_ADDRESS
from peerpact.text.languages import is_known_language
from peerpact.text.tables import table
from peerpact.text.time_zones import known_zones
from peerpact.text.zone_abbreviations import ABBREVIATIONS

FOLDER = "assets/forms"
RENAMED: dict[str, list[tuple[str, str]]] = {"profile": [], "agreement": []}
"""For each kind of file its keys of earlier versions and what they are called now, oldest first (`*` is any entry of a
list): a draft in someone's browser may be older than the format."""

SHARD = 250
"""How many whole profiles stand in one file: who edits fetches one such file, not everyone."""


def files(site: Site) -> dict[str, str]:
    """The data files: file relative to the generator's folder -> its text."""
    people = site.people
    shards = [people[start : start + SHARD] for start in range(0, len(people), SHARD)]
    profiles = {f"profiles-{n}.json": [_source(site, person) for person in shard] for n, shard in enumerate(shards)}
    tables: dict[str, Any] = {"form.json": _form(site), "skills.json": _skills(site.community.vocabulary)}
    tables |= {"people.json": _people(site), "places.json": table("places"), **profiles}
    return {f"{FOLDER}/{name}": _compact(data) for name, data in tables.items()} | dict(_agreements(site))


def _source(site: Site, person: Profile) -> dict[str, Any]:
    """A profile as its form begins: the file's path, its text, and its values without defaults that are not written."""
    values = profile_values(person)
    path = values.pop("path")
    text = site.known.texts.get(path, "")
    keys = top_level(text)
    if keys:
        values = {key: value for key, value in values.items() if key in keys}
    return {"path": path, "text": text if keys else "", "values": values}


def _agreements(site: Site) -> Iterator[tuple[str, str]]:
    """Beside the page of each agreement what the form begins from that changes or ends it."""
    if site.demo:
        return
    for agreement in site.community.agreements:
        text = site.known.texts.get(agreement.path, "")
        if top_level(text):
            values = agreement_values(agreement)
            uri = f"{site.partnership_uri(agreement).removesuffix('.md')}/agreement.json"
            yield uri, _compact({"path": agreement.path, "text": text, "values": values})


def _compact(data: Any) -> str:
    return json.dumps(data, separators=(",", ":")) + "\n"


def _form(site: Site) -> dict[str, Any]:
    settings = site.community.settings
    repository = "" if settings.demo else settings.repository
    schemas = {kind: schema(kind) for kind in ("profile", "agreement")}
    return {
        "schemas": schemas,
        "asks": {kind: asks(part) for kind, part in schemas.items()},
        "shown": {kind: plain(kind, part) for kind, part in schemas.items()},
        "words": shape_words() | profile_words() | agreement_words(),
        "proposals": proposal_words(),
        "patterns": patterns(),
        "placeWords": place_words(),
        "zones": sorted(known_zones()),
        **_tags(),
        "prose": [key for key, codec in PROFILE.prose_keys if codec.prose],
        "levels": LEVELS,
        "formats": FORMATS,
        "repository": repository,
        "demo": settings.demo,
        "longest": LONGEST_ADDRESS,
        "shard": SHARD,
        "months": settings.agreements.months,
        "minutes": settings.agreements.minutes,
        "modules": settings.training.modules,
        "enforce": settings.training.enforce,
        "count": settings.suggestions.count,
        "least": settings.suggestions.minimum_minutes,
        "renames": RENAMED,
        "languageNames": language_names(),
        "oldZones": {old: now for old, now in _other_names().items() if now in known_zones()},
        "shortZones": ABBREVIATIONS,
        "terms": max((agreement.terms for agreement in site.community.agreements), default=1),
    }


def _other_names() -> dict[str, str]:
    """What each zone was called before, and what Windows calls it."""
    names: dict[str, dict[str, str]] = table("zones")
    return names["windows"] | names["renamed"]


@cache
def _tags() -> dict[str, str]:
    """The subtags of languages that the checks know, each kind in one text; of three letters by their first two."""
    pairs = [a + b for a in string.ascii_lowercase for b in string.ascii_lowercase]
    three = (resources.files(__package__) / "three_letters.txt").read_text(encoding="utf-8")
    regions = [*(pair.upper() for pair in pairs), "419"]
    return {
        "languages": " ".join(pair for pair in pairs if is_known_language(pair)),
        "three": " ".join(three.split()),
        "scripts": " ".join(sorted(name for name in ALL_SCRIPTS if is_known_language(f"en-{name}"))),
        "regions": " ".join(region for region in regions if is_known_language(f"en-{region}")),
    }


def _skills(vocabulary: Vocabulary) -> list[list[Any]]:
    """Id, name, aliases and broader of each skill; the order decides which spelling wins, as in `vocabulary`."""
    return [[s.id, s.name, s.aliases, [vocabulary.resolve(text) for text in s.broader]] for s in vocabulary.entries]


def _people(site: Site) -> dict[str, Any]:
    """What the forms need of everyone beside `directory/people.json`, in the same order."""
    people = site.people
    return {
        "id": [p.github_id for p in people],
        "capacity": [p.capacity for p in people],
        "trained": [_trained(site, p) for p in people],
    } | _partnerships(site)


def _trained(site: Site, person: Profile) -> int:
    """One bit for each module that the community asks for."""
    done = {training.guide for training in person.training}
    return sum(1 << n for n, module in enumerate(site.community.settings.training.modules) if module in done)


def _partnerships(site: Site) -> dict[str, Any]:
    """Who is with whom until when, and which names of agreements are taken."""
    numbers = {person.github_id: number for number, person in enumerate(site.people)}

    def who(agreement: Agreement) -> list[int]:
        return [numbers[p.github_id] for p in agreement.partners if p.github_id in numbers]

    agreements = site.community.agreements
    live = [a for a in agreements if site.stage(a) != "ended"]
    return {
        "live": [[who(a), str(a.starts), str(a.last_day), a.path] for a in live],
        "taken": [a.path.rsplit("/", 1)[-1] for a in agreements if a.starts.year >= site.now.year],
    }
