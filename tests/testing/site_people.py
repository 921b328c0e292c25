"""Two people whom the site must stand, and the site as it was published.

For: data of the tests of the site. Must not: build anything.
"""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

HOSTILE = """\
github: demo-mallory
github_id: 990000000900
name: "<script>document.title='owned'</script> & \\"co\\" {{ x }}"
pronouns: "<b>bold</b>"
timezone: Asia/Kathmandu
languages: [en]
offers:
  - skill: "<img src=x onerror=alert(1)>"
    level: expert
    note: "</p></div><script>document.title='owned'</script>"
seeks:
  - skill: git
    level: beginner
    goal: "**bold** [link](javascript:alert(1)) <iframe src=https://example.org></iframe>"
availability:
  windows: ["Mo 22:00-02:00"]
about: "--- \\n# Heading\\n\\n<style>body{display:none}</style> @octocat"
"""
LONG = """\
github: demo-long
github_id: 990000000901
name: "نستعليقنستعليق Wolfeschlegelsteinhausenbergerdorffwelchevoralternwaren 山田太郎"
timezone: America/Argentina/ComodRivadavia
languages: [ar, ja]
offers:
  - {skill: Donaudampfschifffahrtselektrizitätenhauptbetriebswerk, level: expert}
seeks:
  - {skill: git, level: beginner, goal: "https://example.org/aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa"}
"""


@dataclass(frozen=True)
class Published:
    """A community's folder, the site made of it, and what the build said."""

    root: Path
    site: Path
    returncode: int
    said: str
