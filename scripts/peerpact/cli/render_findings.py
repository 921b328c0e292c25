"""Findings as text for a terminal, as JSON, and as GitHub's annotations.

For: the three ways to show findings. Must not: judge or phrase anything.
"""

from __future__ import annotations

import json
import os
from collections.abc import Callable, Iterator
from functools import lru_cache
from pathlib import Path

from peerpact.community.folder import is_sound, read_file
from peerpact.domain.findings import ERROR, WARNING, Finding
from peerpact.formats.yaml.decode import MAX_BYTES, decode
from peerpact.text.escape import log_command_data, log_command_property, terminal
from peerpact.text.wording import amount

Lines = Callable[[str], list[str]]  # a path to the lines of its text
_WIDTH = 100
MOST_WARNINGS = 10
"""How many warnings a terminal shows; JSON and annotations have all of them."""


def lines_below(root: Path) -> Lines:
    """Reads the lines of a file again when they are to be shown; empty where that is not possible."""

    @lru_cache(maxsize=4)
    def lines(path: str) -> list[str]:
        raw = read_file(os.path.join(root, path)) if is_sound(path) else b""
        return decode(raw, MAX_BYTES * 16)[0].split("\n") if isinstance(raw, bytes) else []

    return lines


def text(files: int, findings: list[Finding], lines: Lines) -> str:
    """One paragraph for each finding: place, what's wrong, the line itself, what to write. Then the count.

    Errors come first; of many warnings, most of which are about other people's files, only the first are shown.
    """
    errors = [finding for finding in findings if finding.severity == ERROR]
    warnings = [finding for finding in findings if finding.severity != ERROR]
    shown = [*errors, *warnings[:MOST_WARNINGS]]
    parts = [f"{part}\n" for finding in shown for part in _paragraph(finding, lines)]
    if len(warnings) > MOST_WARNINGS:
        more = amount(len(warnings) - MOST_WARNINGS, "more warning")
        parts.append(f"… and {more}. To see those of one file, run `peerpact check PATH`.\n\n")
    return "".join(parts) + count(files, findings) + "\n"


def _paragraph(finding: Finding, lines: Lines) -> Iterator[str]:
    where = f"{terminal(finding.path)}:{finding.line}:{finding.column}"
    yield f"{where}: {finding.severity}: {terminal(finding.message)} [{finding.rule}]"
    file_lines = lines(finding.path)
    if finding.line <= len(file_lines) and file_lines[finding.line - 1].strip():
        line = file_lines[finding.line - 1]
        start = max(0, finding.column - _WIDTH + 20)
        shown, before = terminal(line[start : start + _WIDTH]), terminal(line[start : finding.column - 1])
        number = f"{finding.line:5d} | "
        yield number + shown
        yield " " * (len(number) + len(before)) + "^"
    yield f"        → {terminal(finding.fix)}"
    yield ""


def count(files: int, findings: list[Finding]) -> str:
    """One sentence: how many files, errors and warnings."""
    errors = sum(finding.severity == ERROR for finding in findings)
    warnings = sum(finding.severity == WARNING for finding in findings)
    if not findings:
        return f"{amount(files, 'file')} checked: nothing to fix."
    return f"{amount(files, 'file')} checked: {amount(errors, 'error')}, {amount(warnings, 'warning')}."


def as_json(files: int, findings: list[Finding], _: Lines) -> str:
    """`{"files": n, "findings": [...]}`; a path or text that is no Unicode cannot occur in a Finding."""
    rows = ",\n".join(json.dumps(finding.as_json(), ensure_ascii=False) for finding in findings)
    return f'{{"files": {files}, "findings": [{rows}]}}\n'


def github(files: int, findings: list[Finding], _: Lines) -> str:
    """Workflow commands that put each finding on its line; errors first, for GitHub shows ten of each a step."""
    return (
        "".join(_command(f) + "\n" for f in sorted(findings, key=lambda f: f.severity != ERROR))
        + count(files, findings)
        + "\n"
    )


def _command(finding: Finding) -> str:
    kind = "error" if finding.severity == ERROR else "warning"
    properties = {"file": finding.path, "line": finding.line, "col": finding.column, "title": finding.rule}
    written = ",".join(f"{key}={log_command_property(terminal(str(value)))}" for key, value in properties.items())
    return f"::{kind} {written}::{log_command_data(terminal(f'{finding.message} {finding.fix}'))}"


FORMATS: dict[str, Callable[[int, list[Finding], Lines], str]] = {"text": text, "json": as_json, "github": github}
