"""Carrying out what a join form asks for: a branch, a pull request, one comment; each only where it differs.

For: the writing requests of `joining.py`. Must not: decide, or touch a pull request or comment that is not ours.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from peerpact.bot.comments.join_form import MARKER
from peerpact.domain.errors import OperatorError
from peerpact.domain.pull_request import REGULAR, Form
from peerpact.github.client import Connection, RefusedError, asking
from peerpact.github.forge import forge_of
from peerpact.github.join_forms import form_number
from peerpact.github.own_texts import OwnComment, ours, same

if TYPE_CHECKING:
    from github.PullRequest import PullRequest as Handle

_CODE, _PULLS, _ISSUES = "contents: write", "pull-requests: write", "issues: write"
_SWITCH = (
    "Switch it on: Settings → Actions → General → Allow GitHub Actions to create and approve pull requests. "
    "`peerpact doctor` looks at it (actions-open-pulls). Then run this again: Re-run jobs."
)


class SwitchedOffError(OperatorError):
    """The community does not let Actions open pull requests yet; only a maintainer can change that."""


@dataclass(frozen=True, slots=True)
class Branch:
    """The branch of a form: its name, the default branch's name, and the tips of both.

    `base` is the tip of the default branch and `tip` that of the form's; an empty string where there is none.
    """

    name: str
    main: str
    base: str
    tip: str


def find_pull(connection: Connection, branch: Branch) -> Handle | None:
    """Our open pull request from this branch."""
    owner = connection.name.partition("/")[0]
    with asking(f"look for the pull request of {branch.name}", "pull-requests: read"):
        listed = connection.repository.get_pulls(state="open", head=f"{owner}:{branch.name}")
        return next(
            (handle for handle in listed if handle.head.ref == branch.name and form_number(connection, handle)), None
        )


def point(connection: Connection, branch: Branch, files: Mapping[str, bytes | None], message: str) -> None:
    """Let the branch be one commit over the default branch that makes just these changes, whatever it was before."""
    repository, ask = connection.repository, connection.repository.requester.requestJsonAndCheck
    entries: list[dict[str, Any]] = []
    for path, content in files.items():
        entry = {"path": path, "mode": REGULAR, "type": "blob"}
        entries.append(entry | ({"sha": None} if content is None else {"content": content.decode("utf-8")}))
    with asking(f"write the files of {branch.name}", _CODE):
        _, under = ask("GET", f"{repository.url}/git/commits/{branch.base}")
        _, tree = ask("POST", f"{repository.url}/git/trees", input={"base_tree": under["tree"]["sha"], "tree": entries})
        made = {"message": message, "tree": tree["sha"], "parents": [branch.base]}
        _, commit = ask("POST", f"{repository.url}/git/commits", input=made)
        sha = commit["sha"]
    with asking(f"point the branch {branch.name} at the commit", _CODE):
        if branch.tip:
            moved = {"sha": sha, "force": True}
            ask("PATCH", f"{repository.url}/git/refs/heads/{branch.name}", input=moved)
        else:
            ask("POST", f"{repository.url}/git/refs", input={"ref": f"refs/heads/{branch.name}", "sha": sha})
    print(f"{branch.name}: {', '.join(files)}")


def say_in(connection: Connection, branch: Branch, pull: Handle | None, title: str, text: str) -> int:
    """Open the pull request, or put its words right; returns its number. SwitchedOffError where none may be opened."""
    if pull is None:
        return _open(connection, branch, title, text)
    if pull.title != title or not same(pull.body, text):
        with asking(f"edit pull request {pull.number}", _PULLS):
            pull.edit(title=title, body=text)
        print(f"#{pull.number}: edited")
    return pull.number


def _open(connection: Connection, branch: Branch, title: str, text: str) -> int:
    try:
        number = forge_of(connection).open_pull(branch.name, branch.main, title, text)
    except RefusedError as error:
        if "permitted" in error.problem:
            raise SwitchedOffError(error.problem, _SWITCH) from None
        raise
    print(f"#{number}: pull request opened")
    return number


def close(connection: Connection, branch: Branch, pull: Handle | None) -> None:
    """Close the pull request and delete its branch, as far as they are there."""
    if pull is not None:
        with asking(f"close pull request {pull.number}", _PULLS):
            pull.edit(state="closed")
        print(f"#{pull.number}: closed")
    if branch.tip:
        with asking(f"delete the branch {branch.name}", _CODE):
            address = f"{connection.repository.url}/git/refs/heads/{branch.name}"
            connection.repository.requester.requestJsonAndCheck("DELETE", address)
        print(f"{branch.name}: deleted")


def speak_in(connection: Connection, form: Form, text: str = "") -> bool:
    """Say it in our one comment on the form; without a text only whether there is such a comment."""
    place = f"issue {form.number}"
    with asking(f"read the comments of {place}", "issues: read"):
        issue = connection.repository.get_issue(form.number)
        mine = ours(connection, issue.get_comments(), MARKER)
    if not text:
        return bool(mine)
    own = OwnComment(connection, form.number, place, _ISSUES)
    own.delete(mine[1:], print)
    try:
        own.put(text, mine, issue.create_comment, print)
    except RefusedError as error:
        if "locked" not in error.problem:
            raise
        print(f"#{form.number}: the conversation is locked, so the comment stays as it is")
    return bool(mine)
