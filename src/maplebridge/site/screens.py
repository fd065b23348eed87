"""Lets wall screens in by their device token, and out again when it is revoked. Not for people."""

from collections.abc import Callable

from django.conf import settings
from django.http import HttpRequest, HttpResponseRedirect
from django.http.response import HttpResponseBase

from maplebridge.directory.accounts.screens import DAYS, Screen, find_screen, is_open
from maplebridge.ground.clock.time import now

WALL, DEVICE, KEPT, COUNTY = "/wall/", "device", "wall_device", "wall_county"
DAY_SECONDS = 24 * 3600


class Screens:
    """Middleware: `/wall/?device=…` once makes a session for the wall; the token does not stay in the address."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponseBase]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        """Look at requests for the wall only."""
        if request.path.startswith(WALL):
            if DEVICE in request.GET:
                return self._open(request)
            if settings.SESSION_COOKIE_NAME in request.COOKIES:
                self._close(request)
        return self.get_response(request)

    def _open(self, request: HttpRequest) -> HttpResponseBase:
        screen = find_screen(request.GET[DEVICE], now())
        if screen is not None:
            request.session[KEPT], request.session[COUNTY] = screen.digest, screen.county
            if "_auth_user_id" not in request.session:
                request.session.set_expiry(DAYS * DAY_SECONDS)
        rest = request.GET.copy()
        del rest[DEVICE]
        return HttpResponseRedirect(f"{request.path}{'?' if rest else ''}{rest.urlencode()}")

    def _close(self, request: HttpRequest) -> None:
        digest = request.session.get(KEPT)
        if digest and not is_open(Screen(request.session.get(COUNTY, ""), digest), now()):
            del request.session[KEPT]
