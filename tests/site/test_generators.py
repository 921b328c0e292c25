"""What `peerpact pages` writes is plain enough for any generator: two of them make the same addresses of it."""

from __future__ import annotations

import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
import yaml
from site_people import Published

from peerpact.cli.main import main

pytestmark = pytest.mark.xdist_group("site")
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
_EDIT = re.compile(r'<a href="[^"]*" title="Edit this page".*?</a>', re.DOTALL)


@pytest.fixture(scope="module")
def plain(tmp_path_factory: pytest.TempPathFactory, published: Published) -> Path:
    """A project without any hook: the pages as files, and the settings less what only MkDocs knows."""
    folder = tmp_path_factory.mktemp("plain")
    words = ["--root", str(published.root), "--now", "2026-11-21", "pages", "--out", str(folder / "docs")]
    assert main(words) == 0
    (folder / "docs" / ".peerpact-pages").unlink()
    settings = yaml.load((published.root / "mkdocs.yml").read_text("utf-8"), yaml.CBaseLoader)  # noqa: S506 (it makes texts only)
    settings |= {"docs_dir": "docs", "site_dir": "site"}
    settings.pop("hooks")
    (folder / "mkdocs.yml").write_text(
        yaml.safe_dump(settings).replace("'true'", "true").replace("'false'", "false"), "utf-8"
    )
    return folder


def built(plain: Path, generator: str) -> set[str]:
    """The files of the site that a generator makes, without those that are the generator's own."""
    folder = plain.parent / f"{plain.name}-{generator}"
    shutil.copytree(plain, folder)
    done = subprocess.run(
        [sys.executable, "-m", generator, "build"], cwd=folder, capture_output=True, text=True, timeout=300, check=False
    )
    assert done.returncode == 0, done.stdout + done.stderr
    files = {path.relative_to(folder / "site").as_posix() for path in (folder / "site").rglob("*") if path.is_file()}
    return {name for name in files if not name.startswith(THEIR_OWN)}


def test_mkdocs_and_zensical_make_the_same_addresses_of_the_written_pages(plain: Path, published: Published) -> None:
    one, other = built(plain, "mkdocs"), built(plain, "zensical")
    assert one == other
    assert len([name for name in one if name.startswith("people/")]) > 20
    assert {"directory/index.html", "directory/people.json", "languages/index.html", "assets/directory.js"} <= one
    hooked = {path.relative_to(published.site).as_posix() for path in published.site.rglob("*") if path.is_file()}
    assert {name for name in hooked if not name.startswith(THEIR_OWN)} == one


def articles(site: Path) -> dict[str, list[str]]:
    """What stands on each page of people, skills and partnerships, line by line, without what only the hook can add:
    the link to its source, and the place that "Skip to content" leads to."""
    found = {}
    for folder in ("people", "skills", "partnerships", "directory", "languages", "zones"):
        for path in sorted((site / folder).rglob("index.html")):
            article = _ARTICLE.search(path.read_text("utf-8"))
            assert article, path
            lines = map(str.strip, _EDIT.sub("", article[0]).replace('<div id="top" ', "<div ").splitlines())
            found[path.relative_to(site).as_posix()] = [line for line in lines if line]
    return found


def test_the_hook_s_short_way_makes_the_same_pages(plain: Path, published: Published) -> None:
    if not (folder := plain.parent / f"{plain.name}-mkdocs").is_dir():
        built(plain, "mkdocs")
    one, other = articles(folder / "site"), articles(published.site)
    assert len(one) > 50
    assert one == other
