"""A recorded pull request: a folder that says what happens, and what the bot makes of it.

For: reading `story.yml` and `files/`, and the judgement of each story over real Git. `README.md` beside this file says
what a story may hold. Must not: hold a test, or an exception for any single story.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime
from functools import partial
from pathlib import Path
from typing import Any

import yaml

from peerpact.bot.comments.comment import sections
from peerpact.bot.join_form import profile_from_form
from peerpact.bot.judge import judge
from peerpact.bot.plan import Base, Plan, plan, read_base
from peerpact.bot.verdict import Verdict
from peerpact.community.loader import load
from peerpact.domain.entry import is_data
from peerpact.domain.pull_request import GHOST, Account, Comment, Form, PullRequest, Review
from peerpact.git.objects import GitObjects
from peerpact.signing.digest import digest
from peerpact.text.forge_links import Places
from testing import TESTS
from testing.story_steps import Step, walk
from testing.story_world import SOMEBODY, Blob, Stream, World

HERE = TESTS / "stories"
NOW = date(2026, 11, 21)
NUMBER = 7
_DIGEST = re.compile(r"\{digest ([^}]+)\}")


@dataclass(frozen=True)
class Story:
    """What `story.yml` says; `steps` are those of `base`, `earlier`, `change` and `later`."""

    folder: Path
    said: Step

    @property
    def name(self) -> str:
        """The folder's name, which says what happens."""
        return self.folder.name

    @property
    def now(self) -> date:
        """The day of the story."""
        day = self.said.get("now", NOW)
        return day if isinstance(day, date) else date.fromisoformat(day)

    def steps(self, part: str) -> list[Step]:
        """The acts of one part, in order."""
        return list(self.said.get(part, ()))


@dataclass(frozen=True)
class Told:
    """A story that was judged."""

    story: Story
    base: Base
    verdict: Verdict
    plan: Plan

    @property
    def comment(self) -> str:
        """What `comment.md` keeps: the sections that the story is about, or the whole comment where it names none.

        Names stand for commits, so that kept files change only when words do.
        """
        about = self.story.said.get("about")
        if not about:
            return _named(self, self.plan.comment)
        settings = self.base.loaded.community.settings
        parts = sections(self.verdict, Places.of(settings))
        return _named(self, "\n\n".join(parts[name] for name in about) + "\n")

    @property
    def kept_plan(self) -> str:
        """The plan as JSON without the comment, which has a file of its own."""
        data = json.loads(self.plan.as_json())
        del data["comment"]
        return _named(self, json.dumps(data, ensure_ascii=False, indent=2) + "\n")


def _named(told: Told, text: str) -> str:
    for name, commit in (("HEAD", told.plan.head), ("BASE", told.base.commit)):
        text = text.replace(commit, f"{name}-COMMIT").replace(commit[:12], name)
    return text


def stories() -> list[Story]:
    """Every folder with a `story.yml`, in alphabetical order."""
    return [Story(p.parent, yaml.safe_load(p.read_text("utf-8"))) for p in sorted(HERE.glob("*/story.yml"))]


@dataclass(frozen=True)
class Written:
    """The commits of a story (marks of the stream, later ids) and the files of the pull request's own.

    `early` is what was pushed first, where the story has such a part; else it is the head.
    """

    base: Any
    head: Any
    files: World
    early: Any
    early_files: World


class Library:
    """All stories in one bare repository; `tell` judges one of them."""

    def __init__(self, folder: Path, chosen: Iterable[Story]) -> None:
        stream, common = Stream(), _folder(HERE / "base")
        written = {story.name: _commits(stream, story, common) for story in chosen}
        repository = folder / "stories.git"
        ids = stream.imported(repository)
        self._written = {
            name: replace(one, base=ids[one.base], head=ids[one.head], early=ids[one.early])
            for name, one in written.items()
        }
        self._objects = GitObjects(repository)

    def tell(self, story: Story) -> Told:
        """Judge a story and plan what is to be said about it."""
        written = self._written[story.name]
        base = read_base(self._objects, written.base)
        said = ""
        if written.early != written.head:  # the bot was there then, too, and reads what it has said
            said = self._judge(
                story, replace(written, head=written.early, files=written.early_files), base, ""
            ).plan.comment
        return self._judge(story, written, base, said)

    def _judge(self, story: Story, written: Written, base: Base, said: str) -> Told:
        verdict = judge(replace(_pull(story, written), own_comment=said), base, self._objects, story.now)
        settings = base.loaded.community.settings
        return Told(story, base, verdict, plan(verdict, Places.of(settings)))


