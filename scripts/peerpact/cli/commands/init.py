"""`peerpact init FOLDER`: a new community's repository, ready to be pushed.

For: asking what is missing, writing the files once, a first commit, and the clicks that remain on GitHub. Must not:
overwrite anything, or ask the network.
"""

from __future__ import annotations

import argparse
import os
import shlex
import shutil
import sys
from pathlib import Path
from urllib.parse import urlencode

from peerpact import __version__
from peerpact.adoption import origin
from peerpact.adoption.texts import INDEX, LOCAL, Package, own_files, seed_files
from peerpact.adoption.upgrade import origin_of
from peerpact.adoption.wheel import given_wheel, installed_wheel
from peerpact.cli.prompts import Question, ask, at_terminal
from peerpact.cli.repository_files import first_commit, write_new_files
from peerpact.domain.errors import CLEAN, OperatorError
from peerpact.domain.settings import Maintainer, Settings, WorkflowSettings
from peerpact.formats.field import judge
from peerpact.github.doctor import CHECKS
from peerpact.text.escape import terminal
from peerpact.text.forge_links import SERVER, account_data

NEEDS_NO_COMMUNITY = True
CLICKS = ("pages-by-workflow", "actions-open-pulls", "join-label", "private-reporting", "pull-requests-required")
"""The checks of the doctor that a new repository fails until someone clicks; the last one goes last."""


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """The options of the command; each answers one question."""
    parser.add_argument("folder", type=Path, metavar="FOLDER", help="a new or empty folder")
    parser.add_argument("--name", help="what your community is called")
    parser.add_argument("--repository", metavar="OWNER/NAME", help="where it will be on GitHub")
    maintainer = "who may merge; give it once for each person"
    parser.add_argument("--maintainer", action="append", metavar="LOGIN:ID", help=maintainer)
    parser.add_argument("--report-to", metavar="URL", help="a private page where people can report something")
    parser.add_argument("--branch", default="main", help="the branch that people merge into (default: main)")
    parser.add_argument("--yes", action="store_true", help="don't ask whether to write the files")
    parser.add_argument("--wheel", type=Path, metavar="FILE", help="the package to keep in .peerpact/, as a file")
    index = "let the workflows install Peerpact from the package index; also give --wheel, so that its hash is known"
    parser.add_argument("--from-index", action="store_true", help=index)


def run(args: argparse.Namespace) -> int:
    """Write the repository. Raises OperatorError where an answer is missing or the folder isn't empty."""
    folder = Path(os.path.normpath(args.folder.absolute()))
    _refuse(folder)
    settings = _settings(args)
    package = _package(args)
    own, seeds = own_files(settings, package), seed_files(settings, package)
    memory = origin_of(own, seeds, __version__, package.source).write()
    files = {**seeds, **own, origin.PATH: memory.encode()}
    if not args.yes and at_terminal() and not _agreed(len(files), folder):
        print("Nothing was written.")
        return CLEAN
    write_new_files(folder, files)
    print(f"{len(files)} files in {terminal(str(args.folder))}. {first_commit(folder, settings.workflows.branch)}")
    print("\n".join(_next(args.folder, settings)))
    return CLEAN


def _refuse(folder: Path) -> None:
    """OperatorError unless the folder is new, or holds nothing but an empty Git repository."""
    if folder.is_symlink() or (folder.exists() and not folder.is_dir()):
        raise OperatorError(f"{folder} isn't a folder.", "Name a new folder.")
    if folder.is_dir() and (more := sorted(path.name for path in folder.iterdir() if path.name != ".git")):
        advice = "Name a new or empty folder. To update the files of a community, use `peerpact upgrade`."
        raise OperatorError(f"{folder} isn't empty: it has {terminal(more[0])}.", advice)


def _settings(args: argparse.Namespace) -> Settings:
    """The answers as settings."""
    name = ask(Question("--name", "What is your community called", judge("community", "name")), args.name)
    place = Question("--repository", "Where on GitHub, as OWNER/NAME", judge("community", "repository"))
    repository = ask(place, args.repository)
    maintainer = Question(
        "--maintainer", "Your GitHub username and user ID, for example octocat:583231", _maintainer_judge
    )
    people = [ask(maintainer, given) for given in args.maintainer or [None]]
    report = Question(
        "--report-to", "A private page where people can report something", judge("community", "report_to")
    )
    report_to = ask(report, args.report_to)
    branch = ask(Question("--branch", "The branch", judge("community", "workflows", "branch")), args.branch)
    maintainers = tuple(Maintainer(login, int(number)) for login, number in (text.split(":") for text in people))
    return Settings(name, repository, maintainers, report_to, workflows=WorkflowSettings(branch=branch))


def _maintainer_judge(text: str) -> str:
    login, _, number = text.partition(":")
    advice = f"{account_data('USERNAME')} shows the number after `id`."
    if not number.isascii() or not number.isdigit() or len(number) > 12 or number.startswith("0"):
        return f"Enter the username, a colon and the user ID, for example octocat:583231. {advice}"
    return judge("community", "maintainers", "github")(login)


def _package(args: argparse.Namespace) -> Package:
    if args.from_index and not args.wheel:
        raise OperatorError(
            "The hash of the package isn't known.",
            f"Download it and name the file: pip download --no-deps peerpact=={__version__}, then --wheel FILE.",
        )
    wheel = given_wheel(args.wheel) if args.wheel else installed_wheel()
    return Package(wheel, INDEX if args.from_index else LOCAL)


def _agreed(count: int, folder: Path) -> bool:
    answer = ask(Question("--yes", f"Write {count} files into {folder}? (yes or no)", _yes_or_no, default="yes"))
    return answer.casefold() in ("y", "yes")


def _yes_or_no(text: str) -> str:
    return "" if text.casefold() in ("y", "yes", "n", "no") else "Write yes or no."


def _activation() -> list[str]:
    """What makes a shell find the command, where it was run by its path, as `make init` does."""
    programs = Path(sys.executable).parent
    command = shutil.which("peerpact")
    if command and Path(command).resolve().parent == programs.resolve():
        return []
    if not (programs / "activate").is_file():
        return []
    activate = f"{programs}\\activate" if os.name == "nt" else f"source {shlex.quote(str(programs / 'activate'))}"
    return [terminal(f"  {activate}     so that your shell finds `peerpact`")]


def _next(folder: Path, settings: Settings) -> list[str]:
    """What remains to do, on this machine and on GitHub."""
    owner, _, name = settings.repository.partition("/")
    new = f"{SERVER}/new?{urlencode({'owner': owner, 'name': name, 'visibility': 'public'})}"
    clicks = {check.id: check.click for check in CHECKS}
    numbered = [f"  {number}. {clicks[key]}  ({key})" for number, key in enumerate(CLICKS, 3)]
    return [
        "",
        "On this machine:",
        *_activation(),
        f"  cd {terminal(str(folder))}",
        "  peerpact new profile           your own profile, by answering questions",
        "  peerpact site --serve          your site at http://127.0.0.1:8000/",
        "",
        "On GitHub:",
        f"  1. Create the repository, empty and public: {new}",
        f"  2. git remote add origin {SERVER}/{settings.repository}.git",
        f"     git push -u origin {settings.workflows.branch}",
        *numbered,
        "     To import: `peerpact doctor --ruleset default-branch` prints one file, `--ruleset ledger` the other.",
        "",
        "`peerpact doctor` checks all of this. Until you turn on Pages, the site is built but not published.",
    ]
