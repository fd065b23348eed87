"""Programs of others that judge a signature in a PDF: poppler's pdfsig, and OpenSSL over the bytes that are signed."""

import os
import re
import shutil
import subprocess
from pathlib import Path

import pytest

RANGE = re.compile(rb"/ByteRange\s*\[\s*(\d+)\s+(\d+)\s+(\d+)\s+(\d+)\s*\]")


def need(program: str) -> str:
    """Where the program is; in continuous integration it must be there."""
    found = shutil.which(program)
    if found is None and os.environ.get("CI"):
        pytest.fail(f"{program} is not installed")
    if found is None:
        pytest.skip(f"{program} is not installed: apt-get install poppler-utils openssl")
    return found


def pdfsig(content: bytes, folder: Path) -> str:
    """What pdfsig says of a PDF."""
    path = folder / "seen.pdf"
    path.write_bytes(content)
    return subprocess.run([need("pdfsig"), "-nocert", str(path)], capture_output=True, text=True, check=False).stdout


def openssl_accepts(content: bytes, certificate: bytes, folder: Path) -> bool:
    """Whether OpenSSL finds that the certificate's key signed the bytes that /ByteRange names."""
    found = RANGE.search(content)
    assert found, "no /ByteRange"
    start, length, again, rest = map(int, found.groups())
    signed = content[start : start + length] + content[again : again + rest]
    paths = {name: folder / name for name in ("signed", "signature.der", "seal.pem")}
    paths["signed"].write_bytes(signed)
    paths["signature.der"].write_bytes(_without_padding(content[start + length + 1 : again - 1]))
    paths["seal.pem"].write_bytes(certificate)
    words = ["cms", "-verify", "-binary", "-inform", "DER", "-in", str(paths["signature.der"])]
    words += [
        "-content",
        str(paths["signed"]),
        "-CAfile",
        str(paths["seal.pem"]),
        "-purpose",
        "any",
        "-out",
        os.devnull,
    ]
    return subprocess.run([need("openssl"), *words], capture_output=True, check=False).returncode == 0


def _without_padding(coded: bytes) -> bytes:
    """The DER value at the start of a field that is filled up with zeros: its length stands in its first bytes."""
    plain = bytes.fromhex(coded.decode())
    assert plain[1] & 0x80, "a CMS value is longer than 127 bytes"
    of_length = plain[1] & 0x7F
    return plain[: 2 + of_length + int.from_bytes(plain[2 : 2 + of_length])]
