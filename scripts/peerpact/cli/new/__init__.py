"""What `peerpact new` asks, and the files that it makes of the answers.

For: one module for each kind of file. Must not: write to disk; the command does that.
"""
