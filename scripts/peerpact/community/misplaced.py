"""Files that look like a profile or an agreement but are in a place that nobody reads.

For: a finding that says where to move such a file, for a checkout and for the files of a pull request alike. Must not:
read a disk, or look below folders of code, tests and pages about the software.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from peerpact.domain.entry import FOLDERS, may_be_misplaced
from peerpact.domain.findings import Finding
from peerpact.formats.trouble import Trouble
from peerpact.rules import RULES
from peerpact.text.spelling import nearest

MOST_BYTES = 64 * 1024
_PROFILE = re.compile(r"^\s*[\"']?github[\"']?\s*:.*^\s*[\"']?(?:offers|seeks)[\"']?\s*:", re.MULTILINE | re.DOTALL)
_ONE_LINE = re.compile(r"\{[^{}\n]*\"github\"\s*:.*\"(?:offers|seeks)\"\s*:", re.DOTALL)
_AGREEMENT = re.compile(r"^\s*[\"'{]*partners[\"']?\s*:", re.MULTILINE)
_PROFILE_KEY, _PARTNERS_KEY = (
    re.compile(rf"^[\"']?(?:{keys})[\"']?\s*:", re.MULTILINE) for keys in ("offers|seeks", "partners")
)
_LOGIN = re.compile(r"^\s*[\"'{]*github[\"']?\s*:\s*[\"'@]?([A-Za-z0-9_-]{1,39})", re.MULTILINE)


def misplaced(files: Mapping[str, bytes]) -> Iterator[Finding]:
    """A finding for each of these files that reads like a profile or an agreement."""
    rule = RULES["misplaced-file"]
    for path, raw in files.items():
        kind = _kind(path, raw[:MOST_BYTES].decode("utf-8", "replace")) if may_be_misplaced(path) else ""
        if kind:
            trouble = Trouble(rule.id, 1, 1, kind, _home(path, kind, raw[:MOST_BYTES].decode("utf-8", "replace")))
            for message, fix in rule.check(trouble):
                yield Finding(path, 1, 1, rule.severity, rule.id, message, fix)


def in_the_other_folder(path: str, kind: str, text: str) -> Iterator[Finding]:
    """The finding about a profile in `agreements/`, or an agreement in `profiles/`; nothing about any other file."""
    agreement = bool(_PARTNERS_KEY.search(text))
    profile = bool(_PROFILE_KEY.search(text)) and not agreement
    other = "profile" if kind == "agreement" and profile else "agreement" if kind == "profile" and agreement else ""
    if other:
        rule = RULES["misplaced-file"]
        for message, fix in rule.check(Trouble(rule.id, 1, 1, other, _home(path, other, text))):
            yield Finding(path, 1, 1, rule.severity, rule.id, message, fix)


def _kind(path: str, text: str) -> str:
    """`profile`, `agreement`, or nothing."""
    if _AGREEMENT.search(text):
        return "agreement"
    if _PROFILE.search(text) or _ONE_LINE.search(text):
        return "profile"
    folder = path.split("/")[0].casefold() if "/" in path else ""
    near = nearest(folder, list(FOLDERS)) if folder and len(folder) > 3 else []
    return near[0].removesuffix("s") if near and _LOGIN.search(text) else ""


def _home(path: str, kind: str, text: str) -> str:
    """Where the file belongs."""
    login = _LOGIN.search(text)
    name = path.rsplit("/", 1)[-1].lstrip(".").partition(".")[0]
    return f"profiles/{login[1] if login else name}.yml" if kind == "profile" else f"agreements/{name}.yml"
