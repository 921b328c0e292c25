"""The synthetic people of the benchmarks are sound, and the same for the same seed."""

from __future__ import annotations

import sys
from dataclasses import replace
from pathlib import Path

from peerpact.community.loader import read_community
from testing import TESTS

sys.path.insert(0, str(TESTS / "benchmarks"))
import synthetic


def test_synthetic_people_read_from_files_are_the_same_people(tmp_path: Path) -> None:
    made = synthetic.synthetic(60, 3, asynchronous=0.5)
    synthetic.write(made, tmp_path)
    loaded = read_community(tmp_path)
    assert not loaded.findings
    assert loaded.community.vocabulary.skills == made.vocabulary.skills
    assert replace(loaded.community, vocabulary=made.vocabulary) == made


def test_one_seed_gives_the_same_people_and_another_one_others() -> None:
    assert synthetic.synthetic(20, 1) == synthetic.synthetic(20, 1)
    assert synthetic.synthetic(20, 1) != synthetic.synthetic(20, 2)


def test_the_share_that_works_asynchronously_is_as_asked() -> None:
    willing = [p.availability.asynchronous for p in synthetic.synthetic(2000, 1, asynchronous=0.6).profiles]
    assert 0.57 < sum(willing) / len(willing) < 0.63
    assert not any(p.availability.asynchronous for p in synthetic.synthetic(100, 1).profiles)
