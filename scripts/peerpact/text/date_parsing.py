"""Dates as people write them, and the days that they can mean.

For: proposing `2021-09-24` for `24 September 2021`. Must not: read dates of the format itself, or choose where a text
can mean two days: both are named then.
"""

from __future__ import annotations

import re
import unicodedata
from datetime import date

_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_LONG = ("january february march april may june july august september october november december sept").split()
_ELSEWHERE = (  # months in the languages of most people who write dates in words, without accents
    "januar januari janvier enero janeiro gennaio stycznia styczen ocak",
    "februar februari fevrier febrero fevereiro febbraio lutego luty subat",
    "mrz marz maerz maart mars marzo marco marca marzec mart",
    "avril abril aprile kwietnia kwiecien nisan",
    "mai mei maj mayo maio maggio maja mayis",
    "juni juin junio junho giugno czerwca czerwiec haziran",
    "juli juillet julio julho luglio lipca lipiec temmuz",
    "august augusti augustus aout agosto sierpnia sierpien agustos",
    "september septembre septiembre setembro settembre wrzesnia wrzesien eylul",
    "okt oktober octobre octubre outubro ottobre pazdziernika pazdziernik ekim",
    "november novembre noviembre novembro listopada listopad kasim",
    "dez dezember december decembre diciembre dezembro dicembre grudnia grudzien aralik",
)
_NUMBER_OF = {name: number for number, names in enumerate(_ELSEWHERE, 1) for name in names.split()}
_MONTH = r"(?P<month>[a-z]{3,12})"
_DAY = r"(?P<day>\d{1,2})(?:st|nd|rd|th|er|º|\.)?"
_YEAR = r"(?P<year>\d{4})"
_GAP = r"[\s,./-]*"
_WHOLE = tuple(
    re.compile(form)
    for form in (
        rf"{_DAY}{_GAP}(?:of |de )?{_MONTH}{_GAP}(?:de )?{_YEAR}",
        rf"{_MONTH}{_GAP}{_DAY}(?:[\s,.]+){_YEAR}",
        rf"{_YEAR}{_GAP}{_MONTH}{_GAP}{_DAY}",
    )
)
_WEEKDAY = re.compile(r"^(?:mon|tues?|wed(?:nes)?|thu(?:rs?)?|fri|sat(?:ur)?|sun)(?:day)?\b[.,]? ?")
_CHINESE = re.compile(r"(\d{4}) ?年 ?(\d{1,2}) ?月 ?(\d{1,2}) ?日?")  # and Japanese
_WEEK = re.compile(r"\d{4}-?\s?w\d{1,2}\b.*", re.DOTALL)
_DASHES = str.maketrans(dict.fromkeys("\u2010\u2011\u2012\u2013\u2014\u2212\uff0d", "-"))
_DIGITS_ONLY = re.compile(r"(\d{4})(\d{2})(\d{2})")
_BUDDHIST = 543  # Thai calendars count from here
_YEAR_FIRST = re.compile(r"(\d{4})[-/. ](\d{1,2})[-/. ](\d{1,2})(?:[t ].*)?")
_YEAR_LAST = re.compile(r"(\d{1,2})[-/. ](\d{1,2})[-/. ](\d{4})")
NO_SUCH_DAY = "There's no such day in the calendar. Use YYYY-MM-DD, for example `2026-12-01`."
_RANGE = re.compile(r"\s*(?:–|—|\bto\b|\buntil\b|(?<=\s)-(?=\s)|-(?=[a-z])|(?<=\d{4})-(?=\d{4}))\s*")
_SHORT_YEAR = re.compile(r"(?:(?<!\d)20|')(\d{2})(?!\d)")


def read_days(text: str) -> list[date]:
    """The days that a text can mean: one, two where day and month could be swapped, or none."""
    plain = _WEEKDAY.sub("", " ".join(text.casefold().split()))
    plain = _CHINESE.sub(r"\1-\2-\3", plain)
    dashed = _plain_digits(plain).translate(_DASHES)
    matched = _YEAR_FIRST.fullmatch(dashed) or _DIGITS_ONLY.fullmatch(dashed)
    if matched:
        return _days((matched[1], matched[2], matched[3]))
    matched = _YEAR_LAST.fullmatch(dashed)
    if matched:
        return _days((matched[3], matched[2], matched[1]), (matched[3], matched[1], matched[2]))
    letters = "".join(sign for sign in unicodedata.normalize("NFKD", plain) if not unicodedata.combining(sign))
    for form in _WHOLE:
        matched = form.fullmatch(letters.replace("ı", "i").replace("ł", "l"))
        if matched:
            return _days((matched["year"], _month(matched["month"]), matched["day"]))
    return []


