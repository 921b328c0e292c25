"""The comment never grows longer than GitHub takes: with it, what the bot remembers of signatures would be lost."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime

from peerpact.bot.comments.comment import MARKER, MOST_CHARACTERS, comment
from peerpact.bot.draft import draft
from peerpact.bot.verdict import MOST_SIGNED, decide
from peerpact.community.loader import load
from peerpact.domain.pull_request import Account, Comment, PullRequest
from peerpact.signing import SIGNED, VOIDED, Requirement, Signature, digest
from peerpact.signing.acts import OTHER_BYTES, Act
from peerpact.text.forge_links import Places
from testing.github_scene import COMMUNITY, SKILLS

NOW, AT = date(2026, 12, 1), datetime(2026, 12, 1, tzinfo=UTC)
TEXTS = {"community.yml": COMMUNITY.encode(), "skills.yml": SKILLS.encode()}
PATHS = [f"agreements/{'folder' * 8}/{'2026-demo-somebody' * 3}-{number}.yml" for number in range(MOST_SIGNED)]
NOTE = f"<!-- peerpact:counted 2 {'f' * 20_000} -->"  # longer than `fits` lets it grow


def test_twenty_voided_circles_with_all_that_can_be_said_of_them_fit_into_one_comment() -> None:
    base = load(TEXTS)
    people = range(1000, 1000 + 3 * MOST_SIGNED)
    quoted = tuple(Comment(n, Account("demo", n), f"> /sign {'0' * 64}", AT) for n in people)
    pull = PullRequest(1, Account("demo-mo", 1009), "base", "head", "main", (), comments=quoted)
    verdict = decide(draft(pull, base, TEXTS, frozenset({1}), NOW), {}, NOW)
    signing, earlier = [], {}
    for place, path in enumerate(PATHS):
        ids = frozenset(people[3 * place : 3 * place + 3])
        given = tuple(Signature(n, path, VOIDED, Act(n, path, OTHER_BYTES, AT, "comment", n)) for n in sorted(ids))
        signing.append((Requirement(path, "new", "sha", digest(path, b"now"), ids), given))
        earlier |= {(path, n): "\n".join(f"{n} {'long' * 60} {row}" for row in range(40)).encode() for n in ids}
    text = comment(replace(verdict, signing=tuple(signing), earlier=earlier, note=NOTE), Places("example/mentoring"))
    assert len(text) <= MOST_CHARACTERS
    assert text.startswith(MARKER + NOTE)
    assert all(f"/sign {need.digest}\n" in text for need, _ in signing)
    first, (one, *rest) = signing[0]
    signed = ((first, (replace(one, state=SIGNED), *rest)), *signing[1:])
    text = comment(replace(verdict, signing=signed, earlier=earlier, note=NOTE), Places("example/mentoring"))
    assert text.count("✅") == 1
    assert text.count("@") == 1, "only its author is mentioned"
