"""Durations, rhythms and numbers as people say them, and what an agreement or profile wants instead.

For: proposals such as `60` for `1h` and `2 weeks` for `fortnightly`. Must not: know which value of which file it is
for beyond its key.
"""

from __future__ import annotations

import re

_UNIT = r"(?:h|hr|hrs|hours?|std)"
_HOURS = re.compile(rf"(?P<whole>\d{{1,2}})(?:[.,](?P<part>\d{{1,2}})|:(?P<minutes>[0-5]\d))? *{_UNIT}?")
_MINUTES = re.compile(r"(?P<number>\d{1,3}) *(?:'|′|m|min|mins|minutes?)\.?")
_BOTH = re.compile(rf"(?P<hours>\d{{1,2}}) *{_UNIT}[ ,]*(?:and )?(?P<minutes>\d{{1,2}}) *(?:m|min|mins|minutes?)?")
_WORDS = {
    "an hour": 60, "one hour": 60, "half an hour": 30, "two hours": 120, "an hour and a half": 90,
    "one and a half hours": 90,
}  # fmt: skip
_RHYTHMS = {
    "weekly": "1 week", "every week": "1 week", "once a week": "1 week", "each week": "1 week", "1 per week": "1 week",
    "biweekly": "2 weeks", "bi-weekly": "2 weeks", "fortnightly": "2 weeks", "every fortnight": "2 weeks",
    "fortnight": "2 weeks", "every other week": "2 weeks", "every second week": "2 weeks", "twice a month": "2 weeks",
    "monthly": "1 month", "every month": "1 month", "once a month": "1 month",
    "each month": "1 month", "bimonthly": "2 months", "bi-monthly": "2 months", "every other month": "2 months",
    "every second month": "2 months",
    "quarterly": "3 months", "every quarter": "3 months",
}  # fmt: skip
_COUNT = re.compile(
    r"(?:every |once (?:in|every) )?(?P<number>\d{1,2}|a|an|one|two|three|four|six) *"
    r"(?P<unit>w|wk|wks|weeks?|m|mo|mon|months?|days?)"
)
_HALVES = re.compile(r"(?P<number>\d{1,3}) *(?:m|min|mins|minutes?) each(?: way)?")
_PER_SESSION = re.compile(r"[ ,/]*(?:(?:per|a|each|every) (?:session|meeting|call)|sessions?)$")
_MONTHLY = re.compile(
    r"(?:about|around|approx\.?|approximately|roughly|circa|ca\.?|up to|at most|max\.?|at least|min\.?|[~≈<>≤≥])* *"
    r"(?P<number>\d{1,3}(?:[.,]\d{1,2})?|an?|one|two|three|four|six|half an) *\+?"
    r" *(?P<unit>h|hr|hrs|hours?|std|stunden?|heures?|horas?|ore|m|min|mins|minutes?|minuten)?\.?"
    r" *(?:(?:/|per|a|an|each|every|in a|pro|par|por) *(?P<period>\w+)|(?P<often>weekly|monthly|daily))?"
)
_WEEKS, _MONTHS = (
    ("w", "wk", "week", "weekly", "woche", "semaine", "semana"),
    ("m", "mo", "month", "monthly", "mois", "monat", "mes"),
)
_WEEKS_A_MONTH = 4
_NUMBERS = {"a": 1, "an": 1, "one": 1, "two": 2, "three": 3, "four": 4, "six": 6}


def spoken_minutes(text: str) -> int | None:
    """The minutes of `1h`, `1.5 hours`, `1:30`, `90 min` or `an hour`; None for anything else."""
    plain = _PER_SESSION.sub("", " ".join(text.casefold().split()))
    if plain in _WORDS:
        return _WORDS[plain]
    match = _HALVES.fullmatch(plain)
    if match:
        return 2 * int(match["number"])  # one half in each direction
    match = _MINUTES.fullmatch(plain)
    if match:
        return int(match["number"])
    match = _BOTH.fullmatch(plain)
    if match:
        return int(match["hours"]) * 60 + int(match["minutes"])
    match = _HOURS.fullmatch(plain)
    if match and not plain.isdigit():
        part = round(float(f"0.{match['part']}") * 60) if match["part"] else int(match["minutes"] or 0)
        return int(match["whole"]) * 60 + part
    return None


def spoken_hours(text: str) -> float | None:
    """The hours a month of `2 hours a week`, `30 min per week` or `about 4h`; None for anything else.

    A month has four weeks here. Nothing is made of hours a day, of sessions or of two numbers.
    """
    match = _MONTHLY.fullmatch(" ".join(text.casefold().split()))
    if not match:
        return None
    number = 0.5 if match["number"] == "half an" else _NUMBERS.get(match["number"]) or _decimal(match["number"])
    period, unit = match["period"] or match["often"] or "month", match["unit"] or "h"
    if period not in _WEEKS + _MONTHS or (match["number"] == "half an" and unit[0] == "m"):
        return None
    hours = number * (_WEEKS_A_MONTH if period in _WEEKS else 1) / (60 if unit[0] == "m" else 1)
    return round(hours, 2)


def _decimal(digits: str) -> float:
    return float("".join("." if sign == "," else str(int(sign)) if sign.isdigit() else sign for sign in digits))


def spoken_rhythm(text: str) -> str | None:
    """`2 weeks` for `fortnightly`, `every 2 weeks`, `14 days` or `2w`; None for anything else."""
    plain = " ".join(text.casefold().strip(" .").split())
    if plain in _RHYTHMS:
        return _RHYTHMS[plain]
    match = _COUNT.fullmatch(plain)
    if not match:
        return None
    number = _NUMBERS.get(match["number"]) or int(match["number"])
    unit = "week" if match["unit"][0] in "wd" else "month"
    if match["unit"][0] == "d":
        if number % 7:
            return None
        number //= 7
    return f"{number} {unit}{'' if number == 1 else 's'}" if number else None
