"""What other directories call the keys of a profile or an agreement.

For: people who bring along a file from elsewhere, or write a key as they would say it. Must not: hold spellings that
are close to ours anyway, for those are found by themselves.
"""

from __future__ import annotations

from collections.abc import Collection

_NAMES = {
    "github": "username user login handle account nick nickname github_login github_username github_user",
    "github_id": "id user_id userid uid account_id github_number number",
    "name": "full_name fullname display_name displayname title first_name",
    "pronouns": "pronoun gender",
    "timezone": "tz time_zone zone utc_offset offset location city country place region based_in where",
    "languages": "language lang langs spoken spoken_languages speaks locale",
    "offers": "offer offering teach teaches teaching can_teach i_teach mentor mentors mentors_in expertise expert_in "
    "skills skill strengths knows know give gives share",
    "seeks": "seek seeking learn learns learning want wants wants_to_learn want_to_learn i_learn looking_for needs "
    "interests interested_in interest mentee goals get",
    "availability": "available hours time times schedule free_time office_hours",
    "formats": "format style styles learning_style how",
    "capacity": "slots places max_mentees mentees max seats",
    "status": "state active paused open accepting",
    "contact": "website url web homepage site blog link links social socials linkedin twitter x mastodon bluesky "
    "calendly profile_url",
    "about": "bio biography description summary about_me aboutme intro introduction self_description notes tagline",
    "training": "trainings courses modules certificates",
    "partners": "partner people participants members pair mentor_and_mentee",
    "starts": "start start_date from begin begins since",
    "ends": "end end_date until to finish",
    "sessions": "session meetings meeting rhythm frequency cadence",
    "check_ins": "checkin checkins check_in reviews",
    "commitments": "commitment promises pledge",
    "ground_rules": "rules agreements house_rules",
    "channel": "where_to_meet tool platform medium",
    "reminders": "care reminder",
}
_MEANT = {name: key for key, names in _NAMES.items() for name in names.split()}


def meant_key(key: str, keys: Collection[str]) -> str:
    """The key that is meant by one of another directory, if this format has it; empty where nobody can tell."""
    plain = key.strip().casefold().replace("-", "_").replace(" ", "_")
    meant = _MEANT.get(plain, "")
    return meant if meant in keys and plain not in keys else ""
