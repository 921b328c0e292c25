"""`check` and `translations` say what an upgrade left alone, until someone settles it."""

from __future__ import annotations

from pathlib import Path

import pytest

from peerpact.community.bundle import bundled_text
from peerpact.site.translations import BEHIND, CURRENT, WITHOUT_SOURCE, adaptations, blob_id
from testing.new_community import begin, commit, peerpact

BOT = ".github/workflows/bot.yml"


@pytest.fixture
def orbit(tmp_path: Path) -> Path:
    return begin(tmp_path)


def test_check_warns_of_an_edited_file_until_it_is_settled(orbit: Path) -> None:
    with (orbit / BOT).open("a", encoding="utf-8") as file:
        file.write("# ours\n")
    commit(orbit)
    for _ in range(2):  # the second answer is remembered
        checked = peerpact(orbit, "check")
        assert checked.returncode == 0
        assert f"{BOT}:1:1: warning:" in checked.stdout
        assert "[own-file-edited]" in checked.stdout
    assert peerpact(orbit, "upgrade", "--yes", "--keep", BOT).returncode == 0
    assert "nothing to fix" in peerpact(orbit, "check").stdout


def test_a_page_whose_original_moved_on_is_told_with_the_id_to_write(orbit: Path) -> None:
    today = blob_id(bundled_text("guides", "safety.md").encode())
    path = orbit / "guides" / "safety.md"
    path.write_text(path.read_text("utf-8").replace(today, "0" * 40), "utf-8")
    checked = peerpact(orbit, "check").stdout
    assert "guides/safety.md:1:1: warning:" in checked
    assert f"adapted_from: {today}" in checked
    listed = peerpact(orbit, "translations").stdout
    assert "behind          guides/safety.md" in listed
    assert f"adapted_from: {today}" in listed
    assert peerpact(orbit, "translations", "--original", "safety.md").stdout == bundled_text("guides", "safety.md")
    assert peerpact(orbit, "translations", "--original", "no.md").returncode == 2


def test_adaptations_know_their_state_also_when_the_original_was_renamed() -> None:
    page = b"---\ntitle: x\nadapted_from: %b\n---\n"
    ours = {"a.md": b"A", "new.md": b"N"}
    own = {
        "a.md": page % blob_id(b"A").encode(),
        "old.md": page % (b"0" * 40),
        "gone.md": page % (b"0" * 40),
        "mine.md": b"# Mine\n",
    }
    found = adaptations(own, ours, {"old.md": "new.md"})
    assert [(one.page, one.source, one.state) for one in found] == [
        ("a.md", "a.md", CURRENT),
        ("gone.md", "gone.md", WITHOUT_SOURCE),
        ("old.md", "new.md", BEHIND),
    ]
