"""One zone and one language are one place on the site, by whatever name people wrote them."""

from __future__ import annotations

import json

from peerpact.community.loader import load
from peerpact.site import build
from testing.sample_files import NOW, SETTINGS, SKILLS, as_bytes, profile


def _pages() -> dict[str, str]:
    people = {
        "demo-old": {"timezone": "Europe/Kiev", "languages": "[nb]"},
        "demo-new": {"timezone": "Europe/Kyiv", "languages": '["no"]'},
        "demo-bad": {"timezone": "Asia/Calcutta", "languages": "[pt_BR]"},
    }
    files = {
        f"profiles/{login}.yml": profile(github=login, github_id=str(number), name=login, **lines)
        for number, (login, lines) in enumerate(people.items(), 1)
    }
    loaded = load(as_bytes({"community.yml": SETTINGS, "skills.yml": SKILLS, **files}))
    return build(loaded.community, NOW)


def test_old_and_present_names_of_a_zone_share_one_page_and_one_filter() -> None:
    pages = _pages()
    assert {uri for uri in pages if uri.startswith("zones/")} == {
        "zones/index.md", "zones/europe-kyiv.md", "zones/asia-kolkata.md",
    }  # fmt: skip
    assert "Kiev" not in pages["zones/europe-kyiv.md"]
    zones = [zone[0] for zone in json.loads(pages["directory/people.json"])["zones"]]
    assert sorted(zones) == ["Asia/Kolkata", "Europe/Kyiv"]


def test_two_codes_of_one_language_share_one_filter() -> None:
    languages = json.loads(_pages()["directory/people.json"])["languages"]
    assert {short for _, _, short, _ in languages} == {"no", "pt"}
    assert "pt-BR" in [tag for tag, *_ in languages]
