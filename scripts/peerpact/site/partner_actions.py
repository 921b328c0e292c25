"""What the partners themselves can do with their agreement: change it, end it, write what came of it.

For: links to GitHub's editor, with the lines to put in. Must not: be shown in a demonstration, or when somebody left.
"""

from __future__ import annotations

from datetime import date

from peerpact.domain.model import Agreement
from peerpact.formats.draft import scalar
from peerpact.site.index import Site
from peerpact.site.urls import address
from peerpact.text.escape import code


def own(site: Site, up: str, agreement: Agreement) -> str:
    """Each step with its link, in Markdown; nothing where there is no editor to lead to."""
    editor = site.places.edit_file(agreement.path)
    if editor is None or site.community.departed(agreement):
        return ""
    parts = [f"Open [the file in GitHub's editor]({editor}), put the lines in, and propose the change."]
    if site.stage(agreement) != "ended":
        parts += [_change(agreement, site.now), _end(site, up)]
    if site.stage(agreement) != "planned" and (outcome := _outcome(agreement)):
        parts.append(outcome)
    return "\n\n".join(parts) if len(parts) > 1 else ""


def _change(agreement: Agreement, now: date) -> str:
    key = "" if agreement.amendments else "amendments:\n"
    lines = f"{key}  - {{on: {now}, what: What has changed in one sentence}}"
    where = f"below the last entry of {code('amendments')}" if agreement.amendments else "at its end"
    text = f"Change what is not right any more, and add this {where}. All of you sign the new text."
    return f"### Change it\n\n{text}\n\n```yaml\n{lines}\n```"


def _end(site: Site, up: str) -> str:
    text = "Either of you may end it, alone and without a reason. Add the day at its end; only you sign."
    guides = (
        ("ending.md", "end-early", "How to end well, step by step"),
        ("safety.md", "how-to-get-out", "How to get out when you do not feel safe"),
    )
    # As HTML, for Markdown's links into the guides lead to files, and these pages are made beside them.
    links = [f'<a href="{up}{address(page)}#{part}">{said}</a>' for page, part, said in guides if site.has(page)]
    help_ = f"\n\n{' · '.join(links)}" if links else ""
    return f"### End it\n\n{text}\n\n```yaml\nended: {site.now}\n```{help_}"


def _outcome(agreement: Agreement) -> str:
    """The lines for whoever has not written an outcome yet; nothing when everybody has."""
    written = {entry.github.casefold() for entry in agreement.outcome}
    missing = [partner.github for partner in agreement.partners if partner.github.casefold() not in written]
    if not missing:
        return ""
    key = "" if agreement.outcome else "outcome:\n"
    rows = "\n".join(
        f"  - {{github: {scalar(login)}, reached: mostly, learned: One line, next: One line}}" for login in missing
    )
    words = ", ".join(map(code, ("fully", "mostly", "partly", "not-yet")))
    text = f"Each of you adds their own line; only you sign it. {code('reached')} is one of {words}. Each is fine."
    return f"### Write the outcome\n\n{text}\n\n```yaml\n{key}{rows}\n```"
