"""A sealed PDF is accepted by validators of others, and by none once a byte of it is changed."""

import zlib
from contextlib import closing
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from cryptography import x509
from cryptography.hazmat.primitives.asymmetric import rsa
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.serialization import BestAvailableEncryption
from cryptography.hazmat.primitives.serialization.pkcs12 import serialize_key_and_certificates
from cryptography.x509.oid import NameOID
from tests.ground.pdf.validators import openssl_accepts, pdfsig

from maplebridge.ground.pdf.flow import Flow
from maplebridge.ground.pdf.seal import Seal, SealError, make_own, read_seal
from maplebridge.ground.pdf.sealing import check_pdf, sign_pdf
from maplebridge.ground.words.fault import Fault

NOW = datetime(2026, 9, 18, tzinfo=UTC)
VALID, BROKEN = "Signature is Valid", "Digest Mismatch"
OWN = make_own("520524", b"k" * 32)


def a_paper(words: str = "双方自愿达成协议。") -> bytes:
    with closing(Flow("协议书", made_at=NOW)) as flow:
        flow.title("协议书", "〔2026〕织调协字第0001号")
        flow.paragraph(words)
        return flow.finish()


def pkcs12(folder: Path) -> Seal:
    """A seal as an authority hands it out: RSA, in a PKCS#12 file with a password."""
    key = rsa.generate_private_key(public_exponent=65537, key_size=2048)
    name = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, "织金县综治中心")])
    day = timedelta(days=1)
    made = x509.CertificateBuilder(name, name, key.public_key(), 7, NOW - day, NOW + 3650 * day).sign(key, SHA256())
    path = folder / "seal.p12"
    path.write_bytes(serialize_key_and_certificates(b"seal", key, made, None, BestAvailableEncryption(b"secret")))
    return read_seal(path, "secret")


def signed(seal: Seal = OWN) -> bytes:
    return sign_pdf(a_paper(), seal, reason="协议书", place="织金县")


@pytest.mark.parametrize("kind", ["own", "file"])
def test_validators_of_others_accept_it(kind: str, tmp_path: Path) -> None:
    seal = OWN if kind == "own" else pkcs12(tmp_path)
    content = signed(seal)
    told = pdfsig(content, tmp_path)
    assert VALID in told
    assert "Total document signed" in told
    assert "ETSI.CAdES.detached" in told
    assert openssl_accepts(content, seal.pem, tmp_path)
    checked = check_pdf(content)
    assert checked is not None
    assert (checked.intact, checked.whole, checked.fingerprint) == (True, True, seal.fingerprint)


@pytest.mark.parametrize("share", [0.02, 0.3, 0.6, 0.85])
def test_a_changed_byte_is_found_by_each_of_them(share: float, tmp_path: Path) -> None:
    content = bytearray(signed())
    body = content.rfind(b"/Contents")
    content[int(body * share)] ^= 1
    changed = bytes(content)
    assert VALID not in pdfsig(changed, tmp_path)
    assert not openssl_accepts(changed, OWN.pem, tmp_path)
    checked = check_pdf(changed)
    assert checked is None or not checked.intact


def test_what_is_added_at_the_end_is_not_covered() -> None:
    checked = check_pdf(signed() + b"\n% more")
    assert checked is None or not checked.whole


def packed(stream: bytes, more: bytes = b"") -> bytes:
    """A PDF whose table of contents is a packed stream, as anybody may write one."""
    about = b"<</Type/XRef/Size 2/W[1 2 1]/Root 1 0 R/Filter/FlateDecode" + more
    table = b"1 0 obj\n%s/Length %d>>\nstream\n%s\nendstream\nendobj\n" % (about, len(stream), stream)
    return b"%PDF-1.5\n" + table + b"startxref\n9\n%%EOF\n"


@pytest.mark.parametrize(
    "content",
    [
        b"",
        b"no pdf",
        a_paper(),
        b"%PDF-1.7\n%%EOF",
        packed(b"not packed at all"),
        packed(zlib.compress(bytes(8)), b"/DecodeParms<</Predictor 2/Columns 4>>"),
    ],
)
def test_what_bears_no_seal_says_nothing(content: bytes) -> None:
    assert check_pdf(content) is None


def test_the_own_seal_of_a_county_is_always_the_same_and_of_no_other() -> None:
    make_own.cache_clear()
    assert make_own("520524", b"k" * 32).fingerprint == OWN.fingerprint
    assert make_own("520524", b"j" * 32).fingerprint != OWN.fingerprint


def test_a_seal_that_cannot_be_read_says_so_without_its_secret(tmp_path: Path) -> None:
    pkcs12(tmp_path)
    with pytest.raises(SealError) as wrong:
        read_seal(tmp_path / "seal.p12", "guessed")
    assert "guessed" not in str(wrong.value)
    with pytest.raises(SealError):
        read_seal(tmp_path / "none.p12", "")


def test_a_sign_that_the_typeface_lacks_is_named() -> None:
    with pytest.raises(Fault) as fault:
        a_paper("当事人\U000304c5某。")
    assert (fault.value.code, fault.value.field) == ("missing_glyph", "paper")
    assert "U+304C5" in fault.value.text.zh
