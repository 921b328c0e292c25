"""The answers that refuse.

For: one exception that a handler raises. Must not: decide when.
"""

from __future__ import annotations

from typing import Any

DOCS = "https://docs.github.com/rest"
PRIMARY = "API rate limit exceeded for this token."
SECONDARY = "You have exceeded a secondary rate limit. Please wait a few minutes before you try again."


class Refusal(Exception):  # noqa: N818 - an answer, which happens to be raised
    """An answer outside 2xx: status, message and GitHub's list of errors."""

    def __init__(self, status: int, message: str, errors: list[Any] | None = None) -> None:
        super().__init__(f"{status} {message}")
        self.status = status
        self.body: dict[str, Any] = {"message": message, "documentation_url": DOCS, "status": str(status)}
        if errors:
            self.body["errors"] = errors


def not_found() -> Refusal:
    """What is not there, or not for you to see."""
    return Refusal(404, "Not Found")


def forbidden(message: str = "Resource not accessible by integration") -> Refusal:
    """What is there but not for this token."""
    return Refusal(403, message)


def invalid(field: str, message: str, resource: str = "Issue", code: str = "custom") -> Refusal:
    """What was sent is not acceptable."""
    error = {"resource": resource, "field": field, "code": code, "message": message}
    return Refusal(422, "Validation Failed", [error])


def unacceptable(message: str) -> Refusal:
    """422 with the message alone in its errors, as reviews answer."""
    return Refusal(422, "Unprocessable Entity", [message])
