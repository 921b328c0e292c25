"""The parts of the bot's one comment, each made from a verdict.

For: every word that the bot says on a pull request. Must not: decide anything.
"""
