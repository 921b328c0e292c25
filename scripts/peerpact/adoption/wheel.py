"""The package that a community's workflows install, as one file.

For: `installed_wheel`, which packs the installed files again, and `given_wheel` for a file that someone names. Must
not: ask the network. The same installation gives the same bytes: files are sorted and have one fixed date.
Source: the binary distribution format, https://packaging.python.org/specifications/binary-distribution-format/.
"""

from __future__ import annotations

import base64
import hashlib
import io
import json
import subprocess
import sys
import tempfile
import zipfile
from dataclasses import dataclass
from importlib.metadata import Distribution, PackageNotFoundError, distribution
from pathlib import Path, PurePosixPath

from peerpact import __version__
from peerpact.domain.errors import OperatorError

_DAY = (2020, 2, 2, 0, 0, 0)
_LEFT_OUT = frozenset({"INSTALLER", "RECORD", "REQUESTED", "direct_url.json", "uv_cache.json"})
_MODE = 0o100644 << 16
_MOST_BYTES = 50_000_000
_ADVICE = "Name the file of the package with --wheel, or install Peerpact again."


@dataclass(frozen=True, slots=True)
class Wheel:
    """A wheel's file name and bytes. `known` is its digest where the bytes themselves aren't at hand."""

    name: str
    content: bytes
    known: str = ""

    @property
    def digest(self) -> str:
        """The SHA-256 of the bytes in hexadecimal, as a lock file writes it."""
        return self.known or hashlib.sha256(self.content).hexdigest()


def given_wheel(path: Path) -> Wheel:
    """The wheel in a file. Raises OperatorError unless it's Peerpact of this very version."""
    wanted = f"peerpact-{__version__}-py3-none-any.whl"
    if path.name != wanted:
        raise OperatorError(f"{path.name} isn't {wanted}.", "Give the wheel of the version that you are running.")
    try:
        content = path.read_bytes()
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            sound = "peerpact/__init__.py" in archive.namelist() and archive.testzip() is None
    except (OSError, zipfile.BadZipFile) as problem:
        raise OperatorError(f"{path} can't be read as a wheel: {problem}.", "Download it again.") from None
    if not sound:
        raise OperatorError(f"{path} doesn't hold Peerpact.", "Download it again.")
    return Wheel(wanted, content)


def installed_wheel() -> Wheel:
    """The running installation as a wheel. Raises OperatorError where it isn't complete or was changed."""
    try:
        installed = distribution("peerpact")
    except PackageNotFoundError:
        raise OperatorError("Peerpact isn't installed as a package here.", _ADVICE) from None
    checkout = _checkout(installed)
    return _built(checkout) if checkout else _packed(installed)


def _checkout(installed: Distribution) -> Path | None:
    """The folder of an editable installation, or None."""
    text = installed.read_text("direct_url.json")
    data = json.loads(text) if text else {}
    if not data.get("dir_info", {}).get("editable"):
        return None
    return Path(__file__).resolve().parents[3]


def _built(checkout: Path) -> Wheel:
    """The wheel of a checkout of Peerpact, built with hatchling; this needs no network either."""
    with tempfile.TemporaryDirectory() as folder:
        command = [sys.executable, "-m", "hatchling", "build", "-t", "wheel", "-d", folder]
        done = subprocess.run(command, cwd=checkout, capture_output=True, text=True, check=False, timeout=300)  # noqa: S603
        wheels = list(Path(folder).glob("*.whl"))
        if done.returncode or len(wheels) != 1:
            raise OperatorError("The package can't be built from this checkout.", done.stderr.strip()[-500:] or _ADVICE)
        return Wheel(wheels[0].name, wheels[0].read_bytes())


def _packed(installed: Distribution) -> Wheel:
    files = dict(sorted(_files(installed).items(), key=lambda item: (".dist-info/" in item[0], item[0])))
    folder = next(name.partition("/")[0] for name in files if ".dist-info/" in name)
    lines = [f"{name},sha256={_hash(content)},{len(content)}\n" for name, content in files.items()]
    files[f"{folder}/RECORD"] = "".join([*lines, f"{folder}/RECORD,,\n"]).encode()
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED, compresslevel=9) as archive:
        for name, content in files.items():
            entry = zipfile.ZipInfo(name, _DAY)
            entry.external_attr = _MODE
            entry.compress_type = zipfile.ZIP_DEFLATED
            archive.writestr(entry, content)
    return Wheel(f"peerpact-{installed.version}-py3-none-any.whl", buffer.getvalue())


def _files(installed: Distribution) -> dict[str, bytes]:
    """What the installation's own record names, each with the content that it names."""
    contents: dict[str, bytes] = {}
    for file in installed.files or ():
        path = PurePosixPath(file.as_posix())
        if ".." in path.parts or path.is_absolute() or "__pycache__" in path.parts or path.suffix == ".pyc":
            continue
        if path.parts[0].endswith(".dist-info") and path.name in _LEFT_OUT:
            continue
        try:
            content = Path(str(file.locate())).read_bytes()
        except OSError as problem:
            raise OperatorError(f"The installation lacks {path}: {problem.strerror}.", _ADVICE) from None
        if file.hash and file.hash.value != _hash(content):
            raise OperatorError(f"{path} was changed after the installation.", _ADVICE)
        contents[path.as_posix()] = content
    if "peerpact/__init__.py" not in contents or sum(map(len, contents.values())) > _MOST_BYTES:
        raise OperatorError("The installation's record is damaged.", _ADVICE)
    return contents


def _hash(content: bytes) -> str:
    return base64.urlsafe_b64encode(hashlib.sha256(content).digest()).rstrip(b"=").decode()
