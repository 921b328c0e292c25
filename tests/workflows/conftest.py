"""The workflow files run in a small community on the stand-in for GitHub."""

from __future__ import annotations

from testing.workflow_community import community, hub

__all__ = ["community", "hub"]
