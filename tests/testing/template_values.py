"""What the pages of a community hand to each template, so that a test can hand it something else.

For: `recorded`, every template of Peerpact's with values that a page gave it, and `replaced`. Must not: hold a test.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from typing import Any

from jinja2 import meta

from peerpact.site.markup import Markdown, Markup
from peerpact.site.templating import Templates

Values = Mapping[str, object]


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


def few(calls: list[Values], most: int = 12) -> list[Values]:
    """Some of the calls, no two of which have the same values filled."""
    shapes = {tuple(sorted((name, bool(value)) for name, value in values.items())): values for values in calls}
    return list(shapes.values())[:most]


def replaced(value: Any, text: str) -> Any:
    """The value with every text in it replaced; what is made already stays, and so does what is empty."""
    if isinstance(value, Mapping):
        return {key: replaced(each, text) for key, each in value.items()}
    if isinstance(value, list | tuple):
        return [replaced(each, text) for each in value]
    return text if isinstance(value, str) and value and not isinstance(value, Markup | Markdown) else value


def with_included(name: str) -> set[str]:
    """A template of ours and all that it includes or imports."""
    own = Templates({})
    environment = own._html if name.endswith(".html") else own._markdown
    tree = environment.parse((environment.loader.get_source(environment, name))[0])
    inner = [with_included(each) for each in meta.find_referenced_templates(tree) if each]
    return {name}.union(*inner)


def variables(name: str) -> set[str]:
    """The values that a template of ours needs, without those of the templates that it includes."""
    own = Templates({})
    tree = own._html.parse(own._html.loader.get_source(own._html, name)[0])
    return meta.find_undeclared_variables(tree)
