"""Signs a PDF with the county's seal (PAdES baseline B-B) and checks such a signature. Not for keys: seal.py."""

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from io import BytesIO
from typing import Any

from asn1crypto import keys
from asn1crypto import x509 as asn1
from cryptography import x509
from cryptography.hazmat.primitives.serialization import Encoding, NoEncryption, PrivateFormat
from pyhanko.pdf_utils.incremental_writer import IncrementalPdfFileWriter
from pyhanko.pdf_utils.reader import PdfFileReader
from pyhanko.sign import PdfSignatureMetadata, PdfSigner, SimpleSigner
from pyhanko.sign.fields import SigSeedSubFilter
from pyhanko.sign.validation import validate_pdf_signature
from pyhanko.sign.validation.status import SignatureCoverageLevel
from pyhanko_certvalidator.context import ValidationContext
from pyhanko_certvalidator.registry import SimpleCertificateStore

from maplebridge.ground.pdf.seal import Seal

FIELD = "Seal"


@dataclass(frozen=True, slots=True)
class Checked:
    """What a look at a signed PDF says: unchanged since it was signed, over the whole file, and by which seal."""

    intact: bool
    whole: bool
    fingerprint: str


def sign_pdf(content: bytes, seal: Seal, *, reason: str, place: str) -> bytes:
    """The PDF with the seal's signature over all of it; the moment of signing is the machine's."""
    about = PdfSignatureMetadata(
        field_name=FIELD,
        md_algorithm="sha256",
        subfilter=SigSeedSubFilter.PADES,
        reason=reason,
        location=place,
    )
    signer, writer = PdfSigner(about, _signer(seal)), IncrementalPdfFileWriter(BytesIO(content))
    return bytes(_apart(lambda: signer.sign_pdf(writer)).getvalue())


def check_pdf(content: bytes) -> Checked | None:
    """What the last signature of a PDF says; None when it has none, or is no PDF that can be read."""
    try:
        signatures = PdfFileReader(BytesIO(content)).embedded_signatures
        if not signatures:
            return None
        last = signatures[-1]
        trusted = ValidationContext(trust_roots=[last.signer_cert])
        told = _apart(lambda: validate_pdf_signature(last, trusted, skip_diff=True))
        whole = told.coverage == SignatureCoverageLevel.ENTIRE_FILE
        return Checked(told.intact and told.valid, whole, last.signer_cert.sha256.hex())
    except Exception:  # anybody may send anything: whatever the reader stumbles over, no seal of ours can be read in it
        return None


def _apart(work: Callable[[], Any]) -> Any:
    """Done in a thread of its own: the library begins a loop, and the caller's thread may have one."""
    with ThreadPoolExecutor(1) as alone:
        return alone.submit(work).result()


def _signer(seal: Seal) -> SimpleSigner:
    store = SimpleCertificateStore()  # type: ignore[no-untyped-call] # its constructor has no hints
    store.register_multiple(_asn1(each) for each in (seal.certificate, *seal.above))
    plain = seal.key.private_bytes(Encoding.DER, PrivateFormat.PKCS8, NoEncryption())
    return SimpleSigner(_asn1(seal.certificate), keys.PrivateKeyInfo.load(plain), store)


def _asn1(certificate: x509.Certificate) -> asn1.Certificate:
    return asn1.Certificate.load(certificate.public_bytes(Encoding.DER))
