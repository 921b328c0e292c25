"""Names in other scripts have their language on every page, so that no English voice reads them aloud."""

from __future__ import annotations

import json
import re

from peerpact.community.loader import read_community
from peerpact.site import build
from peerpact.text.name_language import name_language
from testing.form_inputs import NOW
from testing.site_server import ROOT


def test_every_name_on_every_page_has_its_language() -> None:
    community = read_community(ROOT).community
    pages = {uri: text for uri, text in build(community, NOW).items() if uri.endswith(".md")}
    foreign = {p.name: tag for p in community.profiles if (tag := name_language(p.name, p.languages))}
    assert {"ja", "ar", "fa", "ko", "uk"} <= set(foreign.values())
    for name, language in foreign.items():
        elements = [
            (uri, opening)
            for uri, text in pages.items()
            for opening in re.findall(rf"<([^<>]*)>{re.escape(name)}</", text)
            if "aria-hidden" not in opening
        ]
        assert len(elements) > 2, name
        assert [(uri, tag) for uri, tag in elements if f'lang="{language}"' not in tag] == [], name


def test_the_directory_s_script_knows_the_same() -> None:
    community = read_community(ROOT).community
    told = json.loads(build(community, NOW)["directory/people.json"])
    found = {told["name"][int(n)]: tag for n, tag in told["nameLanguage"].items()}
    assert found == {p.name: tag for p in community.profiles if (tag := name_language(p.name, p.languages)) is not None}
