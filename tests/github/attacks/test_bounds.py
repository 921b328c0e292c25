"""No pull request keeps others from being judged: each has its bounds, and what exceeds them gets a failing status."""

from __future__ import annotations

import time
from collections.abc import Sequence

import pytest

from peerpact.domain.errors import OperatorError
from peerpact.git import time_budget
from peerpact.git.runner import LONGEST, Git
from peerpact.github import judge, serve
from testing.fake_github import PullRequest
from testing.github_scene import Scene, git, profile

CY = {"profiles/demo-cy.yml": profile("demo-cy", 1003)}


def another(scene: Scene) -> PullRequest:
    return scene.open("demo-cy", 1003, dict(CY))


def state(scene: Scene, pull: PullRequest) -> str:
    return scene.statuses(pull.head_sha).get("peerpact/checks", ("none",))[0]


def served(scene: Scene, hostile: PullRequest) -> str:
    """The comment on a hostile pull request, which fails within ten seconds of CPU, while another one passes."""
    other = another(scene)
    started = time.process_time()
    assert scene.plan("--all", "--post").code == 0
    assert time.process_time() - started < 10
    assert (state(scene, hostile), state(scene, other)) == ("failure", "success")
    return scene.comments(hostile)[0]


def bomb(scene: Scene, pull: PullRequest, levels: int) -> None:
    """Point the branch at a commit whose trees name one tree ten times, and that one again."""
    git = scene.repository.git
    tree = git.text("rev-parse", f"{pull.head_sha}^{{tree}}")
    for _ in range(levels):
        rows = "".join(f"040000 tree {tree}\t{number}\0" for number in range(10))
        tree = git.run("mktree", "-z", stdin=rows.encode()).decode().strip()
    pull.reset(git.commit_tree(tree, [pull.merge_base], pull.author.signer, scene.hub.now, "Bomb"))


def test_a_tree_bomb_gets_a_failing_status_and_stops_no_other(scene: Scene) -> None:
    hostile = scene.open("demo-eve", 1005, {"profiles/x/y.yml": "a: 1\n"})
    bomb(scene, hostile, 6)
    assert "more than I can read" in served(scene, hostile)


def test_many_files_are_refused_in_a_sentence_and_not_read(scene: Scene) -> None:
    slow = "a: [" + "b," * 30_000
    hostile = scene.open("demo-eve", 1005, {f"profiles/x/{number}.yml": slow for number in range(301)})
    assert "more than 300" in served(scene, hostile)


def test_what_takes_too_long_is_given_up_until_the_head_moves(scene: Scene) -> None:
    scene.patch.setattr(serve, "MOST_SECONDS", 0.5)
    slow = "a: [" + "b," * 30_000
    hostile = scene.open("demo-eve", 1005, {f"profiles/x/{n}.yml": f"{slow}{n}" for n in range(100)})
    other = another(scene)
    assert scene.plan("--all", "--post").code == 0
    assert (state(scene, hostile), state(scene, other)) == ("failure", "success")
    assert "took too long" in scene.comments(hostile)[0]
    scene.hub.wait(days=1)
    hostile.comment(scene.bo, "/recheck")
    with scene.requests() as requests:
        scene.plan("--all", "--post")
    assert not [one for one in requests if f"/{hostile.number}/" in one.path]
    hostile.push({f"profiles/x/{n}.yml": None for n in range(100)})
    scene.plan("--all", "--post")
    assert state(scene, hostile) == "success"


def test_slow_fetches_starve_nobody(scene: Scene) -> None:
    """Some pull requests take long to fetch: what is there comes first, and each of the slow ones is tried once."""
    slow = [scene.open(f"demo-e{number}", 2000 + number, {f"guides/{number}.md": "x"}) for number in range(2)]
    others = [scene.pull, another(scene)]
    real, tried = Git.run, []

    def slowly(self: Git, *words: str, **options: object) -> object:
        wanted = [pull for pull in slow if f"refs/pull/{pull.number}/head" in words]
        if words[0] == "fetch" and wanted:
            tried.append(len(wanted))
            time.sleep(0.3)
            options["longest"] = 0.01
        return real(self, *words, **options)  # type: ignore[arg-type]

    scene.patch.setattr(Git, "run", slowly)
    scene.patch.setattr(serve, "LONGEST_ALONE", 0.2)
    assert scene.plan("--all", "--post").code == 2
    assert tried == [2, 1, 1]
    assert [state(scene, pull) for pull in (*others, *slow)] == ["success", "success", "failure", "failure"]
    assert "took too long to fetch" in scene.comments(slow[0])[0]
    assert scene.plan("--all", "--post").code == 0
    assert tried == [2, 1, 1], "it isn't tried again until the head moves"


def test_large_files_are_never_fetched_and_leave_no_trace(scene: Scene) -> None:
    before = (scene.clone / ".git" / "config").read_text()
    large = b"\0" * 3_000_000
    text = profile("demo-eve", 1005)
    hostile = scene.open("demo-eve", 1005, {"large.bin": large, "profiles/demo-eve.yml": text, "profiles/x.yml": large})
    assert scene.plan(str(hostile.number), "--post").code == 0
    assert state(scene, hostile) == "failure"
    assert "profiles/x.yml" in scene.comments(hostile)[0]
    sha = scene.repository.git.text("rev-parse", f"{hostile.head_sha}:large.bin")
    assert sha not in git("cat-file", "--batch-check", "--batch-all-objects", folder=scene.clone)
    after = (scene.clone / ".git" / "config").read_text()
    assert "promisor" not in after
    assert "partialclone" not in after.casefold()
    assert len(after) < len(before) + 200


