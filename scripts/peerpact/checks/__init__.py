"""The rules of a community, each a function whose docstring is its page.

For: filling the table RULES. Must not: hold a rule itself; to add one, write a function with `@rule` in one of the
rooms beside this file.
"""

from peerpact.checks import (
    agreements,
    changes,
    community,
    example,
    files,
    goals,
    grammar,
    profiles,
    shape,
    skills,
    values,
    words,
)
from peerpact.checks.record import RULES, Rule

__all__ = [
    "RULES",
    "Rule",
    "agreements",
    "changes",
    "community",
    "example",
    "files",
    "goals",
    "grammar",
    "profiles",
    "shape",
    "skills",
    "values",
    "words",
]
