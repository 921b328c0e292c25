"""The rooms of the forms' script as one file: both pages ask for it once, and a room that both need is in it once.

For: the modules of `assets/forms/`, and those that they share with the directory one folder above, joined in the order
in which they need each other. Must not: understand JavaScript: it knows the plain `import` and `export` below and
refuses others. Making the file small is left to `minified`.
"""

from __future__ import annotations

import re
from importlib.resources import files

_IMPORT = re.compile(r'^import \{ ([\w, ]+) \} from "(\.\.?)/([a-z]+)\.js";\n', re.MULTILINE)
_EXPORT = re.compile(r"^export (const|class) (\w+)\b(?! = [^\n]*,$)", re.MULTILINE)
_LEFT = re.compile(r"^(?:import|export)\b.*", re.MULTILINE)


def joined(*entries: str) -> str:
    """One module that holds the entries and all they import. ValueError for an import or export of another form, and
    where two rooms export the same name.

    Each room is a block with names of its own; what it exports is a name of the whole file.
    """
    rooms: dict[str, str] = {}
    names: list[str] = []
    for entry in entries:
        _add(".", entry, rooms, names)
    if twice := sorted({name for name in names if names.count(name) > 1}):
        raise ValueError(f"More than one room exports {', '.join(twice)}")
    return f"(() => {{\nlet {', '.join(names)};\n{''.join(rooms.values())}}})();\n"


def _add(folder: str, name: str, rooms: dict[str, str], names: list[str]) -> None:
    if name in rooms:
        return
    place = files("peerpact.site") / "assets" / ("forms" if folder == "." else "")
    text = (place / f"{name}.js").read_text(encoding="utf-8")
    for _, where, needed in _IMPORT.findall(text):
        _add(where, needed, rooms, names)
    names += [exported for _, exported in _EXPORT.findall(text)]
    rooms[name] = _room(name, text)


def _room(name: str, text: str) -> str:
    body = _EXPORT.sub(_given, _IMPORT.sub("", text))
    if strange := _LEFT.search(body):
        raise ValueError(f"{name}.js: {strange[0]!r} cannot be joined")
    return f"{{\n{body}}}\n"


def _given(export: re.Match[str]) -> str:
    return f"{export[2]} = class" if export[1] == "class" else export[2]
