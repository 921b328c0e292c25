"""What a real, strict build of the site promises."""

from __future__ import annotations

import re
import shutil
import socket
import subprocess
import sys
import time
import urllib.request
from html.parser import HTMLParser
from pathlib import Path
from urllib.error import URLError
from urllib.parse import unquote, urldefrag, urljoin, urlsplit

from peerpact.domain.settings import Settings
from peerpact.site.report_button import with_way_to_report
from peerpact.site.templating import templates_with
from testing.site_people import Published
from testing.site_server import copy_community, run_mkdocs

PATIENCE = 60
LOADED = {("link", "href"), ("script", "src"), ("img", "src"), ("iframe", "src"), ("source", "src")}


class Links(HTMLParser):
    """The addresses that a page leads to and those that it loads, and the ids that it has."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.leads: set[str] = set()
        self.loads: set[str] = set()
        self.ids: set[str] = set()
        self.feed(text)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Note what an element points at."""
        rel = dict(attrs).get("rel")
        for name, value in attrs:
            if name == "id" and value:
                self.ids.add(value)
            if (tag, name) in LOADED and value and rel not in ("prev", "next", "canonical"):
                self.loads.add(value)
            if (tag, name) == ("a", "href") and value:
                self.leads.add(value)


def read_pages(site: Path) -> dict[str, Links]:
    found = sorted(site.rglob("*.html"))
    return {path.relative_to(site).as_posix(): Links(path.read_text(encoding="utf-8")) for path in found}


def test_strict_build_has_not_one_warning(published: Published) -> None:
    assert published.returncode == 0, published.said
    assert "WARNING" not in published.said
    assert "ERROR" not in published.said


def dead_links(site: Path) -> list[tuple[str, str]]:
    """Every page and link inside the site that leads to no file, or to no place in its page."""
    pages, dead = read_pages(site), []
    for name, links in pages.items():
        for link in sorted(links.leads | links.loads):
            target, fragment = urldefrag(urljoin(f"http://site/{name}", link))
            parts = urlsplit(target)
            path = unquote(parts.path).lstrip("/")
            file = path + "index.html" if path == "" or path.endswith("/") else path
            lost = fragment and file in pages and unquote(fragment) not in pages[file].ids | {"__skip"}
            if parts.netloc == "site" and (lost or not (site / file).is_file()):
                dead.append((name, link))
    return dead


def test_every_link_of_the_site_leads_somewhere(published: Published) -> None:
    assert len(read_pages(published.site)) > 60
    assert dead_links(published.site) == []


def test_no_page_loads_anything_from_elsewhere(published: Published) -> None:
    for name, links in read_pages(published.site).items():
        assert not [link for link in links.loads if urlsplit(link).netloc], name
    for style in published.site.rglob("assets/peerpact.*"):
        assert not re.search(r"https?:|url\(", style.read_text(encoding="utf-8"))


def test_every_page_leads_to_the_feed_in_its_head(published: Published) -> None:
    for page in ("", "people/demo-nia/", "training/foundation/"):
        head = (published.site / page / "index.html").read_text("utf-8").partition("</head>")[0]
        (found,) = re.findall(
            r'<link rel="alternate" type="application/atom\+xml" title="[^"<>]+" href="([^"]+)">', head
        )
        assert (published.site / page / found).resolve() == (published.site / "feed.xml").resolve()


def test_hostile_titles_are_text_in_the_head_of_the_page(published: Published) -> None:
    page = (published.site / "people" / "demo-mallory" / "index.html").read_text(encoding="utf-8")
    assert "<title>&lt;script&gt;document.title=&#x27;owned&#x27;&lt;/script&gt;" in page
    assert "<script>document.title" not in page
    assert "<img" not in page.replace('<img src="../../assets/logo.svg"', "")


def test_people_are_not_in_the_search_index(published: Published) -> None:
    index = (published.site / "search" / "search_index.json").read_text(encoding="utf-8")
    assert "people/" not in index
    assert "Writing grant proposals" in index


