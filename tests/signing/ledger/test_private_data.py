"""The recipe for private data, run command by command: the data is gone, and every signature is still told truly."""

from __future__ import annotations

import json
import os
import re
import subprocess
import sys
from dataclasses import dataclass, field
from pathlib import Path

import pytest

from testing import ROOT
from testing.ledger_world import FIRST, SECOND, World, agreement

RECIPE = (ROOT / "docs" / "private-data.md").read_text("utf-8")
PRIVATE = "Meet at 12 Hidden Street"
CLONE, REWRITE, PUSH, RECORD, VERIFY, REFS = range(6)
TWO = (
    "name: Example\nmaintainers:\n  - {github: demo-mo, github_id: 1009}\n  - {github: demo-lee, github_id: 1010}\n"
    "  - {github: demo-dot, github_id: 1011}\n"
)
CLEAN, WRONG = 0, 1


def blocks() -> list[str]:
    """The commands of the recipe, block by block."""
    found = re.findall(r"^( *)```sh\n(.*?)^ *```$", RECIPE, re.MULTILINE | re.DOTALL)
    return [re.sub(f"^{indent}", "", block, flags=re.MULTILINE) for indent, block in found]


@dataclass
class Recipe:
    """The people of the recipe, each with a folder and a token of their own."""

    world: World
    tokens: dict[str, str] = field(default_factory=dict)

    def person(self, login: str, number: int) -> None:
        user = self.world.people.get(login) or self.world.hub.user(login, id=number)
        self.world.repository.collaborator(user, "write")
        self.tokens[login] = self.world.hub.token(actor=user).value
        (self.world.folder / login).mkdir()

    def run(self, login: str, block: int, code: int = CLEAN, old: str = "OLD", new: str = "NEW") -> str:
        """One block of the recipe as someone types it; each line has to succeed."""
        folder, token = self.world.folder / login, self.tokens[login]
        address = self.world.repository.clone_url.replace("http://", f"http://x:{token}@")
        text = blocks()[block].replace("https://github.com/OWNER/NAME", address)
        text = re.sub(r"\bPRIVATE\b", PRIVATE, re.sub(r"\bOLD\b", old, re.sub(r"\bNEW\b", new, text)))
        environment = {
            "PATH": f"{Path(sys.executable).parent}:{os.environ['PATH']}",
            "HOME": str(folder),
            "GIT_CONFIG_NOSYSTEM": "1",
            "GIT_TERMINAL_PROMPT": "0",
            "GITHUB_TOKEN": token,
            "GITHUB_REPOSITORY": self.world.repository.full_name,
            "GITHUB_API_URL": self.world.hub.api_url,
        }
        done = subprocess.run(
            ["sh", "-e", "-c", text], cwd=folder, env=environment, capture_output=True, text=True, timeout=120
        )
        assert done.returncode == code, (text, done.stdout, done.stderr)
        return done.stdout + done.stderr

    def rewritten(self) -> tuple[str, str]:
        """The two commits that the first maintainer passes on."""
        folder = self.world.folder / "demo-mo"
        return (folder / "old-commit").read_text().strip(), (folder / "new-commit").read_text().strip()

    def verify(self) -> dict[str, object]:
        """What a new clone says."""
        self.world.fetch()
        data: dict[str, object] = json.loads(self.world.run("verify", "--format", "json").out)
        return data

    def states(self) -> dict[str, str]:
        agreements = self.verify()["agreements"]
        assert isinstance(agreements, list)
        return {one["path"]: one["state"] for one in agreements}


@pytest.fixture
def recipe(world: World) -> Recipe:
    """Agreements with private data in an early version of one and in the newest of another, recorded and rewritten."""
    world.repository.push({"community.yml": TWO})
    made = Recipe(world)
    for login, number in {"demo-mo": 1009, "demo-lee": 1010, "demo-dot": 1011, "demo-ana": 1001}.items():
        made.person(login, number)
    both, text = "demo-ana demo-bo", agreement()
    private = text.replace("The slides", PRIVATE)
    world.pull("demo-ana", {FIRST: private}, both, "squash")
    amended = "amendments: [{on: 2026-12-05, what: Another goal}]\n"
    world.pull("demo-ana", {FIRST: text + amended}, both, "merge")
    second = agreement("demo-bo", "demo-cy").replace("The slides", PRIVATE)
    world.pull("demo-bo", {SECOND: second}, "demo-bo demo-cy", "rebase")
    assert world.record().code == CLEAN
    assert made.states() == {FIRST: "signed", SECOND: "signed"}
    for login in made.tokens:
        made.run(login, CLONE)
    assert made.run("demo-mo", REWRITE).count(PRIVATE) == 0
    made.run("demo-mo", PUSH)
    return made


