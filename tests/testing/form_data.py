"""The forms of a built site with the people of another community in them.

For: tests that need many people, or people made for them, without building a site of their own. Must not: touch pages.
"""

from __future__ import annotations

from datetime import date

from playwright.sync_api import BrowserContext, Route

from peerpact.domain.model import Community
from peerpact.site.directory import data
from peerpact.site.forms.data import files
from peerpact.site.index import survey


def with_people(context: BrowserContext, community: Community, now: date) -> None:
    """From now on the pages of a context get the data of this community in the place of the site's own."""
    site = survey(community, now)
    texts = files(site) | {data.URI: data.columns(site)}

    def answer(route: Route) -> None:
        name = next((name for name in texts if route.request.url.split("?")[0].endswith(f"/{name}")), None)
        if name is None:
            route.continue_()
        else:
            route.fulfill(body=texts[name], content_type="application/json")

    context.route("**/*.json", answer)
