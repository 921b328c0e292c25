"""Which files a community's repository gets, and whose each of them is.

For: the tables `OWN` and `SEEDS`, from which `init`, `upgrade`, `eject` and `check` work, and `RENAMED`. Every file has
exactly one owner: Peerpact's files are rewritten by an upgrade, seeds are written once and then the community's. Data
(profiles, agreements) are the community's alone, and everything else comes from the installed package and isn't in the
repository at all. Must not: hold any text.
"""

from __future__ import annotations

WORKFLOWS = ("bot", "check", "join", "reminders", "review", "signatures", "site")

OWN: dict[str, tuple[str, str]] = {
    **{f".github/workflows/{name}.yml": ("workflow", f"{name}.yml") for name in WORKFLOWS},
    ".github/ISSUE_TEMPLATE/join.yml": ("issue_form", "join.yml"),
    ".github/ISSUE_TEMPLATE/introduction.yml": ("issue_form", "introduction.yml"),
    ".peerpact/bot.in": ("requirements", "bot"),
    ".peerpact/bot.txt": ("lock", "bot"),
    ".peerpact/site.in": ("requirements", "site"),
    ".peerpact/site.txt": ("lock", "site"),
    ".peerpact/schemas/agreement.json": ("schema", "agreement"),
    ".peerpact/schemas/profile.json": ("schema", "profile"),
}
"""Peerpact's own files: path -> how the text is made, and of what. The package itself, `.peerpact/*.whl`, joins them
where a community keeps it in its repository."""

SEEDS: dict[str, tuple[str, str]] = {
    ".gitattributes": ("seed", "gitattributes"),
    ".github/CODEOWNERS": ("seed", "CODEOWNERS"),
    ".github/ISSUE_TEMPLATE/config.yml": ("seed", "config.yml"),
    ".github/dependabot.yml": ("seed", "dependabot.yml"),
    ".github/pull_request_template.md": ("pull_request_template", ""),
    ".gitignore": ("seed", "gitignore"),
    ".vscode/settings.json": ("seed", "settings.json"),
    "CODE_OF_CONDUCT.md": ("seed", "CODE_OF_CONDUCT.md"),
    "LICENSE": ("seed", "LICENSE"),
    "README.md": ("seed", "README.md"),
    "SECURITY.md": ("seed", "SECURITY.md"),
    "agreements/README.md": ("seed", "agreements.md"),
    "community.yml": ("seed", "community.yml"),
    "guides/code-of-conduct.md": ("guide", "code-of-conduct.md"),
    "guides/safety.md": ("guide", "safety.md"),
    "guides/terms/1.md": ("terms", "terms/1.md"),
    "mkdocs.yml": ("seed", "mkdocs.yml"),
    "profiles/README.md": ("seed", "profiles.md"),
    "skills.yml": ("seed", "skills.yml"),
}
"""Files that `init` writes once: path -> how the text is made, and of what."""

QUIET = frozenset({"community.yml", "skills.yml", "guides/terms/1.md"})
"""Seeds about which an upgrade says nothing when their source moved on: settings and skills are the community's from
the first day, and terms that someone has signed never change."""

RENAMED: dict[str, str] = {
    ".github/workflows/bell.yml": ".github/workflows/review.yml",
    ".github/workflows/care.yml": ".github/workflows/reminders.yml",
    ".github/workflows/record.yml": ".github/workflows/signatures.yml",
    ".github/workflows/verdict.yml": ".github/workflows/bot.yml",
}
"""Files that had another path in an earlier version: that path -> the path of today."""

RENAMED_GUIDES: dict[str, str] = {}
"""Guides that had another name in an earlier version, so that a community's page made from one still has its source."""
