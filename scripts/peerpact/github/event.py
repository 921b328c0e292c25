"""The event that started this run, which says only which pull requests to look at first.

For: `read_trigger`. Must not: take anything else from an event; everything else is asked from GitHub.
"""

from __future__ import annotations

import json
import os
from dataclasses import dataclass
from pathlib import Path
from typing import Any


@dataclass(frozen=True, slots=True)
class Trigger:
    """Pull requests to compute again whatever they look like: by number, or by the commit at their head."""

    numbers: frozenset[int] = frozenset()
    heads: frozenset[str] = frozenset()


def read_trigger() -> Trigger:
    """Read GITHUB_EVENT_NAME and GITHUB_EVENT_PATH; an event that can't be read names none."""
    name = os.environ.get("GITHUB_EVENT_NAME", "")
    if name not in ("workflow_run", "issue_comment", "workflow_dispatch"):
        return Trigger()
    return _trigger(name, _event())


def _event() -> Any:
    try:
        return json.loads(Path(os.environ.get("GITHUB_EVENT_PATH", "")).read_text("utf-8"))
    except (OSError, ValueError):
        return None


def _trigger(name: str, event: Any) -> Trigger:
    if name == "workflow_run":
        head = _at(event, "workflow_run", "head_sha")
        return Trigger(heads=frozenset({head} if isinstance(head, str) else ()))
    if name == "issue_comment" and not isinstance(_at(event, "issue", "pull_request"), dict):
        return Trigger()
    number = _at(event, "issue", "number") if name == "issue_comment" else _at(event, "inputs", "number")
    text = str(number)
    return Trigger(numbers=frozenset({int(text)} if text.isdecimal() and len(text) < 12 else ()))


def _at(data: Any, *keys: str) -> Any:
    for key in keys:
        data = data.get(key) if isinstance(data, dict) else None
    return data
