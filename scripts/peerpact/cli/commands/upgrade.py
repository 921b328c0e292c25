"""`peerpact upgrade`: renew Peerpact's own files in a community's repository, and leave everything else alone.

For: reading what is there, printing the plan, carrying it out, checking the result. Must not: decide what happens to a
file (that's `adoption/`), or ask the network.
"""

from __future__ import annotations

import argparse
import os
import posixpath
import re
from pathlib import Path

from peerpact import __version__
from peerpact.adoption.manifest import OWN, RENAMED, SEEDS
from peerpact.adoption.migrations import MIGRATIONS, migrate
from peerpact.adoption.origin import PATH, Origin
from peerpact.adoption.report import pull_request_text, summary
from peerpact.adoption.texts import INDEX, Package, own_files, seed_files
from peerpact.adoption.upgrade import UpgradePlan, plan_upgrade, settle_file
from peerpact.adoption.wheel import Wheel, given_wheel, installed_wheel
from peerpact.cli.all_or_nothing import replace_files
from peerpact.cli.prompts import Question, ask, at_terminal
from peerpact.cli.repository_files import git, read_files, refuse_dirty
from peerpact.community.examine import examine_checkout
from peerpact.community.folder import read_folder
from peerpact.community.loader import load
from peerpact.domain.errors import CLEAN, FOUND_ERRORS, OperatorError
from peerpact.domain.findings import ERROR
from peerpact.domain.settings import Settings
from peerpact.text.wording import amount


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """The options of the command."""
    parser.add_argument("--dry-run", action="store_true", help="only show what would be done")
    parser.add_argument("--yes", action="store_true", help="don't ask whether to do it")
    parser.add_argument("--wheel", type=Path, metavar="FILE", help="the package to keep in .peerpact/, as a file")
    keep = "keep your version of this file, and don't warn again until Peerpact's changes"
    parser.add_argument("--keep", action="append", default=[], metavar="PATH", help=keep)
    take = "replace your version of this file with Peerpact's"
    parser.add_argument("--take", action="append", default=[], metavar="PATH", help=take)
    parser.epilog = "It never touches profiles or agreements, never merges, and never uses the network."


def run(args: argparse.Namespace) -> int:
    """Show the plan, carry it out, check the community. Raises OperatorError where it can't begin."""
    root: Path = args.root
    if not args.dry_run:
        refuse_dirty(root)
    origin = _origin(root)
    data, migrated = migrate(read_files(root, {migration.path for migration in MIGRATIONS}))
    settings = _settings(root, data)
    package = _package(args, root, origin)
    own, seeds = own_files(settings, package), seed_files(settings, package)
    today = read_files(root, {*OWN, *SEEDS, *RENAMED, *RENAMED.values(), *own, *origin.files})
    settled, keep, taken = origin, _named(args.keep), _named(args.take)
    for path in (*keep, *taken):
        settled = settle_file(settled, today, {**seeds, **own}, path, take=path in taken)
    plan = plan_upgrade(settled, today, own, seeds, __version__, package.source, taken)
    writes = {**plan.writes, **data}
    if plan.origin != origin or not (root / PATH).is_file():
        writes[PATH] = plan.origin.write().encode()
    for line in (*summary(plan, today, {**seeds, **own}), *migrated):
        print(line)
    if args.dry_run or not (writes or plan.removals) or not _agreed(args, writes, plan):
        print(_nothing(writes, plan, args.dry_run))
        return CLEAN
    replace_files(root, writes, plan.removals)
    return _after(args, root, pull_request_text(plan, origin.version, migrated))


def _named(paths: list[str]) -> list[str]:
    """Paths as the list of the upgrade writes them, also where a shell completed them."""
    return [posixpath.normpath(path.replace(os.sep, "/")) for path in paths]


