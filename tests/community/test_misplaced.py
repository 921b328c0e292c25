"""A profile in the wrong place is never praised: it is an error that says where to move it."""

from __future__ import annotations

import subprocess
from pathlib import Path

import pytest

from peerpact.community.loader import load
from peerpact.community.misplaced import misplaced
from testing.check_command import check, write
from testing.sample_files import AGREEMENT, PACT, PROFILE

TEXT = PROFILE.replace("demo-ann", "demo-root").encode()
TERMS = AGREEMENT.encode()
HOME = "profiles/demo-root.yml"
OTHER_FOLDER = {"agreements/demo-root.yml": (TEXT, HOME), "profiles/2026-a--b.yml": (TERMS, "agreements/2026-a--b.yml")}


@pytest.mark.parametrize("path", OTHER_FOLDER)
def test_a_file_in_the_other_folder_is_told_once_where_it_belongs(path: str) -> None:
    text, home = OTHER_FOLDER[path]
    loaded = load({path: text})
    assert [(f.rule, f.fix) for f in loaded.findings] == [("misplaced-file", f"Move it to `{home}`.")]


@pytest.mark.parametrize(
    ("path", "text"), [("profiles/demo-a.yml", b"github: demo-a\n"), ("agreements/x.yml", b"terms: 1\n")]
)
def test_half_a_file_in_its_own_folder_isnt_sent_away(path: str, text: bytes) -> None:
    assert "misplaced-file" not in {finding.rule for finding in load({path: text}).findings}


WRONG = {
    "demo-root.yml": (TEXT, HOME),
    "demo-root.yaml": (TEXT, HOME),
    "me.ymll": (TEXT, HOME),
    "me.yml.txt": (TEXT, HOME),
    "profile/demo-root.yml": (TEXT, HOME),
    "Profiles/demo-root.yml": (TEXT, HOME),
    "profils/demo-root.yml": (TEXT, HOME),
    "guides/demo-root.yml": (TEXT, HOME),
    "people/demo-root.yml": (TEXT, HOME),
    "profiles/.demo-root.yml": (TEXT, HOME),
    "demo.json": (b'{"github": "demo-root", "github_id": 1, "offers": []}', HOME),
    "profile/demo-root.yml ": (b"", ""),
    "profile/half.yml": (b"github: demo-root\nname: Half\n", HOME),
    "2026-demo-ann--demo-bo.yml": (TERMS, "agreements/2026-demo-ann--demo-bo.yml"),
    "agreement/x.yml": (TERMS, "agreements/x.yml"),
    "Agreements/x.yml": (TERMS, "agreements/x.yml"),
}
WRONG.pop("profile/demo-root.yml ")
RIGHT = {
    "profiles/demo-root.yml": TEXT,
    "profiles/d/demo-root.yml": TEXT,
    PACT: TERMS,
    "tests/demo-root.yml": TEXT,
    "scripts/x.yml": TEXT,
    "docs/demo-root.yml": TEXT,
    ".github/demo-root.yml": TEXT,
    "README.md": TEXT,
    "mkdocs.yml": b"site_name: Mentors\n",
    "package.json": b'{"name": "x", "github": "y"}',
    "guides/extra.yml": b"github: https://example.org\n",
    "skills.yml": b"skills: []\n",
}


@pytest.mark.parametrize("path", WRONG)
def test_a_file_that_nobody_will_see_is_an_error_that_says_where_it_belongs(path: str) -> None:
    raw, home = WRONG[path]
    [finding] = misplaced({path: raw})
    assert (finding.rule, finding.severity, finding.path) == ("misplaced-file", "error", path)
    assert finding.fix == f"Move it to `{home}`."


@pytest.mark.parametrize("path", RIGHT)
def test_a_file_in_its_place_or_about_something_else_is_none(path: str) -> None:
    assert list(misplaced({path: RIGHT[path]})) == []


def test_check_finds_it_with_git_and_forgets_nothing_that_it_remembers(tmp_path: Path) -> None:
    root = write(tmp_path / "c")
    subprocess.run(["git", "init", "-q", str(root)], check=True)
    assert check(root).findings == check(root).findings == []
    (root / "demo-root.yml").write_bytes(TEXT)
    assert [finding["path"] for finding in check(root).findings] == ["demo-root.yml"]
    (root / ".gitignore").write_text("demo-root.yml\n")
    assert check(root).findings == []
