"""The digest that a signature names: of the path and the exact bytes, so that neither can be swapped.

For: one function. Must not: ever be shortened; an author could find two texts with the same short digest.
"""

from __future__ import annotations

from hashlib import sha256


def digest(path: str, content: bytes) -> str:
    """SHA-256 over `v1`, the path and the bytes, parted by NUL, in 64 hexadecimal digits.

    >>> digest("agreements/a.yml", b"")[:8]
    '356c1ddf'
    """
    return sha256(b"v1\0" + path.encode("utf-8") + b"\0" + content).hexdigest()
