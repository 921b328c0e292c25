"""Rules about a file as such: its name, its bytes.

For: the sentences about whatever stops a file from being read. Each check is handed a `Trouble` and yields what to
say about it. Must not: read anything.
"""

from __future__ import annotations

from collections.abc import Iterator

from peerpact.domain.findings import ERROR
from peerpact.formats.trouble import Trouble
from peerpact.rules.registry import rule

Said = tuple[str, str]  # message, fix


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


@rule("misplaced-file", ERROR, stage="text")
def misplaced_file(trouble: Trouble) -> Iterator[Said]:
    """A file reads like a profile or an agreement, and isn't in the folder of these.

    Why: Only `profiles/` and `agreements/` are read. Anywhere else, nobody sees the file, and no partner is found.

    Fix: Move the file to the place that the message names. Upper case counts: `Profiles` is another folder.
    """
    article = "an" if trouble.thing == "agreement" else "a"
    yield (
        f"This reads like {article} {trouble.thing}, but nobody will see it here.",
        f"Move it to `{trouble.message}`.",
    )


@rule("odd-path", ERROR, stage="text")
def odd_path(trouble: Trouble) -> Iterator[Said]:
    """A data file's path holds other signs than letters, digits, `.`, `-` and `_`, or runs through too many folders.

    Why: Odd names look like others, break on some systems, and hide files from those who review.

    Fix: Rename it: a profile is called like the login, an agreement like its year and its partners.

    Right:
        profiles/octocat.yml
    """
    yield (
        "The path of this file is not plain.",
        "Use letters, digits, `.`, `-` and `_` only, few folders, and no folder that ends in `.yml`.",
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

    Joiners, variants and marks are welcome where a script or an emoji needs them.

    Fix: Delete the character; `peerpact check --fix` does it too.
    """
    yield (
        f"There is an invisible character here: {trouble.thing}.",
        "Save the file again with the line ends LF; every editor offers this."
        if "CARRIAGE RETURN" in trouble.thing
        else "Delete it: type the letters around this place again, or run `peerpact check --fix`.",
    )


@rule("broken-letters", ERROR, stage="text")
def broken_letters(trouble: Trouble) -> Iterator[Said]:
    """Letters went through the wrong encoding, such as `JosÃ©` for José, or are lost.

    Why: The name is wrong on every page, and nobody who searches for it finds it.

    Fix: Write the letters again, and save the file as UTF-8.

    Wrong:
        name: JosÃ©

    Right:
        name: José
    """
    if trouble.message:
        yield (
            f"`{trouble.thing}` was read in the wrong encoding.",
            f"Write `{trouble.message}`, and save the file as UTF-8.",
        )
    else:
        yield (
            "A letter is lost here: the file holds U+FFFD instead of it.",
            "Write the word again, and save it as UTF-8.",
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
