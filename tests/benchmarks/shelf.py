"""A crowd on disk, opened without reading it: `python tests/benchmarks/shelf.py FOLDER PLACE` asks for one person.

For: what one question costs in a community of a million, with an index that was prepared before. Peerpact itself keeps
finished lists (`peerpact index`); this keeps the arrays from which a list is made. Must not: be used for anything else.
"""

from __future__ import annotations

import os
import pickle
import sys
import time
from collections.abc import Iterable
from dataclasses import fields, replace
from math import prod
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from peerpact.matching.hours_index import HoursIndex
from peerpact.matching.population import Population
from peerpact.matching.score import MOST_QUARTERS
from peerpact.matching.score_tables import FORMATS_IN_COMMON, MEANS, Codes, scores, tie_breaks

_CHUNK = 200
_LARGE = ("worth", "clocks-free", "clocks-sketch")


def keep(crowd: Population, folder: Path) -> None:
    """Write every array of a crowd into a file of its own; the people themselves are left out."""
    folder.mkdir()
    rest = {}
    for owner, prefix in ((crowd, ""), (crowd.hours, "clocks-")):
        for field in fields(owner):
            value = getattr(owner, field.name)
            if isinstance(value, np.ndarray):
                np.save(folder / f"{prefix}{field.name}.npy", _small(_by_person(field.name, value)))
            elif field.name not in ("people", "places", "hours"):
                rest[prefix + field.name] = value
    (folder / "rest.pickle").write_bytes(pickle.dumps(rest))


def _small(value: NDArray[Any]) -> NDArray[Any]:
    """The same whole numbers in as few bytes as hold them."""
    kind = np.min_scalar_type(-1 - int(value.max(initial=0))) if value.dtype.kind == "i" else value.dtype
    return value.astype(kind)


def _by_person(name: str, value: Any) -> Any:
    """Weeks by people turned into people by weeks: on disk the weeks of one person lie side by side."""
    turned = name in ("free", "sketch") and isinstance(value, np.ndarray) and value.ndim > 1
    return np.ascontiguousarray(value.swapaxes(0, 1)) if turned else value


class Shelf:
    """What was kept in a folder: what is said of everyone is read at once, the rest for those who are asked about.

    Nothing is mapped into memory: how much of a mapped file counts as a process's memory is up to the system.
    """

    def __init__(self, folder: Path) -> None:
        """Open a folder that `keep` has written."""
        rest = pickle.loads((folder / "rest.pickle").read_bytes())  # noqa: S301 (our own file of a moment ago)
        large = {name: np.zeros(0) for name in _LARGE}
        found = {path.stem: np.load(path) for path in folder.glob("*.npy") if path.stem not in large} | rest | large
        self._folder = folder
        self._clocks = HoursIndex(**{f.name: found[f"clocks-{f.name}"] for f in fields(HoursIndex)})
        names = [f.name for f in fields(Population) if f.name not in ("people", "places", "hours")]
        self.population = Population(people=(), places={}, hours=self._clocks, **{name: found[name] for name in names})

    def learned(self, place: int) -> Codes:
        """What a person can learn from everyone."""
        wishes = self.population.wishes[place, : self.population.counts[place]]
        mine = replace(
            self.population,
            worth=self._rows("worth", [0, *wishes.tolist()]),
            wishes=np.arange(1, len(wishes) + 1, dtype=np.int32)[None, :],
            counts=self.population.counts[[place]],
        )
        every: Codes = mine.learns(slice(None), slice(None))[0]
        return every

    def taught(self, place: int) -> Codes:
        """What everyone can learn from a person."""
        column = self._rows("worth", range(place, self._size("worth"), len(self.population.ids)), whole=False)
        every: Codes = replace(self.population, worth=column[:, None]).learns(slice(None), slice(None))[:, 0]
        return every

    def clocks(self, people: list[int]) -> HoursIndex:
        """The hours of some people, who have places of their own there."""
        free, sketch = (self._rows(f"clocks-{name}", people).swapaxes(0, 1) for name in ("free", "sketch"))
        known, kind = self._clocks.known[people], self._clocks.kind[people]
        return replace(self._clocks, free=free, sketch=sketch, known=known, kind=kind)

    def _rows(self, name: str, places: Iterable[int], whole: bool = True) -> NDArray[Any]:
        """Some rows of an array, or some of its numbers by their place in the file."""
        kept = np.load(self._folder / f"{name}.npy", mmap_mode="r")  # only its head is looked at
        shape = kept.shape[1:] if whole else ()
        size = kept.dtype.itemsize * prod(shape)
        with (self._folder / f"{name}.npy").open("rb", buffering=0) as file:
            read = b"".join(os.pread(file.fileno(), size, kept.offset + size * place) for place in places)
        return np.frombuffer(read, kept.dtype).reshape(-1, *shape)

    def _size(self, name: str) -> int:
        return int(np.load(self._folder / f"{name}.npy", mmap_mode="r").size)


def best_of_one(shelf: Shelf, place: int, count: int = 5) -> list[tuple[int, int]]:
    """The best pairs of one person by plain score: place and score in ten-thousandths.

    Those who could have the best scores are looked at first; it ends when nobody who is left could come in.
    """
    crowd, everybody, me = shelf.population, slice(None), slice(place, place + 1)
    learned, taught = shelf.learned(place), shelf.taught(place)
    fits = (learned > 0) & (taught > 0) & crowd.understands(me, everybody)[0]
    fits[[place, *crowd.apart.get(place, ())]] = False
    others = np.flatnonzero(fits)
    means = MEANS[learned[others], taught[others]]
    formats = FORMATS_IN_COMMON[crowd.formats[place], crowd.formats[others]]
    could = scores(means, np.full(len(others), MOST_QUARTERS, np.uint8), formats)
    order = np.argsort(-could, kind="stable")
    found: list[tuple[int, int, int]] = []
    for start in range(0, len(order), _CHUNK):
        chunk = order[start : start + _CHUNK]
        if len(found) >= count and could[chunk[0]] < -found[count - 1][0]:
            break
        some = others[chunk]
        clocks = shelf.clocks([place, *some.tolist()])
        quarters, live = clocks.common(np.zeros(len(some), np.intp), np.arange(1, len(some) + 1))
        worth = scores(means[chunk], np.minimum(quarters, MOST_QUARTERS).astype(np.uint8), formats[chunk])
        tie = tie_breaks(crowd.ids[place], crowd.ids[some])
        found += zip((-worth[live]).tolist(), tie[live].tolist(), some[live].tolist(), strict=True)
        found = sorted(found)[:count]
    return [(other, -score) for score, _, other in found]


def main() -> int:
    """Print the answer, the CPU seconds of this whole process and its peak memory."""
    found = best_of_one(Shelf(Path(sys.argv[1])), int(sys.argv[2]))
    print(found, f"{time.process_time():.3f}", _peak())
    return 0


def _peak() -> int:
    """The most memory that this process has had, in megabytes; the system's own count would include its parent's."""
    status = Path("/proc/self/status").read_text("ascii")
    return int(next(line for line in status.splitlines() if line.startswith("VmHWM")).split()[1]) // 1024


if __name__ == "__main__":
    sys.exit(main())
