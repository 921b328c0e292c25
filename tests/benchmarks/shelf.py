"""A crowd on disk, opened without reading it: `python tests/benchmarks/shelf.py FOLDER PLACE` asks for one person.

For: what one question costs in a community of a million, with an index that was prepared before. The kit itself keeps
finished lists (`peerpact index`); this keeps the arrays from which a list is made. Must not: be used for anything else.
"""

from __future__ import annotations

import pickle
import sys
import time
from dataclasses import fields
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from peerpact.suggest.clocks import Clocks
from peerpact.suggest.crowd import Crowd
from peerpact.suggest.score import MOST_QUARTERS
from peerpact.suggest.tables import FORMATS_IN_COMMON, MEANS, scores
from peerpact.suggest.ties import ties

_CHUNK = 200


def keep(crowd: Crowd, folder: Path) -> None:
    """Write every array of a crowd into a file of its own; the people themselves are left out."""
    folder.mkdir()
    rest = {}
    for owner, prefix in ((crowd, ""), (crowd.clocks, "clocks-")):
        for field in fields(owner):
            value = getattr(owner, field.name)
            if isinstance(value, np.ndarray):
                np.save(folder / f"{prefix}{field.name}.npy", _small(_by_person(field.name, value)))
            elif field.name not in ("people", "places", "clocks"):
                rest[prefix + field.name] = value
    (folder / "rest.pickle").write_bytes(pickle.dumps(rest))


def take(folder: Path) -> Crowd:
    """The crowd as it was kept, mapped into memory; its people are not there."""
    rest = pickle.loads((folder / "rest.pickle").read_bytes())  # noqa: S301 (our own file of a moment ago)
    found = {path.stem: np.load(path, mmap_mode="r") for path in folder.glob("*.npy")} | rest
    clocks = Clocks(**{f.name: _by_person(f.name, found[f"clocks-{f.name}"]) for f in fields(Clocks)})
    names = [f.name for f in fields(Crowd) if f.name not in ("people", "places", "clocks")]
    return Crowd(people=(), places={}, clocks=clocks, **{name: found[name] for name in names})


def _small(value: NDArray[Any]) -> NDArray[Any]:
    """The same whole numbers in as few bytes as hold them."""
    kind = np.min_scalar_type(-1 - int(value.max(initial=0))) if value.dtype.kind == "i" else value.dtype
    return value.astype(kind)


def _by_person(name: str, value: Any) -> Any:
    """Weeks by people turned into people by weeks and back: on disk the weeks of one person lie in one page."""
    turned = name in ("free", "sketch") and isinstance(value, np.ndarray) and value.ndim > 1
    return value.swapaxes(0, 1) if turned else value


def best_of_one(crowd: Crowd, place: int, count: int = 5) -> list[tuple[int, int]]:
    """The best pairs of one person by plain score: place and score in ten-thousandths.

    Those who could have the best scores are looked at first; it ends when nobody who is left could come in.
    """
    everybody, me = slice(None), slice(place, place + 1)
    learned, taught = crowd.learns(me, everybody)[0], crowd.learns(everybody, me)[:, 0]
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
        quarters, live = crowd.clocks.common(np.full(len(some), place), some)
        worth = scores(means[chunk], np.minimum(quarters, MOST_QUARTERS).astype(np.uint8), formats[chunk])
        tie = ties(crowd.ids[place], crowd.ids[some])
        found += zip((-worth[live]).tolist(), tie[live].tolist(), some[live].tolist(), strict=True)
        found = sorted(found)[:count]
    return [(other, -score) for score, _, other in found]


def main() -> int:
    """Print the answer, the CPU seconds of this whole process and its peak memory."""
    found = best_of_one(take(Path(sys.argv[1])), int(sys.argv[2]))
    print(found, f"{time.process_time():.3f}", _peak())
    return 0


def _peak() -> int:
    """The most memory that this process has had, in megabytes; the system's own count would include its parent's."""
    status = Path("/proc/self/status").read_text("ascii")
    return int(next(line for line in status.splitlines() if line.startswith("VmHWM")).split()[1]) // 1024


if __name__ == "__main__":
    sys.exit(main())