def _commits(stream: Stream, story: Story, common: World) -> Written:
    """The base's and the pull request's last commits.

    In this order: the fork, what was pushed first, the change, what main did since, a merge of that.
    """
    fork_world = walk(common, story.steps("base"))
    fork = stream.commit(fork_world)
    files = _folder(story.folder / "files") | _drawn(story, fork_world)
    change = partial(walk, steps=story.steps("change"), files=files)
    by, message = story.said.get("written_by", SOMEBODY), story.said.get("message", "Change something")
    mine = change(fork_world)
    early_world, early = walk(mine, story.steps("earlier")), fork
    if story.steps("earlier"):
        early = stream.commit(early_world, (fork,))
    head = stream.commit(mine, (fork if story.said.get("forced") else early,), message, by)
    base = fork
    if story.steps("later"):
        main = walk(fork_world, story.steps("later"))
        base = stream.commit(main, (fork,))
        if story.said.get("merges_main"):
            mine = change(main)
            head = stream.commit(mine, (head, base))
    return Written(base, head, mine, early if story.steps("earlier") else head, early_world)


def _drawn(story: Story, world: World) -> World:
    """What the bot makes of the form that it was opened from, before the steps of `change`."""
    form = _form_of(story)
    if form is None or not story.said.get("draws", True):
        return {}
    texts = {str(path): blob.content for path, blob in world.items() if is_data(str(path))}
    return {
        path: Blob(content)
        for path, content in profile_from_form(form, load(texts)).files.items()
        if content is not None
    }


def _folder(root: Path) -> World:
    return {p.relative_to(root).as_posix(): Blob(p.read_bytes()) for p in sorted(root.rglob("*")) if p.is_file()}


def _pull(story: Story, written: Written) -> PullRequest:
    said, now = story.said, written.head
    whole = now != written.early or not story.steps("earlier")

    def body(one: Step) -> str:
        files = written.early_files if one.get("early") else written.files
        return _DIGEST.sub(lambda match: digest(match[1], files[match[1]].content), one["body"])

    def done(part: str) -> Iterator[tuple[int, Step]]:
        """What was done by now, numbered."""
        return ((n, one) for n, one in enumerate(said.get(part, ()), 1) if whole or one.get("early"))

    return PullRequest(
        number=NUMBER,
        author=_account(said["author"]),
        base=written.base,
        head=now,
        base_branch="main",
        changes=(),
        first=said.get("first", False),
        comments=tuple(
            Comment(n, _account(c["by"]), body(c), datetime.fromisoformat(c["at"]), c.get("edited", False))
            for n, c in done("comments")
        ),
        reviews=tuple(
            Review(
                n,
                _account(r["by"]),
                r["state"],
                r.get("commit") or (written.early if r.get("early") else now),
                datetime.fromisoformat(r["at"]),
            )
            for n, r in done("reviews")
        ),
        joins=said.get("joins", 0),
        form=_form_of(story),
    )


def _form_of(story: Story) -> Form | None:
    """The issue that our own pull request was made from; its text stands in `form.md`."""
    said = story.said.get("form")
    if said is None:
        return None
    return Form(
        story.said["joins"],
        _account(said["by"]),
        (story.folder / "form.md").read_text("utf-8"),
        said.get("open", True),
        frozenset(said.get("labels", ["join"])),
        said.get("first", True),
        datetime(2026, 11, 20, tzinfo=UTC),
    )


def _account(said: Step | None) -> Account:
    """Someone from `{login: ..., id: ...}`; nothing stands for a deleted account."""
    return Account(said["login"], said["id"]) if said else GHOST
