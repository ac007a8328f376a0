"""Short digests: the same bytes give the same one, and nobody finds other bytes for it."""

from __future__ import annotations

import hashlib

DIGEST_BYTES = 16


def content_digest(data: bytes) -> str:
    """Of the content of a file."""
    return hashlib.blake2b(data, digest_size=DIGEST_BYTES).hexdigest()


def keyed_digest(data: bytes, salt: str) -> str:
    """Of data that a reader of the digest must not be able to guess; salt is in hexadecimal digits."""
    return hashlib.blake2b(data, digest_size=DIGEST_BYTES, key=bytes.fromhex(salt)).hexdigest()
