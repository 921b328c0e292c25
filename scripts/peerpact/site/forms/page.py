"""The pages of the forms: what is public for ever comes first, then a place for the form.

For: `join.md` and `agree.md`. Must not: hold a field; the fields are made from the schemas in the browser.
"""

from __future__ import annotations

from peerpact.site.html import front
from peerpact.site.index import Site
from peerpact.site.script_modules import preloads
from peerpact.text.escape import markdown

_NEVER = (
    "an email address, a phone number, a street or a town",
    "an employer, a school, or the name of a client",
    "an age, a date of birth, a photograph",
    "health, faith, politics, or anything about another person",
)
_DEMO = '<p class="pp-note">This is an example community: try the form as you like, nothing is sent anywhere.</p>'


def join_page(site: Site) -> tuple[str, str]:
    """The file and the text of the page with the form for a profile."""
    name = markdown(site.community.settings.name)  # it stands in a paragraph of Markdown, not in a raw block
    lead = (
        f"A few questions, and your profile for <bdi>{name}</bdi> is written for you. You need a GitHub account, "
        "and no Git."
    )
    steps = (
        "The last step opens GitHub with your file filled in. There you propose it as a pull request. Everything "
        "before that stays in your browser."
    )
    public = (
        "<strong>Your profile is public, and Git's history keeps it for ever</strong>, even when you change or "
        "delete it later. A pseudonym is fine."
    )
    by_hand = (
        "[The guide](add-your-profile.md) shows three other ways. "
        "[Each step of this form](how-to/join.md#fill-in-the-form) is explained too"
    )
    return _page("join", "Join", "Join without Git", lead, public, steps, by_hand, site.demo)


def agree_page(site: Site) -> tuple[str, str]:
    """The file and the text of the page with the form for an agreement."""
    lead = "Two of you, or three in a circle: what each wants to learn, when you meet, and what you promise each other."
    steps = (
        "Fill it in together, in a call or side by side. The last step opens GitHub with your file filled in; there it "
        "becomes a pull request, and all of you sign it."
    )
    public = (
        "<strong>An agreement is public, and Git's history keeps it for ever.</strong> Keep out of it what you tell "
        "each other in confidence."
    )
    by_hand = "[The guide](write-an-agreement.md) shows how to write the file yourself"
    return _page("agree", "Write an agreement", "Write an agreement", lead, public, steps, by_hand, site.demo)


def _page(
    name: str, title: str, heading: str, lead: str, public: str, steps: str, by_hand: str, demo: bool
) -> tuple[str, str]:
    never = "".join(f"<li>{each}</li>" for each in _NEVER)
    first = f"<p>{public}</p><p>Never write:</p><ul>{never}</ul><p>{steps}</p>{_DEMO if demo else ''}"
    text = f"""{front(title, heading)}
<link rel="stylesheet" href="../assets/forms/forms.css">
{preloads(f"assets/forms/{name}.js", "../")}

# {heading}

<p class="ppf-lead" markdown="span">{lead}</p>

<div class="ppf" id="peerpact-{name}">
<div class="pp-side ppf-first" data-first>{first}</div>
<p class="ppf-note">The form opens here in a moment. Without JavaScript, the guide below shows the way.</p>
</div>

Rather by hand? {by_hand}.

<script type="module" src="../assets/forms/{name}.js"></script>
"""
    return f"{name}.md", text
