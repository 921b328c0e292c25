"""The list of hidden characters against Unicode, and one fold for Python and the browser."""

from __future__ import annotations

import json
import shutil
import subprocess

import pytest

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
