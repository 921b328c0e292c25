"""Pages from Jinja2 templates, and a community's own templates before Peerpact's.

For: `Templates.page` and `Templates.part`. A template's file name says what it holds: a value in `*.md` is escaped for
Markdown, one in `*.html` for HTML (`markup.py`). Must not: read a community's folder, or decide what a page shows.

Templates may come from a pull request, so they run in Jinja2's sandbox, and a value that isn't there is an error.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from functools import lru_cache
from pathlib import Path
from traceback import walk_tb
from typing import Any

from jinja2 import (
    FileSystemLoader,
    FunctionLoader,
    StrictUndefined,
    Template,
    TemplateError,
    TemplateNotFound,
    TemplateSyntaxError,
)
from jinja2.ext import Extension
from jinja2.lexer import Token, TokenStream
from jinja2.loaders import BaseLoader, ChoiceLoader
from jinja2.runtime import Context
from jinja2.sandbox import ImmutableSandboxedEnvironment

from peerpact.domain.errors import OperatorError
from peerpact.site.markup import Markdown, Markup, for_html, for_markdown, page_text, raw_block, without_blank_lines
from peerpact.text.escape import terminal
from peerpact.text.wording import amount

FOLDER = "templates"
"""Where a community's own templates lie, in its repository, and ours, in this package."""
_OURS = Path(__file__).parent / FOLDER
_BREAK = re.compile(r"[ \t]*\n\s*")


class _OneLine(Extension):
    """HTML templates are broken into lines freely: a break by a tag or a statement is nothing, any other is a space."""

    def filter_stream(self, stream: TokenStream) -> Iterator[Token]:
        """The same tokens, with the line breaks taken out of the text between them."""
        before = "block_end"
        for token, behind in _with_next(stream):
            if token.type == "data":
                yield Token(token.lineno, "data", _one_line(token.value, before, behind))
            else:
                yield token
            before = token.type


def _with_next(stream: TokenStream) -> Iterator[tuple[Token, str]]:
    tokens = list(stream)
    following = [token.type for token in tokens[1:]] + ["block_begin"]
    return zip(tokens, following, strict=True)


def _one_line(text: str, before: str, behind: str) -> str:
    def joint(match: re.Match[str]) -> str:
        left = text[match.start() - 1] if match.start() else "" if before == "variable_end" else ">"
        right = text[match.end()] if match.end() < len(text) else "" if behind == "variable_begin" else "<"
        return "" if left == ">" or right == "<" else " "

    return _BREAK.sub(joint, text)


class _Environment(ImmutableSandboxedEnvironment):
    """Jinja2 for one kind of template."""

    def __init__(self, loader: BaseLoader, **options: Any) -> None:
        super().__init__(loader=loader, undefined=StrictUndefined, auto_reload=False, cache_size=-1, **options)
        del self.filters["safe"]  # what is made already has a type; nothing else may say so of itself
        self.filters["amount"] = amount

    def getattr(self, obj: Any, attribute: str) -> Any:
        """What a value holds comes before the methods that it has: pages hand over dictionaries."""
        if type(obj) is dict and attribute in obj:
            return obj[attribute]
        return super().getattr(obj, attribute)


class _HtmlEnvironment(_Environment):
    def __init__(self, loader: BaseLoader) -> None:
        super().__init__(loader, autoescape=True, finalize=for_html, extensions=[_OneLine])

    def _load_template(self, name: str, globals: Any) -> Template:  # noqa: A002 (Jinja2's name)
        if name.endswith(".md"):
            raise TemplateError(f"HTML can't hold the Markdown of {name}")
        return super()._load_template(name, globals)


