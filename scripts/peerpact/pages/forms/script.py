"""The rooms of the forms' script as one file: a page asks once and not twenty times, one behind the other.

For: the modules of `assets/forms/`, and those that they share with the directory one folder above, joined in the order
in which they need each other, without comments and indentation.
Must not: understand JavaScript: it knows the plain `import` and `export` below and refuses others.
"""

from __future__ import annotations

import re
from importlib.resources import files

_IMPORT = re.compile(r'^import \{ ([\w, ]+) \} from "(\.\.?)/([a-z]+)\.js";\n', re.MULTILINE)
_EXPORT = re.compile(r"^export (?=(?:const|class) (\w+))", re.MULTILINE)
_LEFT = re.compile(r"^(?:import|export)\b.*", re.MULTILINE)
_COMMENT = re.compile(r"^ *//.*\n", re.MULTILINE)
_INDENT = re.compile(r"^ +|^\n|(?<=[;{,]) // .*$", re.MULTILINE)
# Where a line ends in one of these signs nothing changes when the next one follows at once.
_LAST_COMMA, _OPEN_END = re.compile(r",\n(?=[)\]}])"), re.compile(r"(?<=[,(\[{;])\n")


def joined(*entries: str) -> str:
    """One module that holds the entries and all they import; ValueError for an import or export of another form."""
    rooms: dict[str, str] = {}
    for entry in entries:
        _add(".", entry, rooms)
    return "\n".join(rooms.values())


def _add(folder: str, name: str, rooms: dict[str, str]) -> None:
    if name in rooms:
        return
    place = files("peerpact.pages") / "assets" / ("forms" if folder == "." else "")
    text = (place / f"{name}.js").read_text(encoding="utf-8")
    for _, where, needed in _IMPORT.findall(text):
        _add(where, needed, rooms)
    rooms[name] = _room(name, text)


def _room(name: str, text: str) -> str:
    """A room as a function that runs once and hands out what the module exports."""
    imports = "".join(f"const {{ {names} }} = {needed}Room;\n" for names, _, needed in _IMPORT.findall(text))
    exported = _EXPORT.findall(text)
    body = _INDENT.sub("", _COMMENT.sub("", _EXPORT.sub("", _IMPORT.sub("", text))))
    if strange := _LEFT.search(body):
        raise ValueError(f"{name}.js: {strange[0]!r} cannot be joined")
    body = _OPEN_END.sub("", _LAST_COMMA.sub("\n", body))
    return f"const {name}Room = (() => {{\n{imports}{body}return {{ {', '.join(exported)} }};\n}})();"
