"""The measurements of the site, on the ground of the others.

For: what the site is compared with, and by how much it has to win. Must not: build a site, or print a table.
"""

from __future__ import annotations

from pathlib import Path
from statistics import median

import sites
from browsing import chip_times, filter_times, wanted_skills
from goals import Row, told
from ground import Ground, prepare
from measure import cost, pairs, run


def building(ground: Ground) -> list[Row]:
    """A whole build of the site, against others on the same Markdown, and what a reader's browser fetches."""
    made, rows, count = sites.prepare(ground), [], 1 if ground.quick else 2
    people = f"{len(ground.profiles):,} people"
    whole = pairs(cost(made.whole()), cost(made.mkdocs()), count, warm_up=False)
    sites.prepare_hugo(made)
    peers = {"Zensical, cold": (made.zensical, 0.85), "Hugo in Material's shell": (made.hugo, 4.0)}
    rows.append(
        Row(ground.shape, f"site of {people} / mkdocs on the same Markdown", 1.1, whole.ratio, False, told(whole))
    )
    for name, (command, goal) in peers.items():
        found = pairs(cost(made.whole()), lambda command=command: run(command())[0], 1, warm_up=False)
        many = f" ({_hugo_pages(made):,} of {sites.pages(made.plain / 'site')[0]:,} pages)" if "Hugo" in name else ""
        rows.append(Row(ground.shape, f"site of {people} / {name}{many}", goal, found.ratio, False, told(found)))
    index = sites.squeezed(made.hooked / "site" / "search" / "search_index.json") / 1024
    data = sites.squeezed(made.hooked / "site" / "directory" / "people.json") / len(ground.profiles)
    rows.append(Row(ground.shape, f"search index of {people}, KB gz", 300, index, False, ""))
    rows.append(Row(ground.shape, f"directory of {people}, bytes gz a person", 30, data, False, ""))
    browsed = _filtering(ground, made.hooked / "site") + _taking(ground, made.hooked / "site")
    return rows + _growing(ground, made, median(whole.first)) + browsed


def _hugo_pages(made: sites.Sites) -> int:
    """How many pages Hugo made, so that nobody is compared with half a site."""
    return sites.pages(made.plain / "hugo" / "public")[0]


def _growing(ground: Ground, made: sites.Sites, seconds: float) -> list[Row]:
    """Time and bytes a page, against a community of a tenth."""
    folder = ground.folder.parent / "tenth"
    folder.mkdir()
    small = sites.prepare(prepare(folder, ground.shape, len(ground.profiles) // 10, True, None))
    less = run(small.whole())[0]
    (many, size), (few, little) = sites.pages(made.hooked / "site"), sites.pages(small.hooked / "site")
    what = f"{many:,} pages / {few:,} pages"
    costs = f"{1000 * seconds / many:.1f} ms / {1000 * less / few:.1f} ms a page"
    bytes_ = f"{size / many / 1000:.1f} kB / {little / few / 1000:.1f} kB a page"
    return [
        Row(ground.shape, f"{what}: time a page", 1.1, seconds / many / (less / few), False, costs),
        Row(ground.shape, f"{what}: bytes a page", 1.1, size / many / (little / few), False, bytes_),
    ]


def _filtering(ground: Ground, site: Path) -> list[Row]:
    """From a click on a filter to the frame that shows the people, by the clock."""
    found = filter_times(site)
    what = f"filter {len(ground.profiles):,} people to the next frame"
    return [
        Row(ground.shape, f"{what}, ms, median", 30, median(found["times"]), False, f"{len(found['times'])} clicks"),
        Row(ground.shape, f"{what}, ms, worst", 50, max(found["times"]), False, ""),
        Row(ground.shape, "elements of the directory", 1000, found["elements"], False, ""),
    ]


def _taking(ground: Ground, site: Path) -> list[Row]:
    """From a press on a chip of the form to the frame that shows the new partners, by the clock."""
    found = chip_times(site, wanted_skills(ground.folder))
    what = f"chip -> new preview among {len(ground.profiles):,} people"
    said = f"{len(found['times'])} chips, {found['previews']} previews"
    return [
        Row(ground.shape, f"{what}, ms, median", 30, median(found["times"]), False, said),
        Row(ground.shape, f"{what}, ms, worst", 60, max(found["times"]), False, f"{max(found['busy']):.1f} ms of CPU"),
    ]
