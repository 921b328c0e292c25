"""The half-yearly question whether a profile is still true also asks for what people here need."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from peerpact.bot.reminders import Snapshot, reminders
from peerpact.domain.model import Community
from peerpact.domain.settings import Settings
from peerpact.text.forge_links import Places
from testing.matching_people import SKILLS, person

NOW = date(2026, 11, 21)
ANA = person("demo-ana", 101, "python:expert", "kubernetes:beginner")
BEN = person("demo-ben", 102, "kubernetes:advanced", "git:beginner")


def test_profile_that_is_due_is_asked_for_skills_with_links() -> None:
    settings = Settings(name="Circle", repository="demo-org/circle")
    changed = {ANA.path: date(2026, 5, 15), BEN.path: date(2026, 11, 1)}
    whole = Community.of(settings, SKILLS, (ANA, BEN), ())
    (action,) = reminders(whole, Snapshot(changed=changed), NOW, Places("demo-org/circle"))
    assert "# still true on" in action.body
    assert (
        "[Git](https://demo-org.github.io/circle/join/?edit=demo-ana&offer=git) (1 person, gives you 1 more partner)"
        in action.body
    )
    alone = Community.of(settings, SKILLS, (ANA,), ())
    (action,) = reminders(alone, Snapshot(changed=changed), NOW, Places("demo-org/circle"))
    assert "While you're there" not in action.body
    full = Community.of(settings, SKILLS, (replace(ANA, capacity=0), BEN), ())
    (action,) = reminders(full, Snapshot(changed=changed), NOW, Places("demo-org/circle"))
    assert "While you're there" not in action.body
