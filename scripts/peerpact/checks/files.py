"""Rules about a file as such: its bytes, its ending, its YAML.

For: the sentences about whatever stops a file from being read. Each check is handed a `Trouble` and yields what to
say about it. Must not: read anything.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from peerpact.checks.record import rule
from peerpact.findings import ERROR, HINT, clip

Said = tuple[str, str]  # message, fix


@dataclass(frozen=True, slots=True)
class Trouble:
    """What stops a file: a rule's id, line and column from 1, and the thing concerned."""

    rule: str
    line: int
    column: int
    thing: str = ""
    message: str = ""
    fix: str = ""


@rule("plain-file", ERROR, stage="text")
def plain_file(trouble: Trouble) -> Iterator[Said]:
    """Something that is called like a data file is a symbolic link, a folder or a special file.

    Why: A link could show a file that was never meant to be public, so links are never followed.

    Fix: Delete it and add an ordinary file with the text itself.
    """
    yield (
        f"This is {trouble.thing}, not an ordinary file.",
        "Replace it by an ordinary file that holds the text itself.",
    )


@rule("file-ending", ERROR, stage="text")
def file_ending(trouble: Trouble) -> Iterator[Said]:
    """A data file does not end in `.yml`.

    Why: Two endings would allow two files for one person, and tools would see only one of them.

    Fix: Rename the file so that it ends in `.yml`, in small letters.

    Wrong:
        profiles/octocat.yaml

    Right:
        profiles/octocat.yml
    """
    yield "The name of this file must end in `.yml`.", f"Rename it to `{trouble.thing}`."


@rule("too-large", ERROR, stage="text")
def too_large(trouble: Trouble) -> Iterator[Said]:
    """A file is larger than 64 KiB (`skills.yml`: 1 MiB).

    Why: A profile or an agreement fits on a page; a very large file is a mistake or an attack.

    Fix: Shorten the texts. Long material belongs behind a link.
    """
    yield (
        f"The file is larger than {trouble.thing}.",
        "Shorten the texts; put long material behind a link.",
    )


@rule("encoding", ERROR, stage="text")
def encoding(trouble: Trouble) -> Iterator[Said]:
    """A file is not UTF-8 text.

    Why: In any other encoding, names and accents turn into something else on somebody's machine.

    Fix: Save the file again as UTF-8. Every editor offers this when saving.
    """
    yield f"This is not UTF-8 text ({trouble.thing}).", "Save the file again with the encoding UTF-8."


@rule("hidden-character", ERROR, stage="text")
def hidden_character(trouble: Trouble) -> Iterator[Said]:
    """A file holds a character that nobody can see.

    Why: Invisible characters and direction marks make a text read differently than it is, in a review above all.

    Fix: Delete the character, or the few letters around it and type them anew.
    """
    yield (
        f"There is an invisible character here: {trouble.thing}.",
        "Save the file again with the line ends LF; every editor offers this."
        if "CARRIAGE RETURN" in trouble.thing
        else "Delete the letters around this place and type them again.",
    )


@rule("empty-file", ERROR, stage="text")
def empty_file(trouble: Trouble) -> Iterator[Said]:
    """A file is empty, or holds nothing but comments.

    Why: A file without content says nothing about anybody.

    Fix: Fill in the template, for example with `peerpact new profile`, or delete the file.
    """
    yield (
        "There is nothing in this file.",
        "Fill in the template (`peerpact new profile` writes one) or delete the file.",
    )


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


@rule("lost-comment", HINT, stage="text")
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
        f"If it belongs to the value, write: {clip(trouble.message, 200)}. A comment has a space behind its `#`.",
    )
