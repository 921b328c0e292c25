"""Whatever request a run is cut off at, the next run ends where an undisturbed one would have ended."""

from __future__ import annotations

import pytest

from testing.fake_github import Drop, Fail, Limit
from testing.fake_github.faults import Fault
from testing.github_scene import Scene
from testing.thoroughness import sample

FAULTS = {
    "403": Fail(403),
    "404": Fail(404, "Not Found"),
    "422": Fail(422, "Validation Failed"),
    "500": Fail(500),
    "500 after it took effect": Fail(500, took_effect=True),
    "dropped": Drop(),
    "dropped after it took effect": Drop(took_effect=True),
    "429": Limit(429),
    "secondary": Limit(403, secondary=True),
}
FEWEST, MOST = 12, 18  # a run here asks for more than the first and fewer than the second
WHERE = {name: sample(range(1, MOST), every=6, start=place) for place, name in enumerate(FAULTS)}
"""The requests that each fault strikes: every sixth, from another one for each fault, so that none is left out."""


def ended(scene: Scene) -> tuple[object, ...]:
    """The state, and what has no place in it: how often things are there."""
    return (*scene.state(), len(scene.pull.comments))


@pytest.mark.parametrize("name", FAULTS)
@pytest.mark.parametrize("times", [1, 40], ids=["once", "from then on"])
def test_a_run_that_is_cut_off_at_any_request_is_made_good_by_the_next(scene: Scene, name: str, times: int) -> None:
    scene.pull.label("needs-fix")
    undisturbed = _undisturbed(scene)
    for at in WHERE[name]:
        _reset(scene)
        scene.hub.fault(FAULTS[name], at=at, times=times)
        first = scene.plan("1", "--post")
        if not _struck(scene, times):
            assert at >= FEWEST, "every request of the run was struck"
            break
        assert "Traceback" not in first.err, f"{name} at request {at}"
        assert first.code in (0, 2)
        assert scene.plan("1", "--post").code == 0
        assert ended(scene) == undisturbed, f"{name} at request {at}"


def _struck(scene: Scene, times: int) -> bool:
    """Whether a fault that was to come so often came at all; from now on none comes."""
    struck = scene.hub.faults.planned[0].times < times
    scene.hub.faults.clear()
    return struck


def _undisturbed(scene: Scene) -> tuple[object, ...]:
    scene.plan("1", "--post")
    return ended(scene)


def _reset(scene: Scene) -> None:
    scene.pull.comments.clear()
    scene.repository.statuses.clear()
    scene.pull.labels.clear()
    scene.repository.labels.clear()
    scene.pull.label("needs-fix")


@pytest.mark.parametrize("name", FAULTS)
def test_an_edit_that_is_cut_off_at_any_request_is_made_good_by_a_sweep(scene: Scene, name: str) -> None:
    scene.plan("1", "--post")
    scene.pull.push({"profiles/demo-ana.yml": "github: demo-ana\n"})
    old = scene.pull.comments[0].body, list(scene.repository.statuses)
    scene.plan("1", "--post")
    wanted = ended(scene)
    for at in WHERE[name]:
        scene.pull.comments[0].body = old[0]
        scene.repository.statuses.pop(scene.pull.head_sha)
        scene.pull.unlabel("needs-fix")
        scene.hub.fault(FAULTS[name], at=at, times=40)
        scene.plan("--all", "--post")
        if not _struck(scene, 40):
            assert at >= FEWEST, "every request of the sweep was struck"
            break
        scene.hub.wait(minutes=10)
        assert scene.plan("--all", "--post").code == 0
        assert ended(scene) == wanted, f"{name} at request {at}"


@pytest.mark.parametrize("fault", [Limit(429, retry_after=1), Limit(403, retry_after=1), Limit(429)])
def test_a_short_limit_is_waited_for(scene: Scene, fault: Fault) -> None:
    scene.hub.fault(fault, path="*/reviews")
    assert scene.plan("1", "--post").code == 0
    assert len(scene.comments()) == 1


def test_a_long_limit_is_told_and_stops_the_sweep(scene: Scene) -> None:
    scene.open("demo-cy", 1003, {"guides/a.md": "A\n"})
    scene.hub.fault(Limit(403, reset_in=3000), times=100, path="*/reviews")
    with scene.requests() as requests:
        done = scene.plan("--all", "--post")
    assert done.code == 2
    assert "It takes requests again at" in done.err
    assert len([one for one in requests if one.path.endswith("/reviews")]) == 1, "the others would fail alike"


def test_a_limit_that_stays_is_told_as_what_it_is(scene: Scene) -> None:
    scene.hub.fault(Limit(429), times=40, path="*/reviews")
    done = scene.plan("1", "--post")
    assert done.code == 2
    assert "GitHub's limit of requests is reached: could not read the reviews of pull request 1." in done.err


def test_a_limit_on_a_write_names_the_seconds(scene: Scene) -> None:
    scene.hub.fault(Limit(429, retry_after=40), method="POST", path="*/comments")
    done = scene.plan("1", "--post")
    assert done.code == 2
    assert "in 40 seconds" in done.err


def test_a_token_that_is_refused_is_a_sentence(scene: Scene) -> None:
    scene.extra = {"GITHUB_TOKEN": "nonsense"}
    done = scene.plan("1", "--post")
    assert done.code == 2
    assert "GitHub refuses the token" in done.err
    assert "nonsense" not in done.err


@pytest.mark.parametrize("right", ["pull-requests", "issues", "statuses", "contents"])
def test_a_missing_right_is_named(scene: Scene, right: str) -> None:
    scene.repository.private = right == "contents"
    rights = {name: level for name, level in (scene.token.permissions or {}).items() if name != right}
    scene.token = scene.hub.token(rights, repository=scene.repository)
    done = scene.plan("1", "--post")
    assert done.code == 2
    assert "Traceback" not in done.err
    assert right in done.err or (right == "contents" and "git" in done.err)


def test_nobody_listening_is_a_sentence(scene: Scene) -> None:
    scene.extra = {"GITHUB_API_URL": "http://127.0.0.1:9/api/v3"}
    done = scene.plan("1")
    assert done.code == 2
    assert "GitHub did not answer (ConnectionError): could not list the open pull requests." in done.err


def test_an_answer_that_is_no_json_is_a_sentence(scene: Scene) -> None:
    scene.extra = {"GITHUB_API_URL": scene.hub.server_url + "/example/mentoring.git/info/refs?service=git-upload-pack#"}
    done = scene.plan("1")
    assert done.code == 2
    assert "Traceback" not in done.err
