"""Who has signed what, and how the others do it.

For: each person's state in words, what changed since a signature that was voided, and the line to copy. Must not: ask
for a signature while something has to be fixed, for the bytes will change.
"""

from __future__ import annotations

from collections.abc import Iterator

from peerpact.bot.comments.diff import lost, since
from peerpact.bot.verdict import MOST_SIGNED, SUCCESS, Verdict
from peerpact.signing import AGAIN, REMOVED, SIGNED, VOIDED, WAITING, Requirement, Signature, state
from peerpact.signing import near_signature as nearly
from peerpact.text.escape import markdown
from peerpact.text.forge_links import Places, shown
from peerpact.text.wording import amount, join_words, spoken_date

MOST_COMPARED = 2  # files whose changes are shown: each may take some thousand characters
_WHAT = {
    "new": "a new agreement: all partners sign",
    "amendment": "a changed agreement: all partners sign again",
    "ending": "an ending: one partner is enough",
    "outcome": "an outcome: the person who wrote it signs",
    "profile": "a profile opened by someone else: its owner signs",
}
_TOO_MANY = (
    f"**Signatures**: at most {MOST_SIGNED} files can be signed in one pull request, and this has more. Please "
    "split it into several pull requests; then I can keep track of who agreed to what."
)
_HELD = (
    "<sub>First contribution here? GitHub may hold your approval until a maintainer allows it. A comment counts right "
    "away.</sub>"
)


def signatures(verdict: Verdict, places: Places, briefly: bool = False) -> str:
    """A list for each file that needs signatures; empty where nobody must sign or something is wrong.

    `briefly` leaves no more than who has signed and the line to copy: else the comment could grow longer than GitHub
    takes, and what the bot remembers in it would be lost.
    """
    if verdict.errors or verdict.refused:
        return ""
    if verdict.too_many:
        return _TOO_MANY
    # What is still open comes first, and the rest shows when that is signed.
    signing = sorted(verdict.signing, key=lambda pair: state(*pair) == SUCCESS)
    if briefly:
        return "\n\n".join("\n".join(_briefly(need, given, verdict)) for need, given in signing)
    parts = [
        "\n".join(_file(need, given, verdict, places, number <= MOST_COMPARED))
        for number, (need, given) in enumerate(signing, 1)
    ]
    return "\n\n".join(parts)


def _file(
    need: Requirement, signatures: tuple[Signature, ...], verdict: Verdict, places: Places, compared: bool
) -> Iterator[str]:
    yield f"**Signatures** for {shown(need.path)}, {_WHAT[need.kind]}.\n"
    done = state(need, signatures) == SUCCESS
    files = places.files(verdict.pull.number)
    if not done:
        where = f"[*Files changed*]({files})" if files else "*Files changed*"
        yield f"Before you sign, read it under {where}. A signature covers this exact text.\n"
    for signature in signatures:
        if not (done and signature.state == WAITING):  # the other partner need not sign an ending
            yield f"- {_standing(need, signature, verdict, places)}{_nearly(need, signature, verdict, places)}"
    if done:
        return
    if compared:
        yield from (f"\n{part}" for part in _changed(need, signatures, verdict))
    page = places.guide("how-to/sign.md")
    yield "\nCopy this line into a new comment, with nothing else in it:\n"
    yield f"```text\n/sign {need.digest}\n```"
    yield f"\nTo withdraw before the merge, comment `/unsign`.{f' [How signing works]({page})' if page else ''}"
    if any(each.state != SIGNED and each.person != verdict.pull.author.id for each in signatures):
        yield f"\n{_HELD}"


def _briefly(need: Requirement, signatures: tuple[Signature, ...], verdict: Verdict) -> Iterator[str]:
    """One file in a few lines; nobody is mentioned, for the list is long."""
    yield f"**Signatures** for {shown(need.path)}, {_WHAT[need.kind]}.\n"
    for signature in signatures:
        mark = "✅" if signature.state == SIGNED else "⏳"
        yield f"- {mark} {markdown(_login(signature.person, verdict))}"
    if state(need, signatures) != SUCCESS:
        yield f"\n```text\n/sign {need.digest}\n```"


def _changed(need: Requirement, signatures: tuple[Signature, ...], verdict: Verdict) -> Iterator[str]:
    """What changed since each earlier text that someone signed."""
    signed: dict[bytes | None, list[str]] = {}
    for signature in signatures:
        if signature.state == VOIDED:
            text = verdict.earlier.get((signature.path, signature.person))
            signed.setdefault(text, []).append(markdown(_login(signature.person, verdict)))
    for text, names in signed.items():
        after = verdict.content(need.path)
        yield lost(join_words(names)) if text is None else since(text, after, join_words(names))


