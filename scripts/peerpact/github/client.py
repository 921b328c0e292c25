"""The connection: one client from the environment that Actions sets, and sentences for all that can go wrong.

For: `connect` and `asking`. Must not: know what is asked, or let the token into any text.
"""

from __future__ import annotations

import logging
import os
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Any

from peerpact.domain.errors import OperatorError
from peerpact.text.escape import terminal
from peerpact.text.forge_links import API, SERVER
from peerpact.text.wording import join_words, plural

if TYPE_CHECKING:
    from github import Github
    from github.GithubException import GithubException
    from github.GithubRetry import GithubRetry
    from github.Repository import Repository

BOT = "github-actions[bot]"
TIMEOUT = 30  # seconds for one answer
REPEATS = 4  # of a request that failed
LONGEST_WAIT = 60  # seconds that a limit may make us wait; beyond that the next run goes on
BACKOFF = 0.25  # seconds, doubled with every failure of one request
_SOON = "Nothing is lost: run it again, or wait for the next run."


class LimitError(OperatorError):
    """GitHub wants no more requests for now: asking for the next pull request would fail too."""


@dataclass(frozen=True, slots=True)
class Connection:
    """A repository on a server. `bot` is the account that this token writes as; `fetch_from` is Git's address."""

    repository: Repository
    name: str
    server: str
    bot: str
    fetch_from: str
    token: str = field(repr=False)

    def is_bot(self, login: str | None, kind: str | None) -> bool:
        """Whether an account is the one that we write as: an app's name can be nobody else's, but look at its type."""
        return login == self.bot and (kind == "Bot" or not self.bot.endswith("[bot]"))


def _missing(token: str, name: str) -> list[str]:
    """What has to be set before GitHub can be asked, with how it is written where that is not plain."""
    wanted = {"GITHUB_TOKEN": bool(token), "GITHUB_REPOSITORY (as owner/name)": name.count("/") == 1}
    return [variable for variable, there in wanted.items() if not there]


def connect() -> Connection:
    """The repository that GITHUB_REPOSITORY names, asked with GITHUB_TOKEN at GITHUB_API_URL."""
    token, name = os.environ.get("GITHUB_TOKEN", ""), os.environ.get("GITHUB_REPOSITORY", "")
    if missing := _missing(token, name):
        advice = "This command asks GitHub. In a terminal, export what is missing; a workflow passes it as an `env`."
        raise OperatorError(f"{join_words(missing)} {plural(len(missing), 'is', 'are')} missing.", advice)
    server = os.environ.get("GITHUB_SERVER_URL")
    client = open_client(os.environ.get("GITHUB_API_URL") or API, token)
    address = f"{server.rstrip('/')}/{name}.git" if server else "origin"
    bot = os.environ.get("PEERPACT_BOT") or BOT
    return Connection(client.get_repo(name), name, (server or SERVER).rstrip("/"), bot, address, token)


def open_client(address: str, token: str, *, timeout: float = TIMEOUT, repeats: int = REPEATS) -> Github:
    """The one client of GitHub, for REST and GraphQL: `address` is the API's, `timeout` in seconds for one answer."""
    from github import Auth, Github

    logging.getLogger("github").setLevel(logging.CRITICAL)  # failures are told in sentences of ours
    return Github(
        auth=Auth.Token(token),
        base_url=address.rstrip("/"),
        timeout=int(timeout),
        retry=_retry(repeats),
        per_page=100,
        lazy=True,
        seconds_between_requests=0,
        seconds_between_writes=0,
    )


def _retry(repeats: int) -> GithubRetry:
    """Ask again where that is harmless. A POST whose answer was lost may have taken effect: never repeat it blindly."""
    from github import GithubRetry

    return GithubRetry(
        total=repeats,
        backoff_factor=BACKOFF,
        status_forcelist=[429, *range(500, 600)],
        allowed_methods={"GET", "PATCH", "DELETE"},
        secondary_rate_wait=LONGEST_WAIT,
        max_rate_limit_wait=LONGEST_WAIT,
        retry_after_max=LONGEST_WAIT,
        raise_on_status=False,  # the last answer says more than "too many failures"
    )


@contextmanager
def asking(action: str, right: str) -> Iterator[None]:
    """Turn every failure of one request into a sentence; `action` completes "could not", `right` is what it needs.

    Raises LimitError when the limit of requests is reached or the token is refused, RefusedError for 403 and 404, and
    OperatorError for everything else that GitHub, the network or a broken answer can cause. Keep its block to the
    request: it takes a ValueError, AssertionError or RuntimeError of PyGithub for a broken answer, and ours as well.
    """
    from github.GithubException import GithubException
    from requests.exceptions import RequestException

    try:
        yield
    except GithubException as error:
        raise _refused(error, action, right) from None
    except RequestException as error:
        kind = type(error).__name__
        raise OperatorError(f"GitHub did not answer ({kind}): could not {action}.", _SOON) from None
    except (ValueError, AssertionError, RuntimeError) as error:  # a broken body, a strange address, a redirect
        kind = type(error).__name__
        raise OperatorError(f"GitHub gave a strange answer ({kind}): could not {action}.", _SOON) from None


def _refused(error: GithubException, action: str, right: str) -> OperatorError:
    from github.GithubException import RateLimitExceededException

    headers = {name.lower(): value for name, value in (error.headers or {}).items()}
    if isinstance(error, RateLimitExceededException) or error.status == 429:
        return LimitError(f"GitHub's limit of requests is reached: could not {action}.", _when(headers))
    if error.status == 401:
        return LimitError(f"GitHub refuses the token: could not {action}.", "GITHUB_TOKEN is wrong, or it has expired.")
    if error.status in (403, 404):
        advice = f"The token needs the right `{right}`: in a workflow it is under `permissions`."
        return RefusedError(f"GitHub answers {error.status} ({_message(error)}): could not {action}.", advice)
    return OperatorError(f"GitHub answers {error.status} ({_message(error)}): could not {action}.", _SOON)


class RefusedError(OperatorError):
    """A 403 or 404: the right is missing, or the thing is not there."""


def _message(error: GithubException) -> str:
    data: Any = error.data
    message = data.get("message") if isinstance(data, dict) else None
    # One line without hidden characters, wherever it is printed: a log takes a line with `::` in front for a command.
    return terminal(" ".join(str(message or "no reason given").split())[:200])


def _when(headers: dict[str, str]) -> str:
    after, reset = headers.get("retry-after", ""), headers.get("x-ratelimit-reset", "")
    if after.isdecimal():
        return f"It takes requests again in {after} seconds. {_SOON}"
    if reset.isdecimal() and headers.get("x-ratelimit-remaining") == "0":
        return f"It takes requests again at {datetime.fromtimestamp(int(reset), UTC):%H:%M:%S} UTC. {_SOON}"
    return f"It did not say for how long. {_SOON}"
