"""`peerpact site --serve` ends its generator when it's told to end, and says so where it can't begin."""

from __future__ import annotations

import os
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from peerpact.cli.site_server import refuse_address
from peerpact.domain.errors import OperatorError
from testing.one_profile import PROFILE

SECONDS = 120
GENERATOR = """\
import os, pathlib, signal, time
if {stubborn}:
    signal.signal(signal.SIGTERM, signal.SIG_IGN)
pathlib.Path({note!r}).write_text(str(os.getpid()))
time.sleep({seconds})
"""


@pytest.fixture
def root(tmp_path: Path) -> Path:
    """A community with one profile, which MkDocs can build by its plugin."""
    (tmp_path / "orbit" / "profiles").mkdir(parents=True)
    (tmp_path / "orbit" / "community.yml").write_text("name: Orbit\n")
    (tmp_path / "orbit" / "mkdocs.yml").write_text("site_name: Orbit\nplugins: [peerpact]\n")
    (tmp_path / "orbit" / "profiles" / "demo-ana.yml").write_text(PROFILE)
    return tmp_path / "orbit"


def until(happens: Callable[[], bool]) -> bool:
    """Whether something happens before long."""
    end = time.monotonic() + SECONDS
    while not (done := happens()) and time.monotonic() < end:
        time.sleep(0.05)
    return done


def is_there(number: int) -> bool:
    try:
        os.kill(number, 0)
    except ProcessLookupError:
        return False
    return True


@contextmanager
def serving(root: Path, generator: str, *, stubborn: bool) -> Iterator[tuple[subprocess.Popen[str], int]]:
    """The command with a generator that does nothing but run, and that generator's process number."""
    note, package = root.parent / "number", root.parent / "modules" / generator
    package.mkdir(parents=True)
    (package / "__init__.py").write_text("")
    (package / "__main__.py").write_text(GENERATOR.format(note=str(note), stubborn=stubborn, seconds=2 * SECONDS))
    command = [sys.executable, "-m", "peerpact", "site", "--serve", "--with", generator, "--address", free_address()]
    environment = {**os.environ, "PYTHONPATH": str(package.parent), "PYTHONSAFEPATH": "1"}
    with subprocess.Popen(command, cwd=root, env=environment, stdout=subprocess.PIPE, text=True) as process:
        try:
            assert until(lambda: note.is_file() and note.read_text() != "")
            yield process, int(note.read_text())
        finally:
            process.kill()


def free_address() -> str:
    with socket.create_server(("127.0.0.1", 0)) as server:
        return f"127.0.0.1:{server.getsockname()[1]}"


@pytest.mark.skipif(os.name == "nt", reason="Windows has other ways to end a program")
@pytest.mark.parametrize(
    ("generator", "number", "stubborn"),
    [("mkdocs", signal.SIGTERM, False), ("zensical", signal.SIGHUP, False), ("zensical", signal.SIGTERM, True)],
)
def test_the_generator_ends_with_the_command(root: Path, generator: str, number: int, stubborn: bool) -> None:
    with serving(root, generator, stubborn=stubborn) as (process, child):
        process.send_signal(number)
        assert process.wait(SECONDS) == 128 + number
        assert until(lambda: not is_there(child))


def test_an_address_in_use_is_told_with_another_to_try() -> None:
    with socket.create_server(("127.0.0.1", 0)) as server:
        port = server.getsockname()[1]
        with pytest.raises(OperatorError, match=f"Nothing can be served at 127.0.0.1:{port}: ") as refused:
            refuse_address(f"127.0.0.1:{port}")
    assert "--address 127.0.0.1:" in refused.value.advice
    refuse_address(f"127.0.0.1:{port}")


@pytest.mark.parametrize("address", ["8000", "localhost:", "localhost:web", "localhost:99999", "127.0.0.1:0", ":80"])
def test_an_address_that_is_none_is_refused(address: str) -> None:
    with pytest.raises(OperatorError, match="--address can't be") as refused:
        refuse_address(address)
    assert "HOST:PORT" in refused.value.advice
