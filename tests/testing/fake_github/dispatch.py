"""From a request to an answer, through faults, rights, the handler and the judgement of what it said.

For: the order of things. Must not: touch sockets or know what any operation does.
"""

from __future__ import annotations

import base64
import hashlib
import json
import time
import traceback
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any
from urllib.parse import parse_qsl, urlsplit

from . import git_http, graphql_api, routes
from .call import Answer, Call, Pages, Reply, Route
from .description import violations
from .errors import PRIMARY, SECONDARY, Refusal
from .faults import Drop, Fail, Fault, Limit, Meanwhile, Mutate, Stale
from .paging import cut
from .rights import check

if TYPE_CHECKING:
    from .hub import StandIn
    from .people import Token

PREFIX = "/api/v3"


@dataclass(frozen=True, slots=True)
class Request:
    """What came over the wire."""

    method: str
    target: str
    headers: dict[str, str]
    body: bytes


@dataclass(slots=True)
class Response:
    """What goes back; `status` 0 means that the connection is cut instead."""

    status: int
    body: bytes = b""
    headers: dict[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Logged:
    """One request as tests count it; `path` has no prefix and no query; `sent` and `bytes` are lengths."""

    method: str
    path: str
    query: str
    status: int
    bytes: int
    sent: int
    actor: str

    @property
    def is_git(self) -> bool:
        """Whether git itself asked."""
        return is_git(self.path)

    @property
    def is_write(self) -> bool:
        """Whether the API was asked to change something."""
        return not self.is_git and self.method != "GET" and self.path != graphql_api.PATH


def is_git(path: str) -> bool:
    """Whether a path is one of git's own; a path of the API may hold anything."""
    return ".git/" in path and not path.startswith("/repos/")


def answer(hub: StandIn, request: Request) -> Response:
    """Answer one request under the hub's lock, and write it down."""
    parts = urlsplit(request.target)
    path = parts.path.removeprefix(PREFIX)
    with hub.lock:
        try:
            token: Token | None = _token(hub, request)
            response = _with_faults(hub, request, path, parts.query, token)
        except Refusal as refusal:
            token, response = None, _json(refusal.status, refusal.body)
        actor = token.actor.login if token else ""
        logged = Logged(
            request.method, path, parts.query, response.status, len(response.body), len(request.body), actor
        )
        hub.requests.append(logged)
    return response


def _token(hub: StandIn, request: Request) -> Token | None:
    kind, _, value = request.headers.get("authorization", "").partition(" ")
    if not value:
        return None
    if kind.lower() == "basic":
        value = base64.b64decode(value).decode(errors="replace").partition(":")[2]
    if value not in hub.tokens:
        raise Refusal(401, "Bad credentials")
    return hub.tokens[value]


def _with_faults(hub: StandIn, request: Request, path: str, query: str, token: Token | None) -> Response:
    fault = hub.faults.due(request.method, path)
    if isinstance(fault, Meanwhile):
        fault.act()
    if isinstance(fault, Stale) and (request.method, request.target) in hub.last_answers:
        return hub.last_answers[request.method, request.target]
    if isinstance(fault, Drop) and not fault.took_effect:
        return Response(0)
    if isinstance(fault, Limit):
        return _limited(fault)
    if isinstance(fault, Fail) and not fault.took_effect:
        return _failed(fault)
    response = _carry_out(hub, request, path, query, token, fault)
    hub.last_answers[request.method, request.target] = response
    if isinstance(fault, Drop):
        return Response(0)
    return _failed(fault) if isinstance(fault, Fail) else response


def _failed(fault: Fail) -> Response:
    response = _json(fault.status, Refusal(fault.status, fault.message).body)
    response.headers.update(fault.headers)
    return response


def _limited(fault: Limit) -> Response:
    response = _json(fault.status, Refusal(fault.status, SECONDARY if fault.secondary else PRIMARY).body)
    if fault.retry_after is not None:
        response.headers["Retry-After"] = str(fault.retry_after)
    if not fault.secondary:  # clients compare this with their own clock, not with the hub's
        reset = str(int(time.time()) + fault.reset_in)
        response.headers |= {"X-RateLimit-Limit": "1000", "X-RateLimit-Remaining": "0", "X-RateLimit-Reset": reset}
    return response


def _carry_out(
    hub: StandIn, request: Request, path: str, query: str, token: Token | None, fault: Fault | None
) -> Response:
    if path == graphql_api.PATH:
        return _graphql(hub, request, token)
    if is_git(path):
        return git_http.serve(hub, request, path, query, token)
    found = routes.find(request.method, path)
    if found is None:
        hub.violations.append(f"the stand-in has no {request.method} {path}")
        return _json(404, Refusal(404, "Not Found").body)
    route, values = found
    try:
        body = json.loads(request.body) if request.body else {}
        body = body if isinstance(body, dict) else {"labels": body}
        call = Call(hub, token, values, dict(parse_qsl(query, keep_blank_values=True)), body)
        if token and route.operation != "rate-limit/get":
            token.used += 1
            if token.used > token.limit:
                return _limited(Limit(403, reset_in=3600))
        check(route, call)
        response = _success(call, route, request, fault)
    except Refusal as refusal:
        response = _json(refusal.status, refusal.body)
    except Exception:
        hub.violations.append(f"{request.method} {path} crashed the stand-in:\n{traceback.format_exc()}")
        response = _json(500, {"message": "the stand-in crashed"})
    rate = hub.rate(token)
    response.headers |= {f"X-RateLimit-{name.capitalize()}": str(value) for name, value in rate.items()}
    response.headers |= {"X-RateLimit-Resource": "core", "X-Accepted-GitHub-Permissions": route.right.replace(":", "=")}
    return response


def _graphql(hub: StandIn, request: Request, token: Token | None) -> Response:
    if token is None:
        return _json(401, Refusal(401, "This endpoint requires you to be authenticated.").body)
    return _json(200, graphql_api.answer(hub, request.body))


def _success(call: Call, route: Route, request: Request, fault: Fault | None) -> Response:
    said: Any = route.handler(call)
    status, link = route.status, None
    if isinstance(said, Answer):
        status, said = said.status, said.body
    elif isinstance(said, Pages):
        said, link = cut(said, call.query, call.hub.server_url + urlsplit(request.target).path)
    if isinstance(fault, Mutate):
        said = fault.change(said)
    call.hub.violations.extend(violations(route.operation, status, said))
    call.hub.answered[route.operation, status] = said
    response = _json(status, said) if status != 204 else Response(204)
    if link:
        response.headers["Link"] = link
    if request.method == "GET":
        response.headers["ETag"] = f'W/"{hashlib.sha256(response.body).hexdigest()}"'
        if request.headers.get("if-none-match") == response.headers["ETag"]:
            if call.token:
                call.token.used -= 1
            return Response(304, headers=response.headers)
    return response


def _json(status: int, body: Reply) -> Response:
    return Response(status, json.dumps(body).encode(), {"Content-Type": "application/json; charset=utf-8"})
