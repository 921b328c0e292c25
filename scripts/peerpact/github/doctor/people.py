"""The checks about the community: its name, its maintainers, who may take part.

For: whether `community.yml` and the repository tell the same story. Must not: ask anybody.
"""

from __future__ import annotations

import shlex
from datetime import date

from peerpact.github.doctor.check import REQUIRED, WARNING, Check, Verdict, fail, ok, unknown, without_join_form
from peerpact.github.doctor.settings import MaintainerSeen, RepositorySettings, Unknown

LABELS = ("profile", "agreement", "needs-maintainer", "needs-fix")
_FEATURES = "Settings → General → Features"


def repository_name(settings: RepositorySettings, _: date) -> Verdict:
    """Whether `repository` of `community.yml` is this repository."""
    written = settings.community.repository
    if written.casefold() == settings.name.casefold():
        return ok(settings.name)
    return fail(f"community.yml says {written or 'nothing'}, this is {settings.name}")


def not_archived(settings: RepositorySettings, _: date) -> Verdict:
    """Whether the repository can be written to at all."""
    return fail("archived: nobody can write to it") if settings.archived else ok("not archived")


def _name(maintainer: MaintainerSeen) -> str:
    return f"{maintainer.github} ({maintainer.github_id})"


def maintainers_known(settings: RepositorySettings, _: date) -> Verdict:
    """Whether every maintainer's id belongs to the login beside it."""
    if not settings.maintainers:
        return fail("community.yml names no maintainer")
    wrongs = []
    for maintainer in settings.maintainers:
        if maintainer.login is None:
            wrongs.append(f"{_name(maintainer)}: no account has this id")
        elif not isinstance(maintainer.login, Unknown) and maintainer.login.casefold() != maintainer.github.casefold():
            wrongs.append(f"{_name(maintainer)}: the id belongs to {maintainer.login}")
    if wrongs:
        return fail("; ".join(wrongs))
    gap = next((maintainer.login for maintainer in settings.maintainers if isinstance(maintainer.login, Unknown)), None)
    return unknown(gap) if gap else ok(", ".join(map(_name, settings.maintainers)))


def maintainers_write(settings: RepositorySettings, _: date) -> Verdict:
    """Whether every maintainer may merge."""
    if not settings.maintainers:
        return fail("community.yml names no maintainer")
    weak = [maintainer for maintainer in settings.maintainers if maintainer.permission in ("read", "none")]
    if weak:
        base = f"gh api -X PUT repos/{shlex.quote(settings.name)}/collaborators/"
        logins = [maintainer.login for maintainer in weak if isinstance(maintainer.login, str)]
        commands = [f"{base}{shlex.quote(login)} -f permission=maintain" for login in logins]
        return fail(f"can't write: {', '.join(map(_name, weak))}", " && ".join(commands))
    gap = next(
        (maintainer.permission for maintainer in settings.maintainers if isinstance(maintainer.permission, Unknown)),
        None,
    )
    return (
        unknown(gap)
        if gap
        else ok(", ".join(f"{maintainer.github}: {maintainer.permission}" for maintainer in settings.maintainers))
    )


def pulls_open(settings: RepositorySettings, _: date) -> Verdict:
    """Whether everyone may open a pull request."""
    if settings.pulls_by == "all":
        return ok("everyone may open one")
    return fail(
        "pull requests are switched off" if settings.pulls_by == "nobody" else "only collaborators may open one"
    )


def forking(settings: RepositorySettings, _: date) -> Verdict:
    """Whether outsiders can fork."""
    return ok("allowed") if settings.forking else fail("not allowed")


def issues(settings: RepositorySettings, _: date) -> Verdict:
    """Whether issues are on."""
    return ok("on") if settings.issues else fail("off")


def interaction_limit(settings: RepositorySettings, _: date) -> Verdict:
    """Whether newcomers are shut out for a while."""
    if isinstance(settings.interaction_limit, Unknown):
        return unknown(settings.interaction_limit)
    return fail(f"limited to {settings.interaction_limit}") if settings.interaction_limit else ok("none")


