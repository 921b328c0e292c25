"""The ledger: signature records on a branch of their own, and the proof that they fit the history.

For: the record format, the chain, `verify`, the branch itself. Must not: speak to GitHub (that is `github`); whatever
judges here is pure, and only `git`, `read_history` and `store` touch a repository.
"""
