"""Pages for whoever is signed in, with duties today or without. Not for strangers: they are sent to sign in."""

from collections.abc import Callable
from functools import wraps
from typing import Any
from urllib.parse import urlencode

from django.http import HttpRequest, HttpResponseRedirect
from django.http.response import HttpResponseBase

from maplebridge.directory.accounts.models import Account
from maplebridge.doors.parts.asking import Visitor
from maplebridge.doors.parts.paging import SIGN_IN, page

View = Callable[..., HttpResponseBase]
READ, WRITE = ("GET", "HEAD"), ("GET", "HEAD", "POST")


def own_page(*, methods: tuple[str, ...] = READ) -> Callable[[View], View]:
    """Makes a page about the reader's own account."""

    def make(view: View) -> View:
        @wraps(view)
        def answer(request: HttpRequest, visitor: Visitor, **parts: Any) -> HttpResponseBase:
            if not isinstance(request.user, Account):
                return HttpResponseRedirect(f"{SIGN_IN}?{urlencode({'next': request.get_full_path()})}")
            return view(request, visitor, **parts)

        return page("public", methods=methods)(answer)

    return make


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