def labels(settings: RepositorySettings, _: date) -> Verdict:
    """Whether Peerpact's labels are there; the bot creates what is absent."""
    if isinstance(settings.labels, Unknown):
        return unknown(settings.labels)
    there = {label.casefold() for label in settings.labels}
    missing = [label for label in LABELS if label not in there]
    commands = [f"gh label create {label} -R {shlex.quote(settings.name)}" for label in missing]
    return fail(f"missing: {', '.join(missing)}", " && ".join(commands)) if missing else ok(", ".join(LABELS))


def join_label(settings: RepositorySettings, _: date) -> Verdict:
    """Whether the join form can put its label on: GitHub drops a form's label that is not there, without a word."""
    if verdict := without_join_form(settings):
        return verdict
    if isinstance(settings.labels, Unknown):
        return unknown(settings.labels)
    label = settings.community.workflows.join_label
    if label.casefold() in {name.casefold() for name in settings.labels}:
        return ok(label)
    name = shlex.quote(f"name={label}")
    command = f"gh api -X POST repos/{shlex.quote(settings.name)}/labels -f {name} -f color=0e8a16"
    return fail(f"`{label}` is missing: nothing answers a join form", command)


def no_demo(settings: RepositorySettings, _: date) -> Verdict:
    """Whether the community is a real one."""
    demo = settings.community.demo
    return (
        fail("community.yml says `demo: true`: no mentions, no reminders, no ledger")
        if demo
        else ok("a real community")
    )


CHECKS = (
    Check(
        "repository-name",
        REQUIRED,
        "`repository` of community.yml is this repository",
        "Links, forms and “edit this page” are made from it.",
        "community.yml → `repository`",
        "",
        repository_name,
    ),
    Check(
        "not-archived",
        REQUIRED,
        "The repository isn't archived",
        "Nothing can be added to an archive.",
        "Settings → General → Danger Zone → Unarchive this repository",
        "gh api -X PATCH repos/{repo} -F archived=false",
        not_archived,
    ),
    Check(
        "maintainers-known",
        REQUIRED,
        "Every maintainer's number belongs to the login beside it",
        "The number decides. A number of someone else makes a stranger a maintainer.",
        "community.yml → `maintainers`; https://api.github.com/users/LOGIN shows the number after “id”",
        "",
        maintainers_known,
    ),
    Check(
        "maintainers-write",
        REQUIRED,
        "Every maintainer may write to the repository",
        "There's no automatic merge: a maintainer merges.",
        "Settings → Collaborators and teams",
        "",
        maintainers_write,
    ),
    Check(
        "pulls-open",
        REQUIRED,
        "Everyone may open pull requests",
        "This is how people join.",
        f"{_FEATURES} → Pull requests",
        "gh api -X PATCH repos/{repo} -F has_pull_requests=true -f pull_request_creation_policy=all",
        pulls_open,
    ),
    Check(
        "forking",
        REQUIRED,
        "Forking is allowed",
        "A participant without write access works in a fork.",
        f"{_FEATURES} → Allow forking",
        "gh api -X PATCH repos/{repo} -F allow_forking=true",
        forking,
    ),
    Check(
        "issues-on",
        REQUIRED,
        "Issues are on",
        "Forms and introductions are issues.",
        f"{_FEATURES} → Issues",
        "gh api -X PATCH repos/{repo} -F has_issues=true",
        issues,
    ),
    Check(
        "no-interaction-limit",
        WARNING,
        "No interaction limit is set",
        "While it lasts, newcomers can neither join nor sign.",
        "Settings → Moderation options → Interaction limits",
        "gh api -X DELETE repos/{repo}/interaction-limits",
        interaction_limit,
    ),
    Check(
        "labels",
        WARNING,
        "Peerpact's labels are there",
        "The bot creates them when it first needs them.",
        "Issues → Labels → New label",
        "",
        labels,
    ),
    Check(
        "join-label",
        REQUIRED,
        "The label of the join form is there, where join.yml is used",
        "The form carries it; without it, no form becomes a pull request. `peerpact remind` makes it on its first run.",
        "Issues → Labels → New label, called `join`",
        "gh api -X POST repos/{repo}/labels -f name=join -f color=0e8a16",
        join_label,
    ),
    Check(
        "no-demo",
        WARNING,
        "The community is no demo any more",
        "The first real profile ends the example.",
        "community.yml → take `demo: true` out",
        "",
        no_demo,
    ),
)
