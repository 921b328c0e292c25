"""The rules of a community, each a function whose docstring is its page.

For: filling the table RULES. Must not: hold a rule itself; to add one, write a function with `@rule` in one of the
modules beside this file.
"""

from peerpact.rules import (
    agreement_values,
    agreements,
    changes,
    community,
    files,
    free_text,
    goals,
    hours,
    left_from_example,
    own_files,
    placeholders,
    profiles,
    schema_keys,
    schema_values,
    skill_list,
    skill_relations,
    skills,
    yaml_grammar,
)
from peerpact.rules.registry import RULES, Rule

__all__ = [
    "RULES",
    "Rule",
    "agreement_values",
    "agreements",
    "changes",
    "community",
    "files",
    "free_text",
    "goals",
    "hours",
    "left_from_example",
    "own_files",
    "placeholders",
    "profiles",
    "schema_keys",
    "schema_values",
    "skill_list",
    "skill_relations",
    "skills",
    "yaml_grammar",
]
