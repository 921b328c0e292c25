"""Matching stays shallow: few modules on few layers, which import each other in one direction."""

from __future__ import annotations

from functools import cache
from graphlib import TopologicalSorter

import grimp
import pytest

PACKAGE = "peerpact.matching"
APART = ("cohort", "health")
GRAPH = grimp.build_graph("peerpact", cache_dir=None)


def imports_within(folder: str, apart: tuple[str, ...] = ()) -> dict[str, set[str]]:
    """Module -> modules of the same folder that it imports, type hints included; without the subpackages `apart`."""
    left_out = tuple(f"{folder}.{name}" for name in apart)
    modules = {
        module
        for module in {folder, *GRAPH.find_descendants(folder)}
        if not any(module == name or module.startswith(f"{name}.") for name in left_out)
    }
    return {module: GRAPH.find_modules_directly_imported_by(module) & modules for module in modules - {folder}}


def layers(imports: dict[str, set[str]]) -> int:
    """The length of the longest chain of imports, counted in modules. Raises graphlib.CycleError for a circle."""
    TopologicalSorter(imports).prepare()

    @cache
    def depth(module: str) -> int:
        return 1 + max(map(depth, imports.get(module, ())), default=0)

    return max(map(depth, imports))


@pytest.mark.parametrize(("folder", "apart"), [("", APART), (".cohort", ()), (".health", ())])
def test_no_part_of_matching_has_more_than_eight_layers(folder: str, apart: tuple[str, ...]) -> None:
    assert layers(imports_within(PACKAGE + folder, apart)) <= 8


def test_at_most_twenty_modules_are_in_the_folder_itself() -> None:
    loose = [module for module in GRAPH.find_children(PACKAGE) if not GRAPH.find_children(module)]
    assert len(loose) <= 20


@pytest.mark.parametrize("name", APART)
def test_nothing_else_in_matching_imports_what_looks_at_everyone_at_once(name: str) -> None:
    folder = f"{PACKAGE}.{name}"
    inside = {folder, *GRAPH.find_descendants(folder)}
    outside = GRAPH.find_descendants(PACKAGE) - inside
    assert not {module for module in outside if GRAPH.find_modules_directly_imported_by(module) & inside}