def test_a_comment_event_with_forty_open_pull_requests_takes_few_requests(scene: Scene) -> None:
    pulls = [scene.open(f"demo-p{n}", 3000 + n, {f"guides/{n}.md": "x\n"}) for n in range(39)]
    scene.plan("--all", "--post")
    scene.hub.wait(minutes=1)
    pulls[7].comment(scene.bo, "Hello")
    with scene.requests() as requests:
        assert scene.plan("--all", "--post").code == 0
    assert len(requests) <= 12, [f"{one.method} {one.path}" for one in requests]


def test_many_pull_requests_with_one_head_are_read_once(scene: Scene) -> None:
    for _ in range(11):
        scene.hub.open_pull(
            scene.repository,
            scene.hub.fork(scene.repository, scene.ana),
            scene.pull.head_ref,
            scene.ana,
            "Same",
            "",
            "main",
        )
    scene.plan("--all", "--post")
    scene.plan("--all", "--post")
    with scene.requests() as requests:
        scene.plan("--all", "--post")
    assert len(requests) == 2


def test_many_slow_pull_requests_with_one_head_take_no_more_than_a_few(scene: Scene) -> None:
    """From each of many forks someone may open the same commit: the time of all of them together is bounded, too."""
    slow = "a: [" + "b," * 30_000
    hostile = scene.open("demo-eve", 1005, {f"profiles/x/{n}.yml": f"{slow}{n}" for n in range(12)})
    pulls = [hostile]
    for number in range(7):
        user = scene.hub.user(f"demo-e{number}", id=5000 + number)
        fork = scene.hub.fork(scene.repository, user)
        fork.git.point(f"refs/heads/{hostile.head_ref}", hostile.head_sha)
        pulls.append(scene.hub.open_pull(scene.repository, fork, hostile.head_ref, user, "Same", "", "main"))
    other = another(scene)
    scene.patch.setattr(serve, "MOST_SECONDS", 0.5)
    allowed: list[float] = []
    real = serve.at_most
    scene.patch.setattr(serve, "at_most", lambda seconds: (allowed.append(seconds), real(seconds))[1])
    scene.plan("--all", "--post")
    assert max(allowed) <= 3 * 0.5
    assert (state(scene, hostile), state(scene, other)) == ("failure", "success")
    assert "took too long" in scene.comments(pulls[-1])[0]


def test_everyones_first_pull_request_comes_before_anyones_second(scene: Scene) -> None:
    """Else a few slow ones, pushed to again and again, would take the job's time before all that were opened later."""
    hostile = [scene.open("demo-eve", 1005, {f"guides/{n}.md": "x\n"}, branch=f"many-{n}") for n in range(4)]
    other = another(scene)
    assert scene.plan("--all", "--post").code == 0
    ours = {
        pull.number: min(one.id for one in pull.comments if one.author is scene.hub.bot) for pull in (*hostile, other)
    }
    assert sorted(ours, key=ours.__getitem__)[:2] == [hostile[0].number, other.number]


def test_acts_in_the_second_of_our_own_last_one_are_seen(scene: Scene) -> None:
    scene.plan("--all", "--post")
    scene.pull.comment(scene.bo, "/recheck")  # the clock hasn't moved since our own comment
    with scene.requests() as requests:
        scene.plan("--all", "--post")
    assert [one for one in requests if one.path.endswith("/pulls/1/reviews")]
    review = scene.pull.request_changes(scene.bo)
    for act in (lambda: None, lambda: scene.pull.dismiss(review)):
        act()
        with scene.requests() as requests:
            scene.plan("--all", "--post")
        assert [one for one in requests if one.path.endswith("/pulls/1/reviews")]


def test_a_history_that_makes_git_slow_starves_nobody(scene: Scene) -> None:
    """Each command may stay below its own limit, and all of them together take the job's time."""
    hostile = scene.open("demo-eve", 1005, {"guides/1.md": "x"})
    real, clock = Git.run, [0.0]

    def slowly(self: Git, *words: str, **options: object) -> object:
        if hostile.head_sha in words:
            with time_budget.spending(LONGEST):
                clock[0] += serve.MOST_GIT_SECONDS
        return real(self, *words, **options)  # type: ignore[arg-type]

    scene.patch.setattr(Git, "run", slowly)
    scene.patch.setattr(time_budget, "monotonic", lambda: clock[0])
    assert "took too long" in served(scene, hostile)


def test_approved_commits_that_take_long_to_fetch_have_one_limit_for_all(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(judge, "LONGEST_ALONE", 0.2)
    tried: list[int] = []

    class Slow:
        def has(self, commit: str) -> bool:
            return False

        def bring_commits(self, commits: Sequence[str]) -> None:
            tried.append(len(commits))
            time.sleep(0.15)
            raise OperatorError("git doesn't answer.", "Try again.")

    judge.bring_missing(Slow(), [f"{number:040}" for number in range(50)])  # type: ignore[arg-type]
    assert tried == [50, 1]
