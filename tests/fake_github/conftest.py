"""The stand-in for GitHub is tried with a pull request, two people and a token."""

from __future__ import annotations

from testing.fake_github_scene import hub, scene

__all__ = ["hub", "scene"]
