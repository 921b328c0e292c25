"""Logins that GitHub really has are accepted everywhere, and nothing else is."""

from __future__ import annotations

import json
import re
from importlib import resources

import pytest

from peerpact.formats.agreement_draft import agreement_path
from peerpact.text.logins import LOGIN, mentioned
from testing.sample_files import AGREEMENT, ANN, BO, NOW, OTHER, PACT, PROFILE, found, loaded

REAL = (
    "octocat",
    "octocat_acme",
    "demo-legacy-",
    "demo--double",
    "a",
    "A1",
    "x" * 39,
    "a-b-c_admin",
    "0",
    "demo--",
    "a_b-c",
)
NOT_REAL = ("-a", "_a", "a_", "@a", "renovate[bot]", "x" * 40, "", "ä", "a b", "a.b", "a/b", "a\n", "..", "a​b")


@pytest.mark.parametrize("login", REAL)
def test_a_real_login_is_accepted_in_a_profile(login: str) -> None:
    text = PROFILE.replace("demo-ann", login).replace("990000000101", "77")
    assert found({f"profiles/{login}.yml": text}) == []


@pytest.mark.parametrize("login", NOT_REAL)
def test_what_is_no_login_is_refused(login: str) -> None:
    assert not re.fullmatch(LOGIN, login)


def test_every_schema_has_the_one_pattern() -> None:
    pattern = LOGIN.replace("(?:", "(")
    for kind in ("profile", "agreement", "community"):
        text = resources.files("peerpact.formats").joinpath(f"schemas/{kind}.json").read_text("utf-8")
        patterns = [json.loads(found_pattern) for found_pattern in re.findall(r'"pattern": ("[^\n]*"),?\n', text)]
        assert any(one.startswith(f"^{pattern}") for one in patterns), kind
        assert not [one for one in patterns if "(-?" in one], kind


@pytest.mark.parametrize("login", REAL)
@pytest.mark.parametrize("shape", ["@{}", "https://github.com/{}", "github.com/{}/", "http://www.github.com/{}"])
def test_the_login_of_a_link_or_a_mention_is_proposed(login: str, shape: str) -> None:
    assert mentioned(shape.format(login)) == login


@pytest.mark.parametrize("text", ["octocat", "@a.b", "https://gitlab.com/octocat", "https://github.com/a/b", "@-a"])
def test_other_texts_give_no_login(text: str) -> None:
    assert mentioned(text) is None


def test_two_teams_whose_names_collide_get_two_files() -> None:
    logins = ("demo--a", "demo"), ("demo", "a--demo")
    people = {"demo--a": 11, "demo": 12, "a--demo": 13}
    files = {
        f"profiles/{login}.yml": PROFILE.replace("demo-ann", login).replace("990000000101", str(number))
        for login, number in people.items()
    }
    first = [loaded(files).community.by_login[login] for login in logins[0]]
    path = agreement_path(loaded(files).community, first, NOW)
    taken = (path.rsplit("/", 1)[-1],)
    assert agreement_path(loaded(files).community, first, NOW, taken) == path.replace(".yml", "-2.yml")


def test_an_agreement_of_a_managed_user_and_an_old_account_is_sound() -> None:
    def renamed(text: str) -> str:
        return text.replace("demo-ann", "octocat_acme").replace("demo-bo", "demo--bo-")

    files = {renamed(path): renamed(text) for path, text in ((ANN, PROFILE), (BO, OTHER), (PACT, AGREEMENT))}
    names = {"agreements/2026-octocat_acme--demo--bo-.yml": "agreements/2026-demo--bo---octocat_acme.yml"}
    changes: dict[str, str | bytes | None] = {ANN: None, BO: None, PACT: None}
    assert found(changes | {names.get(path, path): text for path, text in files.items()}) == []
