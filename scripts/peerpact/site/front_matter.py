"""The front matter of a page: its title, its description and what a theme has to know of it.

For: `front`. Must not: know a page.
"""

from __future__ import annotations

import json

import yaml

from peerpact.site.markup import Markdown, line


def front(title: str, description: str, *, search: bool = True) -> Markdown:
    """The front matter of a page; search engines show the description. Themes print both raw: they are escaped here."""
    heading = f"title: {_scalar(line(title))}\n" if title else ""
    words = f"description: {_scalar(line(description))}\n"
    hidden = "" if search else "search: {exclude: true}\n"
    return Markdown(f"---\n{heading}hide: [navigation, toc]\n{words}{hidden}---\n")


def _scalar(text: str) -> str:
    """A text as a value of YAML. JSON's form is YAML as long as every character can be printed."""
    plain = str(text)  # a plain string: the dumper knows no other
    if plain.isprintable():
        return json.dumps(plain, ensure_ascii=False)
    return (
        yaml.dump(plain, Dumper=yaml.CSafeDumper, allow_unicode=True, width=1_000_000).removesuffix("\n...\n").strip()
    )
