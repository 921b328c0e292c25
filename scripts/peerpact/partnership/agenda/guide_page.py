"""The guide of all sessions as Markdown, made from the topics and the rules for minutes and stages.

For: `guides/sessions.md`, which a test holds equal to this output. Must not: know any partnership.
"""

from __future__ import annotations

from collections.abc import Iterator

from peerpact.partnership.agenda.blocks import ARRIVE, CHECK_IN, COMMIT, LEARN, PAUSE, Block, blocks
from peerpact.partnership.agenda.stages import lengths, topic
from peerpact.partnership.agenda.topics import BUILD, GUIDES, STAGES, TOPICS

_HEAD = """---
title: An agenda for every session
description: How to spend the minutes of a session, and what to talk about in each of 24 sessions.
---

# An agenda for every session

You don't have to come up with a topic. Each session has one, with three questions that you can use, change or skip.

<!-- Written by `peerpact agenda --guide`. Change partnership/agenda/topics.py instead of this page. -->

## Before you meet

[Your partnership's page](partnerships/index.md) shows your next session: whose turn it is, the minutes, the topic, and
an hour in everyone's own time. In a terminal, this prints the same, with your goals:

```text
peerpact agenda AGREEMENT
```

Replace AGREEMENT with the name of your agreement's file without `.yml`. `--session 3` prints the third session, and
`--format markdown` prints text to paste into your own notes.

## How a session goes

There are two equal halves, one in each direction. If you learned first last time, you learn second today. Set a timer,
and swap when it rings.

"""
_AFTER_TIMES = """
In a circle there are three equal parts, and each time everyone moves up by one. The person who's neither learning nor
teaching listens, and asks the questions that nobody else has asked.

| minutes | 90 minutes in a circle |
| --- | --- |
"""
_HALVES = """
A check-in takes fifteen minutes of its session, and both halves become shorter by the same amount. A session of more
than 90 minutes has a break of ten.

### What you do in your half

1. **Questions.** The learner answers the three questions of the day. Your partner asks and listens.
2. **Goal.** Then work on the learner's goal: show it, try it, look at it together.
3. **When the timer rings,** stop, even in the middle of something good. You can continue next time.

If you [work asynchronously](asynchronous.md), the learner answers the three questions in one message. The other person
asks back and sends what helps with the goal. Then you swap. Allow a week for each half.

At the start of a partnership, more time goes to the questions. Later, more goes to the goal:

| stage | questions in a half of 25 minutes | goal |
| --- | --- | --- |
"""
_COUNT = """
## Fewer or more than 24 sessions

The first session is always about each other's past. The last sessions are always for closing. In between, the topics
that most people need come first. With more than 24 sessions, topics come round again: ask each other what's different
this time.

| sessions | getting to know | building | deepening | closing |
| --- | --- | --- | --- | --- |
"""
_FOOT = """
**Next:** [Check-ins](check-ins.md), [change your goals](change-your-goals.md), or [end well](ending.md).
"""
_WHAT = {
    ARRIVE: "Arrive: how are you, and what did each of you do since last time?",
    CHECK_IN: "Check-in",
    PAUSE: "Pause",
    COMMIT: "Commit: one next step each, and the next date",
}
_TURNS = ("First", "Second", "Third")
_COUNTS = (4, 6, 9, 13, 24, 36, 52)


def page() -> str:
    """The whole page as Markdown."""
    return "".join((_HEAD, *_two(), _AFTER_TIMES, *_rows(90, 3), _HALVES, *_shares(), *_topics(), *_fewer(), _FOOT))


def _two() -> Iterator[str]:
    yield "| minutes | 60 minutes |\n| --- | --- |\n"
    yield from _rows(60, 2)
    yield "\n| minutes | 90 minutes |\n| --- | --- |\n"
    yield from _rows(90, 2)


def _rows(minutes: int, people: int) -> Iterator[str]:
    for block in blocks(minutes, people, STAGES[BUILD].share):
        yield f"| {block.start} to {block.end} | {_what(block, people)} |\n"


def _what(block: Block, people: int) -> str:
    if block.kind == LEARN:
        return f"{_TURNS[block.learner]} {'half: one of you' if people == 2 else 'part: one of the three'} learns"
    return _WHAT[block.kind]


def _shares() -> Iterator[str]:
    for stage in STAGES:
        half = blocks(60, 2, stage.share)[1]
        yield f"| {stage.name} | {half.questions} | {half.minutes - half.questions} |\n"


def _topics() -> Iterator[str]:
    number = 0
    for place, stage in enumerate(STAGES):
        yield f"\n## {stage.name}\n\n{stage.aim}\n"
        for entry in (entry for entry in TOPICS if entry.stage == place):
            number += 1
            yield f"\n### {number}. {entry.title}\n\n"
            yield from (f"- {question}\n" for question in entry.questions)
            yield f"\n*Help:* [{GUIDES[entry.guide]}]({entry.guide})\n"


def _fewer() -> Iterator[str]:
    yield _COUNT
    for total in _COUNTS:
        yield f"| {total} | {' | '.join(map(str, lengths(total)))} |\n"
    yield "\nWhich topics come up, by length of partnership:\n\n| sessions | topics, by number |\n"
    yield "| --- | --- |\n"
    for total in _COUNTS[:5]:
        numbers = [TOPICS.index(topic(number, total)[0]) + 1 for number in range(1, total + 1)]
        yield f"| {total} | {', '.join(map(str, numbers))} |\n"
