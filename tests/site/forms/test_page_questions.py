"""The page asks for the same skills, in the same order and with the same figures, as `peerpact questions`."""

from __future__ import annotations

from typing import Any

import pytest
from playwright.sync_api import Page

from peerpact.matching.gates import people
from peerpact.matching.questions.gathering import columns as plain
from peerpact.matching.questions.index import QuestionIndex
from peerpact.matching.questions.ranking import asked
from peerpact.site.directory.data import columns
from peerpact.site.index import survey
from testing.form_crowd import crowd
from testing.form_inputs import NOW

ASK = """
async (given) => {
  const [{person}, {questions}, {unpack}] = await Promise.all(
    ["matching", "questions", "people"].map((name) => import(`/assets/${name}.js`)));
  const data = unpack(JSON.parse(given.people));
  return Object.fromEntries(data.login.map((login, self) =>
    [login, questions(data, person(data, self), (id) => given.breadth[id] ?? 0, given.count)]));
}
"""


@pytest.mark.parametrize(("size", "seed", "count"), [(70, 7, 12), (25, 3, 4), (140, 11, 99)])
def test_the_page_asks_what_the_engine_asks(room: Page, size: int, seed: int, count: int) -> None:
    community = crowd(size, seed)
    breadth = {skill: len(community.vocabulary.parts(skill)) for skill in community.vocabulary.skills}
    given = {"people": columns(survey(community, NOW)), "breadth": breadth, "count": count}
    shown: dict[str, Any] = room.evaluate(ASK, given)
    index = QuestionIndex(plain(people(community, NOW), community.vocabulary, 90))
    for login, found in shown.items():
        if login in index.places:
            wanted = asked(index, index.places[login], "", count).as_json()
            assert found == {"teach": wanted["teach"], "learn": wanted["learn"]}, login
        else:
            assert found == {"teach": [], "learn": []}
    assert sum(one["partners"] for each in shown.values() for one in each["teach"]) > 0
