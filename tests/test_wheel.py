"""The wheel carries all that Peerpact needs, and works in any folder."""

from __future__ import annotations

import os
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

from peerpact.community.bundle import PLACES
from testing.one_profile import PROFILE

ROOT = Path(__file__).parent.parent


@pytest.fixture(scope="module")
def unpacked(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The wheel as an installation would lay it out: a pure wheel is a folder of packages."""
    folder = tmp_path_factory.mktemp("wheel")
    build = [sys.executable, "-m", "hatchling", "build", "-t", "wheel", "-d", str(folder)]
    subprocess.run(build, cwd=ROOT, check=True, capture_output=True, timeout=120)
    (wheel,) = folder.glob("*.whl")
    with zipfile.ZipFile(wheel) as archive:
        archive.extractall(folder / "site")
    return folder / "site"


def peerpact(unpacked: Path, folder: Path, *words: str) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-c", "import sys; from peerpact.cli.main import main; sys.exit(main())", *words]
    environment = {**os.environ, "PYTHONPATH": str(unpacked)}
    return subprocess.run(command, cwd=folder, env=environment, capture_output=True, text=True, check=False, timeout=60)


def test_the_package_comes_from_the_wheel(unpacked: Path, tmp_path: Path) -> None:
    command = [sys.executable, "-c", "import peerpact; print(peerpact.__file__)"]
    environment = {**os.environ, "PYTHONPATH": str(unpacked)}
    done = subprocess.run(command, cwd=tmp_path, env=environment, capture_output=True, text=True, check=True)
    assert done.stdout.startswith(str(unpacked))


def test_a_community_in_any_folder_is_checked_matched_and_written(unpacked: Path, tmp_path: Path) -> None:
    (tmp_path / "community.yml").write_text("name: Anywhere\ndemo: true\n")
    (tmp_path / "profiles").mkdir()
    (tmp_path / "profiles/demo-ana.yml").write_text(PROFILE)
    inside = tmp_path / "profiles"  # the root is found upwards
    checked = peerpact(unpacked, inside, "check")
    assert (checked.returncode, checked.stderr) == (0, ""), checked.stdout
    suggested = peerpact(unpacked, inside, "suggest", "demo-ana", "--format", "json")
    assert '"participant": "demo-ana"' in suggested.stdout
    written = peerpact(unpacked, inside, "pages", "--out", str(tmp_path / "pages"))
    assert written.returncode == 0, written.stderr
    assert (tmp_path / "pages/people/demo-ana.md").is_file()
    assert list((tmp_path / "pages/assets").glob("*.css"))
    new = ["--github", "demo-bo", "--github-id", "990000000902", "--name", "Bo", "--timezone", "UTC"]
    made = peerpact(unpacked, inside, "new", "profile", *new, "--language", "en", "--offer", "python:expert")
    assert made.returncode == 0, made.stderr + made.stdout
    assert peerpact(unpacked, inside, "check").returncode == 0


def test_everything_that_a_community_gets_is_in_the_wheel(unpacked: Path) -> None:
    bundle = unpacked / "peerpact" / "bundled"
    for name, place in PLACES.items():
        inside, source = bundle / name, ROOT / place
        assert inside.is_dir() == source.is_dir(), name
        ours = [path for path in source.rglob("*") if path.is_file()] if source.is_dir() else [source]
        if name == "locks":
            ours = [source / "bot.txt", source / "site.txt"]
        for path in ours:
            assert (inside / path.relative_to(source)).read_bytes() == path.read_bytes()
    for part in ("site/theme/main.html", "site/assets/peerpact.css", "formats/schemas/profile.json"):
        assert (unpacked / "peerpact" / part).is_file()


def test_the_pages_of_a_thin_community_come_from_the_wheel(unpacked: Path, tmp_path: Path) -> None:
    (tmp_path / "community.yml").write_text("name: Anywhere\nrepository: a/b\nsite: {without: [self-audit.md]}\n")
    (tmp_path / "guides").mkdir()
    (tmp_path / "guides" / "safety.md").write_text("# Ours\n")
    written = peerpact(unpacked, tmp_path, "pages", "--project", str(tmp_path / "project"))
    assert written.returncode == 0, written.stderr
    docs = tmp_path / "project" / "docs"
    assert "# Ours" in (docs / "safety.md").read_text()
    assert (docs / "welcome.md").is_file()
    assert not (docs / "self-audit.md").exists()
    assert "self-audit" not in (docs / "organisations.md").read_text()
    assert (
        "https://github.com/a/b/new/main?filename=guides%2Fwelcome.md&amp;value=" in (docs / "welcome.md").read_text()
    )
