"""What the partnerships' overview says about the state of things."""

from __future__ import annotations

from datetime import date

from peerpact.domain.settings import Settings
from peerpact.site import build
from peerpact.site.context import NOTHING, Known
from testing.site_profiles import NOW, knowing, person, together
from testing.site_reading import rendered


def overview(known: Known, demo: bool = False) -> str:
    community = together(person(1), settings=Settings(repository="owner/name", demo=demo))
    return rendered(build(community, NOW, known)["partnerships/index.md"]).text


def test_the_ledgers_tip_is_published_for_whoever_wants_to_hold_against_it_later() -> None:
    text = overview(knowing())
    assert f"3 records, tip {'ab' * 20}" in text
    assert f"peerpact verify --since {'ab' * 20}" in text
    assert "tip" not in overview(NOTHING)


def test_the_day_on_which_reminders_last_ran_is_told_and_a_long_silence_is_said_aloud() -> None:
    assert "Reminderslast ran on 20 Nov 2026." in overview(knowing())
    assert "a long time ago" not in overview(knowing(reminders_ran=date(2026, 11, 18)))
    assert "a long time ago" in overview(knowing(reminders_ran=date(2026, 11, 17)))


def test_what_nobody_knows_of_reminders_is_not_made_up() -> None:
    assert "known when reminders last ran" in overview(NOTHING)


def test_a_demonstration_has_no_reminders_and_no_ledger() -> None:
    text = overview(knowing(), demo=True)
    assert "updated on 21 Nov 2026" in text
    assert "Reminders" not in text
    assert "Ledger" not in text
