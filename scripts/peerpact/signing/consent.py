"""Which acts count: what GitHub shows, without what was taken back, dismissed, deleted, edited or voided since.

For: `consent`, from a pull request and what the bot remembers of it; `consent_at_merge`, the same for one that was
merged. The newest act of a person about a file counts, and no older one ever comes back. Must not: read GitHub or Git.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime

from peerpact.domain.pull_request import PullRequest
from peerpact.signing.acts import (
    OTHER_BYTES,
    REMOVED,
    SIGN,
    WITHDRAWN,
    Act,
    Cutoff,
    acts,
    read_comments,
    signers,
    withdrawals,
)
from peerpact.signing.bot_note import Note, Noted, fits, path_digest, read_note, write_note
from peerpact.signing.requirements import Requirement


@dataclass(frozen=True, slots=True)
class Consent:
    """The acts that count, the oldest first; by person why earlier ones don't; `note` is what to remember.

    `void` is the time up to which everything is void, no matter who did it.
    """

    acts: tuple[Act, ...] = ()
    cutoffs: Mapping[int, Cutoff] = field(default_factory=dict)
    void: datetime | None = None
    note: str = ""


def consent(pull: PullRequest, needs: Sequence[Requirement], unclear: bool = False) -> Consent:
    """Who has consented to what, and what to remember of it; `pull.reviewed` must cover the needed paths.

    `unclear` says that more has to be signed than can be told now. Then a withdrawal of everyone who may have signed is
    remembered, for what they did may count again as soon as it can be told.
    """
    note = read_note(pull.own_comment)
    others = {act.person for act in note.acts} | (_may_have_signed(pull) if unclear else set())
    comments = read_comments(pull.comments, needs, others)
    shown = acts(needs, pull.reviews, comments, pull.reviewed)
    void = _void(pull, note)
    taken_back = [cutoff for cutoff in withdrawals(pull.reviews, comments) if cutoff.person in signers(needs) | others]
    cutoffs = _newest([*note.cutoffs, *taken_back, *_lost(pull, note)])
    remembered = _about_other_bytes(pull, needs, note, shown)
    counting = sorted(_after([*shown, *remembered], cutoffs, void), key=lambda act: act.order)
    kept = _noted(counting, needs, note, cutoffs, void)
    if not fits(kept):  # what can't be remembered can't be missed when it is gone, so all of it has to be given again
        void = max([*_times(pull), *(act.at for act in kept.acts), *(cutoff.at for cutoff in kept.cutoffs)])
        counting, cutoffs, kept = [], {}, Note(void=void)
    return Consent(tuple(counting), cutoffs, void, write_note(kept))


def _times(pull: PullRequest) -> list[datetime]:
    return [*(comment.at for comment in pull.comments), *(review.at for review in pull.reviews)]


def _may_have_signed(pull: PullRequest) -> set[int]:
    """Who has done anything here that can be a signature; anybody else's withdrawal isn't worth a row."""
    by_review = {review.author.id for review in pull.reviews if review.state == "APPROVED" or review.was_approval}
    return (by_review | {comment.author.id for comment in pull.comments if "/sign " in comment.body}) - {0}


def _void(pull: PullRequest, note: Note) -> datetime | None:
    """The time up to which nothing counts: the base branch was changed, or the bot's memory can't be relied on."""
    times = [at for at in (note.void, pull.retargeted) if at]
    if pull.note_lost or not note.readable:
        times += _times(pull)
    return max(times, default=None)


def _lost(pull: PullRequest, note: Note) -> Iterator[Cutoff]:
    """Acts that counted once and are gone: deleted, or edited into something else."""
    unedited = {("comment", comment.id) for comment in pull.comments if not comment.edited}
    unedited |= {("review", review.id) for review in pull.reviews}
    edited_by = {comment.id: comment.edited_by for comment in pull.comments if comment.edited}
    for row in note.acts:
        if (row.source, row.id) not in unedited:
            by = edited_by.get(row.id, 0) or (0 if row.id in edited_by else pull.deleted_by.get(row.person, 0))
            yield Cutoff(row.person, row.at, REMOVED if by not in (0, row.person) else WITHDRAWN)


def _newest(cutoffs: Iterable[Cutoff]) -> dict[int, Cutoff]:
    """The latest time of each person; of two in one second, what they did themselves weighs more."""
    newest: dict[int, Cutoff] = {}
    for cutoff in sorted(cutoffs, key=lambda cutoff: (cutoff.at, cutoff.why == WITHDRAWN)):
        newest[cutoff.person] = cutoff
    return newest


def _about_other_bytes(
    pull: PullRequest, needs: Sequence[Requirement], note: Note, shown: Iterable[Act]
) -> Iterator[Act]:
    """Comments that counted once, are still there, and don't sign what the file says now."""
    paths = {path_digest(need.path): need.path for need in needs}
    today = {(act.source, act.id, act.path) for act in shown}
    there = {comment.id for comment in pull.comments if not comment.edited}
    for row in note.acts:
        path = paths.get(row.file)
        if path and row.source == "comment" and row.id in there and ("comment", row.id, path) not in today:
            yield row.act(path, OTHER_BYTES)


