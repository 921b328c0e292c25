"""What people may type into the forms: a seeded generator of plain, odd and hostile values in many scripts.

For: data of the tests of the forms. Must not: check anything.
"""

from __future__ import annotations

import random
from datetime import date
from typing import Any

NOW = date(2026, 11, 22)
HAZARDS = (
    "no", "Yes", "NO", "on", "Off", "y", "N", "true", "False", "null", "Null", "~", "nan", ".inf", "-.INF",
    "2024-01-01",
    "12:30:45", "18:00", "1e5", "0123", "12345", "0x1F", "0o17", "1_000", "+1", "-1", "1.5", "=", "<<", "---", "...",
    "- a", "? a", ": a", "a: b", "a:b", "a #b", "#a", "&a", "*a", "!a", "!!str a", "%TAG", "@a1", "`a`", "'a'", '"a"',
    "[a]", "{a: b}", "a, b", "|", ">", ">-", "a\\b", "\\n", "\\u202e", "trailing:", "a\tb", "  edges  ", "a\nb",
    "line\r\nbreak", "<script>document.title='owned'</script>", "<img src=x onerror=alert(1)>", "&amp;", "{{ x }}",
    "${x}", "`${x}`", "</pre></textarea>", "javascript:alert(1)", "\u202eevil\u202c", "zero\u200bwidth", "bom\ufeff",
    "nul\x00", "esc\x1b[31m", "\x85next", "sep\u2028line", "¤lone¤", "half ¤lone¤ surrogate", "\U000e0041tag",
    "\U0001f600", "\U0001f468\u200d\U0001f4bb", "a\u200db", "\u0915\u094d\u200d\u0937", "Zoë", "Zoe\u0308", "C++",
    "C #",
    "https://example.org/?a=b&c=d#e", "a" * 60, "ß", "ﬀ", "Ⅷ", "½", "٣", "\u00a0a", "a\u3000b", "\ue000",
)  # fmt: skip
WORDS = tuple(
    (
        "kubernetes public speaking Rust talks pairing maps grants Einführung привет здравствуй こんにちは 山田 مرحبا "
        "بالعالم שלום नमस्ते สวัสดี 안녕 Γειά σου Ærø Łódź đặng İstanbul ქართული հայերեն ᚠᚢᚦ 𝒜𝓁𝒾 O'Neil one-way at dot call"
    ).split()
)
SKILLS = (
    "kubernetes",
    "k8s",
    "Public Speaking",
    "javascript",
    "JS",
    "Node.JS",
    "git",
    "Kubernets",
    "Donaudampf",
    "C++",
)
ZONES = (
    "Europe/Berlin",
    "Asia/Kolkata",
    "America/New_York",
    "UTC",
    "Pacific/Chatham",
    "America/Argentina/Buenos_Aires",
)
LANGUAGES = ("en", "no", "pt-BR", "zh-Hant", "gsw", "yue", "de-CH", "ar", "zh-Hans-CN", "on")
WINDOWS = ("Mo-Fr 18:00-21:00", "Sa,Su 10:00-24:00", "Fr 22:00-01:00", "Tu 07:15-08:45", "Mo-Su 00:00-24:00")
LEVELS = ("beginner", "intermediate", "advanced", "expert")
FORMATS = ("conversation", "pairing", "code-review", "project", "reading")


def text(rng: random.Random, most: int) -> str:
    """Some text, at most so many characters long."""
    kind = rng.random()
    if kind < 0.45:
        found = rng.choice(HAZARDS)
    elif kind < 0.85:
        found = " ".join(rng.choice(WORDS) for _ in range(rng.randint(1, 9)))
    elif kind < 0.95:
        found = "".join(chr(_code(rng)) for _ in range(rng.randint(1, 30)))
    else:
        found = rng.choice(HAZARDS + WORDS) * most
    return (found + rng.choice(("", "", "", rng.choice(HAZARDS))))[:most]


def _code(rng: random.Random) -> int:
    while True:
        code = rng.choice((rng.randint(1, 0x24F), rng.randint(0x250, 0xD7FF), rng.randint(0xE000, 0x10FFFF)))
        if code not in range(0xD800, 0xE000):
            return code


