"""Who has signed, after any sequence of acts: the bot and a small independent model never differ.

The suite plays about a thousand steps; `cd tests && python -m testing.long_signing` plays as many as it is told.
"""

from __future__ import annotations

import tempfile
from pathlib import Path

import pytest
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

from testing.fake_github import StandIn
from testing.signing_quick import QuickWorld
from testing.signing_world import PATH, PEOPLE, SECOND, TAKING_BACK, VERBS, WAYS, Step, World
from testing.thoroughness import often

STEPS = st.tuples(st.sampled_from(VERBS), st.sampled_from(PEOPLE), st.integers(0, 2))
AFTER = st.tuples(st.sampled_from(TAKING_BACK), st.sampled_from(PEOPLE), st.integers(0, 2))
SETTINGS = settings(
    deadline=None,
    suppress_health_check=list(HealthCheck),
    derandomize=True,
    phases=(Phase.explicit, Phase.generate),  # what fails is told as it is: making it smaller would take minutes
)


def differ(world: World, steps: list[Step], way: str, after: list[Step]) -> str:
    """Where the bot and the model first differ, or nothing: after each step, and in what is recorded after a merge.

    Whatever is taken back after the merge, exactly that is recorded which the last verdict called signed.
    """
    for number, step in enumerate(steps):
        world.play(step)
        status, signers = world.seen()
        whole, expected = world.expected()
        if signers != expected or (status == "success") != whole:
            return f"after {steps[: number + 1]}: {status}, {signers}; the model says {whole}, {expected}"
    world.uncross()
    expected = world.to_record()
    world.merge(way)
    for step in after:
        world.do(step)
    try:
        recorded = world.recorded()
    except AssertionError as error:
        return f"after {steps}, merged by {way}, {after}: {error}"
    if recorded != expected:
        return f"after {steps}, merged by {way}, {after}: recorded {recorded}; the model says {expected}"
    return ""


def really(steps: list[Step], way: str, after: list[Step]) -> str:
    """The same in a new world with HTTP, a clone and the commands themselves."""
    with tempfile.TemporaryDirectory() as folder, StandIn(Path(folder) / "hub") as hub:
        return differ(World(hub, Path(folder)), steps, way, after)


@pytest.mark.xdist_group("signing-machine")
@settings(SETTINGS, max_examples=often(6, 12))
@given(st.lists(STEPS, min_size=20, max_size=28), st.sampled_from(WAYS), st.lists(AFTER, max_size=3))
def test_the_bot_and_the_model_agree_after_every_step(steps: list[Step], way: str, after: list[Step]) -> None:
    assert really(steps, way, after) == ""


@pytest.mark.xdist_group("signing-machine")
def test_they_agree_in_hundreds_of_quicker_steps(tmp_path: Path) -> None:
    with StandIn(tmp_path / "hub") as hub:
        world = QuickWorld(hub, tmp_path)

        @settings(SETTINGS, max_examples=often(15, 80))
        @given(st.lists(STEPS, min_size=22, max_size=32), st.sampled_from(WAYS), st.lists(AFTER, max_size=4))
        def play(steps: list[Step], way: str, after: list[Step]) -> None:
            world.again()
            assert differ(world, steps, way, after) == ""

        play()


@pytest.mark.parametrize("kind", [World, QuickWorld])
def test_signatures_wait_while_there_are_two_merge_bases_and_are_kept(kind: type[World]) -> None:
    with tempfile.TemporaryDirectory() as folder, StandIn(Path(folder) / "hub") as hub:
        world = kind(hub, Path(folder))
        world.play(("approve", "bo", 0))
        world.play(("cross", "ana", 0))
        assert world.crossed
        assert world.seen() == ("pending", set())
        world.uncross()
        assert world.seen() == ("pending", {(PATH, "demo-bo")})


@pytest.mark.parametrize("kind", [World, QuickWorld])
def test_the_comparison_sees_a_difference(kind: type[World]) -> None:
    """A model that is told wrong must be contradicted, or the tests above would prove nothing."""
    with tempfile.TemporaryDirectory() as folder, StandIn(Path(folder) / "hub") as hub:
        world = kind(hub, Path(folder))
        world.play(("approve", "bo", 0))
        assert world.seen() == ("pending", {(PATH, "demo-bo")})
        world.play(("push-second", "ana", 1))
        world.play(("sign-one", "eve", 1))
        world.play(("sign", "ana", 0))
        agreed = {(PATH, "demo-ana"), (PATH, "demo-bo"), (SECOND, "demo-eve")}
        assert world.seen() == ("pending", agreed)
        world.play(("approve", "bo", 0))
        assert world.seen() == ("success", {*agreed, (SECOND, "demo-bo")})
        world.merge("merge")
        assert world.recorded() == {*agreed, (SECOND, "demo-bo")}
        world.said["bo"].clear()
        assert world.expected() == (False, {(PATH, "demo-ana"), (SECOND, "demo-eve")})