def test_the_recipe_takes_the_data_out_and_leaves_every_signature_told_truly(recipe: Recipe) -> None:
    world, (old, new) = recipe.world, recipe.rewritten()
    assert PRIVATE not in world.repository.git.text("log", "--patch", "main")
    assert "never-there" in str(recipe.verify()["faults"])

    assert "It doesn't count yet" in recipe.run("demo-mo", RECORD, old=old, new=new)
    assert recipe.verify()["state"] == "wrong", "one maintainer's word isn't enough"
    assert "so it counts" in recipe.run("demo-lee", RECORD, old=old, new=new)

    said = recipe.run("demo-lee", VERIFY)
    assert f"{FIRST}: signed (amendment) by demo-ana and demo-bo" in said
    assert f"{SECOND}: redacted: signed bytes were taken out of the history; signed (agreement) by" in said
    assert "recorded by demo-mo (account 1009) and demo-lee (account 1010)" in said
    assert "name commits that aren't" not in said
    world.fetch()
    done = world.run("verify", "--online")
    assert done.code == CLEAN, done.out
    refs = recipe.run("demo-mo", REFS)
    assert re.findall(r"refs/pull/\d+", refs) == ["refs/pull/1", "refs/pull/2", "refs/pull/3"]


def test_a_whole_file_that_was_taken_out_is_redacted(recipe: Recipe) -> None:
    """A second rewriting, by another command: the clones of the recipe hold the history before it, too."""
    world, folder = recipe.world, recipe.world.folder / "demo-mo" / "rewrite"
    for login in ("demo-mo", "demo-lee"):
        recipe.run(login, RECORD, old=recipe.rewritten()[0], new=recipe.rewritten()[1])
    old, program = world.repository.head, str(Path(sys.executable).parent / "git-filter-repo")
    words = ["--refs", "main", "--invert-paths", "--path", SECOND]
    subprocess.run([program, *words], cwd=folder, check=True, capture_output=True)
    subprocess.run(["git", "push", "--quiet", "--force", "origin", "main"], cwd=folder, check=True)
    for login in ("demo-mo", "demo-lee"):
        recipe.run(login, RECORD, old=old, new=world.repository.head)
    assert recipe.states() == {FIRST: "signed", SECOND: "redacted"}
    assert "it was taken out of the history" in world.run("verify", SECOND).out


def test_after_a_rewriting_signing_goes_on(recipe: Recipe) -> None:
    world, (old, new) = recipe.world, recipe.rewritten()
    for login in ("demo-mo", "demo-lee"):
        recipe.run(login, RECORD, old=old, new=new)
    assert world.record().out == "Nothing to record.\n"
    redacted = world.repository.git.run("cat-file", "blob", f"main:{SECOND}").decode()
    assert "removed" in redacted
    world.pull("demo-bo", {SECOND: redacted + "ended: 2026-12-01\n"}, "demo-bo", "squash")
    done = world.record()
    assert "an ending, signed by demo-bo" in done.out, done
    assert recipe.states() == {FIRST: "signed", SECOND: "redacted"}, "one partner's ending vouches for no terms"
    assert recipe.verify()["state"] == "verified"
    both = redacted + "ended: 2026-12-01\namendments: [{on: 2026-12-01, what: Signed once more}]\n"
    world.pull("demo-bo", {SECOND: both}, "demo-bo demo-cy", "squash")
    assert world.record().code == CLEAN
    assert recipe.states() == {FIRST: "signed", SECOND: "signed"}


@pytest.mark.parametrize("end", ["\u2028", "\x0b", "\x0c", "\x1e", "\x85"])
def test_no_title_of_a_commit_passes_for_another_commit(tmp_path: Path, end: str) -> None:
    """Titles come from anyone's pull requests: one that looks like two rows would shift which commit became which."""
    from peerpact.git.plumbing import Plumbing
    from peerpact.signing.ledger.describe_rewriting import times
    from testing.ledger_world import git

    git("init", "--quiet", at=tmp_path)
    for title in ("one", f"two{end}{'0' * 40} 1 1 three", "three"):
        git("commit", "--quiet", "--allow-empty", "-m", title, at=tmp_path)
    line = git("rev-list", "--reverse", "HEAD", at=tmp_path).split()
    assert [row[0] for row in times(Plumbing(tmp_path), "HEAD")] == line


