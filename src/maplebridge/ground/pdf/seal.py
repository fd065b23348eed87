"""The county's key pair for papers: from a PKCS#12 file, or one of its own made from the key ring. Not for signing."""

from dataclasses import dataclass, field
from datetime import UTC, datetime
from functools import lru_cache
from pathlib import Path

from cryptography import x509
from cryptography.hazmat.primitives.asymmetric import ec, rsa
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.serialization import Encoding
from cryptography.hazmat.primitives.serialization.pkcs12 import load_pkcs12
from cryptography.x509.oid import NameOID

from maplebridge.ground.vault.held import ring
from maplebridge.ground.vault.keys import subkey

PrivateKey = rsa.RSAPrivateKey | ec.EllipticCurvePrivateKey
FROM, UNTIL = datetime(2020, 1, 1, tzinfo=UTC), datetime(2060, 1, 1, tzinfo=UTC)
ORDER = 0xFFFFFFFF00000000FFFFFFFFFFFFFFFFBCE6FAADA7179E84F3B9CAC2FC632551  # of P-256 (FIPS 186-4, D.1.2.3)


class SealError(ValueError):
    """The file of the seal cannot be used; the message says why, never what is in it."""


@dataclass(frozen=True, slots=True)
class Seal:
    """A certificate, its key and the certificates above it; `own` when no authority vouches for it."""

    certificate: x509.Certificate
    above: tuple[x509.Certificate, ...]
    own: bool
    key: PrivateKey = field(repr=False)

    @property
    def fingerprint(self) -> str:
        """SHA-256 of the certificate, in hex."""
        return self.certificate.fingerprint(SHA256()).hex()

    def covers(self, moment: datetime) -> bool:
        """Whether the certificate is valid at that moment."""
        return self.certificate.not_valid_before_utc <= moment <= self.certificate.not_valid_after_utc

    @property
    def pem(self) -> bytes:
        """The certificate, to be published."""
        return self.certificate.public_bytes(Encoding.PEM)


def seal_of(county: str) -> Seal:
    """The seal that papers of `county` are signed with: the settings SEAL_FILE and SEAL_PASSWORD, else its own."""
    from django.conf import settings

    if settings.SEAL_FILE:
        return read_seal(Path(settings.SEAL_FILE), settings.SEAL_PASSWORD)
    return make_own(county, subkey(ring().signing, "seal", county))


@lru_cache(maxsize=16)
def read_seal(path: Path, password: str) -> Seal:
    """The seal in a PKCS#12 file. Raises SealError."""
    try:
        held = load_pkcs12(path.read_bytes(), password.encode() or None)
    except (OSError, ValueError) as odd:
        raise SealError(f"the seal cannot be read: {path}") from odd
    if held.cert is None or not isinstance(held.key, PrivateKey):
        raise SealError("the seal needs a certificate and its RSA or elliptic-curve key")
    return Seal(held.cert.certificate, tuple(each.certificate for each in held.additional_certs), False, held.key)


@lru_cache(maxsize=16)
def make_own(county: str, secret: bytes) -> Seal:
    """The same key pair from the same secret each time, with a certificate that only it vouches for."""
    key = ec.derive_private_key(int.from_bytes(secret) % (ORDER - 1) + 1, ec.SECP256R1())
    name = x509.Name(
        [
            x509.NameAttribute(NameOID.COMMON_NAME, f"Maplebridge {county} 电子文书专用章"),
            x509.NameAttribute(NameOID.COUNTRY_NAME, "CN"),
        ]
    )
    made = (
        x509.CertificateBuilder(name, name, key.public_key(), 1, FROM, UNTIL)
        .add_extension(x509.BasicConstraints(ca=False, path_length=None), critical=True)
        .add_extension(_usage(), critical=True)
        .add_extension(x509.SubjectKeyIdentifier.from_public_key(key.public_key()), critical=False)
        .sign(key, SHA256(), ecdsa_deterministic=True)
    )
    return Seal(made, (), True, key)


def _usage() -> x509.KeyUsage:
    return x509.KeyUsage(
        digital_signature=True,
        content_commitment=True,
        key_encipherment=False,
        data_encipherment=False,
        key_agreement=False,
        key_cert_sign=False,
        crl_sign=False,
        encipher_only=False,
        decipher_only=False,
    )
