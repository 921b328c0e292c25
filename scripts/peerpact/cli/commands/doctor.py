"""`peerpact doctor`: what is missing in the repository's settings, and how to fix it.

For: reading the environment, asking GitHub, printing, the exit code. Must not: judge or change anything.
Exit codes: 0 everything required is right, 1 something required is wrong or could not be read, 2 wrong use.
"""

from __future__ import annotations

import argparse
import os
import re
from urllib.parse import urlsplit

from peerpact.cli.repository_files import read_files
from peerpact.community.bundle import bundled_text
from peerpact.community.folder import read_folder
from peerpact.community.loader import load
from peerpact.domain.errors import CLEAN, FOUND_ERRORS, OperatorError
from peerpact.domain.findings import ERROR, clip
from peerpact.domain.settings import Settings
from peerpact.github.doctor import examine
from peerpact.github.doctor.here import PATHS, line, look_here
from peerpact.github.doctor.render import FORMATS
from peerpact.text.forge_links import API
from peerpact.text.logins import LOGIN

_USUAL = API
_NAME = re.compile(rf"{LOGIN}/(?!\.{{1,2}}$)[A-Za-z0-9._-]+")
_RIGHTS = "Administration, Actions, Contents, Issues and Pages: each “Read-only”"
_TOKEN_ADVICE = (
    "It has to be an administrator's, because nobody else can see all settings. Create a fine-grained one at\n"
    "  https://github.com/settings/personal-access-tokens/new for this repository only, with the repository\n"
    f"  permissions {_RIGHTS}, and a short life. Then:\n"
    "  read -rs GITHUB_TOKEN && export GITHUB_TOKEN && peerpact doctor\n"
    "  Who may pass by a ruleset, and what the Actions policies say, is told only with “Administration: Read and\n"
    "  write”; without it, two results are unknown."
)


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """The options of the command."""
    parser.add_argument("--format", choices=tuple(FORMATS), default="text", help="default: text")
    ruleset = "print a ruleset (Settings → Rules → Rulesets) or a policy (Settings → Actions → Policies) to import"
    parser.add_argument("--ruleset", choices=("default-branch", "ledger", "actions-policy"), help=ruleset)
    parser.epilog = (
        "Reads GITHUB_TOKEN (an administrator's), GITHUB_REPOSITORY (default: `repository` of community.yml) and "
        "GITHUB_API_URL (for GitHub Enterprise Server, such as https://github.example.org/api/v3). It changes nothing."
    )


def run(args: argparse.Namespace) -> int:
    """Ask, judge, print; 1 unless everything required is right."""
    if args.ruleset:
        print(bundled_text("rulesets", f"{args.ruleset}.json"), end="")
        return CLEAN
    community = _community(args)
    token = os.environ.get("GITHUB_TOKEN", "").strip()
    name = os.environ.get("GITHUB_REPOSITORY", "") or community.repository
    if not token:
        _look_here(args, community)
        raise OperatorError("There's no GITHUB_TOKEN, so GitHub wasn't asked.", _TOKEN_ADVICE)
    if not _NAME.fullmatch(name):
        raise OperatorError(
            f"{clip(name)!r} is no repository.",
            "Set GITHUB_REPOSITORY to OWNER/NAME, or `repository` in community.yml.",
        )
    url = _api_url()
    # Imported here because both cost time that a wrong use should not wait for.
    from peerpact.github.doctor.ask import connect
    from peerpact.github.doctor.read_settings import read

    diagnosis = examine(read(connect(url, token), name, community), args.now)
    print(FORMATS[args.format](diagnosis), end="")
    return CLEAN if diagnosis.healthy else FOUND_ERRORS


def _look_here(args: argparse.Namespace, community: Settings) -> None:
    """What the files of this folder show without asking anybody."""
    wheels = {path.relative_to(args.root).as_posix() for path in (args.root / ".peerpact").glob("*.whl")}
    results = look_here(community, read_files(args.root, {*PATHS, *wheels}))
    print(f"{len(results)} things were looked at here, without a token:\n")
    for result in results:
        print(line(result))
    print(flush=True)


def _community(args: argparse.Namespace) -> Settings:
    texts = read_folder(args.root, frozenset({"community.yml"}))
    loaded = load({"community.yml": texts["community.yml"]} if "community.yml" in texts else {})
    if any(finding.severity == ERROR for finding in loaded.findings):
        raise OperatorError("community.yml has errors.", "See `peerpact check community.yml`, and fix them first.")
    return loaded.community.settings


def _api_url() -> str:
    """The API's address; a token goes over plain HTTP to this very machine only. Raises OperatorError."""
    url = (os.environ.get("GITHUB_API_URL") or _USUAL).rstrip("/")
    parts = urlsplit(url)
    here = parts.hostname in ("127.0.0.1", "localhost", "::1")
    if not parts.hostname or parts.scheme not in (("http", "https") if here else ("https",)):
        raise OperatorError(f"GITHUB_API_URL is {clip(url)!r}.", f"Write an https address such as {_USUAL}.")
    return url
