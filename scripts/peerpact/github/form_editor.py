"""Who wrote a form's text last: REST doesn't tell, and people with write access can edit anybody's issue.

For: `with_editor`. Must not: decide what follows from it.
"""

from __future__ import annotations

from dataclasses import replace

from peerpact.domain.pull_request import Form
from peerpact.github.client import Connection, asking

NOBODY_KNOWS = -1  # someone whose account has no number, or is gone
_QUERY = """
query($owner: String!, $name: String!, $number: Int!) {
  repository(owner: $owner, name: $name) {
    issue(number: $number) { lastEditedAt editor { ... on User { databaseId } ... on Bot { databaseId } } }
  }
}
"""


def with_editor(connection: Connection, form: Form) -> Form:
    """The form with the id of the last person to edit its text; 0 where nobody ever did."""
    owner, _, name = connection.name.partition("/")
    with asking(f"see who edited issue {form.number} last", "issues: read"):
        variables = {"owner": owner, "name": name, "number": form.number}
        _, answer = connection.repository.requester.graphql_query(_QUERY, variables)
        issue = answer["data"]["repository"]["issue"]
        if issue is None or issue["lastEditedAt"] is None:
            return form
        number = (issue["editor"] or {}).get("databaseId") or NOBODY_KNOWS
    return replace(form, edited_by=int(number))
