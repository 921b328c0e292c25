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
    "a list without a space behind its dash": Slip(
        HEAD + "offers:\n  -skill: python\n    level: advanced\n", 7, "space after `-`", "`  - skill: python`"
    ),
    "a view of a change": Slip(quoted(SOUND, "+"), 1, "view of a change", "Delete the `+`"),
    "a whole diff": Slip(
        f"diff --git a/x b/x\n--- /dev/null\n+++ b/x\n@@ -0,0 +1,8 @@\n{quoted(SOUND, '+')}",
        1,
        "view of a change",
        "the `+`",
    ),
    "a comment of HTML": Slip(f"<!-- my profile -->\n{SOUND}", 1, "comment", "`# my profile`"),
    "a comment of C": Slip(f"/* mine */\n{SOUND}", 1, "comment", "`# mine`"),
    "a comment with slashes": Slip(f"{HEAD}// what I teach\n{OFFERS}", 6, "comment", "`# what I teach`"),
    "commas as in JSON": Slip(
        HEAD.replace("\n", ",\n") + OFFERS, 1, "comma", "`github: demo-yaml`. The same goes for 4 more lines."
    ),
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
    "an address in a second line": SOUND + "about: I write at\n  //example.org\n",
    "a comment of HTML inside a text": SOUND + "about: |\n  <!-- no -->\n  // no\n",
    "two texts with a comma at the end": SOUND.replace("Demo Person", "Demo,") + "about: Tea,\n",
    "JSON over many lines": '{\n"github": "demo-yaml",\n'
    '"github_id": 990000001037,\n"name": "Demo",\n"timezone": "UTC",\n'
    '"languages": ["en"],\n"seeks": [{"skill": "rust", "level": "beginner"}]\n}\n',
    "a plus inside a text": SOUND + "about: |\n  + tea\n  + coffee\n",
    "a list of lists in brackets": SOUND.replace("[en]", "[en, de]  # both") + "about: Tea [green]\n",
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


TWO_SLIPS = {
    "a quote that never closes": ('about: "unfinished\ncapacity: none\n', [(9, "yaml-syntax"), (10, "wrong-type")]),
    "a key twice": ("name: Again\nlocation: Berlin\n", [(9, "duplicate-key"), (10, "unknown-key")]),
    "a tag": ("about: !important\ncapacity: 0\n", [(9, "no-tag"), (10, "out-of-range")]),
    "an anchor": ("about: &more tea\ncapacity: 0\n", [(9, "no-anchor"), (10, "out-of-range")]),
    "a second document": ("capacity: 0\n---\nabout: hi\n", [(9, "out-of-range"), (10, "one-document")]),
    "a link of Markdown": (
        "about: [me](https://example.org) hi\ncapacity: 0\n",
        [(9, "yaml-syntax"), (10, "out-of-range")],
    ),
    "a tab": ("availability:\n\thours_per_month: 4\ncapacity: 0\n", [(10, "yaml-syntax"), (11, "out-of-range")]),
}


@pytest.mark.parametrize("name", TWO_SLIPS)
def test_the_second_slip_is_told_with_the_first_each_in_its_line(name: str) -> None:
    text, told = TWO_SLIPS[name]
    assert [(finding.line, finding.rule) for finding in findings(SOUND + text)] == told


def test_the_corrected_line_has_its_spaces() -> None:
    [finding] = findings(SOUND + "about: I like tea\nand coffee\n")
    assert finding.fix == "Write `  and coffee`, with 2 spaces before it."


def test_a_key_of_the_file_within_a_group_is_sent_to_the_margin() -> None:
    found = findings(HEAD + "availability:\n  hours_per_month: 4\n  seeks: [rust]\n")
    [finding] = [finding for finding in found if finding.rule == "unknown-key"]
    assert "move it to a line without spaces before it" in finding.fix


def test_codes_with_a_blank_between_them_are_a_list() -> None:
    [finding] = findings(SOUND.replace("[en]", "en de"))
    assert finding.fix == "Use a list: `[en, de]`."


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
