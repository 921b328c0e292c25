"""What people write and read: escaping, days, time zones, languages, spelling, and links to the forge.

For: pure functions over text. Must not: know a community or a file's format.
"""
