"""A small provider of text messages on this computer: it checks signatures as the real one's documentation says."""

import hashlib
import hmac
import json
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from threading import Event, Lock, Thread
from typing import Any
from urllib.parse import parse_qs, quote, urlsplit

PATIENCE = 60.0
KEY_ID, SECRET, SIGN = "key-1", "secret-1", "织金枫桥"
Answer = tuple[int, dict[str, Any]]


@dataclass
class SmsProvider:
    """What it has taken, in order; `refusals` are answers it gives first, `deaf` is how often it takes and says
    nothing. With `holds` it takes, sets `held`, and answers once that is set."""

    url: str = ""
    taken: list[dict[str, str]] = field(default_factory=list)
    nonces: list[str] = field(default_factory=list)
    refusals: list[Answer] = field(default_factory=list)
    status: int = 3
    deaf: int = 0
    holds: Event | None = None
    held: Event = field(default_factory=Event)
    lock: Lock = field(default_factory=Lock)

    def texts(self) -> list[tuple[str, str, dict[str, str]]]:
        """To whom, which template, with what filled in."""
        return [(one["PhoneNumbers"], one["TemplateCode"], json.loads(one["TemplateParam"])) for one in self.taken]

    def answer(self, action: str, query: dict[str, str], nonce: str) -> Answer:
        with self.lock:
            if nonce in self.nonces:
                return 400, {"Code": "SignatureNonceUsed", "Message": "used"}
            self.nonces.append(nonce)
            if action == "QuerySendDetails":
                return 200, {"Code": "OK", "SmsSendDetailDTOs": {"SmsSendDetailDTO": self._details(query)}}
            if self.refusals:
                return self.refusals.pop(0)
            self.taken.append(query)
            return 200, {"Code": "OK", "BizId": f"biz-{len(self.taken)}", "RequestId": nonce}

    def _details(self, query: dict[str, str]) -> list[dict[str, Any]]:
        mine = [one for one in self.taken if one["PhoneNumbers"] == query["PhoneNumber"]]
        return [{"OutId": one["OutId"], "SendStatus": self.status, "ErrCode": "DELIVERED"} for one in mine]


@contextmanager
def sms_provider() -> Iterator[SmsProvider]:
    """The provider, listening until the block ends."""
    provider = SmsProvider()

    class Handler(BaseHTTPRequestHandler):
        def do_POST(self) -> None:
            body = self.rfile.read(int(self.headers.get("Content-Length") or 0))
            query = {
                name: values[0] for name, values in parse_qs(urlsplit(self.path).query, strict_parsing=True).items()
            }
            if not _signed(self, query, body):
                status, said = 403, {"Code": "SignatureDoesNotMatch", "Message": "no"}
            else:
                nonce = self.headers["x-acs-signature-nonce"]
                status, said = provider.answer(self.headers["x-acs-action"], query, nonce)
            if provider.holds is not None:
                provider.held.set()
                provider.holds.wait(PATIENCE)
            if provider.deaf and self.headers["x-acs-action"] == "SendSms":
                provider.deaf -= 1
                self.close_connection = True
                return
            content = json.dumps(said).encode()
            with suppress(ConnectionError):  # whoever asked may have been killed
                self.send_response(status)
                self.send_header("Content-Length", str(len(content)))
                self.end_headers()
                self.wfile.write(content)

        def log_message(self, *_: Any) -> None:
            pass

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    provider.url = f"http://127.0.0.1:{server.server_address[1]}"
    thread = Thread(target=server.serve_forever, daemon=True)
    thread.start()
    try:
        yield provider
    finally:
        server.shutdown()
        server.server_close()
        thread.join()


def _signed(handler: BaseHTTPRequestHandler, query: dict[str, str], body: bytes) -> bool:
    algorithm, _, rest = handler.headers["Authorization"].partition(" ")
    parts = dict(part.split("=", 1) for part in rest.split(","))
    names = parts["SignedHeaders"].split(";")
    own = {name.lower() for name in handler.headers if name.lower().startswith("x-acs-")} | {"host"}
    sha = hashlib.sha256(body).hexdigest()
    lines = [f"{name}:{handler.headers[name].strip()}" for name in names]
    canonical = [
        handler.command,
        urlsplit(handler.path).path,
        "&".join(f"{_spelt(name)}={_spelt(query[name])}" for name in sorted(query)),
        *lines,
        "",
        ";".join(names),
        sha,
    ]
    text = f"{algorithm}\n{hashlib.sha256(chr(10).join(canonical).encode()).hexdigest()}"
    expected = hmac.new(SECRET.encode(), text.encode(), hashlib.sha256).hexdigest()
    return (
        algorithm == "ACS3-HMAC-SHA256"
        and parts["Credential"] == KEY_ID
        and own <= set(names)
        and names == sorted(names)
        and handler.headers["x-acs-content-sha256"] == sha
        and handler.headers["x-acs-version"] == "2017-05-25"
        and hmac.compare_digest(expected, parts["Signature"])
    )


def _spelt(text: str) -> str:
    return quote(text, safe="~")
