"""Files of a community as they come: bytes, or a word for what isn't an ordinary file.

For: which paths hold data, and what an entry may be. Must not: read anything.
"""

from __future__ import annotations

import re

FOLDERS = ("profiles", "agreements")
SINGLES = ("community.yml", "skills.yml")
MOST_BYTES = 1024 * 1024  # nothing of a community is larger; the exact limit of a kind is a rule's matter


_PASSED_OVER = frozenset(("tests", "test", "scripts", "docs", "node_modules", "site", "dist", "examples"))
_DATA_FILE = re.compile(r".*\.(?:y[a-z]{0,2}ml?l?|json[a-z]?|txt)", re.IGNORECASE | re.DOTALL)


class Oddity(str):
    """Something that is not an ordinary file, in words such as `a symbolic link`."""

    __slots__ = ()


Entry = bytes | Oddity


def is_data(path: str) -> bool:
    """Whether a path below the root is read as data of the community: what `walk` would yield for a file there."""
    folder, _, rest = path.partition("/")
    if folder not in FOLDERS or not rest:
        return path in (*SINGLES, *FOLDERS)
    parts = rest.split("/")
    return not any(part.startswith(".") for part in parts) and parts[-1] != "README.md"


def path_text(raw: bytes) -> str:
    """A path as text. Bytes that are no UTF-8 get a form that no other path has, and that no rule lets pass."""
    try:
        return raw.decode("utf-8")
    except UnicodeDecodeError:
        return f"{raw.decode('utf-8', 'backslashreplace')}\0{raw.hex()}"


def may_be_misplaced(path: str) -> bool:
    """Whether a file is worth a look: it has the ending of a data file, and isn't read as data already."""
    *folders, name = path.split("/")
    if is_data(path) or not _DATA_FILE.fullmatch(name) or any(folder.startswith(".") for folder in folders):
        return False
    return not folders or folders[0] not in _PASSED_OVER
