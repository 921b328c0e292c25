"""Labels of repositories and issues.

For: their operations. Must not: know what a label means.
"""

from __future__ import annotations

import re
from typing import Any

from ..answers.issues import label as shown
from ..call import Call, Pages, Reply
from ..errors import Refusal, forbidden, invalid, not_found
from ..issues import Issue, Label


def names_of(sent: list[Any] | dict[str, Any]) -> list[str]:
    """The names in a request: a list of texts or of objects with a name, or `{"labels": ...}`."""
    listed = sent.get("labels", []) if isinstance(sent, dict) else sent
    names = [one.get("name") if isinstance(one, dict) else one for one in listed]
    found = [name for name in names if isinstance(name, str) and name]
    if len(found) < len(names):
        raise invalid("name", "", "Label", "missing_field")
    return found


def give(call: Call, issue: Issue, names: list[str], replace: bool = False) -> None:
    """Put labels on. A label that the repository does not have needs `issues: write`, not only pull requests."""
    known = {label.name.casefold() for label in issue.repository.labels}
    token = call.token
    may_create = token is not None and token.allows("issues", "write")
    for name in names:
        if name.casefold() not in known and not may_create:
            raise forbidden("You do not have permission to create labels on this repository.")
        if len(name) > 50:
            raise invalid("name", "name is too long (maximum is 50 characters)", "Label")
    keep = {name.casefold() for name in names}
    for label in list(issue.labels) if replace else []:
        if label.name.casefold() not in keep:
            issue.unlabel(label.name, call.actor)
    for name in names:
        issue.label(name, call.actor)


def _label(call: Call) -> Label:
    wanted = call.values["name"].casefold()
    for found in call.repository.labels:
        if found.name.casefold() == wanted:
            return found
    raise not_found()


def _pages(call: Call, labels: list[Label]) -> Pages:
    return Pages(list(labels), lambda label: shown(call.repository, label))


def listed(call: Call) -> Reply:
    """issues/list-labels-for-repo"""
    return _pages(call, call.repository.labels)


def get(call: Call) -> Reply:
    """issues/get-label"""
    return shown(call.repository, _label(call))


def _checked(body: dict[str, Any]) -> None:
    name, color, description = body.get("name", "x"), body.get("color", "ededed"), body.get("description") or ""
    if not isinstance(name, str) or not 0 < len(name) <= 50:
        raise invalid("name", "name is too long (maximum is 50 characters)", "Label")
    if not re.fullmatch(r"[0-9a-fA-F]{6}", str(color)):
        raise invalid("color", "", "Label", "invalid")
    if len(description) > 100:
        raise invalid("description", "description is too long (maximum is 100 characters)", "Label")


def create(call: Call) -> Reply:
    """issues/create-label"""
    name = call.sent("name")
    _checked(call.body)
    if any(label.name.casefold() == name.casefold() for label in call.repository.labels):
        raise Refusal(422, "Validation Failed", [{"resource": "Label", "code": "already_exists", "field": "name"}])
    made = call.repository.label(name, call.body.get("color", "ededed"), call.body.get("description"))
    return shown(call.repository, made)


def update(call: Call) -> Reply:
    """issues/update-label"""
    found = _label(call)
    _checked(call.body)
    found.name = call.body.get("new_name", found.name)
    found.color = call.body.get("color", found.color)
    found.description = call.body.get("description", found.description)
    return shown(call.repository, found)


def delete(call: Call) -> None:
    """issues/delete-label"""
    found = _label(call)
    call.repository.labels.remove(found)
    for issue in call.repository.issues.values():
        if found in issue.labels:
            issue.labels.remove(found)


def of_issue(call: Call) -> Reply:
    """issues/list-labels-on-issue"""
    return _pages(call, call.issue.labels)


def add(call: Call) -> Reply:
    """issues/add-labels"""
    give(call, call.issue, names_of(call.body))
    return [shown(call.repository, label) for label in call.issue.labels]


def replace(call: Call) -> Reply:
    """issues/set-labels"""
    give(call, call.issue, names_of(call.body), replace=True)
    return [shown(call.repository, label) for label in call.issue.labels]


def remove(call: Call) -> Reply:
    """issues/remove-label"""
    issue, name = call.issue, call.values["name"]
    if not any(label.name.casefold() == name.casefold() for label in issue.labels):
        raise Refusal(404, "Label does not exist")
    issue.unlabel(name, call.actor)
    return [shown(call.repository, label) for label in issue.labels]


def remove_all(call: Call) -> None:
    """issues/remove-all-labels"""
    give(call, call.issue, [], replace=True)
