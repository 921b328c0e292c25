"""The site's scripts as native modules: which other modules one of them loads, so that a page can ask for all at once.

For: `imported`, from which the pages of the forms take their `modulepreload` links. Must not: join or rewrite scripts.
"""

from __future__ import annotations

import posixpath
import re
from functools import cache
from importlib.resources import files

_IMPORT = re.compile(r"""^(?:import|\} from)\b[^"']*["'](\.{1,2}/[^"']+)["'];$""", re.MULTILINE)


@cache
def imported(module: str) -> tuple[str, ...]:
    """All modules that one loads, itself last: paths relative to the site's root, such as `assets/forms/join.js`.

    >>> imported("assets/score.js")
    ('assets/score.js',)
    """
    modules: dict[str, None] = {}
    text = (files("peerpact.site") / module).read_text(encoding="utf-8")
    for target in _IMPORT.findall(text):
        modules |= dict.fromkeys(imported(posixpath.normpath(posixpath.join(posixpath.dirname(module), target))))
    return (*modules, module)
