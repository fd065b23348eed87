"""Every address of the site says who may call it, and none of the closed ones answers a stranger."""

import re
from collections.abc import Callable, Iterable, Iterator
from functools import partial
from typing import Any

import pytest
from django.http import HttpRequest, HttpResponse
from django.test import Client
from django.urls import URLPattern, URLResolver, get_resolver, path
from ninja.operation import PathView

from maplebridge.doors.parts.access import access_of, declares
from maplebridge.doors.parts.paging import SIGN_IN

MACHINE_ROOM = ("ninja.openapi.", "django.contrib.staticfiles.")
NOWHERE = "01890000-0000-7000-8000-000000000000"
PART = re.compile(r"<(\w+:)?\w+>")
REFUSALS = {400, 401, 403, 404, 405, 406, 410, 415, 422}


def addresses(entries: Iterable[URLPattern | URLResolver], prefix: str = "") -> Iterator[tuple[str, URLPattern]]:
    """Every pattern of a URL table with the route that leads to it."""
    for entry in entries:
        route = prefix + str(entry.pattern)
        if isinstance(entry, URLResolver):
            yield from addresses(entry.url_patterns, route)
        else:
            yield route, entry


def functions_behind(view: Callable[..., Any]) -> list[Callable[..., Any]]:
    """The functions that answer: the view itself, or each operation of an API path."""
    for cell in getattr(view, "__closure__", None) or ():
        if isinstance(cell.cell_contents, PathView):
            return [operation.view_func for operation in cell.cell_contents.operations]
    return [view]


def undeclared(entries: Iterable[URLPattern | URLResolver]) -> list[str]:
    """Routes behind which something answers without saying to whom."""
    return [
        route
        for route, entry in addresses(entries)
        for function in functions_behind(entry.callback)
        if not access_of(function) and not _of_the_framework(function)
    ]


def _of_the_framework(function: Callable[..., Any]) -> bool:
    inner = function.func if isinstance(function, partial) else function
    return str(getattr(inner, "__module__", "")).startswith(MACHINE_ROOM)


def closed_routes() -> list[tuple[str, URLPattern]]:
    """Routes none of whose functions is public."""
    return [
        (route, entry)
        for route, entry in addresses(get_resolver().url_patterns)
        if all(
            access_of(function) and "public" not in access_of(function) for function in functions_behind(entry.callback)
        )
    ]


def filled(route: str) -> str:
    """An address of that route, about something that is not there."""
    return "/" + PART.sub(lambda part: NOWHERE if part[1] == "uuid:" else "1", route)


def refuses(answer: Any) -> bool:
    """Whether an answer lets nobody in: it says no, or sends to sign in."""
    return answer.status_code in REFUSALS or answer.headers.get("Location", "").startswith(SIGN_IN)


def test_every_address_says_who_may_call() -> None:
    assert undeclared(get_resolver().url_patterns) == []


@pytest.mark.django_db
@pytest.mark.parametrize("method", ["get", "post", "put", "patch", "delete"])
def test_no_closed_address_answers_a_stranger(method: str) -> None:
    ask = getattr(Client(raise_request_exception=False), method)
    body = {} if method == "get" else {"data": b"{}", "content_type": "application/json"}
    answers = {route: ask(filled(route), **body) for route, _ in closed_routes()}
    assert {route: answer.status_code for route, answer in answers.items() if not refuses(answer)} == {}


def page(request: HttpRequest) -> HttpResponse:
    return HttpResponse()


def test_a_page_that_does_not_say_is_found() -> None:
    assert undeclared([path("secret/", page)]) == ["secret/"]


def test_a_page_that_says_is_fine() -> None:
    def open_page(request: HttpRequest) -> HttpResponse:
        return HttpResponse()

    assert undeclared([path("open/", declares("public")(open_page))]) == []


def test_each_operation_of_an_api_path_is_asked() -> None:
    from ninja import NinjaAPI

    api = NinjaAPI(urls_namespace="house-example", docs_url=None, openapi_url=None)

    @api.get("/things")
    @declares("token:cases")
    def listed(request: HttpRequest) -> str:
        return ""

    @api.post("/things")
    def added(request: HttpRequest) -> str:
        return ""

    assert set(undeclared([path("api/", api.urls)])) == {"api/things"}


@pytest.mark.parametrize("word", ["", "everybody", "token", "token:", "token:Cases"])
def test_only_words_of_the_list_are_taken(word: str) -> None:
    with pytest.raises(ValueError, match="not one of"):
        declares(word)


def test_saying_nothing_is_refused() -> None:
    with pytest.raises(ValueError, match="say who may call"):
        declares()


def test_parts_of_a_route_are_filled_in() -> None:
    assert filled("c/<number>/<uuid:id>/<int:seq>") == f"/c/1/{NOWHERE}/1"
