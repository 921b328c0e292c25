"""Accounts and ids, one place for both.

For: who exists under which login. Must not: know repositories.
"""

from __future__ import annotations

from collections import Counter

from .people import User

FIRST_ID = {"user": 9_000_000, "repository": 500_000, "pull": 700_000, "comment": 1_000_000, "review": 2_000_000}


class Accounts:
    """All accounts by numeric id; logins are unique among the living, in any letter case."""

    def __init__(self) -> None:
        self.users: dict[int, User] = {}
        self._counts: Counter[str] = Counter()

    def next_id(self, kind: str) -> int:
        """The next id of a kind; the same test gets the same ids."""
        self._counts[kind] += 1
        return FIRST_ID.get(kind, 100_000) + self._counts[kind]

    def user(self, login: str, id: int | None = None, type: str = "User", name: str | None = None) -> User:  # noqa: A002
        """An account with this login: the one that is there, or a new one. A freed login may be taken again."""
        found = self.user_of_login(login)
        if found and id in (None, found.id):
            return found
        if found or id in self.users:
            raise ValueError(f"{login} or {id} is taken")
        made = User(id or self.next_id("user"), login, type, name)
        self.users[made.id] = made
        return made

    def rename_user(self, user: User, login: str) -> None:
        """Give an account another login; the old one is free from now on."""
        if self.user_of_login(login) not in (None, user):
            raise ValueError(f"{login} is taken")
        user.login = login

    def user_of_login(self, login: str) -> User | None:
        """The living account with this login in any letter case."""
        for user in self.users.values():
            if not user.deleted and user.login.casefold() == login.casefold():
                return user
        return None

    def user_of_email(self, email: str) -> User | None:
        """The account that GitHub shows for a commit's email; anybody can write any email."""
        number = email.partition("+")[0]
        if email.endswith("@users.noreply.github.com") and number.isdecimal():
            return self.users.get(int(number))
        return next((user for user in self.users.values() if email in user.emails), None)