def _plain_digits(text: str) -> str:
    """A text with the digits of every script as 0 to 9."""
    return "".join(str(unicodedata.digit(sign)) if sign.isdigit() else sign for sign in text)


def _days(*readings: tuple[str, str, str]) -> list[date]:
    days: list[date] = []
    for year, month, day in readings:
        try:
            days.append(date(int(year), int(month), int(day)))
        except ValueError:
            continue
    return list(dict.fromkeys(days))


def _month(word: str) -> str:
    """The number of a month; `0`, which no calendar holds, for any other word."""
    if word in _MONTHS or word in _LONG:
        return str(_MONTHS.index(word[:3]) + 1)
    return str(_NUMBER_OF.get(word, 0))


def name_dates(text: str) -> str | None:
    """What to write for a text that is no date of the format: the day, both days, or what is missing."""
    days = [_this_era(day) for day in read_days(text)]
    if len(days) == 2:
        first, second = days
        return f"Use `{first}` ({_spoken(first)}) or `{second}` ({_spoken(second)}), whichever you mean."
    if days:
        return f"Use `{days[0]}`."
    if _WEEK.fullmatch(text.casefold().strip()):
        return None  # a week has seven days
    if _is_no_day(text):
        return NO_SUCH_DAY
    parts = _RANGE.split(text.casefold().strip(), maxsplit=1)
    if len(parts) == 2 and any(_is_time(part) for part in parts):
        first_days = read_days(parts[0])
        first_day = str(first_days[0]) if len(first_days) == 1 else _start_of(parts[0], text)
        return f"This is a span of time. Use only its first day, as YYYY-MM-DD: `{first_day}`."
    return _missing(text.casefold())


def _is_no_day(text: str) -> bool:
    """Whether a text has the form of a date, and names a day that no month has: `2026-02-30`, `31.11.2026`."""
    dashed = _plain_digits(text.strip()).translate(_DASHES)
    match = _YEAR_FIRST.fullmatch(dashed)
    last = _YEAR_LAST.fullmatch(dashed)
    year, month, day = match.groups() if match else (last[3], last[2], last[1]) if last else ("0", "0", "0")
    return 2000 <= int(year) < 2100 and 1 <= int(month) <= 12 and not _days((year, month, day))


def _this_era(day: date) -> date:
    """A day of the Buddhist calendar (2569) as one of ours (2026)."""
    try:
        return day.replace(year=day.year - _BUDDHIST) if 2500 <= day.year <= 2700 else day
    except ValueError:  # 29 February
        return day


def _start_of(plain: str, span: str) -> str:
    """The first day of the month or the year that begins a span, when both can be read; else an example."""
    year = _SHORT_YEAR.search(plain) or _SHORT_YEAR.search(span)
    month = next((_month(word) for word in re.findall(r"[a-z]+", plain) if _month(word) != "0"), "1")
    return f"20{year[1]}-{int(month):02d}-01" if year else "2026-12-01"


def _is_time(part: str) -> bool:
    return bool(re.search(r"\d{4}|'\d\d", part)) or any(_month(word) != "0" for word in re.findall("[a-z]+", part))


def _missing(plain: str) -> str | None:
    year = re.search(r"(?<!\d)(?:20)\d{2}(?!\d)", plain)
    month = next((word for word in re.findall(r"[a-z]+", plain) if _month(word) != "0"), None)
    if year and month:
        number = int(_month(month))
        return f"The day is missing. Use YYYY-MM-DD, for example `{year[0]}-{number:02d}-01`."
    if year and re.fullmatch(r"\d{4}[-/.]\d{1,2}", plain.strip()):
        return f"The day is missing. Use YYYY-MM-DD, for example `{year[0]}-{int(plain.strip()[5:]) or 1:02d}-01`."
    if year and re.fullmatch(r"\W*\d{4}\W*", plain):
        return f"The month and the day are missing. Use YYYY-MM-DD, for example `{year[0]}-01-15`."
    return None


def _spoken(day: date) -> str:
    return f"{day.day} {_LONG[day.month - 1].capitalize()}"
