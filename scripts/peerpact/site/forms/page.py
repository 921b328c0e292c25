"""The pages of the forms: what becomes public comes first, then a place for the form.

For: `join.md` and `agree.md`. Must not: hold a field; the fields are made from the schemas in the browser.
"""

from __future__ import annotations

from peerpact.site.front_matter import front
from peerpact.site.index import Site
from peerpact.site.script_modules import preloads
from peerpact.text.escape import markdown
from peerpact.text.never_public import NEVER_PUBLIC, NO_LICENCE

_DEMO = '<p class="pp-note">This is an example community: try the form as you like, nothing is sent anywhere.</p>'


def join_page(site: Site) -> tuple[str, str]:
    """The file and the text of the page with the form for a profile."""
    name = markdown(site.community.settings.name)  # it's in a paragraph of Markdown, not in a raw block
    lead = (
        f"Answer a few questions, and this form writes your profile for <bdi>{name}</bdi>. You need a GitHub "
        "account, but not Git."
    )
    steps = (
        "The last step opens GitHub with your file filled in, where you open a pull request. Until then, everything "
        "stays in your browser. By sending it you confirm: “I'm 18 or over, and I'll follow the code of conduct.” The "
        "form writes this sentence into your file."
    )
    public = (
        "<strong>Your profile is public, and Git history keeps it permanently</strong>, even if you change or delete "
        f"it later. A made-up name is fine. {NO_LICENCE}"
    )
    by_hand = "[Join](how-to/join.md) explains each step of this form, and shows three other ways"
    return _page("join", "Join", "Join without Git", lead, public, steps, by_hand, site.demo)


def agree_page(site: Site) -> tuple[str, str]:
    """The file and the text of the page with the form for an agreement."""
    lead = "Two of you, or three in a circle: what each wants to learn, when you meet, and your commitments."
    steps = (
        "Fill it in together, on a call or in person. The last step opens GitHub with your file filled in; there it "
        "becomes a pull request, and all of you sign it."
    )
    public = (
        "<strong>An agreement is public, and Git history keeps it permanently.</strong> Leave out what you tell each "
        "other in confidence."
    )
    by_hand = "[The guide](write-an-agreement.md) shows how to write the file yourself"
    return _page("agree", "Write an agreement", "Write an agreement", lead, public, steps, by_hand, site.demo)


def _page(
    name: str, title: str, heading: str, lead: str, public: str, steps: str, by_hand: str, demo: bool
) -> tuple[str, str]:
    never = "".join(f"<li>{kind_of_data}</li>" for kind_of_data in NEVER_PUBLIC)
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
