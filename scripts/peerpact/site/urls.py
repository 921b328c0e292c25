"""Addresses: which file a participant, a skill or a partnership gets, and the link to it.

For: safe file names without collisions, on file systems with and without letter case.
Must not: know what stands on a page.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable
from functools import lru_cache

from peerpact.text.time_zones import known_zones

_PLAIN = frozenset("abcdefghijklmnopqrstuvwxyz0123456789-")
_WORDS = {"+": "_plus", "#": "_sharp", ".": "_dot"}
_LONGEST = 80
# `index` and `readme` mean the folder itself to a site generator; the others are devices on Windows.
_TAKEN = frozenset({"index", "readme", "con", "prn", "aux", "nul"})


@lru_cache(maxsize=65536)
def safe_name(text: str) -> str:
    """A file name without ending for any text; different texts never share one.

    Lower-case letters, digits and hyphens stay. Anything else becomes a token that starts with an
    underscore, which no plain text holds, so the way back is unambiguous. Long names end in a digest.

    >>> safe_name("c++"), safe_name("c#"), safe_name("public-speaking")
    ('c_plus_plus', 'c_sharp', 'public-speaking')
    """
    name = "".join(c if c in _PLAIN else _WORDS.get(c) or f"_{ord(c):x}_" for c in text)
    if len(name) > _LONGEST:
        return f"{name[:40]}_h{hashlib.sha256(text.encode('utf-8', 'surrogatepass')).hexdigest()[:32]}"
    return f"{name}_r" if name in _TAKEN or not name else name


def login_name(login: str) -> str:
    """A file name for a login: the login itself, except for the few reserved names."""
    return f"{login}_" if login.casefold() in _TAKEN else login


def zone_name(zone: str) -> str:
    """A file name for a time zone: its name in lowercase with hyphens.

    The names of places stay different from each other without letter case and signs, which a test proves. Any other
    text gets a name that ends in an underscore, which none of theirs holds.

    >>> zone_name("America/Sao_Paulo"), zone_name("Mars/Olympus")
    ('america-sao-paulo', '_4d_ars_2f__4f_lympus_')
    """
    if zone not in known_zones():
        return f"{safe_name(zone)}_"
    return zone.lower().replace("/", "-").replace("_", "-")


def distinct(names: Iterable[str]) -> list[str]:
    """The names made different from each other: the second `x` becomes `x_2`, in the order given."""
    used: set[str] = set()
    out: list[str] = []
    for name in names:
        count, candidate = 1, name
        while candidate in used:
            count += 1
            candidate = f"{name}_{count}"
        used.add(candidate)
        out.append(candidate)
    return out


def address(uri: str) -> str:
    """The address of a page's file on the site, relative to the site's root; any other file is its own address.

    >>> address("people/hubot.md"), address("skills/index.md"), address("index.md")
    ('people/hubot/', 'skills/', '')
    """
    if not uri.endswith(".md"):
        return uri
    stem = uri.removesuffix(".md")
    return stem.removesuffix("index") if stem == "index" or stem.endswith("/index") else f"{stem}/"


def to_root(uri: str) -> str:
    """The steps from a page's address back to the site's root, such as `../../`."""
    return "../" * address(uri).count("/") or "./"
