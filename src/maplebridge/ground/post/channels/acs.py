"""Signs requests in the third version of Alibaba Cloud's scheme, ACS3-HMAC-SHA256. Pure; not for sending them.

From the public documentation ("Request syntax and signature method V3"): the request is written in one canonical way
(method, path, sorted query, sorted signed headers, hash of the body), hashed with SHA-256, and the hash is signed with
HMAC-SHA256 under the access key's secret. All headers beginning with `x-acs-`, `host` and `content-type` are signed.
"""

import hashlib
import hmac
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from urllib.parse import quote

ALGORITHM = "ACS3-HMAC-SHA256"


@dataclass(frozen=True, slots=True)
class Call:
    """One call of one action of a service; `nonce` may be used once within a quarter of an hour."""

    host: str
    action: str
    version: str
    query: Mapping[str, str]
    nonce: str
    at: datetime


def query_string(query: Mapping[str, str]) -> str:
    """The parameters in canonical order and spelling."""
    return "&".join(f"{_spell(name)}={_spell(value)}" for name, value in sorted(query.items()))


def signed_headers(call: Call, key_id: str, secret: str, *, method: str = "POST", body: bytes = b"") -> dict[str, str]:
    """The headers to send with the call, `Authorization` among them."""
    headers = {
        "host": call.host,
        "x-acs-action": call.action,
        "x-acs-content-sha256": hashlib.sha256(body).hexdigest(),
        "x-acs-date": call.at.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%SZ"),
        "x-acs-signature-nonce": call.nonce,
        "x-acs-version": call.version,
    }
    names = ";".join(sorted(headers))
    lines = "".join(f"{name}:{headers[name].strip()}\n" for name in sorted(headers))
    canonical = "\n".join([method, "/", query_string(call.query), lines, names, headers["x-acs-content-sha256"]])
    digest = hashlib.sha256(canonical.encode()).hexdigest()
    signature = hmac.new(secret.encode(), f"{ALGORITHM}\n{digest}".encode(), hashlib.sha256).hexdigest()
    return {
        **headers,
        "Authorization": f"{ALGORITHM} Credential={key_id},SignedHeaders={names},Signature={signature}",
    }


def _spell(text: str) -> str:
    return quote(text, safe="-_.~")
