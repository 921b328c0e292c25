"""The reference page of every command and flag, made from the parser itself.

For: `python -m peerpact.cli.reference > docs/commands.md`; a test holds the page equal to this output. Must not: say
anything that the parser doesn't.
"""

from __future__ import annotations

import argparse
from collections.abc import Iterator

from peerpact.cli.main import VERBS, parser

_HEAD = """\
# Commands

Every command and every flag, as `--help` has them. This page is made by
`python -m peerpact.cli.reference > docs/commands.md`.

The exit code is 0 if all is well, 1 if there are errors, 2 if the command was used incorrectly, and 3 for a bug in
Peerpact. If a command uses these codes in a special way, it says so below.

`--root DIR` (the community's folder; default: the nearest one upwards with a `community.yml`), `--now DATE` (the day to
answer for; default: today, in UTC) and `--help` can be given to each of them, before or after its name.
"""
_COMMON = frozenset({"help", "root", "now", "version"})


def page() -> str:
    """The page as Markdown."""
    commands = _subparsers(parser())
    rows = "\n".join(f"| [`peerpact {verb}`](#peerpact-{verb}) | {_cell(VERBS[verb])} |" for verb in VERBS)
    parts = [_HEAD, f"| command | what it does |\n| --- | --- |\n{rows}\n"]
    for verb in VERBS:
        parts.append("\n".join(_command(f"peerpact {verb}", commands[verb], "##")))
    return "\n".join(parts).rstrip("\n") + "\n"


def _command(name: str, parser: argparse.ArgumentParser, level: str) -> Iterator[str]:
    """A section: what the command is for, its usage, its flags, and the parts that it has."""
    yield f"{level} {name}\n"
    if parser.description:
        yield f"{_plain(parser.description)}\n"
    actions = [action for action in parser._actions if action.dest not in _COMMON and action.help != argparse.SUPPRESS]
    flags = [action for action in actions if not isinstance(action, argparse._SubParsersAction)]
    if flags:
        yield "| flag | meaning |\n| --- | --- |"
        yield from (f"| {_flag(action)} | {_meaning(action)} |" for action in flags)
        yield ""
    if parser.epilog:
        yield f"{_plain(parser.epilog)}\n"
    for part, inner in _subparsers(parser).items():
        yield from _command(f"{name} {part}", inner, f"{level}#")


def _subparsers(parser: argparse.ArgumentParser) -> dict[str, argparse.ArgumentParser]:
    groups = [action for action in parser._actions if isinstance(action, argparse._SubParsersAction)]
    return dict(groups[0].choices) if groups else {}


def _flag(action: argparse.Action) -> str:
    """A flag or a word with what is given to it."""
    value = action.metavar or (
        "{" + ",".join(map(str, action.choices)) + "}" if action.choices else action.dest.upper()
    )
    value = " ".join(value) if isinstance(value, tuple) else value
    if action.nargs == 2:
        value = f"{value} {value}"
    if not action.option_strings:
        return _code(f"[{value}]" if action.nargs in ("?", "*") else value)
    takes = action.nargs != 0
    return ", ".join(_code(f"{option} {value}" if takes else option) for option in action.option_strings)


def _meaning(action: argparse.Action) -> str:
    required = " (required)" if action.option_strings and action.required else ""
    again = " (can be given more than once)" if isinstance(action, argparse._AppendAction) else ""
    return _cell((action.help or "").replace("%(default)s", str(action.default)).replace("%%", "%")) + required + again


def _code(text: str) -> str:
    return f"`{text}`".replace("|", "\\|")


def _cell(text: str) -> str:
    return _plain(text).replace("|", "\\|")


def _plain(text: str) -> str:
    """A text of the parser's on one line; angle brackets would be HTML."""
    return " ".join(text.replace("<", "&lt;").split())


if __name__ == "__main__":
    print(page(), end="")
