"""From a form to files: what a pull request that is made from it changes, to the byte.

For: `profile_from_form`, and what a form keeps of a profile that is there already. Must not: depend on the day, on
other people's files or on who runs it. The login and the number are the issue's author's, never what a text says.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from peerpact.bot.join_form.answers import values
from peerpact.bot.join_form.keep import merged
from peerpact.bot.join_form.parse_issue import is_form, split
from peerpact.bot.join_form.questions import QUESTIONS, Complaint
from peerpact.bot.join_form.skills import EXTRA
from peerpact.community.loader import Loaded
from peerpact.domain.model import Profile
from peerpact.domain.pull_request import Account, Form
from peerpact.domain.vocabulary import Vocabulary
from peerpact.formats.codec import Detail
from peerpact.formats.draft import profile_draft
from peerpact.formats.tables import PROFILE

ASKED = frozenset(
    {("github",), ("github_id",)}
    | {question.keys for question in QUESTIONS}
    | {(key, inner) for key, extra in EXTRA.items() for inner in ("skill", "level", extra)}
)
"""The way to each key of a profile that a form decides about; every other one stays as it was."""


@dataclass(frozen=True, slots=True)
class FormResult:
    """The files by path (None: it goes), or what has to be changed in the form first; never both.

    `author` is the id of the form's author; `recognised` is false for an issue that has nothing of the form in it,
    `known` true where its author has a profile.
    """

    author: int
    files: Mapping[str, bytes | None] = field(default_factory=dict)
    complaints: tuple[Complaint, ...] = ()
    recognised: bool = True
    known: bool = False

    @property
    def path(self) -> str:
        """Where the profile is going to be."""
        return next((path for path, content in self.files.items() if content is not None), "")


def profile_from_form(form: Form, base: Loaded) -> FormResult:
    """The profile that a form asks for, against the community as it is."""
    before = base.community.by_id.get(form.author.id)
    answers, complaints = split(form.body)
    if complaints:
        return FormResult(form.author.id, {}, tuple(complaints), is_form(form.body), before is not None)
    answered, complaints = values(answers)
    if complaints:
        return FormResult(form.author.id, {}, tuple(complaints), known=before is not None)
    path = _path(form.author, before)
    text = profile_draft(_whole(form.author, answered, before, base.community.vocabulary))
    files: dict[str, bytes | None] = {path: text.encode("utf-8")}
    if before is not None and before.path != path:
        files[before.path] = None  # the account was renamed since: its file moves along
    return FormResult(form.author.id, files, known=before is not None)


def _path(author: Account, before: Profile | None) -> str:
    """The file that is there, under the login of today; a new one stands right below `profiles`."""
    folder, _, name = before.path.rpartition("/") if before else ("profiles", "", "")
    kept = name.removesuffix(".yml").casefold() == author.login.casefold()
    return f"{folder}/{name if kept else f'{author.login}.yml'}"


def _whole(
    author: Account, answers: Mapping[str, Any], before: Profile | None, vocabulary: Vocabulary
) -> dict[str, Any]:
    """All values in the order of the format. What the form does not ask for stays as it was."""
    account = {"github": author.login, "github_id": author.id}
    earlier = PROFILE.write(before, Detail.FILE) if before else {}
    return merged(PROFILE, account | dict(answers), earlier, ASKED, vocabulary.resolve)
