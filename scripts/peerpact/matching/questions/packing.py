"""Columns as bytes by name, so that those of ten thousand people are read in a moment.

For: the index of a community. Lists of whole numbers become one row of numbers, which is read many times sooner than
JSON; everything else is JSON. Must not: know a file.
"""

from __future__ import annotations

import json
import sys
from array import array
from collections.abc import Iterator, Mapping, Sequence
from itertools import accumulate, chain, pairwise
from typing import Any

from peerpact.matching.questions.columns import Columns

_LISTS = ("offers", "seeks", "could_learn", "could_teach")
_NUMBER = "I"


def packed(columns: Columns) -> Iterator[tuple[str, bytes]]:
    """The name and the bytes of each column."""
    for name, value in columns.as_json().items():
        yield name, _numbers(value) if name in _LISTS else json.dumps(value, separators=(",", ":")).encode()


def unpacked(rows: Mapping[str, bytes]) -> Columns:
    """The columns of which these are the bytes. Raises LookupError, TypeError or ValueError for something else."""
    values: dict[str, Any] = {name: _lists(row) if name in _LISTS else json.loads(row) for name, row in rows.items()}
    return Columns.from_json(values)


def _numbers(lists: Sequence[Sequence[int]]) -> bytes:
    """How many lists there are, how long each is, and what they hold."""
    return _turned(array(_NUMBER, chain((len(lists),), map(len, lists), chain.from_iterable(lists)))).tobytes()


def _lists(row: bytes) -> list[list[int]]:
    found = array(_NUMBER)
    found.frombytes(row)
    count, *numbers = _turned(found)
    ends = [0, *accumulate(numbers[:count])]
    if ends[-1] != len(numbers) - count:
        raise ValueError
    codes = numbers[count:]
    return [codes[start:end] for start, end in pairwise(ends)]


def _turned(numbers: array[int]) -> array[int]:
    """The same bytes on every machine: the lowest comes first."""
    if sys.byteorder == "big":
        numbers.byteswap()
    return numbers
