"""Frozen values that the whole project shares: people, agreements, skills, hours, settings, findings, pull requests.

For: the vocabulary. Must not: import anything but the standard library, read files or know the clock.
"""
