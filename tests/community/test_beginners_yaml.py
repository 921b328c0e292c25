"""What beginners bring along from chats, mails and word processors: named for what it is, with the corrected line."""

from __future__ import annotations

from datetime import date
from typing import NamedTuple

import pytest

from peerpact.community.examine import examine
from peerpact.community.loader import load
from peerpact.community.repair import repair
from peerpact.domain.findings import Finding
from peerpact.domain.vocabulary import Skill, Vocabulary

PATH = "profiles/demo-yaml.yml"
HEAD = "github: demo-yaml\ngithub_id: 990000001037\nname: Demo Person\ntimezone: UTC\nlanguages: [en]\n"
OFFERS = "offers:\n  - skill: python\n    level: advanced\n"
SOUND = HEAD + OFFERS
LIST = b"built_in: false\nskills: [{id: python, name: Python}, {id: rust, name: Rust}]\n"
KNOWN = Vocabulary.of((Skill("python", "Python"), Skill("rust", "Rust")))

LOOKS, SIGN = "only look like spaces", "begins with another sign"


class Slip(NamedTuple):
    """A file, the line of its only finding, a piece of the message, a piece of the fix."""

    text: str
    line: int
    message: str
    fix: str


def quoted(text: str, mark: str) -> str:
    return "".join(f"{mark}{line}\n" for line in text.splitlines())


def spaced(indent: str) -> str:
    return f"offers:\n{indent}- skill: python\n{indent}{indent}level: advanced\n"


def listed(mark: str) -> str:
    return f"offers:\n{mark}skill: python\n{' ' * len(mark)}level: advanced\n"


FAULTY = {
    "a code fence": Slip(
        f"```yaml\n{SOUND}```\n", 1, "code fence", "Delete this line. The same goes for one more line."
    ),
    "a fence without a language": Slip(f"```\n{SOUND}```\n", 1, "code fence", "Delete this line."),
    "a fence of tildes": Slip(f"~~~\n{SOUND}~~~\n", 1, "code fence", "Delete this line."),
    "a fence that never closes": Slip(f"```yml\n{SOUND}", 1, "code fence", "Delete this line."),
    "a quotation": Slip(quoted(SOUND, "> "), 1, "quotation", "`github: demo-yaml`"),
    "a quotation of a quotation": Slip(HEAD + quoted(OFFERS, ">> "), 6, "quotation", "`offers:`"),
    "no-break spaces": Slip(HEAD + spaced("\xa0 "), 7, LOOKS, "`  - skill: python`"),
    "no-break spaces alone": Slip(HEAD + spaced("\xa0\xa0"), 7, LOOKS, "`  - skill: python`"),
    "ideographic spaces": Slip(HEAD + spaced("\u3000"), 7, LOOKS, "`  - skill: python`"),
    "a no-break space behind a colon": Slip(SOUND.replace("name: D", "name:\xa0D"), 3, LOOKS, "`name: Demo Person`"),
    "stars": Slip(HEAD + listed("  * "), 7, SIGN, "`  - skill: python`"),
    "stars at the margin": Slip(HEAD + listed("* "), 7, SIGN, "`- skill: python`"),
    "bullets": Slip(HEAD + listed("  • "), 7, SIGN, "`  - skill: python`"),
    "en dashes": Slip(HEAD + listed("  – "), 7, SIGN, "`  - skill: python`"),
    "numbers": Slip(HEAD + listed("  1. "), 7, SIGN, "`  -  skill: python`"),
    "stars before languages": Slip(SOUND.replace("[en]", "\n  * en\n  * de"), 6, SIGN, "`  - en`"),
    "a text block at the margin": Slip(SOUND + "about: >-\nI like tea\n", 10, "margin", "`  I like tea`"),
    "a text block of two lines": Slip(SOUND + "about: |\nI like tea\nand more\n", 10, "margin", "for one more line"),
    "a text block with a colon": Slip(SOUND + "about: >\nTea: green\ncapacity: 1\n", 10, "margin", "`  Tea: green`"),
    "a colon in a second line": Slip(
        SOUND + "about: I like\n  two things: tea and rust\n", 9, "colon", '"I like two things: tea and rust"'
    ),
    "a colon in a third line": Slip(
        SOUND + "about: I like tea\n  and cake\n  and this: rust\n", 9, "colon", '"I like tea and cake and this: rust"'
    ),
}
WELCOME = {
    "a plain file": SOUND,
    "a bullet inside a text": SOUND + "about: >\n  I like\n  * tea\n  * coffee\n",
    "a fence inside a text": SOUND + "about: |\n  ```\n  code\n  ```\n",
    "a quotation inside a text": SOUND + "about: |\n  > somebody said\n",
    "a no-break space inside a text": SOUND + "about: Le prix\xa0est bas\n",
    "a dash inside a text": SOUND + "about: Tea – and coffee\n",
    "a text over two lines": SOUND + "about: I like tea\n  and coffee\n",
    "a colon without a space": SOUND + "about: I meet at\n  18:00 or later\n",
    "a comment with a space": SOUND + "about: I like tea\n  # this is a comment\n",
    "a comment at the margin": SOUND + "about: I like tea\n#comment\n",
    "lists without indentation": HEAD + "offers:\n- skill: python\n  level: advanced\n",
    "a block that ends the file": SOUND + "about: >-\n  I like tea\n\n  and more\n",
}


