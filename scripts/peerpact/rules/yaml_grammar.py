"""Rules about YAML: what breaks its grammar, and which of its features aren't allowed here.

For: the sentences about a text that can't be read. Must not: parse anything.
"""

from __future__ import annotations

from collections.abc import Iterator

from peerpact.domain.findings import ERROR, WARNING, clip, shorten
from peerpact.formats.trouble import Trouble
from peerpact.rules.files import Said
from peerpact.rules.registry import rule


@rule("yaml-syntax", ERROR, stage="text")
def yaml_syntax(trouble: Trouble) -> Iterator[Said]:
    """A line isn't valid YAML.

    Why: Some characters have a special meaning in YAML: `:`, `#`, `@`, quotes, brackets, and spaces at the start of
    a line. If one of them appears by accident, the file can't be read.

    Fix: Put text with special characters in double quotes, and indent with spaces.

    Wrong:
        name: @octo: the cat

    Right:
        name: "@octo: the cat"
    """
    yield trouble.message, trouble.fix


@rule("duplicate-key", ERROR, stage="text")
def duplicate_key(trouble: Trouble) -> Iterator[Said]:
    """The same key appears twice in one place.

    Why: Only one of the two would count, and nobody could tell which one.

    Fix: Keep one of the lines and delete the other.

    Wrong:
        capacity: 1
        capacity: 2

    Right:
        capacity: 2
    """
    yield (
        f"Duplicate key `{clip(trouble.thing)}`{trouble.message}.",
        "Keep one of the two and delete the other.",
    )


@rule("no-anchor", ERROR, stage="text")
def no_anchor(trouble: Trouble) -> Iterator[Said]:
    """A value starts with `&` or `*`, or a key is `<<`: YAML's anchors, aliases and merge keys.

    Why: They copy parts of a file to other places. That isn't needed here, and it has been used to hang programs.

    Fix: If it's text, put it in quotes. Otherwise write the value out.

    Wrong:
        about: *bold

    Right:
        about: "*bold"
    """
    yield (
        f"`{clip(trouble.thing)}` is a YAML anchor or alias, which isn't allowed here.",
        f'If it\'s text, put the whole value in double quotes: `"{clip(trouble.thing)}"`. '
        "Otherwise write the value out.",
    )


@rule("no-tag", ERROR, stage="text")
def no_tag(trouble: Trouble) -> Iterator[Said]:
    """A value starts with `!`: a YAML tag.

    Why: Tags tell a program how to build objects from a file. That's never needed here and can be dangerous.

    Fix: If it's text, put it in quotes. Otherwise delete the tag.

    Wrong:
        skill: !vue

    Right:
        skill: vue
    """
    yield (
        f"`{clip(trouble.thing)}` is a YAML tag, which isn't allowed here.",
        f'If it\'s text, put the whole value in double quotes: `"{clip(trouble.thing)}"`. Otherwise delete it.',
    )


@rule("text-key", ERROR, stage="text")
def text_key(trouble: Trouble) -> Iterator[Said]:
    """A list or a mapping is used as a key.

    Why: Keys are fixed words, like `name` or `offers`.

    Fix: Use one of the template's keys, a colon, and the value.
    """
    yield "A key must be a word, like `name`.", "Use one of the template's keys, a colon, and then the value."


@rule("one-document", ERROR, stage="text")
def one_document(trouble: Trouble) -> Iterator[Said]:
    """A second document starts after a line with `---`.

    Why: One file is one person or one partnership.

    Fix: Delete the line with `---` and everything after it, or move that to its own file.
    """
    yield "A second document starts here.", "Delete the line with `---`, or move what follows to its own file."


@rule("too-deep", ERROR, stage="text")
def too_deep(trouble: Trouble) -> Iterator[Said]:
    """Lists and mappings are nested more than twelve levels deep.

    Why: No file needs that, and very deep nesting has been used to crash programs.

    Fix: Compare the brackets and the indentation with the template.
    """
    yield "This is nested too deeply.", "Compare the brackets and the indentation with the template."


@rule("lost-comment", WARNING, stage="text")
def lost_comment(trouble: Trouble) -> Iterator[Said]:
    """A ` #` cuts a value short.

    Why: In YAML, a `#` after a space starts a comment: `C #` is read as `C`.

    Fix: Put the value in double quotes, or add a space after the `#` if it's meant to be a comment.

    Wrong:
        skill: C #

    Right:
        skill: "C#"
    """
    yield (
        f"`{trouble.thing}` is read as a comment, because of the `#` after a space.",
        f"If it belongs to the value, write: {shorten(trouble.message, 200)}. In a comment, put a space after the `#`.",
    )
