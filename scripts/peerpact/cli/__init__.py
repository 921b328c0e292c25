"""The command line: parse, call, print.

For: one command a file. Must not: hold decisions that another folder could make.
"""
