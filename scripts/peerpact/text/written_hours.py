"""Weekly hours as people write them: `Mon–Fri 6pm-9pm`, `Sa 11-1pm`, `weekends 10-12 and 14-16`.

For: the notation that a text can only mean, and a question where it may mean two things. Must not: decide between two
plausible readings; a span of twelve hours or more is plausible only where someone wrote it out.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from peerpact.domain.weekly_hours import DAY_MINUTES, DAYS, parse_window
from peerpact.text.day_names import ELSEWHERE, ENGLISH, GROUPS
from peerpact.text.letters import fold

_HALF_DAY = DAY_MINUTES // 2
_NEXT_DAY = dict(zip(DAYS, (*DAYS[1:], DAYS[0]), strict=True))
_EARLY = 8 * 60  # a bare hour before it, such as `6-8`, is as likely in the evening
_SAYS_WHICH_HALF = re.compile(r"\b(?:1[3-9]|2[0-4])\b|\d[:.h]|\d ?[ap]\b|[ap]\.?m|\b0|noon|midnight")
_ALWAYS = ("24/7", "any", "anytime", "always")
_CLOCK = r"(?:\d{1,2}(?:[:.h]?\d{2})?(?:[ap]\b| ?[ap]\.?m\b\.?)?(?: ?h(?:rs)?\b)?|noon|midnight)"
_SPAN = rf"{_CLOCK} ?- ?{_CLOCK}"
_WORD = r"[^\W\d_]"
_HOURS_FIRST = re.compile(rf"({_SPAN}) (?:on )?({_WORD}[^\d]*)")
_GROUP = re.compile(rf"(?P<days>{_WORD}+(?:[-, /+]+{_WORD}+)*?)[: ,]*(?P<spans>{_SPAN}(?: ?[,+/] ?{_SPAN})*)")
_TIME = re.compile(r"(?P<hour>\d{1,2})(?:[:.h]?(?P<minute>\d{2}))?(?: ?(?P<half>[ap])(?:\.?m)?\.?)?(?: ?h(?:rs)?)?")
_LATE = re.compile(r"24(?:[:.h]?00)?(?!\d)")
_LONGEST = 200


@dataclass(frozen=True, slots=True)
class Hours:
    """The windows that a text can only mean, or the readings to choose between; both may be empty."""

    windows: tuple[str, ...] = ()
    choices: tuple[str, ...] = ()

    def question(self) -> str:
        """A sentence that asks which reading is meant; empty where there is none to choose from."""
        return f"Did you mean {' or '.join(f'`{window}`' for window in self.choices)}?" if self.choices else ""


@dataclass(frozen=True, slots=True)
class _Time:
    """A time of day as it was written: the minutes that it may mean, and whether that was said outright."""

    minutes: tuple[int, ...]
    marked: bool  # with am or pm
    plain: bool  # a bare hour up to twelve, which may be either half of the day


def read_hours(text: str) -> Hours:
    """What someone means by their free hours.

    >>> read_hours("Sat 11-1pm").windows, read_hours("Mo-Fr 8:00-12:00,13:00-17:00").windows
    (('Sa 11:00-13:00',), ('Mo-Fr 08:00-12:00', 'Mo-Fr 13:00-17:00'))
    """
    strict = parse_window(text)
    if strict and strict.start != strict.end:
        return Hours((text,))
    plain = _plain(text[:_LONGEST])
    if plain in _ALWAYS:
        return Hours(("Mo-Su 00:00-24:00",))
    bare = not _SAYS_WHICH_HALF.search(plain)
    readings = [_window(days, span, bare) for days, span in _groups(plain)]
    if not readings or not all(readings):
        return Hours()
    if all(len(reading) == 1 for reading in readings):
        return Hours(tuple(dict.fromkeys(reading[0] for reading in readings)))
    return Hours((), tuple(dict.fromkeys(window for reading in readings if len(reading) > 1 for window in reading)))


def _plain(text: str) -> str:
    plain = re.sub(r"[–—−‒~]|\b(?:to|until|till|til|through|thru|bis|tot|as)\b", "-", fold(text))
    plain = re.sub(r"[()]|(?<=[a-z]{2})\.(?!\w)", " ", plain.replace("midday", "noon"))
    plain = re.sub(r"\bevery day\b", "daily", re.sub(r"\b(?:all|whole) day\b|\bganztags\b", "00:00-24:00", plain))
    plain = re.sub(r"(?<=[a-z\dh]) a (?=[a-z\d])", "-", plain)  # `lunes a viernes`, `9h a 12h`
    plain = re.sub(r"\b(?:from|between|at|on|every|each|uhr|de|das|von|van)\b|-feiras?\b", " ", plain)
    plain = re.sub(r"\b(?:and|und|en|et|e|y)\b|&", ",", plain)
    plain = re.sub(r" ?([-,+/]) ?", r"\1", " ".join(plain.split())).strip(" .,;")
    return _HOURS_FIRST.sub(r"\2 \1", plain) if _HOURS_FIRST.fullmatch(plain) else plain


def _groups(plain: str) -> Iterator[tuple[str, str]]:
    """Each day or run of days with each of its spans; nothing where a part of the text is neither."""
    groups = list(_GROUP.finditer(plain))
    if _GROUP.sub("", plain).strip(" ,;/"):
        return
    for match in groups:
        days = _days(match["days"])
        for span in re.findall(_SPAN, match["spans"]):
            yield days, span


def _days(text: str) -> str:
    words = text.strip(" ,").replace(", ", ",").replace("/", ",").replace("+", ",").replace(" ", ",")
    return re.sub(f"{_WORD}+", lambda word: _day(word[0]), words)


def _day(word: str) -> str:
    named = ELSEWHERE.get(word) or GROUPS.get(word) or GROUPS.get(f"{word}s")
    return named or next((day for name, day in ENGLISH.items() if len(word) > 1 and name.startswith(word)), "?")


def _window(days: str, span: str, bare: bool) -> tuple[str, ...]:
    """The readings of one span on some days: one, two that are both plausible, or none.

    `bare`: nothing in the whole text says which half of the day is meant.
    """
    if span.startswith(("24", "midnight")):
        return _after_midnight(days, span, bare)
    first, second = (_time(part.strip()) for part in span.split("-"))
    if not first or not second:
        return ()
    if first.marked != second.marked:
        first, second = _either_half(first), _either_half(second)
    pairs = [(start, end) for start in first.minutes for end in second.minutes]
    if len(pairs) > 1:
        short = [pair for pair in pairs if 0 < _length(*pair) < _HALF_DAY]
        half = [pair for pair in pairs if _length(*pair) == _HALF_DAY]
        pairs = short or [*half, *((end, start) for start, end in half)]
    elif pairs[0][0] == pairs[0][1] % DAY_MINUTES:
        pairs = [(0, 0)] if pairs[0][0] == 0 else _half_days(first, second)
    elif bare and pairs[0][0] < min(_EARLY, pairs[0][1]):
        pairs = [pairs[0], (pairs[0][0] + _HALF_DAY, pairs[0][1] + _HALF_DAY)]
    elif first.plain and second.plain and _length(*pairs[0]) >= _HALF_DAY:
        start, end = pairs[0]
        pairs = [(start, end + _HALF_DAY), (start + _HALF_DAY, end)] if end <= _HALF_DAY else pairs
    return tuple(filter(None, (_spelled(days, *pair) for pair in pairs)))


def _after_midnight(days: str, span: str, bare: bool) -> tuple[str, ...]:
    """A span from midnight on one day: the night after it for `24:00`, and that or the night before for `midnight`."""
    start, rest = ("24:00", span[len(match[0]) :]) if (match := _LATE.match(span)) else ("midnight", span[8:])
    nights = [day for day in (days, _NEXT_DAY.get(days)) if day]
    if len(nights) < 2:
        return _window(days, f"0:00{rest}", bare) if start == "midnight" else ()
    return tuple(
        window
        for day in (nights if start == "midnight" else nights[1:])
        for window in _window(day, f"0:00{rest}", bare)
    )


def _either_half(time: _Time) -> _Time:
    """A time without am or pm beside one that has it: it may be in either half of the day."""
    if time.marked or time.minutes[0] >= 13 * 60:
        return time
    morning = time.minutes[0] % _HALF_DAY
    return _Time((morning, morning + _HALF_DAY), False, time.plain)


def _half_days(first: _Time, second: _Time) -> list[tuple[int, int]]:
    """Equal times: half a day where am and pm may have been left out, else nothing that anybody can guess."""
    if not (first.plain and second.plain):
        return []
    start = first.minutes[0] % _HALF_DAY
    return [(start, start + _HALF_DAY), (start + _HALF_DAY, start)]


def _length(start: int, end: int) -> int:
    return (end - start) % DAY_MINUTES


def _time(text: str) -> _Time | None:
    if text in ("noon", "midnight"):
        return _Time((_HALF_DAY if text == "noon" else 0,), True, False)
    match = _TIME.fullmatch(text)
    if not match:
        return None
    hour, minute, half = int(match["hour"]), int(match["minute"] or 0), match["half"]
    if minute > 59 or hour > (12 if half else 24):
        return None
    if half:
        return _Time(((hour % 12 + (12 if half == "p" else 0)) * 60 + minute,), True, False)
    plain = 0 < hour <= 12 and not match["hour"].startswith("0") and match["minute"] is None
    return _Time(((hour % 24) * 60 + minute,), False, plain)


def _spelled(days: str, start: int, end: int) -> str | None:
    start, end = start % DAY_MINUTES, end % DAY_MINUTES or DAY_MINUTES
    text = f"{days} {start // 60:02d}:{start % 60:02d}-{end // 60:02d}:{end % 60:02d}"
    return text if parse_window(text) else None
