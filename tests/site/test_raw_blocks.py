"""Raw blocks are taken out of a page and put back without a trace."""

from __future__ import annotations

from test_build import lively, many

from peerpact.site import build
from peerpact.site.raw_blocks import put_back, take_out
from testing.site_profiles import NOW
from testing.site_reading import written

LONG = "x" * 400


def test_every_page_comes_back_as_it_was() -> None:
    for community in (lively(), many(70)):
        for uri, text in written(build(community, NOW)).items():
            short, blocks = take_out(text)
            parts = [part.strip("\n") for part in put_back(short, blocks).split("\n\n")]
            assert parts == [part.strip("\n") for part in text.split("\n\n")], uri


def test_most_of_a_participant_s_page_is_taken_out() -> None:
    text = build(many(70), NOW)["people/demo-1.md"]
    short, blocks = take_out(text)
    assert len(blocks) >= 2
    assert len(short) < 0.7 * len(text)


def test_what_is_not_one_whole_block_stays() -> None:
    for text in (
        f"<div>{LONG}",
        f"<div>{LONG}</div> and more",
        f"<div><div>{LONG}</div>",
        f"<p>{LONG}</p>",
        f'<div><h2 id="seeks">{LONG}</h2></div>',
        f"{LONG} <div></div>",
        "<div>short</div>",
    ):
        assert take_out(text) == (text, [])
    assert take_out(f"<div>{LONG}</div>") == ('<div data-pp-block="0"></div>', [f"<div>{LONG}</div>"])
