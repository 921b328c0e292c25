"""The site on this machine while someone works on it, until they stop it.

For: `serve`, which follows the community's files. Must not: know an option of the command, or publish anything.
"""

from __future__ import annotations

import socket
import time
from collections.abc import Callable, Mapping
from pathlib import Path

from peerpact.cli.generator import running
from peerpact.cli.site_folder import Files
from peerpact.domain.errors import OperatorError

USUAL = "127.0.0.1:8000"
_WATCHED = ("profiles", "agreements", "guides", "templates", "community.yml", "skills.yml", "mkdocs.yml")
_SECONDS = 1


def refuse_address(address: str) -> None:
    """OperatorError where nothing can be served at an address, as when another program already does."""
    host, _, port = address.rpartition(":")
    if not host or not port.isascii() or not port.isdigit() or not 0 < int(port[:6]) < 2**16:
        raise OperatorError(f"--address can't be {address[:80]!r}.", f"Write HOST:PORT, such as {USUAL}.")
    try:
        socket.create_server((host, int(port))).close()
    except OSError as problem:
        advice = f"Stop the program that uses it, or choose another port: --address {host}:{int(port) % 60_000 + 1}"
        raise OperatorError(f"Nothing can be served at {address}: {problem.strerror}.", advice) from None


def serve(
    generator: str, address: str, environment: Mapping[str, str], project: Path, root: Path, files: Callable[[], Files]
) -> int:
    """Serve a written project, and write its `files` again when one of the community's changes; its exit code."""
    words = ["serve", "--dev-addr", address, "-f", str(project / "mkdocs.yml")]
    with running(generator, words, environment, project) as process:
        before = _moment(root)
        while process.poll() is None:
            time.sleep(_SECONDS)
            if (now := _moment(root)) != before:
                before = now
                _renew(files(), project)
        return process.returncode


def _renew(files: Files, project: Path) -> None:
    """Change the files that changed; a generator watches them."""
    for uri, content in files.items():
        path, raw = project / uri, content.read_bytes() if isinstance(content, Path) else content.encode()
        if not path.is_file() or path.read_bytes() != raw:
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(raw)


def _moment(root: Path) -> int:
    """The newest change of any file that the site is made of, in nanoseconds."""
    watched = [root / name for name in _WATCHED]
    files = [path for place in watched for path in ([place] if place.is_file() else place.rglob("*"))]
    return max((path.lstat().st_mtime_ns for path in files if path.exists()), default=0) + len(files)
