"""A county's own sign-on, small and real: an OpenID Connect server on a free local port that vouches for one person."""

import base64
import hashlib
import json
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any
from urllib.parse import parse_qs, urlsplit

import jwt

CLIENT, SECRET, CODE = "maplebridge", "between us two, and nobody else", "one-code"


class SignOn(ThreadingHTTPServer):
    """Knows who is asking (`person`) and the challenge that their browser brought."""

    person = "luolan"
    challenge = ""

    @property
    def url(self) -> str:
        """Where it is."""
        return f"http://127.0.0.1:{self.server_address[1]}"

    def authorise(self, address: str) -> str:
        """What the browser does there: the address it is sent back to."""
        wanted = {name: values[0] for name, values in parse_qs(urlsplit(address).query).items()}
        assert wanted["client_id"] == CLIENT
        assert "openid" in wanted["scope"]
        self.challenge = wanted["code_challenge"]
        return f"{wanted['redirect_uri']}?code={CODE}&state={wanted['state']}"


class Handler(BaseHTTPRequestHandler):
    """Its three addresses."""

    server: SignOn

    def do_GET(self) -> None:
        """Where what is; who somebody is."""
        url = self.server.url
        if self.path.startswith("/.well-known/"):
            self._say(
                {
                    "issuer": url,
                    "authorization_endpoint": f"{url}/authorize",
                    "token_endpoint": f"{url}/token",
                    "userinfo_endpoint": f"{url}/userinfo",
                    "jwks_uri": f"{url}/keys",
                    "token_endpoint_auth_methods_supported": ["client_secret_post"],
                }
            )
        elif self.path == "/userinfo" and self.headers["Authorization"] == "Bearer access":
            self._say({"sub": "17", "preferred_username": self.server.person})
        else:
            self._say({}, 404)

    def do_POST(self) -> None:
        """A code for a token, if the one who asks is the one who began."""
        form = {
            name: values[0]
            for name, values in parse_qs(self.rfile.read(int(self.headers["Content-Length"])).decode()).items()
        }
        digest = hashlib.sha256(form.get("code_verifier", "").encode()).digest()
        began = base64.urlsafe_b64encode(digest).rstrip(b"=").decode() == self.server.challenge
        if not began or (form["code"], form["client_secret"]) != (CODE, SECRET):
            self._say({"error": "invalid_grant"}, 400)
            return
        now = int(time.time())
        said = {"iss": self.server.url, "aud": CLIENT, "sub": "17", "iat": now, "exp": now + 60}
        token = jwt.encode(said | {"preferred_username": self.server.person}, "k" * 32, "HS256")
        self._say({"access_token": "access", "token_type": "Bearer", "id_token": token})

    def _say(self, what: dict[str, Any], status: int = 200) -> None:
        body = json.dumps(what).encode()
        self.send_response(status)
        self.send_header("Content-Type", "application/json")
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, *words: Any) -> None:
        """Nothing."""


@contextmanager
def sign_on() -> Iterator[SignOn]:
    """The server, as long as the block runs."""
    server = SignOn(("127.0.0.1", 0), Handler)
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    try:
        yield server
    finally:
        server.shutdown()
        server.server_close()
        thread.join()
