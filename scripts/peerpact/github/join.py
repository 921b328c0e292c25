"""One run for one join form: look, decide what is due, do it.

For: `join`, the GitHub half of `peerpact join`. Level-triggered: everything is read again, and what's already there
is left alone, so that it may run at any time and twice. What a branch holds is only ever a text that the form's own
author wrote. Must not: phrase anything, or take from the text who someone is.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from peerpact.bot.comments import join_form as words
from peerpact.bot.join_form import FormResult, profile_from_form, review
from peerpact.bot.plan import Base, read_base
from peerpact.domain.pull_request import Form
from peerpact.domain.settings import Settings
from peerpact.git.contents import changes
from peerpact.git.landing import land
from peerpact.github.client import Connection, asking, connect
from peerpact.github.fetch import Store, store
from peerpact.github.form_editor import with_editor
from peerpact.github.join_apply import Branch, SwitchedOffError, close, find_pull, point, say_in, speak_in
from peerpact.github.join_forms import branch_of, read_form
from peerpact.text.forge_links import Places

if TYPE_CHECKING:
    from github.PullRequest import PullRequest as Handle


@dataclass(frozen=True, slots=True)
class Run:
    """What one run knows: the form, the community as it is, what the form asks for, where the branch stands."""

    connection: Connection
    form: Form
    places: Places
    store: Store
    base: Base
    branch: Branch
    drawn: FormResult

    @property
    def label(self) -> str:
        """The label by which this community knows its join form."""
        return self.base.loaded.community.settings.workflows.join_label


def join(root: Path, number: int, now: date, places: Callable[[Settings], Places]) -> str:
    """Serve one form; returns what was done, in a few words. OperatorError where GitHub refuses."""
    connection = connect()
    form = read_form(connection, number)
    if form is None:
        return f"#{number}: there's no such issue any more"
    if not form.author.id or form.author.login.endswith("[bot]"):
        return f"#{number}: not a form of someone who can join"
    run = _read(connection, root, form, places)
    if run.label not in form.labels:
        return f"#{number}: not a form of someone who can join"
    pull = find_pull(connection, run.branch)
    if not form.open:
        return _withdraw(run, pull)
    if not run.drawn.recognised and pull is None and not speak_in(connection, form):
        return f"#{number}: not a join form"
    complaints = review(run.drawn, run.base.loaded, run.base.texts, now)
    if complaints:
        return _say(run, words.to_change(complaints, form.author.login, run.places), f"{len(complaints)} to change")
    return _serve(run, pull)


def _read(connection: Connection, root: Path, form: Form, places: Callable[[Settings], Places]) -> Run:
    with asking(f"read {connection.name}", "metadata: read"):
        main = connection.repository.default_branch
    objects, name = store(connection, root), branch_of(form.number)
    tips = objects.tips({main, name})
    objects.bring_commits(list(tips.values()))
    base = read_base(objects.objects, tips[main])
    branch = Branch(name, main, tips[main], tips.get(name, ""))
    return Run(
        connection,
        form,
        places(base.loaded.community.settings),
        objects,
        base,
        branch,
        profile_from_form(form, base.loaded),
    )


def _serve(run: Run, pull: Handle | None) -> str:
    """A form that can be merged as it is."""
    login, number = run.form.author.login, run.form.number
    if all(run.base.texts.get(path) == content for path, content in run.drawn.files.items()):
        close(run.connection, run.branch, pull)
        return _say(run, words.nothing_new(login, run.places), "nothing new")
    other = 0 if pull else _other_form(run)
    if other:
        return _say(run, words.second_form(login, other, run.places), f"waits for #{other}")
    if not _stands(run):
        if not with_editor(run.connection, run.form).by_its_author:
            return _say(run, words.by_another(login, run.places), "changed by someone else")
        point(run.connection, run.branch, run.drawn.files, words.title(login, run.drawn.known))
    title, text = words.title(login, run.drawn.known), words.body(number, login, run.places)
    try:
        shown = say_in(run.connection, run.branch, pull, title, text)
    except SwitchedOffError:  # the run still fails, for that is what tells the maintainers
        speak_in(run.connection, run.form, words.waits(login, run.places))
        raise
    return _say(run, words.ready(login, shown, run.places, run.drawn.known), f"pull request {shown}")


def _withdraw(run: Run, pull: Handle | None) -> str:
    """The form is closed: before the merge that withdraws it, after the merge there is only the branch to tidy up."""
    close(run.connection, run.branch, pull)
    if pull is None:
        return f"#{run.form.number}: closed"
    return _say(run, words.withdrawn(run.form.author.login, run.places), f"pull request {pull.number} closed")


def _say(run: Run, text: str, done: str) -> str:
    speak_in(run.connection, run.form, text)
    return f"#{run.form.number}: {done}"


def _stands(run: Run) -> bool:
    """Whether the branch holds just this already, and nothing has happened to these files on the main branch since."""
    if not run.branch.tip:
        return False
    objects = run.store.objects
    forks = objects.merge_bases(run.base.commit, run.branch.tip)
    if len(forks) != 1:
        return False
    before, now = objects.tree(forks[0]), objects.tree(run.base.commit)
    pushed = land(before, before, objects.tree(run.branch.tip)).changed
    there = {change.path: change.after for change in changes(objects, before, pushed)}
    return there == run.drawn.files and all(before.get(path) == now.get(path) for path in run.drawn.files)


def _other_form(run: Run) -> int:
    """Another open form of the same person that has become a pull request already; 0 where there is none."""
    from github.Issue import Issue
    from github.PaginatedList import PaginatedList

    connection, form = run.connection, run.form
    query = {"state": "open", "labels": run.label, "creator": form.author.login, "sort": "created", "direction": "asc"}
    with asking(f"list the forms of {form.author.login}", "issues: read"):
        repository = connection.repository
        listed = PaginatedList(Issue, repository.requester, f"{repository.url}/issues", query)
        others = [issue.number for issue in listed if issue.user and issue.user.id == form.author.id]
    for number in others:
        if number != form.number and find_pull(connection, Branch(branch_of(number), run.branch.main, "", "")):
            return number
    return 0
