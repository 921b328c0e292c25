"""A calendar file (iCalendar, RFC 5545) for every agreement: sessions, check-ins, the last day.

For: `calendar`, from an agreement to text that calendar programs take. The format of an agreement has no clock times,
so every entry is a whole day: such a day is the same date in each partner's own zone. How far the partners' clocks
are apart on that day is in the text. Must not: ask the clock; the same community gives the same bytes.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo

from peerpact.domain.model import Agreement, Community, Partner
from peerpact.text.escape import terminal
from peerpact.text.months import months_later
from peerpact.text.wording import join_words

if TYPE_CHECKING:
    from icalendar import Event

PRODUCT = "-//Peerpact//Partnership//EN"
MOST_SESSIONS = 400  # a term of seven years with a session each week; a wrong year must not fill a disk
_NO_TAGS = str.maketrans(
    "<>", "\N{SINGLE LEFT-POINTING ANGLE QUOTATION MARK}\N{SINGLE RIGHT-POINTING ANGLE QUOTATION MARK}"
)
_PARTS = {2: "halves", 3: "thirds"}


@dataclass(frozen=True, slots=True)
class Entry:
    """One whole day in a partnership's calendar; `name` stays the same when an amendment moves the day."""

    name: str
    day: date
    title: str
    text: str


def session_days(agreement: Agreement) -> Iterator[date]:
    """The days of the sessions: the first on the day of the start, none after the last day.

    A rhythm in months keeps the day of the start; a month that is too short has its last day instead.
    """
    every = agreement.sessions
    for number in range(MOST_SESSIONS):
        try:
            if every.unit == "month":
                day = months_later(agreement.starts, number * every.count)
            else:
                day = agreement.starts + timedelta(weeks=number * every.count)
        except (ValueError, OverflowError):  # beyond the year 9999
            return
        if day > agreement.last_day or every.count < 1:
            return
        yield day


def order(agreement: Agreement, session: int) -> tuple[Partner, ...]:
    """Who learns first, second, third in a session that is counted from 0: everyone moves up by one each time."""
    people = agreement.partners
    first_login = agreement.sessions.first_to_learn.casefold()
    first = next((n for n, partner in enumerate(people) if partner.github.casefold() == first_login), 0)
    turn = (first + session) % len(people)
    return people[turn:] + people[:turn]


def entries(community: Community, agreement: Agreement) -> Iterator[Entry]:
    """Every day of a partnership that belongs into a calendar. What an early ending cuts off is left out."""
    for number, day in enumerate(session_days(agreement)):
        yield _session(community, agreement, number, day)
    others = _names(agreement.partners)
    for number, day in enumerate(sorted(agreement.check_ins), 1):
        if day <= agreement.last_day:
            text = "Are the goals still right? Are the halves equal? Is there anything to change?"
            yield Entry(f"check-in-{number}", day, f"Check-in {number}: {others}", text)
    last = "The last day. Each of you may write an outcome into the agreement. Thank you for learning together."
    yield Entry("end", agreement.last_day, f"Last day: {others}", last)


def _session(community: Community, agreement: Agreement, number: int, day: date) -> Entry:
    turns, minutes = order(agreement, number), agreement.sessions.minutes
    share = f"{minutes / len(turns):.3g} minutes"
    rows = [f"{minutes} minutes in {len(turns)} equal {_PARTS.get(len(turns), 'parts')}. Agree on the hour together."]
    for place, learner in enumerate(turns, 1):
        skills = ", ".join(community.vocabulary.name(goal.learn) for goal in learner.goals)
        rows.append(f"{place}. {share}: {_name(learner)} learns{f' ({_safe(skills)})' if skills else ''}")
    rows += [clock for partner in agreement.partners if (clock := _clock(community, partner, day))]
    if agreement.channel:
        rows.append(f"Channel: {_safe(agreement.channel)}")
    title = f"Session {number + 1}: {_name(turns[0])} learns first, then {_names(turns[1:])}"
    return Entry(f"session-{number + 1}", day, title, "\n".join(rows))


def _clock(community: Community, partner: Partner, day: date) -> str:
    """How a partner's clock stands at noon of the day, from their profile; empty where there is none."""
    profile = community.partner_profile(partner)
    try:
        offset = datetime.combine(day, time(12), ZoneInfo(profile.timezone)).utcoffset() if profile else None
    except (KeyError, ValueError, OSError):
        return ""
    if profile is None or offset is None:
        return ""
    minutes = int(offset.total_seconds() // 60)
    sign = "-" if minutes < 0 else "+"
    shown = f"UTC{sign}{abs(minutes) // 60:02d}:{abs(minutes) % 60:02d}"
    return f"Clock of {_name(partner)}: {shown} ({profile.timezone})"


def _name(partner: Partner) -> str:
    return _safe(partner.github)


def _names(partners: tuple[Partner, ...]) -> str:
    return join_words(map(_name, partners))


def _safe(text: str) -> str:
    """On one line, with invisible characters spelt out; commas and the like are escaped by the library.

    The text is plain, and some calendars show it as HTML all the same: so nothing in it can be a tag.
    """
    return terminal(" ".join(text.split()).translate(_NO_TAGS))


def calendar(community: Community, agreement: Agreement) -> str:
    """The text of an agreement's calendar file, with the line ends that the format asks for.

    An entry is known by a UID made from the repository, the agreement's path and its own name, so that an amended
    date moves it. The stamp is the newest date in the agreement itself.
    """
    from icalendar import Calendar  # only here: a check should not wait for it

    made = Calendar()
    made.add("prodid", PRODUCT)
    made.add("version", "2.0")
    made.add("calscale", "GREGORIAN")
    made.add("method", "PUBLISH")
    made.add("x-wr-calname", _names(agreement.partners))
    for entry in entries(community, agreement):
        made.add_component(_event(entry, community.settings.repository, agreement))
    return str(made.to_ical(), "utf-8")


def _event(entry: Entry, repository: str, agreement: Agreement) -> Event:
    from icalendar import Event

    changes = [amendment.on for amendment in agreement.amendments] + ([agreement.ended] if agreement.ended else [])
    event = Event()
    event.add("uid", uid(repository, agreement.path, entry.name))
    event.add("dtstamp", datetime.combine(max([agreement.starts, *changes]), time(0), UTC))
    event.add("sequence", len(changes))
    event.add("dtstart", entry.day)
    if entry.day < date.max:
        event.add("dtend", entry.day + timedelta(days=1))
    event.add("summary", entry.title)
    event.add("description", entry.text)
    event.add("transp", "TRANSPARENT")  # the day is not blocked; only an hour of it is meant
    return event


def uid(repository: str, path: str, name: str) -> str:
    """What identifies an entry in every calendar, permanently."""
    digest = hashlib.sha256(f"{repository}\0{path}".encode("utf-8", "surrogatepass")).hexdigest()
    return f"{digest[:32]}-{name}@peerpact"
