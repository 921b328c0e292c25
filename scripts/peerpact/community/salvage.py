"""The sound parts of a file that failed, so that one mistake does not hide the next.

For: a Profile or an Agreement that never enters the community, only for the rules to look at. Must not: guess
values; a faulty one is cut out, or gives way to a placeholder that no rule reports.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from peerpact.domain.findings import Pointer
from peerpact.domain.model import Agreement, Profile
from peerpact.domain.vocabulary import Vocabulary
from peerpact.formats.schema import Fault, validator
from peerpact.formats.tables import AGREEMENT, PROFILE

_STAND_INS: dict[str | int, str | bool] = {
    "every": "1 week",
    "goal": "-",
    "evidence": "-",
    **dict.fromkeys(("equal_contribution", "confidentiality", "accountability", "code_of_conduct"), True),
}
"""What an agreement needs to be one, and no rule compares with anything else."""


def salvage(
    kind: str, path: str, data: Any, faults: list[Fault], vocabulary: Vocabulary
) -> Iterator[Profile | Agreement]:
    """What is left of a file, if that is enough to apply rules to."""
    if not isinstance(data, dict):
        return
    rest = _copy(data)
    for pointer, instead in _places(faults):
        _cut(rest, pointer, instead)
    if kind == "agreement":
        _fill(rest, faults)
    if kind == "profile":
        yield PROFILE.reader(vocabulary.resolve)(rest, path)
    elif validator(kind).is_valid(rest):  # an agreement's parts mean little without each other
        yield AGREEMENT.reader(vocabulary.resolve)(rest, path)


def _copy(data: Any) -> Any:
    if isinstance(data, dict):
        return {key: _copy(value) for key, value in data.items()}
    return [_copy(value) for value in data] if isinstance(data, list) else data


def _places(faults: list[Fault]) -> Iterator[tuple[Pointer, Any]]:
    """Where to cut, the deepest places first, and what an entry of a list leaves behind."""
    cuts: dict[Pointer, Any] = {}
    for fault in faults:
        if fault.keyword == "additionalProperties":
            cuts |= {(*fault.pointer, key): None for key in fault.value if key not in fault.schema["properties"]}
        elif fault.keyword not in ("required", "anyOf", "uniqueItems"):
            cuts[fault.pointer] = {} if fault.schema.get("type") == "object" else ""
    return iter(sorted(cuts.items(), key=lambda cut: [str(step) for step in cut[0]], reverse=True))


def _cut(data: Any, pointer: Pointer, instead: Any) -> None:
    *way, last = pointer or ("",)
    for step in way:
        data = data[step] if _holds(data, step) else None
    if isinstance(data, dict):
        data.pop(last, None)
    elif isinstance(data, list) and _holds(data, last):
        # Other entries keep their places, or findings about them would point at their neighbours.
        data[int(last)] = instead


def _fill(data: Any, faults: list[Fault]) -> None:
    """Puts stand-ins where values were cut out or missing."""
    for fault in faults:
        missing = fault.schema.get("required", ()) if fault.keyword == "required" else fault.pointer[-1:]
        holder = data
        for step in fault.pointer if fault.keyword == "required" else fault.pointer[:-1]:
            holder = holder[step] if _holds(holder, step) else None
        if isinstance(holder, dict):
            for key in _STAND_INS.keys() & set(missing):
                holder.setdefault(str(key), _STAND_INS[key])


def _holds(data: Any, step: str | int) -> bool:
    if isinstance(data, list):
        return isinstance(step, int) and step < len(data)
    return isinstance(data, dict) and step in data
