"""A plain checker to compare with: PyYAML's SafeLoader and jsonschema, as their manuals show them.

For: `python plain_peer.py SCHEMA FOLDER`; prints what is wrong, exit code 1 if anything is. Written fairly: the
schema is compiled once, formats are checked, nothing is done twice. Must not: use anything of Peerpact.
"""

from __future__ import annotations

import json
import sys
from pathlib import Path

import jsonschema
import yaml


def main(schema: str, folder: str) -> int:
    """Check every profile below a folder."""
    kind = json.loads(Path(schema).read_text("utf-8"))
    validator = jsonschema.Draft202012Validator(kind, format_checker=jsonschema.FormatChecker())
    files = sorted(Path(folder).rglob("*.yml"))
    wrong = 0
    for file in files:
        with file.open(encoding="utf-8") as text:
            data = yaml.load(text, Loader=yaml.SafeLoader)
        for error in validator.iter_errors(data):
            wrong += 1
            print(f"{file}: {error.json_path}: {error.message}")
    print(f"{len(files)} files, {wrong} errors")
    return 1 if wrong else 0


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
