"""Git's smart protocol over HTTP, answered by git's own `http-backend`.

For: `git fetch` and `git push` against the stand-in. Must not: interpret the protocol beyond the refs of a push.
"""

from __future__ import annotations

import re
import subprocess
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING
from urllib.parse import parse_qs

from .errors import Refusal
from .git import ENVIRONMENT

if TYPE_CHECKING:
    from .dispatch import Request, Response
    from .hub import StandIn
    from .people import Token
    from .repository import Repository

_PATH = re.compile(r"/(?P<owner>[^/]+)/(?P<repo>[^/]+)\.git(?P<rest>/.*)")
_PUSHED = re.compile(rb"([0-9a-f]{40}) ([0-9a-f]{40}) refs/heads/([^\0\n ]+)")


def serve(hub: StandIn, request: Request, path: str, query: str, token: Token | None) -> Response:
    """Hand one request to git and let the stand-in see what was pushed. Raises Refusal."""
    match = _PATH.fullmatch(path)
    if match is None:
        raise Refusal(404, "Not Found")
    repository = hub.find_repository(match["owner"], match["repo"])
    push = "git-receive-pack" in (match["rest"], match["rest"][1:], *parse_qs(query).get("service", []))
    refused = _refused(repository, token, push)
    if refused:
        return _plain(refused)
    environment = ENVIRONMENT | {
        "GIT_PROJECT_ROOT": str(repository.git.folder.parent),
        "GIT_HTTP_EXPORT_ALL": "1",
        "PATH_INFO": f"/{repository.git.folder.name}{match['rest']}",
        "QUERY_STRING": query,
        "REQUEST_METHOD": request.method,
        "CONTENT_TYPE": request.headers.get("content-type", ""),
        "CONTENT_LENGTH": str(len(request.body)),
        "REMOTE_ADDR": "127.0.0.1",
        "HTTP_CONTENT_ENCODING": request.headers.get("content-encoding", ""),
        "GIT_PROTOCOL": request.headers.get("git-protocol", ""),
    }
    if push and token:
        environment |= {"REMOTE_USER": token.actor.login} | _rules(repository, request.body)
    done = subprocess.run([_backend()], input=request.body, capture_output=True, env=environment)
    if push:
        _keep(repository, request.body, token)
        repository.pushed()
    return _cgi(done.stdout)


@cache
def _backend() -> str:
    """The program itself: `git http-backend` would start it by way of two more processes."""
    found = subprocess.run(["git", "--exec-path"], capture_output=True, text=True, check=True, env=ENVIRONMENT)
    return str(Path(found.stdout.strip()) / "git-http-backend")


def _refused(repository: Repository, token: Token | None, push: bool) -> int:
    """The status of a refusal, or 0."""
    if token is None:
        return 401 if push or repository.private else 0
    allowed = token.repository in (None, repository)
    if push:
        person_ok = token.permissions is not None or repository.may_write(token.actor)
        return 0 if allowed and person_ok and token.allows("contents", "write") else 403
    hidden = repository.private and not (allowed and token.allows("contents", "read"))
    return 404 if hidden else 0


def _keep(repository: Repository, body: bytes, token: Token | None) -> None:
    """Remember the branches that a push has moved."""
    for before, after, name in _PUSHED.findall(body[:65536]):
        branch = name.decode(errors="replace")
        if token and (repository.git.branch(branch) or "0" * 40) == after.decode():
            repository.keep_push(f"refs/heads/{branch}", before.decode(), after.decode(), token.actor)


def _rules(repository: Repository, body: bytes) -> dict[str, str]:
    """Git's own switches for the branches that this push touches."""
    branches = [name.decode(errors="replace") for _, _, name in _PUSHED.findall(body[:65536])]
    switches = [("receive.denyNonFastForwards", "non_fast_forward"), ("receive.denyDeletes", "deletion")]
    found = [key for key, kind in switches if any(repository.rules.forbids(branch, kind) for branch in branches)]
    made = {"GIT_CONFIG_COUNT": str(len(found))}
    for place, key in enumerate(found):
        made |= {f"GIT_CONFIG_KEY_{place}": key, f"GIT_CONFIG_VALUE_{place}": "true"}
    return made


def _plain(status: int) -> Response:
    from .dispatch import Response

    headers = {"Content-Type": "text/plain"}
    if status == 401:
        headers["WWW-Authenticate"] = 'Basic realm="GitHub"'
    return Response(status, b"refused\n", headers)


def _cgi(said: bytes) -> Response:
    from .dispatch import Response

    head, _, body = said.partition(b"\r\n\r\n")
    headers = dict(line.split(": ", 1) for line in head.decode().split("\r\n") if ": " in line)
    status = int(headers.pop("Status", "200 OK").split(" ")[0])
    return Response(status, body, headers)
