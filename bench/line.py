"""A lean HTTP/1.1 line for load: one kept connection, JSON out, JSON in. Leaner than http.client, so that the machine's
time goes to what is measured. Not for anything but a server of our own."""

import socket
from typing import Any

import orjson


class Line:
    """One connection to `host:port`."""

    def __init__(self, host: str, port: int) -> None:
        self._socket = socket.create_connection((host, port), timeout=60)
        self._socket.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
        self._host = f"{host}:{port}"

    def post(self, path: str, body: Any, authorization: str = "") -> tuple[int, Any]:
        """Status and JSON of the answer."""
        content = orjson.dumps(body)
        who = f"Authorization: {authorization}\r\n" if authorization else ""
        head = (
            f"POST {path} HTTP/1.1\r\nHost: {self._host}\r\nContent-Type: application/json\r\n"
            f"{who}Content-Length: {len(content)}\r\n\r\n"
        )
        self._socket.sendall(head.encode() + content)
        return self._answer()

    def _answer(self) -> tuple[int, Any]:
        received = b""
        while (end := received.find(b"\r\n\r\n")) < 0:
            received += self._more()
        head = received[:end].decode("latin-1").lower()
        length = int(head.split("content-length:", 1)[1].split("\r\n", 1)[0])
        while len(received) < end + 4 + length:
            received += self._more()
        return int(head.split(" ", 2)[1]), orjson.loads(received[end + 4 :])

    def _more(self) -> bytes:
        chunk = self._socket.recv(65536)
        if not chunk:
            raise ConnectionError("the server closed the line")
        return chunk
