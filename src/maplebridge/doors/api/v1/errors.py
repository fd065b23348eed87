"""Turns whatever an operation raised into a problem that names the field and how to mend it. Not for pages."""

import logging
from collections.abc import Callable, Mapping
from typing import Any

import orjson
from django.core.exceptions import RequestDataTooBig, TooManyFieldsSent, TooManyFilesSent
from django.db import InterfaceError, OperationalError
from django.http import Http404, HttpRequest, HttpResponse
from django.http.multipartparser import MultiPartParserError
from ninja import NinjaAPI
from ninja.errors import HttpError, ValidationError

from maplebridge.doors.api.v1.entrance import too_large
from maplebridge.doors.parts.problems import Unavailable, Unreadable, answer_problem
from maplebridge.ground.numbers.ids import new_id
from maplebridge.ground.words.fault import Fault, Missing
from maplebridge.ground.words.text import Text

log = logging.getLogger(__name__)
Handler = Callable[[HttpRequest, Any], HttpResponse]
SOURCES = ("body", "query", "path", "form", "file", "header")
SHOWN = 20
NOT_READABLE = Text("请求内容无法读取", "the body cannot be read")
NO_ADDRESS = Text("没有这个地址", "there is no such address")
BUSY = Text("系统暂时繁忙，请稍后再试", "busy just now: try again in a moment")
BROKEN = Text("系统出错，请凭编号联系管理员", "something went wrong here: give the administrators the id")
SAID: Mapping[str, tuple[str, str]] = {
    "missing": ("此项必填", "this is required"),
    "extra_forbidden": ("没有这一项", "there is no such field"),
    "string_type": ("应为文字", "must be text"),
    "string_too_long": ("超过 {max_length} 字", "longer than {max_length} signs"),
    "string_too_short": ("不足 {min_length} 字", "shorter than {min_length} signs"),
    "string_pattern_mismatch": ("格式不对", "not in the form expected"),
    "int_type": ("应为整数", "must be a whole number"),
    "int_parsing": ("应为整数", "must be a whole number"),
    "int_from_float": ("应为整数", "must be a whole number"),
    "float_type": ("应为数字", "must be a number"),
    "float_parsing": ("应为数字", "must be a number"),
    "finite_number": ("应为数字", "must be a number"),
    "bool_type": ("应为 true 或 false", "must be true or false"),
    "bool_parsing": ("应为 true 或 false", "must be true or false"),
    "literal_error": ("应为 {expected} 之一", "must be one of {expected}"),
    "enum": ("应为 {expected} 之一", "must be one of {expected}"),
    "greater_than_equal": ("不能小于 {ge}", "must be {ge} or more"),
    "less_than_equal": ("不能大于 {le}", "must be {le} or less"),
    "list_type": ("应为列表", "must be a list"),
    "too_long": ("最多 {max_length} 项", "at most {max_length} entries"),
    "dict_type": ("应为对象", "must be an object"),
    "model_attributes_type": ("应为对象", "must be an object"),
    "model_type": ("应为对象", "must be an object"),
    "datetime_type": ("应为时间", "must be a time"),
    "datetime_parsing": ("应为时间，如 2026-09-18T09:00:00+08:00", "must be a time such as 2026-09-18T09:00:00+08:00"),
    "datetime_from_date_parsing": ("应为时间，如 2026-09-18T09:00:00+08:00", "must be a time with its zone"),
    "timezone_aware": ("时间须带时区", "the time must say its zone"),
}
ODD = ("填写有误", "is not a value that fits here")


def unreadable_json(error: orjson.JSONDecodeError) -> Fault:
    """Malformed JSON, with where it stops making sense."""
    place = {"line": error.lineno, "position": error.colno}
    zh = f"JSON 格式有误：第 {error.lineno} 行第 {error.colno} 个字符"
    return Unreadable("bad_json", Text(zh, f"not JSON: line {error.lineno}, sign {error.colno}"), extra=place)


def explain(errors: list[dict[str, Any]]) -> Fault:
    """The fault in what a caller sent, by the first field that is wrong; all of them stand beside it."""
    told = [_tell(error) for error in errors[:SHOWN]]
    first = told[0]
    said = Text(first["message"]["zh"], first["message"]["en"])
    return Fault(first["code"], said, field=first["field"], extra={"errors": told})


def _tell(error: dict[str, Any]) -> dict[str, Any]:
    location = [str(part) for part in error["loc"]]
    if location and location[0] in SOURCES:
        location = location[2:] if location[0] == "body" else location[1:]
    zh, en = SAID.get(error["type"], ODD)
    known = {name: _plain(value) for name, value in error.get("ctx", {}).items()}
    code = {"missing": "missing", "extra_forbidden": "unknown_field"}.get(error["type"], "invalid")
    message = {"zh": zh.format(**known), "en": en.format(**known)}
    return {"field": ".".join(location), "code": code, "message": message}


def _plain(value: Any) -> str:
    return str(value).replace("'", "").replace(" or ", ", ")


def _fault_of(error: Exception) -> Fault:
    if isinstance(error, ValidationError):
        return explain(error.errors)
    cause = error.__cause__
    if isinstance(cause, Fault):
        return cause
    if isinstance(cause, orjson.JSONDecodeError):
        return unreadable_json(cause)
    return Unreadable("unreadable", NOT_READABLE)


def handle_errors(api: NinjaAPI, longest: int) -> None:
    """Let every error of `api` leave as a problem; `longest` is the most bytes any body may have."""

    def overfull(request: HttpRequest, error: Any) -> HttpResponse:
        return answer_problem(request, too_large(longest))

    handlers: list[tuple[tuple[type[Exception], ...], Handler]] = [
        ((Fault,), answer_problem),
        ((ValidationError, HttpError, MultiPartParserError), _unfit),
        ((RequestDataTooBig, TooManyFieldsSent, TooManyFilesSent), overfull),
        ((OperationalError, InterfaceError), _busy),
        ((Http404,), _nothing_there),
        ((Exception,), _broken),
    ]
    for kinds, handler in handlers:
        for kind in kinds:
            api.add_exception_handler(kind, handler)


def no_address(request: HttpRequest) -> HttpResponse:
    """Nothing is there."""
    return answer_problem(request, Missing("no_such_address", NO_ADDRESS))


def _unfit(request: HttpRequest, error: Any) -> HttpResponse:
    return answer_problem(request, _fault_of(error))


def _nothing_there(request: HttpRequest, error: Any) -> HttpResponse:
    return no_address(request)


def _busy(request: HttpRequest, error: Any) -> HttpResponse:
    log.warning("the database refused: %s", type(error).__name__, extra={"path": request.path})
    return answer_problem(request, Unavailable("busy", BUSY))


def _broken(request: HttpRequest, error: Any) -> HttpResponse:
    return answer_problem(request, unexpected(error, request.path))


def unexpected(error: Exception, path: str) -> Fault:
    """The fault for an error nobody foresaw: the trace goes to the log, its id to the caller."""
    incident = str(new_id())
    log.error("unexpected error", exc_info=error, extra={"id": incident, "path": path})
    fault = Fault("unexpected", BROKEN, extra={"id": incident})
    fault.status = 500
    return fault
