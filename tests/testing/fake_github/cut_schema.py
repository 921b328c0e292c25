"""Cut GitHub's whole GraphQL schema down to the types that the stand-in answers with.

For: `python -m testing.fake_github.cut_schema schema.graphql` in `tests/`, after a new query or a new version of the
schema (npm `@octokit/graphql-schema`, MIT). Must not: run in the suite. The README names origin and licence.
"""

from __future__ import annotations

import gzip
import sys
from collections.abc import Iterable
from dataclasses import replace
from pathlib import Path
from typing import Any

from graphql import parse, print_ast
from graphql.language import ast

SCHEMA = Path(__file__).with_name("schema-slim.graphql.gz")
KEPT = frozenset(
    """
    Query Repository PullRequest Issue IssueComment Actor User Bot Organization Mannequin EnterpriseUserAccount Node
    PullRequestConnection PullRequestCommitConnection PullRequestCommit Commit Status StatusContext PageInfo
    PullRequestTimelineItemsConnection PullRequestTimelineItems BaseRefChangedEvent AutomaticBaseChangeSucceededEvent
    ReviewDismissedEvent CommentDeletedEvent PullRequestReview Comment
    IssueCommentConnection PullRequestReviewConnection
    """.split()
)
PLAIN = frozenset("ID Int Float String Boolean".split())


def cut(whole: str) -> str:
    """The kept types, with those of their fields that lead to kept types, and every scalar, enumeration and input."""
    document = parse(whole, no_location=True)
    plain = (ast.ScalarTypeDefinitionNode, ast.EnumTypeDefinitionNode, ast.InputObjectTypeDefinitionNode)
    simple = {one.name.value for one in document.definitions if isinstance(one, plain)}
    known = simple | KEPT | PLAIN
    made = [_bare(one, known) for one in document.definitions if getattr(one, "name", None) and _kept(one, simple)]
    used = _used(made)
    while len(rest := [one for one in made if one.name.value in used | KEPT]) < len(made):
        made, used = rest, _used(rest)
    return print_ast(ast.DocumentNode(definitions=tuple(made)))


def _kept(one: Any, simple: frozenset[str] | set[str]) -> bool:
    return not isinstance(one, ast.DirectiveDefinitionNode) and one.name.value in simple | KEPT


def _bare(one: Any, known: set[str] | frozenset[str]) -> Any:
    """A definition without its prose, and without what leads to types that aren't kept."""
    new: dict[str, Any] = {"description": None, "directives": ()}
    if getattr(one, "values", None):
        new["values"] = tuple(replace(value, description=None, directives=()) for value in one.values)
    for name in ("types", "interfaces"):
        if getattr(one, name, None):
            new[name] = tuple(part for part in getattr(one, name) if part.name.value in known)
    if getattr(one, "fields", None):
        new["fields"] = tuple(_bare_field(field) for field in one.fields if _name(field.type) in known)
    return replace(one, **new)


def _bare_field(field: Any) -> Any:
    new: dict[str, Any] = {"description": None, "directives": ()}
    if getattr(field, "arguments", None):
        new["arguments"] = tuple(replace(one, description=None, directives=()) for one in field.arguments)
    return replace(field, **new)


def _name(kind: Any) -> str:
    while not isinstance(kind, ast.NamedTypeNode):
        kind = kind.type
    return str(kind.name.value)


def _used(definitions: Iterable[Any]) -> set[str]:
    """Every type that a field or an argument names."""
    found: set[str] = set()
    for one in definitions:
        for field in getattr(one, "fields", None) or ():
            found.add(_name(field.type))
            found |= {_name(argument.type) for argument in getattr(field, "arguments", None) or ()}
    return found


def main(source: str) -> None:
    """Write the cut beside this file, the same bytes for the same source."""
    SCHEMA.write_bytes(gzip.compress(cut(Path(source).read_text("utf-8")).encode(), 9, mtime=0))


if __name__ == "__main__":
    main(sys.argv[1])
