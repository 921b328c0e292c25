"""The shortest sound profile, for communities that need just one.

For: tests of commands in a folder of their own. Must not: hold anything else.
"""

from __future__ import annotations

PROFILE = """\
github: demo-ana
github_id: 990000000901
name: Ana
timezone: UTC
languages: [en]
offers:
  - skill: Python
    level: expert
"""
