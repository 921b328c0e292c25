"""From a place in the values back to line and column.

For: findings and repairs; works on text that `parse` has read, so nothing hostile is left in it. Must not:
be called for files without a problem: it costs as much as reading them.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import cache
from typing import Any

from peerpact.domain.findings import Pointer


@dataclass(frozen=True, slots=True)
class Span:
    """Where a value or a key stands: `line` and `column` from 1, `start` and `end` as offsets in the text."""

    line: int
    column: int
    start: int
    end: int


class Locator:
    """Finds spans in one text; the text is composed once, at the first question."""

    def __init__(self, text: str, written: str = "") -> None:
        """`written` is the file as it was where `text` has fixed lines: no column leaves its line."""
        self.text, self._written = text, written.split("\n") if written else None
        self._root: Any = None

    def span(self, pointer: Pointer, at_key: bool = False) -> Span:
        """The span of the value at `pointer`, or of its key; of the nearest parent where it does not exist."""
        if self._root is None:
            self._root = _composer()(self.text).get_single_node() or False
        node, key = self._root, None
        for step in pointer:
            child = _child(node, step) if node else None
            if child is None:
                break
            key, node = child
        # An empty value has no place of its own: the key shows it.
        shown = key if key is not None and (at_key or _is_empty(node)) else node
        span = _span(shown) if shown else Span(1, 1, 0, 0)
        if self._written:
            return replace(span, column=min(span.column, len(self._written[span.line - 1]) + 1))
        return span


@cache
def _composer() -> Any:
    """A composer of nodes without types; PyYAML is imported when the first place is asked for."""
    from yaml._yaml import CParser

    class Composer(CParser):
        def resolve(self, *_: object) -> str:
            return ""

        def descend_resolver(self, *_: object) -> None: ...

        def ascend_resolver(self) -> None: ...

    return Composer


def _child(node: Any, step: str | int) -> tuple[Any, Any] | None:
    if node.id == "mapping":
        return next(((k, v) for k, v in node.value if k.value == step), None)
    if node.id == "sequence" and isinstance(step, int) and step < len(node.value):
        return None, node.value[step]
    return None


def _is_empty(node: Any) -> bool:
    return bool(node.id == "scalar" and node.start_mark.index == node.end_mark.index)


def _span(node: Any) -> Span:
    start, end = node.start_mark, node.end_mark
    return Span(start.line + 1, start.column + 1, start.index, end.index)