def _origin(root: Path) -> Origin:
    path = root / PATH
    try:
        origin = Origin.read(path.read_text(encoding="utf-8"))
    except FileNotFoundError:
        advice = "It says what Peerpact wrote. `peerpact init` in another folder shows what a community needs."
        raise OperatorError(f"There's no {PATH}.", advice) from None
    except (OSError, ValueError) as problem:
        raise OperatorError(f"{PATH} can't be read: {problem}.", f"Restore it: git checkout HEAD -- {PATH}") from None
    if _number(origin.version) > _number(__version__):
        advice = f"Install at least that version: pip install 'peerpact>={origin.version}'"
        raise OperatorError(f"Peerpact {origin.version} wrote these files, and this is {__version__}.", advice)
    return origin


def _number(version: str) -> tuple[int, ...]:
    """The release part of a version, to be compared."""
    parts = version.split("+")[0].split(".")
    return tuple(int(part) for part in parts if part.isdigit())


def _settings(root: Path, data: dict[str, bytes]) -> Settings:
    texts = read_folder(root, frozenset({"community.yml"}))
    texts = {**{path: entry for path, entry in texts.items() if path == "community.yml"}, **data}
    loaded = load(texts)
    if any(finding.severity == ERROR for finding in loaded.findings):
        raise OperatorError("community.yml has errors.", "See `peerpact check community.yml`, and fix them first.")
    return loaded.community.settings


def _package(args: argparse.Namespace, root: Path, origin: Origin) -> Package:
    """The package as before: kept here, or from the index by a hash that is known without asking."""
    if args.wheel or origin.source != INDEX:
        return Package(given_wheel(args.wheel) if args.wheel else installed_wheel(), origin.source)
    lock = read_files(root, {".peerpact/bot.txt"}).get(".peerpact/bot.txt", b"")
    pin = re.search(rb"(?m)^peerpact==(\S+) \\\n +--hash=sha256:([0-9a-f]{64})$", lock)
    if not pin or pin[1].decode() != __version__:
        advice = f"pip download --no-deps peerpact=={__version__}, then --wheel FILE; or let Dependabot raise it first."
        raise OperatorError(f"The hash of Peerpact {__version__} isn't known here.", advice)
    return Package(Wheel(f"peerpact-{__version__}-py3-none-any.whl", b"", pin[2].decode()), INDEX)


def _agreed(args: argparse.Namespace, writes: dict[str, bytes], plan: UpgradePlan) -> bool:
    if args.yes or not at_terminal():
        return True
    question = f"Write {len(writes)} files and remove {len(plan.removals)}? (yes or no)"
    return ask(Question("--yes", question, _yes_or_no, default="yes")).casefold() in ("y", "yes")


def _yes_or_no(text: str) -> str:
    return "" if text.casefold() in ("y", "yes", "n", "no") else "Write yes or no."


def _nothing(writes: dict[str, bytes], plan: UpgradePlan, dry: bool) -> str:
    if not writes and not plan.removals:
        return "Nothing to do: these are the files of this version."
    planned = f"{len(writes)} files would be written and {len(plan.removals)} removed."
    return f"{planned} Nothing was changed." if dry else "Nothing was changed."


def _after(args: argparse.Namespace, root: Path, text: str) -> int:
    """Check the community, and keep the text for the pull request where no commit takes it."""
    loaded = load(read_folder(root))
    errors = [finding for finding in examine_checkout(root, loaded, args.now) if finding.severity == ERROR]
    place = (git(root, "rev-parse", "--git-path", "peerpact-upgrade.md") or "").strip()
    if place:
        (root / place).write_text(text, encoding="utf-8", newline="\n")
    print(f"\n{text}")
    print(f"The text above is in {place}, for the pull request:" if place else "")
    print("  git switch -c upgrade-peerpact && git add --all && git commit -m 'Upgrade Peerpact'")
    print(f"  gh pr create --title 'Upgrade Peerpact' --body-file {place}")
    if errors:
        print(f"\n{amount(len(errors), 'error')}: see `peerpact check`.")
    return FOUND_ERRORS if errors else CLEAN