def _standing(need: Requirement, signature: Signature, verdict: Verdict, places: Places) -> str:
    login = _login(signature.person, verdict)
    if signature.state == SIGNED and signature.act:
        day, page = (
            spoken_date(signature.act.at),
            places.act(verdict.pull.number, signature.act.source, signature.act.id),
        )
        return f"✅ {markdown(login)} signed on {f'[{day}]({page})' if page else day}."
    how = "comment with the line below"
    if signature.person != verdict.pull.author.id:  # GitHub lets nobody approve their own pull request
        files = places.files(verdict.pull.number)
        how = f"approve under {f'[*Files changed*]({files})' if files else '*Files changed*'}, or {how}"
    if signature.state == VOIDED:
        who = places.mention(login)
        return f"{who} signed an earlier version, and that signature no longer counts. Read what's new, then {how}."
    if signature.state == WAITING:
        if signature.person in need.everybody:
            return f"⏳ {places.mention(login)}: {how}."
        return f"{_called(login, signature.person, verdict, places)}: {how}."  # one is enough, so nobody is waited for
    if signature.state == REMOVED:
        return (
            f"{places.mention(login)}: someone else dismissed, edited or deleted what you signed with, so it no longer "
            f"counts. If you still agree, {how}."
        )
    if signature.state == AGAIN:
        return (
            f"⏳ {places.mention(login)}: what was signed here earlier no longer counts, because the "
            f"base branch was changed or my notes about it were. Please {how}."
        )
    return f"{places.mention(login)} withdrew their signature. To sign after all, {how}."


WHY_NOT = {
    nearly.EDITED: "a comment that was edited doesn't count",
    nearly.QUOTED: "the line is quoted, so GitHub shows it as someone else's",
    nearly.CODE: "the line is in a code block, so it's an example and not a signature",
    nearly.CASE: "the line has to be copied exactly, in lowercase",
    nearly.NO_DIGEST: "the long code after `/sign` is missing",
    nearly.SHORT: "the code after `/sign` isn't the whole one, or has more than its 64 characters",
    nearly.OTHER_TEXT: "its code belongs to another text, or to an earlier version of this one",
    nearly.MORE_ON_THE_LINE: "there's something else on the line, if only a full stop",
    nearly.NO_COMMAND: "the line has to begin with `/sign`",
    nearly.GAP: "there has to be one plain space between `/sign` and the code",
    nearly.TWO_LINES: "`/sign` and the code have to be on one line",
    nearly.NOT_ALONE: "what's around the line changes how GitHub reads it, so put it in a comment of its own",
    nearly.IN_REVIEW: "what's written in a review doesn't count: approve there, or write the line as a comment",
}


def _nearly(need: Requirement, signature: Signature, verdict: Verdict, places: Places) -> str:
    """Why a comment that was meant as a signature doesn't count; empty where there is none."""
    if signature.state == SIGNED:
        return ""
    pull = verdict.pull
    near = nearly.near_signature(pull.comments, pull.reviews, signature.person, need.digest)
    if near is None or (signature.state == VOIDED and near.reason == nearly.OTHER_TEXT):
        return ""
    page = places.act(pull.number, near.source, near.id)
    which = f"[{near.source}]({page})" if page else near.source
    return f" The {which} of {spoken_date(near.at)} isn't a signature yet: {WHY_NOT[near.reason]}."


def _called(login: str, person: int, verdict: Verdict, places: Places) -> str:
    """Only the person who opens an ending is mentioned: their partner needn't read of it here first."""
    return places.mention(login) if person == verdict.pull.author.id else markdown(login)


def _login(person: int, verdict: Verdict) -> str:
    """How someone is called today: by their profile, else as the agreement has it."""
    profile = verdict.head.by_id.get(person)
    names = [p.github for a in verdict.head.agreements for p in a.partners if p.github_id == person]
    return profile.github if profile else names[0] if names else f"account {person}"


def description(verdict: Verdict) -> str:
    """The line beside the status `peerpact/signatures`."""
    if verdict.obstacle:
        return "Waiting until this pull request can be checked"
    if verdict.too_many:
        return f"Too many files to sign at once: {MOST_SIGNED} at most"
    if verdict.unreadable:
        return "Waiting until the agreement can be read"
    if not verdict.signing:
        return "Nothing to sign"
    open_ones = [(need, given) for need, given in verdict.signing if state(need, given) != SUCCESS]
    if not open_ones:
        return "Signed by everyone who has to"
    lost = [s for _, given in open_ones for s in given if s.state not in (SIGNED, WAITING, AGAIN, REMOVED)]
    if lost:
        return f"{amount(len(lost), 'signature')} voided or withdrawn"
    missing = {s.person for need, given in open_ones for s in given if s.state != SIGNED and s.person in need.everybody}
    return f"Waiting for {amount(len(missing) or 1, 'signature')}"
