"""Taking a newer version of the kit, as docs/set-up.md tells it: its own Git commands, between two repositories."""

from __future__ import annotations

import os
import re
import subprocess
from pathlib import Path

ROOT = Path(__file__).parents[2]
OWN = {"profiles/demo-otter.yml": "ours", "community.yml": "ours", "skills.yml": "ours", "README.md": "ours",
       ".github/ISSUE_TEMPLATE/config.yml": "ours", "guides/ours.md": "ours"}  # fmt: skip


def recipe() -> list[str]:
    """The lines of the first block behind the heading, each as one command."""
    part = (ROOT / "docs/set-up.md").read_text("utf-8").partition("## Later: take a newer version of Peerpact\n")[2]
    block = re.search(r"```sh\n(.*?)```", part, re.DOTALL)
    assert block is not None
    return block[1].replace("\\\n", " ").strip().splitlines()


def taken() -> set[str]:
    """Every path that the recipe takes over."""
    return {path for line in recipe() if "--source" in line for path in line.partition(" -- ")[2].split()}


class Pair:
    """The kit and a community made from an older one, side by side; GitHub's address leads to the first."""

    def __init__(self, folder: Path) -> None:
        self.kit, self.ours = folder / "hub" / "example" / "kit.git", folder / "ours"
        config = {f"url.{(folder / 'hub').as_uri()}/.insteadOf": "https://github.com/", "user.name": "demo"}
        config |= {"user.email": "demo@example.org", "init.defaultBranch": "main"}
        self.environment = os.environ | {"GIT_CONFIG_COUNT": str(len(config))}
        for n, (key, value) in enumerate(config.items()):
            self.environment |= {f"GIT_CONFIG_KEY_{n}": key, f"GIT_CONFIG_VALUE_{n}": value}

    def fill(self, folder: Path, files: dict[str, str]) -> None:
        for name, content in files.items():
            (folder / name).parent.mkdir(parents=True, exist_ok=True)
            (folder / name).write_text(content, "utf-8")
        for words in ("git init -q", "git add -A", "git commit -qm All"):
            self.run(words, folder)

    def run(self, line: str, folder: Path) -> None:
        subprocess.run(["sh", "-c", line], cwd=folder, env=self.environment, check=True, capture_output=True)


def test_a_newer_kit_comes_in_and_the_communitys_own_files_stay(tmp_path: Path) -> None:
    pair = Pair(tmp_path)
    files = {path if (ROOT / path).is_file() else f"{path}/file.txt": "new" for path in taken()}
    pair.fill(pair.kit, files | {"profiles/demo-juno.yml": "kit", "community.yml": "kit", "skills.yml": "kit"})
    old = dict.fromkeys([*files, "scripts/gone.py"], "old")
    pair.fill(pair.ours, old | OWN)
    for line in recipe():
        pair.run(re.sub(r"\bKIT\b", "example/kit", line), pair.ours)
    found = {str(path.relative_to(pair.ours)): path.read_text("utf-8") for path in pair.ours.rglob("*")
             if path.is_file() and ".git" not in path.relative_to(pair.ours).parts[:1]}  # fmt: skip
    assert found == files | OWN


def test_every_part_of_the_kit_is_taken_over_or_left_on_purpose() -> None:
    left = {
        "profiles",
        "agreements",
        "community.yml",
        "skills.yml",
        "README.md",
        "CODE_OF_CONDUCT.md",
        "CONTRIBUTING.md",
        "LICENSE",
        "SECURITY.md",
        "NOTICE",
    }
    ignored = {line.strip("/") for line in (ROOT / ".gitignore").read_text("utf-8").split()}
    tops = {path.name for path in ROOT.iterdir() if path.name[0] not in "._" and path.name not in ignored}
    templates = {str(path.relative_to(ROOT)) for path in (ROOT / ".github/ISSUE_TEMPLATE").iterdir()}
    assert all((ROOT / path).exists() for path in taken())
    assert tops == {path for path in taken() if not path.startswith(".")} | left
    assert templates - taken() == {".github/ISSUE_TEMPLATE/config.yml"}


def test_a_cohorts_report_stays_out_of_git(tmp_path: Path) -> None:
    pair = Pair(tmp_path)
    pair.fill(pair.ours, {".gitignore": (ROOT / ".gitignore").read_text("utf-8")})
    names = re.findall(r"--out (\S+)", (ROOT / "guides/maintainers/run-a-cohort.md").read_text("utf-8"))
    assert names
    for name in names:
        pair.run(f"git check-ignore --quiet {name}", pair.ours)
