"""The steps of a story: each turns a world into another one.

For: `walk`. `README.md` beside this file says what a step may be. Must not: read a folder, or know what a story is.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import Any

from testing.story_world import Blob, World

Step = dict[str, Any]


def walk(world: World, steps: Iterable[Step], files: World | None = None) -> World:
    """The world after some steps, over which `files` were laid before."""
    found = world | (files or {})
    for step in steps:
        verb = next(iter(step))
        VERBS[verb](found, step[verb], step)
    return found


def _write(world: World, path: str, step: Step) -> None:
    world[path] = Blob((step["text"] * step.get("times", 1)).encode(), step.get("mode", "100644"))


def _replace(world: World, path: str, step: Step) -> None:
    text = world[path].content.decode()
    assert step["old"] in text, f"{path} holds no {step['old']!r}"
    world[path] = Blob(text.replace(step["old"], step["new"]).encode(), world[path].mode)


def _copy(world: World, path: str, step: Step) -> None:
    world[step["to"]] = world[path]


def _move(world: World, path: str, step: Step) -> None:
    world[step["to"]] = world.pop(path)


def _delete(world: World, path: str, _: Step) -> None:
    del world[path]


def _link(world: World, path: str, step: Step) -> None:
    world[path] = Blob(step["to"].encode(), "120000")


def _submodule(world: World, path: str, _: Step) -> None:
    world[path] = Blob(b"1" * 40, "160000")


def _many(world: World, path: str, step: Step) -> None:
    for number in range(1, step["count"] + 1):
        text = step["text"].replace("{n}", str(number)).replace("{id}", str(995000000000 + number))
        world[path.replace("{n}", str(number))] = Blob(text.encode())


VERBS: dict[str, Callable[[World, str, Step], None]] = {
    "write": _write,
    "replace": _replace,
    "copy": _copy,
    "move": _move,
    "delete": _delete,
    "link": _link,
    "submodule": _submodule,
    "many": _many,
}
