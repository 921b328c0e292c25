"""Reminders are tried against the stand-in for GitHub."""

from __future__ import annotations

from testing.reminders_scene import hub

__all__ = ["hub"]
