"""Every address to which a stranger may send something says what holds back a flood, and what it says is counted."""

import ast
from collections.abc import Callable, Iterable, Iterator
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.urls import URLPattern, URLResolver, get_resolver, path
from django.views.decorators.http import require_safe
from ninja.operation import PathView
from tests.house import walk
from tests.house.test_access import addresses

from maplebridge.doors.parts.access import access_of, declares
from maplebridge.doors.parts.asking import Visitor
from maplebridge.doors.parts.limits import limit_of, paced, unpaced
from maplebridge.doors.parts.paging import METHODS, page

WRITES = {"POST", "PUT", "PATCH", "DELETE"}
COUNTING = {"check_pace", "check_case", "hold_back", "count_wrong", "wrong_ones_counted", "file_report"}
Entries = Iterable[URLPattern | URLResolver]


def ways_in(entries: Entries) -> Iterator[tuple[str, Callable[..., Any], set[str]]]:
    """Each function that answers, with its route and the methods it takes."""
    for route, entry in addresses(entries):
        operations = _operations(entry.callback)
        for operation in operations or ():
            yield route, operation.view_func, set(operation.methods)
        if operations is None:
            yield route, entry.callback, _methods(entry.callback)


def unheld(entries: Entries) -> list[str]:
    """Routes to which strangers may send, and that do not say what holds them back."""
    return [
        route
        for route, function, methods in ways_in(entries)
        if "public" in access_of(function) and methods & WRITES and limit_of(function) is None
    ]


def _operations(view: Callable[..., Any]) -> list[Any] | None:
    cells = (cell.cell_contents for cell in getattr(view, "__closure__", None) or ())
    return next((list(each.operations) for each in cells if isinstance(each, PathView)), None)


def _methods(view: Callable[..., Any]) -> set[str]:
    """What a page or Django's own decorator says; everything, where nothing is said."""
    if said := getattr(view, METHODS, ()):
        return set(said)
    lists = (cell.cell_contents for cell in getattr(view, "__closure__", None) or ())
    return next((set(each) for each in lists if isinstance(each, list)), WRITES)


def counted() -> set[str]:
    """The words that are handed to whatever counts."""
    calls = (node for file in walk.python_files(of=walk.DOORS) for node in ast.walk(walk.tree_of(file)))
    return {
        word.value
        for call in calls
        if isinstance(call, ast.Call) and getattr(call.func, "id", "") in COUNTING
        for word in [*call.args, *(given.value for given in call.keywords)]
        if isinstance(word, ast.Constant) and isinstance(word.value, str)
    }


def test_every_address_that_strangers_may_send_to_has_a_limit_or_a_reason() -> None:
    assert unheld(get_resolver().url_patterns) == []


def test_what_is_said_to_be_counted_is_counted() -> None:
    limits = [limit for _, function, _ in ways_in(get_resolver().url_patterns) if (limit := limit_of(function))]
    assert {limit.what for limit in limits} - {""} - counted() == set()
    assert {"report", "application", "comparison", "case_secret"} <= {limit.what for limit in limits}


def test_a_new_one_without_a_limit_is_found() -> None:
    @page("public", methods=("GET", "POST"))
    def bare(request: HttpRequest, visitor: Visitor) -> HttpResponse:
        return HttpResponse()

    @page("public", methods=("POST",))
    @paced("report")
    def counts(request: HttpRequest, visitor: Visitor) -> HttpResponse:
        return HttpResponse()

    @declares("public")
    @unpaced("for the test")
    def reasoned(request: HttpRequest) -> HttpResponse:
        return HttpResponse()

    @require_safe
    @declares("public")
    def only_read(request: HttpRequest) -> HttpResponse:
        return HttpResponse()

    @declares("public")
    def takes_all(request: HttpRequest) -> HttpResponse:
        return HttpResponse()

    views = [bare, counts, reasoned, only_read, takes_all]
    assert unheld([path(f"{view.__name__}/", view) for view in views]) == ["bare/", "takes_all/"]


def test_each_operation_of_an_api_path_is_asked() -> None:
    from ninja import NinjaAPI

    api = NinjaAPI(urls_namespace="house-limits", docs_url=None, openapi_url=None)

    @api.get("/things")
    @declares("public")
    def listed(request: HttpRequest) -> str:
        return ""

    @api.post("/things")
    @declares("public", "token:act")
    def added(request: HttpRequest) -> str:
        return ""

    assert unheld([path("api/", api.urls)]) == ["api/things", "api/things"]  # once for each method at the address
