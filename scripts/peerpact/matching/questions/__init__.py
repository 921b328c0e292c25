"""Which skills to ask a participant about: those that would open most, times how likely the answer is yes.

For: `peerpact questions`, the bot, the pages and the forms. Must not: read files, know the clock, or hold words. A form
in the browser comes to the same answers from the same columns; question_cases.json, beside the tests, has cases for
both.

How: people know far more than they list. For each skill that someone here seeks and the participant doesn't list, the
people who seek it are counted, and those of them who could teach the participant in return count twenty times more.
That number times the likelihood (likelihood.py) is the order; among equals, more partners come first, then the
alphabet of the ids. A skill to teach is counted as taught at `advanced`, and one to learn as sought at `beginner`.
"""
