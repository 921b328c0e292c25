"""The reference page names every command and every flag, and is as fresh as the parser."""

from __future__ import annotations

import argparse
from collections.abc import Iterator

from peerpact.cli.main import VERBS, parser
from peerpact.cli.reference import page
from testing import ROOT

PAGE = (ROOT / "docs" / "commands.md").read_text("utf-8")


def flags(one: argparse.ArgumentParser) -> Iterator[str]:
    for action in one._actions:
        if isinstance(action, argparse._SubParsersAction):
            for inner in action.choices.values():
                yield from flags(inner)
        yield from action.option_strings


def test_the_page_is_fresh() -> None:
    assert page() == PAGE, "run: python -m peerpact.cli.reference > docs/commands.md"


def test_every_command_and_every_flag_is_on_the_page() -> None:
    for verb in VERBS:
        assert f"## peerpact {verb}\n" in PAGE
    for flag in set(flags(parser())):
        assert f"`{flag}" in PAGE or flag in ("-h", "--version"), flag


def test_every_command_has_its_sentence() -> None:
    assert all(len(sentence.split()) > 3 for sentence in VERBS.values())
    assert all(f"| {sentence.replace('|', chr(92) + '|')} |" in PAGE for sentence in VERBS.values())
