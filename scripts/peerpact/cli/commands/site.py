"""`peerpact site`: build the site as CI does, or show it on this machine while you work.

For: one command with any of three generators, each strict, so that a broken link fails here and not after the merge.
Must not: make a page; that is `peerpact.site`.
"""

from __future__ import annotations

import argparse
import importlib.util
import os
import shutil
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from peerpact.cli.site_folder import MARKER, Prepared, prepare, write_folder
from peerpact.domain.errors import CLEAN, FOUND_ERRORS, OperatorError
from peerpact.git.history import changed_paths
from peerpact.text.wording import amount

GENERATORS = {"mkdocs": "peerpact[site]", "properdocs": "properdocs", "zensical": "zensical"}
"""The generators, and what to install for each."""

_PLUGIN = ("mkdocs", "properdocs")
_LOOK = ("guides", "templates", "mkdocs.yml", ".peerpact")
_WATCHED = ("profiles", "agreements", "guides", "templates", "community.yml", "skills.yml", "mkdocs.yml")
_ADDRESS = "127.0.0.1:8000"


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """The options of the command."""
    generator = "which generator builds the pages (default: mkdocs)"
    parser.add_argument("--with", choices=tuple(GENERATORS), default="mkdocs", dest="generator", help=generator)
    parser.add_argument("--out", type=Path, metavar="DIR", help="where the site goes (default: site/ in the community)")
    parser.add_argument("--serve", action="store_true", help="show the site on your machine, and follow your changes")
    parser.add_argument("--address", default=_ADDRESS, metavar="HOST:PORT", help=f"for --serve (default: {_ADDRESS})")
    changed = "only say whether the site differs between two commits, also to later steps of a workflow"
    parser.add_argument("--changed", nargs=2, metavar="COMMIT", help=changed)
    parser.epilog = "The exit code is 0 if the site is built, and 1 if a link or a page is broken."


def run(args: argparse.Namespace) -> int:
    """Build, or build and serve."""
    if args.changed:
        return _changed(args.root, *args.changed)
    if importlib.util.find_spec(args.generator) is None:
        package = GENERATORS[args.generator]
        raise OperatorError(f"{args.generator} isn't installed.", f"Install it: python -m pip install '{package}'")
    out = (args.out or args.root / "site").absolute()
    _refuse(out, args.root)
    if args.generator in _PLUGIN and (args.root / "mkdocs.yml").is_file():
        code = _with_plugin(args, out)
    else:
        code = _from_project(args, out)
    if args.serve:
        return CLEAN
    if code:
        print("\nThere are problems: see the lines above. The site isn't published like this.", file=sys.stderr)
        return FOUND_ERRORS
    print(f"The site is in {out}.")
    return CLEAN


def _changed(root: Path, base: str, head: str) -> int:
    """Say whether guides, templates or settings differ; profiles and agreements can't break a link."""
    paths = (*_LOOK, "community.yml")
    names = changed_paths(root, base, head, paths)
    changed = names is None or bool(names)  # where nobody knows, building is the safe answer
    print("The site looks different." if changed else "The site looks as before.")
    if later := os.environ.get("GITHUB_OUTPUT"):
        with Path(later).open("a", encoding="utf-8") as steps:
            steps.write(f"changed={'true' if changed else 'false'}\n")
    return CLEAN


def _refuse(out: Path, root: Path) -> None:
    """OperatorError where a generator would empty a folder that isn't a site."""
    inside = root.resolve().is_relative_to(out.resolve())
    a_site = (out / "index.html").is_file() or (out / "404.html").is_file() or not out.exists()
    if inside or not (a_site or (out.is_dir() and not any(out.iterdir()))):
        raise OperatorError(f"{out} holds something that isn't a site.", "Give --out a new or empty folder.")


def _environment(args: argparse.Namespace) -> dict[str, str]:
    return {**os.environ, "PEERPACT_NOW": args.now.isoformat(), "NO_MKDOCS_2_WARNING": "1"}


def _with_plugin(args: argparse.Namespace, out: Path) -> int:
    """MkDocs and ProperDocs know the plugin `peerpact`, which makes the pages while they build."""
    words = ["serve", "--dev-addr", args.address] if args.serve else ["build", "--strict", "-d", str(out)]
    print(f"Building with {args.generator} …", flush=True)
    return _call(args, [*words, "-f", str(args.root / "mkdocs.yml")])


def _from_project(args: argparse.Namespace, out: Path) -> int:
    """Any other generator builds pages that are written first."""
    with tempfile.TemporaryDirectory(prefix="peerpact-site-") as folder:
        project = Path(folder) / "project"
        prepared = _write(args, project)
        people = amount(prepared.people, "person", "people")
        print(f"Building the pages of {people} with {args.generator} …", flush=True)
        if args.serve:
            return _serve(args, project)
        words = ["build", "--strict", "-f", str(project / "mkdocs.yml")]
        code = _call(args, words, project)
        if code == 0:
            shutil.rmtree(out, ignore_errors=True)
            out.parent.mkdir(parents=True, exist_ok=True)
            shutil.move(project / "site", out)
        return code


def _write(args: argparse.Namespace, project: Path) -> Prepared:
    prepared = prepare(args.root, args.now)
    write_folder(prepared.project(), project, args.root)
    (project / MARKER).unlink()
    return prepared


def _call(args: argparse.Namespace, words: list[str], folder: Path | None = None) -> int:
    command = [sys.executable, "-m", args.generator, *words]
    return subprocess.run(command, cwd=folder, env=_environment(args), check=False).returncode  # noqa: S603


def _serve(args: argparse.Namespace, project: Path) -> int:
    """Serve a written project, and write it again when a file of the community changes; until Ctrl-C."""
    words = ["serve", "--dev-addr", args.address, "-f", str(project / "mkdocs.yml")]
    command = [sys.executable, "-m", args.generator, *words]
    with subprocess.Popen(command, cwd=project, env=_environment(args)) as process:  # noqa: S603
        before = _moment(args.root)
        try:
            while process.poll() is None:
                time.sleep(1)
                if (now := _moment(args.root)) != before:
                    before = now
                    _renew(args, project)
        finally:
            process.terminate()
    return process.returncode


def _renew(args: argparse.Namespace, project: Path) -> None:
    """Change the files that changed; a generator watches them."""
    for uri, content in prepare(args.root, args.now).project().items():
        path, raw = project / uri, content.read_bytes() if isinstance(content, Path) else content.encode()
        if not path.is_file() or path.read_bytes() != raw:
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(raw)


def _moment(root: Path) -> int:
    """The newest change of any file that the site is made of, in nanoseconds."""
    watched = [root / name for name in _WATCHED]
    files = [path for place in watched for path in ([place] if place.is_file() else place.rglob("*"))]
    return max((path.lstat().st_mtime_ns for path in files if path.exists()), default=0) + len(files)
