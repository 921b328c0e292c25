"""Rules about YAML: what breaks its grammar, and which of its features are not allowed here.

For: the sentences about a text that cannot be read. Must not: parse anything.
"""

from __future__ import annotations

from collections.abc import Iterator

from peerpact.domain.findings import ERROR, WARNING, clip, shorten
from peerpact.formats.trouble import Trouble
from peerpact.rules.files import Said
from peerpact.rules.registry import rule


@rule("yaml-syntax", ERROR, stage="text")
def yaml_syntax(trouble: Trouble) -> Iterator[Said]:
    """A line breaks the grammar of YAML.

    Why: YAML gives some signs a meaning (`:`, `#`, `@`, quotes, brackets, spaces at the start of a line). Where they
    stand by accident the whole file cannot be read.

    Fix: Put text with special signs into double quotes; indent with spaces.

    Wrong:
        name: @octo: the cat

    Right:
        name: "@octo: the cat"
    """
    yield trouble.message, trouble.fix


@rule("duplicate-key", ERROR, stage="text")
def duplicate_key(trouble: Trouble) -> Iterator[Said]:
    """The same key stands twice in one place.

    Why: Only one of the two would count, and nobody could tell which.

    Fix: Keep one of the lines and delete the other.

    Wrong:
        capacity: 1
        capacity: 2

    Right:
        capacity: 2
    """
    yield (
        f"`{clip(trouble.thing)}` stands here for the second time{trouble.message}.",
        "Keep one of the two and delete the other.",
    )


@rule("no-anchor", ERROR, stage="text")
def no_anchor(trouble: Trouble) -> Iterator[Said]:
    """A value begins with `&` or `*`, or a key is `<<`: YAML's anchors, aliases and merge keys.

    Why: They copy parts of a file to other places. Nobody needs that here, and it has been used to hang programs.

    Fix: If it is text, put it into quotes. Otherwise write the value out.

    Wrong:
        about: *bold

    Right:
        about: "*bold"
    """
    yield (
        f"`{clip(trouble.thing)}` is a cross-reference to YAML, and those are not allowed here.",
        f'If it is text, put the whole value into double quotes, such as "{clip(trouble.thing)}"; '
        "else write the value out.",
    )


@rule("no-tag", ERROR, stage="text")
def no_tag(trouble: Trouble) -> Iterator[Said]:
    """A value begins with `!`: a YAML tag.

    Why: Tags tell a program how to build objects from a file. That is never needed here and can be dangerous.

    Fix: If it is text, put it into quotes. Otherwise delete the tag.

    Wrong:
        skill: !vue

    Right:
        skill: vue
    """
    yield (
        f"`{clip(trouble.thing)}` is a YAML tag, and tags are not allowed here.",
        f'If it is text, put the whole value into double quotes, such as "{clip(trouble.thing)}"; else delete it.',
    )


@rule("text-key", ERROR, stage="text")
def text_key(trouble: Trouble) -> Iterator[Said]:
    """Where a word with a colon should stand, a list or another mapping stands.

    Why: The names on the left of the colon are fixed words such as `name` or `offers`.

    Fix: Write one of the words of the template, a colon, and the value.
    """
    yield "A key must be a word, such as `name`.", "Write a word from the template, a colon, and then the value."


@rule("one-document", ERROR, stage="text")
def one_document(trouble: Trouble) -> Iterator[Said]:
    """A second document begins behind a line `---`.

    Why: One file is one person or one partnership.

    Fix: Delete the line `---` and what follows, or move it to a file of its own.
    """
    yield "A second document begins here.", "Delete the line `---`, or move what follows to a file of its own."


@rule("too-deep", ERROR, stage="text")
def too_deep(trouble: Trouble) -> Iterator[Said]:
    """Lists and mappings are nested more than twelve deep.

    Why: No format of a community needs that, and very deep nesting has been used to crash programs.

    Fix: Compare the brackets and the indentation with the template.
    """
    yield "This is nested too deeply.", "Compare the brackets and the indentation with the template."


@rule("lost-comment", WARNING, stage="text")
def lost_comment(trouble: Trouble) -> Iterator[Said]:
    """A ` #` cuts a value short.

    Why: To YAML, a `#` behind a space begins a comment: `C #` is read as `C`.

    Fix: Put the value into double quotes, or write a space behind the `#` if it is meant to be a comment.

    Wrong:
        skill: C #

    Right:
        skill: "C#"
    """
    yield (
        f"`{trouble.thing}` is read as a comment, because a `#` stands behind a space.",
        f"If it belongs to the value, write: {shorten(trouble.message, 200)}. A comment has a space behind its `#`.",
    )
