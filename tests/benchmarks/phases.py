"""Where the time of a cold check goes: the same steps as `peerpact check`, one after the other, in CPU seconds.

For: `python phases.py FOLDER`; prints JSON, a step's name to its seconds. The steps use the rooms of the package
directly, so their sum leaves out what lies between them. Must not: judge.
"""

from __future__ import annotations

import gc
import json
import sys
import time
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

Steps = dict[str, float]


def timed(steps: Steps, name: str, work: Callable[[], Any]) -> Any:
    """Do some work and write down what it has cost."""
    started = time.process_time()
    done = work()
    steps[name] = steps.get(name, 0.0) + time.process_time() - started
    return done


def _load_modules() -> None:
    import argparse  # noqa: F401

    import peerpact.cli.cache
    import peerpact.cli.render_findings
    import peerpact.community.examine
    import peerpact.community.loader  # noqa: F401


def main(folder: str) -> int:
    """Take the steps and print them."""
    gc.disable()  # as the command line does
    steps: Steps = {"start Python": time.process_time()}
    timed(steps, "import the package", _load_modules)
    from peerpact.community import document
    from peerpact.community.examine import examine
    from peerpact.community.folder import read_folder
    from peerpact.community.loader import Loaded, load
    from peerpact.domain.model import Community
    from peerpact.formats.schema import typing, validator
    from peerpact.formats.tables import PROFILE

    root, now = Path(folder), datetime.now(UTC).date()
    texts = timed(steps, "read the bytes", lambda: read_folder(root))
    lists = {path: entry for path, entry in texts.items() if "/" not in path}
    known = timed(steps, "load the lists", lambda: load(lists).community)
    people = [(path, entry) for path, entry in texts.items() if path.startswith("profiles/")]
    valid = timed(steps, "compile the schema", lambda: validator("profile").is_valid)
    read = timed(
        steps, "parse", lambda: [(path, document.read(entry, typing("profile")).data) for path, entry in people]
    )
    sound = timed(steps, "validate", lambda: [(path, data) for path, data in read if valid(data)])
    read_profile = PROFILE.reader(known.vocabulary.resolve)
    profiles = timed(steps, "build values", lambda: [read_profile(data, path) for path, data in sound])
    loaded = Loaded(Community.of(known.settings, known.vocabulary, tuple(profiles), ()))
    timed(steps, "apply the rules", lambda: examine(loaded, now))
    _remember(steps, root, now, texts)
    print(json.dumps(steps))
    return 0


def _remember(steps: Steps, root: Path, now: Any, texts: Any) -> None:
    from peerpact.cli.cache import Memory
    from peerpact.community.folder import walk

    memory = timed(steps, "remember", lambda: Memory(str(root), str(now), list(walk(root))))
    timed(steps, "remember", lambda: memory.store(texts, "", 0))


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
