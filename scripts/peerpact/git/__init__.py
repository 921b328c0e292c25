"""Git as a store of objects, history and refs.

For: running Git, and nothing else runs it. Must not: know what the files mean.
"""
