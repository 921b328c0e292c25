"""Whose pull request may touch what.

For: one decision for each changed file, by numeric ids. Maintainers are those that the base names. Must not: look at
what a file says beyond whose it is.

- A profile: its owner adds, changes and deletes it. The owner field never changes hands, and the login is the owner's.
- An agreement: one of its partners adds or changes it; its partners never change, and only a maintainer deletes it.
- Everything else needs a maintainer's eye.
- A maintainer may touch all of it; whose consent is needed for it is the signatures' matter.
- A pull request that we opened from someone's join form is theirs as long as it is, to the byte, what the form says.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date

from peerpact.bot.join_form import profile_from_form
from peerpact.community.loader import Loaded, Record, kind_of, records_by_path
from peerpact.domain.entry import is_data
from peerpact.domain.model import Agreement, Community, Profile
from peerpact.domain.pull_request import Account, Change, PullRequest

PROFILE, AGREEMENT, OTHER = "profile", "agreement", "other"
FORM_GONE, FORM_CLOSED, FORM_UNCLEAR, FORM_DIFFERS = "form-gone", "form-closed", "form-unclear", "form-differs"
FORM_EDITED = "form-edited"


@dataclass(frozen=True, slots=True)
class Touch:
    """One changed file: what kind it is, what happens to it, whose it is, and why it is refused (`` if it is not).

    `owners` are the ids whose file it is: the owner of a profile, the partners of an agreement; empty where nobody
    can tell. `refusal` is one of not-yours, hands-over, not-your-login, no-owner, not-partner, new-partners,
    not-deleted, or of the FORM_ words for a profile that is not proven to be what its owner's form says.
    """

    path: str
    kind: str
    verb: str
    owners: frozenset[int] = frozenset()
    refusal: str = ""


def in_whose_name(pull: PullRequest, base: Loaded) -> tuple[PullRequest, str]:
    """The pull request with the author in whose name it is to be judged, and why it is nobody's word otherwise (``).

    Only our own pull requests are judged in another name: that of the form's author, and only where the form, as
    it is now, asks for exactly these changes. Their commits prove nothing.
    """
    if not pull.joins:
        return pull, ""
    why = _unproven(pull, base)
    return (pull, why) if why or not pull.form else (replace(pull, author=pull.form.author, first=pull.form.first), "")


def _unproven(pull: PullRequest, base: Loaded) -> str:
    form = pull.form
    if form is None or not form.author.id or base.community.settings.workflows.join_label not in form.labels:
        return FORM_GONE
    if not form.open:
        return FORM_CLOSED
    if not form.by_its_author:
        return FORM_EDITED
    drawn = profile_from_form(form, base)
    if drawn.complaints:
        return FORM_UNCLEAR
    there = {change.path: change.after for change in pull.changes}
    return FORM_DIFFERS if there and there != drawn.files else ""


def touches(pull: PullRequest, base: Loaded, head: Loaded, unproven: str = "") -> tuple[Touch, ...]:
    """A decision for each changed path, in path order; `unproven` is what `in_whose_name` found."""
    trusted = is_maintainer(pull.author, base)
    before, after = records_by_path(base), records_by_path(head)
    decided = tuple(
        _touch(change, pull.author, before.get(change.path), after.get(change.path), trusted) for change in pull.changes
    )
    return (
        tuple(replace(touch, refusal=unproven) if touch.kind == PROFILE else touch for touch in decided)
        if unproven
        else decided
    )


def is_maintainer(author: Account, base: Loaded) -> bool:
    """Whether the base names this account as a maintainer."""
    return author.id in {maintainer.github_id for maintainer in base.community.settings.maintainers} - {0}


def removed(pull: PullRequest, base: Loaded, head: Community, now: date) -> tuple[str, ...]:
    """The paths of running partnerships whose agreement is deleted; one that goes on under another name is not.

    Where a partner leaves in the same change, the partnership counts as ended, and nothing running is removed.
    """
    deleted = {change.path for change in pull.changes if change.after is None}
    deleted -= {agreement.path for agreement in head.agreements}  # what the author may not delete is still there
    kept = {agreement.ids for agreement in head.live(now)}
    gone = (
        agreement for agreement in base.community.live(now) if agreement.path in deleted and agreement.ids not in kept
    )
    return tuple(agreement.path for agreement in gone if head.stage(agreement, now) != "ended")


def _touch(change: Change, author: Account, before: Record, after: Record, trusted: bool) -> Touch:
    verb = "adds" if change.before is None else "deletes" if change.after is None else "changes"
    kind = kind_of(change.path)
    if kind not in (PROFILE, AGREEMENT) or "/" not in change.path or not is_data(change.path):
        return Touch(change.path, OTHER, verb)
    old, new = _owners(before), _owners(after)
    refuse = _profile_refusal if kind == PROFILE else _agreement_refusal
    refusal = "" if trusted else refuse(verb, author.id, old, new) or _borrowed(author, before, after)
    owners = old if verb == "deletes" or (refusal and old) else new or old
    return Touch(change.path, kind, verb, owners, refusal)


def _owners(part: Record) -> frozenset[int]:
    if isinstance(part, Agreement):
        return part.ids - {0}
    return frozenset({part.github_id} - {0}) if part else frozenset()


def _borrowed(author: Account, before: Record, after: Record) -> str:
    """A profile that takes on a username that isn't its owner's: everyone would be led to someone else."""
    if not isinstance(after, Profile) or not after.github or after.github_id != author.id or not author.id:
        return ""
    kept = isinstance(before, Profile) and before.github.casefold() == after.github.casefold()
    return "" if kept or after.github.casefold() == author.login.casefold() else "not-your-login"


def _profile_refusal(verb: str, author: int, old: frozenset[int], new: frozenset[int]) -> str:
    if verb != "adds" and not old:
        return "no-owner"  # the base's file is broken: who has the right to it cannot be told
    if old and old != {author}:  # also when it is added here and someone else's was merged meanwhile
        return "not-yours"
    if verb == "changes" and new and new != old:
        return "hands-over"
    if verb == "adds" and new and new != {author}:
        return "not-yours"
    return ""  # a file that is added without a readable owner is an error by itself


def _agreement_refusal(verb: str, author: int, old: frozenset[int], new: frozenset[int]) -> str:
    if verb == "deletes":
        return "not-deleted"
    if verb == "changes" and not old:
        return "no-owner"
    if (old or new) and author not in (old or new):
        return "not-partner"
    if verb == "changes" and new and new != old:
        return "new-partners"
    return ""
