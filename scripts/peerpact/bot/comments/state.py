"""The first lines of the comment: where the pull request is, in bold, then what to do next and who does it.

For: `state`, from a verdict to a few sentences. Must not: list problems, signatures or people; those come below.
"""

from __future__ import annotations

from peerpact.bot.comments.join_form import asker
from peerpact.bot.comments.obstacles import step, why
from peerpact.bot.ownership import AGREEMENT, PROFILE
from peerpact.bot.verdict import FAILURE, SUCCESS, Verdict
from peerpact.signing import SIGNED, VOIDED
from peerpact.signing import state as signing_state
from peerpact.signing.requirements import ENDING, OUTCOME
from peerpact.text.escape import markdown
from peerpact.text.forge_links import Places
from peerpact.text.wording import amount, join_words

_MERGED = "A maintainer will merge it."


def state(verdict: Verdict, places: Places) -> str:
    """The state in bold, and the one next step."""
    author = asker(verdict)
    name = places.mention(author.login) if author.id else ""
    word = "Welcome" if verdict.pull.first else "Thanks"
    hello = f"{word}, {name}." if name else f"{word}."
    if verdict.obstacle:
        return (
            f"{hello} **This pull request can't be checked yet.** {why(verdict.obstacle)}\n\n{step(verdict.obstacle)}"
        )
    if verdict.checks == FAILURE:
        return _to_fix(verdict, name, hello)
    if not verdict.touches:
        return f"{hello} **This pull request changes nothing.** Push your change, or close it."
    if verdict.removed:
        return f"{hello} **Please read this before you merge.**"
    kinds = {touch.kind for touch in verdict.touches}
    if kinds == {PROFILE} and all(touch.owners == {verdict.pull.author.id} for touch in verdict.touches):
        return _own_profile(verdict, name, hello)
    if kinds == {AGREEMENT} and verdict.signing and all(need.kind == ENDING for need, _ in verdict.signing):
        return _ending(verdict, name, places)
    return f"{hello} {_checked(verdict, kinds)}"


def _to_fix(verdict: Verdict, name: str, hello: str) -> str:
    """What a contributor reads first when something is wrong; neutral where someone touches what isn't theirs."""
    count = amount(len(verdict.errors) + len(verdict.refused), "problem")
    if verdict.refused and not verdict.pull.joins:
        start = f"{name}, this" if name else "This"
        return f"{start} **pull request can't be merged yet: {count} to fix.**"
    return f"{hello} **{count[0].upper()}{count[1:]} to fix before this can be merged.**"


def _own_profile(verdict: Verdict, name: str, hello: str) -> str:
    if all(touch.verb == "deletes" for touch in verdict.touches):
        return _leaving(verdict, name)
    profile = verdict.head.by_id.get(asker(verdict).id)
    if profile and profile.status == "paused":
        return (
            f"{hello} **You're paused once this is merged.** You won't be suggested to anyone, and your current "
            f"partnerships continue. Set `status: open` to come back. {_MERGED}"
        )
    if all(touch.verb == "adds" for touch in verdict.touches):
        rest = "and then you'll appear in the directory. There's nothing else you need to do."
        return f"{hello} **Your profile passes all checks.** A maintainer will merge it, {rest}"
    return f"{hello} **Your profile passes all checks.** {_MERGED}"


def _leaving(verdict: Verdict, name: str) -> str:
    """Says first that partnerships end with it: people who leave may not have thought of that."""
    me = verdict.pull.author.id
    live = [a for a in verdict.head.agreements if me in a.ids and a.starts <= verdict.now <= a.last_day]
    others = [p.github for a in live for p in a.partners if p.github_id != me]
    start = f"{name}, this" if name else "This"
    if not others:
        effect, note = "removes your profile.", ""
    else:
        effect = f"removes your profile and ends your partnership with {join_words(map(markdown, others))}."
        note = " If you haven't told them yet, a short note would be kind, but only if you feel safe writing one."
    return (
        f"{start} **{effect}**{note} You don't have to sign anything; a maintainer will merge it. Your agreements and "
        "the Git history stay. You're welcome back at any time."
    )


def _ending(verdict: Verdict, name: str, places: Places) -> str:
    """No reason is asked for, nothing is praised that may have hurt, and there's a private way to report."""
    page = places.guide("safety.md#how-to-report")
    report = f"[report it privately]({page})" if page else "report it privately"
    me = asker(verdict).id
    mine = any(me in need.people for need, _ in verdict.signing)
    start = f"{name}, this" if name else "This"
    if verdict.signatures == SUCCESS:
        first = f"{start} **ends your partnership, and it's signed.** {_MERGED}"
    elif mine:
        first = (
            f"{start} **ends your partnership. One signature is enough, and it can be yours:** comment with the line "
            "below. Nobody has to agree or give a reason. After that, a maintainer merges it."
        )
    else:
        first = f"{start} **ends a partnership. One partner's signature is enough,** and nobody has to give a reason."
    return (
        f"{first}\n\nIf something happened that wasn't OK, you can {report}. Please don't describe it here, because "
        "this page is public."
    )


def _checked(verdict: Verdict, kinds: set[str]) -> str:
    """Everything else that has no problem: agreements, outcomes, someone else's profile, other files."""
    outcomes = bool(verdict.signing) and all(need.kind == OUTCOME for need, _ in verdict.signing)
    noun_of_kind = "outcome" if outcomes else "agreement" if kinds == {AGREEMENT} else ""
    noun = f"This {noun_of_kind} passes" if noun_of_kind else "These files pass"
    open_ones = [
        s for need, signatures in verdict.signing if signing_state(need, signatures) != SUCCESS for s in signatures
    ]
    missing = {s.person for s in open_ones if s.state != SIGNED}
    if verdict.signing and verdict.signatures == SUCCESS and noun_of_kind:
        return f"**This {noun_of_kind} is signed by everyone who has to.** {_MERGED}"
    if any(s.state == VOIDED for s in open_ones):
        return "**Earlier signatures no longer count, because the text changed.** Read what's new, then sign again."
    if missing:
        waits = f"{'is' if noun_of_kind else 'are'} waiting for {amount(len(missing), 'signature')}"
        return f"**{noun} all checks and {waits}.** The people named below sign next; then a maintainer merges."
    merges = "" if verdict.by_maintainer else " Next, a maintainer looks at this and merges it."
    return f"**{noun} all checks.**{merges}"
