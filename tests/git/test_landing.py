"""What three trees say will land is what Git's own merge makes of them, or nobody claims to know."""

from __future__ import annotations

import subprocess

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from peerpact.git.landing import land
from peerpact.git.objects import GitObjects, Leaf
from testing.story_world import ENVIRONMENT, Blob, Stream, World, git
from testing.thoroughness import examples

A, B, C = Leaf("100644", "a" * 40), Leaf("100644", "b" * 40), Leaf("100644", "c" * 40)
RUNS = Leaf("100755", "a" * 40)


@pytest.mark.parametrize(
    ("fork", "tip", "head", "changed"),
    [
        ({"x": A}, {"x": A}, {"x": B}, {"x": B}),
        ({"x": A}, {"x": A}, {}, {"x": None}),
        ({}, {}, {"x": A}, {"x": A}),
        ({"x": A}, {"x": A}, {"x": RUNS}, {"x": RUNS}),
        ({"x": A}, {"x": B}, {"x": A}, {}),
        ({"x": A}, {}, {"x": A}, {}),
        ({}, {"x": A}, {}, {}),
        ({"x": A}, {"x": B}, {"x": B}, {}),
        ({"x": A}, {}, {}, {}),
        ({}, {"x": A}, {"x": A}, {}),
    ],
)
def test_what_one_side_left_alone_lands_as_the_other_has_it(
    fork: dict[str, Leaf], tip: dict[str, Leaf], head: dict[str, Leaf], changed: dict[str, Leaf | None]
) -> None:
    found = land(fork, tip, head)
    assert (found.changed, found.contested, found.moved) == (changed, (), ())


@pytest.mark.parametrize(
    ("fork", "tip", "head", "moved"),
    [
        ({"x": A}, {"x": B}, {"x": C}, ()),
        ({}, {"x": B}, {"x": C}, ()),
        ({"x": A}, {"x": B}, {"x": RUNS}, ()),
        ({"x": A}, {}, {"x": C}, ("x",)),
        ({"x": A}, {"x": B}, {}, ("x",)),
    ],
)
def test_what_both_sides_changed_is_nobodys_to_tell(
    fork: dict[str, Leaf], tip: dict[str, Leaf], head: dict[str, Leaf], moved: tuple[str, ...]
) -> None:
    found = land(fork, tip, head)
    assert (found.changed, found.contested, found.moved) == ({}, ("x",), moved)


LONG = Blob(b"a\nlong\ntext\nof\nsome\nlines\n")
WORLDS = st.dictionaries(
    st.sampled_from(["profiles/a.yml", "profiles/b.yml", "guides/a.md", "b/c"]),
    st.sampled_from([Blob(b"one\n"), Blob(b"two\n"), LONG, Blob(b"one\n", "100755")]),
)


@settings(max_examples=examples(60))
@given(fork=WORLDS, tip=WORLDS, head=WORLDS)
def test_it_agrees_with_gits_own_merge_wherever_it_claims_to_know(
    fork: World, tip: World, head: World, tmp_path_factory: pytest.TempPathFactory
) -> None:
    repository = tmp_path_factory.mktemp("landing") / "r.git"
    stream = Stream()
    start = stream.commit(fork | {"README.md": Blob(b"#\n")})
    marks = [start, *(stream.commit(one | {"README.md": Blob(b"#\n")}, (start,)) for one in (tip, head))]
    ids = stream.imported(repository)
    objects = GitObjects(repository)
    base, ours, theirs = (objects.tree(ids[mark]) for mark in marks)
    found = land(base, ours, theirs)
    if found.contested:
        return
    words = ["git", "-C", str(repository), "merge-tree", "--write-tree", ids[marks[1]], ids[marks[2]]]
    done = subprocess.run(words, capture_output=True, text=True, check=False, env=ENVIRONMENT)
    if done.returncode:
        return  # Git sees a conflict, as between a file and a folder of one name: then nobody can merge
    landed = {path: leaf for path, leaf in {**ours, **found.changed}.items() if leaf}
    who = ("-c", "user.name=demo", "-c", "user.email=demo@example.org")
    merged = git(repository, *who, "commit-tree", done.stdout.split()[0], "-m", "merged").decode().strip()
    assert objects.tree(merged) == landed
