"""Issues and their comments and events.

For: list, get, create, update, lock. Must not: handle labels.
"""

from __future__ import annotations

from ..answers import issues
from ..call import Call, Pages, Reply
from ..errors import Refusal, forbidden, invalid, not_found
from ..issues import Comment, Issue
from .common import good_body, good_long, good_title, may_edit, ordered, since
from .labels import give, names_of


def listed(call: Call) -> Reply:
    """issues/list-for-repo; pull requests are issues too"""
    state, after = call.query.get("state", "open"), since(call)
    creator = call.query.get("creator", "").casefold()
    wanted = {name.casefold() for name in call.query.get("labels", "").split(",") if name}
    found = [
        issue
        for issue in call.repository.issues.values()
        if state in ("all", issue.state)
        and wanted <= {label.name.casefold() for label in issue.labels}
        and (not creator or issue.author.login.casefold() == creator)
        and (after is None or issue.updated >= after)
    ]
    return Pages(ordered(call, found), issues.issue)


def get(call: Call) -> Reply:
    """issues/get"""
    return issues.issue(call.issue)


def create(call: Call) -> Reply:
    """issues/create; labels of people who may not write are left out, as GitHub does"""
    repository = call.repository
    if not repository.settings.has_issues:
        raise Refusal(410, "Issues are disabled for this repo")
    title, body = good_title(call.body.get("title")), good_long(call.body.get("body"))
    names = names_of(call.body.get("labels") or [])
    made = repository.issue(call.actor, title, body or "")
    token = call.token
    if token and (token.permissions is not None or repository.may_write(token.actor)):
        give(call, made, names)
    return issues.issue(made)


def update(call: Call) -> Reply:
    """issues/update"""
    issue = call.issue
    may_edit(call, issue.author)
    if "title" in call.body:
        issue.rename(good_title(call.body["title"]), call.actor)
    if "body" in call.body:
        issue.edit(good_long(call.body["body"]) or "", call.actor)
    if "labels" in call.body:
        give(call, issue, names_of(call.body["labels"]), replace=True)
    state = call.body.get("state")
    if state not in (None, "open", "closed"):
        raise invalid("state", f"{state} is not a state", code="invalid")
    if state == "closed":
        issue.close(call.actor, call.body.get("state_reason") or "completed")
    elif state == "open":
        issue.reopen(call.actor)
    return issues.issue(issue)


def lock(call: Call) -> None:
    """issues/lock"""
    call.issue.lock(call.body.get("lock_reason"), call.actor)


def unlock(call: Call) -> None:
    """issues/unlock"""
    call.issue.unlock(call.actor)


def events(call: Call) -> Reply:
    """issues/list-events"""
    return Pages(call.issue.happenings, lambda one: issues.happening(call.repository, one))


def event(call: Call) -> Reply:
    """issues/get-event"""
    for issue in call.repository.issues.values():
        for one in issue.happenings:
            if one.id == call.number("event_id"):
                return issues.happening(call.repository, one) | {"issue": issues.issue(issue)}
    raise not_found()


def _comment(call: Call) -> Comment:
    return call.hub.find_comment(call.repository, call.number("comment_id"))


def comments(call: Call) -> Reply:
    """issues/list-comments, oldest first"""
    after = since(call)
    found = [one for one in call.issue.comments if after is None or one.updated >= after]
    return Pages(found, issues.comment)


def comments_of_repository(call: Call) -> Reply:
    """issues/list-comments-for-repo"""
    after = since(call)
    found = [
        one
        for issue in call.repository.issues.values()
        for one in issue.comments
        if after is None or one.updated >= after
    ]
    by_update = call.query.get("sort") == "updated"
    found.sort(key=lambda c: (c.updated if by_update else c.created, c.id))
    return Pages(found[::-1] if call.query.get("direction") == "desc" else found, issues.comment)


def comment(call: Call) -> Reply:
    """issues/get-comment"""
    return issues.comment(_comment(call))


def _refuse_locked(call: Call, issue: Issue) -> None:
    token = call.token
    person_of_the_house = token and token.permissions is None and issue.repository.may_write(token.actor)
    if issue.locked and not person_of_the_house:
        raise forbidden("Unable to create comment because issue is locked.")


def create_comment(call: Call) -> Reply:
    """issues/create-comment"""
    _refuse_locked(call, call.issue)
    return issues.comment(call.issue.comment(call.actor, good_body(call.body.get("body"))))


def edit_comment(call: Call) -> Reply:
    """issues/update-comment"""
    found = _comment(call)
    may_edit(call, found.author)
    found.edit(good_body(call.body.get("body")), call.actor)
    return issues.comment(found)


def delete_comment(call: Call) -> None:
    """issues/delete-comment"""
    found = _comment(call)
    may_edit(call, found.author)
    found.delete(call.actor)
