"""What `peerpact pages` writes is plain enough for any generator: two of them make the same addresses of it."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
import yaml

from peerpact.cli.main import main
from testing.site_people import Published

THEIR_OWN = (
    "404.html",
    "search/",
    "search.json",
    "sitemap.xml",
    "objects.inv",
    "assets/javascripts/",
    "assets/stylesheets/",
    "assets/images/",
)
_ARTICLE = re.compile(r"<article.*?</article>", re.DOTALL)


@pytest.fixture(scope="module")
def plain(tmp_path_factory: pytest.TempPathFactory, published: Published) -> Path:
    """A project without any plugin: the pages as files, and the configuration that is written with them."""
    folder = tmp_path_factory.mktemp("plain") / "project"
    words = ["--root", str(published.root), "--now", "2026-11-21", "pages", "--project", str(folder)]
    assert main(words) == 0
    (folder / ".peerpact-pages").unlink()
    assert "peerpact" not in yaml.safe_load((folder / "mkdocs.yml").read_text("utf-8"))["plugins"]
    return folder


def built(plain: Path, generator: str) -> set[str]:
    """The files of the site that a generator makes strictly, without those that are the generator's own."""
    folder = plain.parent / f"{plain.name}-{generator}"
    shutil.copytree(plain, folder)
    command = [sys.executable, "-m", generator, "build", "--strict", "-f", "mkdocs.yml"]
    environment = {**os.environ, "NO_MKDOCS_2_WARNING": "1"}
    done = subprocess.run(
        command, cwd=folder, env=environment, capture_output=True, text=True, timeout=300, check=False
    )
    assert done.returncode == 0, done.stdout + done.stderr
    return their_files(folder / "site")


def their_files(site: Path) -> set[str]:
    """The files of a site, without those that are a generator's own."""
    files = {path.relative_to(site).as_posix() for path in site.rglob("*") if path.is_file()}
    return {name for name in files if not name.startswith(THEIR_OWN)}


def test_mkdocs_and_zensical_make_the_same_addresses_of_the_written_pages(plain: Path, published: Published) -> None:
    one, other = built(plain, "mkdocs"), built(plain, "zensical")
    assert one == other
    assert len([name for name in one if name.startswith("people/")]) > 20
    assert {"directory/index.html", "directory/people.json", "languages/index.html", "assets/directory.js"} <= one
    assert their_files(published.site) == one
    assert built(plain, "properdocs") == one


def articles(site: Path) -> dict[str, list[str]]:
    """What stands on each page of people, skills and partnerships, line by line."""
    found = {}
    for folder in ("people", "skills", "partnerships", "directory", "languages", "zones"):
        for path in sorted((site / folder).rglob("index.html")):
            article = _ARTICLE.search(path.read_text("utf-8"))
            assert article, path
            lines = map(str.strip, article[0].splitlines())
            found[path.relative_to(site).as_posix()] = [line for line in lines if line]
    return found


def test_the_plugin_s_short_way_makes_the_same_pages(plain: Path, published: Published) -> None:
    if not (folder := plain.parent / f"{plain.name}-mkdocs").is_dir():
        built(plain, "mkdocs")
    one, other = articles(folder / "site"), articles(published.site)
    assert len(one) > 50
    assert one == other
