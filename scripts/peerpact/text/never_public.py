"""What nobody should publish here: one list for every form, template and guide, and what people confirm as they join.

For: `NEVER_PUBLIC` and `LEAVE_OUT`, the same list as a sentence; a test holds templates and guides against it. Must
not: look for any of it in a text (that's a rule's job).
"""

from __future__ import annotations

NEVER_PUBLIC = (
    "email addresses",
    "phone numbers",
    "your street or town",
    "your employer, school or clients",
    "your age",
    "photographs",
    "health, religion or politics",
    "meeting links",
    "passwords and keys",
    "anything private about other people",
)
LEAVE_OUT = (
    "Leave out email addresses, phone numbers, your street or town, employer, school or clients, age, photographs, "
    "health, religion or politics, meeting links, passwords and keys, and anything private about other people."
)
CONFIRMED = "I'm 18 or over, and I'll follow the code of conduct."
"""The first comment of a profile that the site's form writes."""
NO_LICENCE = "What you write is shown for use in this community, and comes with no licence to copy it elsewhere."
"""The default for people's data, said before anyone writes a word; a community's `LICENSE` says the same."""
