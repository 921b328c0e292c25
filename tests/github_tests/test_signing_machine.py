"""Who has signed, after any sequence of acts: the bot and a small independent model never differ.

The suite plays about a thousand steps; `python tests/github_tests/long_signing.py` plays as many as it is told.
"""

from __future__ import annotations

import tempfile
from pathlib import Path

import pytest
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st
from stand_in import StandIn

from github_tests.signing_world import PEOPLE, VERBS, Step, World

STEPS = st.tuples(st.sampled_from(VERBS), st.sampled_from(PEOPLE), st.integers(0, 2))


def differ(steps: list[Step]) -> str:
    """Where the bot and the model first differ, or nothing."""
    with tempfile.TemporaryDirectory() as folder, StandIn(Path(folder) / "hub") as hub:
        world = World(hub, Path(folder))
        for number, step in enumerate(steps):
            world.play(step)
            status, signers = world.seen()
            whole, expected = world.expected()
            if signers != expected or (status == "success") != whole:
                return f"after {steps[: number + 1]}: {status}, {signers}; the model says {whole}, {expected}"
    return ""


@pytest.mark.xdist_group("signing-machine")
@settings(
    max_examples=40,
    deadline=None,
    suppress_health_check=list(HealthCheck),
    derandomize=True,
    phases=(Phase.explicit, Phase.generate),  # what fails is told as it is: making it smaller would take minutes
)
@given(st.lists(STEPS, min_size=22, max_size=32))
def test_the_bot_and_the_model_agree_after_every_step(steps: list[Step]) -> None:
    assert differ(steps) == ""


def test_the_comparison_sees_a_difference() -> None:
    """A model that is told wrong must be contradicted, or the test above would prove nothing."""
    with tempfile.TemporaryDirectory() as folder, StandIn(Path(folder) / "hub") as hub:
        world = World(hub, Path(folder))
        world.play(("approve", "bo", 0))
        assert world.seen() == ("pending", {"demo-bo"})
        world.play(("sign", "ana", 0))
        assert world.seen() == ("success", {"demo-ana", "demo-bo"})
        world.said["bo"].clear()
        assert world.expected() == (False, {"demo-ana"})
        world.pull.push({"agreements/2026-demo-ana--demo-bo.yml": "changed: true\n"})
