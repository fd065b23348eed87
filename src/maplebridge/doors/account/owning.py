"""Pages for whoever is signed in, with duties today or without. Not for strangers: they are sent to sign in."""

from collections.abc import Callable
from typing import Any

from django.http import HttpRequest
from django.http.response import HttpResponseBase

from maplebridge.directory.accounts.models import Account
from maplebridge.doors.parts.paging import PageView, page

READ, WRITE = ("GET", "HEAD"), ("GET", "HEAD", "POST")


def own_page(*, methods: tuple[str, ...] = READ) -> Callable[[PageView], PageView]:
    """Makes a page about the reader's own account."""
    return page("account", methods=methods)


def answer_with(
    view: Any, request: HttpRequest, *, parts: dict[str, Any] | None = None, **options: Any
) -> HttpResponseBase:
    """The answer of one of the framework's views, shown with our template; `parts` are those of the address."""
    response: HttpResponseBase = view.as_view(**options)(request, **(parts or {}))
    return response


def account_of(request: HttpRequest) -> Account:
    """The account of an own page's reader."""
    assert isinstance(request.user, Account)
    return request.user
