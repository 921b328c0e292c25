"""Months as people count them: the same day of the month, or the last one where the month is too short.

For: schedules and deadlines that are given in months. Must not: know what they're for.
"""

from __future__ import annotations

from calendar import monthrange
from datetime import date


def months_later(day: date, months: int) -> date:
    """The same day so many months later. ValueError beyond the years of a date.

    >>> months_later(date(2027, 1, 31), 1), months_later(date(2027, 1, 31), 2)
    (datetime.date(2027, 2, 28), datetime.date(2027, 3, 31))
    """
    total = day.year * 12 + day.month - 1 + months
    year, month = divmod(total, 12)
    if not date.min.year <= year <= date.max.year:
        raise ValueError(f"the year {year} is no year of a date")
    return date(year, month + 1, min(day.day, monthrange(year, month + 1)[1]))
