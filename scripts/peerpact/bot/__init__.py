"""The decision about a pull request and every word that the bot says.

For: ownership -> verdict -> plan, comments, reminders and the join form, all pure. Must not: reach the network.
"""
