"""Questions to GitHub, one at a time, through PyGithub.

For: `connect`, whose result asks for one path and says plainly what came back. Must not: know what the doctor wants,
or write anything: it only ever sends GET.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

import requests
from github import GithubException, RateLimitExceededException

from peerpact.github.client import open_client

_SECONDS, _REPEATS = 20, 2


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
    client = open_client(url, token, timeout=_SECONDS, repeats=_REPEATS)

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
