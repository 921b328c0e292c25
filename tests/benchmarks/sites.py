"""Whole builds of the site, and the same Markdown built by others.

For: the projects that are built, and one command for each builder. Must not: judge, or build outside of the ground.

Hugo gets the Markdown as it is and, as its only layout, a page of Material's with a hole where the text was. So its
site has the same shell and the same people, but none of Material's own features (menus that know the page, search).
"""

from __future__ import annotations

import gzip
import re
import shutil
import sys
from dataclasses import dataclass
from pathlib import Path

import yaml
from ground import Ground
from measure import Command, run

import community

_BIN = Path(sys.executable).parent
_NOW = "2026-11-22"
_FRONT = re.compile(r"\A---\n(.*?)\n---\n", re.DOTALL)
_ARTICLE = re.compile(r"(<article[^>]*>).*(</article>)", re.DOTALL)


@dataclass(frozen=True)
class Sites:
    """A community in `hooked` with Peerpact's own settings, and its pages as plain Markdown in `plain`."""

    hooked: Path
    plain: Path

    def whole(self) -> Command:
        """The whole way: load, decide, write Markdown in memory, build."""
        words = [str(_BIN / "mkdocs"), "build", "--quiet"]
        environment = {"PEERPACT_NOW": _NOW, "NO_MKDOCS_2_WARNING": "1", "PYTHONPATH": str(self.hooked / "scripts")}
        return Command(words, self.hooked, environment=environment)

    def mkdocs(self) -> Command:
        """MkDocs alone, on the Markdown."""
        return Command([str(_BIN / "mkdocs"), "build", "--quiet"], self.plain, environment={"NO_MKDOCS_2_WARNING": "1"})

    def zensical(self) -> Command:
        """Zensical on the Markdown; it remembers nothing because its folder is emptied first."""
        for name in (".cache", "site"):
            shutil.rmtree(self.plain / name, ignore_errors=True)
        return Command([str(_BIN / "zensical"), "build"], self.plain)

    def hugo(self) -> Command:
        """Hugo on the Markdown, with Material's shell as its layout."""
        shutil.rmtree(self.plain / "hugo" / "public", ignore_errors=True)
        return Command([str(_BIN / "hugo"), "--quiet"], self.plain / "hugo")


def prepare(ground: Ground) -> Sites:
    """Both projects of a ground, and Hugo's copy; built once, so that the shell is there."""
    sites = Sites(ground.folder.parent / f"{ground.shape}-hooked", ground.folder.parent / f"{ground.shape}-plain")
    ignore = shutil.ignore_patterns(".git", "__pycache__")
    shutil.copytree(ground.folder, sites.hooked, ignore=ignore)
    for name in ("guides", "scripts"):
        shutil.copytree(community.ROOT / name, sites.hooked / name, ignore=ignore)
    shutil.copy2(community.ROOT / "mkdocs.yml", sites.hooked)
    (sites.hooked / "agreements").mkdir(exist_ok=True)
    run(ground.peerpact("--root", str(sites.hooked), "--now", _NOW, "pages", "--out", str(sites.plain / "docs")))
    (sites.plain / "docs" / ".peerpact-pages").unlink()
    settings = re.sub(r"(?m)^(hooks|docs_dir|site_dir):.*\n", "", (sites.hooked / "mkdocs.yml").read_text("utf-8"))
    (sites.plain / "mkdocs.yml").write_text(f"docs_dir: docs\nsite_dir: site\n{settings}", "utf-8")
    return sites


def prepare_hugo(sites: Sites) -> None:
    """Hugo's project: the same Markdown with its titles, and the shell from the site that MkDocs has built."""
    hugo = sites.plain / "hugo"
    for source in sorted((sites.plain / "docs").rglob("*")):
        target = hugo / "content" / source.relative_to(sites.plain / "docs")
        if source.is_file() and source.suffix == ".md":
            target.parent.mkdir(parents=True, exist_ok=True)
            target = target.with_name("_index.md") if target.name == "index.md" else target
            target.write_text(_titled(source.read_text("utf-8")), "utf-8")
    shell = (sites.plain / "site" / "404.html").read_text("utf-8")
    layout = _ARTICLE.sub(lambda found: f"{found[1]}{{{{ .Content }}}}{found[2]}", shell)
    for name in ("single.html", "list.html", "index.html"):
        path = hugo / "layouts" / ("" if name == "index.html" else "_default") / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(re.sub(r"<title>.*?</title>", "<title>{{ .Title }}</title>", layout), "utf-8")
    lines = ('title = "x"', 'disableKinds = ["taxonomy", "term", "RSS"]', "[markup.goldmark.renderer]", "unsafe = true")
    (hugo / "hugo.toml").write_text("\n".join(lines) + "\n", "utf-8")


def _titled(text: str) -> str:
    found = _FRONT.match(text)
    if not found:
        return text
    meta = yaml.load(found[1], yaml.CSafeLoader)
    title = yaml.safe_dump({"title": str(meta.get("title", ""))}, allow_unicode=True, width=1_000_000)
    return f"---\n{title}---\n{text[found.end() :]}"


def pages(site: Path) -> tuple[int, int]:
    """How many pages a site has, and how many bytes they take."""
    found = list(site.rglob("*.html"))
    return len(found), sum(page.stat().st_size for page in found)


def squeezed(file: Path) -> int:
    """The size of a file as a browser fetches it."""
    return len(gzip.compress(file.read_bytes(), 9))