class _MarkdownEnvironment(_Environment):
    """Without Jinja2's own escaping, which is for HTML: `for_markdown` escapes everything that goes out."""

    def __init__(self, loader: BaseLoader, html: _HtmlEnvironment) -> None:
        options = {"lstrip_blocks": True, "keep_trailing_newline": True}
        super().__init__(loader, autoescape=False, finalize=for_markdown, **options)
        self._html = html
        self._blocks: dict[str, Template] = {}

    def _load_template(self, name: str, globals: Any) -> Template:  # noqa: A002 (Jinja2's name)
        """A template of Markdown, or one of HTML as a raw block."""
        if name.endswith(".md"):
            return super()._load_template(name, globals)
        if name not in self._blocks:
            self._blocks[name] = _as_block(self._html.get_template(name))
        return self._blocks[name]


def _as_block(template: Template) -> Template:
    """The same template with marks around what it gives, as `for_markdown` sets them around a value."""

    def root(context: Context) -> Iterator[str]:
        html = Markup("".join(template.root_render_func(context)))
        try:
            yield raw_block(html)
        except TypeError as error:
            raise _misplaced(error, template) from None

    module = {"name": template.name, "__file__": template.filename, "blocks": template.blocks, "debug_info": ""}
    return Template.from_module_dict(template.environment, {**module, "root": root}, template.globals)


class Templates:
    """The templates of a community: its own by their path below `templates/`, and Peerpact's for all the others."""

    def __init__(self, own: Mapping[str, str]) -> None:
        loader = ChoiceLoader([FunctionLoader(_finder(own)), FileSystemLoader(_OURS)])
        self._html = _HtmlEnvironment(loader)
        self._markdown = _MarkdownEnvironment(loader, self._html)

    def page(self, name: str, front: Markdown, values: Mapping[str, object]) -> str:
        """A page: its front matter, and what its template makes of the values. OperatorError as for `part`."""
        try:
            template = self._markdown.get_template(name)
            return f"{front}\n{_page(template, template.render(values))}"
        except Exception as error:
            raise _explained(error) from None

    def part(self, name: str, values: Mapping[str, object]) -> Markup:
        """A part of a page as HTML. Raises OperatorError for what is wrong in a community's own template."""
        try:
            return without_blank_lines(self._html.get_template(name).render(values))
        except Exception as error:
            raise _explained(error) from None


@lru_cache(maxsize=4)
def _templates(own: tuple[tuple[str, str], ...]) -> Templates:
    return Templates(dict(own))


def templates_with(own: Mapping[str, str]) -> Templates:
    """The templates of a community with these of its own. Compiled once, however often they're asked for."""
    return _templates(tuple(sorted(own.items())))


def template_names() -> Iterable[str]:
    """Every template of Peerpact's by its path."""
    return sorted(path.relative_to(_OURS).as_posix() for path in _OURS.rglob("*.*"))


def _finder(own: Mapping[str, str]) -> Any:
    """A community's own template of a name, with the file name that errors show."""
    return lambda name: (own[name], f"{FOLDER}/{name}", None) if name in own else None


def _page(template: Template, text: str) -> str:
    try:
        return page_text(text)
    except ValueError as error:
        raise _misplaced(error, template) from None


def _misplaced(error: Exception, template: Template) -> TemplateSyntaxError:
    """HTML in the wrong place. What a template gives doesn't say on which of its lines that began."""
    return TemplateSyntaxError(str(error), 0, template.name, template.filename)


def _explained(error: Exception) -> Exception:
    """An error in a community's own template as a sentence with its place; any other error as it is."""
    places = [(frame.f_code.co_filename, number) for frame, number in walk_tb(error.__traceback__)]
    if isinstance(error, TemplateSyntaxError):
        places.append((error.filename or "", error.lineno))
    own = [(path, number) for path, number in places if path.startswith(f"{FOLDER}/")]
    if not own:
        return error
    path, number = own[-1]
    where = f"{path}, line {number}" if number else path
    message = error.message if isinstance(error, TemplateError) else str(error)
    if isinstance(error, TemplateNotFound):
        message = f"there's no template {error.name}"
    problem = terminal(f"{where}: {' '.join((message or '').split())}")
    return OperatorError(problem, "Correct this template, or remove it: then Peerpact's own is used.")
