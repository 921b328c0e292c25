"""The statuses of all open pull requests, and how much is said in each, in one question for a hundred of them.

For: `look_over`, so that a run for one pull request needn't ask about every other one. Must not: judge.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

from peerpact.bot.plan import Status
from peerpact.github.client import Connection, asking
from peerpact.github.pull_requests import PULLS
from peerpact.github.statuses import CONTEXTS, Newest, Posted
from peerpact.github.verdict_cache_key import Counts

_QUERY = """
query($owner: String!, $name: String!, $after: String) {
  repository(owner: $owner, name: $name) {
    pullRequests(states: [OPEN], first: 100, after: $after, orderBy: {field: CREATED_AT, direction: ASC}) {
      pageInfo { hasNextPage endCursor }
      nodes {
        number
        comments { totalCount }
        reviews { totalCount }
        dismissed: reviews(states: [DISMISSED]) { totalCount }
        commits(last: 1) { nodes { commit { oid status { contexts {
          context state description targetUrl creator { __typename login }
        } } } } }
      }
    }
  }
}
"""


@dataclass(frozen=True, slots=True)
class Overview:
    """By head, our newest statuses; by number, how many comments, reviews and dismissed reviews there are."""

    statuses: dict[str, Newest] = field(default_factory=dict)
    counts: dict[int, Counts] = field(default_factory=dict)


def look_over(connection: Connection) -> Overview:
    """Ask about every open pull request."""
    owner, _, name = connection.name.partition("/")
    overview, after = Overview(), None
    while True:
        with asking("look over the open pull requests", PULLS):
            variables = {"owner": owner, "name": name, "after": after}
            _, answer = connection.repository.requester.graphql_query(_QUERY, variables)
            page = answer["data"]["repository"]["pullRequests"]
            for pull in page["nodes"]:
                _add(overview, connection, pull)
        if not page["pageInfo"]["hasNextPage"]:
            return overview
        after = page["pageInfo"]["endCursor"]


def _add(overview: Overview, connection: Connection, pull: Any) -> None:
    counts = (pull["comments"]["totalCount"], pull["reviews"]["totalCount"], pull["dismissed"]["totalCount"])
    overview.counts[pull["number"]] = counts
    for node in pull["commits"]["nodes"]:
        commit = node["commit"]
        contexts = (commit["status"] or {"contexts": []})["contexts"]
        overview.statuses[commit["oid"]] = {
            context["context"]: _posted(context) for context in contexts if _is_ours(connection, context)
        }


def _is_ours(connection: Connection, context: Any) -> bool:
    writer = context["creator"]
    if context["context"] not in CONTEXTS or not writer:
        return False
    kind = writer["__typename"]  # an app's login comes without the `[bot]` that REST shows
    return connection.is_bot(f"{writer['login']}[bot]" if kind == "Bot" else writer["login"], kind)


def _posted(context: Any) -> Posted:
    status = Status(context["context"], context["state"].lower(), context["description"] or "")
    return Posted(status, context["targetUrl"] or "")
