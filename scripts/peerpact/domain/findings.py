"""Findings: one problem in one file, where it stands and what to write instead.

For: the value that every check produces. Must not: know how it is shown.
"""

from __future__ import annotations

from dataclasses import dataclass

ERROR, WARNING = "error", "warning"
Pointer = tuple[str | int, ...]


def shorten(value: object, limit: int = 60) -> str:
    """A value on one line, and not longer than `limit` characters."""
    text = " ".join(str(value)[: limit * 4].split())
    return text if len(text) <= limit else text[: limit - 1] + "…"


def clip(value: object, limit: int = 60) -> str:
    """A value as a message may show it: shortened, and without backticks, which mark code there."""
    return shorten(value, limit).replace("`", "'")


@dataclass(frozen=True, slots=True)
class Problem:
    """What a check says before anybody knows line and column.

    `pointer` leads to the value, such as `("offers", 0, "skill")`; `at_key` means the key itself.
    `replacement` is the text that `--fix` may put in place of the value (None: not safe to repair).
    `severity` overrides that of the rule. `as_written` is the message where the value was written in another way than
    it is kept: its `{}` stands for the text of the file.
    """

    path: str
    pointer: Pointer
    message: str
    fix: str
    at_key: bool = False
    replacement: str | None = None
    severity: str | None = None
    as_written: str = ""


@dataclass(frozen=True, slots=True, order=True)
class Finding:
    """One problem: `line` and `column` count from 1; `fix` says what to write instead."""

    path: str
    line: int
    column: int
    severity: str
    rule: str
    message: str
    fix: str

    def as_json(self) -> dict[str, str | int]:
        """The stable form that `--format json` prints."""
        return {
            "rule": self.rule,
            "severity": self.severity,
            "path": self.path,
            "line": self.line,
            "column": self.column,
            "message": self.message,
            "fix": self.fix,
        }