def test_a_demonstration_has_no_edit_links_and_a_real_community_edits_the_yaml(
    example_site: Path, real_site: Path
) -> None:
    assert not edit_links(example_site, "people/demo-nia")
    edit = "https://github.com/example/mentoring/edit/main"
    assert edit_links(real_site, "people/demo-nia") == {f"{edit}/profiles/demo-nia.yml"}
    assert edit_links(real_site, "how-it-works") == {f"{edit}/guides/how-it-works.md"}
    assert edit_links(real_site, "directory") == set()


def test_safety_leads_to_the_private_way_to_report_but_for_a_demonstration(example_site: Path, real_site: Path) -> None:
    way = "https://example.org/lantern-exchange/report"
    assert way in Links((real_site / "safety" / "index.html").read_text(encoding="utf-8")).leads
    example = (example_site / "safety" / "index.html").read_text(encoding="utf-8")
    assert way not in Links(example).leads
    assert "nobody reads reports here" in example


def test_community_without_a_way_to_report_gets_no_button() -> None:
    guide = "## How to report\n\nEach community …\n"
    for settings in (Settings(demo=False), Settings(report_to="javascript:alert(1)")):
        assert with_way_to_report(guide, settings, templates_with({})) == guide


def edit_links(site: Path, page: str) -> set[str]:
    text = (site / page / "index.html").read_text(encoding="utf-8")
    return {link for link in Links(text).leads if "/edit/" in link}


def test_an_error_in_one_profile_is_told_and_the_others_are_published(tmp_path: Path) -> None:
    root = copy_community(tmp_path / "broken")
    (root / "profiles" / "demo-broken.yml").write_text("github: [\n", encoding="utf-8")
    result = run_mkdocs(root, tmp_path / "site")
    assert result.returncode == 0, result.stderr
    assert re.search(r"[1-9]\d* of them errors: see peerpact check", result.stderr)
    assert (tmp_path / "site" / "people" / "demo-nia" / "index.html").is_file()
    assert not (tmp_path / "site" / "people" / "demo-broken").exists()


def test_the_day_may_be_given_and_moves_the_stages(tmp_path: Path) -> None:
    root = copy_community(tmp_path / "later")
    site = tmp_path / "site"
    assert run_mkdocs(root, site, now="2036-01-01").returncode == 0
    text = (site / "partnerships" / "index.html").read_text(encoding="utf-8")
    assert 'id="ended"' in text
    assert 'id="active"' not in text


def free_port() -> int:
    with socket.socket() as found:
        found.bind(("127.0.0.1", 0))
        return int(found.getsockname()[1])


def waits_for(address: str, words: str) -> bool:
    """Whether a page says the words before patience ends."""
    until = time.monotonic() + PATIENCE
    while time.monotonic() < until:
        try:
            with urllib.request.urlopen(address, timeout=10) as answer:  # noqa: S310
                if words in answer.read().decode():
                    return True
        except (URLError, OSError):
            pass
        time.sleep(0.3)
    return False


def test_serving_builds_again_when_a_profile_changes(tmp_path: Path) -> None:
    root = copy_community(tmp_path / "served")
    profile = root / "profiles" / "demo-nia.yml"
    address = f"127.0.0.1:{free_port()}"
    command = [sys.executable, "-m", "mkdocs", "serve", "-f", str(root / "mkdocs.yml"), "--dev-addr", address]
    with (tmp_path / "log").open("wb") as log, subprocess.Popen(command, stdout=log, stderr=log) as process:
        try:
            page = f"http://{address}/people/demo-nia/"
            assert waits_for(page, "Nia Castellane"), (tmp_path / "log").read_text()
            text = profile.read_text(encoding="utf-8")
            profile.write_text(text.replace("Nia Castellane", "Nia Renamed"), encoding="utf-8")
            assert waits_for(page, "Nia Renamed"), (tmp_path / "log").read_text()
        finally:
            process.terminate()
            process.wait(timeout=20)


def test_an_empty_community_builds_without_a_warning(tmp_path: Path) -> None:
    root = copy_community(tmp_path / "empty")
    for name in ("profiles", "agreements"):
        shutil.rmtree(root / name)
    result = run_mkdocs(root, tmp_path / "site")
    assert result.returncode == 0, result.stderr
    assert "WARNING" not in result.stderr
    text = (tmp_path / "site" / "directory" / "index.html").read_text(encoding="utf-8")
    assert "s here yet<" in text
    assert dead_links(tmp_path / "site") == []
