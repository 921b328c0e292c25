"""Questions to GitHub, one at a time, through PyGithub.

For: `connect`, whose result asks for one path and says plainly what came back. Must not: know what the doctor wants,
or write anything: it only ever sends GET.
"""

from __future__ import annotations

import logging
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

import requests
from github import Auth, Github, GithubException, GithubRetry, RateLimitExceededException

_SECONDS = 20


@dataclass(frozen=True, slots=True)
class Refused:
    """What came back in place of an answer. `status` 0: nothing that can be understood."""

    status: int
    message: str


Ask = Callable[[str], Any]


def connect(url: str, token: str) -> Ask:
    """A function from a path such as `/repos/OWNER/NAME` to its JSON or to Refused; `url` is the API's address.

    Each question is repeated twice when GitHub fails, and never for longer than a minute.
    """
    retry = GithubRetry(
        total=2,
        status_forcelist=[429, *range(500, 600)],
        allowed_methods={"GET"},
        backoff_factor=0.2,
        secondary_rate_wait=30,
        max_rate_limit_wait=60,
    )
    client = Github(
        base_url=url, auth=Auth.Token(token), retry=retry, timeout=_SECONDS, lazy=True, seconds_between_requests=0
    )

    logging.getLogger("github").setLevel(logging.CRITICAL)  # it warns of each refusal; the doctor says it itself

    def ask(path: str) -> Any:
        try:
            return client.requester.requestJsonAndCheck("GET", path)[1]
        except RateLimitExceededException as error:
            return Refused(error.status, "the rate limit is used up")
        except GithubException as error:
            return Refused(error.status, str(error.message or ""))
        except requests.RequestException as error:
            return Refused(0, type(error).__name__)

    return ask
