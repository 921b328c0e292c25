"""Rules about a file as such: its name, its bytes.

For: the sentences about whatever stops a file from being read. Each check is handed a `Trouble` and yields what to
say about it. Must not: read anything.
"""

from __future__ import annotations

from collections.abc import Iterator

from peerpact.domain.findings import ERROR, clip
from peerpact.formats.trouble import Trouble
from peerpact.rules.registry import rule

Said = tuple[str, str]  # message, fix


@rule("plain-file", ERROR, stage="text")
def plain_file(trouble: Trouble) -> Iterator[Said]:
    """Something that's named like a data file is a symbolic link, a folder or a special file.

    Why: A link could show a file that was never meant to be public, so links are never followed.

    Fix: Replace it with an ordinary file that contains the text.
    """
    yield (
        f"This is {trouble.thing}, not an ordinary file.",
        "Replace it with an ordinary file that contains the text.",
    )


@rule("misplaced-file", ERROR, stage="text")
def misplaced_file(trouble: Trouble) -> Iterator[Said]:
    """A file looks like a profile or an agreement, but isn't in the right folder.

    Why: Only `profiles/` and `agreements/` are read. Anywhere else, nobody sees the file.

    Fix: Move the file to the place that the message names. Case matters: `Profiles` is a different folder.
    """
    article = "an" if trouble.thing == "agreement" else "a"
    yield (
        f"This looks like {article} {trouble.thing}, but {trouble.thing}s aren't read here.",
        f"Move it to `{trouble.message}`.",
    )


@rule("report-address", ERROR, stage="text")
def report_address(trouble: Trouble) -> Iterator[Said]:
    """The private reporting channel in `.github/ISSUE_TEMPLATE/config.yml` is still the demo's.

    Why: GitHub shows this link to everyone who opens an issue, and a report would reach nobody.

    Fix: Use the same link as `report_to` in `community.yml`.
    """
    ours = f"Use `{clip(trouble.thing, 200)}`, as in `community.yml`." if trouble.thing else ""
    yield (
        "This is still the demo's reporting channel, so reports would reach nobody.",
        ours or "Use your own link, here and as `report_to` in `community.yml`.",
    )


@rule("odd-path", ERROR, stage="text")
def odd_path(trouble: Trouble) -> Iterator[Said]:
    """A data file's path has characters other than letters, digits, `.`, `-` and `_`, or too many folders.

    Why: Unusual names look like others, break on some systems, and hide files from reviewers.

    Fix: Rename it: a profile is named after the username, an agreement after its year and its partners.

    Right:
        profiles/octocat.yml
    """
    yield (
        "This file's path has characters or folders that aren't allowed.",
        "File names can only contain letters, digits, `.`, `-` and `_`. Use few folders, and none that ends in `.yml`.",
    )


@rule("file-ending", ERROR, stage="text")
def file_ending(trouble: Trouble) -> Iterator[Said]:
    """A data file's name doesn't end in `.yml`.

    Why: With two endings, one person could have two files, and tools would see only one of them.

    Fix: Rename the file so that it ends in `.yml`, in lowercase.

    Wrong:
        profiles/octocat.yaml

    Right:
        profiles/octocat.yml
    """
    yield "The file name must end in `.yml`.", f"Rename it to `{trouble.thing}`."


@rule("too-large", ERROR, stage="text")
def too_large(trouble: Trouble) -> Iterator[Said]:
    """A file is larger than 64 KiB (`skills.yml`: 1 MiB).

    Why: A profile or an agreement fits on a page, so a very large file is a mistake or an attack.

    Fix: Shorten the texts, and link to long material.
    """
    yield (
        f"The file is larger than {trouble.thing}.",
        "Shorten the texts, and link to long material.",
    )


@rule("encoding", ERROR, stage="text")
def encoding(trouble: Trouble) -> Iterator[Said]:
    """A file isn't UTF-8 text.

    Why: In any other encoding, names and accents look wrong on some machines.

    Fix: Save the file again as UTF-8, which every editor offers.
    """
    yield f"This isn't UTF-8 text ({trouble.thing}).", "Save the file again as UTF-8."


@rule("hidden-character", ERROR, stage="text")
def hidden_character(trouble: Trouble) -> Iterator[Said]:
    """A file contains an invisible character.

    Why: Invisible characters and direction marks can make a text look different from what it says, especially in a
    review.

    Joiners, variants and marks are welcome where a script or an emoji needs them.

    Fix: Delete the character; `peerpact check --fix` does it too.
    """
    yield (
        f"There's an invisible character here: {trouble.thing}.",
        "Save the file again with LF line endings, which every editor offers."
        if "CARRIAGE RETURN" in trouble.thing
        else "Delete it by typing the characters around this place again, or run `peerpact check --fix`.",
    )


@rule("broken-letters", ERROR, stage="text")
def broken_letters(trouble: Trouble) -> Iterator[Said]:
    """Letters were saved in the wrong encoding, for example `JosÃ©` for José, or are lost.

    Why: The name is wrong on every page, and nobody can find it by searching.

    Fix: Type the letters again, and save the file as UTF-8.

    Wrong:
        name: JosÃ©

    Right:
        name: José
    """
    if trouble.message:
        yield (
            f"`{trouble.thing}` was read in the wrong encoding.",
            f"Use `{trouble.message}`, and save the file as UTF-8.",
        )
    else:
        yield (
            "A letter is lost here: the file has U+FFFD instead.",
            "Type the word again, and save the file as UTF-8.",
        )


@rule("empty-file", ERROR, stage="text")
def empty_file(trouble: Trouble) -> Iterator[Said]:
    """A file is empty, or contains only comments.

    Why: A file without content says nothing about anyone.

    Fix: Fill in the template, for example with `peerpact new profile`, or delete the file.
    """
    yield (
        "This file is empty.",
        "Fill in the template (`peerpact new profile` writes one), or delete the file.",
    )
