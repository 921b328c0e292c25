"""`peerpact init FOLDER`: a new community's repository, ready to be pushed.

For: asking what is missing, writing the files once, a first commit, and the clicks that remain on GitHub. Must not:
overwrite anything, or ask the network.
"""

from __future__ import annotations

import argparse
import os
from collections.abc import Mapping
from pathlib import Path

from peerpact import __version__
from peerpact.adoption import origin
from peerpact.adoption.texts import INDEX, LOCAL, Package, own_files, seed_files
from peerpact.adoption.upgrade import origin_of
from peerpact.adoption.wheel import given_wheel, installed_wheel
from peerpact.cli.all_or_nothing import new_folder, write_new_files
from peerpact.cli.next_steps import next_steps
from peerpact.cli.prompts import Question, ask, at_terminal
from peerpact.cli.repository_files import first_commit
from peerpact.domain.errors import CLEAN, OperatorError
from peerpact.domain.settings import Maintainer, Settings, WorkflowSettings
from peerpact.formats.field import judge
from peerpact.text.escape import terminal
from peerpact.text.forge_links import account_data

NEEDS_NO_COMMUNITY = True


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
    problem = _write(folder, files, settings.workflows.branch)
    print(f"{len(files)} files in {terminal(str(args.folder))}. {problem or 'They are in a first commit.'}")
    print("\n".join(next_steps(folder, settings, committed=not problem)))
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


def _write(folder: Path, files: Mapping[str, bytes], branch: str) -> str:
    """Write everything and commit it, in a new folder all or nothing; empty, or what kept it from being committed."""
    there = folder.is_dir()
    with new_folder(folder) as fresh:
        write_new_files(fresh, files)
        done = "" if there else first_commit(fresh, branch)
    return first_commit(folder, branch) if there else done


def _agreed(count: int, folder: Path) -> bool:
    answer = ask(Question("--yes", f"Write {count} files into {folder}? (yes or no)", _yes_or_no, default="yes"))
    return answer.casefold() in ("y", "yes")


def _yes_or_no(text: str) -> str:
    return "" if text.casefold() in ("y", "yes", "n", "no") else "Write yes or no."