def _after(acts: Iterable[Act], cutoffs: Mapping[int, Cutoff], void: datetime | None) -> Iterator[Act]:
    for act in acts:
        cutoff = cutoffs.get(act.person)
        if (cutoff is None or act.at > cutoff.at) and (void is None or act.at > void):
            yield act


def _noted(
    counting: Sequence[Act],
    needs: Sequence[Requirement],
    note: Note,
    cutoffs: Mapping[int, Cutoff],
    void: datetime | None,
) -> Note:
    """The newest acts of each person about each file, and what is known of files that can't be signed just now."""
    files = {path_digest(need.path): need.digest for need in needs}
    rows = [Noted.of(act) for act in counting if act.source == "comment" or act.kind == SIGN]
    absent = [row for row in note.acts if row.file not in files and _still_counts(row, cutoffs, void)]
    newest: dict[tuple[int, str], list[Noted]] = {}
    for row in sorted([*absent, *rows], key=lambda row: row.at):
        kept = newest.setdefault((row.person, row.file), [])
        newest[row.person, row.file] = [*(other for other in kept if other.at == row.at), row]
    remaining = tuple(row for group in newest.values() for row in group)
    later = tuple(cutoff for cutoff in cutoffs.values() if void is None or cutoff.at > void)
    return Note({**note.digests, **files}, remaining, later, void)


def _still_counts(row: Noted, cutoffs: Mapping[int, Cutoff], void: datetime | None) -> bool:
    cutoff = cutoffs.get(row.person)
    return (cutoff is None or row.at > cutoff.at) and (void is None or row.at > void)


def consent_at_merge(pull: PullRequest, need: Requirement, at: datetime) -> Consent:
    """What people had done about one file at the merge, with the eyes of the last verdict.

    A comment that the bot had counted and that is gone, or a review that is dismissed, may be so since before the merge
    or since after it. The bot's note knows: what it calls signed was there at the last look, and nobody undoes it
    later. A note that someone edited says nothing.
    """
    note = Note() if pull.note_lost else read_note(pull.own_comment)
    counted = signed_last(note, need)
    counted_ids = {(act.source, act.id) for act in counted}
    then = replace(
        pull,
        own_comment="" if pull.note_lost else pull.own_comment,
        reviews=tuple(given for given in pull.reviews if given.at <= at and ("review", given.id) not in counted_ids),
        comments=tuple(given for given in pull.comments if given.at <= at),
    )
    settled = consent(replace(then, own_comment=write_note(_without(note, counted_ids))), [need])
    others = [act for act in settled.acts if (act.source, act.id) not in counted_ids]
    counting = sorted([*_after(counted, settled.cutoffs, settled.void), *others], key=lambda act: act.order)
    return replace(settled, acts=tuple(counting))


def _without(note: Note, ids: set[tuple[str, int]]) -> Note:
    return replace(note, acts=tuple(row for row in note.acts if (row.source, row.id) not in ids))


def signed_last(note: Note, need: Requirement) -> tuple[Act, ...]:
    """What the last verdict counted as signatures of exactly these bytes, whatever became of it on GitHub since."""
    file = path_digest(need.path)
    if note.digests.get(file) != need.digest:
        return ()
    return tuple(row.act(need.path, SIGN) for row in note.acts if row.file == file and row.kind == SIGN)
