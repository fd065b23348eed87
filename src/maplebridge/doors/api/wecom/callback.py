"""Where WeCom tells us of messages that a group addressed to the centre's robot. The envelope's signature is the key to
this door. Not for what becomes of a message: services.sending.groups."""

import secrets
from collections.abc import Mapping
from urllib.parse import parse_qs, urlsplit

from django.conf import settings
from django.http import HttpRequest, HttpResponse, HttpResponseNotAllowed

from maplebridge.doors.parts.access import declares
from maplebridge.doors.parts.limits import unpaced
from maplebridge.ground.clock import time
from maplebridge.ground.post.channels.wecom_crypto import Envelope, OddEnvelope
from maplebridge.ground.post.channels.wecom_xml import OddXml, read_xml, write_xml
from maplebridge.ground.words.text import Language
from maplebridge.rulebook.publishing.queries import list_counties
from maplebridge.services.sending.groups import CHINESE, GroupMessage, hear

LONGEST = 100_000
XML = "application/xml; charset=utf-8"


@declares("public")
@unpaced("only who holds the key of our WeCom robot gets past its signature")
def wecom(request: HttpRequest, county: str) -> HttpResponse:
    """GET: prove that we hold the key. POST: one message in an envelope."""
    if request.method not in ("GET", "POST"):
        return HttpResponseNotAllowed(["GET", "POST"])
    envelope = _envelope()
    if envelope is None or county not in list_counties():
        return HttpResponse(status=404)
    try:
        if request.method == "GET":
            return HttpResponse(_opened(envelope, request, request.GET.get("echostr", "")), content_type="text/plain")
        return _answer(envelope, request, county)
    except (OddEnvelope, OddXml):
        return HttpResponse(status=403)


def _envelope() -> Envelope | None:
    if not settings.WECOM_TOKEN:
        return None
    return Envelope(settings.WECOM_TOKEN, settings.WECOM_AES_KEY, settings.WECOM_RECEIVER)


def _opened(envelope: Envelope, request: HttpRequest, sealed: str) -> str:
    signature, timestamp, nonce = (request.GET.get(name, "") for name in ("msg_signature", "timestamp", "nonce"))
    return envelope.open(signature, timestamp, nonce, sealed)


def _answer(envelope: Envelope, request: HttpRequest, county: str) -> HttpResponse:
    if int(request.headers.get("Content-Length") or 0) > LONGEST:
        return HttpResponse(status=413)
    outer = read_xml(request.body.decode(errors="replace"))
    inner = read_xml(_opened(envelope, request, outer.get("Encrypt", "")))
    if inner.get("MsgType") != "text" or not inner.get("ChatId") or not inner.get("MsgId"):
        return HttpResponse(status=200)
    said = inner.get("Text/Content", "")
    message = GroupMessage(inner["MsgId"], inner["ChatId"], said, inner.get("From/Name", ""), _robot(inner))
    now = time.now()
    reply = hear(county=county, message=message, now=now)
    if reply is None:
        return HttpResponse(status=200)
    language: Language = "zh" if CHINESE.search(said) or not said.isascii() else "en"
    return _sealed(envelope, reply.say(language), str(int(now.timestamp())))


def _robot(inner: Mapping[str, str]) -> str:
    """The key of the group's robot, taken out of the address that WeCom gives: we write to no address of others."""
    return (parse_qs(urlsplit(inner.get("WebhookUrl", "")).query).get("key") or [""])[0]


def _sealed(envelope: Envelope, text: str, timestamp: str) -> HttpResponse:
    nonce = secrets.token_hex(8)
    inner = f"<xml><MsgType>text</MsgType><Text>{write_xml({'Content': text})[5:-6]}</Text></xml>"
    sealed = envelope.seal(inner)
    signature = envelope.sign(timestamp, nonce, sealed)
    parts = {"Encrypt": sealed, "MsgSignature": signature, "TimeStamp": timestamp, "Nonce": nonce}
    return HttpResponse(write_xml(parts), content_type=XML)
