"""What the partners themselves can do with their agreement: change it, end it, write what came of it.

For: links to the form that does each of these, so that nobody has to write a file. Must not: be shown in a
demonstration, or when someone left.
"""

from __future__ import annotations

from pathlib import PurePosixPath

from peerpact.domain.model import Agreement
from peerpact.site.index import AGREE, Site
from peerpact.site.urls import address


def own(site: Site, up: str, agreement: Agreement) -> str:
    """Each step with its link, as one block of HTML; nothing where there is no file to lead to."""
    editor = site.places.edit_file(agreement.path)
    if editor is None or site.community.departed(agreement):
        return ""
    items = []
    if site.stage(agreement) != "ended":
        items += [_item(site, up, agreement, "change", "Change it", "All of you sign the new text.")]
        items += [
            _item(site, up, agreement, "end", "End it", f"Either of you, alone and without a reason.{_help(site, up)}")
        ]
    if site.stage(agreement) != "planned" and _silent(agreement):
        items.append(
            _item(site, up, agreement, "outcome", "Write the outcome", "Each of you for yourself; only you sign.")
        )
    if not items:
        return ""
    by_hand = (
        f'<p class="pp-muted">Or <a href="{editor}" rel="nofollow noopener">edit the file on GitHub</a> yourself.</p>'
    )
    return f'<div class="pp-own"><ul class="pp-rows">{"".join(items)}</ul>{by_hand}</div>'


def _item(site: Site, up: str, agreement: Agreement, act: str, label: str, words: str) -> str:
    slug = PurePosixPath(site.partnership_uri(agreement)).stem
    link = f"{up}{address(AGREE)}?edit={slug}&amp;do={act}"
    return f'<li><p><a class="md-button" href="{link}">{label}</a></p><p>{words}</p></li>'


def _help(site: Site, up: str) -> str:
    guides = (
        ("ending.md", "end-early", "How to end well, step by step"),
        ("safety.md", "how-to-get-out", "How to get out when you don't feel safe"),
    )
    links = [f'<a href="{up}{address(page)}#{part}">{words}</a>' for page, part, words in guides if site.has(page)]
    return f"<br>{' · '.join(links)}" if links else ""


def _silent(agreement: Agreement) -> bool:
    """Whether someone has not written an outcome yet."""
    written = {entry.github.casefold() for entry in agreement.outcome}
    return any(partner.github.casefold() not in written for partner in agreement.partners)
