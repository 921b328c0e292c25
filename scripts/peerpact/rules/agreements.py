"""Rules about one agreement by itself: its people, its goals, its dates.

For: whatever a schema can't say about the terms of one partnership. Must not: compare agreements with each other.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta
from itertools import pairwise

from peerpact.domain.findings import ERROR, WARNING, Pointer, Problem, clip
from peerpact.domain.model import Agreement, Partner
from peerpact.rules.context import Checkup
from peerpact.rules.registry import rule


@rule("two-people", ERROR)
def two_people(checkup: Checkup) -> Iterator[Problem]:
    """The same person is listed as a partner twice.

    Why: A partnership is between different people, and nobody can sign for two.

    Fix: Correct `github` and `github_id` of the second entry.
    """
    for agreement in checkup.community.agreements:
        people: set[int | str] = set()
        for number, partner in enumerate(agreement.partners):
            for key, mark in (("github_id", partner.github_id), ("github", partner.github.casefold())):
                if mark in people:
                    message = f"{partner.github} is listed as a partner twice."
                    yield Problem(
                        agreement.path,
                        ("partners", number, key),
                        message,
                        "Use the other partner's username and GitHub user ID.",
                    )
                    break
            people |= {partner.github_id, partner.github.casefold()}


@rule("partner-exists", ERROR)
def partner_exists(checkup: Checkup) -> Iterator[Problem]:
    """A partner has no profile, or an ID that differs from their profile.

    Why: Only people who have joined can sign. In an existing agreement it means that a partner has left: the
    partnership counts as ended, which is only a warning.

    Fix: Add the profile first, or correct `github_id`: the right one is in the partner's profile.
    """
    community = checkup.community
    for agreement in community.agreements:
        for number, partner in enumerate(agreement.partners):
            profile = community.by_id.get(partner.github_id)
            if profile and profile.github.casefold() != partner.github.casefold() and checkup.adds(agreement.path):
                message = f"{partner.github_id} is the user ID of {profile.github}, not of {partner.github}."
                fix = f"Use `github: {profile.github}`, or the user ID of {clip(partner.github)}."
                yield Problem(agreement.path, ("partners", number, "github"), message, fix)
            same = community.by_login.get(partner.github.casefold())
            if profile or (same is None and _is_faulty(partner, agreement, checkup)):
                continue
            if same:
                message = f"The user ID of {partner.github} is {same.github_id}, not {partner.github_id}."
                yield Problem(
                    agreement.path, ("partners", number, "github_id"), message, f"Use `github_id: {same.github_id}`."
                )
            elif checkup.adds(agreement.path):
                message = f"{partner.github} ({partner.github_id}) has no profile here."
                fix = f"Add `profiles/{partner.github}.yml` first, or correct the username and the user ID."
                yield Problem(agreement.path, ("partners", number, "github"), message, fix)
            else:
                message = f"{partner.github} has left, so this partnership counts as ended."
                fix = "You don't have to do anything. The other partner can add `ended` and an outcome."
                yield Problem(agreement.path, ("partners", number, "github"), message, fix, severity=WARNING)


def _is_faulty(partner: Partner, agreement: Agreement, checkup: Checkup) -> bool:
    """Whether a partner's profile is there but has errors: then they haven't left.

    Only the number in that file excuses an agreement that is added or amended: a login alone says nothing about who
    would sign.
    """
    by_login = partner.github.casefold() in checkup.faulty and not checkup.adds(agreement.path)
    return partner.github_id in checkup.faulty or by_login


@rule("dates-in-order", ERROR)
def dates_in_order(checkup: Checkup) -> Iterator[Problem]:
    """Dates of an agreement are in the wrong order, or `ended` is in the future.

    Why: Calendars, reminders and the stage of the partnership are computed from them.

    Fix: Put `starts` before `ends`, and amendments and check-ins in order from oldest to newest. `ended` can't be
    in the future.

    Wrong:
        starts: 2026-12-01
        ends: 2026-11-01

    Right:
        starts: 2026-12-01
        ends: 2027-05-31
    """
    for a in checkup.community.agreements:
        yield from (Problem(a.path, (key,), wrong, fix) for key, wrong, fix in _wrong_days(a, checkup.now))
        yield from _out_of_order(a.path, "check_ins", list(a.check_ins))
        yield from _out_of_order(a.path, "amendments", [amendment.on for amendment in a.amendments])


def _wrong_days(a: Agreement, now: date) -> Iterator[tuple[str, str, str]]:
    """The key of each day that can't be right, what's wrong with it, and what to write."""
    if a.ends <= a.starts:
        yield "ends", f"`ends` ({a.ends}) isn't after `starts` ({a.starts}).", f"Use a date after {a.starts}."
    if a.ended and a.ended > now:
        yield "ended", f"`{a.ended}` is in the future.", f"Use today's date, {now}, or an earlier one."
    if a.ended and a.ended > a.ends:
        yield "ended", f"`ended` is after the agreed end ({a.ends}).", "Delete `ended`, or use an earlier date."


def _out_of_order(path: str, key: str, days: list[date]) -> Iterator[Problem]:
    for index, (before, after) in enumerate(pairwise(days), 1):
        if after < before or (after == before and key == "check_ins"):
            pointer: Pointer = (key, index, "on") if key == "amendments" else (key, index)
            yield Problem(path, pointer, f"{after} isn't after {before}.", "Put the oldest date first.")


@rule("check-in-in-term", ERROR)
def check_in_in_term(checkup: Checkup) -> Iterator[Problem]:
    """A check-in is outside the partnership's term.

    Why: A check-in is a look at goals and balance while there's still time to change them.

    Fix: Use a date from `starts` to `ends`.

    Wrong:
        starts: 2026-12-01
        check_ins: [2026-11-15]

    Right:
        starts: 2026-12-01
        check_ins: [2027-01-12]
    """
    for a in checkup.community.agreements:
        for index, day in enumerate(a.check_ins):
            if not a.starts <= day <= a.ends:
                message = f"{day} isn't between {a.starts} and {a.ends}."
                yield Problem(a.path, ("check_ins", index), message, "Use a date within the term.")


@rule("term-length", ERROR)
def term_length(checkup: Checkup) -> Iterator[Problem]:
    """The term is shorter or longer than the community allows.

    Why: A partnership needs time to grow, and an end in sight. `agreements.months` in `community.yml` sets the range.

    Fix: Choose another end date. Partners who want to continue can write a new agreement.
    """
    least, most = checkup.community.settings.agreements.months
    for a in checkup.community.agreements:
        shortest, longest = a.starts + timedelta(days=28 * least - 1), a.starts + timedelta(days=31 * most)
        if least <= most and a.ends > a.starts and not shortest <= a.ends <= longest:
            message = f"From {a.starts} to {a.ends} isn't between {least} and {most} months."
            yield Problem(a.path, ("ends",), message, f"Use a date from {shortest} to {longest}.")


@rule("session-length", ERROR)
def session_length(checkup: Checkup) -> Iterator[Problem]:
    """A session is shorter or longer than the community allows.

    Why: Two equal halves need some time each, and nobody listens well for hours. `agreements.minutes` in
    `community.yml` sets the range.

    Fix: Use a number of minutes in the range.
    """
    least, most = checkup.community.settings.agreements.minutes
    for a in checkup.community.agreements:
        if least <= most and not least <= a.sessions.minutes <= most:
            message = f"{a.sessions.minutes} minutes isn't between {least} and {most}."
            yield Problem(a.path, ("sessions", "minutes"), message, f"Use a number from {least} to {most}.")


@rule("partner-named", ERROR)
def partner_named(checkup: Checkup) -> Iterator[Problem]:
    """`first_to_learn` or an outcome names someone who isn't a partner, or a partner has two outcomes.

    Why: Only the partners take turns, and each writes their own outcome.

    Fix: Use the username of one of the partners, as under `partners`.
    """
    for a in checkup.community.agreements:
        logins = {partner.github.casefold() for partner in a.partners}
        fix = f"Use one of {', '.join(partner.github for partner in a.partners)}."
        if a.sessions.first_to_learn.casefold() not in logins:
            message = f"{a.sessions.first_to_learn} isn't one of the partners."
            yield Problem(a.path, ("sessions", "first_to_learn"), message, fix)
        heard: set[str] = set()
        for index, outcome in enumerate(a.outcome):
            login = outcome.github.casefold()
            if login not in logins or login in heard:
                message = f"{outcome.github} isn't one of the partners."
                if login in heard:
                    message = f"{outcome.github} already has an outcome."
                yield Problem(a.path, ("outcome", index, "github"), message, fix)
            heard.add(login)


@rule("agreement-name", WARNING)
def agreement_name(checkup: Checkup) -> Iterator[Problem]:
    """An agreement's file isn't called `<year>-<username>--<username>.yml`.

    Why: The name shows whose agreement it is, and keeps two pairs from using the same one.

    Fix: Use the year of `starts` and the usernames in alphabetical order with `--` between them; add `-2` for a
    second one in the same year. Don't rename it once someone has signed, because a signature is tied to the name.

    Right:
        agreements/2026-hubot--octocat.yml
    """
    for agreement in checkup.community.agreements:
        logins = "--".join(sorted(partner.github.casefold() for partner in agreement.partners))
        name = f"{agreement.starts.year}-{logins}"
        slug = agreement.slug.casefold()
        if slug != name and not (slug.startswith(f"{name}-") and slug[len(name) + 1 :].isdigit()):
            message = f"The file is called `{clip(agreement.slug, 90)}`."
            fix = f"Call it `{name}.yml` (`{name}-2.yml` for a second one), unless it's already signed."
            yield Problem(agreement.path, (), message, fix)
