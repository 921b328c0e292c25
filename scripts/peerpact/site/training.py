"""What a community asks for before someone signs, for the pages of the training.

For: `training/asked.json`, which the pages of the modules read. Must not: repeat what the guides say.
"""

from __future__ import annotations

import json

from peerpact.domain.training import TRAINING
from peerpact.site.index import Site

URI = "training/asked.json"


def asked(site: Site) -> tuple[str, str]:
    """The file and its text: which modules are asked for, in the order of the training, and whether a missing one
    blocks the merge."""
    rules = site.community.settings.training
    modules = [module.id for module in TRAINING if module.id in rules.modules]
    return URI, json.dumps({"modules": modules, "enforce": rules.enforce}) + "\n"
