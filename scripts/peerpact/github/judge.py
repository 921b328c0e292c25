"""Judging the pull requests with one head: read what was said, decide, and give every one its plan.

For: `Evaluator`, which holds what all pull requests of a run share, so that it is read once. Must not: write to GitHub.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from time import monotonic

from peerpact.bot.comments.shared_commit import with_shared_commit
from peerpact.bot.judge import Witness, approved_commits, judge
from peerpact.bot.obstacle import CRASHED, Obstacle
from peerpact.bot.plan import Base, plan, read_base
from peerpact.bot.verdict import hindered
from peerpact.domain.errors import OperatorError
from peerpact.domain.pull_request import PullRequest
from peerpact.domain.settings import Settings
from peerpact.github.apply_plan import Task
from peerpact.github.client import Connection, LimitError
from peerpact.github.fetch import LONGEST_ALONE, Store
from peerpact.github.form_editor import with_editor
from peerpact.github.preload import Ahead
from peerpact.github.pull_requests import Conversation, Open, as_value, read_conversation
from peerpact.github.statuses import together
from peerpact.github.timeline import witnessed
from peerpact.github.verdict_cache_key import Counts, Key, PullState
from peerpact.signing.bot_note import note_text
from peerpact.text.forge_links import Places

Group = tuple[Open, ...]  # all open pull requests with one head


@dataclass(slots=True)
class Evaluator:
    """One run: the connection, where objects come from, the day, and the bases that were loaded so far."""

    connection: Connection
    store: Store
    places: Callable[[Settings], Places]
    now: date
    ahead: Ahead | None = None
    tips: dict[str, str] = field(default_factory=dict)
    bases: dict[str, Base] = field(default_factory=dict)
    counts: dict[int, Counts] = field(default_factory=dict)
    hour: int = 0

    def find_tips(self, pulls: Collection[Open]) -> None:
        """Ask where the base branches point now."""
        self.tips |= self.store.tips({pull.base_branch for pull in pulls} - self.tips.keys())

    def tip(self, pull: Open) -> str:
        """The base commit of a pull request. OperatorError when its branch is gone."""
        tip = self.tips.get(pull.base_branch)
        if not tip:
            advice = "Someone with write access can choose another base branch on its page."
            raise OperatorError(f"#{pull.number} is for the branch {pull.base_branch!r}, which is gone.", advice)
        return tip

    def key(self, group: Group) -> Key:
        """What a verdict about these pull requests would be made from."""
        states = (PullState(pull.number, self.tip(pull), pull.touched, self.counts.get(pull.number)) for pull in group)
        return Key(self.now, tuple(states), self.hour)

    def evaluate(self, group: Group) -> tuple[Task, ...]:
        """A plan for each pull request of a group; the statuses are those of all of them together."""
        return _together([self._judge_one(pull) for pull in group])

    def give_up(self, group: Group, code: str) -> tuple[Task, ...]:
        """The plans for pull requests that can't be judged; what the bot remembers in its comments is kept."""
        return _together([self._hindered(pull, Obstacle(code)) for pull in group])

    def _hindered(self, pull: Open, obstacle: Obstacle) -> Task:
        tip, conversation = self.tip(pull), read_conversation(self.connection, pull)
        value, base = as_value(pull, tip, conversation), self._base(tip).loaded
        if obstacle.code == CRASHED:  # what was said may be what crashed: don't read it again
            verdict = hindered(value, base, obstacle, self.now, note_text(value.own_comment))
        else:
            witness = witness_of(self.connection, self.store, conversation)
            verdict = hindered(witness(value, frozenset()), base, obstacle, self.now)
        return Task(pull, conversation, plan(verdict, self.places(verdict.settings)))

    def _base(self, tip: str) -> Base:
        if tip not in self.bases:
            self.bases[tip] = (self.ahead and self.ahead.base(tip)) or read_base(self.store.objects, tip)
        return self.bases[tip]

    def _judge_one(self, pull: Open) -> Task:
        tip, conversation = self.tip(pull), read_conversation(self.connection, pull)
        if pull.form:
            pull = replace(pull, form=with_editor(self.connection, pull.form))
        witness = witness_of(self.connection, self.store, conversation)
        verdict = judge(as_value(pull, tip, conversation), self._base(tip), self.store.objects, self.now, witness)
        return Task(pull, conversation, plan(verdict, self.places(verdict.settings)))


def _together(tasks: Sequence[Task]) -> tuple[Task, ...]:
    """The tasks with one result for all of them; whose own was better is told why theirs doesn't show."""
    statuses = together([task.plan for task in tasks])
    states = {status.context: status.state for status in statuses}

    def explained(task: Task) -> str:
        better = any(states[status.context] != status.state for status in task.plan.statuses)
        others = [other.pull.number for other in tasks if other is not task]
        return with_shared_commit(task.plan.comment, others) if better else task.plan.comment

    return tuple(replace(task, plan=replace(task.plan, statuses=statuses, comment=explained(task))) for task in tasks)


def witness_of(connection: Connection, objects: Store, conversation: Conversation) -> Witness:
    """What completes a pull request before it is decided who has signed: old commits, exact edits, deletions."""

    def witness(pull: PullRequest, people: frozenset[int]) -> PullRequest:
        bring_missing(objects, approved_commits(pull.reviews, people))
        return witnessed(connection, conversation, pull, people)

    return witness


def bring_missing(store: Store, commits: Sequence[str]) -> None:
    """Bring the commits that people approved and that a force-push has taken out of the branch since.

    One that can't be had is no signature, and no reason to stop; neither is one for which no time is left.
    """
    missing = [commit for commit in commits if not store.has(commit)]
    until = monotonic() + LONGEST_ALONE
    for batch in (missing, *([commit] for commit in missing)) if len(missing) > 1 else (missing,):
        if batch and monotonic() < until and not all(map(store.has, batch)):
            _try(store, batch)


def _try(store: Store, commits: Sequence[str]) -> None:
    try:
        store.bring_commits(commits)
    except LimitError:
        raise
    except OperatorError:
        return
