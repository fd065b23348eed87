"""The envelope of WeCom's callbacks: signature, AES-256-CBC, and whose message it is. Pure; not for what is inside.

From the public documentation ("加解密方案说明"): the signature is SHA-1 over the sorted and joined token, timestamp,
nonce and ciphertext; the key is the 43 signs of the EncodingAESKey and a "=" in base64, its first half the vector; the
plain text is 16 random bytes, the length in 4 bytes of network order, the message and the receiver's id, padded by
PKCS #7 to 32 bytes.
"""

import base64
import binascii
import hashlib
import hmac
import os
from dataclasses import dataclass, field

from cryptography.hazmat.primitives.ciphers import Cipher
from cryptography.hazmat.primitives.ciphers.algorithms import AES256
from cryptography.hazmat.primitives.ciphers.modes import CBC

BLOCK, RANDOM, LENGTH = 32, 16, 4
KEY_SIGNS = 43


class OddEnvelope(Exception):
    """An envelope that is not for us, was not made by WeCom, or has been altered."""


@dataclass(frozen=True, slots=True)
class Envelope:
    """Seals and opens with one callback's token and key; `receiver` is the corp's id, empty for a group robot."""

    token: str = field(repr=False)
    aes_key: str = field(repr=False)
    receiver: str

    def sign(self, timestamp: str, nonce: str, sealed: str) -> str:
        """The signature over an envelope's content."""
        joined = "".join(sorted((self.token, timestamp, nonce, sealed)))
        return hashlib.sha1(joined.encode()).hexdigest()  # noqa: S324 - what WeCom's protocol says

    def open(self, signature: str, timestamp: str, nonce: str, sealed: str) -> str:
        """What is inside. Raises OddEnvelope."""
        expected = self.sign(timestamp, nonce, sealed)
        if not hmac.compare_digest(expected.encode(), signature.encode()):
            raise OddEnvelope("signature")
        try:
            data = base64.b64decode(sealed, validate=True)
            plain = _unpadded(self._decrypted(data))
            return self._content(plain)
        except (binascii.Error, ValueError) as odd:
            raise OddEnvelope("content") from odd

    def seal(self, text: str) -> str:
        """`text` as the content of an envelope."""
        content = text.encode()
        plain = os.urandom(RANDOM) + len(content).to_bytes(LENGTH, "big") + content + self.receiver.encode()
        missing = BLOCK - len(plain) % BLOCK
        encryptor = self._cipher().encryptor()
        data = encryptor.update(plain + bytes([missing]) * missing) + encryptor.finalize()
        return base64.b64encode(data).decode()

    def _decrypted(self, data: bytes) -> bytes:
        decryptor = self._cipher().decryptor()
        return decryptor.update(data) + decryptor.finalize()

    def _content(self, plain: bytes) -> str:
        start = RANDOM + LENGTH
        end = start + int.from_bytes(plain[RANDOM:start], "big")
        if end > len(plain) or plain[end:].decode() != self.receiver:
            raise OddEnvelope("receiver")
        return plain[start:end].decode()

    def _cipher(self) -> Cipher[CBC]:
        if len(self.aes_key) != KEY_SIGNS:
            raise OddEnvelope("key")
        key = base64.b64decode(self.aes_key + "=")
        return Cipher(AES256(key), CBC(key[:16]))


def _unpadded(plain: bytes) -> bytes:
    missing = plain[-1] if plain else 0
    if not 1 <= missing <= BLOCK or plain[-missing:] != bytes([missing]) * missing:
        raise OddEnvelope("padding")
    return plain[:-missing]