def test_the_word_of_somebody_else_or_given_twice_does_not_count(recipe: Recipe) -> None:
    old, new = recipe.rewritten()
    assert "isn't a maintainer" in recipe.run("demo-ana", RECORD, code=2, old=old, new=new)
    recipe.run("demo-mo", RECORD, old=old, new=new)
    assert "recorded already" in recipe.run("demo-mo", RECORD, old=old, new=new)
    assert recipe.verify()["state"] == "wrong"
    assert "still on the default branch" in recipe.run("demo-lee", RECORD, code=2, old=new, new=new)
    assert "can't have come from" in recipe.run("demo-lee", RECORD, code=2, old=f"{old}~2", new=new)


def test_the_word_of_a_workflow_is_nobodys(recipe: Recipe) -> None:
    old, new = recipe.rewritten()
    recipe.tokens["demo-lee"] = recipe.world.token.value
    assert "a token of your own" in recipe.run("demo-lee", RECORD, code=2, old=old, new=new)


def test_entries_appended_in_a_maintainers_name_are_contradicted_by_github_alone(recipe: Recipe) -> None:
    """Anyone who may write can append what another maintainer never said; the list of pushes names the account."""
    from dataclasses import replace

    from peerpact.signing.ledger.branch import Store
    from peerpact.signing.ledger.chain import unwind

    world, (old, new) = recipe.world, recipe.rewritten()
    recipe.run("demo-mo", RECORD, old=old, new=new)
    world.fetch()
    store = Store(world.folder / "demo-mo" / "before", "origin")
    [own] = unwind(store.read(store.bring())).rewritings
    store.append([replace(own, by=1010, login="demo-lee")])
    assert recipe.verify()["state"] == "verified", "a clone alone can't know"
    done = world.run("verify", "--online")
    assert done.code == WRONG
    assert "account 1010 is said to have recorded" in done.out
    assert "account 1009 pushed it" in done.out


def test_the_word_of_people_who_were_no_maintainers_then_counts_for_nothing(recipe: Recipe) -> None:
    """Also not of one who has become a maintainer since: the settings at the rewritten commit decide."""
    from dataclasses import replace

    from peerpact.signing.ledger.branch import Store
    from peerpact.signing.ledger.chain import unwind

    world, (old, new) = recipe.world, recipe.rewritten()
    recipe.run("demo-mo", RECORD, old=old, new=new)
    later = TWO + "  - {github: demo-ana, github_id: 1001}\n"
    world.repository.push({"community.yml": later})
    world.fetch()
    store = Store(world.folder / "demo-mo" / "before", "origin")
    [own] = unwind(store.read(store.bring())).rewritings
    store.append([replace(own, by=1001, login="demo-ana"), replace(own, by=1002, login="demo-bo")])
    assert recipe.verify()["state"] == "wrong"
    assert "recorded by demo-mo (account 1009) alone" in world.run("verify").out


def test_a_second_rewriting_builds_on_the_first(recipe: Recipe) -> None:
    world, first = recipe.world, recipe.rewritten()
    for login in ("demo-mo", "demo-lee"):
        recipe.run(login, RECORD, old=first[0], new=first[1])
    for login in ("demo-mo", "demo-dot"):
        folder = world.folder / login
        subprocess.run(["rm", "-rf", "rewrite", "before"], cwd=folder, check=True)
        recipe.run(login, CLONE)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(sys.modules[__name__], "PRIVATE", "Another goal")
        recipe.run("demo-mo", REWRITE)
    recipe.run("demo-mo", PUSH)
    assert recipe.verify()["state"] == "wrong"
    for login in ("demo-mo", "demo-dot"):
        recipe.run(login, RECORD, old=recipe.rewritten()[0], new=recipe.rewritten()[1])
    assert recipe.verify()["state"] == "verified"
    assert recipe.states() == {FIRST: "redacted", SECOND: "redacted"}
    assert world.run("verify", "--online").code == CLEAN
