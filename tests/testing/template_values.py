"""What the pages of a community hand to each template, so that a test can hand it something else.

For: `recorded`, every template of Peerpact's with values that a page gave it, and `replaced`. Must not: hold a test.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from typing import Any

from jinja2 import meta, nodes

from peerpact.site.markup import Markdown, Markup
from peerpact.site.templating import Templates

Values = Mapping[str, object]
_WORD, _MOST = re.compile("[a-z]+"), 6


@contextmanager
def recorded() -> Iterator[dict[str, list[Values]]]:
    """While it lasts, every set of values that a page hands over, by the template's name."""
    calls: dict[str, list[Values]] = {}

    def recording(method: Callable[..., Any], place: int) -> Callable[..., Any]:
        def record(self: Templates, name: str, *rest: Any) -> Any:
            calls.setdefault(name, []).append(rest[place])
            return method(self, name, *rest)

        return record

    page, part = Templates.page, Templates.part
    Templates.page, Templates.part = recording(page, 1), recording(part, 0)  # type: ignore[method-assign]
    try:
        yield calls
    finally:
        Templates.page, Templates.part = page, part  # type: ignore[method-assign]


def few(calls: list[Values]) -> list[Values]:
    """Calls each of which fills something that the ones before left empty, or leaves empty what they all filled; with
    short lists and short pieces of HTML."""
    chosen, filled, emptied = [], set[str](), set[str]()
    for values in map(_short, calls):
        full, empty = keys(values), {name for name, value in values.items() if not value}
        if not full <= filled or not empty <= emptied:
            chosen.append(values)
            filled, emptied = filled | full, emptied | empty
    return chosen


def _short(value: Any) -> Any:
    if isinstance(value, Mapping):
        return {key: _short(each) for key, each in value.items()}
    if isinstance(value, list | tuple):
        return [_short(each) for each in value[:_MOST]]
    return Markup("<div>made</div>") if isinstance(value, Markup) and value.startswith("<ul") else value


def replaced(value: Any, text: str, *, words: bool) -> Any:
    """The value with every text in it replaced; what is made already stays, and so does what is empty.

    Without `words`, a single word in lowercase stays as well: a template may choose by it what it shows.
    """
    if isinstance(value, Mapping):
        return {key: replaced(each, text, words=words) for key, each in value.items()}
    if isinstance(value, list | tuple):
        return [replaced(each, text, words=words) for each in value]
    made = not isinstance(value, str) or isinstance(value, Markup | Markdown)
    return value if made or not value or (not words and _WORD.fullmatch(value)) else text


def keys(value: Any) -> set[str]:
    """Every key in a value, at any depth, that leads to something."""
    if isinstance(value, Mapping):
        return {key for key, each in value.items() if each}.union(*map(keys, value.values()))
    return set().union(*map(keys, value)) if isinstance(value, list | tuple) else set()


def with_included(name: str) -> set[str]:
    """A template of ours and all that it includes or imports."""
    own = Templates({})
    environment = own._html if name.endswith(".html") else own._markdown
    tree = environment.parse((environment.loader.get_source(environment, name))[0])
    inner = [with_included(each) for each in meta.find_referenced_templates(tree) if each]
    return {name}.union(*inner)


def variables(name: str) -> set[str]:
    """The values that a template of ours needs and the names of what it takes from them, without those of the
    templates that it includes."""
    own = Templates({})
    tree = own._html.parse(own._html.loader.get_source(own._html, name)[0])
    taken = {node.attr for node in tree.find_all(nodes.Getattr) if getattr(node.node, "name", "") != "loop"}
    return meta.find_undeclared_variables(tree) | (taken - {"strip"})
