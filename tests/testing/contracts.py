"""The table of folders in scripts/README.md, made from the contracts in pyproject.toml.

For: `cd tests && python -m testing.contracts --write`, and the test that the table is fresh. Must not: check imports
itself; that is what import-linter is for.
"""

from __future__ import annotations

import ast
import sys
import tomllib
from typing import Any

from testing import ROOT

PACKAGE = ROOT / "scripts" / "peerpact"
README = ROOT / "scripts" / "README.md"
BEGIN, END = "<!-- table: begin -->", "<!-- table: end -->"


def contracts() -> dict[str, dict[str, Any]]:
    """The contracts by their id."""
    settings = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["tool"]["importlinter"]
    return {contract["id"]: contract for contract in settings["contracts"]}


def folders() -> list[str]:
    """The folders from the ground up, as data flows through them."""
    return list(reversed(contracts()["layers"]["layers"]))


def owners() -> dict[str, str]:
    """The libraries that one folder alone imports: those that a contract forbids to every other folder."""
    alone: dict[str, list[str]] = {}
    for contract in contracts().values():
        if contract["type"] == "forbidden":
            for folder in {*folders()} - {source.removeprefix("peerpact.") for source in contract["source_modules"]}:
                if contract.get("allow_indirect_imports"):
                    alone.setdefault(folder, []).extend(f"`{library}`" for library in contract["forbidden_modules"])
    return {folder: ", ".join(libraries) for folder, libraries in alone.items()}


def table() -> str:
    """The folders with the first sentence of their docstring, and the libraries that they alone import."""
    rows = ["| folder | holds | alone imports |", "| --- | --- | --- |"]
    for folder in folders():
        docstring = ast.get_docstring(ast.parse((PACKAGE / folder / "__init__.py").read_text("utf-8"))) or ""
        rows.append(f"| `{folder}/` | {docstring.splitlines()[0].rstrip('.')} | {owners().get(folder, '')} |")
    return "\n".join(rows)


def readme() -> str:
    """The README with a fresh table."""
    text = README.read_text("utf-8")
    head, rest = text.split(BEGIN)
    return f"{head}{BEGIN}\n{table()}\n{END}{rest.split(END)[1]}"


if __name__ == "__main__":
    if "--write" in sys.argv:
        README.write_text(readme(), "utf-8")
    else:
        print(table())
