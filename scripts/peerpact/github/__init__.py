"""GitHub: read pull requests, carry plans out. The only package that uses the network.

For: `sync`, the GitHub half of `peerpact plan`. PyGithub is imported here alone, and only when it is used. Must not:
decide or phrase anything about a pull request; that comes from `plan`.
"""
