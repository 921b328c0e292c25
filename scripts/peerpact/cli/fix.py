"""`peerpact check --fix`: write what `repair` has fixed back to the profiles.

For: the files of the repair. Must not: decide what is safe, or write anything but a profile that it has just read.
"""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator
from pathlib import Path

from peerpact.community.folder import is_sound, read_folder
from peerpact.community.loader import load
from peerpact.community.repair import readable, repair
from peerpact.domain.errors import OperatorError
from peerpact.text.escape import terminal


def fix_profiles(root: Path, chosen: Callable[[str], bool]) -> Iterator[str]:
    """Repair the chosen profiles; a line for each value or line that changes, and for what isn't repaired and why."""
    texts = read_folder(root)
    vocabulary = load({path: entry for path, entry in texts.items() if path == "skills.yml"}).community.vocabulary
    for path, raw in texts.items():
        if (
            path.startswith("profiles/")
            and path.endswith(".yml")
            and is_sound(path)
            and isinstance(raw, bytes)
            and chosen(path)
        ):
            fixed, repairs = repair(raw, vocabulary)
            if fixed == raw:
                yield from _left_alone(path, raw)
                continue
            _replace(root / path, fixed)
            yield from (f"{terminal(path)}:{r.line}: {terminal(r.before)} → {terminal(r.after)}" for r in repairs)
            if not repairs:
                yield f"{terminal(path)}: tidied line ends"


def _left_alone(path: str, raw: bytes) -> Iterator[str]:
    """Why a file that can't be read stays as it is."""
    if readable(raw):
        return
    yield f"{terminal(path)}: not fixed, because it can't be read without guessing. The problems below say where."


def _replace(file: Path, content: bytes) -> None:
    """Write a file as a whole or not at all, with the rights that it had."""
    part = file.with_name(f".{file.name}.{os.getpid()}")
    try:
        part.write_bytes(content)
        part.chmod(file.stat().st_mode)
        part.replace(file)
    except OSError as error:
        part.unlink(missing_ok=True)
        raise OperatorError(f"{file} can't be written ({error.strerror}).", "Check the folder's permissions.") from None
