"""Every answer keeps to GitHub's description, and one that does not is noticed."""

from __future__ import annotations

import copy
import gzip
import json
from collections.abc import Iterator
from typing import Any

import pytest
import requests

from testing.fake_github import Mutate, StandIn
from testing.fake_github.description import DESCRIPTION, convert, excused, operations, violations
from testing.fake_github.routes import ROUTES
from testing.fake_github_scene import Scene
from testing.fake_github_tour import acts, prepare, questions

Json = Any


def walk(scene: Scene) -> dict[tuple[str, int], Json]:
    """Take the tour with the owner's own token; all answers that were given, by operation and status."""
    values = prepare(scene)
    headers = {"Authorization": f"Bearer {scene.hub.token(actor=scene.repository.owner).value}"}
    asked: list[tuple[str, str, dict[str, Any]]] = [("GET", path, {}) for path in questions(values)]
    with requests.Session() as session:
        for method, path, body in asked + acts(values):
            sent = json.dumps(body) if body else None
            said = session.request(method, scene.hub.api_url + path, data=sent, headers=headers, timeout=10)
            assert said.status_code < 300, (method, path, said.text)
    return scene.hub.answered


def places(node: Json, path: tuple[str | int, ...] = ()) -> Iterator[tuple[str | int, ...]]:
    """Every place in an answer; of a list only the first element, since the others are alike."""
    yield path
    if isinstance(node, dict):
        for key, value in node.items():
            yield from places(value, (*path, key))
    elif isinstance(node, list) and node:
        yield from places(node[0], (*path, 0))


def spoiled(body: Json, path: tuple[str | int, ...], value: Json) -> Json:
    """The answer with another value in one place."""
    if not path:
        return value
    made = copy.deepcopy(body)
    inner = made
    for part in path[:-1]:
        inner = inner[part]
    inner[path[-1]] = value
    return made


def without(body: Json, path: tuple[str | int, ...]) -> Json:
    """The answer without one key."""
    made = copy.deepcopy(body)
    inner = made
    for part in path[:-1]:
        inner = inner[part]
    del inner[path[-1]]
    return made


def at(body: Json, path: tuple[str | int, ...]) -> Json:
    for part in path:
        body = body[part]
    return body


def mutations(body: Json) -> Iterator[tuple[str, Json]]:
    """Answers that are wrong in one place: another type, a key lost, a key misspelt, a key too many."""
    for path in places(body):
        old = at(body, path)
        wrong = "seven" if isinstance(old, bool | int | list) else 7 if isinstance(old, str | dict) else {"a": 1}
        yield "type", spoiled(body, path, wrong)
        if isinstance(old, dict):
            yield "more", spoiled(body, path, {**old, "unheard_of": 1})
        if path and isinstance(path[-1], str):
            lost = without(body, path)
            yield "lost", lost
            parent = at(lost, path[:-1])
            yield "misspelt", spoiled(lost, path[:-1], {**parent, f"{path[-1]}s_": old})


def test_every_operation_answers_as_github_describes_it(scene: Scene) -> None:
    answered = {operation for operation, _ in walk(scene)}
    assert answered == {route.operation for route in ROUTES}
    assert scene.hub.violations == []


def test_spoiled_answers_are_noticed(scene: Scene) -> None:
    caught: dict[str, list[bool]] = {}
    for (operation, status), body in walk(scene).items():
        for kind, wrong in mutations(body) if body is not None else ():
            caught.setdefault(kind, []).append(any(violations(operation, status, wrong)))
    shares = {kind: sum(found) / len(found) for kind, found in caught.items()}
    total = sum(map(len, caught.values()))
    print(f"{total} spoiled answers:", {kind: f"{share:.1%} of {len(caught[kind])}" for kind, share in shares.items()})
    assert total > 1000
    assert shares["type"] > 0.98
    assert shares["more"] > 0.9
    assert shares["misspelt"] > 0.9
    assert shares["lost"] > 0.5  # most keys that may be missing are optional in the description


def test_one_wrong_answer_fails_the_suite(scene: Scene) -> None:
    scene.hub.fault(Mutate(lambda body: body | {"number": "one"}), path="*/pulls/1")
    assert scene.seen.title
    with pytest.raises(AssertionError, match="/number"):
        scene.hub.assert_faithful()
    scene.hub.violations.clear()


def test_leaving_a_stand_in_reports_its_wrong_answers(hub: StandIn) -> None:
    with pytest.raises(AssertionError, match="no GET /nowhere"), StandIn(hub.folder.parent / "wrong") as other:
        assert requests.get(other.api_url + "/nowhere", timeout=5).status_code == 404


def test_crash_of_the_stand_in_is_reported(scene: Scene) -> None:
    scene.hub.fault(Mutate(lambda body: body["no such key"]), path="*/pulls/1")
    url = scene.hub.api_url + "/repos/example/mentoring/pulls/1"
    headers = {"Authorization": f"Bearer {scene.token.value}"}
    assert requests.get(url, headers=headers, timeout=5).status_code == 500
    assert "KeyError" in scene.hub.violations[0]
    scene.hub.violations.clear()


def test_nullable_becomes_a_type_and_names_are_not_taken_for_words() -> None:
    schema = {"type": "object", "properties": {"nullable": {"type": "string", "nullable": True}}}
    made = convert(schema)
    assert made["properties"]["nullable"] == {"anyOf": [{"type": "string"}, {"type": "null"}]}
    assert made["additionalProperties"] is False


def test_only_known_contradictions_are_excused() -> None:
    assert excused(["head", "repo"], None)
    assert excused([3, "user"], None)
    assert excused([0, "labels", 2, "description"], None)
    assert not excused(["head", "repo"], 7)
    assert not excused(["base", "repo"], None)
    assert not excused(["head", "sha"], None)


def test_description_names_version_and_licence_and_holds_no_more_than_needed() -> None:
    document = json.loads(gzip.decompress(DESCRIPTION.read_bytes()))
    assert document["info"]["license"]["name"] == "MIT"
    assert set(operations()) == {route.operation for route in ROUTES}
