"""Texts by path -> a Community and its findings.

For: loading, examining and repairing a community, and telling who is active. Must not: know Git hosting or a terminal.
"""
