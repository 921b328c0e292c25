"""Rules about a change as such: what may not be different afterwards.

For: what only shows when a file's two versions are side by side. Each check is handed a `Revision`. Must not: ask who
made the change (that is `ownership`) or who has signed it (that is `signing`).
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from peerpact.domain.findings import ERROR, Problem
from peerpact.domain.model import Agreement
from peerpact.rules.registry import rule

TERMS = "guides/terms/"


@dataclass(frozen=True, slots=True)
class Revision:
    """A path before and after; `before` and `after` are agreements where they can be read as such.

    `existed` says whether the file was there before; `amends` whether the change needs all partners' consent again.
    `terms` are the versions of the terms that are there before the change, None where nobody has looked.
    """

    path: str
    existed: bool
    before: Agreement | None = None
    after: Agreement | None = None
    amends: bool = False
    terms: frozenset[int] | None = None


@rule("amendment-named", ERROR, stage="change")
def amendment_named(revision: Revision) -> Iterator[Problem]:
    """A signed agreement is changed without a new entry under `amendments`.

    Why: The partners signed a different text. An amendment tells them, and later readers, what changed and when. Adding
    only `ended` or your own outcome needs no entry.

    Fix: Add an entry at the end of `amendments` with today's date, and have all partners sign again.

    Right:
        amendments:
          - {on: 2027-02-01, what: The goal moved from pods to operators}
    """
    before, after = revision.before, revision.after
    if before and after and revision.amends and not _new_entry(before, after):
        message = "This changes a signed agreement without an entry under `amendments`."
        fix = (
            "Add an entry with the date of the change at the end of `amendments`, and keep the earlier ones: `- {on: "
            'YYYY-MM-DD, what: "One sentence on what changed"}`. All partners then sign again.'
        )
        yield Problem(revision.path, ("amendments",), message, fix)


def _new_entry(before: Agreement, after: Agreement) -> bool:
    kept = after.amendments[: len(before.amendments)] == before.amendments
    return kept and len(after.amendments) > len(before.amendments)


@rule("terms-stay", ERROR, stage="change")
def terms_stay(revision: Revision) -> Iterator[Problem]:
    """A released version of the terms is changed or deleted.

    Why: People have signed this exact text, and their agreements name it by number.

    Fix: Leave the file as it was, and add a new version beside it, for example `guides/terms/2.md`.
    """
    if revision.existed and revision.path.startswith(TERMS) and revision.path.endswith(".md"):
        message = "Released terms can't be changed, because people have signed them."
        yield Problem(revision.path, (), message, "Restore the file, and add a new version beside it.")


@rule("terms-released", ERROR, stage="change")
def terms_released(revision: Revision) -> Iterator[Problem]:
    """A new or amended agreement names terms that aren't released yet.

    Why: Partners agree to the words of the terms too. Words that are still in the same pull request could be changed
    after they signed.

    Fix: Name a version that's on the main branch, for example `terms: 1` for `guides/terms/1.md`. New terms are merged
    first, in a pull request of their own.

    Right:
        terms: 1
    """
    after = revision.after
    signs_again = after is not None and (revision.before is None or revision.amends)
    if after and signs_again and revision.terms is not None and after.terms not in revision.terms:
        file = f"guides/terms/{after.terms}.md"
        message = f"Version {after.terms} of the terms isn't released: the main branch has no `{file}`."
        newest = (
            f"Use `terms: {max(revision.terms)}`." if revision.terms else "A maintainer has to add the terms first."
        )
        yield Problem(revision.path, ("terms",), message, newest)
