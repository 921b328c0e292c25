"""Whatever people write stays text, in every field and on every page."""

from __future__ import annotations

import html
import json
import re
from xml.etree import ElementTree

import pytest

from peerpact.site import build
from peerpact.text.escape import terminal
from testing.hostile_community import PAYLOADS, full, signed
from testing.site_profiles import NOW, person, together
from testing.site_reading import Seen, front_matter, rendered, written

ATOM = "{http://www.w3.org/2005/Atom}"
FEED_TAGS = set("feed title subtitle id updated link author name entry summary".split())
MORE_TAGS = {
    "join.md": frozenset({"link", "noscript", "fieldset", "legend", "label", "input"}),
    "agree.md": frozenset({"link", "noscript"}),
    "health.md": frozenset({"desc", "g", "line", "rect", "svg", "text", "title"}),
}
KNOWN_TAGS = frozenset(
    """a article bdi br caption code dd details div dl dt em h1 h2 h3 i li nav ol p pre script span strong summary table
    tbody td th thead time tr ul""".split()
)
KNOWN_ATTRIBUTES = frozenset(
    """aria-current aria-hidden aria-label class datetime defer dir download for href id markdown rel required scope src
    style title type""".split()
)
HARMLESS = re.compile(
    r"(?:\./|\.\./|#)[\w./-]*|[a-z][a-z0-9./-]*|https://github\.com/demo-\d"
    r"|\.\./\.\./(?:agree/\?partners|join/\?edit|agree/\?edit)=[\w,-]*(?:&do=[a-z]+|&(?:pause|open)#send)?"
    r"|https://github\.com/owner/name/(?:pull/\d+|(?:edit|delete)/main/(?:profiles|agreements)/[\w.-]+)"
    r"|https://github\.com/owner/name/issues/new\?template=introduction\.yml&title=Hello%20demo-\d&to=demo-\d"
)


def counted(seen: Seen) -> dict[str, int]:
    """How often the few tags stand on a page that we write ourselves and that a payload could bring as well."""
    return {tag: seen.tags.count(tag) for tag in ("script", "code", "pre", "h3", "strong")}


@pytest.mark.parametrize("demo", [True, False], ids=["demo", "real"])
@pytest.mark.parametrize("payload", PAYLOADS.values(), ids=PAYLOADS.keys())
def test_hostile_text_stays_text_in_every_field(payload: str, demo: bool) -> None:
    shown = " ".join(payload.replace("\x02", "").replace("\x03", "").split())
    community = full(payload, demo)
    plain = build(full("plain", demo), NOW, signed(full("plain", demo), "plain"))
    for uri, page in written(build(community, NOW, signed(community, payload))).items():
        seen = rendered(page)
        tags = set(seen.tags) - MORE_TAGS.get(uri, frozenset())
        assert tags <= KNOWN_TAGS, (uri, tags - KNOWN_TAGS)
        names = {name for _, name, _ in seen.attributes if not name.startswith("data-")}
        assert not {name for name in names if name.startswith("on")}, uri
        assert uri == "health.md" or names <= KNOWN_ATTRIBUTES, (uri, names - KNOWN_ATTRIBUTES)
        assert not seen.comments, uri
        links = [value for _, name, value in seen.attributes if name == "href"]
        assert [link for link in links if not HARMLESS.fullmatch(link)] == [], uri
        assert counted(seen) == counted(rendered(plain.get(uri, page))), uri
        if uri.startswith(("people/", "partnerships/2")):
            assert shown in " ".join(seen.text.split()), uri


@pytest.mark.parametrize("payload", PAYLOADS.values(), ids=PAYLOADS.keys())
def test_hostile_text_stays_a_text_of_the_linked_data(payload: str) -> None:
    seen = rendered(build(full(payload, False), NOW)["people/demo-1.md"])
    told = json.loads(seen.scripts[0])
    assert told["mainEntity"]["name"] == payload
    assert told["mainEntity"]["knowsAbout"] == [payload, payload]


@pytest.mark.parametrize("payload", PAYLOADS.values(), ids=PAYLOADS.keys())
def test_hostile_text_stays_text_in_the_feed_and_in_the_data(payload: str) -> None:
    community = full(payload, False)
    pages = build(community, NOW, signed(community, payload))
    feed = ElementTree.fromstring(pages["feed.xml"])  # noqa: S314 - our own feed
    assert {element.tag.rpartition("}")[2] for element in feed.iter()} == FEED_TAGS
    assert " ".join(terminal(" ".join(payload.split())).split()) in (feed.findtext(f"{ATOM}title") or "")
    row = json.loads(pages["api/people.json"])["people"][0]
    assert row["about"] == row["offers"][0]["note"] == row["seeks"][0]["goal"] == payload
    assert row["contact"] == ""


@pytest.mark.parametrize("payload", PAYLOADS.values(), ids=PAYLOADS.keys())
def test_front_matter_holds_the_title_as_escaped_text_and_nothing_else(payload: str) -> None:
    pages = written(build(full(payload, True), NOW))
    for uri, page in pages.items():
        meta = front_matter(page)
        assert set(meta) <= {"title", "hide", "description", "search"}, uri
        assert not set('<>"') & set(str(meta.get("title", "")) + str(meta.get("description", ""))), uri
    title = front_matter(pages["people/demo-1.md"])["title"]
    assert html.unescape(title) == " ".join(payload.split()) or "\x02" in payload


def test_a_contact_that_is_no_https_link_is_not_linked() -> None:
    for contact in ("javascript:alert(1)", "http://example.org", "//example.org", "data:text/html,x"):
        seen = rendered(build(together(person(1, contact=contact)), NOW)["people/demo-1.md"])
        assert "Contact" not in seen.text


def test_a_contact_is_a_link_that_no_search_engine_follows() -> None:
    seen = rendered(build(together(person(1, contact='https://example.org/"x')), NOW)["people/demo-1.md"])
    assert ("a", "href", 'https://example.org/"x') in seen.attributes
    assert ("a", "rel", "nofollow noopener ugc") in seen.attributes


def test_reading_hostile_pages_would_notice_a_live_tag() -> None:
    before, after = rendered("---\ntitle: x\n---\n\n<div>x</div>\n"), "<div><script>x</script></div>"
    assert counted(before) != counted(rendered(after))
    assert not set(rendered("<div><b>x</b></div>").tags) <= KNOWN_TAGS
