"""Workflows get Peerpact from the repository or from a package index, each by its hash; both are installed for real."""

from __future__ import annotations

import os
import subprocess
import sys
import sysconfig
import venv
from collections.abc import Iterator
from pathlib import Path

import pytest

from peerpact import __version__
from peerpact.adoption.wheel import Wheel, given_wheel, installed_wheel
from peerpact.domain.errors import OperatorError
from testing.new_community import ANSWERS, begin, environment, git, peerpact
from testing.site_server import served

NAME = f"peerpact-{__version__}-py3-none-any.whl"


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The wheel of this checkout in a folder."""
    made = installed_wheel()
    path = tmp_path_factory.mktemp("wheel") / made.name
    path.write_bytes(made.content)
    return path


@pytest.fixture(scope="module")
def index(wheel: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """A package index on the loopback that holds nothing but Peerpact."""
    root = tmp_path_factory.mktemp("index")
    folder = root / "simple" / "peerpact"
    folder.mkdir(parents=True)
    (folder / NAME).write_bytes(wheel.read_bytes())
    (folder / "index.html").write_text(f'<a href="{NAME}">{NAME}</a>')
    with served(root) as address:
        yield f"{address}simple/"


def fresh(folder: Path) -> Path:
    """A Python of its own that sees what the tests have installed, but not Peerpact."""
    venv.create(folder, with_pip=False, symlinks=os.name != "nt")
    python = folder / ("Scripts" if os.name == "nt" else "bin") / "python"
    where = "import sysconfig; print(sysconfig.get_path('purelib'))"
    site = subprocess.run([python, "-c", where], capture_output=True, text=True, check=True).stdout.strip()
    (Path(site) / "tests.pth").write_text(sysconfig.get_path("purelib") + "\n")
    return python


def install(python: Path, root: Path, *words: str) -> subprocess.CompletedProcess[str]:
    """What a workflow's step does, with the index on the loopback or none at all."""
    command = [sys.executable, "-m", "pip", "--isolated", "--python", str(python), "install", "--quiet", "--no-compile"]
    plain = {key: value for key, value in environment().items() if not key.startswith("PIP_")}
    plain |= {"PIP_CONFIG_FILE": os.devnull}
    return subprocess.run(
        [*command, "--require-hashes", *words, "-r", ".peerpact/bot.txt"],
        cwd=root, env=plain, capture_output=True, text=True, check=False, timeout=300,
    )  # fmt: skip


def version(python: Path) -> str:
    said = "import peerpact; print(peerpact.__version__, peerpact.__file__)"
    return subprocess.run([python, "-c", said], capture_output=True, text=True, check=True).stdout


def test_the_wheel_in_the_repository_is_installed_without_any_index(tmp_path: Path) -> None:
    root, python = begin(tmp_path), fresh(tmp_path / "env")
    done = install(python, root, "--no-index")
    assert done.returncode == 0, done.stderr
    assert version(python).startswith(f"{__version__} {tmp_path / 'env'}")


def test_a_wheel_that_is_not_the_locked_one_is_refused(tmp_path: Path) -> None:
    root, python = begin(tmp_path), fresh(tmp_path / "env")
    path = root / ".peerpact" / NAME
    path.write_bytes(path.read_bytes() + b"\0")
    done = install(python, root, "--no-index")
    assert done.returncode != 0
    assert "DO NOT MATCH THE HASHES" in done.stderr


def test_a_community_that_takes_it_from_an_index_keeps_no_wheel(tmp_path: Path, wheel: Path, index: str) -> None:
    root = begin(tmp_path, "--from-index", "--wheel", str(wheel))
    names = git(root, "ls-files", ".peerpact").split()
    assert not [name for name in names if name.endswith(".whl")]
    assert (root / ".peerpact/bot.in").read_text() == f"peerpact=={__version__}\n"
    assert (root / ".peerpact/site.in").read_text() == f"peerpact[site]=={__version__}\n"
    assert "ignore" not in (root / ".github/dependabot.yml").read_text()
    python = fresh(tmp_path / "env")
    lock = (root / ".peerpact/bot.txt").read_text().splitlines(keepends=True)
    (root / ".peerpact/bot.txt").write_text("".join(lock[:2]))  # the rest is here, and so seems this one to be
    done = install(python, root, "--index-url", index, "--ignore-installed", "--no-deps")
    assert done.returncode == 0, done.stderr
    git(root, "checkout", "--quiet", "--", ".")
    assert version(python).startswith(f"{__version__} {tmp_path / 'env'}")
    assert "Nothing to do" in peerpact(root, "upgrade", "--yes").stdout


def test_what_was_installed_is_packed_again_and_works(tmp_path: Path) -> None:
    first, python = begin(tmp_path), fresh(tmp_path / "env")
    assert install(python, first, "--no-index").returncode == 0
    (tmp_path / "again").mkdir()
    command = [str(python), "-m", "peerpact", "init", "orbit", *ANSWERS]
    made = subprocess.run(
        command, cwd=tmp_path / "again", env=environment(), capture_output=True, text=True, check=False, timeout=120
    )
    assert made.returncode == 0, made.stderr
    other = fresh(tmp_path / "other")
    assert install(other, tmp_path / "again" / "orbit", "--no-index").returncode == 0
    assert version(other).startswith(f"{__version__} {tmp_path / 'other'}")
    changed = next((tmp_path / "env").rglob("peerpact/domain/errors.py"))
    changed.write_text(changed.read_text() + "# changed\n")
    (tmp_path / "third").mkdir()
    refused = subprocess.run(
        command, cwd=tmp_path / "third", env=environment(), capture_output=True, text=True, check=False, timeout=120
    )
    assert refused.returncode == 2
    assert "was changed after the installation" in refused.stderr


def test_only_a_wheel_of_this_version_is_taken(tmp_path: Path, wheel: Path) -> None:
    assert given_wheel(wheel) == Wheel(NAME, wheel.read_bytes())
    for name, content in (("peerpact-9.9.9-py3-none-any.whl", b""), (NAME, b"no wheel"), (NAME, b"")):
        path = tmp_path / name
        path.write_bytes(content)
        with pytest.raises(OperatorError):
            given_wheel(path)
    with pytest.raises(OperatorError):
        given_wheel(tmp_path / "nowhere" / NAME)


def test_an_index_needs_a_hash_that_is_known(tmp_path: Path) -> None:
    refused = peerpact(tmp_path, "init", "orbit", *ANSWERS, "--from-index")
    assert refused.returncode == 2
    assert "--wheel" in refused.stderr
