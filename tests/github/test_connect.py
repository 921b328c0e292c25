"""What is said when GitHub cannot be asked, since something is not set."""

from __future__ import annotations

import pytest

from peerpact.domain.errors import OperatorError
from peerpact.github.client import connect


@pytest.mark.parametrize(
    ("token", "name", "said"),
    [
        ("", "", "GITHUB_TOKEN and GITHUB_REPOSITORY (as owner/name) are missing."),
        ("t", "", "GITHUB_REPOSITORY (as owner/name) is missing."),
        ("t", "no-owner", "GITHUB_REPOSITORY (as owner/name) is missing."),
        ("", "example/demo", "GITHUB_TOKEN is missing."),
    ],
)
def test_exactly_what_is_missing_is_named(monkeypatch: pytest.MonkeyPatch, token: str, name: str, said: str) -> None:
    monkeypatch.setenv("GITHUB_TOKEN", token)
    monkeypatch.setenv("GITHUB_REPOSITORY", name)
    with pytest.raises(OperatorError) as refused:
        connect()
    assert str(refused.value).startswith(said)
