"""The files of a community, both ways: bytes, plain values, schemas, and new files to start from.

For: one place for each file format. Must not: judge what the values say; that is what `rules` is for.
"""
