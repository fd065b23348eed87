"""How a page is declared, guarded and shown. Not for what is on it.

`@page("staff")` says who may open a page, sends strangers to sign in, and turns a Fault that the view lets through into
a page that says what is wrong.
"""

from collections.abc import Callable
from functools import wraps
from typing import Any
from urllib.parse import urlencode

from django.conf import settings
from django.http import HttpRequest, HttpResponse, HttpResponseNotAllowed, HttpResponseRedirect
from django.http.response import HttpResponseBase
from django.shortcuts import render

from maplebridge.directory.people.agents import AGENT
from maplebridge.doors.parts.access import declares
from maplebridge.doors.parts.asking import LANGUAGE_COOKIE, LARGE_COOKIE, Visitor, visitor_of
from maplebridge.doors.parts.problems import TITLES
from maplebridge.doors.parts.signs import refuse_null_signs
from maplebridge.ground.words.fault import Fault, Forbidden
from maplebridge.ground.words.text import Text

PageView = Callable[..., HttpResponseBase]
YEAR_SECONDS = 365 * 24 * 3600
SIGN_IN = "/account/login/"
NOT_YOURS = Text("您的岗位不能打开这个页面", "Your duties do not open this page")
MARK, METHODS = "is_page", "declared_methods"


def page(*access: str, methods: tuple[str, ...] = ("GET", "HEAD")) -> Callable[[PageView], PageView]:
    """Makes a page of `view(request, visitor, **parts of the address)`.

    `access`: public; account (signed in, with duties today or without); resident or staff (signed in as one);
    staff:<role>; link (holds a case's link or brought the case: the view checks); wall (a wall screen's device); demo.
    Any one suffices. Unsafe methods carry a CSRF token.
    """

    def make(view: PageView) -> PageView:
        @wraps(view)
        def answer(request: HttpRequest, **parts: Any) -> HttpResponseBase:
            if request.method not in methods:
                return HttpResponseNotAllowed(methods)
            visitor = visitor_of(request)
            refusal = _refusal(request, visitor, access)
            response = refusal if refusal is not None else _view(view, request, visitor, parts)
            _keep_wishes(request, response)
            return response

        setattr(answer, MARK, True)
        setattr(answer, METHODS, methods)
        return declares(*access)(answer)

    return make


def show(request: HttpRequest, template: str, *, status: int = 200, **facts: Any) -> HttpResponse:
    """The page made of a template; nobody else may keep it."""
    visitor = visitor_of(request)
    response = render(request, template, facts, status=status)
    response.headers["Content-Language"] = "en" if visitor.en else "zh-Hans"
    response.headers.setdefault("Cache-Control", "private, no-store")
    if isinstance(fault := facts.get("fault"), Fault) and fault.retry_after:
        response.headers["Retry-After"] = fault.retry_after
    return response


def show_mishap(request: HttpRequest, fault: Fault) -> HttpResponse:
    """The page that says what is wrong and leads back; for a fragment, the sentence alone."""
    fragment = request.headers.get("HX-Request") == "true"
    template = "parts/mishap_fragment.html" if fragment else "parts/mishap.html"
    title = TITLES.get(fault.status, TITLES[422])
    return show(request, template, status=fault.status, fault=fault, title=title, home=_home(request))


def _view(view: PageView, request: HttpRequest, visitor: Visitor, parts: dict[str, Any]) -> HttpResponseBase:
    try:
        refuse_null_signs(request)
        return view(request, visitor, **parts)
    except Fault as fault:
        return show_mishap(request, fault)


def _refusal(request: HttpRequest, visitor: Visitor, access: tuple[str, ...]) -> HttpResponseBase | None:
    if any(_opens(word, request, visitor) for word in access):
        return None
    if visitor.actor is not None:
        return show_mishap(request, Forbidden("not_your_page", NOT_YOURS))
    target = f"{SIGN_IN}?{urlencode({'next': request.get_full_path()})}"
    if request.headers.get("HX-Request") == "true":
        return HttpResponse(status=401, headers={"HX-Redirect": SIGN_IN})
    return HttpResponseRedirect(target)


def _opens(word: str, request: HttpRequest, visitor: Visitor) -> bool:
    if word in ("public", "link"):
        return True
    if word == "account":
        return request.user.is_authenticated
    if word == "demo":
        return bool(settings.DEMO)
    if word == "wall":
        return bool(request.session.get("wall_device"))
    if word == "resident":
        return visitor.actor is not None and visitor.actor.kind == "resident"
    # Whoever serves at an agent outlet only, in no office, opens only what names them.
    serves = word == "staff" and visitor.roles != {AGENT}
    return visitor.staff and (serves or word.removeprefix("staff:") in visitor.roles)


def _keep_wishes(request: HttpRequest, response: HttpResponseBase) -> None:
    for name, wishes in ((LANGUAGE_COOKIE, ("zh", "en")), (LARGE_COOKIE, ("0", "1"))):
        wish = request.GET.get(name)
        if wish in wishes:
            response.set_cookie(name, wish, max_age=YEAR_SECONDS, samesite="Lax", secure=request.is_secure())


def _home(request: HttpRequest) -> str:
    door = request.path.strip("/").partition("/")[0]
    return f"/{door}/" if door in ("desk", "field", "wall", "account") else "/"
