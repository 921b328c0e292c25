"""Nobody needs more taps or keys than this from the beginning to the end of what they came for."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from playwright.sync_api import BrowserContext

from testing.journeys import JOURNEYS, Hand, Journey, number_is_known

pytestmark = pytest.mark.xdist_group("forms")


@pytest.mark.parametrize("journey", JOURNEYS, ids=lambda journey: journey.walk.__name__)
def test_a_journey_takes_no_more_taps_and_keys_than_promised(
    new_context: Callable[..., BrowserContext], base: str, journey: Journey
) -> None:
    page = new_context(**journey.browser).new_page()
    number_is_known(page)
    hand = Hand(page, base, touch=bool(journey.browser.get("has_touch")))
    journey.walk(hand)
    assert hand.taps <= journey.most[0]
    assert hand.keys <= journey.most[1]
