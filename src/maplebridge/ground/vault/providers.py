"""The ciphers that may seal a field: AES-256-GCM and SM4-GCM behind one interface. Not for choosing keys."""

from functools import lru_cache
from typing import Protocol

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers import Cipher, algorithms, modes
from cryptography.hazmat.primitives.ciphers.aead import AESGCM

from maplebridge.ground.vault.keys import Key, subkey

TAG_BYTES = 16


class Provider(Protocol):
    """Authenticated encryption under one key; `bound` is checked on opening and not stored."""

    def encrypt(self, nonce: bytes, plain: bytes, bound: bytes) -> bytes:
        """The ciphertext with its 16-byte tag at the end."""
        ...

    def decrypt(self, nonce: bytes, sealed: bytes, bound: bytes) -> bytes:
        """The plain bytes. Raises InvalidTag when anything differs from what was sealed."""
        ...


class Sm4Gcm:
    """SM4 in Galois/Counter Mode (GB/T 32907, RFC 8998), for deployments that must use national ciphers."""

    def __init__(self, key: bytes) -> None:
        self._cipher = algorithms.SM4(key)

    def encrypt(self, nonce: bytes, plain: bytes, bound: bytes) -> bytes:
        """The ciphertext with its 16-byte tag at the end."""
        work = Cipher(self._cipher, modes.GCM(nonce)).encryptor()
        work.authenticate_additional_data(bound)
        return work.update(plain) + work.finalize() + work.tag

    def decrypt(self, nonce: bytes, sealed: bytes, bound: bytes) -> bytes:
        """The plain bytes. Raises InvalidTag when anything differs from what was sealed."""
        if len(sealed) < TAG_BYTES:
            raise InvalidTag
        work = Cipher(self._cipher, modes.GCM(nonce, sealed[-TAG_BYTES:])).decryptor()
        work.authenticate_additional_data(bound)
        return work.update(sealed[:-TAG_BYTES]) + work.finalize()


@lru_cache(maxsize=4096)
def provider_of(key: Key, county: str) -> Provider:
    """The cipher of `key` for one county; each county has its own derived key."""
    derived = subkey(key, "seal", county)
    return Sm4Gcm(derived[:16]) if key.use == "sm4" else AESGCM(derived)
