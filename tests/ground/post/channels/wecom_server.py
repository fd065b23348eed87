"""A small WeCom on this computer: access tokens that end, duplicates that are dropped, robots with keys."""

import json
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from threading import Thread
from typing import Any
from urllib.parse import parse_qs, urlsplit

CORP, AGENT, SECRET = "wwcorp", 1000002, "app-secret"
ROBOT = "5b0e7a3c-0000-4000-8000-000000000001"
MEMBERS = ("axiu", "luolan", "yangguang", "hefang", "zhouming")
Said = dict[str, Any]


@dataclass
class WecomServer:
    """What reached members, groups and chats; `refusals` are answers it gives first."""

    url: str = ""
    members: list[tuple[str, str]] = field(default_factory=list)
    groups: list[tuple[str, str]] = field(default_factory=list)
    chats: list[tuple[str, str]] = field(default_factory=list)
    tokens: list[str] = field(default_factory=list)
    ended: set[str] = field(default_factory=set)
    refusals: list[Said] = field(default_factory=list)
    deaf: int = 0

    def get(self, path: str, query: dict[str, str]) -> Said:
        assert path == "/cgi-bin/gettoken"
        if (query.get("corpid"), query.get("corpsecret")) != (CORP, SECRET):
            return {"errcode": 40001, "errmsg": "invalid credential"}
        self.tokens.append(f"token-{len(self.tokens) + 1}")
        return {"errcode": 0, "access_token": self.tokens[-1], "expires_in": 7200}

    def post(self, path: str, query: dict[str, str], body: Said) -> Said:
        if self.refusals:
            return self.refusals.pop(0)
        if path == "/cgi-bin/webhook/send":
            return self._to_robot(query.get("key", ""), body)
        token = query.get("access_token", "")
        if token not in self.tokens or token in self.ended:
            return {"errcode": 42001 if token in self.ended else 40014, "errmsg": "token"}
        return self._to_member(body) if path == "/cgi-bin/message/send" else self._to_chat(body)

    def _to_robot(self, key: str, body: Said) -> Said:
        if key != ROBOT:
            return {"errcode": 93000, "errmsg": "invalid webhook url"}
        self.groups.append((key, body["text"]["content"]))
        return {"errcode": 0}

    def _to_member(self, body: Said) -> Said:
        assert body["agentid"] == AGENT
        assert body["msgtype"] == "text"
        if body["touser"] not in MEMBERS:
            return {"errcode": 0, "invaliduser": body["touser"]}
        sent = (body["touser"], body["text"]["content"])
        if not (body.get("enable_duplicate_check") and sent in self.members):
            self.members.append(sent)
        return {"errcode": 0, "msgid": f"m{len(self.members)}"}

    def _to_chat(self, body: Said) -> Said:
        self.chats.append((body["chatid"], body["text"]["content"]))
        return {"errcode": 0}


@contextmanager
def wecom_server() -> Iterator[WecomServer]:
    """The server, listening until the block ends."""
    wecom = WecomServer()

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            self._say(wecom.get(*self._asked()))

        def do_POST(self) -> None:
            body = json.loads(self.rfile.read(int(self.headers["Content-Length"])))
            said = wecom.post(*self._asked(), body)
            if wecom.deaf:
                wecom.deaf -= 1
                self.close_connection = True
                return
            self._say(said)

        def _asked(self) -> tuple[str, dict[str, str]]:
            parts = urlsplit(self.path)
            return parts.path, {name: values[0] for name, values in parse_qs(parts.query).items()}

        def _say(self, said: Said) -> None:
            content = json.dumps(said).encode()
            self.send_response(200)
            self.send_header("Content-Length", str(len(content)))
            self.end_headers()
            self.wfile.write(content)

        def log_message(self, *_: Any) -> None:
            pass

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    wecom.url = f"http://127.0.0.1:{server.server_address[1]}"
    thread = Thread(target=server.serve_forever, daemon=True)
    thread.start()
    try:
        yield wecom
    finally:
        server.shutdown()
        server.server_close()
        thread.join()
