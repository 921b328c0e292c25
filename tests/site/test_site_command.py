"""`peerpact site` builds what is published, with each generator, and fails where CI fails."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from pathlib import Path

import pytest

from testing.one_profile import PROFILE

SETTINGS = "name: Orbit & co\nrepository: demo-orbit/orbit\nreport_to: https://example.org/report\n"


@pytest.fixture
def thin(tmp_path: Path) -> Path:
    """A community with one profile and no page of its own."""
    root = tmp_path / "thin"
    (root / "profiles").mkdir(parents=True)
    (root / "guides").mkdir()
    (root / "community.yml").write_text(SETTINGS)
    (root / "profiles" / "demo-ana.yml").write_text(PROFILE)
    return root


def site(root: Path, *words: str) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-m", "peerpact", "site", *words]
    environment = {key: value for key, value in os.environ.items() if key != "PEERPACT_NOW"}
    return subprocess.run(command, cwd=root, env=environment, capture_output=True, text=True, timeout=300, check=False)


@pytest.mark.parametrize("generator", ["mkdocs", "properdocs", "zensical"])
def test_a_thin_community_has_a_whole_site_with_each_generator(thin: Path, generator: str) -> None:
    built = site(thin, "--with", generator)
    assert built.returncode == 0, built.stdout + built.stderr
    for page in ("index.html", "people/demo-ana/index.html", "welcome/index.html", "safety/index.html", "404.html"):
        assert (thin / "site" / page).is_file(), page
    assert "Orbit &amp; co" in (thin / "site" / "index.html").read_text("utf-8")
    assert "https://example.org/report" in (thin / "site" / "safety" / "index.html").read_text("utf-8")
    welcome = (thin / "site" / "welcome" / "index.html").read_text("utf-8")
    assert "https://github.com/demo-orbit/orbit/new/main?filename=guides%2Fwelcome.md" in welcome


@pytest.mark.parametrize("generator", ["mkdocs", "zensical"])
def test_a_broken_link_fails(thin: Path, generator: str) -> None:
    (thin / "guides" / "ours.md").write_text("# Ours\n\n[nowhere](nowhere.md)\n")
    built = site(thin, "--with", generator)
    assert built.returncode == 1
    assert "nowhere.md" in re.sub(r"\x1b\[[0-9;]*m", "", built.stdout + built.stderr)
    assert "The site isn't published like this." in built.stderr


def test_the_plugin_needs_no_menu_and_takes_the_communitys_pages_into_ours(thin: Path) -> None:
    (thin / "mkdocs.yml").write_text(
        "site_name: x\ndocs_dir: guides\nplugins: [search, peerpact]\ntheme: {name: material, font: false}\n"
    )
    (thin / "guides" / "ours.md").write_text("# Our own page\n\n[Safety](safety.md#how-to-report)\n")
    (thin / "guides" / "code-of-conduct.md").write_text("# Our code\n\nOther headings.\n")
    (thin / "templates").mkdir()
    (thin / "templates" / "main.html").write_text('{% extends "base.html" %}{% block footer %}OUR FOOTER{% endblock %}')
    built = site(thin)
    assert built.returncode == 0, built.stdout + built.stderr
    home = (thin / "site" / "index.html").read_text("utf-8")
    assert "OUR FOOTER" in home
    assert "Our own page" in (thin / "site" / "ours" / "index.html").read_text("utf-8")
    assert "Other headings." in (thin / "site" / "code-of-conduct" / "index.html").read_text("utf-8")
    assert ">More<" in "".join(home.split())


@pytest.mark.parametrize("where", [".", "..", "profiles", "community.yml", "community.yml/site"])
def test_a_folder_that_is_no_site_is_never_emptied(thin: Path, where: str) -> None:
    built = site(thin, "--out", str(thin / where))
    assert built.returncode == 2
    assert (thin / "profiles" / "demo-ana.yml").is_file()
    assert (thin / "community.yml").read_text() == SETTINGS


def test_settings_that_cannot_be_read_are_told_in_a_sentence(thin: Path) -> None:
    (thin / "mkdocs.yml").write_text("theme: [\n")
    built = site(thin, "--with", "zensical")
    assert (built.returncode, built.stdout) == (2, "")
    assert "mkdocs.yml can't be read" in built.stderr
