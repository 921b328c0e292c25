"""Raw blocks of our pages taken out before a Markdown reader sees them, and put back into what it makes.

For: speed, because a Markdown reader parses every tag of a raw block only to pass it on as it is. Must not: be
necessary; the pages are the same without it.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

_OPENING = re.compile(r"<(div|ul|ol|nav)[ >]")
_PLACE = re.compile(r'<div data-pp-block="(\d+)"></div>')
_SHORT = 300  # below this many characters a place costs as much as the block


def take_out(text: str) -> tuple[str, list[str]]:
    """The text with a place for each long raw block, and the blocks.

    Only for pages that `pages.build` made: there everything that people wrote is escaped, so nobody can write a place
    or an unclosed tag. A block that has an anchor stays, for a generator wants to know the anchors of a page.
    """
    parts = text.split("\n\n")
    blocks: list[str] = []
    for number, part in enumerate(parts):
        if len(part) > _SHORT and _whole(part):
            parts[number] = f'<div data-pp-block="{len(blocks)}"></div>'
            blocks.append(part.strip("\n"))
    return "\n\n".join(parts), blocks


def _whole(part: str) -> bool:
    """Whether a part of a page is one raw block: it ends with the tag that it begins with, and closes what it opens."""
    body = part.strip("\n")
    opening = _OPENING.match(body)
    if not opening or ' id="' in body:
        return False
    tag = opening[1]
    opened = body.count(f"<{tag} ") + body.count(f"<{tag}>")
    return body.endswith(f"</{tag}>") and opened == body.count(f"</{tag}>")


def put_back(html: str, blocks: Sequence[str]) -> str:
    """The page with each block in its place."""
    return _PLACE.sub(lambda place: blocks[int(place[1])], html) if blocks else html
