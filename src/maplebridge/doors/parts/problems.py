"""Says what is wrong as RFC 9457 problem details, in the reader's language with both beside it. Not for deciding."""

from collections.abc import Mapping
from typing import Any

import orjson
from django.http import HttpRequest, HttpResponse

from maplebridge.ground.words.fault import Fault, Passing
from maplebridge.ground.words.text import Language, Text

MEDIA_TYPE = "application/problem+json"
KIND = "urn:maplebridge:problem:"
TITLES: Mapping[int, Text] = {
    400: Text("请求无法读取", "The request cannot be read"),
    401: Text("请先表明身份", "Say who you are"),
    403: Text("无权这样做", "Not yours to do"),
    404: Text("没有找到", "Not found"),
    405: Text("此处不支持这种请求", "Not possible here"),
    409: Text("与当前状态冲突", "In conflict with how things stand"),
    413: Text("内容过大", "Too large"),
    415: Text("内容类型不对", "Wrong type of content"),
    422: Text("填写有误", "Something is not right"),
    429: Text("请求过于频繁", "Too many requests"),
    500: Text("系统出错", "Something went wrong here"),
    503: Text("暂时不可用", "Not available just now"),
}


class Unreadable(Fault):
    """The body is not what it says it is."""

    status = 400


class WrongType(Fault):
    """The body is of a type that is not taken here."""

    status = 415


class Unavailable(Passing):
    """Something this answer needs does not respond just now."""


def language_of(request: HttpRequest) -> Language:
    """The first of Chinese and English that the reader accepts; Chinese when neither is named."""
    for wish in request.META.get("HTTP_ACCEPT_LANGUAGE", "").split(","):
        tag = wish.partition(";")[0].strip().lower().partition("-")[0]
        if tag in ("zh", "en"):
            return "zh" if tag == "zh" else "en"
    return "zh"


def describe(fault: Fault, language: Language) -> dict[str, Any]:
    """The problem as JSON; what the fault carries as `extra` stands beside the members of the standard."""
    return {
        **fault.extra,
        "type": KIND + fault.code,
        "title": TITLES.get(fault.status, TITLES[422]).say(language),
        "status": fault.status,
        "detail": fault.text.say(language),
        "code": fault.code,
        "field": fault.field,
        "message": {"zh": fault.text.zh, "en": fault.text.en},
    }


def answer_problem(request: HttpRequest, fault: Fault) -> HttpResponse:
    """The answer to a request that cannot be granted."""
    language = language_of(request)
    headers = {"Cache-Control": "no-store", "Content-Language": "zh-Hans" if language == "zh" else "en"}
    if fault.status == 401:
        headers["WWW-Authenticate"] = 'Bearer realm="maplebridge", Case realm="maplebridge"'
    if fault.retry_after:
        headers["Retry-After"] = fault.retry_after
    body = orjson.dumps(describe(fault, language), default=str)
    return HttpResponse(body, status=fault.status, content_type=MEDIA_TYPE, headers=headers)
