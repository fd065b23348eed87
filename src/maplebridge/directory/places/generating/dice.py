"""Numbers that look thrown and are always the same: of the words given. Not for secrets, and not for statistics."""

from hashlib import blake2b


def fraction(*words: object) -> float:
    """A number from 0 up to 1 that depends on the words alone."""
    digest = blake2b(" ".join(map(str, words)).encode(), digest_size=6).digest()
    return int.from_bytes(digest, "big") / 2**48