def findings(text: str) -> list[Finding]:
    loaded = load({PATH: text.encode(), "skills.yml": LIST})
    return [finding for finding in examine(loaded, date(2026, 11, 21)) if finding.path == PATH]


@pytest.mark.parametrize("name", FAULTY)
def test_a_beginners_slip_is_named_once_with_the_corrected_line(name: str) -> None:
    slip = FAULTY[name]
    [finding] = findings(slip.text)
    assert (finding.rule, finding.line) == ("yaml-syntax", slip.line)
    assert slip.message in finding.message
    assert slip.fix in finding.fix


@pytest.mark.parametrize("name", FAULTY)
def test_fix_repairs_it_and_nothing_is_left_to_say(name: str) -> None:
    repaired, repairs = repair(FAULTY[name].text.encode(), KNOWN)
    assert repairs
    assert findings(repaired.decode()) == []
    assert repair(repaired, KNOWN) == (repaired, [])


@pytest.mark.parametrize("name", WELCOME)
def test_what_looks_alike_and_is_sound_is_left_alone(name: str) -> None:
    assert findings(WELCOME[name]) == []
    assert repair(WELCOME[name].encode(), KNOWN)[1] == []


def test_a_misspelt_key_of_a_list_entry_is_no_text_with_a_colon() -> None:
    [finding] = findings(SOUND.replace("level:", "levle:"))
    assert (finding.rule, finding.line) == ("unknown-key", 8)


def test_one_slip_hides_no_other() -> None:
    text = f"```yaml\n{SOUND.replace('UTC', 'Nowhere')}```\n".replace("  - skill", "  * skill")
    assert [finding.rule for finding in findings(text)] == ["yaml-syntax", "known-zone", "yaml-syntax"]


@pytest.mark.parametrize("tags", ["#opensource #firststeps", "#opensource", "#a\n  #b"])
def test_hashtags_on_the_next_line_are_missed_by_nobody(tags: str) -> None:
    found = findings(f"{SOUND}about: I teach beginners\n  {tags}\ncapacity: 1\n")
    assert {(finding.rule, finding.severity) for finding in found} == {("lost-comment", "warning")}
    assert found[0].line == 10
    assert 'about: "I teach beginners #' in found[0].fix


KEYS = {
    "bio: I like tea": "about", "tz: UTC": "timezone", "id: 5": "github_id", "teaches: [python]": "offers",
    "wants: [rust]": "seeks", "learn: [rust]": "seeks", "linkedin: https://example.org": "contact",
    "website: https://example.org": "contact", "interests: [rust]": "seeks", "username: demo-yaml": "github",
    "description: Hello": "about", "skills: [python]": "offers", "location: Berlin": "timezone", "slots: 2": "capacity",
    "lang: [en]": "languages", "Looking-For: [rust]": "seeks",
}  # fmt: skip


@pytest.mark.parametrize("line", KEYS)
def test_the_key_of_another_directory_is_answered_with_ours(line: str) -> None:
    ours, key = KEYS[line], line.partition(":")[0]
    kept = "\n".join(row for row in SOUND.splitlines() if not row.startswith(f"{ours}:")) if ours != "offers" else HEAD
    found = findings(f"{kept}\n{line}\n")
    [finding] = [finding for finding in found if finding.rule == "unknown-key"]
    assert finding.fix == f"Here it is called `{ours}`."
    assert f"`{key}`" in finding.message
    assert not [finding for finding in found if finding.rule in ("missing-key", "nothing-to-share")]


def test_a_key_that_is_there_already_is_not_proposed_again() -> None:
    [finding] = findings(f"{SOUND}tz: UTC\n")
    assert finding.fix == "Here it is called `timezone`, which this file has: delete this line."


@pytest.mark.parametrize("number", [0, -1])
def test_no_capacity_is_a_pause(number: int) -> None:
    [finding] = findings(f"{SOUND}capacity: {number}\n")
    assert "`status: paused`" in finding.fix
