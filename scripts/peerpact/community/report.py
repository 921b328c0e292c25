"""Findings about files that failed: what the rules of `rules.files` and the schema rules say about them.

For: one finding for one mistake. A missing `name` beside an unknown `nmae` is one mistake, an empty text that is
also too short is one as well. Must not: find anything itself.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import replace
from itertools import islice

from peerpact.domain.findings import Finding, Problem, clip
from peerpact.formats.schema import Fault
from peerpact.formats.trouble import Trouble
from peerpact.formats.yaml.locate import Locator
from peerpact.rules import schema_keys
from peerpact.rules.other_keys import meant_key
from peerpact.rules.registry import RULES
from peerpact.text.spelling import nearest

MOST_FINDINGS = 100  # for one file: a hostile one could hold thousands
_MOST_STRANGE = 50
_OTHER_VALUE = ("wrong-form", "not-a-choice", "no-contact-data")  # whose fix is another value
_FIRST = ("type", "const", "enum", "minLength", "maxLength", "minimum", "maximum", "pattern", "format")


def explain_troubles(path: str, troubles: Iterable[Trouble]) -> list[Finding]:
    """Findings about bytes and syntax; where they stand is already known."""
    findings = []
    for trouble in troubles:
        rule = RULES[trouble.rule]
        for message, fix in rule.check(trouble):
            findings.append(Finding(path, trouble.line, trouble.column, rule.severity, rule.id, message, fix))
    if not path.endswith(".yml"):
        findings.append(_wrong_ending(path))
    return findings[:MOST_FINDINGS]


def _wrong_ending(path: str) -> Finding:
    rule = RULES["file-ending"]
    folder, slash, name = path.rpartition("/")
    renamed = f"{folder}{slash}{name.partition('.')[0]}.yml"  # neither a username nor an agreement's name has a dot
    ((message, fix),) = rule.check(Trouble(rule.id, 1, 1, renamed))
    return Finding(path, 1, 1, rule.severity, rule.id, message, fix)


def without_echoes(syntax: list[Finding], values: list[Finding]) -> list[Finding]:
    """Both together, but nothing about how to write a value that cannot stay: `@demo-otter` needs no quotes."""
    wrong = {(finding.line, finding.column) for finding in values if finding.rule in _OTHER_VALUE}
    return [*(f for f in syntax if f.rule != "yaml-syntax" or (f.line, f.column) not in wrong), *values]


def explain_faults(locator: Locator, faults: list[Fault]) -> list[Finding]:
    """Findings about the shape, each at the line and column of the very value."""
    findings: list[Finding] = []
    for fault in _telling(faults):
        rule_id, broken = schema_keys.speak(fault)
        problems = islice(broken, MOST_FINDINGS)
        findings += (_with_lost_text(place(problem, rule_id, locator), locator.text) for problem in problems)
        if len(findings) >= MOST_FINDINGS:
            break
    return findings[:MOST_FINDINGS]


def place(problem: Problem, rule_id: str, locator: Locator) -> Finding:
    """A problem as a finding: with line and column, and the severity of its rule unless it has its own."""
    span = locator.span(problem.pointer, problem.at_key)
    severity = problem.severity or RULES[rule_id].severity
    message = _as_written(problem, locator.text[span.start : span.end]) if problem.as_written else problem.message
    return Finding(problem.path, span.line, span.column, severity, rule_id, message, problem.fix)


def _as_written(problem: Problem, source: str) -> str:
    """The message with the text of the file, where that differs from the value that is kept."""
    written = clip(source.strip().strip("\"'"))
    kept = f"`{written}`" in problem.message or not written or "\n" in source.strip()
    return problem.message if kept else problem.as_written.replace("{}", written)


def _with_lost_text(finding: Finding, text: str) -> Finding:
    """An empty value behind which a `#` has eaten the text: the fix is the line with quotes."""
    if finding.rule == "empty-value":
        line = text.split("\n")[finding.line - 1]
        if re.search(r": +#\S", line):
            from peerpact.formats.yaml.lines import in_quotes  # most checks never come here

            return replace(finding, fix=f"A # starts a comment. Write: {clip(in_quotes(line), 200)}")
    return finding


def _telling(faults: list[Fault]) -> Iterator[Fault]:
    """One fault for each value, the most telling one; and no missing key whose misspelling is there."""
    rank = {keyword: place for place, keyword in enumerate(_FIRST)}
    told_groups: set[object] = set()
    endless = {fault.pointer for fault in faults if fault.keyword == "maxItems"}  # what is in these lists can wait
    for fault in sorted(faults, key=lambda fault: rank.get(fault.keyword, len(rank))):
        group = (fault.pointer, fault.keyword if fault.keyword not in rank else "")
        if group in told_groups or any(fault.pointer[: len(way)] == way != fault.pointer for way in endless):
            continue
        if fault.keyword == "anyOf" and _shares_elsewhere(fault):
            continue
        if fault.keyword == "required":
            fault = replace(fault, demand=_truly_missing(fault))
        told_groups.add(group)
        yield fault


def _shares_elsewhere(fault: Fault) -> bool:
    """Whether what a profile teaches or seeks is there under another directory's key, which `unknown-key` names."""
    return any(meant_key(key, ("offers", "seeks")) for key in list(fault.value)[:_MOST_STRANGE])


def _truly_missing(fault: Fault) -> list[str]:
    """The keys that are missing and not just misspelt: that is one mistake, and `unknown-key` names it."""
    properties = fault.schema.get("properties", {})
    strange = [key.casefold() for key in fault.value if key not in properties][:_MOST_STRANGE]
    missing = [key for key in fault.demand if key not in fault.value]
    meant = {meant_key(key, properties) for key in strange}
    return [key for key in missing if key not in meant and not nearest(key, strange)]
