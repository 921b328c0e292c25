"""The formats of files: what a key means, and that no key is lost."""
