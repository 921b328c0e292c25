"""`peerpact site`: build the site as CI does, or show it on this machine while you work.

For: one command with any of three generators, each strict, so that a broken link fails here and not after the merge.
Must not: make a page; that is `peerpact.site`.
"""

from __future__ import annotations

import argparse
import importlib.util
import os
import shutil
import sys
import tempfile
from pathlib import Path

from peerpact.cli.generator import call
from peerpact.cli.prepare_site import Prepared, prepare
from peerpact.cli.site_folder import MARKER, write_folder
from peerpact.cli.site_server import USUAL, refuse_address, serve
from peerpact.domain.errors import CLEAN, FOUND_ERRORS, OperatorError
from peerpact.git.history import changed_paths
from peerpact.text.wording import amount

GENERATORS = {"mkdocs": "peerpact[site]", "properdocs": "properdocs", "zensical": "zensical"}
"""The generators, and what to install for each."""

_PLUGIN = ("mkdocs", "properdocs")
_LOOK = ("guides", "templates", "mkdocs.yml", ".peerpact")


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """The options of the command."""
    generator = "which generator builds the pages (default: mkdocs)"
    parser.add_argument("--with", choices=tuple(GENERATORS), default="mkdocs", dest="generator", help=generator)
    parser.add_argument("--out", type=Path, metavar="DIR", help="where the site goes (default: site/ in the community)")
    parser.add_argument("--serve", action="store_true", help="show the site on your machine, and follow your changes")
    parser.add_argument("--address", default=USUAL, metavar="HOST:PORT", help=f"for --serve (default: {USUAL})")
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
    out = (args.out or args.root / "site").resolve()
    _refuse(out, args.root)
    if args.serve:
        refuse_address(args.address)
        return FOUND_ERRORS if _serve(args) else CLEAN
    if _build(args, out):
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
    if blocked := next((place for place in out.parents if place.exists() and not place.is_dir()), None):
        raise OperatorError(f"{blocked} isn't a folder.", "Give --out a new or empty folder.")
    inside = root.resolve().is_relative_to(out.resolve())
    a_site = (out / "index.html").is_file() or (out / "404.html").is_file() or not out.exists()
    if inside or not (a_site or (out.is_dir() and not any(out.iterdir()))):
        raise OperatorError(f"{out} holds something that isn't a site.", "Give --out a new or empty folder.")


def _environment(args: argparse.Namespace) -> dict[str, str]:
    return {**os.environ, "PEERPACT_NOW": args.now.isoformat(), "NO_MKDOCS_2_WARNING": "1"}


def _with_plugin(args: argparse.Namespace) -> bool:
    """Whether the generator knows the plugin `peerpact`, which makes the pages while it builds."""
    return args.generator in _PLUGIN and (args.root / "mkdocs.yml").is_file()


def _build(args: argparse.Namespace, out: Path) -> int:
    """Build in a folder of its own, and put a site that is whole in the old one's place; the generator's exit code."""
    with tempfile.TemporaryDirectory(prefix="peerpact-site-") as folder:
        project = Path(folder) / "project"
        fresh = project / "site"
        if _with_plugin(args):
            print(f"Building with {args.generator} …", flush=True)
            words, place = ["-d", str(fresh), "-f", str(args.root / "mkdocs.yml")], None
        else:
            place = _written(args, project)
            words = ["-f", str(place / "mkdocs.yml")]
        code = call(args.generator, ["build", "--strict", *words], _environment(args), place)
        if code == 0:
            if out.exists():
                shutil.rmtree(out)
            out.parent.mkdir(parents=True, exist_ok=True)
            shutil.move(fresh, out)
        return code


def _serve(args: argparse.Namespace) -> int:
    """Serve until someone stops it; the generator's exit code."""
    if _with_plugin(args):
        print(f"Building with {args.generator} …", flush=True)
        words = ["serve", "--dev-addr", args.address, "-f", str(args.root / "mkdocs.yml")]
        return call(args.generator, words, _environment(args))
    with tempfile.TemporaryDirectory(prefix="peerpact-site-") as folder:
        project = _written(args, Path(folder) / "project")
        environment = _environment(args)
        return serve(args.generator, args.address, environment, project, args.root, lambda: _prepare(args).project())


def _prepare(args: argparse.Namespace) -> Prepared:
    return prepare(args.root, args.now)


def _written(args: argparse.Namespace, project: Path) -> Path:
    """The folder with the pages for a generator that can't make them itself."""
    prepared = _prepare(args)
    write_folder(prepared.project(), project, args.root)
    (project / MARKER).unlink()
    people = amount(prepared.people, "person", "people")
    print(f"Building the pages of {people} with {args.generator} …", flush=True)
    return project
