"""The wheel carries all that the kit needs, and works in any folder."""

from __future__ import annotations

import os
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
PROFILE = """\
github: demo-ana
github_id: 990000000901
name: Ana
timezone: UTC
languages: [en]
offers:
  - skill: Python
    level: expert
"""


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
