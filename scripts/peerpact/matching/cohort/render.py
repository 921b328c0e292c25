"""The report of a cohort as Markdown, CSV and JSON.

For: three forms of the same values, escaped for the place where they are read. Must not: decide anything, or print.
"""

from __future__ import annotations

import csv
import io
import json
import re
from collections.abc import Callable, Iterator
from dataclasses import replace

from peerpact.matching import wording as suggested
from peerpact.matching.cohort import wording
from peerpact.matching.cohort.proposal import ONE, Cohort, Left, Proposal
from peerpact.matching.suggestion import ADVICE
from peerpact.text.escape import markdown, prose, terminal
from peerpact.text.wording import join_words

COLUMNS = ("kind", "score", "person_1", "person_2", "person_3", "reasons", "agreement", "link")
# What begins a formula, also in its wide form, which some programs take for the same sign.
_DANGEROUS = "=+\\-@＝＋－＠﹢﹣﹦﹫"
_BEGINS = re.compile(rf"\s*[{_DANGEROUS}\t\r\n]")
# In much of the world a semicolon parts the cells of a CSV file, whatever stands in quotes.
_BEHIND = re.compile(rf"""(?<=;)(?=[\s"']*[{_DANGEROUS}])""")
_QUARTERS_OF_AN_HOUR = 4


def as_json(cohort: Cohort) -> str:
    """JSON in plain ASCII, so that no locale and no hidden character can change what is read."""
    return json.dumps(
        {
            "community": cohort.name,
            "on": cohort.on.isoformat(),
            "available": cohort.available,
            "away": cohort.away,
            "choice": cohort.choice,
            "people": cohort.people,
            "most_people": cohort.most_people,
            "proven": cohort.proven,
            "worth": cohort.worth / ONE,
            "most_worth": cohort.most_worth / ONE,
            "ratio": cohort.ratio,
            "finished": cohort.finished,
            "other_choices": [
                {"choice": other.kind, "people": other.people, "proven": other.proven} for other in cohort.others
            ],
            "pairs": [_proposal(each) for each in cohort.pairs],
            "circles": [_proposal(each) for each in cohort.circles],
            "left": [
                {
                    "github": each.person.github,
                    "would_place_them": [answer.as_json() for answer in each.answers],
                    "next_step": each.step.as_json() if each.step else None,
                }
                for each in cohort.left
            ],
        },
        indent=2,
    )


def _proposal(each: Proposal) -> dict[str, object]:
    return {
        "kind": each.kind,
        "people": [person.github for person in each.people],
        "score": each.score / ONE,
        "terms": {
            "teaches_the_next": [way / ONE for way in each.ways],
            "hours": each.quarters / _QUARTERS_OF_AN_HOUR,
            "formats": each.formats,
        },
        "reasons": list(each.reasons),
        "agreement": each.path,
        "link": each.link,
    }


def as_csv(cohort: Cohort) -> str:
    """A table for a spreadsheet, in which nothing that people wrote can become a formula."""
    out = io.StringIO()
    writer = csv.writer(out, quoting=csv.QUOTE_ALL, lineterminator="\r\n")
    writer.writerow(COLUMNS)
    for each in (*cohort.pairs, *cohort.circles):
        logins = [person.github for person in each.people] + [""] * (3 - len(each.people))
        reasons = " ".join(each.reasons)
        row = [each.kind, wording.score(each.score), *logins, reasons, each.path, each.link or ""]
        writer.writerow(map(cell, row))
    for left in cohort.left:
        others = list(left.step.partners) if left.step else []
        logins = [left.person.github, *others, "", ""][:3]
        kind = f"left: {left.step.kind}" if left.step else "left"
        writer.writerow(map(cell, [kind, "", *logins, " ".join(_of_left(left)), "", ""]))
    return out.getvalue()


def cell(text: str) -> str:
    """A text for a spreadsheet: one that would be read as a formula gets an apostrophe in front.

    >>> cell("=1+1"), cell("-x"), cell("plain")
    ("'=1+1", "'-x", 'plain')
    """
    plain = _BEHIND.sub(" '", terminal(text))
    return f"'{plain}" if _BEGINS.match(plain) or _BEGINS.match(text) else plain


def as_markdown(cohort: Cohort) -> str:
    """A report to read and to paste."""
    return "\n".join(_lines(cohort))


FORMATS: dict[str, Callable[[Cohort], str]] = {"markdown": as_markdown, "csv": as_csv, "json": as_json}


def _lines(cohort: Cohort) -> Iterator[str]:
    yield f"# {markdown(cohort.name)}: a cohort for {cohort.on.isoformat()}\n"
    yield f"{wording.PROPOSALS}\n"
    yield from (f"- {line}" for line in wording.summary(cohort))
    yield f"\n{wording.MEANING[cohort.choice]} {wording.ONCE}\n"
    for title, proposals in (("Pairs", cohort.pairs), ("Circles of three", cohort.circles)):
        if proposals:
            yield f"## {title}\n"
            yield from (line for number, each in enumerate(proposals, 1) for line in _entry(number, each))
    if cohort.left:
        yield "## Who is left\n"
        yield f"{wording.LEFT}\n"
        yield from map(_left, cohort.left)
    if any(each.link for each in (*cohort.pairs, *cohort.circles)):
        yield f"\n{wording.LINKS}"


def _entry(number: int, each: Proposal) -> Iterator[str]:
    names = [f"**{markdown(person.github)}**" for person in each.people]
    people = join_words(names) if len(names) == 2 else " > ".join([*names, names[0]])
    indent = " " * len(f"{number}. ")
    yield f"{number}. {people}: {wording.KINDS[each.kind]}, score {wording.score(each.score)}\n"
    yield from (f"{indent}- {markdown(reason)}" for reason in each.reasons)
    yield f"{indent}- {_terms(each)}"
    if each.link:
        yield f"{indent}- [Start the agreement]({each.link})"
    yield ""


def _terms(each: Proposal) -> str:
    ways = ", ".join(
        f"{markdown(p.github)} teaches {wording.score(w)}" for p, w in zip(each.people, each.ways, strict=True)
    )
    hours = suggested.term("hours", each.quarters / _QUARTERS_OF_AN_HOUR)
    return f"Worked out from: {ways}, {hours}, {suggested.term('formats', float(each.formats))}."


def _of_left(left: Left) -> list[str]:
    """What would give a person a place, and what they can do without."""
    answers = [reason for answer in left.answers for reason in answer.reasons]
    step = left.step.reasons if left.step else () if answers else (wording.NOTHING,)
    return [*([wording.ANSWERS] if answers else []), *answers, *step]


def _left(left: Left) -> str:
    name = f"- **{markdown(left.person.github)}**"
    answers = " ".join(prose(text) for text in _of_left(replace(left, step=None))) if left.answers else ""
    if left.step is None:
        return f"{name}: {answers or wording.NOTHING}"
    steps = " ".join(prose(reason) for reason in left.step.reasons)
    if left.step.kind != ADVICE:
        partners = join_words(f"**{markdown(login)}**" for login in left.step.partners)
        steps = f"{wording.UNTIL_THEN if answers else 'With'} {partners} ({left.step.kind}): {steps}"
    return f"{name}: {answers} {steps}" if answers else f"{name}: {steps}"
