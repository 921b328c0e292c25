"""How values are written in a file, both ways, from tables of fields.

For: `Record`, a table from the keys of a mapping to codecs, which reads and writes values of one class, so that no key
can be read without being written. Must not: know a kind of file (that is `tables`), or judge: what it reads has passed
its schema, or is what was left of a file after its faulty parts were cut out.
"""

from __future__ import annotations

import inspect
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from enum import Enum
from typing import Any, Generic, TypeVar

from peerpact.domain.findings import Pointer

Resolve = Callable[[str], str]
"""From a skill as someone wrote it to its id."""
Read = Callable[[Any], Any]
"""From data to a value."""
Value = TypeVar("Value")


class Detail(Enum):
    """How much is written: what a file needs, what a form shows, or every key."""

    FILE = "without what a missing key means anyway; days as days"
    FORM = "without what is empty; days as text"
    ALL = "every key, empty or not; days as text"


@dataclass(frozen=True, slots=True)
class Codec:
    """One kind of value. `reader` is None where the file's data is the value itself, and `write` likewise.

    `reader` makes the function that reads, so that what depends on the list of skills is looked up once for all files.
    `empty` is what a missing key means where the class of the value has no default of its own.
    """

    empty: Any = ""
    reader: Callable[[Resolve], Read] | None = None
    write: Callable[[Any, Detail], Any] | None = None
    record: Record[Any] | None = None
    """The table of a mapping, or of the entries of a list of mappings."""
    many: bool = False
    """Whether it's a list."""
    prose: bool = False
    """Whether people write it in their own words, which may hold anything."""

    @property
    def holds_prose(self) -> bool:
        """Whether it is prose, or has some inside."""
        return self.prose or (self.record is not None and bool(self.record.prose_keys))


@dataclass(frozen=True, slots=True)
class Constant:
    """A key whose only possible value is known, so that no value needs to hold it."""

    data: Mapping[str, Any]


class Record(Generic[Value]):
    """The keys of a mapping with their codecs, in the order in which they are written.

    `make` takes each key that isn't constant as a parameter of that name, and what it makes has attributes of these
    names. Its other parameters come first, and are given to `read` by the caller.
    """

    def __init__(self, make: Callable[..., Value], table: Mapping[str, Codec | Constant]) -> None:
        self.table = table
        codecs = [(key, codec) for key, codec in table.items() if isinstance(codec, Codec)]
        self.prose_keys = [(key, codec) for key, codec in codecs if codec.holds_prose]
        self._make = make
        parameters = inspect.signature(make).parameters
        if strange := [key for key, codec in table.items() if isinstance(codec, Codec) and key not in parameters]:
            raise TypeError(f"{make.__name__} doesn't take {', '.join(strange)}")
        self._defaults = {key: parameters[key].default for key, codec in table.items() if isinstance(codec, Codec)}
        self._missing = {
            key: codec.empty if self._defaults[key] is inspect.Parameter.empty else self._defaults[key]
            for key, codec in table.items()
            if isinstance(codec, Codec)
        }

    def reader(self, resolve: Resolve) -> Callable[..., Value]:
        """What reads a mapping: `read(data, *first)`. A missing key gets its default, unknown keys are ignored."""
        make, missing = self._make, self._missing
        converters = [
            (key, codec.reader(resolve))
            for key, codec in self.table.items()
            if isinstance(codec, Codec) and codec.reader
        ]

        def read(data: Mapping[str, Any], *first: Any) -> Value:
            values = {**missing, **data}
            if len(values) != len(missing):  # constants, or keys that nobody knows
                values = {key: values[key] for key in missing}
            for key, convert in converters:
                if key in data:
                    values[key] = convert(data[key])
            return make(*first, **values)

        return read

    def write(self, value: Value, detail: Detail) -> dict[str, Any]:
        """The mapping that stands for a value, in the order of the table."""
        written: dict[str, Any] = {}
        for key, codec in self.table.items():
            if isinstance(codec, Constant):
                written[key] = dict(codec.data)
                continue
            part = getattr(value, key)
            if detail is Detail.FILE and part == self._defaults[key]:
                continue
            plain = codec.write(part, detail) if codec.write else part
            if detail is not Detail.FORM or not self._is_empty(key, plain):
                written[key] = plain
        return written

    def prose(self, value: Value, at: Pointer = ()) -> Iterator[tuple[Pointer, str]]:
        """Every text of a value that people wrote in their own words, with the way to it in the file."""
        for key, codec in self.prose_keys:
            part = getattr(value, key)
            if not part:
                continue
            if codec.record is None:
                yield (*at, key), part
            elif codec.many:
                for place, item in enumerate(part):
                    yield from codec.record.prose(item, (*at, key, place))
            else:
                yield from codec.record.prose(part, (*at, key))

    def _is_empty(self, key: str, plain: Any) -> bool:
        """Whether a form shows nothing for a value; `False` is nothing only where a missing key means it, too."""
        return plain in (None, "", [], {}) or (plain is False and self._defaults[key] is False)


def nested(record: Record[Any], empty: Any = None) -> Codec:
    """A mapping inside another one."""
    return Codec(empty, record.reader, record.write, record)


def listed(codec: Codec | Record[Any], *, gaps: bool = False) -> Codec:
    """A list of values as a tuple; with `gaps`, entries that can't be read (None) are left out."""
    item = nested(codec) if isinstance(codec, Record) else codec
    return Codec((), _list_reader(item.reader, gaps), _list_writer(item.write), item.record, many=True)


def _list_reader(reader: Callable[[Resolve], Read] | None, gaps: bool) -> Callable[[Resolve], Read]:
    if reader is None:
        return lambda resolve: tuple

    def bound(resolve: Resolve) -> Read:
        read = reader(resolve)
        if gaps:
            return lambda data: tuple([value for item in data if (value := read(item)) is not None])
        return lambda data: tuple(map(read, data))

    return bound


def _list_writer(write: Callable[[Any, Detail], Any] | None) -> Callable[[Any, Detail], Any]:
    if write is None:
        return lambda values, detail: list(values)
    return lambda values, detail: [write(value, detail) for value in values]


def day(text: str) -> date:
    """A date from `2026-11-21`; `date.min` where there is none, which a schema has already reported."""
    try:
        return date.fromisoformat(text)
    except ValueError:
        return date.min


def _write_day(value: date | None, detail: Detail) -> date | str | None:
    return value.isoformat() if value and detail is not Detail.FILE else value


TEXT = Codec("")
PROSE = Codec("", prose=True)
NUMBER = Codec(0)
SWITCH = Codec(False)
TEXTS = listed(TEXT)
SKILL = Codec("", lambda resolve: resolve)
SKILLS = listed(SKILL)
DAY = Codec(date.min, lambda resolve: day, _write_day)
DAYS = listed(DAY)
