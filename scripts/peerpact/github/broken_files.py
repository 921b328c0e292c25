"""Files on the default branch that nobody can read: told to the maintainers in one issue, each version once.

For: `tell_broken`. The site goes on without these files, and no pull request waits for them, so someone has to be
told. Must not: repeat any text of a file; its path, its rules and a mark are enough.
"""

from __future__ import annotations

from hashlib import sha256
from pathlib import Path

from peerpact.community.loader import files_with_errors, load
from peerpact.domain.entry import Entry
from peerpact.domain.findings import ERROR, Finding
from peerpact.git.contents import texts
from peerpact.git.objects import GitObjects
from peerpact.github.client import Connection
from peerpact.github.our_issue import find_issue
from peerpact.text.forge_links import shown

MARKER = "<!-- peerpact:broken-files -->"
TITLE = "Some files can't be read"
BEGIN = (
    "**These files on the default branch have errors, so they aren't shown or matched.** Everything else works as "
    "usual. `peerpact check` says what to fix; the file's owner or a maintainer can fix it in an ordinary pull "
    "request."
)
MOST_TOLD = 50


def tell_broken(connection: Connection, root: Path, tip: str) -> str:
    """Tell of what is new at the tip of the default branch. Returns what was done, in a few words, or nothing."""
    objects = GitObjects(root)
    rows = broken(texts(objects, objects.tree(objects.commit(tip))))
    return find_issue(connection, MARKER).tell(TITLE, BEGIN, rows) if rows else ""


def broken(files: dict[str, Entry]) -> dict[str, str]:
    """A line for each broken file, by a mark that is the same as long as its bytes are."""
    loaded = load(files)
    rows = {}
    for path in files_with_errors(loaded)[:MOST_TOLD]:
        entry = files[path]
        content = entry if isinstance(entry, bytes) else entry.encode()
        mark = sha256(path.encode("utf-8", "replace") + b"\0" + content).hexdigest()
        rows[f"<!-- {mark} -->"] = f"{shown(path)}: {_rules(loaded.findings, path)}"
    return rows


def _rules(findings: list[Finding], path: str) -> str:
    rules = sorted({finding.rule for finding in findings if finding.path == path and finding.severity == ERROR})
    return ", ".join(f"`{rule}`" for rule in rules)
