"""Sends text messages from registered templates through Alibaba Cloud's short message service (Dysmsapi 2017-05-25).
Not for what they say: operators only take texts whose template they know.

From the public documentation: SendSms takes PhoneNumbers, SignName, TemplateCode, TemplateParam (JSON) and OutId, which
comes back in reports; a signature nonce is taken once within 15 minutes and then refused as `SignatureNonceUsed`;
QuerySendDetails lists a day's messages to one number with OutId and SendStatus 1 waiting, 2 failed, 3 delivered.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any
from urllib.parse import urlsplit

import httpx
import orjson

from maplebridge.ground.clock.time import day_of
from maplebridge.ground.post.channels.acs import Call, query_string, signed_headers
from maplebridge.ground.post.channels.outcome import Arrival, Refused, Report, TryLater

VERSION = "2017-05-25"
NONCE_USED = "SignatureNonceUsed"
SECONDS = 10.0
PAGE = 50
ARRIVALS: Mapping[str, Arrival] = {"1": "waiting", "2": "failed", "3": "delivered"}
PASSING = ("Throttling", "isv.BUSINESS_LIMIT_CONTROL", "isp.", "ServiceUnavailable", "InternalError")


@dataclass(frozen=True, slots=True)
class SmsClient:
    """One account with the provider; `sign` is the registered name in brackets before each text."""

    url: str
    key_id: str
    secret: str = field(repr=False)
    sign: str

    def send(
        self, *, phone: str, template: str, params: Mapping[str, str], own_id: str, nonce: str, now: datetime
    ) -> str:
        """The provider's id of the message. Raises TryLater or Refused; AlreadyTaken when it had this nonce before."""
        query = {
            "PhoneNumbers": phone,
            "SignName": self.sign,
            "TemplateCode": template,
            "TemplateParam": orjson.dumps(dict(params)).decode(),
            "OutId": own_id,
        }
        return str(self._call("SendSms", query, nonce, now).get("BizId", ""))

    def ask(self, *, phone: str, own_id: str, sent_at: datetime, nonce: str, now: datetime) -> Report:
        """What became of the message `own_id` that went to `phone` on that day. Raises TryLater or Refused."""
        query = {
            "PhoneNumber": phone,
            "SendDate": day_of(sent_at).strftime("%Y%m%d"),
            "PageSize": str(PAGE),
            "CurrentPage": "1",
        }
        found = self._call("QuerySendDetails", query, nonce, now).get("SmsSendDetailDTOs") or {}
        for detail in found.get("SmsSendDetailDTO") or ():
            if detail.get("OutId") == own_id:
                return Report(ARRIVALS.get(str(detail.get("SendStatus")), "waiting"), str(detail.get("ErrCode") or ""))
        return Report("unknown")

    def _call(self, action: str, query: Mapping[str, str], nonce: str, now: datetime) -> dict[str, Any]:
        call = Call(urlsplit(self.url).netloc, action, VERSION, query, nonce, now)
        headers = signed_headers(call, self.key_id, self.secret)
        try:
            answer = httpx.post(f"{self.url}/?{query_string(query)}", headers=headers, timeout=SECONDS)
            said = answer.json()
        except (httpx.ConnectError, httpx.ConnectTimeout) as error:
            raise TryLater(type(error).__name__) from error
        except (httpx.HTTPError, ValueError) as error:
            raise TryLater(type(error).__name__, unsure=True) from error
        _check(str(said.get("Code", "OK")) if isinstance(said, dict) else "NotJson", answer.status_code)
        return dict(said)


class AlreadyTaken(TryLater):
    """The provider has had this very request before: ask what became of it instead of sending again."""


def _check(code: str, status: int) -> None:
    if code == NONCE_USED:
        raise AlreadyTaken(code)
    if status >= 500 or status == 429 or code.startswith(PASSING):
        raise TryLater(code)
    if code != "OK":
        raise Refused(code)
