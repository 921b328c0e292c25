"""How easily the guides can be read: `cd tests && python -m testing.readability [PAGE ...]`.

For: words, words a sentence and Flesch reading ease of every page, hardest first. Must not: judge; a test does. Code,
tables, headings, links' addresses and sources are left out. Syllables are counted by groups of vowels, which errs by a
few points; compare pages with each other. Source: Rudolf Flesch, A new readability yardstick, Journal of Applied
Psychology 32 (1948): 206.835 - 1.015 words a sentence - 84.6 syllables a word; 60 to 70 is plain English. A page that
names `lang: es` is rated as Spanish is: Francisco Szigriszt Pazos, Sistemas predictivos de legibilidad del mensaje
escrito (1993): 206.835 - words a sentence - 62.3 syllables a word; 55 to 65 is plain, 65 to 80 rather easy.
"""

from __future__ import annotations

import re
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from testing import ROOT

GUIDES = ROOT / "guides"
_OUT = re.compile(
    r"\A---\n.*?\n---\n|^```.*?^```$|<!--.*?-->|^## (?:Sources|Fuentes|Where this comes from)\n.*?(?=^## |^\*\*|\Z)",
    re.DOTALL | re.MULTILINE,
)
_LINK = re.compile(r"!?\[([^\]]*)\]\([^)]*\)")
_BLOCK = re.compile(r"\n\s*\n|\n(?=\s*(?:[-*>]|\d+\.)\s)")
_MARK = re.compile(r"^(?:\s*(?:[-*>]|\d+\.)\s+)+|\n>?\s*")
_SENTENCE = re.compile(r"(?<=[.!?:])[\"”')]*\s+")
_WORD = re.compile(r"[^\W\d_][\w'’-]*|\d[\d.:,-]*")
_LANGUAGE = re.compile(r"\A---\n(?:\w+: .*\n)*?lang: (\w+)\n")


@dataclass(frozen=True, slots=True)
class Reading:
    """A text in numbers; `ease` is Flesch's, the higher the easier, `longest` the words of the longest sentence."""

    words: int
    sentences: int
    ease: float
    longest: str

    @property
    def mean(self) -> float:
        """Words a sentence."""
        return self.words / self.sentences


def sentences(markdown: str) -> Iterator[str]:
    """The sentences of a page's prose; a list's item ends one, code is one word."""
    text = re.sub(r"`[^`\n]*`", "coded", _LINK.sub(r"\1", _OUT.sub("", markdown)))
    for block in _BLOCK.split(text):
        plain = _MARK.sub(" ", block.strip()).replace("*", "").strip()
        if plain and not plain.startswith(("#", "|", "<")):
            yield from (part for part in _SENTENCE.split(plain) if _WORD.search(part))


def syllables(word: str) -> int:
    """About how many syllables an English word has: groups of vowels, without a silent end."""
    letters = re.sub(r"[^a-z]", "", word.casefold())
    found = len(re.findall(r"[aeiouy]+", letters))
    silent = re.search(r"[^aeiouyl]e$|[^aeiouy]les$|[^aeiouytd]ed$|[^aeiouysxzcgh]es$", letters)
    split = re.findall(r"i[ao](?!n)|[uy]ing|eing|iu", letters)
    return max(1, found - bool(silent) + len(split))


def syllables_es(word: str) -> int:
    """How many syllables a Spanish word has: one for each strong or stressed vowel and each lone weak one."""
    letters = re.sub(r"y(?![aeiouáéíóú])", "i", word.casefold()).replace("ü", "u")
    lone = re.findall(r"(?<![aeoáéíóúiu])[iu]+(?![aeoáéíóúiu])", letters)
    return max(1, len(re.findall(r"[aeoáéíóú]", letters)) + len(lone))


def language(markdown: str) -> str:
    """The language that a page names in its front matter, English where it names none."""
    found = _LANGUAGE.match(markdown)
    return found[1] if found else "en"


def reading(markdown: str) -> Reading | None:
    """The numbers of a page; None when it holds no prose."""
    parts = list(sentences(markdown))
    words = [word for part in parts for word in _WORD.findall(part)]
    if not words:
        return None
    mean = len(words) / len(parts)
    if language(markdown) == "es":
        ease = 206.835 - mean - 62.3 * sum(map(syllables_es, words)) / len(words)
    else:
        ease = 206.835 - 1.015 * mean - 84.6 * sum(map(syllables, words)) / len(words)
    return Reading(len(words), len(parts), round(ease, 1), max(parts, key=lambda part: len(_WORD.findall(part))))


def main(paths: list[str]) -> int:
    """Print a row for each page."""
    pages = [Path(path) for path in paths] or sorted(GUIDES.rglob("*.md"))
    rated = [(found.ease, page, found) for page in pages if (found := reading(page.read_text("utf-8")))]
    print("Flesch  words  words/sentence  longest  page")
    for ease, page, found in sorted(rated, key=lambda row: row[:2]):
        name = page if paths else page.relative_to(GUIDES)
        longest = len(_WORD.findall(found.longest))
        print(f"{ease:6.1f}  {found.words:5d}  {found.mean:14.1f}  {longest:7d}  {name}")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
