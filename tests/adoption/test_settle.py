"""What `--keep` and `--take` remember."""

from __future__ import annotations

import pytest

from peerpact.adoption.manifest import QUIET
from peerpact.adoption.origin import Mark, Origin
from peerpact.adoption.upgrade import plan_upgrade, settle_file
from peerpact.domain.errors import OperatorError
from peerpact.site.translations import blob_id

OLD, NEW = ".github/workflows/bell.yml", ".github/workflows/review.yml"
ORIGIN = Origin("1", "local", {OLD: Mark(blob_id(b"written")), "a": Mark(blob_id(b"1"))})
TODAY, OWN = {OLD: b"edited", "a": b"mine"}, {NEW: b"new", "a": b"2"}


def test_take_lets_the_plan_replace_an_edit_even_where_the_file_was_renamed() -> None:
    for path in (OLD, NEW):
        plan = plan_upgrade(settle_file(ORIGIN, TODAY, OWN, path, take=True), TODAY, OWN, {}, "2", "local")
        assert plan.writes == {NEW: b"new"}
        assert plan.removals == (OLD,)


def test_keep_leaves_it_and_says_no_more() -> None:
    plan = plan_upgrade(settle_file(ORIGIN, TODAY, OWN, "a", take=False), TODAY, OWN, {}, "2", "local")
    assert "a" not in plan.writes
    assert [step.path for step in plan.unsettled] == [NEW]
    assert plan.origin.files["a"] == Mark(blob_id(b"1"), blob_id(b"2"))


def test_what_peerpact_has_no_more_is_theirs_once_it_is_kept_and_goes_once_it_is_taken() -> None:
    kept = plan_upgrade(settle_file(ORIGIN, TODAY, {}, "a", take=False), TODAY, {}, {}, "2", "local")
    assert "a" not in kept.origin.files
    assert "a" not in {step.path for step in kept.unsettled}
    taken = plan_upgrade(settle_file(ORIGIN, TODAY, {}, "a", take=True), TODAY, {}, {}, "2", "local")
    assert taken.removals == ("a",)


def test_a_seed_is_replaced_where_someone_asks_for_it() -> None:
    settled = settle_file(ORIGIN, TODAY, {"a": b"2"}, "a", take=True)
    plan = plan_upgrade(settled, TODAY, {}, {"a": b"2"}, "2", "local", ["a"])
    assert (plan.writes, plan.origin.files["a"]) == ({"a": b"2"}, Mark(blob_id(b"2")))


@pytest.mark.parametrize("path", sorted(QUIET))
def test_settings_skills_and_terms_are_never_replaced(path: str) -> None:
    with pytest.raises(OperatorError, match="your community's own"):
        settle_file(ORIGIN, {path: b"theirs"}, {path: b"ours"}, path, take=True)


def test_a_namesake_can_be_taken_and_kept() -> None:
    origin, own = Origin("1"), {"x": b"ours"}
    today = {"x": b"theirs"}
    taken = plan_upgrade(settle_file(origin, today, own, "x", take=True), today, own, {}, "2", "local")
    assert taken.writes == {"x": b"ours"}
    kept = plan_upgrade(settle_file(origin, today, own, "x", take=False), today, own, {}, "2", "local")
    assert (kept.writes, kept.unsettled) == ({}, ())
