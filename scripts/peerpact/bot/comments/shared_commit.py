"""What to say where several open pull requests have the same commit, and another one is what keeps this one red.

For: `with_shared_commit`. Must not: name anybody; a second pull request from someone's branch may be a mistake.
"""

from __future__ import annotations

from collections.abc import Sequence

from peerpact.text.wording import join_words

MOST_NAMED = 5


def with_shared_commit(comment: str, others: Sequence[int]) -> str:
    """A comment with a last paragraph that says which other pull request to close."""
    names = join_words([f"#{number}" for number in others[:MOST_NAMED]])
    more = len(others) - MOST_NAMED
    return (
        f"{comment.rstrip()}\n\n**Something else keeps this red**: {names}{f' and {more} more' if more > 0 else ''} "
        "has the same commit, and a status belongs to a commit. What is said there has to be fixed too; or close the "
        "pull request that isn't needed. A maintainer can close someone else's.\n"
    )
