"""Lists in pages with GitHub's Link header.

For: cutting and linking. Must not: know what is in the list.
"""

from __future__ import annotations

from typing import Any
from urllib.parse import urlencode

from .call import Pages


def _number(text: str | None, usual: int, most: int) -> int:
    return min(max(int(text), 1), most) if text and text.isdecimal() else usual


def cut(pages: Pages, query: dict[str, str], url: str) -> tuple[Any, str | None]:
    """The body of the page that `query` asks for, and the Link header or None."""
    size = _number(query.get("per_page"), 30, 100)
    page = _number(query.get("page"), 1, 10**6)
    total = len(pages.items)
    last = max(1, -(-total // size))
    shown = [pages.show(item) for item in pages.items[(page - 1) * size : page * size]]
    targets = {"prev": page - 1, "next": page + 1, "last": last, "first": 1}
    wanted = {"prev": page > 1, "first": page > 1, "next": page < last, "last": page < last}
    links = [
        f'<{url}?{urlencode({**query, "page": str(target)})}>; rel="{name}"'
        for name, target in targets.items()
        if wanted[name]
    ]
    body = {"total_count": total, pages.wrap: shown} if pages.wrap else shown
    return body, ", ".join(links) or None
