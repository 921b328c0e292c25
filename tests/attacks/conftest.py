"""The community on the stand-in that the attacks are tried on."""

from __future__ import annotations

from testing.github_scene import scene
from testing.fake_github.fixtures import hub

__all__ = ["hub", "scene"]
