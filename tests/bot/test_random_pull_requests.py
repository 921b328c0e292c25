"""Random pull requests, merges included, through the whole decision: none brings a bug to light."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from peerpact.bot.judge import judge
from peerpact.bot.plan import plan, read_base
from peerpact.domain.pull_request import Account, PullRequest
from peerpact.git.objects import GitObjects
from peerpact.text.forge_links import Places
from testing.github_scene import COMMUNITY, SKILLS, agreement, profile
from testing.story_world import Blob, Stream, World
from testing.thoroughness import examples

NOW = date(2026, 12, 1)
AUTHORS = [Account("demo-ana", 1001), Account("demo-bo", 1002), Account("demo-mo", 1009), Account("ghost", 0)]
ANA, BO = profile("demo-ana", 1001), profile("demo-bo", 1002, "public-speaking", "kubernetes")
PATHS = [
    "community.yml",
    "skills.yml",
    "guides/terms/1.md",
    "guides/terms/2.md",
    "profiles/demo-ana.yml",
    "profiles/x/demo-ana.yml",
    "profiles/demo-bo.yml",
    "profiles/Demo-Bo.yml",
    "agreements/2026-demo-ana--demo-bo.yml",
    "agreements/a/2026-demo-ana--demo-bo.yml",
    "agreements/b.yml",
    "README.md",
]
TEXTS = [
    COMMUNITY,
    SKILLS,
    ANA,
    BO,
    profile("demo-bo", 1005),
    profile("demo-ana", 1002),
    ANA.replace("advanced", "very good"),
    BO + "about: I like C #sharp\n",
    agreement(),
    agreement() + "ended: 2026-12-01\n",
    agreement() + "ended: 9999-12-31\n",
    agreement().replace("1002", "1005"),
    agreement().replace("terms: 1", "terms: 2"),
    agreement().replace("2027-05-31", "9999-12-31"),
    agreement() + "outcome:\n  - {github: demo-bo, reached: mostly}\n",
    "github: [\n",
    "",
    "\ufeff# Terms\r\n",
]
BLOBS = st.one_of(
    st.sampled_from(TEXTS).map(lambda text: Blob(text.encode())),
    st.sampled_from(
        [Blob(b"\xff\xfe"), Blob(b"demo-bo.yml", "120000"), Blob(b"1" * 40, "160000"), Blob(b"x", "100755")]
    ),
)
WORLDS = st.dictionaries(st.sampled_from(PATHS), BLOBS, max_size=9)
SOUND: World = {
    "community.yml": Blob(COMMUNITY.encode()),
    "skills.yml": Blob(SKILLS.encode()),
    "guides/terms/1.md": Blob(b"# Terms\n"),
    "profiles/demo-ana.yml": Blob(ANA.encode()),
    "profiles/demo-bo.yml": Blob(BO.encode()),
}
SHAPES = ["behind", "ahead", "crossed", "merged", "orphan"]


@settings(max_examples=examples(120), deadline=None, suppress_health_check=list(HealthCheck))
@given(
    sound=st.booleans(),
    fork=WORLDS,
    tip=WORLDS,
    head=WORLDS,
    shape=st.sampled_from(SHAPES),
    author=st.sampled_from(AUTHORS),
    branch=st.sampled_from(["main", "ledger"]),
)
def test_no_pull_request_brings_a_bug_to_light(
    sound: bool,
    fork: World,
    tip: World,
    head: World,
    shape: str,
    author: Account,
    branch: str,
    tmp_path_factory: pytest.TempPathFactory,
) -> None:
    start = SOUND | fork if sound else fork
    stream = Stream()
    first = stream.commit(start)
    one, other = stream.commit(start | tip, (first,)), stream.commit(start | head, (first,))
    parents = {"behind": (first,), "ahead": (one,), "crossed": (other, one), "merged": (first, one), "orphan": ()}
    base = stream.commit(start | tip, (one, other)) if shape == "crossed" else one
    last = stream.commit(start | head, parents[shape])
    repository = tmp_path_factory.mktemp("random") / "r.git"
    ids = stream.imported(repository)
    objects = GitObjects(repository)
    loaded = read_base(objects, ids[base])
    verdict = judge(PullRequest(1, author, ids[base], ids[last], branch, ()), loaded, objects, NOW)
    made = plan(verdict, Places("example/mentoring"))
    assert len(made.comment) < 65_536
    assert all(0 < len(one.description) <= 140 for one in made.statuses)
    if verdict.obstacle:
        assert {one.context: one.state for one in made.statuses} == {
            "peerpact/checks": "failure",
            "peerpact/signatures": "pending",
        }
