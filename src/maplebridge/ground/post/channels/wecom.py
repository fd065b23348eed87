"""Sends messages through WeCom: to members of the corp, to chats of the app, to groups by their robot.
Not for receiving.

From the public documentation: `gettoken` gives an access token for 7,200 s that is to be kept; `message/send` takes
`enable_duplicate_check` and then drops the same message within `duplicate_check_interval`; `webhook/send?key=` writes
into the group of a robot; errcode 40014 and 42001 mean that the token has gone, -1 and 45009 that one should wait.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from threading import Lock
from typing import Any

import httpx

from maplebridge.ground.post.channels.outcome import Refused, TryLater

SECONDS = 10.0
EARLY = timedelta(minutes=5)
TOKEN_GONE, PASSING = (40014, 42001), (-1, 45009)
DUPLICATE_SECONDS = 1800
ANSWER_BYTES = 2000


@dataclass
class WecomClient:
    """One app of one corp; it keeps its access token until shortly before it ends."""

    url: str
    corp_id: str
    agent_id: int
    secret: str = field(repr=False)
    _token: str = field(default="", repr=False)
    _ends_at: datetime | None = None
    _lock: Lock = field(default_factory=Lock, repr=False)

    def send_to_member(self, member: str, text: str, now: datetime) -> str:
        """Writes to one member; the same text again within half an hour is dropped there. Raises TryLater, Refused."""
        body = {
            "touser": member,
            "msgtype": "text",
            "agentid": self.agent_id,
            "text": {"content": _short(text)},
            "enable_duplicate_check": 1,
            "duplicate_check_interval": DUPLICATE_SECONDS,
        }
        said = self._call("message/send", body, now)
        if said.get("invaliduser"):
            raise Refused("invaliduser")
        return str(said.get("msgid", ""))

    def send_to_chat(self, chat_id: str, text: str, now: datetime) -> str:
        """Writes into a chat that the app made. Raises TryLater, Refused."""
        self._call("appchat/send", {"chatid": chat_id, "msgtype": "text", "text": {"content": _short(text)}}, now)
        return ""

    def send_by_robot(self, key: str, text: str) -> str:
        """Writes into the group of a robot. Raises TryLater, Refused."""
        body = {"msgtype": "text", "text": {"content": _short(text)}}
        _check(_post(f"{self.url}/cgi-bin/webhook/send", {"key": key}, body))
        return ""

    def _call(self, path: str, body: Mapping[str, Any], now: datetime) -> dict[str, Any]:
        said = _post(f"{self.url}/cgi-bin/{path}", {"access_token": self._access_token(now)}, body)
        if said.get("errcode") in TOKEN_GONE:
            self._forget()
            said = _post(f"{self.url}/cgi-bin/{path}", {"access_token": self._access_token(now)}, body)
        return _check(said)

    def _access_token(self, now: datetime) -> str:
        with self._lock:
            if self._ends_at is None or now >= self._ends_at:
                said = _check(_get(f"{self.url}/cgi-bin/gettoken", {"corpid": self.corp_id, "corpsecret": self.secret}))
                self._token = str(said["access_token"])
                self._ends_at = now + timedelta(seconds=int(said["expires_in"])) - EARLY
            return self._token

    def _forget(self) -> None:
        with self._lock:
            self._ends_at = None


def _get(url: str, query: Mapping[str, str]) -> dict[str, Any]:
    return _said(lambda: httpx.get(url, params=query, timeout=SECONDS))


def _post(url: str, query: Mapping[str, str], body: Mapping[str, Any]) -> dict[str, Any]:
    return _said(lambda: httpx.post(url, params=query, json=body, timeout=SECONDS))


def _said(call: Any) -> dict[str, Any]:
    try:
        answer = call()
        answer.raise_for_status()
        said = answer.json()
    except (httpx.ConnectError, httpx.ConnectTimeout) as error:
        raise TryLater(type(error).__name__) from error
    except (httpx.HTTPError, ValueError) as error:
        raise TryLater(type(error).__name__, unsure=True) from error
    return said if isinstance(said, dict) else {}


def _check(said: dict[str, Any]) -> dict[str, Any]:
    code = said.get("errcode", -1)
    if code in PASSING or code in TOKEN_GONE:
        raise TryLater(f"errcode {code}")
    if code != 0:
        raise Refused(f"errcode {code}")
    return said


def _short(text: str) -> str:
    """As much of a text as a message may hold."""
    return text.encode()[:ANSWER_BYTES].decode(errors="ignore")
