"""`peerpact rules`: the reference page of all rules, made from their records.

For: `guides/rules.md`, which a test holds equal to this output. Must not: say anything that the records do not.
"""

from __future__ import annotations

import argparse
from collections.abc import Iterator

from peerpact.domain.errors import CLEAN
from peerpact.domain.findings import ERROR
from peerpact.rules import RULES, Rule

_ROOMS = {
    "files": "The file itself",
    "yaml_grammar": "YAML",
    "schema_keys": "Keys and kinds of value",
    "schema_values": "Values",
    "profiles": "Profiles",
    "placeholders": "Placeholders",
    "hours": "Weekly hours",
    "skills": "Skills of a profile",
    "free_text": "Skills and texts",
    "agreements": "Agreements",
    "agreement_values": "Private details in an agreement",
    "goals": "Goals and offers",
    "community": "The community as a whole",
    "skill_list": "The list of skills",
    "skill_relations": "Relations between skills",
    "left_from_example": "A new community",
    "own_files": "Peerpact's files",
    "changes": "Changes",
}
_HEAD = """---
title: List of checks
description: What the checks look for, why it matters and how to fix it.
---

# List of checks

`peerpact check` looks at profiles, agreements, `skills.yml` and `community.yml`. Each message ends with the name of its
rule, and this page explains every rule. An **error** has to be fixed before a merge; a **warning** is advice.

<!-- Written by `peerpact rules`; change the rules' docstrings instead of this page. -->
"""

_FOOT = "\n**Next:** [File formats](format.md), or [your profile, line by line](add-your-profile.md).\n"


def add_arguments(_: argparse.ArgumentParser) -> None:
    """This command has no options of its own."""


def run(_: argparse.Namespace) -> int:
    """Print the page."""
    print(page(), end="")
    return CLEAN


def page() -> str:
    """The whole page as Markdown."""
    parts = [_HEAD]
    for room, title in _ROOMS.items():
        rules = [rule for rule in RULES.values() if rule.check.__module__ == f"peerpact.rules.{room}"]
        parts += [f"\n## {title}\n", *(text for rule in rules for text in _section(rule))]
    return "".join(parts) + _FOOT


def _section(rule: Rule) -> Iterator[str]:
    docs = rule.docs()
    kind = "error" if rule.severity == ERROR else "warning"
    yield f"\n### {rule.id}\n\n**{kind.capitalize()}.** {docs['what']}\n\n"
    yield f"*Why it matters:* {docs['why']}\n\n*How to fix it:* {docs['fix']}\n"
    for name in ("wrong", "right"):
        if name in docs:
            language = "text" if docs[name].startswith("profiles/") else "yaml"
            yield f"\n{name.capitalize()}:\n\n```{language}\n{docs[name]}\n```\n"
