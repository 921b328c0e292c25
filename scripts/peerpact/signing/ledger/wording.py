"""What the ledger's commands say: alarms for the issue, standings and faults for the terminal.

For: prose. Must not: decide.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from peerpact.signing.ledger.landed import Recomputed
from peerpact.signing.ledger.record import Record
from peerpact.signing.ledger.report import BROKEN, DELETED, REDACTED, SIGNED, Rewritten, Standing
from peerpact.signing.ledger.settle import NO_PULL, NOT_JUDGED, NOT_SIGNED, OTHER_BYTES, UNREADABLE, Alarm
from peerpact.text.escape import prose
from peerpact.text.wording import amount, join_words, plural, spoken_date

TITLE = "Something on the default branch isn't signed"
MARKER = "<!-- peerpact:ledger-alarm -->"
MOST_AT_ONCE = 50  # more would not fit into one comment; the next run tells the rest
_KINDS = {
    "new": "a new agreement",
    "amendment": "an amendment",
    "ending": "an ending",
    "outcome": "an outcome",
    "profile": "a profile that someone else opened",
}
_WHY = {
    NO_PULL: "it came without a pull request, so nobody could sign it",
    UNREADABLE: "it can't be read, so nobody can sign it",
    OTHER_BYTES: "the merged bytes aren't the bytes that were to be signed",
    NOT_JUDGED: "what was merged isn't what was checked in the pull request",
    NOT_SIGNED: "it was merged before everyone had signed",
}
_BEGIN = """\
**These files are on the default branch, but the ledger can't confirm that they're signed.** To fix one, revert it, or
let its partners sign: in the pull request that brought it, or with an amendment. The next run notices.
"""


def alarm(entry: Alarm) -> str:
    """An alarm in one sentence, with code in backticks."""
    if entry.message:
        return f"the ledger is broken: {entry.message}"
    where = f"`{entry.path}` at `{entry.commit[:12]}`"
    pull = f" (pull request {entry.number})" if entry.number else ""
    missing = f"; missing: account {' and account '.join(map(str, entry.missing))}" if entry.missing else ""
    return f"{where}{pull}: {_WHY.get(entry.code, entry.code)}{missing}."


def issue(alarms: Sequence[Alarm], first: bool) -> str:
    """The text of the issue, or of a comment in it; each alarm has its id, so that nobody reads it twice."""
    rows = [f"- {prose(alarm(each))} {mark(each)}" for each in alarms[:MOST_AT_ONCE]]
    begin = [MARKER, _BEGIN] if first else [MARKER, "New since then:\n"]
    return "\n".join((*begin, *rows)) + "\n"


def mark(alarm: Alarm) -> str:
    """What shows that an alarm was told."""
    return f"<!-- alarm {alarm.id} -->"


def recorded(record: Record) -> str:
    """What was written down, for the log."""
    people = join_words(signer.login for signer in record.signers)
    return f"{record.path}: {_KINDS[record.kind]}, signed by {people} (pull request {record.pull_request})"


def standing(agreement: Standing) -> str:
    """Where an agreement stands, in a sentence."""
    if agreement.state == SIGNED and agreement.signed:
        text = _signed(agreement.signed[1])
    elif agreement.state == DELETED:
        never = "; never signed: " + _commits([version.commit for version in agreement.past])
        return f"deleted{never if agreement.past else '; the records of its versions stay'}."
    elif agreement.state == REDACTED:
        text = _redacted(agreement)
    elif agreement.state == BROKEN:
        text = "broken: what its record says doesn't hold"
    else:
        text = "not signed: the ledger has no record of " + _commits([version.commit for version in agreement.pending])
    if agreement.past:
        text += "; put right since, never signed: " + _commits([version.commit for version in agreement.past])
    return f"{text}."


def _redacted(agreement: Standing) -> str:
    if agreement.signed is None:
        return "redacted: it was taken out of the history; the records of its versions stay"
    return f"redacted: signed bytes were taken out of the history; {_signed(agreement.signed[1])}"


def rewritten(rewriting: Rewritten) -> str:
    """What maintainers say about a rewritten history, and whether it counts."""
    claim = rewriting.rewriting
    event = (
        f"history rewritten: {claim.old[:12]} became {claim.new[:12]}, {amount(len(claim.gone), 'signed version')} gone"
    )
    maintainers = join_words(f"{entry.login} (account {entry.by})" for entry, _ in rewriting.told)
    if rewriting.counts:
        return f"{event}; recorded by {maintainers}."
    alone = f"recorded by {maintainers} alone" if maintainers else "recorded by nobody who was a maintainer then"
    return f"{event}; {alone}, so it doesn't count: two maintainers have to run `peerpact record --rewritten`."


def moved(count: int) -> str:
    """A remark on records whose commits are gone."""
    which = plural(count, "names a commit that isn't", "name commits that aren't")
    return f"{amount(count, 'record')} {which} on the default branch any more; path and bytes match, in their order."


def recomputed(recomputed: Recomputed) -> Iterator[str]:
    """What a clone's own merges tell, and what they can't."""
    for commit, path in recomputed.differing[:MOST_AT_ONCE]:
        yield f"merge {commit[:12]}: {path} isn't what its two sides say; someone resolved a conflict, or changed it."
    if recomputed.merges or recomputed.others:
        computed = f"{amount(recomputed.merges, 'merge')} of profiles, agreements and settings computed again"
        unseen = f"; {recomputed.others:,} came as one commit (squash, rebase, push), which a clone can't compute"
        yield f"{computed}{unseen if recomputed.others else ''}."


def _signed(record: Record) -> str:
    people = join_words(signer.login for signer in record.signers)
    last = max(signer.at for signer in record.signers)
    kind = _KINDS[record.kind].removeprefix("a new ").removeprefix("an ").removeprefix("a ")
    return f"signed ({kind}) by {people}, last on {spoken_date(last)}, pull request {record.pull_request}"


def _commits(commits: Sequence[str]) -> str:
    return "what came with " + ", ".join(commit[:12] for commit in commits)
