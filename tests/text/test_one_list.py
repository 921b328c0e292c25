"""The list of hidden characters against Unicode, and one fold for Python and the browser."""

from __future__ import annotations

import json
import shutil
import subprocess

import pytest

from peerpact.site.forms.js_regex import patterns
from peerpact.text.contact_data import private_data
from peerpact.text.hidden import first_hidden
from peerpact.text.letters import fold
from testing.site_server import ROOT

needs_node = pytest.mark.skipif(shutil.which("node") is None, reason="Unicode's properties are asked of Node")
NAMES = (
    "Łukasz",
    "Øystein",
    "Đặng",
    "Straße",
    "İstanbul",
    "Ærø",
    "Œuvre",
    "ÞÓR",
    "Ħal",
    "Álvaro  Émilie",
    "Ελλάς",
    "日本",
    "Ёж",
)


def _node(code: str) -> str:
    command = ["node", "--input-type=module", "-e", code]
    return subprocess.run(command, capture_output=True, text=True, check=True, cwd=ROOT).stdout


@needs_node
def test_every_ignorable_or_private_character_between_latin_letters_is_hidden() -> None:
    code = (
        "const out = []; for (let c = 0; c < 0x110000; c += 1) { if (c >= 0xd800 && c < 0xe000) continue; "
        "const s = String.fromCodePoint(c); "
        "if (/[\\p{DI}\\p{Co}\\p{Zl}\\p{Zp}\\p{Cc}\\p{Noncharacter_Code_Point}]/u.test(s)) out.push(c); } "
        "console.log(JSON.stringify(out))"
    )
    seen = [hex(c) for c in json.loads(_node(code)) if c not in (0x9, 0xA, 0xAD) and not first_hidden(f"a{chr(c)}b")]
    assert seen == [], "a soft hyphen between letters is welcome; tabs and line ends are looked at elsewhere"


@needs_node
def test_python_and_the_browser_fold_letters_alike() -> None:
    module = (ROOT / "scripts/peerpact/site/assets/fold.js").as_uri()
    code = f"import {{ fold }} from {json.dumps(module)}; console.log(JSON.stringify({json.dumps(NAMES)}.map(fold)))"
    assert json.loads(_node(code)) == [fold(name) for name in NAMES]


@needs_node
def test_every_expression_of_the_checks_is_one_in_the_browser_too() -> None:
    code = (
        f"const all = {json.dumps(patterns())}; const wrong = []; for (const [name, [source, flags]] of "
        "Object.entries(all)) { try { new RegExp(source, flags); } "
        "catch (error) { wrong.push(`${name}: ${error}`); } } "
        "console.log(JSON.stringify(wrong))"
    )
    assert json.loads(_node(code)) == []


@needs_node
def test_the_browser_finds_private_data_and_hidden_characters_as_python_does() -> None:
    texts = [
        "octo@example.org",
        "a \u00e9\u200bb",
        "+49 30 123456",
        "zoom.us/j/1?pwd=x",
        "Engineer @acme.dev",
        "2019-2020",
        "a",
    ]
    code = (
        f"const all = {json.dumps(patterns())}, texts = {json.dumps(texts)}; "
        "const of = (name) => new RegExp(...all[name]); "
        "console.log(JSON.stringify(texts.map((text) => { const plain = text.replace(of('harmless'), ' '); "
        "const unseen = [...text.matchAll(of('hidden'))].some((match) => match[1] !== undefined); "
        "const kinds = ['mail', 'phone', 'called'].some((name) => of(name).test(plain)); "
        "return [unseen, of('suspect').test(text) && kinds]; })))"
    )
    told = [[bool(first_hidden(text)), private_data(text) in ("mail", "phone")] for text in texts]
    assert json.loads(_node(code)) == told