def _some(rng: random.Random, values: tuple[str, ...], most: int) -> list[str]:
    return rng.sample(values, rng.randint(1, min(most, len(values))))


def _skills(rng: random.Random, extra: str) -> list[dict[str, str]]:
    entries = [
        {"skill": rng.choice((*SKILLS, text(rng, 60))), "level": rng.choice(LEVELS)} for _ in range(rng.randint(1, 4))
    ]
    return [entry | ({extra: text(rng, 200)} if rng.random() < 0.5 else {}) for entry in entries]


def profile(rng: random.Random, number: int) -> dict[str, Any]:
    """What the fields of the profile form hold; now and then something that the checks refuse."""
    found: dict[str, Any] = {
        "github": f"demo-{number}", "github_id": str(990_000_010_000 + number), "name": text(rng, 80),
        "timezone": rng.choice(ZONES), "languages": _some(rng, LANGUAGES, 4), "offers": _skills(rng, "note"),
    }  # fmt: skip
    optional: dict[str, Any] = {
        "pronouns": text(rng, 40),
        "seeks": _skills(rng, "goal"),
        "availability": {
            "hours_per_month": rng.choice(("4", "2.5", "0.25", "200", "")),
            "windows": _some(rng, WINDOWS, 3),
            "asynchronous": rng.random() < 0.5,
        },
        "formats": _some(rng, FORMATS, 5),
        "capacity": rng.choice(("1", "10", "3")),
        "status": rng.choice(("open", "paused")),
        "contact": rng.choice(("https://example.org/@octo", "https://a.example:8080/?x=~1#y")),
        "about": text(rng, 600),
        "training": [{"guide": "foundation", "completed": rng.choice(("2026-11-01", "2020-02-29"))}],
    }
    return found | {key: value for key, value in optional.items() if rng.random() < 0.6} | spoilt(rng)


def spoilt(rng: random.Random) -> dict[str, Any]:
    """In one of five a mistake."""
    if rng.random() > 0.2:
        return {}
    return rng.choice((
        {"name": "N/A"}, {"name": "<your name>"}, {"name": "Test user"},
        {"github": "@octo"}, {"github": "https://github.com/octo-cat/"}, {"github": "a--b"}, {"github": ""},
        {"github_id": "four"}, {"github_id": "id 583231"}, {"github_id": "007"}, {"github_id": "2000000000000"},
        {"name": ""}, {"name": "x" * 90}, {"name": "a\nb"}, {"about": "mail octo@example.org"},
        {"about": "call +49 30 1234567"}, {"about": "y" * 700}, {"timezone": "CET"}, {"timezone": "europe"},
        {"languages": []}, {"languages": ["English"]}, {"languages": ["en", "xx-YY"]}, {"languages": ["en", "en"]},
        {"contact": "example.org/me"}, {"contact": "http://example.org"}, {"contact": "mailto:a@example.org"},
        {"capacity": "0"}, {"capacity": "11"}, {"capacity": "two"}, {"capacity": "2.5"},
        {"availability": {"hours_per_month": "201"}}, {"availability": {"hours_per_month": "0"}},
        {"availability": {"hours_per_month": "4 hours"}}, {"training": [{"guide": "foundation"}]},
        {"training": [{"guide": "foundation", "completed": "2026-12-01"}]},
        {"training": [{"guide": "foundation", "completed": "2026-02-30"}]},
        {"offers": [{"skill": "git"}]}, {"offers": [{"level": "expert"}]}, {"offers": [], "seeks": []},
        {"offers": [{"skill": "git", "level": "expert"}] * 2}, {"offers": [{"skill": "z" * 61, "level": "expert"}]},
        {"seeks": [{"skill": "git", "level": "expert", "goal": "write to me: octo (at) example (dot) org"}]},
        {"offers": [{"skill": "js", "level": "beginner"}, {"skill": "JavaScript", "level": "advanced"}]},
    ))  # fmt: skip
